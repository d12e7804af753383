/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/study/little_study.h"

/* Ten people, four items on 1..5, the third reversed, blanks; one without an answer before. */
static struct little *toy(void)
{
    static const char *const ROWS[][2] = {
        {"12521111", "23321111"}, {"22421111", "33331111"}, {"3.331111", "43341111"},
        {"442.1111", "44241111"}, {"44141111", "44151111"}, {"23431111", "22421111"},
        {"....1111", "33331111"}, {"33331111", "33331111"}, {"43241111", "44241111"},
        {"11421111", "33331111"},
    };
    struct little *l = little_new();

    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++)
        little_person(l, -1, -1, ROWS[i][0], ROWS[i][1]);
    return l;
}

/* Oracle: R 4.2.2 on the same ten people: t.test(paired), cor, sd, exactRankTests::wilcox.exact,
 * the median of outer(d, d, "+") / 2, Hedges' J by lgamma. Mean of the answered, three of four. */
static void agrees_with_r_on_ten_people(void **state)
{
    static const struct {
        enum statistic statistic;
        double value;
    } WANT[] = {
        {STATISTIC_N_PAIRS, 9},
        {STATISTIC_MEAN_PRE, 2.8333333333333335},
        {STATISTIC_SD_PRE, 1.0383279828647594},
        {STATISTIC_SD_POST, 0.79494933451412131},
        {STATISTIC_CHANGE, 0.44444444444444442},
        {STATISTIC_T, 2.14287849658376},
        {STATISTIC_DF, 8},
        {STATISTIC_P_T, 0.064486658172164299},
        {STATISTIC_CHANGE_LOW, -0.033833128638358904},
        {STATISTIC_CHANGE_HIGH, 0.92272201752724781},
        {STATISTIC_R, 0.80136151859484206},
        {STATISTIC_D_Z, 0.71429283219458661},
        {STATISTIC_D_AV, 0.48064630299662181},
        {STATISTIC_G_AV, 0.43388102003429235},
        {STATISTIC_N_UP, 6},
        {STATISTIC_N_DOWN, 1},
        {STATISTIC_N_ZERO, 2},
        {STATISTIC_WILCOXON_V, 24.5},
        {STATISTIC_P_WILCOXON, 0.09375},
        {STATISTIC_HODGES_LEHMANN, 0.5},
        {STATISTIC_RCI_RELIABILITY, 0.95481670929241258},
        {STATISTIC_RCI_POINTS, 0.61177898738986203},
        {STATISTIC_IMPROVED_SHARE, 1 / 3.0},
        {STATISTIC_WORSE_SHARE, 0},
        {STATISTIC_SAME_SHARE, 2 / 3.0},
        {STATISTIC_CHANGE_100, 100 / 9.0},
        {STATISTIC_MEAN_POST_100, 56.944444444444443},
        {STATISTIC_N_ANALYSED, 9},
        {STATISTIC_N_NO_SCORE, 1},
        {STATISTIC_LOST, 0},
    };
    own(little) l = toy();
    own(study) study = little_study(l);

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(WANT); i++)
        near(little_change(study, 0, HOPE, WANT[i].statistic), WANT[i].value, 1e-9);
}

/* Oracle: R 4.2.2, psych::alpha(check.keys = FALSE) over the seven complete rows, Feldt limits. */
static void reliability_agrees_with_r_on_ten_people(void **state)
{
    own(little) l = toy();
    own(study) study = little_study(l);
    const struct findings *f = little_track(study)->findings;

    (void)state;
    near(findings_get(f, 0, HOPE, STUDY_PRE, STATISTIC_K_ITEMS), 4, 0);
    near(findings_get(f, 0, HOPE, STUDY_PRE, STATISTIC_N_COMPLETE), 7, 0);
    near(findings_get(f, 0, HOPE, STUDY_PRE, STATISTIC_ALPHA), 0.95481670929241258, 1e-9);
    near(findings_get(f, 0, HOPE, STUDY_PRE, STATISTIC_ALPHA_LOW), 0.85446844731716753, 1e-9);
    near(findings_get(f, 0, HOPE, STUDY_PRE, STATISTIC_SEM), 0.22930190814593135, 1e-9);
    near(findings_get(f, 0, HOPE, STUDY_PRE, STATISTIC_N), 9, 0);
    near(findings_get(f, 0, HOPE, STUDY_PRE, STATISTIC_N_MISSING), 1, 0);
    near(findings_get(f, 0, HOPE, STUDY_POST, STATISTIC_N), 10, 0);
    lacks(findings_get(f, 0, WELL, STUDY_PRE, STATISTIC_ALPHA), REASON_TOO_FEW);
}

