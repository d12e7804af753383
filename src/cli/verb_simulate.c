/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/console.h"
#include "cli/output.h"
#include "simulate/simulate.h"

enum exit_status verb_simulate(struct command *command)
{
    static const char *const DONE[N_LANGUAGES] = {
        [LANGUAGE_FA] = "برنامهٔ ساختگی در %s نوشته شد. این افراد واقعی نیستند.\n",
        [LANGUAGE_EN] = "The invented programme is in %s. None of these people are real.\n",
    };
    own(stage) stage = output_stage(command);
    own(programme) programme = NULL;
    g_autofree char *done = NULL;

    if (stage == NULL)
        return verb_status_of(command->diagnostics);
    programme = programme_load(command->options.words->pdata[0], command->diagnostics);
    if (programme == NULL)
        return verb_status_of(command->diagnostics);
    if (!simulate_programme(programme, stage, command->diagnostics) ||
        !output_commit(command, stage))
        return verb_status_of(command->diagnostics);
    done = g_strdup_printf(DONE[command->language], command->options.output);
    console_note(done);
    return EXIT_DONE;
}
