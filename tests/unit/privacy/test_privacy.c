/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/study/any_programme.h"

#include "privacy/place_tree.h"
#include "privacy/privacy.h"

/* ---- the tree alone ---- */

#define UNITS 7u

/* Province 0; counties 1 and 2; 3 and 4 in county 1, 5 and 6 in county 2. */
static const gint PARENTS[UNITS] = {-1, 0, 0, 1, 1, 2, 2};

static void tree(enum shown *shown, const guint *counts, guint min_group)
{
    struct unit units[UNITS];
    struct study_track track = {.units = g_ptr_array_new()};

    for (guint u = 0; u < UNITS; u++) {
        units[u] = (struct unit){.parent = PARENTS[u]};
        g_ptr_array_add(track.units, &units[u]);
        shown[u] = SHOWN;
    }
    place_tree_hide(shown, counts, &track, min_group);
    g_ptr_array_unref(track.units);
}

static void trees_hide_what_they_must_and_no_more(void **state)
{
    static const struct {
        guint counts[UNITS];
        const char *want; /* s shown, f too few, p to protect */
    } CASES[] = {
        {{100, 50, 50, 25, 25, 25, 25}, "sssssss"}, {{9, 9, 0, 9, 0, 0, 0}, "fffffff"},
        {{60, 30, 30, 21, 9, 15, 15}, "ssspfss"},   /* one hidden child: its sibling too */
        {{60, 30, 30, 30, 0, 15, 15}, "ssssfss"},   /* nobody there: nothing to protect */
        {{42, 12, 30, 6, 6, 15, 15}, "sssffss"},    /* two that make twelve together */
        {{40, 10, 30, 4, 6, 15, 15}, "sssffss"},    /* ten is enough */
        {{39, 9, 30, 4, 5, 15, 15}, "sfpffpp"},     /* a county too small: the other with it */
        {{103, 53, 50, 25, 25, 25, 25}, "ssspsss"}, /* three of no neighbourhood; of equals the
                                                       first */
        {{60, 35, 25, 15, 10, 12, 13}, "sssssss"},  /* ten of no neighbourhood are a group */
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        enum shown shown[UNITS];
        char got[UNITS + 1] = {0};

        tree(shown, CASES[i].counts, 10);
        for (guint u = 0; u < UNITS; u++)
            got[u] = shown[u] == SHOWN ? 's' : shown[u] == HIDDEN_TOO_FEW ? 'f' : 'p';
        assert_string_equal(got, CASES[i].want);
    }
}

/* Every set that can be had by taking shown units from a shown unit they lie in. */
static void attack(const enum shown *shown, const guint *counts, guint min_group)
{
    for (guint u = 0; u < UNITS; u++) {
        guint left = counts[u];

        if (shown[u] != SHOWN)
            continue;
        assert_true(counts[u] >= min_group);
        for (guint v = u + 1; v < UNITS; v++) {
            bool inside = false, covered = false;

            for (gint w = PARENTS[v]; w >= 0; w = PARENTS[w]) {
                inside = inside || w == (gint)u;
                covered = covered || (w != (gint)u && w > (gint)u && shown[w] == SHOWN);
            }
            if (inside && !covered && shown[v] == SHOWN)
                left -= counts[v];
        }
        if (left > 0 && left < min_group)
            fail_msg("unit %u leaves %u people", u, left);
    }
}

static void no_small_group_is_left_over_in_any_tree(void **state)
{
    guint32 seed = 7;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        guint counts[UNITS] = {0};
        enum shown shown[UNITS];

        for (guint u = UNITS; u-- > 0;) {
            seed = seed * 1664525u + 1013904223u;
            counts[u] += (seed >> 16) % (u >= 3 ? 30 : seed % 3 == 0 ? 12 : 1);
            if (u > 0)
                counts[PARENTS[u]] += counts[u];
        }
        tree(shown, counts, 10);
        attack(shown, counts, 10);
    }
}

/* ---- a whole study ---- */

/* County 1: neighbourhoods of 25, 14 and 4; county 2: of 20 and 15. */
static struct little *people(void)
{
    struct little *l = little_new();

    little_crowd(l, 0, 25, 1);
    little_crowd(l, 1, 14, 1);
    little_crowd(l, 2, 4, 1);
    little_crowd(l, 4, 20, 1);
    little_crowd(l, 5, 15, 1);
    return l;
}

