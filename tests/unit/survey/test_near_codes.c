/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/cohort_checks.h"
#include "survey/review.h"
#include "unit/survey/code_questionnaire.h"

#define ANNA   ",1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS /* of the first wave */
#define OTHERS ",5,4,3,0,7,1\n"

/* What is said of a pair: its file and column, its words joined by "|"; NULL for nothing. */
static char *said(void **state, const char *pre, const char *post)
{
    struct code_waves waves = code_waves_read(state, pre, post);
    char *found = NULL;

    assert_non_null(waves.cohort);
    assert_true(diagnostics_n_of(waves.diagnostics, MESSAGE_NEAR_CODE) <= 1);
    for (guint i = 0; i < diagnostics_n(waves.diagnostics); i++) {
        const struct diagnostic *one = diagnostics_nth(waves.diagnostics, i);
        g_autofree char *words = NULL, *file = NULL;
        if (one->message != MESSAGE_NEAR_CODE)
            continue;
        words = g_strjoinv("|", one->words);
        file = g_path_get_basename(one->file);
        found = g_strdup_printf("%s:%d %s %s", file, (int)one->line, one->column_name, words);
    }
    code_waves_free(&waves);
    return found;
}

/* The words name the folder of the test too: both ends are compared. */
static void check(void **state, const char *pre, const char *post, const char *beginning,
                  const char *end)
{
    g_autofree char *found = said(state, pre, post);

    if (beginning == NULL) {
        assert_null(found);
        return;
    }
    assert_non_null(found);
    if (!g_str_has_prefix(found, beginning) || !g_str_has_suffix(found, end))
        fail_msg("said: %s\nwanted: %s ... %s", found, beginning, end);
}

