/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Change by pre score, hours and arm; thirds; the lost. Oracle: R 4.2.2, tests/reference/study.R.
 */
#include "unit/study/little_study.h"

#include "../../reference/study_tables.h"

#define N           G_N_ELEMENTS(study_place)
#define CLOSED_FORM 1e-9
#define REML        1e-8
#define KR          1e-5

/* All items of hope at one level, so that the score is that level. */
static void level_answers(char answers[LITTLE_ITEMS + 1], double level)
{
    char up = (char)('0' + (int)level), down = (char)('6' - (int)level);
    const char all[] = {up, up, down, up, '2', '1', '1', '1', '\0'};

    memcpy(answers, all, sizeof all);
}

static struct little *programme(bool with_arms)
{
    struct little *l = little_new();

    for (guint i = 0; i < N; i++) {
        char pre[LITTLE_ITEMS + 1], post[LITTLE_ITEMS + 1];
        bool lost = isnan(study_post[i]);

        level_answers(pre, study_pre[i]);
        level_answers(post, lost ? 1 : study_post[i]);
        struct cohort_person *p = little_person(l, (gint)study_place[i] / 4, (gint)study_place[i],
                                                pre, lost ? NULL : post);

        p->hours = study_hours[i];
        p->sex = (gint8)study_sex[i];
        p->birth_year = (gint16)study_year[i];
        p->arm = with_arms ? (gint16)study_arm[i] : -1;
    }
    return l;
}

struct want {
    enum statistic statistic;
    double tolerance;
};

/* want[i] holds the statistic's value. */
static void all_near(const struct study *study, guint unit, const struct want *wants, gsize n,
                     const double *values)
{
    for (gsize i = 0; i < n; i++) {
        struct finding f = little_change(study, unit, HOPE, wants[i].statistic);

        if (!f.is_set || f.reason != REASON_NONE)
            fail_msg("%s is not there: %s", statistic_name(wants[i].statistic),
                     f.is_set ? reason_name(f.reason) : "unset");
        if (!(fabs(f.value - values[i]) <= wants[i].tolerance * fabs(values[i])))
            fail_msg("%s: %.17g is not %.17g", statistic_name(wants[i].statistic), f.value,
                     values[i]);
    }
}

#define ALL_NEAR(study, unit, wants, values)                                                       \
    all_near(study, unit, wants, G_N_ELEMENTS(wants), values)

static const struct want ANCOVA[] = {
    {STATISTIC_ANCOVA_CHANGE, REML}, {STATISTIC_ANCOVA_SE, REML},     {STATISTIC_ANCOVA_DF, KR},
    {STATISTIC_ANCOVA_LOW, KR},      {STATISTIC_ANCOVA_HIGH, KR},     {STATISTIC_P_ANCOVA, KR},
    {STATISTIC_ANCOVA_SLOPE, REML},  {STATISTIC_ANCOVA_SLOPE_SE, KR},
};
static const struct want DOSE[] = {
    {STATISTIC_DOSE_CHANGE, REML}, {STATISTIC_DOSE_SE, REML}, {STATISTIC_DOSE_DF, KR},
    {STATISTIC_DOSE_LOW, KR},      {STATISTIC_DOSE_HIGH, KR}, {STATISTIC_P_DOSE, KR},
};
static const struct want DID[] = {
    {STATISTIC_DID, REML},   {STATISTIC_DID_SE, REML}, {STATISTIC_DID_DF, KR},
    {STATISTIC_DID_LOW, KR}, {STATISTIC_DID_HIGH, KR}, {STATISTIC_P_DID, KR},
};
static const struct want ANCOVA_DID[] = {
    {STATISTIC_ANCOVA_DID, REML},   {STATISTIC_ANCOVA_DID_SE, REML}, {STATISTIC_ANCOVA_DID_DF, KR},
    {STATISTIC_ANCOVA_DID_LOW, KR}, {STATISTIC_ANCOVA_DID_HIGH, KR}, {STATISTIC_P_ANCOVA_DID, KR},
};