static void a_small_neighbourhood_and_the_smallest_beside_it_are_hidden(void **state)
{
    own(little) l = people();
    own(study) study = little_study(l);
    own(privacy) privacy = privacy_new(study, 10);
    guint few = little_unit(study, LEVEL_NEIGHBOURHOOD, "102");
    guint beside = little_unit(study, LEVEL_NEIGHBOURHOOD, "101");

    (void)state;
    assert_int_equal(privacy_unit(privacy, 0, few), HIDDEN_TOO_FEW);
    assert_int_equal(privacy_unit(privacy, 0, beside), HIDDEN_TO_PROTECT);
    assert_int_equal(privacy_n_hidden(privacy, 0, HIDDEN_TOO_FEW), 1);
    assert_int_equal(privacy_n_hidden(privacy, 0, HIDDEN_TO_PROTECT), 1);
    lacks(privacy_finding(privacy, 0, few, HOPE, STUDY_CHANGE, STATISTIC_CHANGE),
          REASON_SUPPRESSED);
    lacks(privacy_finding(privacy, 0, beside, HOPE, STUDY_CHANGE, STATISTIC_N_PAIRS),
          REASON_SUPPRESSED);
    lacks(privacy_finding(privacy, 0, beside, NO_SCALE, STUDY_NO_WAVE, STATISTIC_ENROLLED),
          REASON_SUPPRESSED);
    near(privacy_finding(privacy, 0, 0, HOPE, STUDY_CHANGE, STATISTIC_CHANGE),
         little_change(study, 0, HOPE, STATISTIC_CHANGE).value, 0);
    near(privacy_finding(privacy, 0, 0, NO_SCALE, STUDY_NO_WAVE, STATISTIC_ENROLLED), 78, 0);
}

static void what_is_never_sent_is_unset_everywhere(void **state)
{
    static const struct {
        enum study_wave wave;
        enum statistic statistic;
    } NEVER[] = {{STUDY_PRE, STATISTIC_MEAN},
                 {STUDY_POST, STATISTIC_MEAN},
                 {STUDY_PRE, STATISTIC_MIN},
                 {STUDY_PRE, STATISTIC_ALPHA},
                 {STUDY_PRE, STATISTIC_N},
                 {STUDY_CHANGE, STATISTIC_LOST_SMD},
                 {STUDY_CHANGE, STATISTIC_LOST_P},
                 {STUDY_CHANGE, STATISTIC_LOST_CHI2},
                 {STUDY_CHANGE, STATISTIC_ANCOVA_CHANGE},
                 {STUDY_CHANGE, STATISTIC_DOSE_CHANGE},
                 {STUDY_CHANGE, STATISTIC_SENS_WORSE},
                 {STUDY_CHANGE, STATISTIC_SENS_VERDICT}};
    own(little) l = people();
    own(study) study = little_study(l);
    own(privacy) privacy = privacy_new(study, 10);

    (void)state;
    for (guint u = 0; u < little_track(study)->units->len; u++)
        for (gsize i = 0; i < G_N_ELEMENTS(NEVER); i++)
            assert_false(
                privacy_finding(privacy, 0, u, HOPE, NEVER[i].wave, NEVER[i].statistic).is_set);
    assert_false(privacy_finding(privacy, 0, 0, HOPE, STUDY_CHANGE, STATISTIC_GAIN).is_set);
}

/* Which statistics may leave at all is a list that somebody must have agreed to: a new statistic of
 * a part of the people fails here until it is looked at. */
static void whole_sections_stay_in_the_office(void **state)
{
    own(little) l = people();

    (void)state;
    for (guint i = 0; i < l->cohort.n_people; i++) {
        l->people[i].arm = (gint16)(i % 2);
        l->people[i].hours = 20 + i % 30;
    }
    own(study) study = little_study(l);
    own(privacy) privacy = privacy_new(study, 10);

    for (int s = 0; s < N_STATISTICS; s++) {
        enum statistic statistic = (enum statistic)s;
        enum statistic_section section = statistic_provenance(statistic).section;
        bool is_did = g_str_has_prefix(statistic_name(statistic), "did") ||
                      g_str_has_prefix(statistic_name(statistic), "g_did") ||
                      g_str_equal(statistic_name(statistic), "p_did");

        if (section != SECTION_SENSITIVITY && section != SECTION_SELECTION &&
            (section != SECTION_ADJUSTED || is_did))
            continue;
        for (guint u = 0; u < little_track(study)->units->len; u++)
            assert_false(privacy_finding(privacy, 0, u, HOPE, STUDY_CHANGE, statistic).is_set);
    }
}

