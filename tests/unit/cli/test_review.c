/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rounds of cleaning as staff go through them: check -o, the sheet saved as CSV, given back.
 *
 * Given REVIEW.xlsx and FILE.csv it only saves the sheet, as a spreadsheet does. */
#include "unit/check.h"

#include "unit/cli/review_round.h"

#define HEADER "file,row,column,value,action,new_value,decided_by,reason\n"

/* Row 3: 7 and 41 are no answers; row 4 is a second P1; row 5: perhaps is no answer. */
static const char PRE[] = "card,town,place,a1,a2,a3,k1,n1,w\n"
                          "P1,1,10,1,2,5,1,12,80.7\n"
                          "P2,1,10,7,4,2,0,41,99\n"
                          "P1,1,10,5,5,1,1,40,70\n"
                          "P4,1,10,perhaps,5,1,1,40,70\n";

static const struct answer_to HALF[] = {{"3", "a1", "change", "3", "by telephone"},
                                        {"4", "card", "drop", "", "folder 7"}};
static const struct answer_to REST[] = {{"3", "n1", "خالی", "", "folder 9"},
                                        {"5", "a1", "change", "۴", ""}};
static const struct answer_to ALL[] = {{"3", "a1", "change", "3", "by telephone"},
                                       {"4", "card", "drop", "", "folder 7"},
                                       {"3", "n1", "خالی", "", "folder 9"},
                                       {"5", "a1", "change", "۴", ""}};

/* ---- laws ---- */

static void an_undecided_sheet_given_back_is_the_same_sheet(void **state)
{
    own(table) first = NULL;
    own(table) second = NULL;

    begin(state, PRE);
    first = check_round(state, NULL, "one");
    second = check_round(state, "one.csv", "two");
    assert_int_equal(table_rows(first), 4);
    for (guint i = 0; i < 4; i++)
        assert_string_equal(at(first, i, "review"), "open");
    assert_same_file(state, "one.xlsx", "two.xlsx");
}

/* The second sheet holds what the first decided, as it was written, and what it left open. */
static void two_rounds_give_what_one_gives(void **state)
{
    own(table) first = NULL;
    own(table) second = NULL;
    own(table) third = NULL;
    own(diagnostics) in_two = NULL;
    own(diagnostics) in_one = NULL;
    guint decided;

    begin(state, PRE);
    first = check_round(state, NULL, "one");
    fill_in(state, first, HALF, G_N_ELEMENTS(HALF), "half.csv");
    second = check_round(state, "half.csv", "two");
    assert_int_equal(table_rows(second), 4);
    assert_int_equal(row_of(second, "3", "n1"), 0); /* what waits stands first */
    assert_int_equal(row_of(second, "5", "a1"), 1);
    decided = row_of(second, "3", "a1");
    assert_string_equal(at(second, decided, "review"), "decided");
    assert_string_equal(at(second, decided, "value"), "7");
    assert_string_equal(at(second, decided, "code"), "E401"); /* why it was asked */
    assert_string_equal(at(second, decided, "action"), "change");
    assert_string_equal(at(second, decided, "new_value"), "3");
    assert_string_equal(at(second, decided, "decided_by"), "Sara");
    assert_string_equal(at(second, decided, "note"), "by telephone");
    assert_string_equal(at(second, row_of(second, "4", "card"), "action"), "drop");
    fill_in(state, second, REST, G_N_ELEMENTS(REST), "rest.csv");
    third = check_round(state, "rest.csv", "three");
    assert_int_equal(table_rows(third), 4);
    assert_string_equal(at(third, 1, "action"), "خالی");

    fill_in(state, first, ALL, G_N_ELEMENTS(ALL), "all.csv");
    in_two = run(state, verb_score, "three.csv", "in-two.csv");
    in_one = run(state, verb_score, "all.csv", "in-one.csv");
    no_diagnostics(in_two);
    no_diagnostics(in_one);
    assert_same_file(state, "in-two.csv", "in-one.csv");
    g_clear_pointer(&second, table_free);
    second = check_round(state, "three.csv", "four");
    assert_same_file(state, "three.xlsx", "four.xlsx");
}