/* lme4 polished, pbkrtest */
static void the_models_with_columns_agree_with_r(void **state)
{
    own(little) l = programme(true);
    own(study) study = little_study(l);
    guint only = little_unit(study, LEVEL_COUNTY, "1"); /* four of the six neighbourhoods */

    (void)state;
    ALL_NEAR(study, 0, ANCOVA, study_ancova);
    near(little_change(study, 0, HOPE, STATISTIC_DOSE_N), study_dose[0], 0);
    ALL_NEAR(study, 0, DOSE, study_dose + 1);
    near(little_change(study, 0, HOPE, STATISTIC_DOSE_CHANGE_100), study_dose[1] / 4 * 100, REML);
    near(little_change(study, 0, HOPE, STATISTIC_DID_N_TRAINED), study_did[0], 0);
    near(little_change(study, 0, HOPE, STATISTIC_DID_N_COMPARISON), study_did[1], 0);
    ALL_NEAR(study, 0, DID, study_did + 2);
    near(little_change(study, 0, HOPE, STATISTIC_DID_HIGH_100), study_did[6] / 4 * 100, KR);
    near(little_change(study, 0, HOPE, STATISTIC_G_DID), study_g_did[0], REML);
    near(little_change(study, 0, HOPE, STATISTIC_G_DID_LOW), study_g_did[1], KR);
    near(little_change(study, 0, HOPE, STATISTIC_G_DID_HIGH), study_g_did[2], KR);
    ALL_NEAR(study, 0, ANCOVA_DID, study_ancova_did);
    assert_int_equal(little_change(study, only, HOPE, STATISTIC_P_ANCOVA).reason, REASON_NONE);
}

/* One trained neighbourhood: its difference may be that of its facilitator. */
static void an_arm_of_one_neighbourhood_is_only_described(void **state)
{
    static const enum statistic NONE[] = {
        STATISTIC_DID_SE,     STATISTIC_DID_DF,          STATISTIC_DID_LOW,
        STATISTIC_DID_HIGH,   STATISTIC_P_DID,           STATISTIC_DID_LOW_100,
        STATISTIC_G_DID_HIGH, STATISTIC_ANCOVA_DID_LOW,  STATISTIC_SENS_UNCHANGED_LOW,
        STATISTIC_P_HOLM,     STATISTIC_P_SENS_WEIGHTED, STATISTIC_SENS_VERDICT};
    own(little) l = programme(true);

    (void)state;
    for (guint i = 0; i < N; i++)
        l->people[i].arm = study_place[i] == 1 ? 1 : 0;
    own(study) study = little_study(l);

    near(little_change(study, 0, HOPE, STATISTIC_DID), study_did_alone[0], REML);
    assert_int_equal(little_change(study, 0, HOPE, STATISTIC_G_DID).reason, REASON_NONE);
    assert_int_equal(little_change(study, 0, HOPE, STATISTIC_ANCOVA_DID).reason, REASON_NONE);
    assert_int_equal(little_change(study, 0, HOPE, STATISTIC_SENS_WORSE).reason, REASON_NONE);
    for (guint i = 0; i < G_N_ELEMENTS(NONE); i++)
        lacks(little_change(study, 0, HOPE, NONE[i]), REASON_TOO_FEW_CLUSTERS);
}

/* lm, confint */
static void one_neighbourhood_is_a_plain_regression(void **state)
{
    own(little) l = programme(true);
    own(study) study = little_study(l);
    guint hours = little_unit(study, LEVEL_NEIGHBOURHOOD, "103");
    guint arms = little_unit(study, LEVEL_NEIGHBOURHOOD, "105");

    (void)state;
    all_near(study, hours, ANCOVA, 6, study_line_ancova);
    ALL_NEAR(study, hours, DOSE, study_line_dose);
    lacks(little_change(study, hours, HOPE, STATISTIC_DID), REASON_TOO_FEW); /* one arm only */
    ALL_NEAR(study, arms, DID, study_line_did);
    ALL_NEAR(study, arms, ANCOVA_DID, study_line_ancova_did);
}

