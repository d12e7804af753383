/* SPDX-License-Identifier: GPL-3.0-or-later */
/* score/fraction.h - exact scores: a whole number over a whole number, reduced.
 *
 * Differences of item means tie in mathematics and not in doubles. A fraction keeps them exact, and
 * fraction_value() is one correctly rounded division, so equal fractions are equal doubles and
 * different ones (of the sizes that scores have) are different: ranks and ties taken on those
 * doubles are the exact ones.
 */
#ifndef SCORE_FRACTION_H
#define SCORE_FRACTION_H

#include <glib.h>
#include <stdbool.h>

#include "text/decimal.h"

struct fraction {
    gint64 over, under; /* under > 0 and no shared divisor; under == 0: there is no number */
};

#define FRACTION_NONE ((struct fraction){0, 0})

struct fraction fraction_of(gint64 over, gint64 under);
struct fraction fraction_of_decimal(struct decimal decimal);
bool fraction_exists(struct fraction a);
double fraction_value(struct fraction a); /* NAN where there is none */

/* NONE where either is NONE. A result that does not fit 64 bits is rounded at 1e-10 first (never
 * met with whole-number answers; decimals are rounded there by definition). */
struct fraction fraction_add(struct fraction a, struct fraction b);
struct fraction fraction_subtract(struct fraction a, struct fraction b);
struct fraction fraction_multiply(struct fraction a, struct fraction b);
struct fraction fraction_divide(struct fraction a, struct fraction b); /* NONE for b == 0 */

#endif
