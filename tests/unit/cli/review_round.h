/* SPDX-License-Identifier: GPL-3.0-or-later */
/* review_round.h - a round of cleaning in the scratch folder of a test: check -o, the sheet saved
 * as CSV, filled in, given back. */
#ifndef TESTS_CLI_REVIEW_ROUND_H
#define TESTS_CLI_REVIEW_ROUND_H

#include "base/console.h"
#include "cli/verb.h"
#include "render/render.h"
#include "table/table.h"
#include "table/write_csv.h"
#include "unit/survey/questionnaire.h"

/* ---- the sheet as CSV ---- */

static inline void save_row(struct csv_writer *csv, char **texts, guint n)
{
    for (guint i = 0; i < n; i++)
        csv_cell(csv, texts[i]);
    csv_end_row(csv);
}

static inline char *shown(const struct workbook_cell *cell)
{
    return cell->is_number ? render_number(cell->value, NUMBER_EXACT, false) : g_strdup(cell->text);
}

/* The first sheet of the workbook, as Excel saves it under "CSV UTF-8". */
static inline bool save_sheet(const char *book, const char *path)
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

static inline char *in_folder(void **state, const char *name)
{
    return g_build_filename(*state, name, NULL);
}

/* NULL where the folder has no such file; caller frees. */
static inline char *if_there(void **state, const char *name)
{
    g_autofree char *path = in_folder(state, name);

    return g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&path) : NULL;
}

/* Runs a verb on pre.csv (and post.csv, with places.csv, where they are) with these decisions
 * (NULL: none) and -o; its diagnostics. */
static inline struct diagnostics *run(void **state,
                                      enum exit_status (*verb)(struct command *command),
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
static inline struct table *check_round(void **state, const char *decisions, const char *name)
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

static inline void assert_same_file(void **state, const char *a, const char *b)
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

static inline void begin(void **state, const char *answers)
{
    g_autofree char *folder = questionnaire_write(state);
    g_autofree char *path = scratch_file(state, "pre.csv", answers);
}

static inline const char *at(const struct table *table, guint row, const char *column)
{
    assert_true(table_column(table, column) >= 0);
    return table_text(table, row, table_column(table, column));
}

/* The only row about that cell; fails where there is none or a second. */
static inline guint row_of(const struct table *table, const char *row, const char *column)
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

static inline void fill_in(void **state, const struct table *sheet, const struct answer_to *answers,
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

#endif
