/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/date_column.h - the first and the last day of a column of dates.
 *
 * ISO and year-first dates, Jalali or Gregorian, with or without a time, say their own order. SPSS,
 * PSPP and spreadsheets write 10/21/2025 or 21/10/2025: a file has one order, so any day over 12
 * settles it for the column. Where none does, or two contradict each other, these dates are not
 * used.
 */
#ifndef SURVEY_DATE_COLUMN_H
#define SURVEY_DATE_COLUMN_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"

struct date_column;

struct date_column *date_column_new(void);
void date_column_free(struct date_column *column);
OWN_DEFINE(date_column, date_column_free)

/* Adds a cell; an empty one is no date and no fault. False where it is none in any order. */
bool date_column_add(struct date_column *column, const char *text, gsize length);

/* ISO, NULL where there is no date that can be used. Owned by the column. */
const char *date_column_first(const struct date_column *column);
const char *date_column_last(const struct date_column *column);

/* A date that stands in two orders, or NULL where every order is settled. Owned by the column. */
const char *date_column_doubt(const struct date_column *column);

#endif
