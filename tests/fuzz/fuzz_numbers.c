/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers: digits of any script are one number, blanks around it do not matter, what is read is in
 * its bounds and, printed, read again. */
#include "fuzz/fuzz.h"

#include <math.h>
#include <string.h>

#include "text/decimal.h"
#include "text/persian.h"

static void expect_same(struct decimal expected, const char *text)
{
    struct decimal decimal;

    g_assert(decimal_parse(&decimal, text, strlen(text)));
    g_assert(decimal.digits == expected.digits && decimal.places == expected.places);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    g_autofree char *text = g_strndup((const char *)bytes, n);
    gsize length = strlen(text);
    struct decimal decimal;
    gint64 integer;
    g_autofree char *persian = NULL;
    g_autofree char *padded = NULL;
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    if (decimal_parse_integer(&integer, text, length, -5, 98))
        g_assert(integer >= -5 && integer <= 98);
    if (!decimal_parse(&decimal, text, length))
        return 0;
    g_assert(ABS(decimal.digits) < G_GINT64_CONSTANT(1000000000000000));
    g_assert(decimal.places >= 0 && decimal.places <= 9);
    g_assert(decimal.places == 0 || decimal.digits % 10 != 0);
    g_ascii_formatd(digits, sizeof digits, "%.9f", decimal_value(decimal));
    if (ABS(decimal.digits) < 1000000) /* nine places of it are exact in a double */
        expect_same(decimal, digits);
    persian = persian_digits(digits);
    if (ABS(decimal.digits) < 1000000)
        expect_same(decimal, persian);
    padded = g_strdup_printf("\u200F %s\u00A0", text);
    if (length < 40)
        expect_same(decimal, padded);
    return 0;
}
