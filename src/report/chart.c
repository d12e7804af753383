/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/chart.h"

#include <math.h>

#include "report/scale_order.h"
#include "study/units.h"

enum { COLUMN_CHART_ROWS = 9, LONE_CHART_ROWS = 14, FOREST_ROWS_LEAST = 7, FOREST_ROWS_BESIDE = 3 };

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

/* Adds the point under that name, of which the chart keeps a copy. */
static void add_named(struct block *chart, const char *name, struct point *point)
{
    g_autofree char *copy = g_strdup(name);

    point->name = copy;
    chart_add_point(chart, point);
}

static void add_point(struct page *page, struct block *chart, guint scale, struct point *point)
{
    add_named(chart, view_scale_name(page->view, page->track, scale), point);
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

static struct block *chart_titled(struct page *page, enum block_kind kind, const char *title,
                                  enum text alt)
{
    struct block *chart = sheet_chart(page->sheet, kind, title);

    g_free(chart->series_pre);
    g_free(chart->series_post);
    g_free(chart->alt_text);
    chart->series_pre = view_say(page->view, TEXT_SERIES_PRE, NULL);
    chart->series_post = view_say(page->view, TEXT_SERIES_POST, NULL);
    chart->alt_text = view_say(page->view, alt, NULL);
    return chart;
}

static struct block *new_chart(struct page *page, enum block_kind kind, enum text title,
                               enum text alt)
{
    g_autofree char *words = view_say(page->view, title, NULL);

    return chart_titled(page, kind, words, alt);
}

void chart_scores(struct page *page, const GArray *scales, guint max_points)
{
    bool is_baseline = view_is_baseline(page->view, page->track);
    bool is_tested = !is_baseline && page_is_tested(page);
    /* Limits of the mean of one wave take people as independent. */
    bool has_limits =
        is_tested && unit_is_one_group(view_unit(page->view, page->track, page->unit));
    enum text title = is_baseline  ? TEXT_CHART_BASELINE
                      : has_limits ? TEXT_CHART_SCORES
                                   : TEXT_CHART_SCORES_PLAIN;
    struct block *chart = new_chart(page, BLOCK_COLUMN_CHART, title, TEXT_ALT_SCORES);

    chart->axis_min = 0;
    chart->axis_max = 100;
    chart->n_grid_rows = is_tested ? COLUMN_CHART_ROWS : LONE_CHART_ROWS;
    for (guint i = 0; i < scales->len && chart->points->len < max_points; i++) {
        guint scale = g_array_index(scales, struct ordered_scale, i).scale;

        if (is_baseline)
            baseline_point(page, chart, scale);
        else
            score_point(page, chart, scale, has_limits);
    }
}

static void widen_axis(struct block *chart, const struct point *point)
{
    chart->axis_min = MIN(chart->axis_min, AXIS_STEP * floor(point->low / AXIS_STEP));
    chart->axis_max = MAX(chart->axis_max, AXIS_STEP * ceil(point->high / AXIS_STEP));
}

/* False where the page's unit has no interval of that scale. */
static bool change_point(struct page *page, struct point *point, guint i_scale)
{
    struct headline headline = page_headline(page, i_scale);
    int scale = (int)i_scale;

    if (headline.test == HEADLINE_NONE)
        return false;
    *point = nothing(page, i_scale);
    point->estimate = page_value(page, scale, STUDY_CHANGE, headline.change);
    point->low = page_value(page, scale, STUDY_CHANGE, headline.low);
    point->high = page_value(page, scale, STUDY_CHANGE, headline.high);
    point->trace.statistic = statistic_name(headline.change);
    return !isnan(point->estimate) && !isnan(point->low) && !isnan(point->high);
}

static void start_axis(struct block *chart)
{
    chart->axis_min = AXIS_LEAST;
    chart->axis_max = AXIS_MOST;
}

static guint forest_rows(guint n_points)
{
    return MAX(FOREST_ROWS_LEAST, 2 * n_points / 3 + FOREST_ROWS_BESIDE);
}

void chart_changes(struct page *page, const GArray *scales, guint max_points)
{
    bool is_difference =
        study_headline(view_track(page->view, page->track), page->unit).test == HEADLINE_DIFFERENCE;
    struct block *chart =
        new_chart(page, BLOCK_FOREST_CHART,
                  is_difference ? TEXT_CHART_DIFFERENCE : TEXT_CHART_CHANGE, TEXT_ALT_CHANGE);

    start_axis(chart);
    for (guint i = 0; i < MIN(scales->len, max_points); i++) {
        const struct ordered_scale *entry = &g_array_index(scales, struct ordered_scale, i);
        struct point point;

        if (!change_point(page, &point, entry->scale))
            continue;
        point.is_strong = entry->is_main;
        widen_axis(chart, &point);
        add_point(page, chart, entry->scale, &point);
    }
    chart->n_grid_rows = forest_rows(chart->points->len);
}

bool chart_places_exists(struct page *page, guint scale, const GArray *units)
{
    guint own_unit = page->unit;
    bool found = false;
    struct point point;

    for (guint i = 0; i < units->len && !found; i++) {
        page->unit = g_array_index(units, guint, i);
        found = change_point(page, &point, scale);
    }
    page->unit = own_unit;
    return found;
}

static void add_places(struct page *page, struct block *chart, guint scale, const GArray *units)
{
    guint own_unit = page->unit;

    for (guint i = 0; i < units->len; i++) {
        struct point point;

        page->unit = g_array_index(units, guint, i);
        if (!change_point(page, &point, scale))
            continue;
        widen_axis(chart, &point);
        add_named(chart, view_unit_name(page->view, page->track, page->unit), &point);
    }
    page->unit = own_unit;
}

void chart_places(struct page *page, guint scale, const GArray *units)
{
    g_autofree char *title = view_say(page->view, TEXT_CHART_PLACES,
                                      view_scale_name(page->view, page->track, scale), NULL);
    struct block *chart = chart_titled(page, BLOCK_FOREST_CHART, title, TEXT_ALT_PLACES);

    start_axis(chart);
    add_places(page, chart, scale, units);
    chart->n_grid_rows = forest_rows(chart->points->len);
}
