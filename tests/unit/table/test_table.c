/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "table/table.h"

static int make_folder(void **state)
{
    *state = g_dir_make_tmp("tabavar-test-XXXXXX", NULL);
    return *state == NULL ? -1 : 0;
}

static int remove_folder(void **state)
{
    g_autofree char *file = g_build_filename(*state, "t.csv", NULL);

    g_unlink(file);
    g_rmdir(*state);
    g_free(*state);
    return 0;
}

static struct table *load(void **state, const char *bytes, gsize n, struct diagnostics *diagnostics)
{
    g_autofree char *path = g_build_filename(*state, "t.csv", NULL);

    assert_true(file_write(path, bytes, n, NULL));
    return table_load(path, &table_options_default, diagnostics);
}

static void check_cells(void **state, const char *bytes, gsize n)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(table) table = load(state, bytes, n, diagnostics);

    assert_non_null(table);
    assert_int_equal(diagnostics_n(diagnostics), 0);
    assert_int_equal(table_rows(table), 2);
    assert_int_equal(table_columns(table), 3);
    assert_string_equal(table_text(table, 0, table_column(table, "q1")), "a,b");
    assert_string_equal(table_text(table, 1, table_column(table, "q2")), "ی");
}

static void separators_marks_and_line_ends_do_not_matter(void **state)
{
    static const char *const SAME[] = {
        "id,q1,q2\n1,\"a,b\",x\n2,y,ی\n",
        "id;q1;q2\r\n1;a,b;x\r\n2;y;ی\r\n",
        "id\tq1\tq2\r1\ta,b\tx\r2\ty\tی\r",
        "\xef\xbb\xbfid,q1,q2\n1,\"a,b\",x\n2,y,ی",
        "sep=;\nid;q1;q2\n\n1;\"a,b\";x\n\n;;\n2; y ;ی\n",
        "id,q1,q2\r\n1,\"a,b\",x\r\n2,y,ی\r\n\x1a",
        "\n\"id\",\"q1\",\"q2\",\n\"1\",\"a,b\",\"x\",\n\"2\",\"y\",\"ی\",\n",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(SAME); i++)
        check_cells(state, SAME[i], strlen(SAME[i]));
}

static void utf16_of_excel_is_read(void **state)
{
    const char *text = "id\tq1\tq2\r\n1\ta,b\tx\r\n2\ty\tی\r\n";
    gsize n;
    g_autofree char *wide = g_convert(text, -1, "UTF-16LE", "UTF-8", NULL, &n, NULL);
    g_autoptr(GString) marked = g_string_new_len("\xff\xfe", 2);

    g_string_append_len(marked, wide, (gssize)n);
    check_cells(state, marked->str, marked->len);
}

static void places_are_lines_of_the_editor_and_rows_of_the_sheet(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    const char *text = "id,q1\r\n1,\"two\nlines\"\r\n\r\n2,x\r\n";
    own(table) table = load(state, text, strlen(text), diagnostics);
    struct where first, second;

    assert_non_null(table);
    first = table_place(table, 0, 1);
    second = table_place(table, 1, 1);
    assert_int_equal(first.line, 2);
    assert_int_equal(first.record, 2);
    assert_int_equal(second.line, 5);
    assert_int_equal(second.record, 4);
    assert_int_equal(second.column, 2);
    assert_string_equal(second.column_name, "q1");
    assert_string_equal(table_text(table, 0, 1), "two\nlines");
}

struct refusal {
    const char text[48];
    enum message message;
    guint64 line;
};

/* One of the texts holds a NUL: the length is up to the last byte that is none. */
static gsize text_length(const struct refusal *refusal)
{
    gsize n = sizeof refusal->text;

    while (n > 0 && refusal->text[n - 1] == '\0')
        n--;
    return n;
}

