/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/study/little_study.h"

/* R 4.2.2: lme4's REML (balanced: the closed form), pbkrtest's Kenward-Roger, clubSandwich's CR2.
 */
#define R_ESTIMATE (5 / 6.0)
#define R_SE       0.34020690871988585
#define R_DF       3.0
#define R_P        0.091721113311571886
#define R_TAU2     0.38796296296296312
#define R_SIGMA2   0.45
#define R_CR2_SE   0.34020690871988585
#define R_CR2_DF   3.0
#define R_CR2_P    0.091721113311571886
/* of the third: place_limits of tests/reference/reference.R, integrate() and uniroot() */
#define R_PLACE_LOW  1.0339237426286927
#define R_PLACE_HIGH 2.1866592287147282

/* The changes in hope of four neighbourhoods of six people, as R saw them. */
static const double CHANGES[4][6] = {
    {1, 0, 1, 2, 0, 1}, {0, 0, 1, 0, -1, 0}, {2, 1, 2, 1, 2, 2}, {1, 1, 0, 1, 0, 2}};

/* From a level of 2 in every item up by whole steps. */
static void add_person(struct little *l, int neighbourhood, double change)
{
    char post[] = "22422111";

    for (int i = 0; i < 4; i++)
        post[i] = (char)(i == 2 ? '4' - (int)change : '2' + (int)change);
    little_person(l, 0, neighbourhood, "22422111", post);
}

static struct little *four_neighbourhoods(void)
{
    struct little *l = little_new();

    for (int n = 0; n < 4; n++)
        for (int i = 0; i < 6; i++)
            add_person(l, n, CHANGES[n][i]);
    return l;
}

static void the_model_and_cr2_agree_with_r(void **state)
{
    static const struct {
        enum statistic statistic;
        double value, tolerance;
    } WANT[] = {
        {STATISTIC_CLUSTERS, 4, 0},         {STATISTIC_MODEL_CHANGE, R_ESTIMATE, 1e-9},
        {STATISTIC_MODEL_SE, R_SE, 1e-6},   {STATISTIC_MODEL_DF, R_DF, 1e-5},
        {STATISTIC_P_MODEL, R_P, 1e-6},     {STATISTIC_TAU2, R_TAU2, 1e-6},
        {STATISTIC_SIGMA2, R_SIGMA2, 1e-6}, {STATISTIC_CR2_SE, R_CR2_SE, 1e-9},
        {STATISTIC_CR2_DF, R_CR2_DF, 1e-7}, {STATISTIC_P_CR2, R_CR2_P, 1e-7},
    };
    own(little) l = four_neighbourhoods();
    own(study) study = little_study(l);

    (void)state;
    for (guint unit = 0; unit < 2; unit++) /* the only county has the same people */
        for (gsize i = 0; i < G_N_ELEMENTS(WANT); i++)
            near(little_change(study, unit, HOPE, WANT[i].statistic), WANT[i].value,
                 WANT[i].tolerance);
    near(little_change(study, 0, HOPE, STATISTIC_NAIVE_P),
         little_change(study, 0, HOPE, STATISTIC_P_T).value, 0);
    near(little_change(study, 0, HOPE, STATISTIC_MODEL_CHANGE_100), R_ESTIMATE / 4 * 100, 1e-9);
    /* Kish with equal clusters: 1 + (m - 1) icc. */
    double icc = R_TAU2 / (R_TAU2 + R_SIGMA2);

    near(little_change(study, 0, HOPE, STATISTIC_ICC_CHANGE), icc, 1e-6);
    near(little_change(study, 0, HOPE, STATISTIC_DESIGN_EFFECT), 1 + 5 * icc, 1e-6);
    near(little_change(study, 0, HOPE, STATISTIC_N_EFFECTIVE), 24 / (1 + 5 * icc), 1e-6);
}

/* Equal clusters: the ANOVA estimator is REML's. The changes of above stand in the pre wave here.
 */
static void neighbours_are_alike_before_the_training_too(void **state)
{
    own(little) l = little_new();

    (void)state;
    for (int n = 0; n < 4; n++)
        for (int i = 0; i < 6; i++) {
            char pre[] = "22422111";
            for (int item = 0; item < 4; item++)
                pre[item] = (char)(item == 2 ? '4' - (int)CHANGES[n][i] : '2' + (int)CHANGES[n][i]);
            little_person(l, 0, n, pre, "22422111");
        }
    own(study) study = little_study(l);
    near(findings_get(little_track(study)->findings, 0, HOPE, STUDY_PRE, STATISTIC_ICC_PRE),
         R_TAU2 / (R_TAU2 + R_SIGMA2), 1e-9);
}

