/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/ready_text.h"

#include <glib.h>
#include <stdbool.h>

#include "base/limits.h"
#include "text/persian.h"

/* Excel reads "_x0041_" as "A": the underscore before such a code is written as a code itself. */
static bool looks_like_code(const char *at)
{
    if (at[0] != '_' || at[1] != 'x')
        return false;
    for (int i = 2; i < 6; i++) {
        if (!g_ascii_isxdigit(at[i]))
            return false;
    }
    return at[6] == '_';
}

static bool fits_xml(gunichar letter)
{
    if (letter < 0x20)
        return letter == '\t' || letter == '\n';
    return letter != 0x7F && (letter & 0xFFFE) != 0xFFFE;
}

static void append_letter(GString *out, const char *at)
{
    gunichar letter = g_utf8_get_char(at);

    if (letter == '\r')
        return;
    if (!fits_xml(letter))
        letter = 0xFFFD;
    if (looks_like_code(at))
        g_string_append(out, "_x005F");
    g_string_append_unichar(out, letter);
}

/* How many bytes of text come before its unit n. */
static gsize bytes_of_units(const char *text, guint n)
{
    const char *end = text;

    for (guint used = 0; *end != '\0'; end = g_utf8_next_char(end)) {
        used += g_utf8_get_char(end) > 0xFFFF ? 2 : 1;
        if (used > n)
            break;
    }
    return (gsize)(end - text);
}

char *ready_text(const char *source, enum language language)
{
    g_autofree char *valid = g_utf8_make_valid(source, -1);
    g_autofree char *marked = NULL;
    GString *out = g_string_sized_new(64);

    if (language == LANGUAGE_FA && *valid != '\0')
        marked = persian_cell(valid);
    for (const char *at = marked != NULL ? marked : valid; *at != '\0'; at = g_utf8_next_char(at))
        append_letter(out, at);
    if (out->len > LIMIT_CELL_LETTERS)
        g_string_truncate(out, bytes_of_units(out->str, LIMIT_CELL_LETTERS));
    return g_string_free(out, FALSE);
}
