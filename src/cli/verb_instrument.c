/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/console.h"
#include "cli/verb.h"
#include "instrument/outline.h"

static enum exit_status list(struct command *command)
{
    g_autoptr(GPtrArray) folders = instrument_folders();

    for (guint i = 0; i < folders->len; i++) {
        own(instrument) instrument = instrument_load(folders->pdata[i], command->diagnostics);
        g_autofree char *line =
            instrument == NULL ? NULL : instrument_list_line(instrument, command->language);
        if (line != NULL)
            console_print(line);
    }
    return verb_status_of(command->diagnostics);
}

static enum exit_status show(struct command *command, const char *name, bool only_lint)
{
    g_autofree char *folder = instrument_find(name, NULL);
    own(instrument) instrument = NULL;
    g_autofree char *text = NULL;

    if (folder == NULL) {
        diagnostics_add(command->diagnostics, MESSAGE_UNKNOWN_INSTRUMENT, NULL, name, NULL);
        return EXIT_USAGE;
    }
    instrument = instrument_load(folder, command->diagnostics);
    if (instrument == NULL)
        return verb_status_of(command->diagnostics);
    text = only_lint ? instrument_list_line(instrument, command->language)
                     : instrument_describe(instrument, command->language);
    console_print(text);
    return EXIT_DONE;
}

enum exit_status verb_instrument(struct command *command)
{
    const GPtrArray *words = command->options.words;
    const char *action = words->pdata[0];

    if (strcmp(action, "list") == 0 && words->len == 1)
        return list(command);
    if ((strcmp(action, "show") == 0 || strcmp(action, "lint") == 0) && words->len == 2)
        return show(command, words->pdata[1], strcmp(action, "lint") == 0);
    diagnostics_add(command->diagnostics, MESSAGE_BAD_OPTION_VALUE, NULL, "instrument", action,
                    "list, show ID, lint DIR", NULL);
    return EXIT_USAGE;
}
