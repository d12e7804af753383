/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "report/chart.h"
#include "unit/report/one_page.h"

enum { PROVINCE = 0, DESCRIBED_COUNTY = 1, TESTED_COUNTY = 2, NEIGHBOURHOOD = 3, MOST = 16 };

static const struct point *point_of(const struct block *chart, guint i)
{
    assert_true(i < chart->points->len);
    return &g_array_index(chart->points, struct point, i);
}

static void assert_near(double found, double wanted)
{
    assert_true(fabs(found - wanted) < 1e-12);
}

static void scores_stand_side_by_side_with_their_intervals(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, NEIGHBOURHOOD, false);
    const struct block *chart;

    (void)state;
    one_page_change(one, NEIGHBOURHOOD, RES, (struct change){58.4, 66.9, 5.1, 11.9, 0.001});
    one_page_set(one, NEIGHBOURHOOD, RES, STATISTIC_MEAN_PRE_100_LOW, 54);
    one_page_set(one, NEIGHBOURHOOD, RES, STATISTIC_MEAN_POST_100_HIGH, 70.5);
    one_page_open(one);
    chart_scores(&one->page, one->scales, MOST);
    chart = block_of(one_page_sheet(one), BLOCK_COLUMN_CHART);
    assert_string_equal(chart->text, "Mean scores with 95% intervals");
    assert_string_equal(chart->series_pre, "Pre-test");
    assert_string_equal(chart->series_post, "Post-test");
    assert_near(chart->axis_min, 0);
    assert_near(chart->axis_max, 100);
    assert_int_equal(chart->points->len, 3);
    assert_string_equal(point_of(chart, 0)->name, "Resilience");
    assert_near(point_of(chart, 0)->pre, 58.4);
    assert_near(point_of(chart, 0)->pre_low, 54);
    assert_near(point_of(chart, 0)->post, 66.9);
    assert_near(point_of(chart, 0)->post_high, 70.5);
    assert_string_equal(point_of(chart, 0)->trace.level, "neighbourhood");
    assert_string_equal(point_of(chart, 0)->trace.scale, "RES");
}

/* People of several neighbourhoods: a person's limits would be too short. */
static void scores_of_many_neighbourhoods_have_no_intervals(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, PROVINCE, false);
    const struct block *chart;

    (void)state;
    one_page_change(one, PROVINCE, RES, (struct change){58.4, 66.9, 5.1, 11.9, 0.001});
    one_page_open(one);
    chart_scores(&one->page, one->scales, MOST);
    chart = block_of(one_page_sheet(one), BLOCK_COLUMN_CHART);
    assert_string_equal(chart->text, "Mean scores at the pre-test and the post-test");
    assert_near(point_of(chart, 0)->pre, 58.4);
    assert_near(point_of(chart, 0)->post, 66.9);
    assert_true(isnan(point_of(chart, 0)->pre_low) && isnan(point_of(chart, 0)->pre_high));
    assert_true(isnan(point_of(chart, 0)->post_low) && isnan(point_of(chart, 0)->post_high));
}

static void described_scores_have_no_intervals(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, DESCRIBED_COUNTY, false);
    const struct block *chart;

    (void)state;
    one_page_open(one);
    chart_scores(&one->page, one->scales, MOST);
    chart = block_of(one_page_sheet(one), BLOCK_COLUMN_CHART);
    assert_string_equal(chart->text, "Mean scores at the pre-test and the post-test");
    assert_near(point_of(chart, 0)->pre, 51);
    assert_true(isnan(point_of(chart, 0)->pre_low) && isnan(point_of(chart, 0)->post_high));
}

static void a_baseline_has_one_column_a_scale(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, NEIGHBOURHOOD, false);
    const struct block *chart;

    (void)state;
    invented_make_baseline(one->it);
    one_page_open(one);
    chart_scores(&one->page, one->scales, MOST);
    chart = block_of(one_page_sheet(one), BLOCK_COLUMN_CHART);
    assert_near(point_of(chart, 0)->pre, 53);
    assert_true(isnan(point_of(chart, 0)->post));
    assert_string_equal(point_of(chart, 0)->trace.wave, "pre");
}

static void no_more_points_than_there_is_room_for(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, NEIGHBOURHOOD, false);

    (void)state;
    one_page_open(one);
    chart_scores(&one->page, one->scales, 2);
    chart_changes(&one->page, one->scales, 1);
    assert_int_equal(block_of(one_page_sheet(one), BLOCK_COLUMN_CHART)->points->len, 2);
    assert_int_equal(block_of(one_page_sheet(one), BLOCK_FOREST_CHART)->points->len, 1);
}