/* Each stands in the sheet as it was written, says what is wrong, and is given back the same. */
static void a_decision_that_is_an_error_can_be_put_right(void **state)
{
    static const struct {
        const char *row, *column, *code;
    } WRONG[] = {
        {"2", "a2", "[E542]"},
        {"2", "a3", "[E544]"},
        {"99", "a1", "[E545]"},
        {"3", "a1", "[E544]"},
    };
    own(table) first = NULL;
    own(table) second = NULL;
    guint twins = 0;

    begin(state, PRE);
    g_free(scratch_file(state, "decisions.csv",
                        HEADER "pre.csv,2,a2,2,mend,,Sara,r\n"
                               "pre.csv,2,a3,4,blank,,Sara,r\n"
                               "pre.csv,99,a1,7,blank,,Sara,r\n"
                               "pre.csv,3,a1,6,change,2,Sara,r\n"
                               "pre.csv,4,card,P1,drop,,Sara,twice\n"
                               "pre.csv,4,card,P1,change,P5,Sara,r\n"
                               "pre.csv,first,k1,1,blank,,Sara,r\n"));
    first = check_round(state, "decisions.csv", "one");
    assert_int_equal(table_rows(first), 9); /* with n1 of row 3 and a1 of row 5, still open */
    for (gsize i = 0; i < G_N_ELEMENTS(WRONG); i++) {
        guint row = row_of(first, WRONG[i].row, WRONG[i].column);
        const char *review = at(first, row, "review");

        assert_true(g_str_has_prefix(review, "put right: "));
        assert_true(g_str_has_suffix(review, WRONG[i].code));
    }
    assert_string_equal(at(first, row_of(first, "3", "a1"), "code"), "E401");
    assert_string_equal(at(first, row_of(first, "3", "a1"), "value"), "6");
    assert_string_equal(at(first, row_of(first, "first", "k1"), "action"), "blank");
    while (twins + 2 < table_rows(first) && strcmp(at(first, twins, "column"), "card") != 0)
        twins++;
    assert_string_equal(at(first, twins, "review"), "decided");
    assert_string_equal(at(first, twins + 1, "new_value"), "P5");
    assert_true(g_str_has_suffix(at(first, twins + 1, "review"), "[E543]"));
    second = check_round(state, "one.csv", "two");
    g_clear_pointer(&second, table_free);
    second = check_round(state, "two.csv", "three"); /* E543 names a line: of the sheet, from now */
    assert_same_file(state, "two.xlsx", "three.xlsx");
}

static void a_new_value_that_raises_a_question_says_so(void **state)
{
    own(table) first = NULL;
    own(table) second = NULL;
    guint row;

    begin(state, PRE);
    g_free(scratch_file(state, "decisions.csv",
                        HEADER "pre.csv,3,a1,7,change,8,Sara,r\n"
                               "pre.csv,3,n1,41,keep,,Sara,r\n"));
    first = check_round(state, "decisions.csv", "one");
    row = row_of(first, "3", "a1");
    assert_string_equal(at(first, row, "review"), "still open");
    assert_string_equal(at(first, row, "value"), "7");
    assert_string_equal(at(first, row, "new_value"), "8");
    assert_non_null(strstr(at(first, row, "message"), "\"8\""));
    assert_string_equal(at(first, row_of(first, "3", "n1"), "review"), "still open");
    second = check_round(state, "one.csv", "two");
    assert_same_file(state, "one.xlsx", "two.xlsx");
}

/* Notes in a row that nobody asks about any more stay; an empty row of that kind goes. */
static void what_staff_have_written_is_not_lost(void **state)
{
    own(table) first = NULL;
    own(table) second = NULL;
    guint row;

    begin(state, PRE);
    g_free(scratch_file(state, "decisions.csv",
                        "colour," HEADER "red,pre.csv,2,a1,1,,,,I must ask Sara\n"
                        ",pre.csv,2,a2,2,,,,\n"
                        "green,pre.csv,2,a3,5,,,,\n"
                        ",pre.csv,3,a1,7,,,Sara,\n"));
    first = check_round(state, "decisions.csv", "one");
    assert_int_equal(table_rows(first), 6);
    row = row_of(first, "2", "a1");
    assert_string_equal(at(first, row, "review"), "not asked any more");
    assert_string_equal(at(first, row, "reason"), "I must ask Sara");
    assert_string_equal(at(first, row, "colour"), "red");
    assert_string_equal(at(first, row_of(first, "2", "a3"), "colour"), "green");
    row = row_of(first, "3", "a1");
    assert_string_equal(at(first, row, "review"), "open");
    assert_string_equal(at(first, row, "decided_by"), "Sara");
    second = check_round(state, "one.csv", "two");
    assert_same_file(state, "one.xlsx", "two.xlsx");
}

