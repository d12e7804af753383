/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rounds of cleaning as staff go through them: check -o, the sheet saved as CSV, given back.
 *
 * Given REVIEW.xlsx and FILE.csv it only saves the sheet, as a spreadsheet does. */
#include "unit/check.h"

#include "base/console.h"
#include "cli/verb.h"
#include "render/render.h"
#include "table/table.h"
#include "table/write_csv.h"
#include "unit/survey/questionnaire.h"

#define HEADER "file,row,column,value,action,new_value,decided_by,reason\n"

/* Row 3: 7 and 41 are no answers; row 4 is a second P1; row 5: perhaps is no answer. */
static const char PRE[] = "card,town,place,a1,a2,a3,k1,n1,w\n"
                          "P1,1,10,1,2,5,1,12,80.7\n"
                          "P2,1,10,7,4,2,0,41,99\n"
                          "P1,1,10,5,5,1,1,40,70\n"
                          "P4,1,10,perhaps,5,1,1,40,70\n";

/* ---- the sheet as CSV ---- */

static void save_row(struct csv_writer *csv, char **texts, guint n)
{
    for (guint i = 0; i < n; i++)
        csv_cell(csv, texts[i]);
    csv_end_row(csv);
}

static char *shown(const struct workbook_cell *cell)
{
    return cell->is_number ? render_number(cell->value, NUMBER_EXACT, false) : g_strdup(cell->text);
}

/* The first sheet of the workbook, as Excel saves it under "CSV UTF-8". */
static bool save_sheet(const char *book, const char *path)
{
    g_autoptr(GPtrArray) cells = render_read_back(book, NULL);
    own(csv_writer) csv = csv_writer_new(path, CSV_BOM | CSV_CRLF, NULL);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    guint n_columns = 0, row = 0;
    const char *sheet;

    if (cells == NULL || csv == NULL || cells->len == 0)
        return false;
    sheet = ((const struct workbook_cell *)cells->pdata[0])->sheet;
    for (guint i = 0; i <= cells->len; i++) {
        const struct workbook_cell *cell = i < cells->len ? cells->pdata[i] : NULL;
        bool is_on_sheet = cell != NULL && strcmp(cell->sheet, sheet) == 0;

        if (!is_on_sheet || cell->row != row) {
            n_columns = MAX(n_columns, texts->len); /* the headings are the longest row */
            g_ptr_array_set_size(texts, (gint)n_columns);
            save_row(csv, (char **)texts->pdata, n_columns);
            g_ptr_array_set_size(texts, 0);
        }
        if (!is_on_sheet)
            break;
        row = cell->row;
        g_ptr_array_set_size(texts, (gint)cell->column);
        g_ptr_array_add(texts, shown(cell));
    }
    return csv_writer_close(own_pass(csv), NULL);
}

/* ---- commands ---- */

static char *in_folder(void **state, const char *name)
{
    return g_build_filename(*state, name, NULL);
}

/* NULL where the folder has no such file; caller frees. */
static char *if_there(void **state, const char *name)
{
    g_autofree char *path = in_folder(state, name);

    return g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&path) : NULL;
}

/* Runs a verb on pre.csv (and post.csv, with places.csv, where they are) with these decisions
 * (NULL: none) and -o; its diagnostics. */
static struct diagnostics *run(void **state, enum exit_status (*verb)(struct command *command),
                               const char *decisions, const char *output)
{
    struct diagnostics *diagnostics = diagnostics_new();
    struct command command = {.diagnostics = diagnostics, .language = LANGUAGE_EN};
    struct options *options = &command.options;
    char *post = if_there(state, "post.csv");

    options_init(options);
    g_ptr_array_add(options->words, in_folder(state, "pre.csv"));
    if (post != NULL)
        g_ptr_array_add(options->words, post);
    options->places = if_there(state, "places.csv");
    options->instrument = in_folder(state, "quest");
    options->output = in_folder(state, output);
    options->decisions = decisions == NULL ? NULL : in_folder(state, decisions);
    options->quiet = options->has_language = true;
    options->language = LANGUAGE_EN;
    console_set_quiet(true);
    verb(&command);
    options_clear(options);
    return diagnostics;
}

