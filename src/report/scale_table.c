/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/scale_table.h"

#include <math.h>

#include "report/scale_order.h"

#define BAR_LIMIT 1.5 /* effect sizes: fixed, so that two workbooks can be laid side by side */

double *scale_table_widths(const struct scale_column *columns, guint n_columns)
{
    double *widths = g_new(double, n_columns);

    for (guint i = 0; i < n_columns; i++)
        widths[i] = columns[i].width;
    return widths;
}

static void add_header(const struct page *page, struct block *table,
                       const struct scale_column *column)
{
    enum align align = column->kind == COLUMN_NAME ? ALIGN_START : ALIGN_CENTRE;

    if (column->header == TEXT_HEAD_NONE)
        table_add_column(table, statistic_label(column->statistic, page->view->language), align, 0);
    else
        page_add_column(page, table, column->header, align,
                        column->kind == COLUMN_BAR ? BAR_LIMIT : 0);
    table_widen_column(table, MAX(1, column->span));
}

static struct cell bar_cell(const struct page *page, enum statistic statistic, int scale)
{
    double value = page_value(page, scale, STUDY_CHANGE, statistic);

    return isnan(value) ? cell_empty() : cell_bar(CLAMP(value, -BAR_LIMIT, BAR_LIMIT));
}

/* What is hidden must not speak through its reading; then the change's own reason stands there. */
static struct cell reading_cell(struct page *page, guint scale, enum reading reading)
{
    struct headline headline = page_headline(page, scale);

    if (reading == READING_NO_DATA)
        return page_cell(page, (int)scale, STUDY_CHANGE, headline.change);
    return cell_toned(page_text(page, reading_text(reading)), reading_tone(reading));
}

static struct cell headline_cell(struct page *page, const struct scale_column *column, guint scale,
                                 enum reading reading)
{
    const struct study_track *track = view_track(page->view, page->track);
    struct headline headline = page_headline(page, scale);
    enum statistic statistic = headline.change;

    if (column->kind == COLUMN_LOW)
        statistic = headline.low;
    else if (column->kind == COLUMN_HIGH)
        statistic = headline.high;
    else if (column->kind == COLUMN_P)
        statistic = headline.p;
    else if (column->kind == COLUMN_P_ADJUSTED)
        statistic = study_adjusted_p(track, scale);
    if (study_headline(track, page->unit).test == HEADLINE_NONE && column->kind != COLUMN_CHANGE)
        return cell_toned(page_text(page, TEXT_DASH), TONE_MUTED);
    if (reading == READING_NO_DATA || column->kind == COLUMN_CHANGE)
        return cell_toned(page_cell(page, (int)scale, STUDY_CHANGE, statistic),
                          reading_tone(reading));
    return page_cell(page, (int)scale, STUDY_CHANGE, statistic);
}

static struct cell column_cell(struct page *page, const struct scale_column *column,
                               const struct ordered_scale *row, enum reading reading)
{
    struct headline headline = page_headline(page, row->scale);
    /* Under a heading of its own: the one that speaks; under the statistic's label: that one. */
    enum statistic statistic = column->header == TEXT_HEAD_NONE
                                   ? column->statistic
                                   : headline_effect(&headline, column->statistic);
    int scale = (int)row->scale;

    switch (column->kind) {
    case COLUMN_NAME:
        return cell_toned(cell_text(view_scale_name(page->view, page->track, row->scale)),
                          row->is_main ? TONE_STRONG : TONE_PLAIN);
    case COLUMN_STATISTIC:
        return page_cell(page, scale, column->wave, statistic);
    case COLUMN_PEOPLE:
        return page_cell(page, NO_SCALE, STUDY_NO_WAVE, column->statistic);
    case COLUMN_BAR:
        return bar_cell(page, statistic, scale);
    case COLUMN_READING:
        return reading_cell(page, row->scale, reading);
    case COLUMN_CHANGE:
    case COLUMN_LOW:
    case COLUMN_HIGH:
    case COLUMN_P:
    case COLUMN_P_ADJUSTED:
        break;
    }
    return headline_cell(page, column, row->scale, reading);
}

struct block *scale_table(struct page *page, const struct scale_column *columns, guint n_columns,
                          const GArray *scales, guint n_scales)
{
    struct block *table = sheet_table(page->sheet);
    bool is_baseline = view_is_baseline(page->view, page->track);

    for (guint i = 0; i < n_columns; i++)
        add_header(page, table, &columns[i]);
    for (guint i = 0; i < MIN(n_scales, scales->len); i++) {
        const struct ordered_scale *row = &g_array_index(scales, struct ordered_scale, i);
        enum reading reading = is_baseline ? READING_NO_DATA : page_reading(page, row->scale);

        table_add_row(table, ROW_PLAIN);
        for (guint j = 0; j < n_columns; j++)
            table_add_cell(table, column_cell(page, &columns[j], row, reading));
    }
    return table;
}
