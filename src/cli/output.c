/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/output.h"

void output_failed(struct command *command, const GError *error)
{
    const char *output = command->options.output;

    stage_add_error(command->diagnostics, output == NULL ? "stdout" : output, error);
}

struct stage *output_stage(struct command *command)
{
    g_autoptr(GError) error = NULL;
    struct stage *stage;

    if (command->options.output == NULL) {
        diagnostics_add(command->diagnostics, MESSAGE_MISSING_ARGUMENT, NULL, "-o", "DIR", NULL);
        return NULL;
    }
    stage = stage_new(command->options.output, &error);
    if (stage == NULL)
        output_failed(command, error);
    else if (stage_n_removed(stage) > 0)
        diagnostics_add(command->diagnostics, MESSAGE_STALE_REMOVED, NULL, command->options.output,
                        NULL);
    return stage;
}

bool output_commit(struct command *command, struct stage *stage)
{
    g_autoptr(GError) error = NULL;

    if (stage_commit(stage, &error))
        return true;
    output_failed(command, error);
    return false;
}