static void a_declared_reliability_goes_before_alpha(void **state)
{
    own(little) l = toy();

    (void)state;
    l->scales[HOPE].reliability = 0.8;
    own(study) study = little_study(l);

    near(little_change(study, 0, HOPE, STATISTIC_RCI_RELIABILITY), 0.8, 0);
    near(little_change(study, 0, HOPE, STATISTIC_RCI_POINTS),
         1.96 * sqrt(2) * 1.0383279828647594 * sqrt(0.2), 1e-9);
    /* At reliability 0.9 the criterion is 0.910: three people rose by 1 or more. */
    near(little_change(study, 0, HOPE, STATISTIC_IMPROVED_SHARE_PLUS), 3 / 9.0, 1e-12);
    /* At 0.7 it is 1.576: nobody. */
    near(little_change(study, 0, HOPE, STATISTIC_IMPROVED_SHARE_MINUS), 0, 0);
}

static void without_alpha_or_declaration_there_is_no_reliable_change(void **state)
{
    own(little) l = toy();
    own(study) study = little_study(l);

    (void)state;
    lacks(little_change(study, 0, WELL, STATISTIC_IMPROVED_SHARE), REASON_NOT_DECLARED);
    lacks(little_change(study, 0, WELL, STATISTIC_WORSE_SHARE_PLUS), REASON_NOT_DECLARED);
    lacks(little_change(study, 0, WELL, STATISTIC_RCI_RELIABILITY), REASON_NOT_DECLARED);
}

static void where_lower_is_better_improved_turns_and_numbers_do_not(void **state)
{
    own(little) l = little_new();

    (void)state;
    for (int i = 0; i < 10; i++) /* fear falls from 8..10 to 3..4 */
        little_person(l, -1, -1, i % 2 ? "44331111" : "55331111", i % 2 ? "12331111" : "22331111");
    l->scales[FEAR].reliability = 0.9;
    l->scales[FEAR].smallest_change = 1;
    own(study) study = little_study(l);

    assert_true(little_change(study, 0, FEAR, STATISTIC_CHANGE).value < 0);
    assert_true(little_change(study, 0, FEAR, STATISTIC_CHANGE_100).value < 0);
    near(little_change(study, 0, FEAR, STATISTIC_IMPROVED_SHARE), 1, 0);
    assert_int_equal(study_verdict(little_track(study), 0, FEAR), VERDICT_CLEAR_GAIN);
    assert_string_equal(study_word(STATISTIC_SWC_VERDICT,
                                   little_change(study, 0, FEAR, STATISTIC_SWC_VERDICT).value),
                        "clear_gain");
}

static void class_gain_is_of_the_group(void **state)
{
    own(little) l = little_new();

    (void)state;
    /* Shares of right answers: before 1/3 and 0, after 1 and 1/3: P1 = 1/6, P2 = 4/6. */
    little_person(l, -1, -1, "33332111", "33332221");
    little_person(l, -1, -1, "33331111", "33332111");
    own(study) study = little_study(l);

    near(little_change(study, 0, QUIZ, STATISTIC_GAIN), (4 / 6.0 - 1 / 6.0) / (5 / 6.0), 1e-12);
    assert_false(little_change(study, 0, HOPE, STATISTIC_GAIN).is_set);
}

