/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/visible.h"

#include <stdbool.h>

/* U+202A..202E and U+2066..2069 turn the rest of a line around; a BOM or soft hyphen hides. */
static bool is_hidden(gunichar letter)
{
    return (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069) ||
           letter == 0xFEFF || letter == 0x00AD || letter == 0x2028 || letter == 0x2029 ||
           (letter >= 0x7F && letter < 0xA0) || letter < 0x20;
}

static void append_hidden(GString *out, gunichar letter)
{
    switch (letter) {
    case '\n':
        g_string_append(out, "\\n");
        break;
    case '\r':
        g_string_append(out, "\\r");
        break;
    case '\t':
        g_string_append(out, "\\t");
        break;
    default:
        g_string_append_printf(out, "\\u%04X", letter);
    }
}

char *visible_word(const char *text, guint max_letters)
{
    GString *out = g_string_new(NULL);

    for (guint n = 0; *text != '\0'; n++) {
        gunichar letter = g_utf8_get_char_validated(text, -1);
        if (n == max_letters) {
            g_string_append(out, "…");
            break;
        }
        if (letter == (gunichar)-1 || letter == (gunichar)-2) {
            g_string_append_printf(out, "\\x%02X", (guchar)*text);
            text++;
            continue;
        }
        if (is_hidden(letter))
            append_hidden(out, letter);
        else
            g_string_append_unichar(out, letter);
        text += g_utf8_skip[(guchar)*text];
    }
    return g_string_free(out, FALSE);
}
