/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/console.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "report/review_page.h"

/* Writes the questions that are open, if there are any. */
static bool write_review(struct command *command, const struct inputs *inputs)
{
    static const char *const WRITTEN[N_LANGUAGES] = {
        [LANGUAGE_FA] =
            "%s: %u پرسش باز. برگهٔ راهنما می‌گوید چگونه تصمیم "
            "بگیرید.\n",
        [LANGUAGE_EN] = "%s: %u open questions. Its second sheet says how to decide them.\n",
    };
    static const char *const NONE[N_LANGUAGES] = {
        [LANGUAGE_FA] = "پرسش بازی نیست؛ چیزی نوشته نشد.\n",
        [LANGUAGE_EN] = "There is no open question; nothing was written.\n",
    };
    g_autoptr(GPtrArray) rows =
        review_rows(inputs->programme, inputs->decisions, command->diagnostics);
    own(report) report = NULL;
    g_autofree char *text = NULL;

    if (rows->len == 0) {
        console_note(NONE[command->language]);
        return true;
    }
    report = review_report(inputs->programme, rows, command->language);
    if (!output_workbook(command, report))
        return false;
    text = g_strdup_printf(WRITTEN[command->language], command->options.output, rows->len);
    console_note(text);
    return true;
}

enum exit_status verb_check(struct command *command)
{
    static const char *const FINE[N_LANGUAGES] = {
        [LANGUAGE_FA] = "داده‌ها خوانده شد و خطایی ندارد.\n",
        [LANGUAGE_EN] = "The data were read and have no fault.\n",
    };
    own(inputs) inputs = output_is_workbook(command) ? inputs_read_all(command) : NULL;
    g_autofree char *summary = NULL;

    if (inputs == NULL)
        return verb_status_of(command->diagnostics);
    if (command->options.output != NULL && !write_review(command, inputs))
        return verb_status_of(command->diagnostics);
    if (diagnostics_n_errors(command->diagnostics) > 0)
        return verb_status_of(command->diagnostics);
    summary = inputs_summary(inputs, command->language);
    console_print(summary);
    console_print(FINE[command->language]);
    return EXIT_DONE;
}
