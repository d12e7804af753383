/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "table/write_csv.h"

static void check_written(enum csv_style style, const char *expected)
{
    g_autofree char *folder = g_dir_make_tmp("tabavar-test-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "t.csv", NULL);
    g_autofree char *text = NULL;
    struct csv_writer *writer = csv_writer_new(path, style, NULL);

    assert_non_null(writer);
    csv_cell(writer, "a\"b");
    csv_cell(writer, NULL);
    csv_cell(writer, "=1+1");
    csv_cell(writer, "-3");
    csv_end_row(writer);
    csv_number(writer, 0.1);
    csv_number(writer, NAN);
    csv_integer(writer, -7);
    csv_cell(writer, "x;y");
    csv_end_row(writer);
    assert_true(csv_writer_close(writer, NULL));
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, expected);
    g_unlink(path);
    g_rmdir(folder);
}

static void cells_are_quoted_only_where_they_must(void **state)
{
    (void)state;
    check_written(CSV_PLAIN, "\"a\"\"b\",,=1+1,-3\n0.10000000000000001,,-7,x;y\n");
}

static void styles_change_the_form_not_the_content(void **state)
{
    (void)state;
    check_written(CSV_BOM | CSV_SEMICOLON | CSV_CRLF,
                  "\xef\xbb\xbf\"a\"\"b\";;=1+1;-3\r\n0.10000000000000001;;-7;\"x;y\"\r\n");
    check_written(CSV_TAB, "\"a\"\"b\"\t\t=1+1\t-3\n0.10000000000000001\t\t-7\tx;y\n");
}

static void formulas_are_guarded_and_numbers_are_not(void **state)
{
    (void)state;
    check_written(CSV_GUARD, "\"a\"\"b\",,'=1+1,-3\n0.10000000000000001,,-7,x;y\n");
}

/* What R 4.2 prints for sprintf("%.17g", ...). */
static void numbers_have_seventeen_digits_where_they_need_them(void **state)
{
    static const double values[] = {
        0,    -0.0,  7,    10,      625, 999999999,     1e9,    -12,        0.5,
        1e16, 1e300, 2e-9, 1.0 / 3, 0.1, 2.0 / 3 * 100, 0.0001, 0.00009999, 1e-300};
    g_autofree char *folder = g_dir_make_tmp("tabavar-test-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "n.csv", NULL);
    g_autofree char *text = NULL;
    struct csv_writer *writer = csv_writer_new(path, CSV_PLAIN, NULL);

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(values); i++)
        csv_number(writer, values[i]);
    assert_true(csv_writer_close(writer, NULL));
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, "0,-0,7,10,625,999999999,1000000000,-12,0.5,10000000000000000,"
                              "1.0000000000000001e+300,2.0000000000000001e-09,"
                              "0.33333333333333331,0.10000000000000001,66.666666666666657,"
                              "0.0001,9.9989999999999996e-05,1e-300");
    g_unlink(path);
    g_rmdir(folder);
}

/* Longer than any buffer, and behind it rows of another file. */
static void long_cells_and_rows_of_others_arrive_whole(void **state)
{
    enum { LONG = 200001 };
    g_autofree char *folder = g_dir_make_tmp("tabavar-test-XXXXXX", NULL);
    g_autofree char *part = g_build_filename(folder, "part.csv", NULL);
    g_autofree char *path = g_build_filename(folder, "t.csv", NULL);
    g_autofree char *cell = g_strnfill(LONG, 'x');
    g_autofree char *expected = g_strconcat("head\n", cell, "\n", "tail\n", NULL);
    g_autofree char *text = NULL;
    struct csv_writer *writer = csv_writer_new(part, CSV_PLAIN, NULL);

    (void)state;
    csv_cell(writer, cell);
    csv_end_row(writer);
    assert_true(csv_writer_close(writer, NULL));
    writer = csv_writer_new(path, CSV_PLAIN, NULL);
    csv_cell(writer, "head");
    csv_end_row(writer);
    csv_copy_rows(writer, part);
    csv_cell(writer, "tail");
    csv_end_row(writer);
    assert_true(csv_writer_close(writer, NULL));
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, expected);
    g_unlink(part);
    g_unlink(path);
    g_rmdir(folder);
}

