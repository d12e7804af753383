/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/quality.h"

#include "unit/study/little_study.h"

/* The person's row; without flags where there is none. */
static struct flagged_person flagged(const struct quality *quality, guint person,
                                     enum study_wave wave)
{
    struct flagged_person none = {.person = person};

    for (guint i = 0; i < quality->flagged->len; i++) {
        struct flagged_person found = g_array_index(quality->flagged, struct flagged_person, i);

        if (found.person == person && found.wave == wave)
            return found;
    }
    return none;
}

static void answers_and_their_gaps_are_counted_by_item_and_place(void **state)
{
    own(little) l = little_new();
    own(study) study = NULL;
    own(quality) quality = NULL;

    (void)state;
    little_person(l, 0, 0, "1234.?21", "12342221");
    little_person(l, 0, 0, "123.2221", NULL);
    little_person(l, 1, 4, "........", "12342221");
    study = little_study(l);
    quality = quality_new(little_track(study));
    assert_int_equal(quality->items[STUDY_PRE][3].n[MISSING_NOT], 1);
    assert_int_equal(quality->items[STUDY_PRE][3].n[MISSING_BLANK], 2);
    assert_int_equal(quality->items[STUDY_PRE][5].n[MISSING_DONT_KNOW], 1);
    assert_int_equal(quality->items[STUDY_POST][3].n[MISSING_NOT], 2);
    assert_int_equal(answer_counts_asked(&quality->items[STUDY_PRE][0]), 3);
    {
        guint province = 0, place = little_unit(study, LEVEL_NEIGHBOURHOOD, "100");

        assert_int_equal(quality->units[STUDY_PRE][province].n_people, 3);
        assert_int_equal(quality->units[STUDY_PRE][province].answers.n[MISSING_BLANK], 10);
        assert_int_equal(quality->units[STUDY_PRE][place].answers.n[MISSING_BLANK], 2);
        assert_int_equal(quality->units[STUDY_PRE][place].answers.n[MISSING_DONT_KNOW], 1);
        assert_int_equal(quality->units[STUDY_POST][place].n_people, 1);
    }
}

/* Four rated items, one of them reversed: a run of two is half of them. */
static void a_straight_line_is_seen_where_items_point_both_ways(void **state)
{
    own(little) l = little_new();
    own(study) study = NULL;
    own(quality) quality = NULL;

    (void)state;
    little_person(l, 0, 0, "33332221", "15152221");
    little_person(l, 0, 0, "3.332221", "12122221");
    study = little_study(l);
    quality = quality_new(little_track(study));
    assert_int_equal(quality->n_rated, 4);
    assert_int_equal(quality->n_mixed, 4);
    assert_int_equal(flagged(quality, 0, STUDY_PRE).flags, FLAG_STRAIGHT);
    assert_int_equal(flagged(quality, 0, STUDY_PRE).longest, 4);
    assert_true(flagged(quality, 0, STUDY_PRE).irv == 0);
    assert_int_equal(flagged(quality, 1, STUDY_PRE).longest, 2); /* a blank breaks the run */
    assert_int_equal(flagged(quality, 0, STUDY_POST).flags, 0);
}

/* Without a reversed item a straight line may be an honest answer. */
static void a_straight_line_says_nothing_where_all_items_point_one_way(void **state)
{
    own(little) l = little_new();
    own(study) study = NULL;
    own(quality) quality = NULL;

    (void)state;
    l->hope[2].reverse = false;
    little_person(l, 0, 0, "33332221", "33332221");
    study = little_study(l);
    quality = quality_new(little_track(study));
    assert_int_equal(quality->n_mixed, 0);
    assert_int_equal(quality->flagged->len, 0);
}

static void a_mostly_empty_questionnaire_is_listed(void **state)
{
    own(little) l = little_new();
    own(study) study = NULL;
    own(quality) quality = NULL;

    (void)state;
    little_person(l, 0, 0, "12......", "12.3.2.."); /* 6 of 8 missing; 4 of 8 are not most */
    study = little_study(l);
    quality = quality_new(little_track(study));
    assert_int_equal(flagged(quality, 0, STUDY_PRE).flags, FLAG_EMPTY);
    assert_true(flagged(quality, 0, STUDY_PRE).missing_share == 0.75);
    assert_int_equal(flagged(quality, 0, STUDY_POST).flags, 0);
}

static void interviews_that_agree_are_paired_within_a_place_only(void **state)
{
    own(little) l = little_new();
    own(study) study = NULL;
    own(quality) quality = NULL;
    const struct twins *twins;

    (void)state;
    little_person(l, 0, 0, "12342221", "15234321");
    little_person(l, 0, 1, "12342221", NULL);
    little_person(l, 0, 0, "1234222.", "51432131"); /* 7 of 7 the same as the first */
    little_person(l, 0, 0, "12342311", NULL);       /* 6 of 8: below 85 % */
    study = little_study(l);
    quality = quality_new(little_track(study));
    assert_int_equal(quality->twins->len, 1);
    twins = &g_array_index(quality->twins, struct twins, 0);
    assert_int_equal(twins->wave, STUDY_PRE);
    assert_int_equal(twins->first, 0);
    assert_int_equal(twins->second, 2);
    assert_int_equal(twins->n_same, 7);
    assert_int_equal(twins->n_compared, 7);
}

