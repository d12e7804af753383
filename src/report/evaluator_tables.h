/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/evaluator_tables.h - what the evaluator's sheets with a row a scale have alike. */
#ifndef REPORT_EVALUATOR_TABLES_H
#define REPORT_EVALUATOR_TABLES_H

#include "report/page.h"

enum { EVALUATOR_COLUMNS = 18 }; /* numbers beside the names, at most */

/* Opens a sheet for tables with up to so many columns of numbers; upright where they are few. */
void evaluator_sheet(struct page *page, enum text name, enum text title, guint n_numbers);

/* The scale's name, then one column for each statistic, under the statistic's own label. */
void evaluator_table(struct page *page, const enum statistic *statistics, guint n_statistics,
                     enum study_wave wave);

/* Rows of several groups under each scale: scale, group, then the statistics of change. */
void evaluator_group_table(struct page *page, const GPtrArray *groups,
                           const enum statistic *statistics, guint n_statistics);

#endif