static void the_difference_speaks_where_both_arms_are(void **state)
{
    own(little) l = programme(true);
    own(study) study = little_study(l);
    const struct study_track *track = little_track(study);
    struct headline province = study_headline(track, 0);

    (void)state;
    assert_int_equal(track->comparison_arm, 0);
    assert_int_equal(province.test, HEADLINE_DIFFERENCE);
    assert_int_equal(province.p, STATISTIC_P_DID);
    assert_int_equal(headline_effect(&province, STATISTIC_G_AV), STATISTIC_G_DID);
    assert_int_equal(headline_effect(&province, STATISTIC_G_AV_LOW), STATISTIC_G_DID_LOW);
    assert_int_equal(headline_effect(&province, STATISTIC_G_AV_HIGH), STATISTIC_G_DID_HIGH);
    assert_int_equal(headline_effect(&province, STATISTIC_D_Z), STATISTIC_D_Z);
    assert_int_equal(study_headline(track, little_unit(study, LEVEL_NEIGHBOURHOOD, "103")).test,
                     HEADLINE_PAIRED);
    assert_int_equal(study_headline(track, little_unit(study, LEVEL_NEIGHBOURHOOD, "105")).test,
                     HEADLINE_DIFFERENCE);
    assert_int_equal(study_headline(track, little_unit(study, LEVEL_COUNTY, "2")).test,
                     HEADLINE_NONE); /* two neighbourhoods */
    assert_string_equal(study_word(STATISTIC_HEADLINE_TEST,
                                   little_change(study, 0, HOPE, STATISTIC_HEADLINE_TEST).value),
                        "difference");
    /* adjusted over the primary scales hope and fear: fear is half of hope's items */
    assert_true(little_change(study, 0, HOPE, STATISTIC_P_HOLM).value >=
                little_change(study, 0, HOPE, STATISTIC_P_DID).value);
}

/* Of matched people alone; one whose arm nobody knows leaves the place without a name. */
static void a_place_knows_whose_it_is(void **state)
{
    enum { ALL_COMPARISON, ALL_TRAINED, BOTH, ONE_UNKNOWN, N_PLACES };
    own(little) l = little_new();

    (void)state;
    for (gint n = 0; n < N_PLACES; n++) {
        guint from = l->cohort.n_people;

        little_crowd(l, n, 6, 1);
        for (guint i = from; i < l->cohort.n_people; i++)
            l->people[i].arm = n == ALL_TRAINED || (n == BOTH && i % 2 == 0);
        if (n == ONE_UNKNOWN)
            l->people[from].arm = -1;
    }
    little_person(l, 0, ALL_COMPARISON, "22422111", NULL)->arm = 1; /* lost */
    own(study) study = little_study(l);

    for (gint n = 0; n < N_PLACES; n++) {
        g_autofree char *code = g_strdup_printf("%d", 100 + n);
        const struct unit *unit = (const struct unit *)g_ptr_array_index(
            little_track(study)->units, little_unit(study, LEVEL_NEIGHBOURHOOD, code));

        assert_int_equal(unit->is_comparison, n == ALL_COMPARISON);
        assert_int_equal(unit->is_trained_only, n == ALL_TRAINED);
        assert_int_equal(unit->has_both_arms, n == BOTH);
    }
}

static void every_arm_has_findings_of_its_own(void **state)
{
    own(little) l = programme(true);
    own(study) study = little_study(l);
    const GPtrArray *groups = little_track(study)->groups;
    static const char *const NAMES[] = {"arm=0",   "arm=1",      "arm=2",
                                        "pre=low", "pre=middle", "pre=high"};
    double people = 0, sum = 0;

    (void)state;
    assert_int_equal(groups->len, G_N_ELEMENTS(NAMES));
    for (guint g = 0; g < groups->len; g++) {
        const struct study_group *group = g_ptr_array_index(groups, g);

        assert_string_equal(group->name, NAMES[g]);
        if (group->arm < 0)
            continue;
        struct finding n = findings_get(group->findings, 0, HOPE, STUDY_CHANGE, STATISTIC_N_PAIRS);
        struct finding change =
            findings_get(group->findings, 0, HOPE, STUDY_CHANGE, STATISTIC_CHANGE);

        people += n.value;
        sum += n.value * change.value;
    }
    near(little_change(study, 0, HOPE, STATISTIC_N_PAIRS), people, 0);
    near(little_change(study, 0, HOPE, STATISTIC_CHANGE), sum / people, 1e-12);
}

static void what_was_never_declared_is_said_once(void **state)
{
    own(little) l = programme(false);

    (void)state;
    l->cohort.has_register = false;
    own(study) study = little_study(l);

    lacks(little_change(study, 0, HOPE, STATISTIC_DID), REASON_NOT_DECLARED);
    lacks(little_change(study, 0, HOPE, STATISTIC_P_ANCOVA_DID), REASON_NOT_DECLARED);
    lacks(little_change(study, 0, HOPE, STATISTIC_DOSE_CHANGE), REASON_NOT_DECLARED);
    assert_false(little_change(study, 1, HOPE, STATISTIC_DID).is_set);
    assert_false(little_change(study, 1, HOPE, STATISTIC_DOSE_CHANGE).is_set);
    assert_int_equal(little_track(study)->comparison_arm, -1);
    assert_int_equal(little_track(study)->groups->len, 3);
}

