/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/slip.h"

#include <stdbool.h>
#include <string.h>

/* In shorter numbers every other one is one step away. */
#define SHORTEST 3

static gunichar alike(gunichar letter)
{
    static const struct {
        gunichar from, to;
    } LETTERS[] = {
        {'O', '0'},    {'Q', '0'},    {'I', '1'},    {'L', '1'},    {0x041E, '0'}, {0x0410, 'A'},
        {0x0412, 'B'}, {0x0421, 'C'}, {0x0415, 'E'}, {0x041D, 'H'}, {0x0406, '1'}, {0x041A, 'K'},
        {0x041C, 'M'}, {0x0420, 'P'}, {0x0422, 'T'}, {0x0425, 'X'},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(LETTERS); i++)
        if (LETTERS[i].from == letter)
            return LETTERS[i].to;
    return letter;
}

static char *with_alike(const char *number)
{
    GString *out = g_string_new(NULL);

    for (const char *p = number; *p != '\0'; p = g_utf8_next_char(p))
        g_string_append_unichar(out, alike(g_utf8_get_char(p)));
    return g_string_free(out, FALSE);
}

/* Without the zeros before another digit. */
static char *without_zeros(const char *number)
{
    GString *out = g_string_new(NULL);
    bool inside = false; /* a run of digits, behind its zeros */

    for (const char *p = number; *p != '\0'; p++) {
        if (*p != '0' || inside || !g_ascii_isdigit(p[1]))
            g_string_append_c(out, *p);
        inside = g_ascii_isdigit(*p) && (inside || *p != '0');
    }
    return g_string_free(out, FALSE);
}

static char *without_marks(const char *number)
{
    GString *out = g_string_new(NULL);

    for (const char *p = number; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isalnum(g_utf8_get_char(p)))
            g_string_append_unichar(out, g_utf8_get_char(p));
    return g_string_free(out, FALSE);
}

static const struct {
    enum slip slip;
    char *(*form)(const char *number); /* equal for numbers with this slip between them */
} FORMS[] = {{SLIP_ZEROS, without_zeros}, {SLIP_ALIKE, with_alike}, {SLIP_MARKS, without_marks}};

/* ---- one step ---- */

static enum slip step_of_equal_lengths(const gunichar *a, const gunichar *b, glong n)
{
    glong first = 0, last = n - 1;

    while (first < n && a[first] == b[first])
        first++;
    while (last > first && a[last] == b[last])
        last--;
    if (first == n)
        return SLIP_NONE;
    if (first == last)
        return SLIP_LETTER;
    return last == first + 1 && a[first] == b[last] && a[last] == b[first] ? SLIP_SWAP : SLIP_NONE;
}

/* One letter of the longer one is not in the shorter one. */
static enum slip step_of_lost(const gunichar *shorter, const gunichar *longer, glong n)
{
    glong same = 0;

    while (same < n && shorter[same] == longer[same])
        same++;
    return memcmp(shorter + same, longer + same + 1, (gsize)(n - same) * sizeof *shorter) == 0
               ? SLIP_LOST
               : SLIP_NONE;
}

static enum slip step_between(const char *a, const char *b)
{
    glong n_a, n_b;
    g_autofree gunichar *x = g_utf8_to_ucs4_fast(a, -1, &n_a);
    g_autofree gunichar *y = g_utf8_to_ucs4_fast(b, -1, &n_b);

    if (MAX(n_a, n_b) < SHORTEST)
        return SLIP_NONE;
    if (n_a == n_b)
        return step_of_equal_lengths(x, y, n_a);
    if (n_a + 1 == n_b)
        return step_of_lost(x, y, n_a);
    return n_b + 1 == n_a ? step_of_lost(y, x, n_b) : SLIP_NONE;
}

enum slip slip_between(const char *a, const char *b)
{
    if (strcmp(a, b) == 0)
        return SLIP_NONE;
    for (gsize i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        g_autofree char *x = FORMS[i].form(a);
        g_autofree char *y = FORMS[i].form(b);
        if (*x != '\0' && strcmp(x, y) == 0)
            return FORMS[i].slip;
    }
    return step_between(a, b);
}

/* The number and what is left when one letter goes: every single step leaves one of them equal
 * (Garbe's symmetric deletion). Beside them the forms, told apart by a letter in front. */
char **slip_keys(const char *number)
{
    GPtrArray *keys = g_ptr_array_new();

    if (strlen(number) > SLIP_BYTES_MOST) {
        g_ptr_array_add(keys, NULL);
        return (char **)g_ptr_array_free(keys, FALSE);
    }

    g_ptr_array_add(keys, g_strconcat("=", number, NULL));
    for (const char *p = number; *p != '\0'; p = g_utf8_next_char(p))
        g_ptr_array_add(keys,
                        g_strdup_printf("=%.*s%s", (int)(p - number), number, g_utf8_next_char(p)));
    for (gsize i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        g_autofree char *form = FORMS[i].form(number);
        g_ptr_array_add(keys, g_strdup_printf("%d%s", FORMS[i].slip, form));
    }
    g_ptr_array_add(keys, NULL);
    return (char **)g_ptr_array_free(keys, FALSE);
}
