/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/reason.h"

#include <errno.h>
#include <string.h>

struct row {
    int number;
    const char *words[N_LANGUAGES];
};

static const struct row TABLE[] = {
#define REASON(number, en, fa) {number, {[LANGUAGE_FA] = fa, [LANGUAGE_EN] = en}},
#include "base/reasons.def"
#undef REASON
};

static const struct row *find(int error_number)
{
    for (guint i = 0; i < G_N_ELEMENTS(TABLE); i++)
        if (TABLE[i].number == error_number && error_number != 0)
            return &TABLE[i];
    return NULL;
}

const char *reason_of(int error_number, enum language language)
{
    static const char *const OTHER[N_LANGUAGES] = {
        [LANGUAGE_FA] = "خطای سیستم", [LANGUAGE_EN] = "the system reported an error"};
    const struct row *row = find(error_number);

    g_assert(language < N_LANGUAGES);
    return row != NULL ? row->words[language] : OTHER[language];
}

bool reason_set(GError **error, const char *path, int error_number)
{
    GFileError code = g_file_error_from_errno(error_number);

    if (error_number == EDQUOT) /* to the user as full as a full disk */
        code = G_FILE_ERROR_NOSPC;
    if (error_number == ENOTEMPTY)
        code = G_FILE_ERROR_EXIST;
    if (find(error_number) != NULL)
        g_set_error(error, G_FILE_ERROR, (gint)code, "%s: %s", path,
                    reason_of(error_number, LANGUAGE_EN));
    else
        g_set_error(error, G_FILE_ERROR, (gint)code, "%s: %s (%d)", path,
                    reason_of(error_number, LANGUAGE_EN), error_number);
    return false;
}

char *reason_in(const char *text, enum language language)
{
    g_assert(language < N_LANGUAGES);
    for (guint i = 0; i < G_N_ELEMENTS(TABLE); i++) {
        const char *english = TABLE[i].words[LANGUAGE_EN];
        gsize start;
        if (!g_str_has_suffix(text, english))
            continue;
        start = strlen(text) - strlen(english);
        if (start == 0 || (start >= 2 && text[start - 1] == ' ' && text[start - 2] == ':'))
            return g_strdup_printf("%.*s%s", (int)start, text, TABLE[i].words[language]);
    }
    return g_strdup(text);
}