static void nobody_one_and_two_people_have_reasons(void **state)
{
    (void)state;
    for (int n = 0; n <= 2; n++) {
        own(little) l = little_new();

        for (int i = 0; i < n; i++)
            little_person(l, -1, -1, i ? "22442111" : "11531111", i ? "33332211" : "33331111");
        own(study) study = little_study(l);

        near(little_change(study, 0, HOPE, STATISTIC_N_PAIRS), n, 0);
        if (n == 0)
            lacks(little_change(study, 0, HOPE, STATISTIC_CHANGE), REASON_TOO_FEW);
        else
            assert_true(little_change(study, 0, HOPE, STATISTIC_CHANGE).value > 0);
        if (n < 2) {
            lacks(little_change(study, 0, HOPE, STATISTIC_P_T), REASON_TOO_FEW);
            lacks(little_change(study, 0, HOPE, STATISTIC_P_HOLM), REASON_TOO_FEW);
            lacks(little_change(study, 0, HOPE, STATISTIC_MEAN_PRE_100_LOW), REASON_TOO_FEW);
        } else {
            assert_int_equal(little_change(study, 0, HOPE, STATISTIC_P_T).reason, REASON_NONE);
        }
        lacks(little_change(study, 0, HOPE, STATISTIC_G_AV), REASON_TOO_FEW);
        assert_int_equal(study_verdict(little_track(study), 0, HOPE), n == 0   ? VERDICT_NO_DATA
                                                                      : n == 1 ? VERDICT_NOT_TESTED
                                                                               : VERDICT_UNCLEAR);
    }
}

static void the_same_change_in_everybody_has_no_test(void **state)
{
    own(little) l = little_new();

    (void)state;
    little_person(l, -1, -1, "11511111", "22421111");
    little_person(l, -1, -1, "22421111", "33331111");
    little_person(l, -1, -1, "13321111", "24231111");
    own(study) study = little_study(l);

    near(little_change(study, 0, HOPE, STATISTIC_CHANGE), 1, 1e-12);
    near(little_change(study, 0, HOPE, STATISTIC_CHANGE_SD), 0, 0);
    lacks(little_change(study, 0, HOPE, STATISTIC_P_T), REASON_NO_VARIANCE);
    lacks(little_change(study, 0, HOPE, STATISTIC_D_Z), REASON_NO_VARIANCE);
    assert_int_equal(study_verdict(little_track(study), 0, HOPE), VERDICT_NOT_TESTED);
}

static void when_all_are_lost_only_the_loss_is_known(void **state)
{
    own(little) l = little_new();

    (void)state;
    for (int i = 0; i < 5; i++)
        little_person(l, -1, -1, i % 2 ? "22442111" : "11531111", NULL);
    own(study) study = little_study(l);

    near(little_change(study, 0, HOPE, STATISTIC_LOST), 5, 0);
    near(little_change(study, 0, HOPE, STATISTIC_LOST_SHARE), 1, 0);
    lacks(little_change(study, 0, HOPE, STATISTIC_LOST_SMD), REASON_TOO_FEW);
    lacks(little_change(study, 0, HOPE, STATISTIC_LOST_P), REASON_TOO_FEW);
    near(little_change(study, 0, HOPE, STATISTIC_N_PAIRS), 0, 0);
    lacks(little_change(study, 0, HOPE, STATISTIC_IMPROVED_SHARE), REASON_TOO_FEW);
}

/* The lost score 1 and 3 (mean 2), the kept 2 and 4 (mean 3): pooled sd sqrt(2). */
static void the_lost_are_held_against_the_kept(void **state)
{
    own(little) l = little_new();

    (void)state;
    little_person(l, -1, -1, "11511111", NULL);
    little_person(l, -1, -1, "33331111", "....1111");
    little_person(l, -1, -1, "22421111", "33331111");
    little_person(l, -1, -1, "44241111", "33331111");
    little_person(l, -1, -1, NULL, "33331111");
    own(study) study = little_study(l);

    near(little_change(study, 0, HOPE, STATISTIC_LOST), 2, 0);
    near(little_change(study, 0, HOPE, STATISTIC_LOST_SHARE), 0.5, 0);
    near(little_change(study, 0, HOPE, STATISTIC_LOST_SMD), -1 / sqrt(2), 1e-12);
    near(little_change(study, 0, HOPE, STATISTIC_N_NO_SCORE), 1, 0);
    near(little_change(study, 0, HOPE, STATISTIC_N_ANALYSED), 2, 0);
}