/* With equal clusters eb = mu + B (mean - mu), B = tau2 / (tau2 + sigma2 / 6). */
static void neighbourhoods_are_drawn_towards_the_mean(void **state)
{
    own(little) l = four_neighbourhoods();

    (void)state;
    little_person(l, 0, 4, "22422111", NULL); /* nobody to be drawn in the fifth */
    own(study) study = little_study(l);
    double b = R_TAU2 / (R_TAU2 + R_SIGMA2 / 6), mean = 10 / 6.0;
    guint unit = little_unit(study, LEVEL_NEIGHBOURHOOD, "102");
    guint empty = little_unit(study, LEVEL_NEIGHBOURHOOD, "104");

    near(little_change(study, unit, HOPE, STATISTIC_EB_MEAN), R_ESTIMATE + b * (mean - R_ESTIMATE),
         1e-6);
    assert_true(little_change(study, unit, HOPE, STATISTIC_EB_LOW).value < mean);
    assert_true(little_change(study, unit, HOPE, STATISTIC_EB_HIGH).value > mean);
    near(little_change(study, unit, HOPE, STATISTIC_PLACE_LOW), R_PLACE_LOW, 1e-8);
    near(little_change(study, unit, HOPE, STATISTIC_PLACE_HIGH), R_PLACE_HIGH, 1e-8);
    lacks(little_change(study, empty, HOPE, STATISTIC_EB_MEAN), REASON_TOO_FEW);
    lacks(little_change(study, empty, HOPE, STATISTIC_PLACE_LOW), REASON_TOO_FEW);
    assert_false(little_change(study, 0, HOPE, STATISTIC_PLACE_LOW).is_set);
    assert_false(little_change(study, unit, HOPE, STATISTIC_P_MODEL).is_set);
    assert_false(little_change(study, 0, HOPE, STATISTIC_EB_MEAN).is_set);
}

static void the_test_that_speaks_depends_on_the_neighbourhoods(void **state)
{
    static const enum headline_test WANT[] = {HEADLINE_PAIRED, HEADLINE_PAIRED, HEADLINE_NONE,
                                              HEADLINE_NONE, HEADLINE_MODEL};

    (void)state;
    for (int n = 1; n <= 4; n++) {
        own(little) l = little_new();

        for (int i = 0; i < n; i++)
            little_crowd(l, i, 6, 1);
        own(study) study = little_study(l);
        const struct study_track *track = little_track(study);
        struct headline headline = study_headline(track, 0);

        assert_int_equal(headline.test, WANT[n]);
        assert_int_equal(study_headline(track, 1).test, WANT[n]); /* its only county */
        assert_int_equal(study_headline(track, 2).test, HEADLINE_PAIRED);
        near(little_change(study, 0, HOPE, STATISTIC_CLUSTERS), n, 0);
        if (n < 4) {
            lacks(little_change(study, 0, HOPE, STATISTIC_P_MODEL), REASON_TOO_FEW_CLUSTERS);
            lacks(little_change(study, 0, HOPE, STATISTIC_TAU2), REASON_TOO_FEW_CLUSTERS);
            lacks(little_change(study, 0, HOPE, STATISTIC_P_CR2), REASON_TOO_FEW_CLUSTERS);
            lacks(little_change(study, 2, HOPE, STATISTIC_EB_MEAN), REASON_TOO_FEW_CLUSTERS);
            lacks(little_change(study, 2, HOPE, STATISTIC_PLACE_LOW), REASON_TOO_FEW_CLUSTERS);
        }
        if (WANT[n] == HEADLINE_NONE) {
            assert_int_equal(study_verdict(track, 0, HOPE), VERDICT_NOT_TESTED);
            lacks(little_change(study, 0, HOPE, STATISTIC_P_HOLM), REASON_TOO_FEW_CLUSTERS);
            assert_int_equal(headline.change, STATISTIC_CHANGE_100);
        }
    }
}

static void a_neighbourhood_of_nobody_matched_does_not_count(void **state)
{
    own(little) l = little_new();

    (void)state;
    for (int i = 0; i < 3; i++)
        little_crowd(l, i, 6, 1);
    little_person(l, 0, 3, "22442111", NULL);
    own(study) study = little_study(l);

    assert_int_equal(study_headline(little_track(study), 0).test, HEADLINE_MODEL);
    near(little_change(study, 0, HOPE, STATISTIC_CLUSTERS), 3, 0);
    lacks(little_change(study, 0, HOPE, STATISTIC_P_MODEL), REASON_TOO_FEW_CLUSTERS);
    lacks(little_change(study, 0, HOPE, STATISTIC_P_HOLM), REASON_TOO_FEW_CLUSTERS);
    assert_int_equal(study_verdict(little_track(study), 0, HOPE), VERDICT_NOT_TESTED);
}

/* Nobody has a neighbour in the study, so people are the clusters: the paired test is the honest
 * one. */
