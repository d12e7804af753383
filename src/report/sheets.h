/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/sheets.h - the sheets that workbooks are made of, each in a file of its own.
 *
 * Each function opens its sheet on the page's report and fills it from the page's view, for the
 * page's track and unit. They choose, order and word; they compute nothing.
 */
#ifndef REPORT_SHEETS_H
#define REPORT_SHEETS_H

#include "report/page.h"

/* One A4 page: title, four key figures, the scales, charts, what it means. summary.c */
void summary_sheet(struct page *page);

/* Fuller numbers of every scale and what each measures. scales_page.c */
void scales_sheet(struct page *page);

/* From enrolment to analysis; every line adds up. flow_page.c */
void flow_sheet(struct page *page);

/* The county's neighbourhoods, or all counties and neighbourhoods, in the order of codes.
 * places_page.c */
void places_sheet(struct page *page);

/* True where some question of an exposure scale has a share to show. exposure_page.c */
bool exposure_exists(const struct page *page);
void exposure_sheet(struct page *page);

/* Contract, tests, privacy, and the meaning of each statistic the report has shown: the last sheet.
 * method_page.c */
void method_sheet(struct page *page);

/* The evaluator's sheets of a track. evaluator_*.c */
void overview_sheet(struct page *page);
void waves_sheet(struct page *page);
void reliability_sheet(struct page *page);
void change_sheet(struct page *page);
void place_estimates_sheet(struct page *page);
void items_sheet(struct page *page);
void attrition_sheet(struct page *page);
void adjusted_sheet(struct page *page);
void sensitivity_sheet(struct page *page);
void formulas_sheet(struct page *page); /* once a workbook: it is the same for every track */

#endif
