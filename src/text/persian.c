/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/persian.h"

#include <string.h>
#include <unicode/ucol.h>

#define RIGHT_TO_LEFT_MARK "\xe2\x80\x8f"

char *persian_digits(const char *text)
{
    GString *out = g_string_new(NULL);

    for (const char *p = text; *p != '\0'; p++) {
        if (g_ascii_isdigit(*p))
            g_string_append_unichar(out, 0x06F0u + (gunichar)(*p - '0'));
        else if (*p == '.' && p > text && g_ascii_isdigit(p[-1]) && g_ascii_isdigit(p[1]))
            g_string_append(out, "٫");
        else
            g_string_append_c(out, *p);
    }
    return g_string_free(out, FALSE);
}

static gpointer open_collator(gpointer locale)
{
    UErrorCode status = U_ZERO_ERROR;
    UCollator *collator = ucol_open(locale, &status);

    ucol_setAttribute(collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
    g_assert(U_SUCCESS(status));
    return collator;
}

/* Opening a collator takes milliseconds: once a language, shared by all threads, which ICU allows.
 */
static const UCollator *collator_of(enum language language)
{
    static GOnce fa = G_ONCE_INIT, en = G_ONCE_INIT;
    static char fa_name[] = "fa", en_name[] = "en";

    return language == LANGUAGE_FA ? g_once(&fa, open_collator, fa_name)
                                   : g_once(&en, open_collator, en_name);
}

int persian_compare(const char *a, const char *b, enum language language)
{
    UErrorCode status = U_ZERO_ERROR;
    UCollationResult result = ucol_strcollUTF8(collator_of(language), a, -1, b, -1, &status);

    if (U_SUCCESS(status) && result != UCOL_EQUAL)
        return result == UCOL_LESS ? -1 : 1;
    return strcmp(a, b);
}

static bool is_strong_right_to_left(gunichar letter)
{
    return g_unichar_isalpha(letter) && letter >= 0x0590 && letter <= 0x08FF;
}

char *persian_cell(const char *text)
{
    const char *end = text + strlen(text);
    const char *last = end > text ? g_utf8_prev_char(end) : text;

    if (*text == '\0')
        return g_strdup("");
    return g_strconcat(
        is_strong_right_to_left(g_utf8_get_char(text)) ? "" : RIGHT_TO_LEFT_MARK, text,
        is_strong_right_to_left(g_utf8_get_char(last)) ? "" : RIGHT_TO_LEFT_MARK, NULL);
}
