/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "report/scale_order.h"
#include "report/scale_table.h"
#include "report/sheets.h"

static const double WIDTHS[] = {30, 18, 29, 29};

/* The steps in the order in which people leave. A step that this reader may not see has no row. */
static const struct {
    enum statistic statistic;
    enum text label, note;
    enum row_tone tone;
} STEPS[] = {
    {STATISTIC_ENROLLED, TEXT_FLOW_ENROLLED, TEXT_FLOW_ENROLLED_NOTE, ROW_TOTAL},
    {STATISTIC_REGISTERED, TEXT_FLOW_REGISTERED, TEXT_FLOW_REGISTERED_NOTE, ROW_PLAIN},
    {STATISTIC_ATTENDED, TEXT_FLOW_ATTENDED, TEXT_FLOW_ATTENDED_NOTE, ROW_PLAIN},
    {STATISTIC_HOURS_MEAN, TEXT_FLOW_HOURS, TEXT_FLOW_HOURS_NOTE, ROW_PLAIN},
    {STATISTIC_N_PRE, TEXT_FLOW_PRE, TEXT_FLOW_PRE_NOTE, ROW_PLAIN},
    {STATISTIC_N_POST, TEXT_FLOW_POST, TEXT_FLOW_POST_NOTE, ROW_PLAIN},
    {STATISTIC_N_PRE_ONLY, TEXT_FLOW_PRE_ONLY, TEXT_FLOW_PRE_ONLY_NOTE, ROW_PLAIN},
    {STATISTIC_N_POST_ONLY, TEXT_FLOW_POST_ONLY, TEXT_FLOW_POST_ONLY_NOTE, ROW_PLAIN},
    {STATISTIC_N_NEITHER, TEXT_FLOW_NEITHER, TEXT_FLOW_NEITHER_NOTE, ROW_PLAIN},
    {STATISTIC_N_MATCHED, TEXT_FLOW_MATCHED, TEXT_FLOW_MATCHED_NOTE, ROW_TOTAL},
};

static const struct scale_column BY_SCALE[] = {
    {COLUMN_NAME, TEXT_HEAD_SCALE, 30, STUDY_CHANGE, STATISTIC_CHANGE, 1},
    {COLUMN_PEOPLE, TEXT_HEAD_MATCHED, 18, STUDY_NO_WAVE, STATISTIC_N_MATCHED, 1},
    {COLUMN_STATISTIC, TEXT_HEAD_NO_SCORE, 29, STUDY_CHANGE, STATISTIC_N_NO_SCORE, 1},
    {COLUMN_STATISTIC, TEXT_HEAD_ANALYSED, 29, STUDY_CHANGE, STATISTIC_N_ANALYSED, 1},
};

static bool is_for_reader(const struct page *page, enum statistic statistic)
{
    return view_finding(page->view, page->track, page->unit, NO_SCALE, STUDY_NO_WAVE, statistic)
        .is_set;
}

static void add_steps(struct page *page)
{
    struct block *table = sheet_table(page->sheet);

    page_add_column(page, table, TEXT_HEAD_STEP, ALIGN_START, 0);
    page_add_column(page, table, TEXT_HEAD_PEOPLE, ALIGN_CENTRE, 0);
    page_add_column(page, table, TEXT_HEAD_EXPLANATION, ALIGN_START, 0);
    table_widen_column(table, G_N_ELEMENTS(WIDTHS) - 2);
    for (guint i = 0; i < G_N_ELEMENTS(STEPS); i++) {
        if (!is_for_reader(page, STEPS[i].statistic))
            continue;
        table_add_row(table, STEPS[i].tone);
        table_add_cell(table, page_text(page, STEPS[i].label));
        table_add_cell(table, page_cell(page, NO_SCALE, STUDY_NO_WAVE, STEPS[i].statistic));
        table_add_cell(table, page_text(page, STEPS[i].note));
    }
}

static double people(const struct page *page, enum statistic statistic)
{
    return page_value(page, NO_SCALE, STUDY_NO_WAVE, statistic);
}

/* The sum said in words, so that a reader can check it against the table. */
static void say_sum(struct page *page)
{
    const struct view *view = page->view;
    double enrolled = people(page, STATISTIC_ENROLLED);
    double matched = people(page, STATISTIC_N_MATCHED);
    double once = people(page, STATISTIC_N_PRE_ONLY) + people(page, STATISTIC_N_POST_ONLY);
    double never = people(page, STATISTIC_N_NEITHER);
    bool is_full = !isnan(once) && !isnan(never);
    g_autofree char *all = NULL;
    g_autofree char *both = NULL;
    g_autofree char *some = NULL;
    g_autofree char *none = NULL;
    g_autofree char *line = NULL;

    if (isnan(enrolled) || isnan(matched))
        return;
    all = view_number(view, enrolled, NUMBER_COUNT);
    both = view_number(view, matched, NUMBER_COUNT);
    some = view_number(view, is_full ? once : enrolled - matched, NUMBER_COUNT);
    none = view_number(view, is_full ? never : 0, NUMBER_COUNT);
    line = view_say(view, is_full ? TEXT_FLOW_CLOSES : TEXT_FLOW_CLOSES_SHORT, all, both, some,
                    none, NULL);
    sheet_note(page->sheet, line);
}

static void say_no_consent(struct page *page)
{
    guint n = view_track(page->view, page->track)->n_no_consent;
    g_autofree char *count = view_count(page->view, n);
    g_autofree char *line = view_say(page->view, TEXT_FLOW_NO_CONSENT, count, NULL);

    if (n > 0 && view_unit(page->view, page->track, page->unit)->level == LEVEL_PROVINCE)
        sheet_note(page->sheet, line);
}

void flow_sheet(struct page *page)
{
    g_autoptr(GArray) scales = scale_order(view_instrument(page->view, page->track));

    page_sheet(page, TEXT_SHEET_FLOW, SHEET_PAGES_PORTRAIT, WIDTHS, G_N_ELEMENTS(WIDTHS));
    page_place_head(page, TEXT_TITLE_FLOW);
    if (!view_unit_is_shown(page->view, page->track, page->unit))
        return;
    add_steps(page);
    say_sum(page);
    say_no_consent(page);
    if (!view_is_baseline(page->view, page->track)) {
        page_heading(page, TEXT_FLOW_BY_SCALE);
        scale_table(page, BY_SCALE, G_N_ELEMENTS(BY_SCALE), scales, scales->len);
        page_note(page, TEXT_FLOW_BY_SCALE_NOTE);
    }
    page_legend(page);
}
