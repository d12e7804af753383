/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/code_match.h"
#include "unit/survey/code_questionnaire.h"

#define OTHER_ANSWERS ",5,4,3,0,7,1\n"

static const struct cohort_person *person_called(const struct code_waves *waves, const char *id)
{
    for (guint i = 0; i < waves->cohort->n_people; i++)
        if (strcmp(waves->cohort->people[i].id, id) == 0)
            return &waves->cohort->people[i];
    fail_msg("nobody is called %s", id);
    return NULL;
}

static void check_matched(void **state, const char *pre, const char *post, guint n)
{
    struct code_waves waves = code_waves_read(state, pre, post);

    assert_int_equal(code_waves_n_matched(&waves), n);
    code_waves_free(&waves);
}

static void one_code_in_one_neighbourhood_is_one_person(void **state)
{
    struct code_waves waves = code_waves_read(
        state,
        ",1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS ",1,11,1,1360,5,م,ر,3,ک" CODE_ANSWERS
        "C7,1,10,2,1350,,,,," CODE_ANSWERS,
        "C7,1,10,2,1350,,,,," OTHER_ANSWERS ",1,10,1,1360,۰۵,م,ر,۳,ك" OTHER_ANSWERS);
    const struct cohort_person *person;

    no_diagnostics(waves.diagnostics);
    assert_int_equal(waves.cohort->n_people, 3);
    person = person_called(&waves, "10 05-م-ر-3-ک");
    assert_int_equal(person->pre, 0);
    assert_int_equal(person->post, 1);
    assert_true(person->by_code);
    person = person_called(&waves, "11 05-م-ر-3-ک"); /* never across neighbourhoods */
    assert_int_equal(person->pre, 1);
    assert_int_equal(person->post, -1);
    person = person_called(&waves, "C7");
    assert_int_equal(person->pre, 2);
    assert_int_equal(person->post, 0);
    assert_false(person->by_code);
    code_waves_free(&waves);
}

static void a_form_without_a_question_for_the_card_will_do(void **state)
{
    struct code_waves waves =
        code_waves_of_files(state,
                            "town,place,sex,born,dom,mother,father,older,home,a1,a2,a3,k1,n1,w\n"
                            "1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS,
                            "town,place,sex,born,dom,mother,father,older,home,a1,a2,a3,k1,n1,w\n"
                            "1,10,1,1360,5,م,ر,3,ک" OTHER_ANSWERS);

    no_diagnostics(waves.diagnostics);
    assert_int_equal(code_waves_n_matched(&waves), 1);
    code_waves_free(&waves);
    waves = code_waves_of_files(state,
                                "town,place,sex,born,dom,mother,father,older,a1,a2,a3,k1,n1,w\n"
                                "1,10,1,1360,5,م,ر,3" CODE_ANSWERS,
                                "card,a1,a2,a3,k1,n1,w\nX" CODE_ANSWERS);
    assert_null(waves.cohort);
    only(waves.diagnostics, MESSAGE_NO_ID_COLUMN); /* four parts are no code */
    code_waves_free(&waves);
}

/* Both of the first wave are set aside, and so is the one of the second: which of them is it? */
static void a_code_of_two_people_matches_nobody(void **state)
{
    struct code_waves waves =
        code_waves_read(state,
                        ",1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS ",1,10,1,1362,5,م,ر,3,ک" OTHER_ANSWERS
                        ",1,10,2,1350,5,م,ر,3,ک" CODE_ANSWERS,
                        ",1,10,1,1360,5,م,ر,3,ک" OTHER_ANSWERS);

    assert_int_equal(code_waves_n_matched(&waves), 0);
    assert_int_equal(waves.cohort->n_people, 4); /* all count in their wave */
    assert_int_equal(diagnostics_n_of(waves.diagnostics, MESSAGE_CODE_SHARED), 2);
    assert_int_equal(diagnostics_n_of(waves.diagnostics, MESSAGE_NEAR_CODE), 0);
    assert_string_equal(diagnostics_nth(waves.diagnostics, 0)->words[0], "05-م-ر-3-ک");
    assert_string_equal(diagnostics_nth(waves.diagnostics, 0)->words[1], "2");
    assert_string_equal(diagnostics_nth(waves.diagnostics, 0)->words[2], "3");
    assert_int_equal(diagnostics_nth(waves.diagnostics, 1)->line, 4);
    assert_string_equal(diagnostics_nth(waves.diagnostics, 1)->column_name, "dom");
    person_called(&waves, "10 05-م-ر-3-ک (pre:3)");
    code_waves_free(&waves);
}