static void a_declared_smallest_change_gives_a_verdict(void **state)
{
    static const struct {
        double smallest;
        const char *name;
    } CASES[] = {{0.01, "unclear"}, {0.3, "unclear"}, {1.5, "trivial"}};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        own(little) l = toy(); /* the interval is -0.03 .. 0.92 */

        l->scales[HOPE].smallest_change = CASES[i].smallest;
        own(study) study = little_study(l);

        assert_string_equal(study_word(STATISTIC_SWC_VERDICT,
                                       little_change(study, 0, HOPE, STATISTIC_SWC_VERDICT).value),
                            CASES[i].name);
        lacks(little_change(study, 0, FEAR, STATISTIC_SWC_VERDICT), REASON_NOT_DECLARED);
    }
    assert_string_equal(study_word(STATISTIC_SWC_VERDICT, VERDICT_CLEAR_LOSS), "clear_loss");
    assert_string_equal(study_word(STATISTIC_SWC_VERDICT, (double)NAN), "");
    assert_string_equal(study_word(STATISTIC_SWC_VERDICT, VERDICT_GAIN), "");
}

static void a_baseline_has_one_wave_and_no_change(void **state)
{
    own(little) l = toy();

    (void)state;
    l->cohort.post = NULL;
    for (guint i = 0; i < l->cohort.n_people; i++)
        l->people[i].post = -1;
    own(study) study = little_study(l);
    const struct findings *f = little_track(study)->findings;

    assert_null(little_track(study)->post);
    near(findings_get(f, 0, HOPE, STUDY_PRE, STATISTIC_N), 9, 0);
    assert_false(findings_get(f, 0, HOPE, STUDY_POST, STATISTIC_N).is_set);
    for (int s = 0; s < N_STATISTICS; s++)
        if (statistic_in_wave((enum statistic)s, STUDY_CHANGE))
            assert_false(little_change(study, 0, HOPE, (enum statistic)s).is_set);
    assert_int_equal(study_verdict(little_track(study), 0, HOPE), VERDICT_NO_DATA);
    assert_int_equal(little_count(study, 0, STATISTIC_N_PRE), 10);
}

static void an_exposure_scale_has_items_and_no_scores(void **state)
{
    own(little) l = toy();
    own(study) study = little_study(l);

    (void)state;
    for (int w = 0; w < N_STUDY_WAVES; w++)
        for (int s = 0; s < N_STATISTICS; s++)
            assert_false(findings_get(little_track(study)->findings, 0, USE, (enum study_wave)w,
                                      (enum statistic)s)
                             .is_set);
    assert_int_equal(study_verdict(little_track(study), 0, USE), VERDICT_NO_DATA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r_on_ten_people),
        cmocka_unit_test(reliability_agrees_with_r_on_ten_people),
        cmocka_unit_test(a_declared_reliability_goes_before_alpha),
        cmocka_unit_test(without_alpha_or_declaration_there_is_no_reliable_change),
        cmocka_unit_test(where_lower_is_better_improved_turns_and_numbers_do_not),
        cmocka_unit_test(class_gain_is_of_the_group),
        cmocka_unit_test(nobody_one_and_two_people_have_reasons),
        cmocka_unit_test(the_same_change_in_everybody_has_no_test),
        cmocka_unit_test(when_all_are_lost_only_the_loss_is_known),
        cmocka_unit_test(the_lost_are_held_against_the_kept),
        cmocka_unit_test(a_declared_smallest_change_gives_a_verdict),
        cmocka_unit_test(a_baseline_has_one_wave_and_no_change),
        cmocka_unit_test(an_exposure_scale_has_items_and_no_scores),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
