/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table/digits17.h - a double with 17 significant digits, as "%.17g" writes it, only faster.
 *
 * Seventeen digits bring back every double exactly, and the C library takes 2500 instructions for
 * them. Where the number times a power of ten is exact in 128 bits (from 0.0001 up to 10^15) one
 * multiplication and one rounding do; all other numbers go to the C library.
 */
#ifndef TABLE_DIGITS17_H
#define TABLE_DIGITS17_H

#include <stddef.h>

#define DIGITS17_BYTES 40

/* The length without the final zero byte. value is finite. */
size_t digits17(char text[DIGITS17_BYTES], double value);

#endif
