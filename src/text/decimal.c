/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/decimal.h"

#include <string.h>

#include "text/fold.h"

#define TOO_LARGE  G_GINT64_CONSTANT(1000000000000000) /* 16 digits; 15 are exact in a double */
#define MAX_PLACES 9
#define MAX_BYTES  64 /* a number as it is written, folded */

static inline bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/* Reads digits from *at on; false where there are none or too many. */
static bool take_digits(gint64 *value, const char **at, const char *end)
{
    const char *begin = *at;
    gint64 sum = *value;

    while (*at < end && is_digit(**at)) {
        if (sum >= TOO_LARGE)
            return false;
        sum = sum * 10 + (**at - '0');
        (*at)++;
    }
    *value = sum;
    return *at > begin;
}

/* Digits behind the point, from *at to end; zeros at the end say nothing. *places is how many
 * count.
 */
static bool take_places(gint64 *value, int *places, const char **at, const char *end)
{
    const char *begin = *at;
    const char *last = end;

    while (last > begin && last[-1] == '0')
        last--;
    *places = (int)(last - begin);
    if (last == begin) {
        *at = end;
        return end > begin; /* "3." is no number, "3.0" is */
    }
    if (!take_digits(value, at, last) || *at != last)
        return false;
    *at = end;
    return *places <= MAX_PLACES;
}

/* [+-]digits[.digits] in ASCII, the whole of it. */
static bool parse_ascii(struct decimal *out, const char *text, gsize length)
{
    const char *end = text + length;
    gint64 value = 0;
    bool is_negative = length > 0 && *text == '-';
    int places = 0;

    if (length > 0 && (*text == '-' || *text == '+'))
        text++;
    if (!take_digits(&value, &text, end))
        return false;
    if (text < end && *text == '.') {
        text++;
        if (!take_places(&value, &places, &text, end))
            return false;
    }
    if (text != end || value >= TOO_LARGE)
        return false;
    *out = (struct decimal){is_negative ? -value : value, places};
    return true;
}

bool decimal_parse(struct decimal *out, const char *text, gsize length)
{
    char folded[MAX_BYTES];

    if (length == 1 && is_digit(*text)) { /* nearly every answer */
        *out = (struct decimal){*text - '0', 0};
        return true;
    }
    if (parse_ascii(out, text, length))
        return true;
    for (gsize i = 0; i < length; i++) {
        if ((guchar)text[i] >= 0x80 || g_ascii_isspace(text[i]))
            return text_fold_number(folded, sizeof folded, text, length) &&
                   parse_ascii(out, folded, strlen(folded));
        if (!is_digit(text[i]) && text[i] != '.' && text[i] != '-' && text[i] != '+')
            return false;
    }
    return false;
}

double decimal_value(struct decimal decimal)
{
    static const double POWER[MAX_PLACES + 1] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    g_assert(decimal.places >= 0 && decimal.places <= MAX_PLACES);
    return (double)decimal.digits / POWER[decimal.places];
}

bool decimal_parse_integer(gint64 *out, const char *text, gsize length, gint64 min, gint64 max)
{
    struct decimal decimal;

    if (!decimal_parse(&decimal, text, length) || decimal.places != 0 || decimal.digits < min ||
        decimal.digits > max)
        return false;
    *out = decimal.digits;
    return true;
}
