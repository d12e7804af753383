/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/decisions.h"
#include "survey/wave_scan.h"
#include "unit/survey/questionnaire.h"

#define HEADER "file,row,column,value,action,new_value,decided_by,reason\n"

/* Row 3 has a hope of 7, row 4 is a copy of row 2. */
static const char ANSWERS[] = "card,town,place,a1,a2,a3,k1,n1,w\n"
                              "P1,1,10,1,2,5,1,12,80.7\n"
                              "P2,1,10,7,4,2,0,0,99\n"
                              "P1,1,10,5,5,1,1,40,70\n";

/* The wave as decided; NULL where an error was said. */
static struct wave *decided_wave(void **state, const char *decisions_text,
                                 struct diagnostics *diagnostics)
{
    own(instrument) instrument = questionnaire_load(state);
    g_autofree char *path = scratch_file(state, "pre.csv", ANSWERS);
    g_autofree char *list = scratch_file(state, "decisions.csv", decisions_text);
    own(decisions) decisions = decisions_load(list, diagnostics);
    own(header_map) map = header_map_new();
    own(programme) programme = programme_of_files(path, NULL, "quest");
    own(wave) wave = NULL;

    if (decisions == NULL)
        return NULL;
    decisions_find_files(decisions, programme, diagnostics);
    wave = wave_scan(&(struct wave_source){path, TEXT_ENCODING_AUTO, map, decisions}, instrument,
                     diagnostics);
    decisions_check(decisions, diagnostics);
    return diagnostics_n_errors(diagnostics) > 0 ? NULL : own_pass(wave);
}

static void a_cell_is_changed_and_a_row_left_out(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) wave = decided_wave(state,
                                  HEADER "pre.csv,3,a1,7,change,3,Sara,seen on paper\n"
                                         "pre.csv,4,card,P1,drop,,Sara,entered twice\n",
                                  diagnostics);

    no_diagnostics(diagnostics);
    assert_non_null(wave);
    assert_int_equal(wave->n_people, 2);
    assert_int_equal(wave->items[0].codes[0], 1);
    assert_int_equal(wave->items[0].codes[1], 3);
    assert_int_equal(wave->counts.n_rows, 3);
    assert_int_equal(wave->counts.n_left_out, 1);
}

static void a_cell_is_made_blank_and_an_id_corrected(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) wave = decided_wave(state,
                                  HEADER "pre.csv,3,a1,۷,خالی,,Sara,unreadable\n"
                                         "pre.csv,4,card,P1,change,P3,Sara,wrong card\n"
                                         "pre.csv,2,a2,2,keep,,Sara,as on paper\n",
                                  diagnostics);

    no_diagnostics(diagnostics);
    assert_non_null(wave);
    assert_int_equal(wave->n_people, 3);
    assert_int_equal(wave->items[0].codes[1], ANSWER_BLANK);
    assert_string_equal(wave->ids[2], "P3");
    assert_int_equal(wave->items[1].codes[0], 2);
}

/* An undecided row asks for nothing: the faults are still said. */
static void an_open_row_changes_nothing(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) wave = decided_wave(state, HEADER "pre.csv,3,a1,7,,,,\n", diagnostics);

    assert_null(wave);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_CODE_OUT_OF_RANGE), 1);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_ID_TWICE), 1);
    assert_int_equal(diagnostics_n(diagnostics), 2);
}