static void one_part_off_is_told_whichever_it_is(void **state)
{
    static const struct {
        const char *post, *beginning, *end;
    } CASES[] = {
        {",1,10,1,1360,6,م,ر,3,ک" OTHERS, "post.csv:2 dom 06-م-ر-3-ک|05-م-ر-3-ک (",
         "pre.csv:2)|dom 05 ≠ 06, sex =, born =|05"},
        {",1,10,1,1361,5,ف,ر,3,ک" OTHERS, "post.csv:2 mother 05-ف-ر-3-ک|05-م-ر-3-ک (",
         "pre.csv:2)|mother م ≠ ف, sex =, born ±1|م"},
        {",1,10,1,1359,5,م,ز,3,ک" OTHERS, "post.csv:2 father 05-م-ز-3-ک|05-م-ر-3-ک (",
         "pre.csv:2)|father ر ≠ ز, sex =, born ±1|ر"},
        {",1,10,1,1982,5,م,ر,4,ک" OTHERS, "post.csv:2 older 05-م-ر-4-ک|05-م-ر-3-ک (",
         "pre.csv:2)|older 3 ≠ 4, sex =, born =|3"},
        {",1,10,1,1360,5,م,ر,3,گ" OTHERS, "post.csv:2 home 05-م-ر-3-گ|05-م-ر-3-ک (",
         "pre.csv:2)|home ک ≠ گ, sex =, born =|ک"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++)
        check(state, ANNA, CASES[i].post, CASES[i].beginning, CASES[i].end);
}

/* The cell that is blank is the one to be filled in; where both are, nobody knows with what. */
static void a_blank_part_is_one_off(void **state)
{
    check(state, ANNA, ",1,10,1,1360,5,م,,3,ک" OTHERS, "post.csv:2 father 05-م-?-3-ک|05-م-ر-3-ک (",
          "pre.csv:2)|father ر ≠ ?, sex =, born =|ر");
    check(state, ",1,10,1,1360,5,م,,3,ک" CODE_ANSWERS, ",1,10,1,1360,5,م,ر,3,ک" OTHERS,
          "pre.csv:2 father 05-م-?-3-ک|05-م-ر-3-ک (", "post.csv:2)|father ? ≠ ر, sex =, born =|ر");
    check(state, ",1,10,1,1360,,م,ر,3,ک" CODE_ANSWERS, ",1,10,1,1360,,م,ر,3,ک" OTHERS,
          "post.csv:2 dom ?-م-ر-3-ک|?-م-ر-3-ک (", "pre.csv:2)|dom ? ≠ ?, sex =, born =|");
}

static void two_parts_another_place_sex_or_age_are_somebody_else(void **state)
{
    static const char *const POSTS[] = {
        ",1,10,1,1360,6,ف,ر,3,ک" OTHERS, ",1,10,1,1360,6,,ر,3,ک" OTHERS,
        ",1,11,1,1360,6,م,ر,3,ک" OTHERS, ",1,,1,1360,6,م,ر,3,ک" OTHERS,
        ",1,10,2,1360,6,م,ر,3,ک" OTHERS, ",1,10,1,1362,6,م,ر,3,ک" OTHERS,
        ",1,10,1,1984,6,م,ر,3,ک" OTHERS,
    };

    for (gsize i = 0; i < G_N_ELEMENTS(POSTS); i++)
        check(state, ANNA, POSTS[i], NULL, NULL);
}

static void what_is_not_known_is_not_the_same(void **state)
{
    check(state, ANNA, ",1,10,,1360,6,م,ر,3,ک" OTHERS, NULL, NULL);
    check(state, ANNA, ",1,10,99,1360,6,م,ر,3,ک" OTHERS, NULL, NULL);
    check(state, ANNA, ",1,10,1,,6,م,ر,3,ک" OTHERS, NULL, NULL);
}

/* ANNA may be either of two; but not one of another sex, nor one who is matched already. */
static void there_is_nobody_else_it_could_be(void **state)
{
    check(state, ANNA, ",1,10,1,1360,6,م,ر,3,ک" OTHERS ",1,10,1,1360,7,م,ر,3,ک" OTHERS, NULL, NULL);
    check(state, ANNA ",1,10,1,1360,7,م,ر,3,ک" CODE_ANSWERS, ",1,10,1,1360,6,م,ر,3,ک" OTHERS, NULL,
          NULL);
    check(state, ANNA, ",1,10,1,1360,6,م,ر,3,ک" OTHERS ",1,10,,1360,7,م,ر,3,ک" OTHERS, NULL, NULL);
    check(state, ANNA, ",1,10,1,1360,6,م,ر,3,ک" OTHERS ",1,10,2,1360,7,م,ر,3,ک" OTHERS,
          "post.csv:2 dom 06", "|05");
    check(state, ANNA ",1,10,1,1360,7,م,ر,3,ک" CODE_ANSWERS,
          ",1,10,1,1360,7,م,ر,3,ک" OTHERS ",1,10,1,1360,6,م,ر,3,ک" OTHERS, "post.csv:3 dom 06",
          "|05");
}

/* Two of the first wave share the code of the one of the second: he may be either of them. */
static void who_was_set_aside_is_still_a_rival(void **state)
{
    check(state, ANNA ",1,10,1,1360,6,م,ر,3,ک" CODE_ANSWERS ",1,10,1,1360,6,م,ر,3,ک" OTHERS,
          ",1,10,1,1360,6,م,ر,3,ک" OTHERS, NULL, NULL);
}

static void cards_are_not_near_one_another_by_their_codes(void **state)
{
    check(state, "C1,1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS, "D2,1,10,1,1360,6,م,ر,3,ک" OTHERS, NULL,
          NULL);
    check(state, "C1,1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS, ",1,10,1,1360,6,م,ر,3,ک" OTHERS,
          "post.csv:2 dom 06-م-ر-3-ک|C1 (", "pre.csv:2)|dom 05 ≠ 06, sex =, born =|05");
}

/* Rows of the second wave that are two parts off ANNA at least, and one that is one off. */
static char *crowd_of(guint n)
{
    GString *rows = g_string_new(",1,10,1,1360,6,م,ر,3,ک" OTHERS);

    for (guint i = 1; i < n; i++)
        g_string_append_printf(rows, ",1,10,1,1360,%u,ب,ت,%u,%s" OTHERS, 1 + i % 31, i / 31 % 10,
                               i < 310 ? "س" : "د");
    return g_string_free(rows, FALSE);
}

static void a_crowd_of_strangers_is_passed_over(void **state)
{
    g_autofree char *many = crowd_of(500);
    g_autofree char *too_many = crowd_of(501);

    check(state, ANNA, many, "post.csv:2 dom 06", "|05");
    check(state, ANNA, too_many, NULL, NULL);
}

static void the_open_question_proposes_what_the_other_wave_says(void **state)
{
    struct code_waves waves = code_waves_read(state, ANNA, ",1,10,1,1360,6,م,ر,3,ک" OTHERS);
    struct programme programme = {.tracks = g_ptr_array_new()};
    g_autoptr(GPtrArray) rows = NULL;
    guint n = 0;

    g_ptr_array_add(programme.tracks, &waves.track);
    rows = review_rows(&programme, NULL, waves.diagnostics);
    for (guint i = 0; i < rows->len; i++) {
        const struct review_row *row = g_ptr_array_index(rows, i);
        if (row->about->message != MESSAGE_NEAR_CODE)
            continue;
        assert_string_equal(row->about->column_name, "dom");
        assert_string_equal(row->value, "6");
        assert_string_equal(row->proposal, "05");
        n++;
    }
    assert_int_equal(n, 1);
    g_ptr_array_unref(programme.tracks);
    code_waves_free(&waves);
}

static void years_of_birth_are_counted_across_calendars(void **state)
{
    (void)state;
    assert_int_equal(birth_years_apart(1360, 1360), 0);
    assert_int_equal(birth_years_apart(1360, 1363), 3);
    assert_int_equal(birth_years_apart(1985, 1982), 3);
    assert_int_equal(birth_years_apart(1360, 1980), 1); /* 1360 began in March 1981 */
    assert_int_equal(birth_years_apart(1981, 1360), 0);
    assert_int_equal(birth_years_apart(1360, 1982), 0);
    assert_int_equal(birth_years_apart(1983, 1360), 1);
    assert_int_equal(birth_years_apart(1360, 1984), 2);
    assert_int_equal(birth_years_apart(1499, 1900), 220);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(one_part_off_is_told_whichever_it_is),
        IN_FOLDER(a_blank_part_is_one_off),
        IN_FOLDER(two_parts_another_place_sex_or_age_are_somebody_else),
        IN_FOLDER(what_is_not_known_is_not_the_same),
        IN_FOLDER(there_is_nobody_else_it_could_be),
        IN_FOLDER(who_was_set_aside_is_still_a_rival),
        IN_FOLDER(cards_are_not_near_one_another_by_their_codes),
        IN_FOLDER(a_crowd_of_strangers_is_passed_over),
        IN_FOLDER(the_open_question_proposes_what_the_other_wave_says),
        cmocka_unit_test(years_of_birth_are_counted_across_calendars),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
