/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/console.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "report/review_page.h"

static guint n_waiting(const GPtrArray *rows)
{
    guint n = 0;

    for (guint i = 0; i < rows->len; i++)
        n += ((const struct review_row *)g_ptr_array_index(rows, i))->is_waiting;
    return n;
}

/* A fault that is found a thousand times is only counted from there on. */
static void say_unlisted(const struct command *command)
{
    static const char *const MORE[N_LANGUAGES] = {
        [LANGUAGE_FA] = "%u مورد دیگر در این کارپوشه نیست؛ "
                        "پس از این تصمیم‌ها دوباره بررسی کنید.\n",
        [LANGUAGE_EN] = "%u more are not in this workbook: decide these, then check again.\n",
    };
    guint n = diagnostics_n_unkept(command->diagnostics);
    g_autofree char *text = g_strdup_printf(MORE[command->language], n);

    if (n > 0)
        console_note(text);
}

/* Writes all that was decided and every question that is open, if there is anything. */
static bool write_review(struct command *command, const struct inputs *inputs)
{
    static const char *const WRITTEN[N_LANGUAGES] = {
        [LANGUAGE_FA] =
            "%s: پرسش باز: %u، تصمیم‌گرفته: %u. "
            "برگهٔ راهنما می‌گوید چگونه تصمیم بگیرید.\n",
        [LANGUAGE_EN] = "%s: open questions: %u, decided: %u. Its second sheet says how to "
                        "decide.\n",
    };
    static const char *const NONE[N_LANGUAGES] = {
        [LANGUAGE_FA] = "پرسش باز و تصمیمی نیست؛ چیزی نوشته نشد.\n",
        [LANGUAGE_EN] = "There is no open question and no decision; nothing was written.\n",
    };
    g_autoptr(GPtrArray) rows =
        review_rows(inputs->programme, inputs->decisions, command->diagnostics);
    own(report) report = NULL;
    g_autofree char *text = NULL;
    guint n_open = n_waiting(rows);

    if (rows->len == 0) {
        console_note(NONE[command->language]);
        return true;
    }
    report = review_report(inputs->programme, inputs->decisions, rows);
    if (!output_workbook(command, report))
        return false;
    text = g_strdup_printf(WRITTEN[command->language], command->options.output, n_open,
                           rows->len - n_open);
    console_note(text);
    say_unlisted(command);
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
    if (command->options.output != NULL && inputs->were_read && !write_review(command, inputs))
        return verb_status_of(command->diagnostics);
    if (diagnostics_n_errors(command->diagnostics) > 0)
        return verb_status_of(command->diagnostics);
    if (command->options.quiet) /* the exit status says it */
        return EXIT_DONE;
    summary = inputs_summary(inputs, command->language);
    console_print(summary);
    console_print(FINE[command->language]);
    return EXIT_DONE;
}
