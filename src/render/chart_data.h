/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/chart_data.h - the numbers that charts read, and where they stand on the hidden sheet.
 *
 * Excel's charts read cells. Each chart has a block of rows on the sheet CHART_SHEET, under a row
 * with the names of its series:
 *
 *     columns  A name | B pre | C, D below and above it | E post | F, G below and above it
 *     forest   A name | B estimate C its height | D, E intervals, a gap after each two rows
 *              | F, G zero line | H, I places of names
 *
 * A point without any number is left out; a point without an interval has no bar.
 */
#ifndef RENDER_CHART_DATA_H
#define RENDER_CHART_DATA_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"
#include "render/layout.h"

enum chart_column { /* columns of the hidden sheet */
                    CHART_NAME = 0,
                    CHART_PRE = 1,
                    CHART_PRE_BELOW = 2,
                    CHART_PRE_ABOVE = 3,
                    CHART_POST = 4,
                    CHART_POST_BELOW = 5,
                    CHART_POST_ABOVE = 6,
                    FOREST_X = 1,
                    FOREST_Y = 2,
                    FOREST_BAR_X = 3,
                    FOREST_BAR_Y = 4,
                    FOREST_ZERO_X = 5,
                    FOREST_ZERO_Y = 6,
                    FOREST_NAME_X = 7,
                    FOREST_NAME_Y = 8,
                    N_CHART_COLUMNS = 9
};

struct chart_axis {
    double low, high;           /* where ticks have numbers */
    double wide_low, wide_high; /* the axis itself: room for names beyond one end */
    double unit;
    int decimals;
};

struct chart_plan {
    const struct placed_chart *chart;
    guint i_sheet;     /* the sheet it stands on */
    guint row;         /* of its head on the hidden sheet */
    GPtrArray *points; /* const struct point *, those that are drawn */
    bool has_pre, has_post;
    struct chart_axis axis;
};

struct chart_cell { /* one cell of the hidden sheet */
    guint row, column;
    const char *text; /* as written; NULL for a number */
    double value;
};

struct chart_data {
    GPtrArray *plans; /* struct chart_plan, charts with at least one point */
    GArray *cells;    /* struct chart_cell, by row, then column */
};

struct chart_data *chart_data_new(const struct page_layout *layout);
void chart_data_free(struct chart_data *data);
OWN_DEFINE(chart_data, chart_data_free)

/* Rows a column of a chart takes under its head. */
guint chart_n_rows(const struct chart_plan *plan, enum chart_column column);

/* The number of point i in one of the columns PRE..POST_ABOVE; NAN where there is none. */
double chart_number(const struct point *point, enum chart_column column);

/* Whether the chart shows the point at all. */
bool chart_point_is_drawn(const struct block *block, const struct point *point);

/* Whether any point has an interval under `below` (PRE_BELOW or POST_BELOW). */
bool chart_has_bars(const struct chart_plan *plan, enum chart_column below);

#endif
