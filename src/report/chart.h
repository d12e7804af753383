/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/chart.h - the charts of a summary and of places. What the view hides is left out. */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include "report/page.h"

/* Columns of the mean scores on 0-100, pre beside post; with intervals where the unit is tested
 * and nobody in it has neighbours from elsewhere.
 * scales: struct ordered_scale. */
void chart_scores(struct page *page, const GArray *scales, guint max_points);

/* Change of each scale with its interval, around a line at zero. The axis is -10 to 20 and grows in
 * steps of ten where an interval reaches further, so that two workbooks can be compared. */
void chart_changes(struct page *page, const GArray *scales, guint max_points);

/* The same for one scale, each unit a row, where any of them has an interval. units: guint, of the
 * page's track. */
bool chart_places_exists(struct page *page, guint scale, const GArray *units);
void chart_places(struct page *page, guint scale, const GArray *units);

#endif
