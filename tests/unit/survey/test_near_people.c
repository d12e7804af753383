/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/card.h"
#include "survey/near_people.h"
#include "unit/survey/questionnaire.h"

#define HEADER  "card,town,place,sex,born,a1,a2,a3,k1,n1,w\n"
#define ANSWERS ",1,2,3,1,0,0\n"

struct told { /* one candidate, in words */
    const char *after, *before, *line, *evidence;
};

/* Reads two waves and holds what is said of near numbers against a list, in its order. */
static void check(void **state, const char *pre, const char *post, const struct told *wanted,
                  guint n)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(places) places = places_new();
    struct track track = {.name = g_strdup("a"), .instrument = questionnaire_write(state)};
    own(cohort) cohort = NULL;
    guint found = 0;

    track.pre = scratch_file(state, "pre.csv", pre);
    track.post = scratch_file(state, "post.csv", post);
    cohort = cohort_read(&track, NULL, places, diagnostics);
    assert_non_null(cohort);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_NEAR_NUMBER), n);
    for (guint i = 0; i < diagnostics_n(diagnostics); i++) {
        const struct diagnostic *one = diagnostics_nth(diagnostics, i);
        if (one->message != MESSAGE_NEAR_NUMBER)
            continue;
        assert_string_equal(one->words[0], wanted[found].after);
        assert_string_equal(one->words[1], wanted[found].before);
        assert_string_equal(one->words[2], wanted[found].line);
        assert_string_equal(one->words[3], wanted[found].evidence);
        assert_int_equal(one->column, 1);
        found++;
    }
    g_clear_pointer(&cohort, cohort_free);
    g_free(track.name);
    g_free(track.instrument);
    g_free(track.pre);
    g_free(track.post);
}

static void a_slip_is_told_with_what_speaks_for_and_against(void **state)
{
    static const struct told WANTED[] = {
        {"789", "0789", "5", "place ≠, sex ≠, born ≠"},
        {"P0132", "P0123", "3", "place =, sex =, born ="},
        {"P0456", "P0556", "4", "place =, sex =, born ≠"},
    };

    check(state,
          HEADER "SAME,1,10,1,1360" ANSWERS "P0123,1,10,1,1361" ANSWERS "P0556,1,10,2,1350" ANSWERS
                 "0789,1,10,2,1350" ANSWERS,
          HEADER "SAME,1,10,1,1360" ANSWERS "P0132,1,10,1,1982" ANSWERS "P0456,1,10,2,1370" ANSWERS
                 "789,1,11,1,1380" ANSWERS,
          WANTED, 3);
}

static void people_who_are_in_both_waves_are_no_candidates(void **state)
{
    check(state, HEADER "P0123,1,10,1,1361" ANSWERS "P0124,1,10,1,1361" ANSWERS,
          HEADER "P0123,1,10,1,1361" ANSWERS "P0125,1,11,2,1340" ANSWERS, NULL, 0);
}

/* By Damm's table the check digit of 01-012 is 1, and that of 01-013 is 7. */
static void the_check_digit_tells_the_right_number(void **state)
{
    static const struct told WANTED[] = {
        {"01-013-1", "01-012-1", "2", "place =, 01-012-1 ✓, 01-013-1 ✗"},
    };

    check(state, HEADER "01-012-1,1,10,,1361" ANSWERS "X,1,10,,1361" ANSWERS,
          HEADER "01-013-1,1,10,," ANSWERS "X,1,10,,1361" ANSWERS, WANTED, 1);
}

/* Two right cards may be one lost digit apart, by chance. */
static void two_right_cards_are_two_people(void **state)
{
    g_autofree char *one = card_number(1, 267);
    g_autofree char *two = card_number(1, 2767);
    g_autofree char *pre = g_strdup_printf(HEADER "%s,1,10,1,1361" ANSWERS, one);
    g_autofree char *post = g_strdup_printf(HEADER "%s,1,10,1,1361" ANSWERS, two);

    assert_string_equal(one, "01-267-7");
    assert_string_equal(two, "01-2767-7"); /* one digit lost, and both are right */
    check(state, pre, post, NULL, 0);
}

/* At most three, the likeliest first. */
static void the_likeliest_candidates_come_first(void **state)
{
    static const struct told WANTED[] = {
        {"1000", "1003", "4", "place =, sex ="},
        {"1000", "1004", "5", "place =, sex ="},
        {"1000", "1001", "2", "place ="},
    };

    check(state,
          HEADER "1001,1,10,,1361" ANSWERS "1002,1,10,,1361" ANSWERS "1003,1,10,1,1361" ANSWERS
                 "1004,1,10,1,1361" ANSWERS,
          HEADER "1000,1,10,1," ANSWERS "1000-1,1,10,1,1361" ANSWERS, WANTED, 3);
}

/* The register and the answers: its place against theirs. */
static void the_register_is_held_against_the_answers(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(places) places = places_new();
    struct track track = {.instrument = questionnaire_write(state)};
    const struct diagnostic *found;
    own(cohort) cohort = NULL;

    track.pre = scratch_file(state, "pre.csv",
                             HEADER "P0123,1,10,1,1361" ANSWERS "P0200,1,10,1,1361" ANSWERS
                                    "P0300,1,10,1,1361" ANSWERS);
    track.register_path = scratch_file(state, "register.csv",
                                       "person,hours,county,neighbourhood\n"
                                       "P0200,5,1,10\nP0132,5,1,10\nP0308,5,2,20\n");
    cohort = cohort_read(&track, NULL, places, diagnostics);
    assert_non_null(cohort);
    found = only(diagnostics, MESSAGE_REGISTER_NEAR_NUMBER);
    assert_int_equal(found->line, 3);
    assert_string_equal(found->words[0], "P0132");
    assert_string_equal(found->words[1], "P0123");
    assert_string_equal(found->words[2], "place =");
    g_clear_pointer(&cohort, cohort_free);
    g_free(track.instrument);
    g_free(track.pre);
    g_free(track.register_path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_slip_is_told_with_what_speaks_for_and_against),
        IN_FOLDER(people_who_are_in_both_waves_are_no_candidates),
        IN_FOLDER(the_check_digit_tells_the_right_number),
        IN_FOLDER(two_right_cards_are_two_people),
        IN_FOLDER(the_register_is_held_against_the_answers),
        IN_FOLDER(the_likeliest_candidates_come_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