static void every_fault_has_its_message_and_line(void **state)
{
    static const struct refusal REFUSALS[] = {
        {"", MESSAGE_FILE_EMPTY, 0},
        {"\n \n", MESSAGE_FILE_EMPTY, 0},
        {"id,q1\n", MESSAGE_HEADER_ONLY, 1},
        {"id,q1\n1,\"a\n2,b\n3,c\n", MESSAGE_QUOTE_NOT_CLOSED, 2},
        {"id,q1\n1,a\n2,\"b\"c\n", MESSAGE_BAD_QUOTE, 3},
        {"id,q1\n1,5\" tall\n", MESSAGE_BAD_QUOTE, 2},
        {"id,q1\n1,2\n1,2,3\n", MESSAGE_ROW_TOO_LONG, 3},
        {"id,q1,q2\n1,2,3\n1,2", MESSAGE_FILE_CUT_OFF, 3},
        {"\nid,q1,id\n1,2,3\n", MESSAGE_DUPLICATE_COLUMN, 2},
        {"id,q1\r1,\"a\rb\"\r2,\"c", MESSAGE_QUOTE_NOT_CLOSED, 4},
        {"id,q1\n1,\"a\nb\"c\n", MESSAGE_BAD_QUOTE, 3},
        {"id,q\"1\n1,2\n", MESSAGE_BAD_QUOTE, 1},
        {"id,\"q1\n1,2\n", MESSAGE_QUOTE_NOT_CLOSED, 1},
        {",,\n1,2\n", MESSAGE_NO_HEADER, 1},
        {"id،q1،q2\n1،2،3\n", MESSAGE_ODD_SEPARATOR, 1},
        {"id,q1\n1,\0002\n", MESSAGE_BAD_ENCODING, 2},
        {"PK\x03\x04zip", MESSAGE_NOT_A_TEXT_FILE, 0},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(REFUSALS); i++) {
        own(diagnostics) diagnostics = diagnostics_new();
        own(table) table = load(state, REFUSALS[i].text, text_length(&REFUSALS[i]), diagnostics);
        assert_null(table);
        assert_int_equal(diagnostics_n(diagnostics), 1);
        assert_int_equal(diagnostics_nth(diagnostics, 0)->message, REFUSALS[i].message);
        assert_int_equal(diagnostics_nth(diagnostics, 0)->line, REFUSALS[i].line);
    }
}

static void a_quote_in_a_bare_cell_costs_its_row_only(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    const char *text = "id,q1\n1,5\" tall\n2,\"fine\"\n=\"003\",x\r\n4,y,z\n";
    own(table) table = load(state, text, strlen(text), diagnostics);

    assert_null(table);
    assert_int_equal(diagnostics_n(diagnostics), 3);
    assert_int_equal(diagnostics_nth(diagnostics, 0)->line, 2);
    assert_int_equal(diagnostics_nth(diagnostics, 0)->column, 2);
    assert_string_equal(diagnostics_nth(diagnostics, 0)->column_name, "q1");
    assert_int_equal(diagnostics_nth(diagnostics, 1)->message, MESSAGE_BAD_QUOTE);
    assert_int_equal(diagnostics_nth(diagnostics, 1)->line, 4);
    assert_int_equal(diagnostics_nth(diagnostics, 1)->record, 4);
    assert_int_equal(diagnostics_nth(diagnostics, 2)->message, MESSAGE_ROW_TOO_LONG);
    assert_int_equal(diagnostics_nth(diagnostics, 2)->line, 5);
}

static void a_header_alone_is_fine_where_it_is_allowed(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *path = g_build_filename(*state, "t.csv", NULL);
    struct table_options options = table_options_default;
    own(table) table = NULL;

    options.may_have_no_rows = true;
    assert_true(file_write(path, "list_name,name\n", 15, NULL));
    table = table_load(path, &options, diagnostics);
    assert_non_null(table);
    assert_int_equal(table_rows(table), 0);
    assert_int_equal(table_columns(table), 2);
    assert_int_equal(diagnostics_n(diagnostics), 0);
}

/* Cells, quotes and line ends fall on every place of the blocks that the parser is fed. */
static void blocks_do_not_show(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GString) text = g_string_new("id,q1,q2\r\n");
    g_autofree char *last = g_strnfill(5000, 'x');
    own(table) table = NULL;

    for (guint i = 0; i < 40000; i++)
        g_string_append_printf(text, "%u,\"a\"\"\r\n%u\",ی\r\n", i, i);
    g_string_append_printf(text, "z,%s,\"%s\"\r\n", last, last);
    table = load(state, text->str, text->len, diagnostics);
    assert_non_null(table);
    assert_int_equal(table_rows(table), 40001);
    for (guint i = 0; i < 40000; i++) {
        g_autofree char *expected = g_strdup_printf("a\"\r\n%u", i);
        assert_string_equal(table_text(table, i, 1), expected);
        assert_string_equal(table_text(table, i, 2), "ی");
        assert_int_equal(table_place(table, i, 0).line, 2 + 2 * i);
        assert_int_equal(table_place(table, i, 0).record, 2 + i);
    }
    assert_string_equal(table_text(table, 40000, 1), last);
    assert_string_equal(table_text(table, 40000, 2), last);
}