static void rows_that_begin_alike_are_as_if_written_in_full(void **state)
{
    static const char *const alike[] = {"a,b", NULL, "c"};
    g_autofree char *folder = g_dir_make_tmp("tabavar-test-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "t.csv", NULL);
    g_autofree char *text = NULL;
    struct csv_writer *writer = csv_writer_new(path, CSV_PLAIN, NULL);

    (void)state;
    csv_cell(writer, "head");
    csv_end_row(writer);
    csv_set_beginning(writer, alike, G_N_ELEMENTS(alike));
    for (int i = 1; i <= 2; i++) {
        csv_put_beginning(writer);
        csv_number(writer, i);
        csv_end_row(writer);
    }
    csv_set_beginning(writer, alike + 2, 1);
    csv_put_beginning(writer);
    csv_end_row(writer);
    assert_true(csv_writer_close(writer, NULL));
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, "head\n\"a,b\",,c,1\n\"a,b\",,c,2\nc\n");
    g_unlink(path);
    g_rmdir(folder);
}

static void rows_of_a_file_that_is_not_there_are_an_error(void **state)
{
    g_autofree char *folder = g_dir_make_tmp("tabavar-test-XXXXXX", NULL);
    g_autofree char *part = g_build_filename(folder, "part.csv", NULL);
    g_autofree char *path = g_build_filename(folder, "t.csv", NULL);
    g_autoptr(GError) error = NULL;
    struct csv_writer *writer = csv_writer_new(path, CSV_PLAIN, NULL);

    (void)state;
    csv_copy_rows(writer, part);
    assert_false(csv_writer_close(writer, &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT));
    assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    g_rmdir(folder);
}

/* Stdout is turned into a file for as long as it takes. */
static void a_minus_is_stdout_which_stays_open(void **state)
{
    g_autofree char *folder = g_dir_make_tmp("tabavar-test-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "out", NULL);
    g_autofree char *text = NULL;
    int before, file;

    (void)state;
    fflush(stdout);
    before = dup(STDOUT_FILENO);
    file = open(path, O_WRONLY | O_CREAT, 0600);
    dup2(file, STDOUT_FILENO);
    for (int i = 0; i < 2; i++) {
        struct csv_writer *writer = csv_writer_new("-", CSV_PLAIN, NULL);
        csv_integer(writer, i);
        csv_end_row(writer);
        assert_true(csv_writer_close(writer, NULL));
    }
    dup2(before, STDOUT_FILENO);
    close(before);
    close(file);
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, "0\n1\n");
    g_unlink(path);
    g_rmdir(folder);
}

static void a_full_disk_is_an_error(void **state)
{
    g_autoptr(GError) error = NULL;
    struct csv_writer *writer;

    (void)state;
    if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS))
        skip();
    writer = csv_writer_new("/dev/full", CSV_PLAIN, NULL);
    assert_non_null(writer);
    for (int i = 0; i < 5000; i++)
        csv_number(writer, i);
    assert_false(csv_writer_close(writer, &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_quoted_only_where_they_must),
        cmocka_unit_test(styles_change_the_form_not_the_content),
        cmocka_unit_test(formulas_are_guarded_and_numbers_are_not),
        cmocka_unit_test(numbers_have_seventeen_digits_where_they_need_them),
        cmocka_unit_test(long_cells_and_rows_of_others_arrive_whole),
        cmocka_unit_test(rows_that_begin_alike_are_as_if_written_in_full),
        cmocka_unit_test(rows_of_a_file_that_is_not_there_are_an_error),
        cmocka_unit_test(a_minus_is_stdout_which_stays_open),
        cmocka_unit_test(a_full_disk_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
