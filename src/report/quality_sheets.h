/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/quality_sheets.h - the sheets of evaluator/data-quality.xlsx, for the page's track.
 *
 * People stand under the numbers of scores.csv, never under their ids, with the line of the file
 * where the evaluator finds them.
 */
#ifndef REPORT_QUALITY_SHEETS_H
#define REPORT_QUALITY_SHEETS_H

#include "report/page.h"
#include "study/quality.h"

/* Each check with its count, how serious it is, and what to do. quality_checks.c */
void checks_sheet(struct page *page, const struct quality *quality);

/* What was decided about cells and rows, for all tracks; no sheet where nothing was.
 * quality_decisions.c */
void decisions_sheet(struct page *page);

/* quality_people.c */
void people_to_look_at_sheet(struct page *page, const struct quality *quality);
void alike_sheet(struct page *page, const struct quality *quality);

/* quality_gaps.c */
void gaps_by_item_sheet(struct page *page, const struct quality *quality);
void gaps_by_place_sheet(struct page *page, const struct quality *quality);

#endif
