/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/console.h"
#include "cli/statistics_page.h"
#include "cli/verb.h"

static void explain(enum message message, enum language language)
{
    g_autofree char *pattern = message_pattern(message, language);
    g_autofree char *text = g_strdup_printf("%s: %s\n\n%s\n", message_code(message), pattern,
                                            message_explanation(message, language));

    console_print(text);
}

static gint by_number(gconstpointer a, gconstpointer b)
{
    const char *x = message_code(*(const enum message *)a);
    const char *y = message_code(*(const enum message *)b);

    return strcmp(x + 1, y + 1); /* the letter is the severity, the number the subject */
}

/* docs/errors.md is this page. */
static void explain_all(void)
{
    enum message order[N_MESSAGES];

    for (int i = 0; i < N_MESSAGES; i++)
        order[i] = (enum message)i;
    qsort(order, N_MESSAGES, sizeof order[0], by_number);
    console_print(
        "# Every message\n\nMade by `tabavar explain all`. {1} to {4} stand for words of the "
        "case at hand.\n");
    for (int i = 0; i < N_MESSAGES; i++) {
        g_autofree char *english = message_pattern(order[i], LANGUAGE_EN);
        g_autofree char *persian = message_pattern(order[i], LANGUAGE_FA);
        g_autofree char *section =
            g_strdup_printf("\n## %s\n\n`%s`\n\n%s\n\n> %s\n>\n> %s\n", message_code(order[i]),
                            english, message_explanation(order[i], LANGUAGE_EN), persian,
                            message_explanation(order[i], LANGUAGE_FA));
        console_print(section);
    }
}

enum exit_status verb_explain(struct command *command)
{
    const char *code = command->options.words->pdata[0];
    enum message message;

    if (strcmp(code, "all") == 0) {
        explain_all();
        return EXIT_DONE;
    }
    if (strcmp(code, "statistics") == 0) {
        statistics_page_print(command->language);
        return EXIT_DONE;
    }
    if (statistics_page_explain(code, command->language))
        return EXIT_DONE;
    if (!message_find(&message, code)) {
        diagnostics_add(command->diagnostics, MESSAGE_UNKNOWN_CODE, NULL, code, NULL);
        return EXIT_USAGE;
    }
    explain(message, command->language);
    return EXIT_DONE;
}
