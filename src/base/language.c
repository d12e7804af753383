/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/language.h"

#include <glib.h>
#include <string.h>

static const char *const TAGS[N_LANGUAGES] = {[LANGUAGE_FA] = "fa", [LANGUAGE_EN] = "en"};

const char *language_tag(enum language language)
{
    return TAGS[language];
}

/* The code inside the last brackets of "English (en)", or the text itself. */
static const char *code_of(const char *tag)
{
    const char *open = strrchr(tag, '(');

    return open == NULL ? tag : open + 1;
}

bool language_from_tag(enum language *out, const char *tag)
{
    const char *code;

    if (tag == NULL)
        return false;
    code = code_of(tag);
    for (int i = 0; i < N_LANGUAGES; i++)
        if (g_ascii_strncasecmp(code, TAGS[i], 2) == 0 && !g_ascii_isalpha(code[2])) {
            *out = (enum language)i;
            return true;
        }
    return false;
}

enum language language_of_terminal(void)
{
    static const char *const NAMES[] = {"TABAVAR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    enum language language;

    for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        const char *value = g_getenv(NAMES[i]);
        if (value != NULL && *value != '\0')
            return language_from_tag(&language, value) ? language : LANGUAGE_EN;
    }
    return LANGUAGE_EN;
}
