/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/review_page.h - the workbook of questions, open and decided, that `tabavar check -o`
 * writes.
 *
 * Its first sheet is a whole decisions file (survey/decisions.h) as a table, from the first cell
 * on, so that it can be saved as CSV and takes the place of the old one: what staff have written,
 * and the columns they have added, stand in it as they stood there. It holds raw answers: it is for
 * the office that holds the files, never for sending.
 */
#ifndef REPORT_REVIEW_PAGE_H
#define REPORT_REVIEW_PAGE_H

#include "report/model.h"
#include "survey/review.h"

/* rows: of review_rows, with the same programme and decisions (NULL for none). Caller frees. */
struct report *review_report(const struct programme *programme, const struct decisions *decisions,
                             const GPtrArray *rows);

#endif