static void same_hours_and_same_start_have_no_slope(void **state)
{
    own(little) l = programme(false);

    (void)state;
    for (guint i = 0; i < l->cohort.n_people; i++)
        l->people[i].hours = 40;
    for (guint j = 0; j < 4; j++)
        for (guint r = 0; r < l->waves[0].n_people; r++)
            l->codes[0][j][r] = j == 2 ? 4 : 2;
    own(study) study = little_study(l);

    for (guint u = 0; u < little_track(study)->units->len; u++) {
        struct finding dose = little_change(study, u, HOPE, STATISTIC_DOSE_CHANGE);
        struct finding ancova = little_change(study, u, HOPE, STATISTIC_ANCOVA_CHANGE);

        assert_true(dose.reason == REASON_NO_VARIANCE || dose.reason == REASON_TOO_FEW_CLUSTERS);
        assert_int_equal(dose.reason, ancova.reason);
    }
    lacks(little_change(study, 0, HOPE, STATISTIC_DOSE_CHANGE), REASON_NO_VARIANCE);
}

/* The formula in R: r of the pairs, thirds with ties kept together. */
static void thirds_show_what_chance_alone_makes(void **state)
{
    static const enum statistic WANT[] = {STATISTIC_N_PAIRS, STATISTIC_MEAN_PRE, STATISTIC_CHANGE,
                                          STATISTIC_RTM_EXPECTED, STATISTIC_CHANGE_BEYOND};
    const double *values[] = {study_low, study_middle, study_high};
    own(little) l = programme(false);
    own(study) study = little_study(l);

    (void)state;
    for (guint g = 0; g < 3; g++) {
        const struct study_group *group = g_ptr_array_index(little_track(study)->groups, g);

        for (gsize i = 0; i < G_N_ELEMENTS(WANT); i++) {
            struct finding f = findings_get(group->findings, 0, HOPE, STUDY_CHANGE, WANT[i]);

            if (isnan(values[g][i]))
                lacks(f, REASON_TOO_FEW);
            else
                near(f, values[g][i], CLOSED_FORM);
        }
        assert_false(findings_get(group->findings, little_track(study)->units->len - 1, HOPE,
                                  STUDY_CHANGE, STATISTIC_N_PAIRS)
                         .is_set); /* not in a neighbourhood */
    }
}

static const struct want UNCHANGED[] = {
    {STATISTIC_SENS_UNCHANGED, REML},
    {STATISTIC_SENS_UNCHANGED_LOW, KR},
    {STATISTIC_SENS_UNCHANGED_HIGH, KR},
    {STATISTIC_P_SENS_UNCHANGED, KR},
};
static const struct want WORSE[] = {
    {STATISTIC_SENS_WORSE, REML},
    {STATISTIC_SENS_WORSE_LOW, KR},
    {STATISTIC_SENS_WORSE_HIGH, KR},
    {STATISTIC_P_SENS_WORSE, KR},
};
static const struct want WEIGHTED[] = {
    {STATISTIC_SENS_WEIGHTED, REML},      {STATISTIC_SENS_WEIGHTED_LOW, REML},
    {STATISTIC_SENS_WEIGHTED_HIGH, REML}, {STATISTIC_P_SENS_WEIGHTED, REML},
    {STATISTIC_SENS_N_EFFECTIVE, REML},
};

