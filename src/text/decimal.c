/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/decimal.h"

#include <string.h>

#include "text/fold.h"

#define MOST_DIGITS 15 /* a double keeps them all */
#define MOST_PLACES 9

/* Digits of an ASCII number; *n_digits counts significant ones. False at anything that is no digit
 * or point. */
static bool read_digits(struct decimal *out, const char *text, gsize length)
{
    bool seen_point = false, seen_digit = false;
    int n_digits = 0;

    for (gsize i = 0; i < length; i++) {
        if (text[i] == '.' && !seen_point) {
            seen_point = true;
            continue;
        }
        if (!g_ascii_isdigit(text[i]))
            return false;
        seen_digit = true;
        out->digits = out->digits * 10 + (text[i] - '0');
        n_digits += out->digits != 0;
        out->places += seen_point;
        if (n_digits > MOST_DIGITS || out->places > MOST_PLACES)
            return false;
    }
    return seen_digit;
}

static bool parse_ascii(struct decimal *out, const char *text, gsize length)
{
    bool negative = length > 0 && text[0] == '-';
    gsize sign = length > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    struct decimal value = {0, 0};

    if (!read_digits(&value, text + sign, length - sign))
        return false;
    while (value.places > 0 && value.digits % 10 == 0) {
        value.digits /= 10;
        value.places--;
    }
    if (negative)
        value.digits = -value.digits;
    *out = value;
    return true;
}

bool decimal_parse(struct decimal *out, const char *text, gsize length)
{
    char folded[64];

    if (length > 0 && length < 10 && parse_ascii(out, text, length))
        return true;
    return text_fold_number(folded, sizeof folded, text, length) &&
           parse_ascii(out, folded, strlen(folded));
}

double decimal_value(struct decimal decimal)
{
    static const double POWERS[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    /* Both parts are exact, so this is the double nearest to what was written. */
    return (double)decimal.digits / POWERS[decimal.places];
}

bool decimal_parse_integer(gint64 *out, const char *text, gsize length, gint64 min, gint64 max)
{
    struct decimal value;

    if (!decimal_parse(&value, text, length) || value.places > 0 || value.digits < min ||
        value.digits > max)
        return false;
    *out = value.digits;
    return true;
}