static void a_decision_about_other_data_is_refused(void **state)
{
    static const struct {
        const char *row;
        enum message message;
    } CASES[] = {
        {"pre.csv,3,a1,6,change,3,S,r\n", MESSAGE_DECISION_DOES_NOT_FIT},
        {"pre.csv,9,a1,6,change,3,S,r\n", MESSAGE_DECISION_NO_CELL},
        {"pre.csv,3,b1,7,change,3,S,r\n", MESSAGE_DECISION_NO_CELL},
        {"post.csv,3,a1,7,change,3,S,r\n", MESSAGE_DECISION_NO_CELL},
        {"re.csv,3,a1,7,change,3,S,r\n", MESSAGE_DECISION_NO_CELL},
        {"pre.csv,3,a1,7,mend,3,S,r\n", MESSAGE_DECISION_BAD_VALUE},
        {"pre.csv,1,a1,7,change,3,S,r\n", MESSAGE_DECISION_BAD_VALUE},
        {"pre.csv,x,a1,7,change,3,S,r\n", MESSAGE_DECISION_BAD_VALUE},
        {",3,a1,7,change,3,S,r\n", MESSAGE_DECISION_BAD_VALUE},
        {"pre.csv,3,,7,change,3,S,r\n", MESSAGE_DECISION_BAD_VALUE},
        {"pre.csv,3,a1,7,change,,S,r\n", MESSAGE_DECISION_BAD_VALUE},
        {"pre.csv,3,a1,7,change,3,S,r\npre.csv,3,a1,7,blank,,S,r\n", MESSAGE_DECISION_TWICE},
        {"pre.csv,3,a1,7,change,3,S,r\ne/pre.csv,3,a1,7,blank,,S,r\n", MESSAGE_DECISION_NO_CELL},
        {"pre.csv,3,a1,7,change,3,S,\n", MESSAGE_DECISION_NO_REASON},
        {"pre.csv,3,a1,7,change,3,,r\n", MESSAGE_DECISION_NO_REASON},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        own(diagnostics) diagnostics = diagnostics_new();
        g_autofree char *text = g_strconcat(HEADER, CASES[i].row, NULL);
        own(wave) wave = decided_wave(state, text, diagnostics);

        assert_null(wave); /* the copy of row 2 is still an error of its own */
        if (diagnostics_n_of(diagnostics, CASES[i].message) != 1)
            fail_msg("%s: %u", CASES[i].row, diagnostics_n_of(diagnostics, CASES[i].message));
    }
}

/* The faulty rows are refused, the others hold: nothing is asked of the cells they settle. */
static void one_faulty_decision_leaves_the_others_in_force(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) wave = decided_wave(state,
                                  HEADER "pre.csv,3,a1,7,change,3,Sara,seen on paper\n"
                                         "pre.csv,3,a1,7,blank,,Sara,unreadable\n"
                                         "pre.csv,2,a2,2,mend,,Sara,unclear\n"
                                         "pre.csv,4,card,P1,drop,,Sara,entered twice\n",
                                  diagnostics);

    assert_null(wave);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_DECISION_TWICE), 1);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_DECISION_BAD_VALUE), 1);
    assert_int_equal(diagnostics_n(diagnostics), 2);
}

static void a_missing_column_is_named(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) wave =
        decided_wave(state, "file,row,column,value,action,new_value,reason\n", diagnostics);

    assert_null(wave);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_DECISION_NO_COLUMN), 1);
}

/* Two folders with a file of one name: the decision must say which. */
static void one_name_for_two_files_is_refused(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument = questionnaire_load(state);
    g_autofree char *list =
        scratch_file(state, "decisions.csv", HEADER "pre.csv,3,card,P2,keep,,S,r\n");
    own(decisions) decisions = decisions_load(list, diagnostics);
    own(header_map) map = header_map_new();
    static const char *const FOLDERS[] = {"one", "two"};

    for (gsize i = 0; i < G_N_ELEMENTS(FOLDERS); i++) {
        g_autofree char *folder = g_build_filename(*state, FOLDERS[i], NULL);
        g_autofree char *path = g_build_filename(folder, "pre.csv", NULL);
        own(diagnostics) faults = diagnostics_new();
        own(wave) wave = NULL;

        g_mkdir(folder, 0700);
        assert_true(file_write(path, ANSWERS, strlen(ANSWERS), NULL));
        wave = wave_scan(&(struct wave_source){path, TEXT_ENCODING_AUTO, map, decisions},
                         instrument, faults);
    }
    decisions_check(decisions, diagnostics);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_DECISION_TWO_FILES), 1);
    assert_int_equal(diagnostics_n(diagnostics), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_cell_is_changed_and_a_row_left_out),
        IN_FOLDER(a_cell_is_made_blank_and_an_id_corrected),
        IN_FOLDER(an_open_row_changes_nothing),
        IN_FOLDER(a_decision_about_other_data_is_refused),
        IN_FOLDER(one_faulty_decision_leaves_the_others_in_force),
        IN_FOLDER(a_missing_column_is_named),
        IN_FOLDER(one_name_for_two_files_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
