/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/fold.h"

#include <string.h>

struct letter_pair {
    gunichar from, to;
};

/* Letters that several keyboards write differently. Digits go by g_unichar_digit_value. */
static const struct letter_pair LETTERS[] = {
    {0x064A, 0x06CC}, /* Arabic yeh */
    {0x0649, 0x06CC}, /* alef maksura */
    {0x06D0, 0x06CC}, /* e of some keyboards */
    {0x0626, 0x06CC}, /* yeh with hamza */
    {0x0643, 0x06A9}, /* Arabic kaf */
    {0x0629, 0x0647}, /* teh marbuta */
    {0x06C0, 0x0647}, /* heh with yeh above */
    {0x06D5, 0x0647}, /* ae of Kurdish keyboards */
    {0x06BE, 0x0647}, /* heh doachashmee */
    {0x0623, 0x0627}, /* alef with hamza above */
    {0x0625, 0x0627}, /* alef with hamza below */
    {0x0671, 0x0627}, /* alef wasla */
    {0x0624, 0x0648}, /* waw with hamza */
    {0x0660, '0'},    {0x0661, '1'}, {0x0662, '2'}, {0x0663, '3'}, {0x0664, '4'},
    {0x0665, '5'},    {0x0666, '6'}, {0x0667, '7'}, {0x0668, '8'}, {0x0669, '9'},
    {0x06F0, '0'},    {0x06F1, '1'}, {0x06F2, '2'}, {0x06F3, '3'}, {0x06F4, '4'},
    {0x06F5, '5'},    {0x06F6, '6'}, {0x06F7, '7'}, {0x06F8, '8'}, {0x06F9, '9'},
};

enum blank_rule { BLANKS_GONE, BLANKS_ONE_SPACE };

static gunichar fold_letter(gunichar letter)
{
    for (gsize i = 0; i < G_N_ELEMENTS(LETTERS); i++)
        if (LETTERS[i].from == letter)
            return LETTERS[i].to;
    return letter;
}

/* Marks that change nothing for a reader who searches: vowels, kashida, direction marks, joiners.
 */
static bool is_invisible(gunichar letter)
{
    GUnicodeType type = g_unichar_type(letter);

    return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK ||
           type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL || letter == 0x0640;
}

static bool is_blank(gunichar letter)
{
    return g_unichar_isspace(letter) || letter == 0x00A0 || letter == 0x202F;
}

static void append_blank(GString *out, enum blank_rule rule)
{
    if (rule == BLANKS_ONE_SPACE && out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c(out, ' ');
}

static char *fold(const char *text, enum blank_rule rule, bool keep_punctuation)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autofree char *composed = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL_COMPOSE);
    g_autofree char *lower = g_utf8_casefold(composed, -1);
    GString *out = g_string_sized_new(strlen(lower));

    for (char *p = lower; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar letter = g_utf8_get_char(p);
        /* A half-space divides words for the eye as a space does, and is left out as often. */
        if (letter == 0x200C || is_blank(letter) ||
            (!keep_punctuation && g_unichar_ispunct(letter)))
            append_blank(out, rule);
        else if (!is_invisible(letter))
            g_string_append_unichar(out, fold_letter(letter));
    }
    while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

/* ASCII letters and digits only: what the long road would do, without it. NULL where it is not so.
 */
static char *fold_plain(const char *text, bool upper)
{
    size_t n = strlen(text);
    char *out;

    for (size_t i = 0; i < n; i++)
        if (!g_ascii_isalnum(text[i]) && !(upper && text[i] == '-'))
            return NULL;
    out = g_strndup(text, n);
    for (size_t i = 0; i < n; i++)
        out[i] = upper ? g_ascii_toupper(out[i]) : g_ascii_tolower(out[i]);
    return out;
}

char *text_fold(const char *text)
{
    char *plain = fold_plain(text, false);

    return plain != NULL ? plain : fold(text, BLANKS_GONE, false);
}

char *text_fold_spaced(const char *text)
{
    return fold(text, BLANKS_ONE_SPACE, false);
}

char *text_fold_id(const char *text)
{
    char *plain = fold_plain(text, true);
    g_autofree char *folded = plain != NULL ? NULL : fold(text, BLANKS_GONE, true);

    return plain != NULL ? plain : g_utf8_strup(folded, -1);
}

/* One letter of a number as ASCII: a digit or sign, 0 to leave out, or -1 where it is neither. */
static int number_letter(gunichar letter)
{
    int digit = g_unichar_digit_value(letter);

    if (digit >= 0)
        return '0' + digit;
    if (letter == 0x066B)
        return '.';
    if (letter == 0x2212)
        return '-';
    if (letter == 0x066C || g_unichar_type(letter) == G_UNICODE_FORMAT)
        return 0;
    return letter < 128 ? (int)letter : -1;
}

bool text_fold_number(char *out, gsize size, const char *text, gsize length)
{
    const char *end = text + length;
    gsize n = 0;

    if (!g_utf8_validate_len(text, length, NULL))
        return false;
    while (text < end) {
        gunichar letter = g_utf8_get_char(text);
        int ascii = is_blank(letter) ? ' ' : number_letter(letter);
        text += g_utf8_skip[*(const guchar *)text];
        if (ascii < 0 || n + 1 >= size)
            return false;
        if (ascii == ' ' && n == 0)
            continue;
        if (ascii > 0)
            out[n++] = (char)ascii;
    }
    while (n > 0 && out[n - 1] == ' ')
        n--;
    out[n] = '\0';
    return true;
}
