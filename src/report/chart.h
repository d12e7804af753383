/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/chart.h - the two charts of a summary. What the view hides is left out of them. */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include "report/page.h"

/* Columns of the mean scores on 0-100, pre beside post; with intervals where the unit is tested.
 * Where there are many scales, the main ones only. scales: struct ordered_scale. */
void chart_scores(struct page *page, const GArray *scales, guint max_points);

/* Change of each scale with its interval, around a line at zero. The axis is -10 to 20 and grows in
 * steps of ten where an interval reaches further, so that two workbooks can be compared. */
void chart_changes(struct page *page, const GArray *scales, guint max_points);

#endif