/* 100: trained, 101: comparison, each of its own arm and shown; 104 and 105: comparison. */
static struct little *two_arms(guint n_odd)
{
    struct little *l = little_new();
    static const gint PLACES[] = {0, 1, 4, 5};

    for (guint i = 0; i < G_N_ELEMENTS(PLACES); i++) {
        guint from = l->cohort.n_people;

        little_crowd(l, PLACES[i], 20, i == 0 ? 1 : 0);
        for (guint j = from; j < l->cohort.n_people; j++)
            l->people[j].arm = PLACES[i] == 0 || (PLACES[i] == 5 && j - from < n_odd);
    }
    return l;
}

static void a_difference_of_arms_shows_no_small_group(void **state)
{
    static const struct {
        guint n_odd; /* trained people in a place of the comparison arm */
        bool is_shown;
    } CASES[] = {{0, true}, {3, false}, {10, true}, {12, false}, {20, true}, {9, false}};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        own(little) l = two_arms(CASES[i].n_odd);
        own(study) study = little_study(l);
        own(privacy) privacy = privacy_new(study, 10);
        struct finding did = privacy_finding(privacy, 0, 0, HOPE, STUDY_CHANGE, STATISTIC_DID_100);

        assert_int_equal(little_change(study, 0, HOPE, STATISTIC_DID_N_TRAINED).value,
                         20 + CASES[i].n_odd);
        if (CASES[i].is_shown)
            assert_int_equal(did.reason, REASON_NONE);
        else
            lacks(did, REASON_SUPPRESSED);
        /* what is said of the difference leaves no sooner than the difference itself; of an arm of
         * one neighbourhood there is only the difference */
        assert_int_equal(
            privacy_finding(privacy, 0, 0, HOPE, STUDY_CHANGE, STATISTIC_P_HOLM).reason,
            !CASES[i].is_shown    ? REASON_SUPPRESSED
            : CASES[i].n_odd == 0 ? REASON_TOO_FEW_CLUSTERS
                                  : REASON_NONE);
        for (guint unit = 1; unit < little_track(study)->units->len; unit++)
            if (study_headline(little_track(study), unit).test == HEADLINE_DIFFERENCE)
                assert_true(isnan(
                    privacy_finding(privacy, 0, unit, HOPE, STUDY_CHANGE, STATISTIC_P_HOLM).value));
        /* below the province never */
        lacks(privacy_finding(privacy, 0, 1, HOPE, STUDY_CHANGE, STATISTIC_DID_100),
              REASON_SUPPRESSED);
    }
}

/* Four neighbourhoods: the model speaks, and what takes people as independent stays inside. */
static void naive_tests_are_sent_only_where_they_speak(void **state)
{
    static const enum statistic NAIVE[] = {STATISTIC_P_T, STATISTIC_NAIVE_P, STATISTIC_CHANGE_LOW,
                                           STATISTIC_G_AV_HIGH, STATISTIC_P_WILCOXON};
    own(little) l = two_arms(0);

    (void)state;
    for (guint i = 0; i < l->cohort.n_people; i++)
        l->people[i].arm = -1;
    own(study) study = little_study(l);
    own(privacy) privacy = privacy_new(study, 10);
    guint own_test = little_unit(study, LEVEL_NEIGHBOURHOOD, "104");

    for (gsize i = 0; i < G_N_ELEMENTS(NAIVE); i++) {
        assert_true(little_change(study, 0, HOPE, NAIVE[i]).is_set);
        assert_false(privacy_finding(privacy, 0, 0, HOPE, STUDY_CHANGE, NAIVE[i]).is_set);
        if (NAIVE[i] != STATISTIC_NAIVE_P)
            assert_true(privacy_finding(privacy, 0, own_test, HOPE, STUDY_CHANGE, NAIVE[i]).is_set);
    }
    assert_true(privacy_finding(privacy, 0, 0, HOPE, STUDY_CHANGE, STATISTIC_P_MODEL).is_set);
    assert_true(privacy_finding(privacy, 0, 0, HOPE, STUDY_CHANGE, STATISTIC_G_MODEL_LOW).is_set);
}