static void two_empty_questionnaires_are_no_twins(void **state)
{
    own(little) l = little_new();
    own(study) study = NULL;
    own(quality) quality = NULL;

    (void)state;
    little_person(l, 0, 0, "123.....", NULL);
    little_person(l, 0, 0, "123.....", NULL);
    study = little_study(l);
    quality = quality_new(little_track(study));
    assert_int_equal(quality->twins->len, 0);
}

static void birth_years_that_end_in_0_or_5_are_counted(void **state)
{
    own(little) l = little_new();
    own(study) study = NULL;
    own(quality) quality = NULL;
    gint16 years[] = {1350, 1355, 1361, 0};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(years); i++)
        little_person(l, 0, 0, "12342221", NULL);
    l->waves[0].birth_year = years;
    study = little_study(l);
    quality = quality_new(little_track(study));
    assert_int_equal(quality->round_years[STUDY_PRE].n, 3);
    assert_int_equal(quality->round_years[STUDY_PRE].count, 2);
    assert_true(isnan(quality->round_years[STUDY_POST].share)); /* nobody wrote a year */
}

/* Forty ordinary people around one who breaks the pattern the others share. */
static void a_pattern_unlike_all_others_is_far(void **state)
{
    static const char *const PLAIN[] = {"11551112", "22442221", "33331111", "21541131",
                                        "12442211", "32331121", "23352112"};
    own(little) l = little_new();
    own(study) study = NULL;
    own(quality) quality = NULL;

    (void)state;
    for (guint i = 0; i < 140; i++)
        little_person(l, 0, (gint)(i % 3), PLAIN[i % 7], NULL);
    little_person(l, 0, 3, "51511111", NULL);
    study = little_study(l);
    quality = quality_new(little_track(study));
    assert_true(quality->far_from[STUDY_PRE] > 18.46 && quality->far_from[STUDY_PRE] < 18.47);
    assert_true(flagged(quality, 140, STUDY_PRE).flags & FLAG_FAR);
    assert_true(flagged(quality, 140, STUDY_PRE).distance > quality->far_from[STUDY_PRE]);
}

/* Law: the order of rows in the file is nothing. */
static void the_order_of_rows_changes_nothing(void **state)
{
    struct quality *found[2];
    struct little *l[2];
    struct study *study[2];

    (void)state;
    for (guint turn = 0; turn < 2; turn++) {
        l[turn] = little_new();
        little_crowd(l[turn], 0, 12, 1);
        little_crowd(l[turn], 5, 12, 1);
        if (turn == 1)
            for (guint i = 0; i < LITTLE_ITEMS; i++) /* rows 3 and 17 change places */
                for (guint w = 0; w < 2; w++) {
                    gint16 *codes = l[turn]->codes[w][i], kept = codes[3];

                    codes[3] = codes[17];
                    codes[17] = kept;
                }
        if (turn == 1) {
            l[turn]->people[3].pre = l[turn]->people[3].post = 17;
            l[turn]->people[17].pre = l[turn]->people[17].post = 3;
        }
        study[turn] = little_study(l[turn]);
        found[turn] = quality_new(little_track(study[turn]));
    }
    assert_true(found[0]->flagged->len > 0 && found[0]->twins->len > 0);
    assert_int_equal(found[0]->flagged->len, found[1]->flagged->len);
    for (guint i = 0; i < found[0]->flagged->len; i++) {
        const struct flagged_person *a =
            &g_array_index(found[0]->flagged, struct flagged_person, i);
        const struct flagged_person *b =
            &g_array_index(found[1]->flagged, struct flagged_person, i);

        assert_int_equal(a->person, b->person);
        assert_int_equal(a->flags, b->flags);
        assert_int_equal(a->longest, b->longest);
    }
    assert_int_equal(found[0]->twins->len, found[1]->twins->len);
    assert_memory_equal(found[0]->twins->data, found[1]->twins->data,
                        found[0]->twins->len * sizeof(struct twins));
    for (guint turn = 0; turn < 2; turn++) {
        quality_free(found[turn]);
        study_free(study[turn]);
        little_free(l[turn]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_and_their_gaps_are_counted_by_item_and_place),
        cmocka_unit_test(a_straight_line_is_seen_where_items_point_both_ways),
        cmocka_unit_test(a_straight_line_says_nothing_where_all_items_point_one_way),
        cmocka_unit_test(a_mostly_empty_questionnaire_is_listed),
        cmocka_unit_test(interviews_that_agree_are_paired_within_a_place_only),
        cmocka_unit_test(two_empty_questionnaires_are_no_twins),
        cmocka_unit_test(birth_years_that_end_in_0_or_5_are_counted),
        cmocka_unit_test(a_pattern_unlike_all_others_is_far),
        cmocka_unit_test(the_order_of_rows_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
