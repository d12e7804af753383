/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text/persian.h - how a Persian reader expects texts to look and to be ordered. */
#ifndef TEXT_PERSIAN_H
#define TEXT_PERSIAN_H

#include <glib.h>
#include <stdbool.h>

#include "base/language.h"

/* ASCII digits to Persian ones, "." between digits to "٫", "-" before a digit to "−" kept as "-".
 * Caller frees. */
char *persian_digits(const char *text);

/* Compares as a dictionary of that language does (ICU "fa" or "en", numbers inside by value): <0,
 * 0, >0. Equal texts in the collation are then ordered by bytes, so that the order is total. */
int persian_compare(const char *a, const char *b, enum language language);

/* A text that stands right in a right-to-left cell: a right-to-left mark is added before a text
 * that starts with a digit or sign, and after one that ends with a neutral sign. Caller frees. */
char *persian_cell(const char *text);

/* Jalali calendar (ICU persian). True for a date that exists, years 1300..1499 / 1921..2121. */
bool jalali_from_gregorian(int *jy, int *jm, int *jd, int gy, int gm, int gd);
bool gregorian_from_jalali(int *gy, int *gm, int *gd, int jy, int jm, int jd);

/* A date as offices write it to ISO "2024-10-06": ISO with or without time and zone, yyyy/mm/dd or
 * yyyy-mm-dd in Jalali (year 1300..1499) or Gregorian (1900..2199), digits of any script. NULL
 * where it is none of these. Caller frees. */
char *date_to_iso(const char *text);

/* ISO date for a reader: "۱۴۰۳/۰۷/۱۵" (Persian digits only where asked) or "2024-10-06". Caller
 * frees; a text that is no ISO date comes back as it is. */
char *date_for_reader(const char *iso, enum language language, bool with_persian_digits);

#endif
