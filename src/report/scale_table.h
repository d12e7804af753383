/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/scale_table.h - tables with a row for each scale, drawn from a table of columns. */
#ifndef REPORT_SCALE_TABLE_H
#define REPORT_SCALE_TABLE_H

#include "report/page.h"

enum scale_column_kind {
    COLUMN_NAME,      /* the scale; main ones strong */
    COLUMN_STATISTIC, /* a finding of the scale */
    COLUMN_PEOPLE,    /* a count of people, the same in every row */
    COLUMN_CHANGE,    /* change, limits and p of the test that speaks here (page_headline) */
    COLUMN_LOW,
    COLUMN_HIGH,
    COLUMN_P,
    COLUMN_P_ADJUSTED,
    COLUMN_BAR,    /* the finding as a bar */
    COLUMN_READING /* the verdict in words */
};

struct scale_column {
    enum scale_column_kind kind;
    enum text header; /* TEXT_HEAD_NONE: the label of the statistic */
    double width;     /* in the sheet's grid; counts in the sheet's first table */
    enum study_wave wave;
    enum statistic statistic;
    guint span; /* columns of the sheet's grid; 0 is 1 */
};

/* Widths of the columns, for page_sheet. Caller frees. */
double *scale_table_widths(const struct scale_column *columns, guint n_columns);

/* A table of the page's unit. scales: struct ordered_scale, the first n_scales of them. */
struct block *scale_table(struct page *page, const struct scale_column *columns, guint n_columns,
                          const GArray *scales, guint n_scales);

#endif
