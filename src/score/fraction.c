/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/fraction.h"

#include <math.h>

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 wide_size;

/* Doubles hold every whole number up to here. */
#define DOUBLE_WHOLE (G_GINT64_CONSTANT(1) << 53)

#define ROUND_PLACES 10

static const guint64 POWER_OF_TEN[ROUND_PLACES + 1] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000};

static wide_size size_of(wide a)
{
    return a < 0 ? -(wide_size)a : (wide_size)a;
}

static guint64 divisor_of_words(guint64 a, guint64 b)
{
    while (b != 0) {
        guint64 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static wide_size shared_divisor(wide_size a, wide_size b)
{
    while (b != 0 && (a > G_MAXUINT64 || b > G_MAXUINT64)) {
        wide_size rest = a % b;
        a = b;
        b = rest;
    }
    return b == 0 ? a : divisor_of_words((guint64)a, (guint64)b);
}

static bool fits(wide_size over, wide_size under)
{
    return over <= G_MAXINT64 && under <= G_MAXINT64;
}

/* over / under in units of 1 / scale, half away from zero; false where it does not fit. */
static bool round_to(gint64 *out, wide_size over, wide_size under, guint64 scale)
{
    wide_size whole = over / under, rest = over % under, part;

    if (whole > G_MAXINT64 / scale)
        return false;
    /* A rest too large to be multiplied loses bits far below the ones that are kept. */
    while (under >> 92 != 0) {
        under >>= 1;
        rest >>= 1;
    }
    part = (rest * scale * 2 + under) / (under * 2);
    whole = whole * scale + part;
    if (whole > G_MAXINT64)
        return false;
    *out = (gint64)whole;
    return true;
}

static struct fraction reduced(wide over, wide under)
{
    wide_size size, divisor;
    gint64 rounded;
    bool negative;

    if (under == 0)
        return FRACTION_NONE;
    negative = (over < 0) != (under < 0);
    size = size_of(over);
    divisor = shared_divisor(size, size_of(under));
    size /= divisor;
    under = (wide)(size_of(under) / divisor);
    if (fits(size, (wide_size)under))
        return (struct fraction){negative ? -(gint64)size : (gint64)size, (gint64)under};
    for (int places = ROUND_PLACES; places >= 0; places--)
        if (round_to(&rounded, size, (wide_size)under, POWER_OF_TEN[places]))
            return fraction_of(negative ? -rounded : rounded, (gint64)POWER_OF_TEN[places]);
    return FRACTION_NONE;
}

struct fraction fraction_of(gint64 over, gint64 under)
{
    gint64 divisor;

    if (under <= 0 || over == G_MININT64)
        return reduced(over, under);
    /* The way of nearly every score: everything fits a machine word. */
    divisor = (gint64)divisor_of_words((guint64)ABS(over), (guint64)under);
    return (struct fraction){over / divisor, under / divisor};
}

struct fraction fraction_of_decimal(struct decimal decimal)
{
    g_assert(decimal.places >= 0 && decimal.places <= ROUND_PLACES);
    return fraction_of(decimal.digits, (gint64)POWER_OF_TEN[decimal.places]);
}

bool fraction_exists(struct fraction a)
{
    return a.under != 0;
}

/* Beyond 2^53 a quotient of doubles would be rounded twice: divide whole numbers, and keep what is
 * left over as one last bit. */
static double divide_large(guint64 over, guint64 under)
{
    wide_size quotient;
    int shift = 0;
    bool inexact;

    while (over >> (63 - shift) == 0)
        shift++;
    shift += 63;
    quotient = ((wide_size)over << shift) / under;
    inexact = ((wide_size)over << shift) % under != 0;
    while (quotient >> 62 != 0) {
        inexact = inexact || (quotient & 1) != 0;
        quotient >>= 1;
        shift--;
    }
    return ldexp((double)((guint64)quotient << 1 | inexact), -shift - 1);
}

double fraction_value(struct fraction a)
{
    double size;

    if (a.under == 0)
        return NAN;
    if (a.over == 0)
        return 0;
    if (a.over > -DOUBLE_WHOLE && a.over < DOUBLE_WHOLE && a.under < DOUBLE_WHOLE)
        return (double)a.over / (double)a.under;
    size = divide_large((guint64)size_of(a.over), (guint64)a.under);
    return a.over < 0 ? -size : size;
}

struct fraction fraction_add(struct fraction a, struct fraction b)
{
    if (a.under == b.under)
        return reduced((wide)a.over + b.over, a.under);
    return reduced((wide)a.over * b.under + (wide)b.over * a.under, (wide)a.under * b.under);
}

struct fraction fraction_subtract(struct fraction a, struct fraction b)
{
    if (a.under == b.under)
        return reduced((wide)a.over - b.over, a.under);
    return reduced((wide)a.over * b.under - (wide)b.over * a.under, (wide)a.under * b.under);
}

struct fraction fraction_multiply(struct fraction a, struct fraction b)
{
    return reduced((wide)a.over * b.over, (wide)a.under * b.under);
}

struct fraction fraction_divide(struct fraction a, struct fraction b)
{
    if (a.under == 0 || b.under == 0)
        return FRACTION_NONE;
    return reduced((wide)a.over * b.under, (wide)a.under * b.over);
}
