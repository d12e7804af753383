/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/output.h"

#include <errno.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/reason.h"
#include "render/render.h"
#include "render/spss.h"
#include "report/score_set.h"

static bool is_stdout(const struct command *command)
{
    const char *output = command->options.output;

    return output == NULL || strcmp(output, "-") == 0;
}

void output_failed(struct command *command, const GError *error)
{
    const char *output = command->options.output;

    if (is_stdout(command))
        diagnostics_add(command->diagnostics, MESSAGE_STDOUT_LOST, NULL, error->message, NULL);
    else
        stage_add_error(command->diagnostics, output, error);
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

/* What a new file may not take the place of. */
static bool is_free(const char *path, GError **error)
{
    int number = g_file_test(path, G_FILE_TEST_IS_DIR)   ? EISDIR
                 : g_file_test(path, G_FILE_TEST_EXISTS) ? EEXIST
                                                         : 0;

    return number == 0 || reason_set(error, path, number);
}

static bool write_new(const char *final_path, output_function write, gpointer user, GError **error)
{
    own(stage) stage = is_free(final_path, error) ? stage_new(final_path, error) : NULL;
    g_autofree char *name = g_path_get_basename(final_path);
    g_autofree char *path = stage == NULL ? NULL : stage_file(stage, name, error);

    return path != NULL && write(path, user, error) && !interrupt_check(error) &&
           stage_commit_file(stage, name, error);
}

static bool is_device(const char *path)
{
    return g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_REGULAR) &&
           !g_file_test(path, G_FILE_TEST_IS_DIR);
}

bool output_file(struct command *command, output_function write, gpointer user)
{
    const char *path = is_stdout(command) ? "-" : command->options.output;
    g_autoptr(GError) error = NULL;

    if (is_stdout(command) || is_device(path) ? write(path, user, &error)
                                              : write_new(path, write, user, &error))
        return true;
    output_failed(command, error);
    return false;
}

bool output_is_workbook(struct command *command)
{
    const char *output = command->options.output;
    g_autofree char *lower = output == NULL ? NULL : g_ascii_strdown(output, -1);

    if (lower == NULL || g_str_has_suffix(lower, ".xlsx"))
        return true;
    diagnostics_add(command->diagnostics, MESSAGE_BAD_OPTION_VALUE, NULL, "-o", output, "FILE.xlsx",
                    NULL);
    return false;
}

static bool write_workbook(const char *path, gpointer report, GError **error)
{
    return render_xlsx(report, path, error);
}

bool output_workbook(struct command *command, struct report *report)
{
    return output_file(command, write_workbook, report);
}

bool output_scores_sav(const struct view *view, const char *path, GError **error)
{
    own(data_set) set = score_set_new(view);

    return render_spss(set, path, error);
}