/* What a reader of send/ sees of one finding: nothing, that it is hidden, or what was found. */
static void check_sent(const struct study *study, const struct privacy *privacy, guint unit,
                       int scale, enum study_wave wave, enum statistic statistic)
{
    struct finding found =
        findings_get(little_track(study)->findings, unit, scale, wave, statistic);
    struct finding sent = privacy_finding(privacy, 0, unit, scale, wave, statistic);

    if (!sent.is_set)
        return;
    assert_true(found.is_set);
    if (sent.reason == REASON_SUPPRESSED) {
        assert_true(isnan(sent.value));
        return;
    }
    assert_int_equal(privacy_unit(privacy, 0, unit), SHOWN);
    assert_int_equal(sent.reason, found.reason);
    assert_memory_equal(&sent.value, &found.value, sizeof sent.value);
    if (scale != NO_SCALE)
        assert_true(little_change(study, unit, scale, STATISTIC_N_PAIRS).value >= 5);
}

/* Pairs of a shown unit that lie in no shown child: nobody, or a group. */
static void check_rest(const struct study *study, const struct privacy *privacy, guint unit,
                       int scale)
{
    const struct study_track *track = little_track(study);
    struct finding whole =
        privacy_finding(privacy, 0, unit, scale, STUDY_CHANGE, STATISTIC_N_PAIRS);
    double rest = whole.value;

    if (!whole.is_set || whole.reason != REASON_NONE)
        return;
    for (guint u = 0; u < track->units->len; u++) {
        struct finding part =
            privacy_finding(privacy, 0, u, scale, STUDY_CHANGE, STATISTIC_N_PAIRS);

        if (((const struct unit *)g_ptr_array_index(track->units, u))->parent == (gint)unit &&
            part.is_set && part.reason == REASON_NONE)
            rest -= part.value;
    }
    assert_true(rest == 0 || rest >= 5);
}

static void no_programme_sends_a_small_group(void **state)
{
    guint n_shown = 0;

    (void)state;
    for (guint seed = 1; seed <= 400; seed++) {
        own(little) l = any_programme(seed);
        own(study) study = little_study(l);
        own(privacy) privacy = privacy_new(study, 5);

        for (guint u = 0; u < little_track(study)->units->len; u++)
            for (int scale = NO_SCALE; scale < LITTLE_SCALES; scale++) {
                for (int w = 0; w < N_STUDY_WAVES; w++)
                    for (int s = 0; s < N_STATISTICS; s++)
                        check_sent(study, privacy, u, scale, (enum study_wave)w, (enum statistic)s);
                if (scale != NO_SCALE && scale != USE)
                    check_rest(study, privacy, u, scale);
            }
        for (guint u = 1; u < little_track(study)->units->len; u++)
            n_shown += privacy_unit(privacy, 0, u) == SHOWN ? 1 : 0;
    }
    assert_true(n_shown > 100);
}

static void a_middle_value_asks_for_two_groups(void **state)
{
    own(little) l = people();
    own(study) study = little_study(l);
    own(privacy) privacy = privacy_new(study, 10);
    guint n20 = little_unit(study, LEVEL_NEIGHBOURHOOD, "104");
    guint n15 = little_unit(study, LEVEL_NEIGHBOURHOOD, "105");

    (void)state;
    assert_int_equal(
        privacy_finding(privacy, 0, n20, HOPE, STUDY_CHANGE, STATISTIC_HODGES_LEHMANN).reason,
        REASON_NONE);
    lacks(privacy_finding(privacy, 0, n15, HOPE, STUDY_CHANGE, STATISTIC_HODGES_LEHMANN),
          REASON_SUPPRESSED);
    assert_int_equal(privacy_finding(privacy, 0, n15, HOPE, STUDY_CHANGE, STATISTIC_CHANGE).reason,
                     REASON_NONE);
}

