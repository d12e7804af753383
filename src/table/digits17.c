/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/digits17.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { DIGITS = 17, LEAST_EXPONENT = -4, MANTISSA_BITS = 53 };

#define LEAST     1e-4
#define MOST      1e15
#define TEN_TO_16 G_GUINT64_CONSTANT(10000000000000000)

__extension__ typedef unsigned __int128 wide;

static wide power_of_ten(int exponent)
{
    wide power = 1;

    for (int i = 0; i < exponent; i++)
        power *= 10;
    return power;
}

/* mantissa / 2^shift, whose first digit stands for 10^exponent, as a whole number of 17 digits;
 * half goes to the even one, as printf has it. The product has at most 53 + 67 bits. */
static guint64 rounded(guint64 mantissa, int shift, int exponent)
{
    wide product = mantissa * power_of_ten(DIGITS - 1 - exponent);
    wide half = (wide)1 << (shift - 1);
    wide rest = product & ((half << 1) - 1);
    guint64 whole = (guint64)(product >> shift);

    return rest > half || (rest == half && (whole & 1) == 1) ? whole + 1 : whole;
}

/* The digits of a positive number, and where its first one stands. */
static guint64 digits_of(double value, int *exponent)
{
    int two;
    guint64 mantissa = (guint64)ldexp(frexp(value, &two), MANTISSA_BITS);
    int shift = MANTISSA_BITS - two;
    guint64 digits;

    *exponent = (int)floor(log10(value)); /* may be one too large or too small */
    digits = rounded(mantissa, shift, *exponent);
    if (digits >= 10 * TEN_TO_16)
        digits = rounded(mantissa, shift, ++*exponent);
    else if (digits < TEN_TO_16)
        digits = rounded(mantissa, shift, --*exponent);
    return digits;
}

static char *put_zeros(char *at, int n)
{
    for (int i = 0; i < n; i++)
        *at++ = '0';
    return at;
}

/* "12.5", "0.0125": zeros at the end are left out, and so is a point before nothing. */
static char *put_placed(char *at, const char digits[DIGITS], int n, int exponent)
{
    if (exponent < 0) {
        *at++ = '0';
        *at++ = '.';
        at = put_zeros(at, -exponent - 1);
        memcpy(at, digits, (size_t)n);
        return at + n;
    }
    if (n <= exponent + 1) {
        memcpy(at, digits, (size_t)n);
        return put_zeros(at + n, exponent + 1 - n);
    }
    memcpy(at, digits, (size_t)exponent + 1);
    at += exponent + 1;
    *at++ = '.';
    memcpy(at, digits + exponent + 1, (size_t)(n - exponent - 1));
    return at + n - exponent - 1;
}

static size_t fast(char text[DIGITS17_BYTES], double value)
{
    char digits[DIGITS];
    char *at = text;
    int exponent, n = DIGITS;
    guint64 left = digits_of(fabs(value), &exponent);

    for (int i = DIGITS - 1; i >= 0; i--, left /= 10)
        digits[i] = (char)('0' + left % 10);
    while (n > 1 && digits[n - 1] == '0')
        n--;
    if (value < 0)
        *at++ = '-';
    at = put_placed(at, digits, n, exponent);
    *at = '\0';
    return (size_t)(at - text);
}

size_t digits17(char text[DIGITS17_BYTES], double value)
{
    double size = fabs(value);

    if (size >= LEAST && size < MOST)
        return fast(text, value);
    g_ascii_formatd(text, DIGITS17_BYTES, "%.17g", value);
    return strlen(text);
}