/* One round: check, and the sheet saved beside the workbook as NAME.csv; its table. */
static struct table *check_round(void **state, const char *decisions, const char *name)
{
    g_autofree char *book = g_strconcat(name, ".xlsx", NULL);
    g_autofree char *sheet = g_strconcat(name, ".csv", NULL);
    g_autofree char *book_path = in_folder(state, book);
    g_autofree char *sheet_path = in_folder(state, sheet);
    own(diagnostics) said = run(state, verb_check, decisions, book);
    own(diagnostics) unheard = diagnostics_new();

    if (!save_sheet(book_path, sheet_path)) {
        g_autofree char *text = diagnostics_text(said, LANGUAGE_EN, 0);
        fail_msg("no sheet:\n%s", text);
    }
    return table_load(sheet_path, &table_options_default, unheard);
}

static void assert_same_file(void **state, const char *a, const char *b)
{
    g_autofree char *path_a = in_folder(state, a);
    g_autofree char *path_b = in_folder(state, b);
    g_autofree char *bytes_a = NULL;
    g_autofree char *bytes_b = NULL;
    gsize n_a, n_b;

    assert_true(g_file_get_contents(path_a, &bytes_a, &n_a, NULL));
    assert_true(g_file_get_contents(path_b, &bytes_b, &n_b, NULL));
    assert_int_equal(n_a, n_b);
    assert_memory_equal(bytes_a, bytes_b, n_a);
}

static void begin(void **state, const char *answers)
{
    g_autofree char *folder = questionnaire_write(state);
    g_autofree char *path = scratch_file(state, "pre.csv", answers);
}

static const char *at(const struct table *table, guint row, const char *column)
{
    assert_true(table_column(table, column) >= 0);
    return table_text(table, row, table_column(table, column));
}

/* The only row about that cell; fails where there is none or a second. */
static guint row_of(const struct table *table, const char *row, const char *column)
{
    guint found = 0, n = 0;

    for (guint i = 0; i < table_rows(table); i++)
        if (strcmp(at(table, i, "row"), row) == 0 && strcmp(at(table, i, "column"), column) == 0) {
            found = i;
            n++;
        }
    if (n != 1)
        fail_msg("%u rows about row %s, column %s", n, row, column);
    return found;
}

/* Writes decisions into the open rows of a sheet that are about one of these cells. */
struct answer_to {
    const char *row, *column, *action, *new_value, *note;
};

static void fill_in(void **state, const struct table *sheet, const struct answer_to *answers,
                    gsize n, const char *name)
{
    g_autofree char *path = in_folder(state, name);
    own(csv_writer) csv = csv_writer_new(path, CSV_BOM | CSV_CRLF, NULL);
    bool has_note = table_column(sheet, "note") >= 0;

    assert_non_null(csv);
    for (guint i = 0; i < table_columns(sheet); i++)
        csv_cell(csv, table_header(sheet, i));
    csv_cell(csv, has_note ? NULL : "note");
    csv_end_row(csv);
    for (guint row = 0; row < table_rows(sheet); row++) {
        const struct answer_to *said = NULL;

        for (gsize i = 0; i < n; i++)
            if (strcmp(at(sheet, row, "row"), answers[i].row) == 0 &&
                strcmp(at(sheet, row, "column"), answers[i].column) == 0)
                said = &answers[i];
        for (guint i = 0; i < table_columns(sheet); i++) {
            const char *heading = table_header(sheet, i);
            const char *text = said == NULL                         ? NULL
                               : strcmp(heading, "action") == 0     ? said->action
                               : strcmp(heading, "new_value") == 0  ? said->new_value
                               : strcmp(heading, "decided_by") == 0 ? "Sara"
                               : strcmp(heading, "reason") == 0     ? "seen on paper"
                               : strcmp(heading, "note") == 0       ? said->note
                                                                    : NULL;
            csv_cell(csv, text != NULL ? text : table_text(sheet, row, (int)i));
        }
        csv_cell(csv, said != NULL && !has_note ? said->note : NULL);
        csv_end_row(csv);
    }
    assert_true(csv_writer_close(own_pass(csv), NULL));
}

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
        IN_FOLDER(a_proposal_of_a_place_settles_it),
    };

    if (argc > 2)
        return save_sheet(argv[1], argv[2]) ? 0 : 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