static void who_has_a_card_is_matched_by_it_whoever_has_the_code(void **state)
{
    struct code_waves waves = code_waves_read(
        state, "C1,1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS ",1,10,1,1362,5,م,ر,3,ک" OTHER_ANSWERS,
        "C1,1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS ",1,10,1,1362,5,م,ر,3,ک" CODE_ANSWERS);

    assert_int_equal(diagnostics_n_of(waves.diagnostics, MESSAGE_CODE_SHARED), 2);
    assert_int_equal(code_waves_n_matched(&waves), 1);
    assert_int_equal(person_called(&waves, "C1")->post, 0);
    code_waves_free(&waves);
}

static void a_row_that_was_sent_twice_counts_once(void **state)
{
    struct code_waves waves = code_waves_read(
        state,
        ",1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS "C9,1,10,2,1340,,,,," CODE_ANSWERS
        ",1,10,1,1360,05,م,ر,3,ک" CODE_ANSWERS ",1,10,2,1333,6,م,ر,3,ک" CODE_ANSWERS,
        ",1,10,1,1360,5,م,ر,3,ک" OTHER_ANSWERS ",1,10,2,1333,6,م,ر,3,ک" OTHER_ANSWERS);

    only(waves.diagnostics, MESSAGE_ROW_TWICE);
    assert_int_equal(waves.cohort->pre->n_people, 3);
    assert_int_equal(waves.cohort->pre->counts.n_copies, 1);
    assert_int_equal(code_waves_n_matched(&waves), 2);
    assert_int_equal(person_called(&waves, "10 06-م-ر-3-ک")->pre, 2);
    code_waves_free(&waves);
}

/* Four parts are not enough: too many people share them by chance. */
static void a_code_that_is_not_whole_matches_nobody(void **state)
{
    static const struct {
        const char *row, *lacking, *column;
    } CASES[] = {
        {",1,10,1,1360,,م,ر,3,ک", "dom", "dom"},
        {",1,10,1,1360,5,,ر,3,ک", "mother", "mother"},
        {",1,10,1,1360,5,م,,3,ک", "father", "father"},
        {",1,10,1,1360,5,م,ر,,ک", "older", "older"},
        {",1,10,1,1360,5,م,ر,3,", "home", "home"},
        {",1,,1,1360,5,م,ر,3,ک", "place", "place"},
        {",1,,1,1360,5,,ر,,ک", "mother, older, place", "mother"},
        {",1,10,1,1360,,,,,", "dom, mother, father, older, home", "dom"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *pre = g_strconcat(CASES[i].row, CODE_ANSWERS, NULL);
        g_autofree char *post = g_strconcat(CASES[i].row, OTHER_ANSWERS, NULL);
        struct code_waves waves = code_waves_read(state, pre, post);

        assert_int_equal(code_waves_n_matched(&waves), 0);
        assert_int_equal(waves.cohort->n_people, 2);
        assert_string_not_equal(waves.cohort->people[0].id, waves.cohort->people[1].id);
        assert_int_equal(diagnostics_n_of(waves.diagnostics, MESSAGE_CODE_INCOMPLETE), 2);
        for (guint k = 0; k < diagnostics_n(waves.diagnostics); k++) {
            const struct diagnostic *one = diagnostics_nth(waves.diagnostics, k);
            if (one->message != MESSAGE_CODE_INCOMPLETE)
                continue;
            assert_string_equal(one->words[0], CASES[i].lacking);
            assert_string_equal(one->column_name, CASES[i].column);
        }
        code_waves_free(&waves);
    }
}

static void a_lost_card_is_found_by_the_code(void **state)
{
    struct code_waves waves = code_waves_read(
        state, "C1,1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS ",1,10,2,1350,6,م,ر,3,ک" CODE_ANSWERS,
        ",1,10,1,1360,5,م,ر,3,ک" OTHER_ANSWERS "C2,1,10,2,1350,6,م,ر,3,ک" OTHER_ANSWERS);

    no_diagnostics(waves.diagnostics);
    assert_int_equal(code_waves_n_matched(&waves), 2);
    assert_int_equal(person_called(&waves, "C1")->post, 0);
    assert_int_equal(person_called(&waves, "C2")->pre, 1);
    code_waves_free(&waves);
}

/* Somebody with that card is there already, the code is another place's, or two cards have it. */
static void a_card_is_not_found_where_it_could_be_another_ones(void **state)
{
    check_matched(state, "C1,1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS,
                  "C1,1,10,1,1360,,,,," CODE_ANSWERS ",1,10,1,1360,5,م,ر,3,ک" OTHER_ANSWERS, 1);
    check_matched(state, "C1,1,11,1,1360,5,م,ر,3,ک" CODE_ANSWERS,
                  ",1,10,1,1360,5,م,ر,3,ک" OTHER_ANSWERS, 0);
    check_matched(state,
                  "C1,1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS "C2,1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS,
                  ",1,10,1,1360,5,م,ر,3,ک" OTHER_ANSWERS, 0);
    check_matched(state, "C1,1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS,
                  "C2,1,10,1,1360,5,م,ر,3,ک" OTHER_ANSWERS, 0);
}

/* In the other wave he is found by it; in the same one nobody knows who is who. */
static void a_code_may_be_written_in_place_of_a_card(void **state)
{
    check_matched(state, ",1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS,
                  "10 ۰۵-م-ر-۳-ك,1,10,1,1360,,,,," OTHER_ANSWERS, 1);
    check_matched(state, ",1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS,
                  "10 05-م-ر-3-ک,1,10,1,1360,5,م,ر,3,ک" OTHER_ANSWERS, 1);
    check_matched(state,
                  ",1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS
                  "10 05-م-ر-3-ک,1,10,1,1360,,,,," OTHER_ANSWERS "C3,1,10,1,1360,,,,," CODE_ANSWERS,
                  "C3,1,10,1,1360,,,,," OTHER_ANSWERS ",1,10,1,1360,5,م,ر,3,ک" OTHER_ANSWERS, 2);
}

static void codes_of_one_number_of_letters_are_no_near_numbers(void **state)
{
    struct code_waves waves = code_waves_read(state, ",1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS,
                                              ",1,10,2,1330,6,م,ر,3,ک" OTHER_ANSWERS);

    assert_int_equal(diagnostics_n_of(waves.diagnostics, MESSAGE_NEAR_NUMBER), 0);
    code_waves_free(&waves);
}

static void the_register_names_people_by_their_code(void **state)
{
    struct code_waves waves = {
        .track = {.instrument = code_questionnaire_write(state), .hours = 20},
        .places = places_new(),
        .diagnostics = diagnostics_new()};

    waves.track.pre =
        scratch_file(state, "pre.csv", CODE_HEADER ",1,North,1,1360,5,م,ر,3,ک" CODE_ANSWERS);
    waves.track.register_path =
        scratch_file(state, "register.csv", "person,hours\nnorth ۰۵-م-ر-۳-ك,12\n");
    waves.cohort = cohort_read(&waves.track, NULL, waves.places, waves.diagnostics);
    no_diagnostics(waves.diagnostics);
    assert_int_equal(waves.cohort->n_people, 1);
    assert_true(waves.cohort->people[0].registered);
    assert_true(waves.cohort->people[0].hours == 12);
    g_free(waves.track.register_path);
    code_waves_free(&waves);
}

/* An unknown place would make the code of everybody there one that is not whole. */
static void nothing_is_told_of_codes_where_there_are_faults(void **state)
{
    struct code_waves waves = code_waves_read(
        state, ",1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS ",1,10,1,1360,,,,3,ک,9,2,3,1,0,0\n",
        ",1,10,1,1360,5,م,ر,3,ک" OTHER_ANSWERS);

    assert_null(waves.cohort);
    only(waves.diagnostics, MESSAGE_CODE_OUT_OF_RANGE);
    assert_int_equal(diagnostics_n_of(waves.diagnostics, MESSAGE_CODE_INCOMPLETE), 0);
    code_waves_free(&waves);
}

static void the_order_of_rows_changes_no_match(void **state)
{
    static const char *const ROWS[] = {
        ",1,10,1,1360,5,م,ر,3,ک" CODE_ANSWERS, ",1,10,2,1361,6,م,ر,3,ک" CODE_ANSWERS,
        "C5,1,11,2,1362,7,م,ر,3,ک" CODE_ANSWERS, ",1,11,2,1363,8,ا,ا,3,ک" CODE_ANSWERS};
    static const guint ORDERS[][4] = {{0, 1, 2, 3}, {3, 2, 1, 0}, {1, 3, 0, 2}};

    for (gsize i = 0; i < G_N_ELEMENTS(ORDERS); i++) {
        g_autofree char *pre = g_strconcat(ROWS[ORDERS[i][0]], ROWS[ORDERS[i][1]],
                                           ROWS[ORDERS[i][2]], ROWS[ORDERS[i][3]], NULL);
        struct code_waves waves = code_waves_read(state, pre,
                                                  ",1,11,2,1362,7,م,ر,3,ک" OTHER_ANSWERS
                                                  ",1,10,1,1360,5,م,ر,3,ک" OTHER_ANSWERS);

        assert_int_equal(code_waves_n_matched(&waves), 2);
        assert_string_equal(waves.cohort->people[0].id, "10 05-م-ر-3-ک");
        assert_string_equal(waves.cohort->people[1].id, "10 06-م-ر-3-ک");
        assert_string_equal(waves.cohort->people[2].id, "11 08-ا-ا-3-ک");
        assert_string_equal(waves.cohort->people[3].id, "C5");
        assert_true(waves.cohort->people[0].post == 1 && waves.cohort->people[3].post == 0);
        code_waves_free(&waves);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(one_code_in_one_neighbourhood_is_one_person),
        IN_FOLDER(a_form_without_a_question_for_the_card_will_do),
        IN_FOLDER(a_code_of_two_people_matches_nobody),
        IN_FOLDER(who_has_a_card_is_matched_by_it_whoever_has_the_code),
        IN_FOLDER(a_row_that_was_sent_twice_counts_once),
        IN_FOLDER(a_code_that_is_not_whole_matches_nobody),
        IN_FOLDER(a_lost_card_is_found_by_the_code),
        IN_FOLDER(a_card_is_not_found_where_it_could_be_another_ones),
        IN_FOLDER(a_code_may_be_written_in_place_of_a_card),
        IN_FOLDER(codes_of_one_number_of_letters_are_no_near_numbers),
        IN_FOLDER(the_register_names_people_by_their_code),
        IN_FOLDER(nothing_is_told_of_codes_where_there_are_faults),
        IN_FOLDER(the_order_of_rows_changes_no_match),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
