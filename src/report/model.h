/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/model.h - a workbook as data: sheets, blocks, cells. No xlsx here, no computing there.
 *
 * A report is built top-down with the functions below and then handed to a renderer (xlsx or plain
 * text). A sheet is a column of blocks over one grid of columns. A number cell carries its kind, so
 * that the renderer knows decimals and signs, and its trace, so that every number can be found
 * again in results.csv. A number that does not exist is a reason cell: its words are shown instead.
 *
 *     own(report) report = report_new("neighbourhoods/01-urmia/03-baharan.xlsx", LANGUAGE_FA);
 *     struct sheet *sheet = report_sheet(report, "خلاصه", SHEET_ONE_PAGE, widths, 11);
 *     block_line(sheet_title(sheet, "گزارش ارزیابی محله: ..."), "a subtitle");
 *     struct block *table = sheet_table(sheet);
 *     table_add_column(table, "مقیاس", ALIGN_START, 0);
 *     table_add_column(table, "تغییر", ALIGN_CENTRE, 0);
 *     table_add_row(table, ROW_PLAIN);
 *     table_add_cell(table, cell_text("تاب‌آوری"));
 *     table_add_cell(table, cell_number(8.5, NUMBER_CHANGE, &trace));
 */
#ifndef REPORT_MODEL_H
#define REPORT_MODEL_H

#include <glib.h>
#include <stdbool.h>

#include "base/language.h"
#include "base/own.h"
#include "study/statistic.h"

/* Where a number stands in results.csv; statistic NULL: a number with no row there (a row number).
 */
struct trace {
    const char *track, *level, *place, *scale, *wave, *statistic; /* static or owned by the study */
    const char *group;                                            /* NULL: everybody */
};

enum cell_kind { CELL_EMPTY, CELL_TEXT, CELL_NUMBER, CELL_REASON, CELL_BAR };
enum cell_tone { /* the last three fill the cell */
                 TONE_PLAIN,
                 TONE_MUTED,
                 TONE_GAIN,
                 TONE_LOSS,
                 TONE_STRONG,
                 TONE_WARNING,
                 TONE_GOOD,
                 TONE_FAULT
};

struct cell {
    enum cell_kind kind;
    enum cell_tone tone;
    char *text;   /* CELL_TEXT, CELL_REASON */
    double value; /* CELL_NUMBER; CELL_BAR: drawn between -bar_limit and +bar_limit of its column */
    enum number_kind number;
    struct trace trace;
};

enum align { ALIGN_START, ALIGN_CENTRE }; /* start: right in a right-to-left sheet */
enum row_tone { ROW_PLAIN, ROW_GROUP, ROW_TOTAL };

struct table_column {
    char *header;
    enum align align;
    double bar_limit; /* > 0: a column of bars */
    guint span;       /* columns of the grid it covers */
};

struct row {
    enum row_tone tone;
    GArray *cells; /* struct cell, as many as the table has columns */
};

struct card {
    char *label, *note;
    struct cell value;
    guint n_columns; /* grid columns it spans */
};

struct point { /* one category of a chart; a value that is NAN is left out */
    char *name;
    double pre, pre_low, pre_high, post, post_low, post_high; /* column chart */
    double estimate, low, high;                               /* forest chart */
    bool is_strong; /* forest chart: its name stands out among the others */
    struct trace
        trace; /* of the estimate; the statistics of the others follow from report/chart rules */
};

enum block_kind {
    BLOCK_TITLE,        /* band: text + subtitles */
    BLOCK_CARDS,        /* key figures */
    BLOCK_HEADING,      /* section heading */
    BLOCK_TABLE,        /* header row and rows */
    BLOCK_NOTE,         /* small print */
    BLOCK_SENTENCES,    /* paragraphs to be read */
    BLOCK_BANNER,       /* a warning across the page: simulated people, suppressed place */
    BLOCK_COLUMN_CHART, /* pre and post with intervals */
    BLOCK_FOREST_CHART, /* change with intervals */
    BLOCK_LINE_CHART    /* two curves over the points: pre and post, without intervals */
};

struct block {
    enum block_kind kind;
    char *text;                                /* title, heading, note, banner, chart title */
    GPtrArray *lines;                          /* char *: subtitles, sentences */
    GPtrArray *cards;                          /* struct card */
    GPtrArray *columns;                        /* struct table_column */
    GPtrArray *rows;                           /* struct row */
    GArray *points;                            /* struct point */
    char *series_pre, *series_post, *alt_text; /* charts */
    double axis_min, axis_max; /* forest chart: value axis, equal: from the points; column chart: 0
                                  to axis_max */
    guint n_grid_rows; /* charts: height in table rows; on one page, their share of the room */
};

enum sheet_page { SHEET_ONE_PAGE, SHEET_PAGES_PORTRAIT, SHEET_PAGES_LANDSCAPE };

struct sheet {
    char *name; /* at most 31 UTF-16 units, safe for Excel */
    enum sheet_page page;
    GArray
        *widths; /* double: column widths in Excel characters, without the page's margin columns */
    GPtrArray *blocks;
    int repeat_block; /* block whose header row repeats on every page, -1 */
};

struct report {
    char *file;   /* relative to send/ or evaluator/, ASCII */
    char *title;  /* document property */
    char *by;     /* document property: the organisation */
    char *header; /* small words at the top of every printed page: simulated, not for sending */
    char *footer; /* at the start side of every page, e.g. the place; digits and Persian only */
    enum language language;
    bool persian_digits;
    char *font;
    char *created; /* ISO date: document property, never the clock */
    GPtrArray *sheets;
};

struct report *report_new(const char *file, enum language language);
void report_free(struct report *report);
OWN_DEFINE(report, report_free)

/* Adds a sheet; the name is made safe and unique. Returned objects belong to their parent. */
struct sheet *report_sheet(struct report *report, const char *name, enum sheet_page page,
                           const double *widths, guint n_widths);

struct block *sheet_title(struct sheet *sheet, const char *title);
void block_line(struct block *block, const char *text); /* a subtitle or sentence */
struct block *sheet_cards(struct sheet *sheet);
void cards_add(struct block *cards, const char *label, struct cell value, const char *note,
               guint n_columns);
void sheet_heading(struct sheet *sheet, const char *text);
void sheet_note(struct sheet *sheet, const char *text);
void sheet_banner(struct sheet *sheet, const char *text);
struct block *sheet_sentences(struct sheet *sheet);
struct block *sheet_table(struct sheet *sheet);
void table_add_column(struct block *table, const char *header, enum align align, double bar_limit);
void table_widen_column(struct block *table, guint span); /* the newest column */
void table_add_row(struct block *table,
                   enum row_tone tone); /* then cells, left to right in reading order */
void table_add_cell(struct block *table, struct cell cell);
/* Then set series_pre, series_post, alt_text (NULL: the title), n_grid_rows and the axis. */
struct block *sheet_chart(struct sheet *sheet, enum block_kind kind, const char *title);
void chart_add_point(struct block *chart, const struct point *point); /* copies */

/* Cells by value; they own their text, and go into a table or card, which frees it. */
struct cell cell_empty(void);
struct cell cell_text(const char *text);
struct cell cell_number(double value, enum number_kind kind, const struct trace *trace);
struct cell cell_reason(const char *words);
struct cell cell_bar(double value);
struct cell cell_toned(struct cell cell, enum cell_tone tone);

#endif
