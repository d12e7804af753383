/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <math.h>

#include "study/plan_table.h"

/* tests/reference/reference.R, ref_plan: R's pt(ncp) for this design with sd 1. */
#define R_SE         0.055050778698344655
#define R_POWER_01   0.41453645132487071
#define R_POWER_02   0.93627130531845237
#define R_DETECTABLE 0.16075561524702223

static const struct plan_design DESIGN = {.neighbourhoods = 25,
                                          .people = 25,
                                          .loss = 0.15,
                                          .icc = 0.05,
                                          .correlation = 0.6,
                                          .sd = 20,
                                          .power = 0.8};

static void close_to(double got, double want, double tolerance)
{
    if (!(fabs(got - want) <= tolerance * fabs(want)))
        fail_msg("%.17g is not %.17g", got, want);
}

static struct plan_table *table_of(struct plan_design design)
{
    enum stats_outcome outcome;
    struct plan_table *table = plan_table_new(&design, &outcome);

    assert_int_equal(outcome, STATS_OK);
    assert_non_null(table);
    return table;
}

static const struct plan_chance *chance(const struct plan_table *table, guint i)
{
    return &g_array_index(table->chances, struct plan_chance, i);
}

static const struct plan_size *size(const struct plan_table *table, guint i)
{
    return &g_array_index(table->sizes, struct plan_size, i);
}

static void it_agrees_with_r(void **state)
{
    own(plan_table) table = table_of(DESIGN);

    (void)state;
    close_to(table->se, 20 * R_SE, 1e-12);
    close_to(chance(table, 1)->change_sd, 0.1, 1e-12);
    close_to(chance(table, 1)->chance, R_POWER_01, 1e-9);
    close_to(chance(table, 3)->chance, R_POWER_02, 1e-9);
    close_to(table->detectable, 20 * R_DETECTABLE, 1e-9);
    /* by hand: 25 (1 - .15) stay, 1 + 20.25 x .05, 531.25 / 2.0125 */
    close_to(table->kept, 21.25, 1e-12);
    close_to(table->design_effect, 2.0125, 1e-12);
    close_to(table->n_effective, 263.97515527950310, 1e-12);
}

/* 20 times ref_plan_strangers of tests/reference/reference.R, to the digits printed here */
static void strangers_are_tested_as_people(void **state)
{
    static const struct {
        guint neighbourhoods;
        double smallest;
    } want[] = {{4, 5.499007}, {6, 4.472418}, {25, 2.178295}};
    own(plan_table) table = table_of(DESIGN);
    guint found = 0;

    (void)state;
    for (guint i = 0; i < table->sizes->len; i++)
        for (guint j = 0; j < G_N_ELEMENTS(want); j++)
            if (size(table, i)->neighbourhoods == want[j].neighbourhoods) {
                close_to(size(table, i)->detectable_strangers, want[j].smallest, 2e-7);
                found++;
            }
    assert_int_equal(found, G_N_ELEMENTS(want));
}

static void points_are_those_of_the_deviation(void **state)
{
    struct plan_design twice = DESIGN;
    own(plan_table) once = table_of(DESIGN);
    own(plan_table) table = NULL;

    (void)state;
    twice.sd = 40;
    table = table_of(twice);
    close_to(table->detectable, 2 * once->detectable, 1e-12);
    for (guint i = 0; i < once->chances->len; i++) {
        close_to(chance(table, i)->change, 2 * chance(once, i)->change, 1e-12);
        close_to(chance(table, i)->chance, chance(once, i)->chance, 1e-12);
    }
}

static void strangers_show_more_and_larger_changes_are_found_more_often(void **state)
{
    own(plan_table) table = table_of(DESIGN);

    (void)state;
    for (guint i = 0; i < table->chances->len; i++)
        assert_true(chance(table, i)->chance_of_strangers > chance(table, i)->chance ||
                    chance(table, i)->chance > 0.999999);
    for (guint i = 1; i < table->chances->len; i++) {
        assert_true(chance(table, i)->chance >= chance(table, i - 1)->chance);
        assert_true(chance(table, i)->neighbourhoods < chance(table, i - 1)->neighbourhoods);
    }
    for (guint i = 1; i < table->sizes->len; i++)
        assert_true(size(table, i)->detectable < size(table, i - 1)->detectable);
}