/* lmer polished over pairs and lost; glm(binomial) and the linearised standard error */
static void three_answers_about_the_lost_agree_with_r(void **state)
{
    own(little) l = programme(false);
    own(little) m = programme(true);
    own(study) plain = little_study(l);
    own(study) arms = little_study(m);

    (void)state;
    near(little_change(plain, 0, HOPE, STATISTIC_SENS_SHIFT), study_shift[0], CLOSED_FORM);
    ALL_NEAR(plain, 0, UNCHANGED, study_unchanged);
    ALL_NEAR(plain, 0, WORSE, study_worse);
    ALL_NEAR(plain, 0, WEIGHTED, study_weighted);
    ALL_NEAR(arms, 0, UNCHANGED, study_unchanged_arms);
    ALL_NEAR(arms, 0, WORSE, study_worse_arms);
    near(little_change(arms, 0, HOPE, STATISTIC_SENS_WEIGHTED), study_weighted_arms[0], REML);
    near(little_change(arms, 0, HOPE, STATISTIC_SENS_N_EFFECTIVE), study_weighted_arms[1], REML);
    lacks(little_change(arms, 0, HOPE, STATISTIC_P_SENS_WEIGHTED), /* three of them compared */
          REASON_TOO_FEW_CLUSTERS);
    near(little_change(plain, 0, HOPE, STATISTIC_LOST_CHI2), study_chi2[0], CLOSED_FORM);
    near(little_change(plain, 0, HOPE, STATISTIC_LOST_CHI2_DF), study_chi2[1], 0);
    near(little_change(plain, 0, HOPE, STATISTIC_LOST_CHI2_P), study_chi2[2], CLOSED_FORM);
    assert_string_equal(study_word(STATISTIC_SENS_VERDICT,
                                   little_change(plain, 0, HOPE, STATISTIC_SENS_VERDICT).value),
                        "stable");
}

/* Ten rise by one and fifteen are lost: if those got much worse, nothing is left of it. */
static void a_headline_that_hangs_on_the_loss_is_marked(void **state)
{
    own(little) l = little_new();
    guint place;

    (void)state;
    for (guint i = 0; i < 25; i++) {
        char pre[LITTLE_ITEMS + 1], post[LITTLE_ITEMS + 1];

        level_answers(pre, 2 + i % 2);
        level_answers(post, 3 + i % 2 + (i % 5 == 0));
        little_person(l, 0, 0, pre, i < 10 ? post : NULL);
    }
    l->scales[HOPE].smallest_change = 1.5;
    own(study) study = little_study(l);

    place = little_unit(study, LEVEL_NEIGHBOURHOOD, "100");
    near(little_change(study, place, HOPE, STATISTIC_SENS_SHIFT), 1.5, 0);
    near(little_change(study, place, HOPE, STATISTIC_SENS_UNCHANGED), 12 / 25.0, 1e-12);
    near(little_change(study, place, HOPE, STATISTIC_SENS_WORSE), (12 - 15 * 1.5) / 25.0, 1e-12);
    assert_true(little_change(study, place, HOPE, STATISTIC_CHANGE_LOW).value > 0);
    assert_true(little_change(study, place, HOPE, STATISTIC_SENS_WORSE_LOW).value < 0);
    near(little_change(study, place, HOPE, STATISTIC_SENS_VERDICT), SENS_DEPENDS, 0);
}

/* Who is lost: a share of everybody, all of the last places, or all of one sex. */
static struct little *programme_with_loss(guint first_lost_place, gint lost_sex)
{
    struct little *l = little_new();

    for (guint i = 0; i < 57; i++) { /* so that places differ in their loss */
        char pre[LITTLE_ITEMS + 1], post[LITTLE_ITEMS + 1];
        gint place = (gint)(i % 6), sex = 1 + (gint)(i / 6 % 2);
        bool by_rule = first_lost_place < 6 || lost_sex > 0;
        bool is_lost = by_rule ? place >= (gint)first_lost_place || sex == lost_sex : i % 7 == 3;

        level_answers(pre, 1 + i * 7 % 4);
        level_answers(post, 1 + (i * 7 % 4 + i % 3) % 5);
        little_person(l, place / 4, place, pre, is_lost ? NULL : post)->sex = (gint8)sex;
    }
    return l;
}

static void what_the_weights_do_without_is_counted(void **state)
{
    static const struct {
        guint first_lost_place;
        gint lost_sex;
        double left_out;
    } CASES[] = {{6, 0, 0}, {4, 0, 1}, {6, 1, 2}};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        own(little) l = programme_with_loss(CASES[i].first_lost_place, CASES[i].lost_sex);
        own(study) study = little_study(l);

        near(little_change(study, 0, HOPE, STATISTIC_SENS_LEFT_OUT), CASES[i].left_out, 0);
        assert_false(little_change(study, 1, HOPE, STATISTIC_SENS_LEFT_OUT).is_set);
    }
}

