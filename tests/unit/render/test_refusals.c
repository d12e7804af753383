/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that Excel would not open, and every way a file cannot be written: a clean error, and
 * nothing left behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "render/render.h"
#include "sample_report.h"
#include "scratch.h"

static const double widths[] = {20, 20};

/* The report is refused with these words, and the folder stays empty. */
static void assert_refused(const struct report *report, const char *words)
{
    scratch folder = scratch_new();
    g_autofree char *path = g_build_filename(folder, "w.xlsx", NULL);
    g_autoptr(GError) error = NULL;

    assert_false(render_xlsx(report, path, &error));
    assert_non_null(error);
    if (strstr(error->message, words) == NULL)
        print_error("%s\n", error->message);
    assert_non_null(strstr(error->message, words));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_INVAL));
    assert_int_equal(scratch_n_files(folder), 0);
}

static struct report *one_sheet(struct sheet **sheet)
{
    struct report *report = report_new("a.xlsx", LANGUAGE_EN);

    *sheet = report_sheet(report, "s", SHEET_ONE_PAGE, widths, 2);
    return report;
}

static void assert_cell_refused(struct cell cell, const char *words)
{
    struct sheet *sheet;
    own(report) report = one_sheet(&sheet);
    struct block *table = sheet_table(sheet);

    table_add_column(table, "h", ALIGN_START, 1);
    table_add_row(table, ROW_PLAIN);
    table_add_cell(table, cell);
    assert_refused(report, words);
}

static void numbers_that_are_not_finite_are_refused(void **state)
{
    (void)state;
    assert_cell_refused(cell_number(NAN, NUMBER_SCORE, NULL), "not finite");
    assert_cell_refused(cell_number(INFINITY, NUMBER_P, NULL), "not finite");
    assert_cell_refused(cell_bar(NAN), "not finite");
}

static void broken_utf8_is_refused_wherever_it_stands(void **state)
{
    struct sheet *sheet;
    own(report) heading = one_sheet(&sheet);
    own(report) title = NULL;

    (void)state;
    sheet_heading(sheet, "\xC0\xAF");
    assert_refused(heading, "not valid UTF-8");
    assert_cell_refused(cell_text("caf\xE9"), "row 2, column 2: the text is not valid UTF-8");
    title = one_sheet(&sheet);
    g_free(title->title);
    title->title = g_strdup("\xFF");
    assert_refused(title, "not valid UTF-8");
}

static void assert_name_refused(const char *name, const char *words)
{
    struct sheet *sheet;
    own(report) report = one_sheet(&sheet);

    g_free(sheet->name);
    sheet->name = g_strdup(name);
    assert_refused(report, words);
}

static void sheet_names_that_excel_refuses_are_refused(void **state)
{
    g_autoptr(GString) emoji = g_string_new(NULL);

    (void)state;
    for (int i = 0; i < 16; i++)
        g_string_append(emoji, "\U0001F600");
    assert_name_refused(emoji->str, "longer than 31");
    assert_name_refused("a name of thirty-two letters, ok", "longer than 31");
    assert_name_refused("History", "taken");
    assert_name_refused("hISTORY", "taken");
    assert_name_refused("_chart", "taken");
    assert_name_refused("", "empty");
    assert_name_refused("a/b", "does not allow");
    assert_name_refused("'a", "does not allow");
    assert_name_refused("a\nb", "control");
    assert_name_refused("\xC3", "UTF-8");
}

static void two_sheets_of_one_name_are_refused(void **state)
{
    struct sheet *sheet, *second;
    own(report) report = one_sheet(&sheet);

    (void)state;
    second = report_sheet(report, "other", SHEET_ONE_PAGE, widths, 2);
    g_free(second->name);
    second->name = g_strdup("S");
    assert_refused(report, "two sheets");
}

static void reports_without_sheets_are_refused(void **state)
{
    own(report) report = report_new("a.xlsx", LANGUAGE_EN);

    (void)state;
    assert_refused(report, "no sheets");
}

