/* SPDX-License-Identifier: GPL-3.0-or-later */
/* one_page.h - a page about one unit of the invented study, with numbers a test sets.
 *
 *     own(one_page) one = one_page_new(LANGUAGE_EN, 3, true);
 *     one_page_change(one, RES, (struct change){.pre = 58.4, .post = 66.9, ...});
 *     one_page_open(one);
 *     summary_sentences(&one->page, one->scales);
 *     assert_string_equal(one_page_line(one, 0), "...");
 */
#ifndef TESTS_REPORT_ONE_PAGE_H
#define TESTS_REPORT_ONE_PAGE_H

#include "report/page.h"
#include "report/scale_order.h"
#include "unit/report/invented_study.h"
#include "unit/report/report_reader.h"

struct one_page {
    struct invented *it;
    struct privacy *privacy; /* NULL: the evaluator's view */
    struct view view;
    struct report *report;
    GArray *scales;
    guint unit;
    struct page page;
};

struct change { /* on 0-100 */
    double pre, post, low, high, p;
};

static struct one_page *one_page_new(enum language language, guint unit, bool for_sending)
{
    struct one_page *one = g_new0(struct one_page, 1);

    one->it = invented_new(language);
    one->unit = unit;
    if (for_sending)
        one->privacy = privacy_new(&one->it->study, 10);
    one->scales = scale_order(&one->it->instrument);
    return one;
}

/* After the numbers are set. */
static void one_page_open(struct one_page *one)
{
    static const double widths[] = {30, 20, 20, 20};

    one->view = view_of(&one->it->study, one->privacy);
    one->report = report_new("a.xlsx", one->view.language);
    one->page = page_begin(&one->view, one->report, 0, one->unit);
    page_sheet(&one->page, TEXT_SHEET_SUMMARY, SHEET_ONE_PAGE, widths, G_N_ELEMENTS(widths));
}

static void one_page_free(struct one_page *one)
{
    report_free(one->report);
    g_array_unref(one->scales);
    privacy_free(one->privacy);
    invented_free(one->it);
    g_free(one);
}
OWN_DEFINE(one_page, one_page_free)

static G_GNUC_UNUSED void one_page_set(struct one_page *one, guint unit, guint scale,
                                       enum statistic statistic, double value)
{
    findings_set(one->it->track.findings, unit, (int)scale, STUDY_CHANGE, statistic, value);
}

/* The paired test and the model find the same; own points are those of 0-100 or of 1 to 5. */
static G_GNUC_UNUSED void one_page_change(struct one_page *one, guint unit, guint scale,
                                          struct change change)
{
    double by = change.post - change.pre;
    double own = scale == RES ? 1 : 1 / 25.0;
    const struct {
        enum statistic statistic;
        double value;
    } numbers[] = {{STATISTIC_MEAN_PRE_100, change.pre},
                   {STATISTIC_MEAN_POST_100, change.post},
                   {STATISTIC_CHANGE_100, by},
                   {STATISTIC_CHANGE_100_LOW, change.low},
                   {STATISTIC_CHANGE_100_HIGH, change.high},
                   {STATISTIC_CHANGE_LOW, change.low * own},
                   {STATISTIC_CHANGE_HIGH, change.high * own},
                   {STATISTIC_MODEL_CHANGE_100, by},
                   {STATISTIC_MODEL_LOW_100, change.low},
                   {STATISTIC_MODEL_HIGH_100, change.high},
                   {STATISTIC_MODEL_LOW, change.low * own},
                   {STATISTIC_MODEL_HIGH, change.high * own},
                   {STATISTIC_P_HOLM, change.p},
                   {STATISTIC_P_BH, change.p}};

    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        one_page_set(one, unit, scale, numbers[i].statistic, numbers[i].value);
}

static G_GNUC_UNUSED const struct sheet *one_page_sheet(const struct one_page *one)
{
    return one->page.sheet;
}

/* Sentence i; those from the end are counted from -1. */
static G_GNUC_UNUSED const char *one_page_line(const struct one_page *one, int i)
{
    const GPtrArray *lines = block_of(one->page.sheet, BLOCK_SENTENCES)->lines;
    int at = i < 0 ? (int)lines->len + i : i;

    g_assert(at >= 0 && at < (int)lines->len);
    return g_ptr_array_index(lines, (guint)at);
}

#endif
