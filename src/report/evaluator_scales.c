/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluator's tables with a row a scale: each wave, reliability, change, attrition. */
#include "report/evaluator_groups.h"
#include "report/evaluator_tables.h"
#include "report/scale_order.h"
#include "report/scale_table.h"
#include "report/sheets.h"

enum { MOST_COLUMNS = 24, UPRIGHT_COLUMNS = 10 };

#define NAME_WIDTH   26.0
#define NUMBER_WIDTH 10.5

/* Some statistic of the scale was asked for. */
static bool is_set(const struct page *page, guint scale, const enum statistic *statistics,
                   guint n_statistics, enum study_wave wave)
{
    for (guint i = 0; i < n_statistics; i++)
        if (view_finding(page->view, page->track, page->unit, (int)scale, wave, statistics[i])
                .is_set)
            return true;
    return false;
}

/* The scales that have something to say: struct ordered_scale. */
static GArray *scales_with(const struct page *page, const enum statistic *statistics,
                           guint n_statistics, enum study_wave wave)
{
    GArray *scales = scale_order(view_instrument(page->view, page->track));

    for (guint i = scales->len; i > 0; i--) {
        guint scale = g_array_index(scales, struct ordered_scale, i - 1).scale;

        if (!is_set(page, scale, statistics, n_statistics, wave))
            g_array_remove_index(scales, i - 1);
    }
    return scales;
}

void evaluator_table(struct page *page, const enum statistic *statistics, guint n_statistics,
                     enum study_wave wave)
{
    g_autoptr(GArray) scales = scales_with(page, statistics, n_statistics, wave);
    struct scale_column columns[MOST_COLUMNS] = {
        {COLUMN_NAME, TEXT_HEAD_SCALE, NAME_WIDTH, wave, STATISTIC_N, 1}};

    g_assert(n_statistics < MOST_COLUMNS);
    for (guint i = 0; i < n_statistics; i++)
        columns[i + 1] = (struct scale_column){
            COLUMN_STATISTIC, TEXT_HEAD_NONE, NUMBER_WIDTH, wave, statistics[i], 1};
    scale_table(page, columns, n_statistics + 1, scales, scales->len);
}

void evaluator_sheet(struct page *page, enum text name, enum text title, guint n_numbers)
{
    double widths[EVALUATOR_COLUMNS + 1] = {NAME_WIDTH};

    g_assert(n_numbers <= EVALUATOR_COLUMNS);
    for (guint i = 1; i <= n_numbers; i++)
        widths[i] = NUMBER_WIDTH;
    page_sheet(page, name,
               n_numbers > UPRIGHT_COLUMNS ? SHEET_PAGES_LANDSCAPE : SHEET_PAGES_PORTRAIT, widths,
               n_numbers + 1);
    page_place_head(page, title);
}

/* The post-test has the first n_post of the statistics. */
static void wave_tables(struct page *page, const enum statistic *statistics, guint n_pre,
                        guint n_post)
{
    page_heading(page, TEXT_SERIES_PRE);
    evaluator_table(page, statistics, n_pre, STUDY_PRE);
    if (view_is_baseline(page->view, page->track))
        return;
    page_heading(page, TEXT_SERIES_POST);
    evaluator_table(page, statistics, n_post, STUDY_POST);
}

void waves_sheet(struct page *page)
{
    static const enum statistic statistics[] = {
        STATISTIC_N,        STATISTIC_N_MISSING, STATISTIC_MEAN,        STATISTIC_SD,
        STATISTIC_SE,       STATISTIC_CI_LOW,    STATISTIC_CI_HIGH,     STATISTIC_MEDIAN,
        STATISTIC_Q1,       STATISTIC_Q3,        STATISTIC_MIN,         STATISTIC_MAX,
        STATISTIC_SKEWNESS, STATISTIC_KURTOSIS,  STATISTIC_FLOOR_SHARE, STATISTIC_CEILING_SHARE,
        STATISTIC_MEAN_100, STATISTIC_SD_100};
    static const enum statistic bounds[] = {STATISTIC_MEAN_BLANK_WRONG, STATISTIC_MEAN_ANSWERED};
    g_autoptr(GArray) bounded = scales_with(page, bounds, G_N_ELEMENTS(bounds), STUDY_PRE);

    evaluator_sheet(page, TEXT_SHEET_WAVES, TEXT_TITLE_WAVES, G_N_ELEMENTS(statistics));
    wave_tables(page, statistics, G_N_ELEMENTS(statistics), G_N_ELEMENTS(statistics));
    if (bounded->len > 0) {
        page_heading(page, TEXT_GROUP_BOUNDS);
        wave_tables(page, bounds, G_N_ELEMENTS(bounds), G_N_ELEMENTS(bounds));
    }
    page_legend(page);
}

