/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/study/little_study.h"

static const struct unit *unit_at(const struct study *study, guint u)
{
    return g_ptr_array_index(little_track(study)->units, u);
}

/* County 1 with neighbourhoods 100 and 101 and two people of no neighbourhood, county 2 with
 * neighbourhood 104, one person of no place at all. */
static struct little *scattered(void)
{
    struct little *l = little_new();

    little_crowd(l, 4, 3, 1);
    little_crowd(l, 1, 4, 1);
    little_person(l, 0, -1, "22442111", "33332211");
    little_person(l, 0, -1, "12442111", NULL);
    little_crowd(l, 0, 5, 1);
    little_person(l, -1, -1, "32442111", "33332211");
    return l;
}

static void units_are_province_counties_neighbourhoods_by_code(void **state)
{
    static const struct {
        enum level level;
        const char *code;
        gint parent;
        guint n_people, n_neighbourhoods, n_clusters;
    } WANT[] = {
        {LEVEL_PROVINCE, "", -1, 15, 3, 5},       {LEVEL_COUNTY, "1", 0, 11, 2, 3},
        {LEVEL_COUNTY, "2", 0, 3, 1, 1},          {LEVEL_NEIGHBOURHOOD, "100", 1, 5, 1, 1},
        {LEVEL_NEIGHBOURHOOD, "101", 1, 4, 1, 1}, {LEVEL_NEIGHBOURHOOD, "104", 2, 3, 1, 1},
    };
    own(little) l = scattered();
    own(study) study = little_study(l);

    (void)state;
    assert_int_equal(little_track(study)->units->len, G_N_ELEMENTS(WANT));
    for (guint u = 0; u < G_N_ELEMENTS(WANT); u++) {
        const struct unit *unit = unit_at(study, u);

        assert_int_equal(unit->level, WANT[u].level);
        assert_string_equal(unit->code, WANT[u].code);
        assert_int_equal(unit->parent, WANT[u].parent);
        assert_int_equal(unit->n_people, WANT[u].n_people);
        assert_int_equal(unit->n_neighbourhoods, WANT[u].n_neighbourhoods);
        assert_int_equal(unit->n_clusters, WANT[u].n_clusters);
        for (guint i = 1; i < unit->n_people; i++)
            assert_true(unit->people[i - 1] < unit->people[i]);
    }
}

static void codes_that_are_numbers_are_ordered_by_value(void **state)
{
    static const char *const WANT[] = {"2", "9", "10", "11"};
    own(little) l = little_new();

    (void)state;
    strcpy(l->codes_of_places[0][0], "11");
    strcpy(l->codes_of_places[0][1], "9");
    strcpy(l->codes_of_places[0][2], "10");
    strcpy(l->codes_of_places[0][3], "2");
    for (int c = 0; c < 4; c++)
        little_person(l, c, -1, "22442111", "33332211");
    own(study) study = little_study(l);

    for (guint u = 1; u <= 4; u++)
        assert_string_equal(unit_at(study, u)->code, WANT[u - 1]);
}

static void the_county_of_a_neighbourhood_goes_before_the_persons(void **state)
{
    own(little) l = little_new();

    (void)state;
    little_person(l, -1, 5, "22442111", "33332211"); /* neighbourhood 105 is in county 2 */
    own(study) study = little_study(l);

    assert_int_equal(little_track(study)->units->len, 3);
    assert_string_equal(unit_at(study, 1)->code, "2");
    assert_int_equal(unit_at(study, 2)->parent, 1);
}

static void a_track_without_places_is_a_province(void **state)
{
    own(little) l = little_new();

    (void)state;
    little_crowd(l, -1, 20, 1);
    own(study) study = little_study(l);

    assert_int_equal(little_track(study)->units->len, 1);
    assert_int_equal(unit_at(study, 0)->n_neighbourhoods, 0);
    assert_int_equal(study_headline(little_track(study), 0).test, HEADLINE_PAIRED);
    assert_false(little_change(study, 0, HOPE, STATISTIC_CLUSTERS).is_set);
    assert_false(little_change(study, 0, HOPE, STATISTIC_NAIVE_P).is_set);
}

static void a_track_without_anybody_is_an_empty_province(void **state)
{
    own(little) l = little_new();
    own(study) study = little_study(l);

    (void)state;
    assert_int_equal(little_track(study)->units->len, 1);
    assert_int_equal(little_count(study, 0, STATISTIC_ENROLLED), 0);
    lacks(findings_get(little_track(study)->findings, 0, NO_SCALE, STUDY_NO_WAVE,
                       STATISTIC_RETENTION_SHARE),
          REASON_TOO_FEW);
    lacks(little_change(study, 0, HOPE, STATISTIC_CHANGE), REASON_TOO_FEW);
}

