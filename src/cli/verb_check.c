/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/console.h"
#include "cli/inputs.h"

enum exit_status verb_check(struct command *command)
{
    static const char *const FINE[N_LANGUAGES] = {
        [LANGUAGE_FA] =
            "داده‌ها خوانده شد و خطایی ندارد. چیزی نوشته "
            "نشد.\n",
        [LANGUAGE_EN] = "The data were read and have no fault. Nothing was written.\n",
    };
    own(inputs) inputs = inputs_read(command);
    g_autofree char *summary = NULL;

    if (inputs == NULL)
        return verb_status_of(command->diagnostics);
    summary = inputs_summary(inputs, command->language);
    console_print(summary);
    console_print(FINE[command->language]);
    return EXIT_DONE;
}
