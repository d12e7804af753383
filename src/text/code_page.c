/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/code_page.h"

#include <unicode/ucnv.h>

#define N_BYTES 256u

static gpointer make_letters(gpointer name)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &status);
    gunichar *letters = g_new(gunichar, N_BYTES);

    for (guint i = 0; i < N_BYTES && U_SUCCESS(status); i++) {
        char byte = (char)i;
        UChar letter[2] = {0, 0};
        ucnv_toUChars(converter, letter, 2, &byte, 1, &status);
        letters[i] = letter[0] == 0xFFFD ? i : letter[0];
    }
    ucnv_close(converter);
    g_assert(U_SUCCESS(status));
    return letters;
}

const gunichar *code_page_letters(enum code_page page)
{
    static GOnce arabic = G_ONCE_INIT;
    static GOnce western = G_ONCE_INIT;
    static char arabic_name[] = "windows-1256";
    static char western_name[] = "windows-1252";

    return page == CODE_PAGE_1256 ? g_once(&arabic, make_letters, arabic_name)
                                  : g_once(&western, make_letters, western_name);
}

int code_page_byte(enum code_page page, gunichar letter)
{
    const gunichar *letters = code_page_letters(page);

    if (letter < 0x80)
        return (int)letter;
    for (guint i = 0x80; i < N_BYTES; i++)
        if (letters[i] == letter)
            return (int)i;
    return page == CODE_PAGE_1252 && letter < N_BYTES ? (int)letter : -1;
}

char *code_page_encode(enum code_page page, const char *utf8, gsize *length)
{
    GString *bytes = g_string_new(NULL);

    for (; *utf8 != '\0'; utf8 += g_utf8_skip[(guchar)*utf8]) {
        int byte = code_page_byte(page, g_utf8_get_char(utf8));
        if (byte < 0) {
            g_string_free(bytes, TRUE);
            return NULL;
        }
        g_string_append_c(bytes, (char)byte);
    }
    *length = bytes->len;
    return g_string_free(bytes, FALSE);
}
