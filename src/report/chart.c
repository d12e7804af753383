/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/chart.h"

#include <math.h>

#include "report/scale_order.h"

enum { MANY_COLUMNS = 8, COLUMN_CHART_ROWS = 9, FOREST_ROWS_LEAST = 7, FOREST_ROWS_BESIDE = 3 };

#define AXIS_LEAST (-10.0)
#define AXIS_MOST  20.0
#define AXIS_STEP  10.0

static struct point nothing(const struct page *page, guint scale)
{
    const struct unit *unit = view_unit(page->view, page->track, page->unit);

    return (struct point){
        .pre = NAN,
        .pre_low = NAN,
        .pre_high = NAN,
        .post = NAN,
        .post_low = NAN,
        .post_high = NAN,
        .estimate = NAN,
        .low = NAN,
        .high = NAN,
        .trace = {.track = view_track(page->view, page->track)->cohort->track->name,
                  .level = level_name(unit->level),
                  .place = unit->code,
                  .scale = view_scale(page->view, page->track, scale)->id,
                  .wave = study_wave_name(STUDY_CHANGE)}};
}

/* Adds the point under the scale's name; the chart keeps a copy of the name. */
static void add_point(struct page *page, struct block *chart, guint scale, struct point *point)
{
    g_autofree char *name = g_strdup(view_scale_name(page->view, page->track, scale));

    point->name = name;
    chart_add_point(chart, point);
}

static void score_point(struct page *page, struct block *chart, guint i_scale, bool with_intervals)
{
    struct point point = nothing(page, i_scale);
    int scale = (int)i_scale;

    point.pre = page_value(page, scale, STUDY_CHANGE, STATISTIC_MEAN_PRE_100);
    point.post = page_value(page, scale, STUDY_CHANGE, STATISTIC_MEAN_POST_100);
    if (with_intervals) {
        point.pre_low = page_value(page, scale, STUDY_CHANGE, STATISTIC_MEAN_PRE_100_LOW);
        point.pre_high = page_value(page, scale, STUDY_CHANGE, STATISTIC_MEAN_PRE_100_HIGH);
        point.post_low = page_value(page, scale, STUDY_CHANGE, STATISTIC_MEAN_POST_100_LOW);
        point.post_high = page_value(page, scale, STUDY_CHANGE, STATISTIC_MEAN_POST_100_HIGH);
    }
    point.trace.statistic = statistic_name(STATISTIC_MEAN_PRE_100);
    if (!isnan(point.pre) && !isnan(point.post))
        add_point(page, chart, i_scale, &point);
}

static void baseline_point(struct page *page, struct block *chart, guint scale)
{
    struct point point = nothing(page, scale);

    point.pre = page_value(page, (int)scale, STUDY_PRE, STATISTIC_MEAN_100);
    point.trace.wave = study_wave_name(STUDY_PRE);
    point.trace.statistic = statistic_name(STATISTIC_MEAN_100);
    if (!isnan(point.pre))
        add_point(page, chart, scale, &point);
}

static struct block *new_chart(struct page *page, enum block_kind kind, enum text title,
                               enum text alt)
{
    g_autofree char *words = view_say(page->view, title, NULL);
    struct block *chart = sheet_chart(page->sheet, kind, words);

    g_free(chart->series_pre);
    g_free(chart->series_post);
    g_free(chart->alt_text);
    chart->series_pre = view_say(page->view, TEXT_SERIES_PRE, NULL);
    chart->series_post = view_say(page->view, TEXT_SERIES_POST, NULL);
    chart->alt_text = view_say(page->view, alt, NULL);
    return chart;
}

/* Columns stay readable: among many scales an index stands for its parts, and where that is not
 * enough, only the main scales are left. */
static bool is_left_out(const GArray *scales, guint i)
{
    const struct ordered_scale *entry = &g_array_index(scales, struct ordered_scale, i);
    guint n_parts = 0;

    for (guint j = 0; j < scales->len; j++)
        n_parts += g_array_index(scales, struct ordered_scale, j).is_part ? 1 : 0;
    if (scales->len <= MANY_COLUMNS || entry->is_main)
        return false;
    return entry->is_part || scales->len - n_parts > MANY_COLUMNS;
}

void chart_scores(struct page *page, const GArray *scales, guint max_points)
{
    struct headline headline = study_headline(view_track(page->view, page->track), page->unit);
    bool is_baseline = view_is_baseline(page->view, page->track);
    bool is_tested = !is_baseline && headline.test != HEADLINE_NONE;
    enum text title = is_baseline ? TEXT_CHART_BASELINE
                      : is_tested ? TEXT_CHART_SCORES
                                  : TEXT_CHART_SCORES_PLAIN;
    struct block *chart = new_chart(page, BLOCK_COLUMN_CHART, title, TEXT_ALT_SCORES);

    chart->axis_min = 0;
    chart->axis_max = 100;
    chart->n_grid_rows = COLUMN_CHART_ROWS;
    for (guint i = 0; i < scales->len && chart->points->len < max_points; i++) {
        guint scale = g_array_index(scales, struct ordered_scale, i).scale;

        if (is_left_out(scales, i))
            continue;
        if (is_baseline)
            baseline_point(page, chart, scale);
        else
            score_point(page, chart, scale, is_tested);
    }
}

static void widen_axis(struct block *chart, const struct point *point)
{
    chart->axis_min = MIN(chart->axis_min, AXIS_STEP * floor(point->low / AXIS_STEP));
    chart->axis_max = MAX(chart->axis_max, AXIS_STEP * ceil(point->high / AXIS_STEP));
}

static void change_point(struct page *page, struct block *chart, guint i_scale,
                         struct headline headline)
{
    struct point point = nothing(page, i_scale);
    int scale = (int)i_scale;

    point.estimate = page_value(page, scale, STUDY_CHANGE, headline.change);
    point.low = page_value(page, scale, STUDY_CHANGE, headline.low);
    point.high = page_value(page, scale, STUDY_CHANGE, headline.high);
    point.trace.statistic = statistic_name(headline.change);
    if (isnan(point.estimate) || isnan(point.low) || isnan(point.high))
        return;
    widen_axis(chart, &point);
    add_point(page, chart, i_scale, &point);
}

void chart_changes(struct page *page, const GArray *scales, guint max_points)
{
    struct headline headline = study_headline(view_track(page->view, page->track), page->unit);
    struct block *chart = new_chart(page, BLOCK_FOREST_CHART, TEXT_CHART_CHANGE, TEXT_ALT_CHANGE);

    chart->axis_min = AXIS_LEAST;
    chart->axis_max = AXIS_MOST;
    for (guint i = 0; i < MIN(scales->len, max_points); i++)
        change_point(page, chart, g_array_index(scales, struct ordered_scale, i).scale, headline);
    chart->n_grid_rows = MAX(FOREST_ROWS_LEAST, chart->points->len + FOREST_ROWS_BESIDE);
}