/* Six of the fifteen left hope blank afterwards: nine pairs there, fifteen in fear. */
static void a_scale_is_hidden_by_its_own_pairs_and_its_sibling_with_it(void **state)
{
    own(little) l = people();

    (void)state;
    for (guint i = 0; i < 6; i++)
        l->codes[1][2][63 + i] = l->codes[1][3][63 + i] = ANSWER_BLANK;
    own(study) study = little_study(l);
    own(privacy) privacy = privacy_new(study, 10);
    guint n15 = little_unit(study, LEVEL_NEIGHBOURHOOD, "105");
    guint n20 = little_unit(study, LEVEL_NEIGHBOURHOOD, "104");

    near(little_change(study, n15, HOPE, STATISTIC_N_PAIRS), 9, 0);
    assert_int_equal(privacy_unit(privacy, 0, n15), SHOWN);
    lacks(privacy_finding(privacy, 0, n15, HOPE, STUDY_CHANGE, STATISTIC_CHANGE),
          REASON_SUPPRESSED);
    lacks(privacy_finding(privacy, 0, n20, HOPE, STUDY_CHANGE, STATISTIC_CHANGE),
          REASON_SUPPRESSED);
    assert_int_equal(privacy_finding(privacy, 0, n15, FEAR, STUDY_CHANGE, STATISTIC_CHANGE).reason,
                     REASON_NONE);
    assert_int_equal(privacy_finding(privacy, 0, n20, FEAR, STUDY_CHANGE, STATISTIC_CHANGE).reason,
                     REASON_NONE);
}

static void mean_hours_go_by_those_who_attended(void **state)
{
    own(little) l = people();

    (void)state;
    for (guint i = 0; i < 16; i++)
        l->people[i].hours = 0; /* nine of the twenty-five of neighbourhood 100 attended */
    own(study) study = little_study(l);
    own(privacy) privacy = privacy_new(study, 10);
    guint unit = little_unit(study, LEVEL_NEIGHBOURHOOD, "100");

    lacks(privacy_finding(privacy, 0, unit, NO_SCALE, STUDY_NO_WAVE, STATISTIC_HOURS_MEAN),
          REASON_SUPPRESSED);
    near(privacy_finding(privacy, 0, unit, NO_SCALE, STUDY_NO_WAVE, STATISTIC_ATTENDED), 9, 0);
    near(privacy_finding(privacy, 0, 0, NO_SCALE, STUDY_NO_WAVE, STATISTIC_HOURS_MEAN), 40, 0);
}

static void a_baseline_shows_its_only_wave(void **state)
{
    own(little) l = people();

    (void)state;
    l->cohort.post = NULL;
    for (guint i = 0; i < l->cohort.n_people; i++)
        l->people[i].post = -1;
    own(study) study = little_study(l);
    own(privacy) privacy = privacy_new(study, 10);
    guint few = little_unit(study, LEVEL_NEIGHBOURHOOD, "102");

    assert_int_equal(privacy_finding(privacy, 0, 0, HOPE, STUDY_PRE, STATISTIC_MEAN).reason,
                     REASON_NONE);
    assert_true(privacy_finding(privacy, 0, 0, HOPE, STUDY_PRE, STATISTIC_MEDIAN).is_set);
    assert_false(privacy_finding(privacy, 0, 0, HOPE, STUDY_PRE, STATISTIC_MAX).is_set);
    lacks(privacy_finding(privacy, 0, few, HOPE, STUDY_PRE, STATISTIC_MEAN), REASON_SUPPRESSED);
    assert_int_equal(privacy_n_hidden(privacy, 0, HIDDEN_TO_PROTECT), 1);
}

static void a_programme_of_nobody_shows_nothing(void **state)
{
    own(little) l = little_new();
    own(study) study = little_study(l);
    own(privacy) privacy = privacy_new(study, 10);

    (void)state;
    assert_int_equal(privacy_unit(privacy, 0, 0), HIDDEN_TOO_FEW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trees_hide_what_they_must_and_no_more),
        cmocka_unit_test(no_small_group_is_left_over_in_any_tree),
        cmocka_unit_test(a_small_neighbourhood_and_the_smallest_beside_it_are_hidden),
        cmocka_unit_test(what_is_never_sent_is_unset_everywhere),
        cmocka_unit_test(whole_sections_stay_in_the_office),
        cmocka_unit_test(a_difference_of_arms_shows_no_small_group),
        cmocka_unit_test(naive_tests_are_sent_only_where_they_speak),
        cmocka_unit_test(no_programme_sends_a_small_group),
        cmocka_unit_test(a_middle_value_asks_for_two_groups),
        cmocka_unit_test(a_scale_is_hidden_by_its_own_pairs_and_its_sibling_with_it),
        cmocka_unit_test(mean_hours_go_by_those_who_attended),
        cmocka_unit_test(a_baseline_shows_its_only_wave),
        cmocka_unit_test(a_programme_of_nobody_shows_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
