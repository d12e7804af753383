/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "../../reference/tables.h"
#include "stats/plan.h"

static const struct stats_plan usual = {
    .clusters = 25, .people = 25, .loss = 0.15, .icc = 0.05, .r = 0.6, .sd = 1.0, .conf = 0.95};

/* pt with ncp on 24 degrees of freedom, uniroot for the change found four times in five */
static void power_agrees_with_r(void **state)
{
    struct stats_plan_result result;
    double change;

    (void)state;
    assert_int_equal(stats_plan(&result, &usual), STATS_OK);
    assert_close(result.se, ref_plan[0], 1e-13);
    assert_close(result.df, 24.0, 0.0);
    assert_close(stats_plan_power(&usual, 0.1), ref_plan[1], 1e-10);
    assert_close(stats_plan_power(&usual, -0.2), ref_plan[2], 1e-10);
    assert_int_equal(stats_plan_detectable(&change, &usual, 0.8), STATS_OK);
    assert_close(change, ref_plan[3], 1e-9);
    assert_close(stats_plan_power(&usual, change), 0.8, 1e-11);
}

/* The same people without neighbourhoods: R's pt on people - 1 degrees of freedom */
static void strangers_agree_with_r(void **state)
{
    static const size_t clusters[] = {25, 6, 4};
    struct stats_plan plan = usual;

    (void)state;
    plan.strangers = true;
    for (size_t i = 0; i < COUNT(clusters); i++) {
        struct stats_plan_result result;
        double change;

        plan.clusters = clusters[i];
        assert_int_equal(stats_plan(&result, &plan), STATS_OK);
        assert_close(result.df, (double)clusters[i] * 21.25 - 1.0, 1e-14);
        assert_close(result.design_effect, 1.0, 0.0);
        assert_close(stats_plan_power(&plan, 0.1), ref_plan_strangers[2 * i], 1e-10);
        assert_int_equal(stats_plan_detectable(&change, &plan, 0.8), STATS_OK);
        assert_close(change, ref_plan_strangers[2 * i + 1], 1e-9);
    }
}

static void without_an_effect_power_is_the_error(void **state)
{
    (void)state;
    assert_close(stats_plan_power(&usual, 0.0), 0.05, 1e-11);
    assert_close(stats_plan_power(&usual, 100.0), 1.0, 1e-12);
}

static void the_least_number_of_places_is_the_least(void **state)
{
    struct stats_plan plan = usual;
    size_t clusters;

    (void)state;
    assert_int_equal(stats_plan_clusters(&clusters, &usual, 0.15, 0.8), STATS_OK);
    plan.clusters = clusters;
    assert_true(stats_plan_power(&plan, 0.15) >= 0.8);
    plan.clusters = clusters - 1;
    assert_true(stats_plan_power(&plan, 0.15) < 0.8);
    assert_int_equal(stats_plan_clusters(&clusters, &usual, 0.0, 0.8), STATS_NOT_CONVERGED);
    assert_int_equal(clusters, 0);
    assert_int_equal(stats_plan_clusters(&clusters, &usual, 10.0, 0.8), STATS_OK);
    assert_int_equal(clusters, 4); /* fewer are not tested, whatever the change */
}

static void nonsense_is_refused(void **state)
{
    struct stats_plan plan = usual;
    struct stats_plan_result result;
    double change;
    size_t clusters;

    (void)state;
    for (plan.clusters = 0; plan.clusters < 4; plan.clusters++) {
        assert_int_equal(stats_plan(&result, &plan), STATS_TOO_FEW_CLUSTERS);
        assert_nan(stats_plan_power(&plan, 0.1));
        assert_int_equal(stats_plan_detectable(&change, &plan, 0.8), STATS_TOO_FEW_CLUSTERS);
        assert_nan(change);
    }
    plan = usual;
    plan.people = 1.0;
    assert_int_equal(stats_plan_detectable(&change, &plan, 0.8), STATS_TOO_FEW);
    assert_nan(change);
    plan = usual;
    plan.r = 1.0;
    assert_int_equal(stats_plan(&result, &plan), STATS_NO_VARIANCE);
    assert_nan(result.se);
    assert_int_equal(stats_plan_clusters(&clusters, &plan, 0.1, 0.8), STATS_NO_VARIANCE);
    assert_int_equal(stats_plan_detectable(&change, &usual, 0.01), STATS_NOT_CONVERGED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(power_agrees_with_r),
        cmocka_unit_test(strangers_agree_with_r),
        cmocka_unit_test(without_an_effect_power_is_the_error),
        cmocka_unit_test(the_least_number_of_places_is_the_least),
        cmocka_unit_test(nonsense_is_refused),
    };

    return RUN(tests);
}