/* The number said to be needed gives the chance, and one neighbourhood fewer does not. */
static void the_neighbourhoods_needed_are_the_fewest(void **state)
{
    own(plan_table) table = table_of(DESIGN);

    (void)state;
    for (guint i = 0; i < table->chances->len; i++) {
        struct plan_design enough = DESIGN, fewer = DESIGN;
        own(plan_table) a = NULL;
        own(plan_table) b = NULL;

        enough.neighbourhoods = chance(table, i)->neighbourhoods;
        fewer.neighbourhoods = enough.neighbourhoods - 1;
        a = table_of(enough);
        b = table_of(fewer);
        assert_true(a->detectable <= chance(table, i)->change * (1 + 1e-9));
        assert_true(b->detectable > chance(table, i)->change);
    }
}

static void the_designs_own_number_stands_in_its_place(void **state)
{
    static const guint OWN[] = {4, 5, 7, 25, 101, 1000};

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(OWN); i++) {
        struct plan_design design = DESIGN;
        own(plan_table) table = NULL;
        guint found = 0;

        design.neighbourhoods = OWN[i];
        table = table_of(design);
        for (guint j = 0; j < table->sizes->len; j++) {
            found += size(table, j)->neighbourhoods == OWN[i];
            assert_true(j == 0 ||
                        size(table, j)->neighbourhoods > size(table, j - 1)->neighbourhoods);
            if (size(table, j)->neighbourhoods == OWN[i])
                close_to(size(table, j)->detectable, table->detectable, 1e-12);
        }
        assert_int_equal(found, 1);
    }
}

static void a_small_design_is_shown_the_changes_that_matter_to_it(void **state)
{
    struct plan_design design = DESIGN;
    own(plan_table) table = NULL;

    (void)state;
    design.neighbourhoods = 4;
    design.people = 5;
    table = table_of(design);
    assert_true(chance(table, table->chances->len - 1)->change >= table->detectable);
    assert_true(chance(table, table->chances->len - 1)->chance >= 0.8);
}

static void a_curve_begins_at_no_change_with_the_error_rate(void **state)
{
    own(plan_table) table = table_of(DESIGN);
    const struct plan_chance *first = &g_array_index(table->curve, struct plan_chance, 0);

    (void)state;
    assert_true(first->change == 0 && first->neighbourhoods == 0);
    close_to(first->chance, 0.05, 1e-9);
}

static void what_has_no_test_is_refused(void **state)
{
    struct plan_design few = DESIGN, nobody = DESIGN;
    enum stats_outcome outcome;

    (void)state;
    for (few.neighbourhoods = 1; few.neighbourhoods < 4; few.neighbourhoods++) {
        assert_null(plan_table_new(&few, &outcome));
        assert_int_equal(outcome, STATS_TOO_FEW_CLUSTERS);
    }
    nobody.people = 1;
    assert_null(plan_table_new(&nobody, &outcome));
    assert_int_equal(outcome, STATS_TOO_FEW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_agrees_with_r),
        cmocka_unit_test(strangers_are_tested_as_people),
        cmocka_unit_test(points_are_those_of_the_deviation),
        cmocka_unit_test(strangers_show_more_and_larger_changes_are_found_more_often),
        cmocka_unit_test(the_neighbourhoods_needed_are_the_fewest),
        cmocka_unit_test(the_designs_own_number_stands_in_its_place),
        cmocka_unit_test(a_small_design_is_shown_the_changes_that_matter_to_it),
        cmocka_unit_test(a_curve_begins_at_no_change_with_the_error_rate),
        cmocka_unit_test(what_has_no_test_is_refused),
    };

    stats_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