/* From -10 to 20 unless an interval reaches further, then to the next ten. */
static void the_axis_of_changes_grows_by_tens(void **state)
{
    static const struct {
        double low, high, axis_min, axis_max;
    } cases[] = {
        {-3.3, 5.7, -10, 20}, {-10, 20, -10, 20}, {-10.1, 20.1, -20, 30}, {2, 57, -10, 60}};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        own(one_page) one = one_page_new(LANGUAGE_EN, NEIGHBOURHOOD, false);
        const struct block *chart;

        for (guint scale = RES; scale <= FR; scale++)
            one_page_change(one, NEIGHBOURHOOD, scale,
                            (struct change){50, 52, cases[i].low, cases[i].high, 0.5});
        one_page_open(one);
        chart_changes(&one->page, one->scales, MOST);
        chart = block_of(one_page_sheet(one), BLOCK_FOREST_CHART);
        assert_near(chart->axis_min, cases[i].axis_min);
        assert_near(chart->axis_max, cases[i].axis_max);
    }
}

static void main_scales_stand_out_among_changes(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, NEIGHBOURHOOD, false);
    const struct block *chart;

    (void)state;
    one_page_open(one);
    chart_changes(&one->page, one->scales, MOST);
    chart = block_of(one_page_sheet(one), BLOCK_FOREST_CHART);
    assert_true(point_of(chart, 0)->is_strong);
    assert_false(point_of(chart, 1)->is_strong);
    assert_string_equal(point_of(chart, 1)->name, "Individual resilience");
}

static void a_change_without_an_interval_is_left_out(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, NEIGHBOURHOOD, false);
    const struct block *chart;

    (void)state;
    findings_set_reason(one->it->track.findings, NEIGHBOURHOOD, IR, STUDY_CHANGE,
                        STATISTIC_CHANGE_100_LOW, REASON_NO_VARIANCE);
    one_page_open(one);
    chart_changes(&one->page, one->scales, MOST);
    chart = block_of(one_page_sheet(one), BLOCK_FOREST_CHART);
    assert_int_equal(chart->points->len, 2);
    assert_string_equal(point_of(chart, 1)->name, "Family resilience");
}

/* Of the five of Khoy, Yas is too small to be shown; Golha is hidden with it, or the county less
 * the others would show it. */
static void places_stand_under_each_other_and_hidden_ones_nowhere(void **state)
{
    static const char *const shown[] = {"Sarvan", "Laleh", "Nastaran"};
    own(one_page) one = one_page_new(LANGUAGE_EN, TESTED_COUNTY, true);
    g_autoptr(GArray) units = g_array_new(FALSE, FALSE, sizeof(guint));
    const struct block *chart;

    (void)state;
    one_page_open(one);
    for (guint i = 5; i < N_UNITS; i++)
        g_array_append_val(units, i);
    assert_true(chart_places_exists(&one->page, RES, units));
    chart_places(&one->page, RES, units);
    chart = block_of(one_page_sheet(one), BLOCK_FOREST_CHART);
    assert_string_equal(chart->text,
                        "Resilience: change in each neighbourhood, with 95% intervals");
    assert_int_equal(chart->points->len, G_N_ELEMENTS(shown));
    for (guint i = 0; i < G_N_ELEMENTS(shown); i++)
        assert_string_equal(point_of(chart, i)->name, shown[i]);
    assert_string_equal(point_of(chart, 0)->trace.place, "04");
    assert_near(point_of(chart, 0)->estimate, 56);
    assert_int_equal(one->page.unit, TESTED_COUNTY);
}

static void there_is_no_chart_of_places_that_are_only_described(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, PROVINCE, false);
    g_autoptr(GArray) units = g_array_new(FALSE, FALSE, sizeof(guint));
    guint county = DESCRIBED_COUNTY;

    (void)state;
    one_page_open(one);
    g_array_append_val(units, county);
    assert_false(chart_places_exists(&one->page, RES, units));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_stand_side_by_side_with_their_intervals),
        cmocka_unit_test(scores_of_many_neighbourhoods_have_no_intervals),
        cmocka_unit_test(described_scores_have_no_intervals),
        cmocka_unit_test(a_baseline_has_one_column_a_scale),
        cmocka_unit_test(no_more_points_than_there_is_room_for),
        cmocka_unit_test(the_axis_of_changes_grows_by_tens),
        cmocka_unit_test(main_scales_stand_out_among_changes),
        cmocka_unit_test(a_change_without_an_interval_is_left_out),
        cmocka_unit_test(places_stand_under_each_other_and_hidden_ones_nowhere),
        cmocka_unit_test(there_is_no_chart_of_places_that_are_only_described),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
