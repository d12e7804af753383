/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/layout.h - where everything of a report stands: the one place that decides it.
 *
 * The xlsx writer, the plain text, the traces and the verification all walk the same list of placed
 * cells, so that they cannot disagree about a place. Blocks go down the page one after another;
 * between some of them stands a thin empty row. A page of SHEET_ONE_PAGE has a narrow margin column
 * at each side, which only the title band covers; the others have none, so that a list starts in
 * column A.
 *
 * Texts are made ready for a cell here: see layout_text().
 */
#ifndef RENDER_LAYOUT_H
#define RENDER_LAYOUT_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"
#include "render/text_width.h"
#include "report/model.h"

enum role { /* what a placed cell is, and so how it looks */
            ROLE_TITLE,
            ROLE_SUBTITLE,
            ROLE_CARD_LABEL,
            ROLE_CARD_VALUE,
            ROLE_CARD_WORDS, /* a card's value in words */
            ROLE_CARD_NOTE,
            ROLE_HEADING,
            ROLE_TABLE_HEAD,
            ROLE_TABLE_CELL,
            ROLE_NOTE,
            ROLE_SENTENCE,
            ROLE_BANNER,
            N_ROLES
};

struct placed { /* one cell, or one merged over n_columns */
    guint row;  /* from 0 */
    guint column, n_columns;
    enum role role;
    enum align align;
    enum row_tone row_tone;
    bool zebra;
    const char *source;      /* the report's text; NULL for numbers, bars and empty cells */
    const char *text;        /* source as it is written */
    const struct cell *cell; /* of tables and cards; else NULL */
};

struct placed_chart {
    const struct block *block;
    guint row, n_rows;
};

struct placed_bars { /* one run of data-bar cells: rows first..last of a column */
    guint first_row, last_row, column;
    double limit;
};

struct layout_part { /* rows up to the next one: a heading with what stands under it */
    guint first_row;
    bool flows; /* words only, which may run on to the next page */
};

struct layout_sheet {
    const struct sheet *sheet;
    guint first_column; /* where blocks start: 1 beside a margin column, else 0 */
    guint n_inner;      /* columns blocks may use */
    GArray *widths;     /* double, margin columns included */
    GArray *heights;    /* double, points, one a row */
    GArray *placed;     /* struct placed, by row, then column */
    GArray *charts;     /* struct placed_chart */
    GArray *bars;       /* struct placed_bars */
    GArray *parts;      /* struct layout_part */
    GArray *breaks;     /* guint, rows that begin a new page */
    guint n_pages;      /* it is printed on so many; 0: as it falls */
    int head_row;       /* the row to repeat on every page, -1 */
};

struct page_layout {
    const struct report *report;
    GPtrArray *sheets; /* struct layout_sheet */
    GHashTable *texts; /* as the report has them -> as cells take them */
};

/* Places a whole report, which must live longer than the layout. Never fails: what cannot be
 * written is the matter of render/gate.h. */
struct page_layout *layout_new(const struct report *report);
void page_layout_free(struct page_layout *layout);
OWN_DEFINE(page_layout, page_layout_free)

/* A text as a cell takes it (render/ready_text.h). Owned by the layout. */
const char *layout_text(const struct page_layout *layout, const char *source);

/* Every number cell with a trace. Elements: struct traced of render/render.h. traces.c */
GArray *layout_traces(const struct page_layout *layout);

/* The font of a role. */
const struct typeface *role_typeface(enum role role);

/* Pixels of n columns from first. */
double layout_width(const struct layout_sheet *sheet, guint first, guint n);

static inline const struct layout_sheet *layout_nth(const struct page_layout *layout, guint i)
{
    return (const struct layout_sheet *)g_ptr_array_index(layout->sheets, i);
}

#endif
