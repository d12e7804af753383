/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/review_page.h - the workbook of open questions that `tabavar check -o` writes.
 *
 * Its first sheet is a decisions file (survey/decisions.h) as a table, from the first cell on, so
 * that it can be saved as CSV and given back. It holds raw answers: it is for the office that holds
 * the files, never for sending.
 */
#ifndef REPORT_REVIEW_PAGE_H
#define REPORT_REVIEW_PAGE_H

#include "report/model.h"
#include "survey/review.h"

/* rows: of review_rows. Caller frees. */
struct report *review_report(const struct programme *programme, const GPtrArray *rows,
                             enum language language);

#endif