static void cells_that_overlap_or_leave_the_page_are_refused(void **state)
{
    struct sheet *sheet;
    own(report) cards = one_sheet(&sheet);
    own(report) table = NULL;
    struct block *block = sheet_cards(sheet);

    (void)state;
    cards_add(block, "a", cell_number(1, NUMBER_COUNT, NULL), "", 1);
    cards_add(block, "b", cell_number(2, NUMBER_COUNT, NULL), "", 2);
    assert_refused(cards, "overlap or leave");
    table = one_sheet(&sheet);
    block = sheet_table(sheet);
    for (int i = 0; i < 3; i++)
        table_add_column(block, "h", ALIGN_START, 0);
    assert_refused(table, "overlap or leave");
}

static void endless_numbers_in_charts_are_refused(void **state)
{
    struct sheet *sheet;
    own(report) report = one_sheet(&sheet);
    char name[] = "a";
    const struct point point = {.name = name, .estimate = 1, .low = -INFINITY, .high = 2};

    (void)state;
    chart_add_point(sheet_chart(sheet, BLOCK_FOREST_CHART, "t"), &point);
    assert_refused(report, "cannot be written");
}

static void long_footers_and_odd_fonts_are_refused(void **state)
{
    struct sheet *sheet;
    own(report) footer = one_sheet(&sheet);
    own(report) font = one_sheet(&sheet);

    (void)state;
    g_free(footer->footer);
    footer->footer = g_strnfill(201, 'a');
    assert_refused(footer, "footer is longer");
    g_free(font->font);
    font->font = g_strdup("Tah\"oma");
    assert_refused(font, "font");
}

/* ---- the system ---- */

static void devices_and_folders_are_not_written_over(void **state)
{
    scratch folder = scratch_new();
    own(report) report = sample_report(LANGUAGE_EN, NULL);
    g_autoptr(GError) full = NULL;
    g_autoptr(GError) there = NULL;

    (void)state;
    assert_false(render_xlsx(report, "/dev/full", &full));
    assert_non_null(full);
    assert_true(g_file_test("/dev/full", G_FILE_TEST_EXISTS));
    assert_false(g_file_test("/dev/full", G_FILE_TEST_IS_REGULAR));
    assert_false(render_xlsx(report, folder, &there));
    assert_non_null(there);
    assert_true(g_file_test(folder, G_FILE_TEST_IS_DIR));
}

static void a_missing_folder_is_an_error(void **state)
{
    own(report) report = sample_report(LANGUAGE_EN, NULL);
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(render_xlsx(report, "/nonexistent-folder/w.xlsx", &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT));
}

/* A limit on file sizes stands for a full disk: some bytes are written, then no more. */
static void a_full_disk_leaves_nothing_and_keeps_the_old_file(void **state)
{
    static const rlim_t limits[] = {0, 1, 4096, 12000};
    struct rlimit before, now;
    own(report) report = sample_report(LANGUAGE_EN, NULL);

    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    for (gsize i = 0; i < G_N_ELEMENTS(limits); i++) {
        scratch folder = scratch_new();
        g_autofree char *path = g_build_filename(folder, "w.xlsx", NULL);
        g_autofree char *old = NULL;
        g_autoptr(GError) error = NULL;
        bool written;

        assert_true(g_file_set_contents(path, "old", 3, NULL));
        now = before;
        now.rlim_cur = limits[i];
        setrlimit(RLIMIT_FSIZE, &now);
        written = render_xlsx(report, path, &error);
        setrlimit(RLIMIT_FSIZE, &before);
        assert_false(written);
        assert_non_null(error);
        assert_int_equal(scratch_n_files(folder), 1);
        assert_true(g_file_get_contents(path, &old, NULL, NULL));
        assert_string_equal(old, "old");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_that_are_not_finite_are_refused),
        cmocka_unit_test(broken_utf8_is_refused_wherever_it_stands),
        cmocka_unit_test(sheet_names_that_excel_refuses_are_refused),
        cmocka_unit_test(two_sheets_of_one_name_are_refused),
        cmocka_unit_test(reports_without_sheets_are_refused),
        cmocka_unit_test(cells_that_overlap_or_leave_the_page_are_refused),
        cmocka_unit_test(endless_numbers_in_charts_are_refused),
        cmocka_unit_test(long_footers_and_odd_fonts_are_refused),
        cmocka_unit_test(devices_and_folders_are_not_written_over),
        cmocka_unit_test(a_missing_folder_is_an_error),
        cmocka_unit_test(a_full_disk_leaves_nothing_and_keeps_the_old_file),
    };

    return cmocka_run_group_tests_name("render/refusals", tests, NULL, NULL);
}