static void without_loss_the_answers_are_the_headline(void **state)
{
    own(little) l = little_new();

    (void)state;
    for (int n = 0; n < 6; n++)
        little_crowd(l, n, 8, n % 3);
    own(study) study = little_study(l);

    for (int scale = 0; scale < LITTLE_SCALES; scale++) {
        if (scale == USE)
            continue;
        struct finding change = little_change(study, 0, scale, STATISTIC_MODEL_CHANGE);

        near(little_change(study, 0, scale, STATISTIC_SENS_UNCHANGED), change.value, 0);
        near(little_change(study, 0, scale, STATISTIC_SENS_WORSE), change.value, 0);
        near(little_change(study, 0, scale, STATISTIC_SENS_WEIGHTED),
             little_change(study, 0, scale, STATISTIC_CHANGE).value, 1e-12);
        near(little_change(study, 0, scale, STATISTIC_SENS_N_EFFECTIVE), 48, 1e-12);
        near(little_change(study, 0, scale, STATISTIC_SENS_VERDICT), SENS_STABLE, 0);
    }
}

/* anova(lm) with n0; the formula on the model; lme4::ranef */
static void places_agree_with_r(void **state)
{
    own(little) l = programme(false);
    own(study) study = little_study(l);
    guint n_better[LITTLE_PLACES] = {0};

    (void)state;
    near(findings_get(little_track(study)->findings, 0, HOPE, STUDY_PRE, STATISTIC_ICC_PRE),
         study_icc[0], CLOSED_FORM);
    near(little_change(study, 0, HOPE, STATISTIC_G_MODEL), study_g_model[0], REML);
    near(little_change(study, 0, HOPE, STATISTIC_G_MODEL_LOW), study_g_model[1], KR);
    near(little_change(study, 0, HOPE, STATISTIC_G_MODEL_HIGH), study_g_model[2], KR);
    for (guint i = 0; i < G_N_ELEMENTS(study_eb); i++)
        for (guint j = 0; j < G_N_ELEMENTS(study_eb); j++)
            n_better[i] += study_eb[j] > study_eb[i] ? 1 : 0;
    for (guint i = 0; i < G_N_ELEMENTS(study_eb); i++) {
        guint unit = little_unit(study, LEVEL_NEIGHBOURHOOD, l->codes_of_places[1][i]);
        double rank = little_change(study, unit, HOPE, STATISTIC_RANK).value;

        near(little_change(study, unit, HOPE, STATISTIC_EB_MEAN), study_eb[i], REML);
        assert_true(little_change(study, unit, HOPE, STATISTIC_RANK_LOW).value <= rank);
        assert_true(little_change(study, unit, HOPE, STATISTIC_RANK_HIGH).value >= rank);
        if (n_better[i] == 0 || n_better[i] == 5) /* the ends keep their places */
            assert_int_equal(rank, n_better[i] + 1);
    }
}

/* Where lower is better the order of the neighbourhoods turns. */
static void ranks_go_by_improvement(void **state)
{
    own(little) l = programme(false);
    own(little) m = programme(false);

    (void)state;
    m->scales[HOPE].direction = DIRECTION_LOWER;
    own(study) up = little_study(l);
    own(study) down = little_study(m);

    for (guint i = 0; i < G_N_ELEMENTS(study_eb); i++) {
        guint unit = little_unit(up, LEVEL_NEIGHBOURHOOD, l->codes_of_places[1][i]);

        near(little_change(up, unit, HOPE, STATISTIC_RANK),
             7 - little_change(down, unit, HOPE, STATISTIC_RANK).value, 0);
        near(little_change(up, unit, HOPE, STATISTIC_RANK_LOW),
             7 - little_change(down, unit, HOPE, STATISTIC_RANK_HIGH).value, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_models_with_columns_agree_with_r),
        cmocka_unit_test(an_arm_of_one_neighbourhood_is_only_described),
        cmocka_unit_test(one_neighbourhood_is_a_plain_regression),
        cmocka_unit_test(the_difference_speaks_where_both_arms_are),
        cmocka_unit_test(a_place_knows_whose_it_is),
        cmocka_unit_test(every_arm_has_findings_of_its_own),
        cmocka_unit_test(what_was_never_declared_is_said_once),
        cmocka_unit_test(same_hours_and_same_start_have_no_slope),
        cmocka_unit_test(thirds_show_what_chance_alone_makes),
        cmocka_unit_test(three_answers_about_the_lost_agree_with_r),
        cmocka_unit_test(a_headline_that_hangs_on_the_loss_is_marked),
        cmocka_unit_test(places_agree_with_r),
        cmocka_unit_test(ranks_go_by_improvement),
        cmocka_unit_test(without_loss_the_answers_are_the_headline),
        cmocka_unit_test(what_the_weights_do_without_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