static void neighbourhoods_of_one_person_have_no_model(void **state)
{
    own(little) l = little_new();

    (void)state;
    for (int n = 0; n < 5; n++)
        add_person(l, n, CHANGES[0][n]);
    own(study) study = little_study(l);

    lacks(little_change(study, 0, HOPE, STATISTIC_P_MODEL), REASON_TOO_FEW);
    lacks(little_change(study, little_unit(study, LEVEL_NEIGHBOURHOOD, "102"), HOPE,
                        STATISTIC_PLACE_HIGH),
          REASON_TOO_FEW);
    assert_int_equal(little_change(study, 0, HOPE, STATISTIC_P_CR2).reason, REASON_NONE);
    assert_int_equal(study_headline(little_track(study), 0).test, HEADLINE_PAIRED);
    near(little_change(study, 0, HOPE, STATISTIC_P_HOLM),
         fmin(1, 2 * little_change(study, 0, HOPE, STATISTIC_P_T).value), 1e-12);
}

static void people_without_a_neighbourhood_are_a_cluster_a_county(void **state)
{
    own(little) l = four_neighbourhoods();

    (void)state;
    for (int county = -1; county < 2; county++) {
        little_person(l, county, -1, "22422111", "33332211");
        little_person(l, county, -1, "22422111", "32332211");
    }
    own(study) study = little_study(l);

    near(little_change(study, 0, HOPE, STATISTIC_CLUSTERS), 7, 0);
    near(little_change(study, 1, HOPE, STATISTIC_CLUSTERS), 5, 0);
    near(little_change(study, 2, HOPE, STATISTIC_CLUSTERS), 1, 0);
    assert_int_equal(study_headline(little_track(study), 2).test, HEADLINE_PAIRED);
}

/* Holm of two: the smaller p doubled, the larger at least as large, none over 1. */
static void p_is_adjusted_over_primary_scales(void **state)
{
    own(little) l = four_neighbourhoods();
    own(study) study = little_study(l);
    const struct study_track *track = little_track(study);
    double hope = little_change(study, 0, HOPE, STATISTIC_P_MODEL).value;
    double fear = little_change(study, 0, FEAR, STATISTIC_P_MODEL).value;
    double small = MIN(hope, fear), large = MAX(hope, fear);

    (void)state;
    near(little_change(study, 0, hope <= fear ? HOPE : FEAR, STATISTIC_P_HOLM), MIN(1, 2 * small),
         1e-12);
    near(little_change(study, 0, hope <= fear ? FEAR : HOPE, STATISTIC_P_HOLM),
         MIN(1, MAX(2 * small, large)), 1e-12);
    assert_int_equal(study_adjusted_p(track, HOPE), STATISTIC_P_HOLM);
    assert_int_equal(study_adjusted_p(track, QUIZ), STATISTIC_P_BH);
    assert_false(little_change(study, 0, HOPE, STATISTIC_P_BH).is_set);
    assert_false(little_change(study, 0, QUIZ, STATISTIC_P_HOLM).is_set);
}

/* BH over four neighbourhoods, by hand: sorted p_i x 4 / i, smallest from the end. */
static void p_of_a_neighbourhood_is_adjusted_over_neighbourhoods(void **state)
{
    own(little) l = four_neighbourhoods();
    own(study) study = little_study(l);
    double p[4];

    (void)state;
    for (guint u = 0; u < 4; u++)
        p[u] = little_change(study, 2 + u, HOPE, STATISTIC_P_T).value;
    for (guint u = 0; u < 4; u++) {
        double best = 1;

        for (guint v = 0; v < 4; v++) {
            guint rank = 0;

            for (guint w = 0; w < 4; w++)
                rank += p[w] <= p[v] ? 1 : 0;
            if (p[v] >= p[u])
                best = MIN(best, p[v] * 4 / rank);
        }
        near(little_change(study, 2 + u, HOPE, STATISTIC_P_BH), best, 1e-12);
    }
}

/* Two counties of one neighbourhood each have a test, one of two has none and does not count. */
static void p_of_a_county_is_adjusted_over_counties(void **state)
{
    own(little) l = little_new();

    (void)state;
    little_crowd(l, 0, 9, 1); /* county 1 */
    little_crowd(l, 4, 7, 0); /* county 2 */
    little_crowd(l, 8, 8, 1); /* county 3: two neighbourhoods */
    little_crowd(l, 9, 8, 0);
    own(study) study = little_study(l);
    guint first = little_unit(study, LEVEL_COUNTY, "1"),
          second = little_unit(study, LEVEL_COUNTY, "2");
    double p = little_change(study, first, HOPE, STATISTIC_P_T).value;
    double q = little_change(study, second, HOPE, STATISTIC_P_T).value;

    near(little_change(study, first, HOPE, STATISTIC_P_BH), p <= q ? MIN(2 * p, q) : p, 1e-12);
    near(little_change(study, second, HOPE, STATISTIC_P_BH), q <= p ? MIN(2 * q, p) : q, 1e-12);
    lacks(little_change(study, little_unit(study, LEVEL_COUNTY, "3"), HOPE, STATISTIC_P_BH),
          REASON_TOO_FEW_CLUSTERS);
}

