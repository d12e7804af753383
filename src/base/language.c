/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/language.h"

#include <glib.h>
#include <string.h>

static const char *const TAGS[N_LANGUAGES] = {[LANGUAGE_FA] = "fa", [LANGUAGE_EN] = "en"};

const char *language_tag(enum language language)
{
    g_assert(language < N_LANGUAGES);
    return TAGS[language];
}

/* "English (en)" -> "en)"; a tag without brackets is its own start. */
static const char *start_of_code(const char *tag)
{
    const char *bracket = strrchr(tag, '(');

    tag = bracket != NULL ? bracket + 1 : tag;
    while (g_ascii_isspace(*tag))
        tag++;
    return tag;
}

bool language_from_tag(enum language *out, const char *tag)
{
    const char *code;

    if (tag == NULL)
        return false;
    code = start_of_code(tag);
    for (enum language language = 0; language < N_LANGUAGES; language++) {
        gsize length = strlen(TAGS[language]);
        if (g_ascii_strncasecmp(code, TAGS[language], length) == 0 &&
            strchr("_-.@) \t", code[length]) != NULL) {
            *out = language;
            return true;
        }
    }
    return false;
}

enum language language_of_terminal(void)
{
    static const char *const LOCALE[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    enum language language = LANGUAGE_EN;

    if (language_from_tag(&language, g_getenv("TABAVAR_LANGUAGE")))
        return language;
    for (guint i = 0; i < G_N_ELEMENTS(LOCALE); i++) {
        const char *value = g_getenv(LOCALE[i]);
        if (value != NULL && *value != '\0') { /* the first that is set decides, as in POSIX */
            language_from_tag(&language, value);
            return language;
        }
    }
    return language;
}