void reliability_sheet(struct page *page)
{
    static const enum statistic statistics[] = {
        STATISTIC_K_ITEMS,    STATISTIC_N_COMPLETE, STATISTIC_ALPHA, STATISTIC_ALPHA_LOW,
        STATISTIC_ALPHA_HIGH, STATISTIC_ALPHA_STD,  STATISTIC_OMEGA, STATISTIC_MEAN_INTER_ITEM_R,
        STATISTIC_SEM,        STATISTIC_ICC_PRE};

    evaluator_sheet(page, TEXT_SHEET_RELIABILITY, TEXT_TITLE_RELIABILITY, G_N_ELEMENTS(statistics));
    wave_tables(page, statistics, G_N_ELEMENTS(statistics), G_N_ELEMENTS(statistics) - 1);
    page_legend(page);
}

void change_sheet(struct page *page)
{
    g_autoptr(GArray) further = evaluator_further();

    evaluator_sheet(page, TEXT_SHEET_CHANGE, TEXT_TITLE_CHANGE, EVALUATOR_COLUMNS);
    for (guint i = 0; i < N_EVALUATOR_GROUPS; i++) {
        const struct evaluator_group *group = &EVALUATOR_GROUPS[i];

        page_heading(page, group->heading);
        evaluator_table(page, group->statistics, group->n_statistics, STUDY_CHANGE);
        if (group->note != TEXT_HEAD_NONE)
            page_note(page, group->note);
    }
    for (guint i = 0; i < further->len; i += EVALUATOR_COLUMNS) {
        guint n = MIN(further->len - i, EVALUATOR_COLUMNS);

        page_heading(page, TEXT_GROUP_OTHER);
        evaluator_table(page, &g_array_index(further, enum statistic, i), n, STUDY_CHANGE);
    }
    page_legend(page);
}

static const enum statistic LOSS_OF_PEOPLE[] = {
    STATISTIC_ENROLLED,    STATISTIC_N_PRE,     STATISTIC_N_MATCHED,       STATISTIC_N_PRE_ONLY,
    STATISTIC_N_POST_ONLY, STATISTIC_N_NEITHER, STATISTIC_RETENTION_SHARE, STATISTIC_LOSS_CHI2,
    STATISTIC_LOSS_DF,     STATISTIC_LOSS_P};

static void people_table(struct page *page)
{
    struct block *table = sheet_table(page->sheet);

    page_add_column(page, table, TEXT_HEAD_PLACE, ALIGN_START, 0);
    for (guint i = 0; i < G_N_ELEMENTS(LOSS_OF_PEOPLE); i++)
        table_add_column(table, statistic_label(LOSS_OF_PEOPLE[i], page->view->language),
                         ALIGN_CENTRE, 0);
    table_add_row(table, ROW_TOTAL);
    table_add_cell(table, cell_text(view_unit_name(page->view, page->track, page->unit)));
    for (guint i = 0; i < G_N_ELEMENTS(LOSS_OF_PEOPLE); i++)
        table_add_cell(table, page_cell(page, NO_SCALE, STUDY_NO_WAVE, LOSS_OF_PEOPLE[i]));
}

void attrition_sheet(struct page *page)
{
    static const enum statistic statistics[] = {
        STATISTIC_N_ANALYSED, STATISTIC_N_NO_SCORE,   STATISTIC_LOST,
        STATISTIC_LOST_SHARE, STATISTIC_LOST_SMD,     STATISTIC_LOST_P,
        STATISTIC_LOST_CHI2,  STATISTIC_LOST_CHI2_DF, STATISTIC_LOST_CHI2_P};

    evaluator_sheet(page, TEXT_SHEET_ATTRITION, TEXT_TITLE_ATTRITION, G_N_ELEMENTS(LOSS_OF_PEOPLE));
    people_table(page);
    page_heading(page, TEXT_HEADING_LOST_BY_SCALE);
    evaluator_table(page, statistics, G_N_ELEMENTS(statistics), STUDY_CHANGE);
    page_note(page, TEXT_ATTRITION_NOTE);
    page_legend(page);
}
