/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/console.h"
#include "cli/verb.h"

enum exit_status verb_explain(struct command *command)
{
    const char *code = command->options.words->pdata[0];
    enum message message;
    g_autofree char *text = NULL;

    if (!message_find(&message, code)) {
        diagnostics_add(command->diagnostics, MESSAGE_UNKNOWN_CODE, NULL, code, NULL);
        return EXIT_USAGE;
    }
    text = g_strdup_printf("%s: %s\n\n%s\n", message_code(message),
                           message_template(message, command->language),
                           message_explanation(message, command->language));
    console_print(text);
    return EXIT_DONE;
}