/* A heading as long as a question, and a row beyond the ten thousandth: a decision about it fits.
 */
static void long_headings_and_far_rows_are_named_exactly(void **state)
{
    static const char HEADING[] =
        "a1. I have hope. This heading goes on and on, as headings do where a form repeats the "
        "whole instruction in front of each of its questions, for every reader to see.";
    g_autoptr(GString) answers = g_string_new(NULL);
    own(table) first = NULL;
    own(table) second = NULL;
    g_autofree char *map = NULL;
    const struct answer_to decision = {"12001", HEADING, "change", "3", ""};

    g_string_printf(answers, "card,town,place,\"%s\",a2,a3,k1,n1,w\n", HEADING);
    for (guint i = 2; i <= 12001; i++)
        g_string_append_printf(answers, "Q%05u,1,10,%s,2,5,1,12,80\n", i * 7,
                               i == 12001 ? "8" : "4");
    begin(state, answers->str);
    map = g_strdup_printf("column,question\n\"%s\",a1\n", HEADING);
    g_free(scratch_file(state, "map.csv", map));
    first = check_round(state, NULL, "one");
    fill_in(state, first, &decision, 1, "filled.csv");
    second = check_round(state, "filled.csv", "two");
    assert_int_equal(table_rows(second), table_rows(first));
    assert_string_equal(at(second, row_of(second, "12001", HEADING), "review"), "decided");
}

/* Invisible marks at the ends of a heading and of a cell, and those that the workbook sets itself,
 * are no difference: one decision settles the cell, and no second row asks again. */
static void marks_at_the_ends_of_a_heading_are_no_difference(void **state)
{
    static const char *const HEADINGS[] = {"a1",       "a1\u00a0",        "\u200fa1",
                                           "a1\u200c", "\u00a0a1 \u200f", "\u200ea1\u200e"};

    for (gsize i = 0; i < G_N_ELEMENTS(HEADINGS); i++) {
        g_autofree char *answers =
            g_strdup_printf("card,town,place,%s,a2,a3,k1,n1,w\n"
                            "P1,1,10,\u200f7\u00a0,2,5,1,12,80\nP2,1,10,3,4,2,0,1,9\n",
                            HEADINGS[i]);
        const struct answer_to decision = {"2", "a1", "change", "\u200f4\u00a0", ""};
        own(table) first = NULL;
        own(table) second = NULL;
        own(diagnostics) left = NULL;

        begin(state, answers);
        first = check_round(state, NULL, "one");
        assert_int_equal(table_rows(first), 1);
        fill_in(state, first, &decision, 1, "filled.csv");
        second = check_round(state, "filled.csv", "two");
        assert_int_equal(table_rows(second), 1);
        assert_string_equal(at(second, row_of(second, "2", "a1"), "review"), "decided");
        left = run(state, verb_score, "filled.csv", "scores.csv");
        assert_int_equal(diagnostics_n_errors(left), 0);
        scratch_empty(*state);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(an_undecided_sheet_given_back_is_the_same_sheet),
        IN_FOLDER(two_rounds_give_what_one_gives),
        IN_FOLDER(a_decision_that_is_an_error_can_be_put_right),
        IN_FOLDER(a_new_value_that_raises_a_question_says_so),
        IN_FOLDER(what_staff_have_written_is_not_lost),
        IN_FOLDER(long_headings_and_far_rows_are_named_exactly),
        IN_FOLDER(marks_at_the_ends_of_a_heading_are_no_difference),
    };

    if (argc > 2)
        return save_sheet(argv[1], argv[2]) ? 0 : 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
