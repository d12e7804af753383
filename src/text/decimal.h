/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text/decimal.h - a number as it was written: digits and places, no rounding. */
#ifndef TEXT_DECIMAL_H
#define TEXT_DECIMAL_H

#include <glib.h>
#include <stdbool.h>

struct decimal {
    gint64 digits; /* value = digits / 10^places */
    int places;    /* 0..9; trailing zeros are dropped: 3.0 is {3, 0} */
};

/* Reads [+-]digits[.digits] in any script's digits (text_fold_number first). No exponent, no "inf",
 * no hex, no thousands marks; at most 15 significant digits. False for anything else. */
bool decimal_parse(struct decimal *out, const char *text, gsize length);

double decimal_value(struct decimal decimal);

/* Whole numbers only, within min..max. */
bool decimal_parse_integer(gint64 *out, const char *text, gsize length, gint64 min, gint64 max);

#endif