static void a_short_row_is_padded_with_a_warning(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    const char *text = "id,q1,q2\n1,2\n2,3,4\n";
    own(table) table = load(state, text, strlen(text), diagnostics);

    assert_non_null(table);
    assert_string_equal(table_text(table, 0, 2), "");
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_ROW_SHORT), 1);
}

static void a_lost_quote_does_not_eat_the_memory(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GString) text = g_string_new("id,q1\n1,\"");

    for (guint i = 0; i < 3 * LIMIT_FIELD_BYTES / 8; i++)
        g_string_append(text, "1,2,3,4\n");
    assert_null(load(state, text->str, text->len, diagnostics));
    assert_int_equal(diagnostics_nth(diagnostics, 0)->message, MESSAGE_CELL_TOO_LARGE);
    assert_int_equal(diagnostics_nth(diagnostics, 0)->line, 2);
}

static void append_rows(GString *text, guint n)
{
    for (guint i = 0; i < n; i++)
        g_string_append(text, "12,345,6789\n");
}

static void a_giant_among_short_rows_is_told(void **state)
{
    const guint n_before = 3 * LIMIT_FIELD_BYTES / 12;

    for (guint room = LIMIT_FIELD_BYTES - 1; room <= LIMIT_FIELD_BYTES + 4096; room += 4097) {
        own(diagnostics) diagnostics = diagnostics_new();
        g_autoptr(GString) text = g_string_new("id,q1,q2\n");
        bool is_giant = room > LIMIT_FIELD_BYTES;
        append_rows(text, n_before);
        g_string_append(text, "1,");
        for (guint i = 0; i < room; i++)
            g_string_append_c(text, 'x');
        g_string_append(text, ",2\n");
        append_rows(text, n_before);
        own(table) table = load(state, text->str, text->len, diagnostics);
        assert_int_equal(table == NULL, is_giant);
        assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_CELL_TOO_LARGE), is_giant ? 1 : 0);
        if (is_giant)
            assert_int_equal(diagnostics_nth(diagnostics, 0)->line, n_before + 2);
        else
            assert_int_equal(table_rows(table), 2 * n_before + 1);
    }
}

static void too_many_columns_are_refused(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GString) text = g_string_new("id");

    for (guint i = 0; i < LIMIT_COLUMNS; i++)
        g_string_append_printf(text, ",q%u", i);
    g_string_append(text, "\n1\n");
    assert_null(load(state, text->str, text->len, diagnostics));
    assert_int_equal(diagnostics_n(diagnostics), 1);
    assert_int_equal(diagnostics_nth(diagnostics, 0)->message, MESSAGE_TOO_MANY_COLUMNS);
    assert_int_equal(diagnostics_nth(diagnostics, 0)->line, 1);
    assert_int_equal(diagnostics_nth(diagnostics, 0)->column, LIMIT_COLUMNS + 1);
}

static void a_missing_file_is_told(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();

    (void)state;
    assert_null(table_load("no/such/file.csv", &table_options_default, diagnostics));
    assert_int_equal(diagnostics_nth(diagnostics, 0)->message, MESSAGE_CANNOT_READ);
}

int main(void)
{
#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(separators_marks_and_line_ends_do_not_matter),
        WITH_FOLDER(utf16_of_excel_is_read),
        WITH_FOLDER(places_are_lines_of_the_editor_and_rows_of_the_sheet),
        WITH_FOLDER(every_fault_has_its_message_and_line),
        WITH_FOLDER(a_quote_in_a_bare_cell_costs_its_row_only),
        WITH_FOLDER(a_header_alone_is_fine_where_it_is_allowed),
        WITH_FOLDER(blocks_do_not_show),
        WITH_FOLDER(a_short_row_is_padded_with_a_warning),
        WITH_FOLDER(a_lost_quote_does_not_eat_the_memory),
        WITH_FOLDER(a_giant_among_short_rows_is_told),
        WITH_FOLDER(too_many_columns_are_refused),
        WITH_FOLDER(a_missing_file_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
