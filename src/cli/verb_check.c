/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/console.h"
#include "cli/inputs.h"
#include "study/study.h"

enum exit_status verb_check(struct command *command)
{
    static const char *const FINE[N_LANGUAGES] = {
        [LANGUAGE_FA] =
            "داده‌ها را می‌توان تحلیل کرد. چیزی نوشته نشد.\n",
        [LANGUAGE_EN] = "The data can be analysed. Nothing was written.\n",
    };
    own(inputs) inputs = inputs_read(command);
    own(study) study = NULL;
    g_autofree char *summary = NULL;

    if (inputs == NULL)
        return verb_status_of(command->diagnostics);
    /* The study adds what only the numbers show, such as an item that runs against its scale. */
    study = study_new(inputs->programme, inputs->places, inputs->cohorts, command->diagnostics);
    summary = inputs_summary(inputs, command->language);
    console_print(summary);
    console_print(FINE[command->language]);
    return EXIT_DONE;
}