static void the_flow_of_people_closes_at_every_level(void **state)
{
    own(little) l = scattered();
    struct cohort_person *only_registered = little_person(l, 0, 0, NULL, NULL);
    struct cohort_person *only_post = little_person(l, 1, 4, NULL, "33332211");

    (void)state;
    only_registered->hours = 0;
    only_post->registered = false;
    only_post->hours = NAN;
    own(study) study = little_study(l);
    guint province = 0, n100 = little_unit(study, LEVEL_NEIGHBOURHOOD, "100");

    for (guint u = 0; u < little_track(study)->units->len; u++)
        assert_int_equal(little_count(study, u, STATISTIC_ENROLLED),
                         little_count(study, u, STATISTIC_N_MATCHED) +
                             little_count(study, u, STATISTIC_N_PRE_ONLY) +
                             little_count(study, u, STATISTIC_N_POST_ONLY) +
                             little_count(study, u, STATISTIC_N_NEITHER));
    assert_int_equal(little_count(study, province, STATISTIC_ENROLLED), 17);
    assert_int_equal(little_count(study, province, STATISTIC_REGISTERED), 16);
    assert_int_equal(little_count(study, province, STATISTIC_ATTENDED), 15);
    assert_int_equal(little_count(study, province, STATISTIC_N_PRE), 15);
    assert_int_equal(little_count(study, province, STATISTIC_N_POST), 15);
    assert_int_equal(little_count(study, province, STATISTIC_N_MATCHED), 14);
    assert_int_equal(little_count(study, province, STATISTIC_N_PRE_ONLY), 1);
    assert_int_equal(little_count(study, province, STATISTIC_N_POST_ONLY), 1);
    assert_int_equal(little_count(study, province, STATISTIC_N_NEITHER), 1);
    assert_int_equal(little_count(study, n100, STATISTIC_ENROLLED), 6);
    assert_int_equal(little_count(study, n100, STATISTIC_ATTENDED), 5);
    near(findings_get(little_track(study)->findings, province, NO_SCALE, STUDY_NO_WAVE,
                      STATISTIC_HOURS_MEAN),
         40, 0);
    near(findings_get(little_track(study)->findings, province, NO_SCALE, STUDY_NO_WAVE,
                      STATISTIC_RETENTION_SHARE),
         14 / 15.0, 1e-15);
    assert_int_equal(little_track(study)->n_registered, 16);
}

static void without_a_register_attendance_is_not_declared(void **state)
{
    own(little) l = scattered();

    (void)state;
    l->cohort.has_register = false;
    own(study) study = little_study(l);
    const struct findings *f = little_track(study)->findings;

    lacks(findings_get(f, 0, NO_SCALE, STUDY_NO_WAVE, STATISTIC_REGISTERED), REASON_NOT_DECLARED);
    lacks(findings_get(f, 0, NO_SCALE, STUDY_NO_WAVE, STATISTIC_HOURS_MEAN), REASON_NOT_DECLARED);
}

/* Oracle: R 4.2.2, chisq.test(rbind(c(8, 2), c(3, 7)), correct = FALSE). */
static void loss_by_place_is_a_chi_square(void **state)
{
    own(little) l = little_new();

    (void)state;
    for (int n = 0; n < 2; n++)
        for (int i = 0; i < 10; i++)
            little_person(l, 0, n, "22442111", i < (n == 0 ? 8 : 3) ? "33332211" : NULL);
    own(study) study = little_study(l);
    const struct findings *f = little_track(study)->findings;

    near(findings_get(f, 0, NO_SCALE, STUDY_NO_WAVE, STATISTIC_LOSS_CHI2), 5.0505050505050502,
         1e-12);
    near(findings_get(f, 0, NO_SCALE, STUDY_NO_WAVE, STATISTIC_LOSS_DF), 1, 0);
    near(findings_get(f, 0, NO_SCALE, STUDY_NO_WAVE, STATISTIC_LOSS_P), 0.024618761380815167, 1e-9);
    /* its county, and the same over the scores of a scale */
    near(findings_get(f, 1, NO_SCALE, STUDY_NO_WAVE, STATISTIC_LOSS_CHI2), 5.0505050505050502,
         1e-12);
    assert_false(findings_get(f, 2, NO_SCALE, STUDY_NO_WAVE, STATISTIC_LOSS_P).is_set);
    near(little_change(study, 0, HOPE, STATISTIC_LOST_CHI2), 5.0505050505050502, 1e-12);
    near(little_change(study, 1, HOPE, STATISTIC_LOST_CHI2_P), 0.024618761380815167, 1e-9);
    assert_false(little_change(study, 2, HOPE, STATISTIC_LOST_CHI2).is_set);
}

static void two_tracks_stand_side_by_side(void **state)
{
    own(little) l = scattered();
    own(little) m = little_new();
    g_autoptr(GPtrArray) cohorts = g_ptr_array_new();

    (void)state;
    little_crowd(m, -1, 7, 1);
    g_ptr_array_add(cohorts, &l->cohort);
    g_ptr_array_add(cohorts, &m->cohort);
    own(study) study = study_new(&l->programme, &l->places, cohorts, l->diagnostics);
    const struct study_track *second = g_ptr_array_index(study->tracks, 1);

    assert_int_equal(study->tracks->len, 2);
    assert_int_equal(second->units->len, 1);
    near(findings_get(second->findings, 0, HOPE, STUDY_CHANGE, STATISTIC_N_PAIRS), 7, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_are_province_counties_neighbourhoods_by_code),
        cmocka_unit_test(codes_that_are_numbers_are_ordered_by_value),
        cmocka_unit_test(the_county_of_a_neighbourhood_goes_before_the_persons),
        cmocka_unit_test(a_track_without_places_is_a_province),
        cmocka_unit_test(a_track_without_anybody_is_an_empty_province),
        cmocka_unit_test(the_flow_of_people_closes_at_every_level),
        cmocka_unit_test(without_a_register_attendance_is_not_declared),
        cmocka_unit_test(loss_by_place_is_a_chi_square),
        cmocka_unit_test(two_tracks_stand_side_by_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
