/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/damage.h"

#include <string.h>

#include "text/code_page.h"

static bool is_arabic(gunichar letter)
{
    return letter >= 0x0600 && letter <= 0x06FF && g_unichar_isalpha(letter);
}

/* ---- letters lost ---- */

static gunichar letter_before(const char *text, const char *at)
{
    const char *before = g_utf8_find_prev_char(text, at);

    return before == NULL ? 0 : g_utf8_get_char(before);
}

/* A question mark that stands where a letter was. */
static bool is_in_a_word(const char *text, const char *mark, enum text_kind kind)
{
    gunichar before = letter_before(text, mark);
    gunichar after = g_utf8_get_char(mark + 1);

    if (g_unichar_isalpha(before) && g_unichar_isalpha(after))
        return is_arabic(before) || is_arabic(after);
    return kind == TEXT_NAME && (is_arabic(before) || is_arabic(after));
}

static bool has_letter(const char *text)
{
    for (; *text != '\0'; text += g_utf8_skip[(guchar)*text])
        if (g_unichar_isalpha(g_utf8_get_char(text)))
            return true;
    return false;
}

static bool lost_letters(const char *text, enum text_kind kind)
{
    guint n_marks = 0;

    if (strstr(text, "\xEF\xBF\xBD") != NULL) /* U+FFFD */
        return true;
    for (const char *mark = strchr(text, '?'); mark != NULL; mark = strchr(mark + 1, '?')) {
        n_marks++;
        if (is_in_a_word(text, mark, kind))
            return true;
    }
    return n_marks >= 2 && !has_letter(text);
}

/* ---- encoded twice ---- */

static guint n_arabic(const char *text)
{
    guint n = 0;

    for (; *text != '\0'; text += g_utf8_skip[(guchar)*text])
        n += is_arabic(g_utf8_get_char(text));
    return n;
}

static bool is_ascii(const char *text)
{
    while ((guchar)*text - 1u < 0x7Fu)
        text++;
    return *text == '\0';
}

/* A quick look at the first letter beyond ASCII and the next: do they begin a UTF-8 letter? */
static bool may_begin_utf8(const char *text, enum code_page page)
{
    int first, second;

    while ((guchar)*text < 0x80)
        text++;
    first = code_page_byte(page, g_utf8_get_char(text));
    text += g_utf8_skip[(guchar)*text];
    second = first < 0xC2 ? -1 : code_page_byte(page, g_utf8_get_char(text));
    return second >= 0x80 && second < 0xC0;
}

/* The text whose UTF-8 bytes were read as letters of that alphabet; NULL where it is none. */
static char *read_once_less(const char *text, enum code_page page)
{
    gsize length = 0;
    g_autofree char *bytes =
        may_begin_utf8(text, page) ? code_page_encode(page, text, &length) : NULL;

    if (bytes == NULL || !g_utf8_validate_len(bytes, length, NULL) || n_arabic(bytes) < 2)
        return NULL;
    return g_steal_pointer(&bytes);
}

enum text_damage text_damage_of(const char *text, enum text_kind kind, char **repaired)
{
    g_autofree char *once = NULL;

    if (repaired != NULL)
        *repaired = NULL;
    if (lost_letters(text, kind))
        return TEXT_LETTERS_LOST;
    if (is_ascii(text))
        return TEXT_INTACT;
    for (enum code_page page = 0; page < N_CODE_PAGES && once == NULL; page++)
        once = read_once_less(text, page);
    if (once == NULL)
        return TEXT_INTACT;
    if (repaired != NULL)
        *repaired = g_steal_pointer(&once);
    return TEXT_ENCODED_TWICE;
}

bool text_damage_report(const char *text, enum text_kind kind, const struct where *where,
                        struct diagnostics *diagnostics)
{
    g_autofree char *repaired = NULL;

    switch (text_damage_of(text, kind, &repaired)) {
    case TEXT_LETTERS_LOST:
        diagnostics_add(diagnostics, MESSAGE_LETTERS_LOST, where, text, NULL);
        return true;
    case TEXT_ENCODED_TWICE:
        diagnostics_add(diagnostics, MESSAGE_ENCODED_TWICE, where, text, repaired, NULL);
        return true;
    case TEXT_INTACT:
        break;
    }
    return false;
}