static void no_change_anywhere_is_no_test(void **state)
{
    own(little) l = little_new();

    (void)state;
    for (int n = 0; n < 4; n++)
        for (int i = 0; i < 3; i++)
            add_person(l, n, 1);
    own(study) study = little_study(l);

    lacks(little_change(study, 0, HOPE, STATISTIC_P_MODEL), REASON_ALIKE_WITHIN);
    lacks(little_change(study, 0, HOPE, STATISTIC_P_CR2), REASON_NO_VARIANCE);
    lacks(little_change(study, 0, HOPE, STATISTIC_P_HOLM), REASON_ALIKE_WITHIN);
}

/* Neighbourhoods differ, so not all values are the same; but neighbours do not. */
static void neighbours_who_change_alike_are_described(void **state)
{
    own(little) l = little_new();

    (void)state;
    for (int n = 0; n < 5; n++)
        for (int i = 0; i < 3; i++)
            add_person(l, n, n % 2);
    own(study) study = little_study(l);
    const struct study_track *track = little_track(study);
    struct headline headline = study_scale_headline(track, 0, HOPE);

    lacks(little_change(study, 0, HOPE, STATISTIC_MODEL_CHANGE), REASON_ALIKE_WITHIN);
    lacks(little_change(study, 0, HOPE, STATISTIC_G_MODEL), REASON_ALIKE_WITHIN);
    lacks(little_change(study, 0, HOPE, STATISTIC_HEADLINE_TEST), REASON_ALIKE_WITHIN);
    assert_int_equal(study_untested_reason(track, 0, HOPE), REASON_ALIKE_WITHIN);
    assert_int_equal(headline.test, HEADLINE_NONE);
    assert_int_equal(headline.change, STATISTIC_CHANGE_100);
    assert_int_equal(headline.effect, STATISTIC_G_AV);
    assert_int_equal(headline.low, STATISTIC_MODEL_LOW_100);
    assert_int_equal(study_verdict(track, 0, HOPE), VERDICT_NOT_TESTED);
}

/* The pairs of each scale decide: one has them in four neighbourhoods, the other in three. */
static void a_scale_is_tested_by_the_neighbourhoods_of_its_pairs(void **state)
{
    own(little) l = little_new();

    (void)state;
    for (int n = 0; n < 3; n++)
        little_crowd(l, n, 6, 1);
    for (int i = 0; i < 6; i++) /* a quiz without a score of hope */
        little_person(l, 0, 3, i % 2 ? "....2211" : "....2111", i % 3 ? "....2221" : "....2211");
    own(study) study = little_study(l);
    const struct study_track *track = little_track(study);

    near(little_change(study, 0, HOPE, STATISTIC_CLUSTERS), 3, 0);
    near(little_change(study, 0, QUIZ, STATISTIC_CLUSTERS), 4, 0);
    assert_int_equal(study_headline(track, 0).test, HEADLINE_MODEL);
    assert_int_equal(study_scale_headline(track, 0, HOPE).test, HEADLINE_NONE);
    assert_int_equal(study_untested_reason(track, 0, HOPE), REASON_TOO_FEW_CLUSTERS);
    lacks(little_change(study, 0, HOPE, STATISTIC_HEADLINE_TEST), REASON_TOO_FEW_CLUSTERS);
    assert_int_equal(study_scale_headline(track, 0, QUIZ).test, HEADLINE_MODEL);
    near(little_change(study, 0, QUIZ, STATISTIC_HEADLINE_TEST), HEADLINE_MODEL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_model_and_cr2_agree_with_r),
        cmocka_unit_test(neighbours_are_alike_before_the_training_too),
        cmocka_unit_test(neighbourhoods_are_drawn_towards_the_mean),
        cmocka_unit_test(the_test_that_speaks_depends_on_the_neighbourhoods),
        cmocka_unit_test(a_neighbourhood_of_nobody_matched_does_not_count),
        cmocka_unit_test(neighbourhoods_of_one_person_have_no_model),
        cmocka_unit_test(people_without_a_neighbourhood_are_a_cluster_a_county),
        cmocka_unit_test(p_is_adjusted_over_primary_scales),
        cmocka_unit_test(p_of_a_neighbourhood_is_adjusted_over_neighbourhoods),
        cmocka_unit_test(p_of_a_county_is_adjusted_over_counties),
        cmocka_unit_test(no_change_anywhere_is_no_test),
        cmocka_unit_test(neighbours_who_change_alike_are_described),
        cmocka_unit_test(a_scale_is_tested_by_the_neighbourhoods_of_its_pairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
