/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/numeral.h - a number inside a sentence.
 *
 * Decimals and signs by the kind of number, as in the cells of the workbook. Cells hold numbers;
 * only sentences, notes and titles hold numbers as text.
 */
#ifndef REPORT_NUMERAL_H
#define REPORT_NUMERAL_H

#include <glib.h>
#include <stdbool.h>

#include "base/language.h"
#include "study/statistic.h"

/* "22", "58.4", "+8.5", "88%", "below 0.001"; in Persian «۵۸٫۴», «۸۸ درصد», «کمتر از ۰٫۰۰۱». A sign
 * gets a left-to-right mark before it, so that it stays left of its number in a Persian line. A
 * number that rounds to zero has no sign. value is finite (asserted). Caller frees. */
char *numeral(double value, enum number_kind kind, enum language language, bool persian_digits);

/* Persian digits and decimal marks to ASCII, for programmes that ask for Latin digits. Caller
 * frees. */
char *numeral_latin(const char *text);

#endif
