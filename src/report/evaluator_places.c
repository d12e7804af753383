/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluator's tables with a row a place: the flow of people, and estimates of change. */
#include "report/scale_order.h"
#include "report/sheets.h"

enum { N_LEAD_COLUMNS = 2, MOST_COLUMNS = 24 };

static const enum statistic FLOW[] = {
    STATISTIC_ENROLLED,    STATISTIC_REGISTERED, STATISTIC_ATTENDED,       STATISTIC_HOURS_MEAN,
    STATISTIC_N_PRE,       STATISTIC_N_POST,     STATISTIC_N_MATCHED,      STATISTIC_N_PRE_ONLY,
    STATISTIC_N_POST_ONLY, STATISTIC_N_NEITHER,  STATISTIC_RETENTION_SHARE};

static const enum statistic ESTIMATES[] = {
    STATISTIC_N_PAIRS,    STATISTIC_CHANGE_100, STATISTIC_CHANGE_100_LOW, STATISTIC_CHANGE_100_HIGH,
    STATISTIC_CHANGE,     STATISTIC_CHANGE_SE,  STATISTIC_CHANGE_LOW,     STATISTIC_CHANGE_HIGH,
    STATISTIC_P_T,        STATISTIC_P_BH,       STATISTIC_EB_MEAN,        STATISTIC_PLACE_LOW,
    STATISTIC_PLACE_HIGH, STATISTIC_RANK,       STATISTIC_RANK_LOW,       STATISTIC_RANK_HIGH};

static void open_sheet(struct page *page, enum text name, enum text title, guint n_statistics)
{
    double widths[MOST_COLUMNS] = {28, 10};

    g_assert(N_LEAD_COLUMNS + n_statistics <= MOST_COLUMNS);
    for (guint i = N_LEAD_COLUMNS; i < N_LEAD_COLUMNS + n_statistics; i++)
        widths[i] = 11;
    page_sheet(page, name, SHEET_PAGES_LANDSCAPE, widths, N_LEAD_COLUMNS + n_statistics);
    page_place_head(page, title);
}

static struct block *open_table(struct page *page, const enum statistic *statistics, guint n)
{
    struct block *table = sheet_table(page->sheet);

    page_add_column(page, table, TEXT_HEAD_PLACE, ALIGN_START, 0);
    page_add_column(page, table, TEXT_HEAD_CODE, ALIGN_CENTRE, 0);
    for (guint i = 0; i < n; i++)
        table_add_column(table, statistic_label(statistics[i], page->view->language), ALIGN_CENTRE,
                         0);
    return table;
}

static void add_names(const struct page *page, struct block *table, guint unit)
{
    g_autofree char *code = view_unit_code(page->view, page->track, unit);

    table_add_cell(table, cell_text(view_unit_name(page->view, page->track, unit)));
    table_add_cell(table, cell_text(code));
}

static enum row_tone tone_of(const struct unit *unit)
{
    static const enum row_tone tones[N_LEVELS] = {[LEVEL_PROVINCE] = ROW_TOTAL,
                                                  [LEVEL_COUNTY] = ROW_GROUP,
                                                  [LEVEL_NEIGHBOURHOOD] = ROW_PLAIN};

    return tones[unit->level];
}

void overview_sheet(struct page *page)
{
    g_autoptr(GArray) units = view_units(page->view, page->track);
    guint own_unit = page->unit;
    struct block *table;

    open_sheet(page, TEXT_SHEET_OVERVIEW, TEXT_TITLE_OVERVIEW, G_N_ELEMENTS(FLOW));
    table = open_table(page, FLOW, G_N_ELEMENTS(FLOW));
    page->sheet->repeat_block = (int)page->sheet->blocks->len - 1;
    for (guint i = 0; i < units->len; i++) {
        page->unit = g_array_index(units, guint, i);
        table_add_row(table, tone_of(view_unit(page->view, page->track, page->unit)));
        add_names(page, table, page->unit);
        for (guint j = 0; j < G_N_ELEMENTS(FLOW); j++)
            table_add_cell(table, page_cell(page, NO_SCALE, STUDY_NO_WAVE, FLOW[j]));
    }
    page->unit = own_unit;
    page_legend(page);
}

static void estimates_of_scale(struct page *page, guint scale)
{
    const struct study_track *track = view_track(page->view, page->track);
    struct block *table;

    sheet_heading(page->sheet, view_scale_name(page->view, page->track, scale));
    table = open_table(page, ESTIMATES, G_N_ELEMENTS(ESTIMATES));
    for (guint i = 0; i < track->units->len; i++) {
        if (view_unit(page->view, page->track, i)->level != LEVEL_NEIGHBOURHOOD)
            continue;
        page->unit = i;
        table_add_row(table, ROW_PLAIN);
        add_names(page, table, i);
        for (guint j = 0; j < G_N_ELEMENTS(ESTIMATES); j++)
            table_add_cell(table, page_cell(page, (int)scale, STUDY_CHANGE, ESTIMATES[j]));
    }
}

void place_estimates_sheet(struct page *page)
{
    g_autoptr(GArray) scales = scale_order_main(view_instrument(page->view, page->track));
    guint own_unit = page->unit;

    open_sheet(page, TEXT_SHEET_PLACE_ESTIMATES, TEXT_TITLE_PLACE_ESTIMATES,
               G_N_ELEMENTS(ESTIMATES));
    for (guint i = 0; i < scales->len; i++)
        estimates_of_scale(page, g_array_index(scales, guint, i));
    page->unit = own_unit;
    page_note(page, TEXT_PLACES_EB_NOTE);
    page_legend(page);
}
