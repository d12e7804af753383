/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places that are not right, as staff settle them in the sheet of check -o. */
#include "unit/check.h"

#include "unit/cli/review_round.h"

static const char TWO_COUNTIES[] = "county,neighbourhood,name,county_name\n"
                                   "1,11,North,Urmia\n1,12,Garden,Urmia\n"
                                   "2,21,North,Khoy\n2,22,Spring,Khoy\n";

/* Accepted as it stands, a proposal about a place settles it; where it could not, there is none. */
static void a_proposal_of_a_place_settles_it(void **state)
{
    static const struct {
        const char *before, *after, *column, *proposal;
    } CASES[] = {
        {"Urmia,North", "Khoy,North", "town", "Urmia"},
        {"Urmia,North", "Urmia,Garden", "place", "North"},
        {"Urmia,Garden", ",Spring", "place", "Garden"},
        {"Urmia,North", ",Garden", "place", ""},
        {"Urmia,Garden", "Khoy,Spring", "town", ""},
        {"1,11", "2,21", "town", ""},
        {"Urmia,North", "Khoy,", "town", "Urmia"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *pre = g_strdup_printf(
            "card,town,place,a1,a2,a3,k1,n1,w\nP1,%s,1,2,5,1,12,80\n", CASES[i].before);
        g_autofree char *post = g_strdup_printf(
            "card,town,place,a1,a2,a3,k1,n1,w\nP1,%s,3,2,4,1,14,80\n", CASES[i].after);
        const struct answer_to answer = {"2", CASES[i].column, "change", CASES[i].proposal, ""};
        own(table) first = NULL;
        own(diagnostics) left = NULL;

        scratch_empty(*state);
        begin(state, pre);
        g_free(scratch_file(state, "post.csv", post));
        g_free(scratch_file(state, "places.csv", TWO_COUNTIES));
        first = check_round(state, NULL, "one");
        assert_string_equal(at(first, row_of(first, "2", CASES[i].column), "proposal"),
                            CASES[i].proposal);
        if (*CASES[i].proposal == '\0')
            continue;
        fill_in(state, first, &answer, 1, "filled.csv");
        left = run(state, verb_check, "filled.csv", "two.xlsx");
        assert_int_equal(diagnostics_n_errors(left), 0);
    }
}

/* A place is told of once, but each cell that names it has its row: one round decides all, and a
 * new value that is no place leaves every one of them open. */
static void every_cell_of_an_unknown_place_has_a_row(void **state)
{
    static const char *const ROWS[] = {"2", "3", "5"};
    struct answer_to wrong[] = {{"2", "place", "change", "Gardn", ""},
                                {"3", "place", "change", "Gardn", ""},
                                {"5", "place", "change", "Gardn", ""}};
    own(table) first = NULL;
    own(table) second = NULL;
    own(diagnostics) left = NULL;

    begin(state, "card,town,place,a1,a2,a3,k1,n1,w\nP1,Urmia,Gardenn,1,2,5,1,12,80\n"
                 "P2,Urmia,Gardenn,1,2,5,1,12,80\nP3,Urmia,North,1,2,5,1,12,80\n"
                 "P4,Urmia,Gardenn,1,2,5,1,12,80\nP5,Urmia,,1,2,5,1,12,80\n"
                 "P6,Urmia,,1,2,5,1,12,80\n");
    g_free(scratch_file(state, "places.csv", TWO_COUNTIES));
    first = check_round(state, NULL, "one");
    assert_int_equal(table_rows(first), 5);
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        guint row = row_of(first, ROWS[i], "place");

        assert_string_equal(at(first, row, "value"), "Gardenn");
        assert_string_equal(at(first, row, "proposal"), "Garden");
    }
    assert_string_equal(at(first, row_of(first, "6", "place"), "code"), "W514");
    assert_string_equal(at(first, row_of(first, "7", "place"), "code"), "W514");
    fill_in(state, first, wrong, G_N_ELEMENTS(wrong), "wrong.csv");
    second = check_round(state, "wrong.csv", "two");
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        assert_string_equal(at(second, row_of(second, ROWS[i], "place"), "review"), "still open");
        wrong[i].new_value = "Garden";
    }
    fill_in(state, first, wrong, G_N_ELEMENTS(wrong), "right.csv");
    left = run(state, verb_check, "right.csv", "three.xlsx");
    assert_int_equal(diagnostics_n_errors(left), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_proposal_of_a_place_settles_it),
        IN_FOLDER(every_cell_of_an_unknown_place_has_a_row),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
