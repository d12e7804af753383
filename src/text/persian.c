/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/persian.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>

#define RIGHT_TO_LEFT_MARK "\u200F"
#define LEFT_TO_RIGHT_MARK "\u200E"

char *persian_digits(const char *text)
{
    GString *out = g_string_sized_new(2 * strlen(text));

    for (const char *at = text; *at != '\0'; at++) {
        bool between_digits = at > text && g_ascii_isdigit(at[-1]) && g_ascii_isdigit(at[1]);
        if (g_ascii_isdigit(*at))
            g_string_append_unichar(out, 0x06F0u + (gunichar)(*at - '0'));
        else if (*at == '.' && between_digits)
            g_string_append(out, "٫");
        else
            g_string_append_c(out, *at);
    }
    return g_string_free(out, FALSE);
}

/* Opening a collator takes milliseconds; once open and left alone it serves every thread. */
static gpointer open_collator(gpointer tag)
{
    UErrorCode status = U_ZERO_ERROR;
    UCollator *collator = ucol_open(tag, &status);

    g_assert(U_SUCCESS(status));
    ucol_setAttribute(collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
    g_assert(U_SUCCESS(status));
    return collator;
}

static const UCollator *collator_of(enum language language)
{
    static GOnce fa = G_ONCE_INIT;
    static GOnce en = G_ONCE_INIT;
    static char fa_tag[] = "fa";
    static char en_tag[] = "en";

    return language == LANGUAGE_FA ? g_once(&fa, open_collator, fa_tag)
                                   : g_once(&en, open_collator, en_tag);
}

int persian_compare(const char *a, const char *b, enum language language)
{
    UErrorCode status = U_ZERO_ERROR;
    UCollationResult order = ucol_strcollUTF8(collator_of(language), a, -1, b, -1, &status);

    if (U_SUCCESS(status) && order != UCOL_EQUAL)
        return order == UCOL_LESS ? -1 : 1;
    return strcmp(a, b);
}

enum side { SIDE_STRONG, SIDE_DIGIT, SIDE_SIGN };

static enum side side_of(gunichar letter)
{
    switch ((int)u_charDirection((UChar32)letter)) {
    case U_LEFT_TO_RIGHT:
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
    case U_DIR_NON_SPACING_MARK: /* belongs to the letter before it */
        return SIDE_STRONG;
    case U_EUROPEAN_NUMBER:
    case U_ARABIC_NUMBER:
        return SIDE_DIGIT;
    default:
        return SIDE_SIGN;
    }
}

static bool begins_with_signed_number(const char *text)
{
    gunichar sign = g_utf8_get_char(text);

    return (sign == '-' || sign == '+' || sign == 0x2212) &&
           side_of(g_utf8_get_char(text + g_utf8_skip[(guchar)*text])) == SIDE_DIGIT;
}

char *persian_cell(const char *text)
{
    const char *last = g_utf8_find_prev_char(text, text + strlen(text));
    GString *out = g_string_new(NULL);

    if (last == NULL)
        return g_string_free(out, FALSE);
    if (side_of(g_utf8_get_char(text)) != SIDE_STRONG)
        g_string_append(out, RIGHT_TO_LEFT_MARK);
    if (begins_with_signed_number(text)) /* or its sign jumps to the other end */
        g_string_append(out, LEFT_TO_RIGHT_MARK);
    g_string_append(out, text);
    if (side_of(g_utf8_get_char(last)) == SIDE_SIGN)
        g_string_append(out, RIGHT_TO_LEFT_MARK);
    return g_string_free(out, FALSE);
}
