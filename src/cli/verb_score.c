/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/console.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "report/record.h"

static bool write_csv(const char *path, gpointer user, GError **error)
{
    return record_scores(user, path, error);
}

static bool write_sav(const char *path, gpointer user, GError **error)
{
    return output_scores_sav(user, path, error);
}

/* The form of the output by the ending of its name; NULL with a diagnostic for any other. */
static output_function form_of(struct command *command)
{
    static const struct {
        const char *ending;
        output_function write;
    } FORMS[] = {{".csv", write_csv}, {".sav", write_sav}};
    const char *output = command->options.output;
    g_autofree char *lower = output == NULL ? NULL : g_ascii_strdown(output, -1);

    if (lower == NULL || strcmp(lower, "-") == 0 || g_str_has_prefix(lower, "/dev/"))
        return write_csv;
    for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++)
        if (g_str_has_suffix(lower, FORMS[i].ending))
            return FORMS[i].write;
    diagnostics_add(command->diagnostics, MESSAGE_BAD_OPTION_VALUE, NULL, "-o", output,
                    "FILE.csv, FILE.sav", NULL);
    return NULL;
}

enum exit_status verb_score(struct command *command)
{
    output_function write = form_of(command);
    own(inputs) inputs = write == NULL ? NULL : inputs_read(command);
    own(study) study = NULL;
    g_autofree char *summary = NULL;
    struct view view;

    if (inputs == NULL)
        return verb_status_of(command->diagnostics);
    study = study_of_scores(inputs->programme, inputs->places, inputs->cohorts);
    view = view_of(study, NULL);
    if (!output_file(command, write, &view))
        return verb_status_of(command->diagnostics);
    summary = inputs_summary(inputs, command->language);
    console_note(summary);
    return EXIT_DONE;
}
