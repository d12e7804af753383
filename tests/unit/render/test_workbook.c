/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole workbooks. With TABAVAR_PICTURES=DIR the samples are also written there, in the font
 * TABAVAR_FONT, to be looked at by a person. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <time.h>

#include "render/archive.h"
#include "render/render.h"
#include "render/temp_file.h"
#include "render/zip_level.h"
#include "sample_report.h"
#include "scratch.h"

static GBytes *rendered(const struct report *report)
{
    scratch folder = scratch_new();
    g_autofree char *path = g_build_filename(folder, "w.xlsx", NULL);
    g_autoptr(GError) error = NULL;
    bool written = render_xlsx(report, path, &error);

    if (!written)
        print_error("%s\n", error->message);
    assert_true(written);
    assert_int_equal(scratch_n_files(folder), 1);
    return scratch_bytes(path);
}

static char *part_of(GBytes *workbook, const char *name)
{
    own(archive) archive = archive_open(workbook, NULL);
    char *part;

    assert_non_null(archive);
    part = archive_read(archive, name, NULL, NULL);
    assert_non_null(part);
    return part;
}

static void the_same_report_gives_the_same_bytes(void **state)
{
    (void)state;
    for (int i = 0; i < N_LANGUAGES; i++) {
        own(report) a = sample_report((enum language)i, NULL);
        own(report) b = sample_report((enum language)i, NULL);
        g_autoptr(GBytes) first = rendered(a);
        g_autoptr(GBytes) second = rendered(b);

        assert_true(g_bytes_equal(first, second));
    }
}

static void locale_and_time_zone_change_nothing(void **state)
{
    own(report) report = sample_report(LANGUAGE_FA, NULL);
    g_autoptr(GBytes) before = rendered(report);
    g_autoptr(GBytes) after = NULL;

    (void)state;
    g_setenv("LC_ALL", "de_DE.UTF-8", TRUE);
    g_setenv("TZ", "Asia/Tehran", TRUE);
    tzset();
    after = rendered(report);
    g_unsetenv("LC_ALL");
    g_unsetenv("TZ");
    tzset();
    assert_string_equal(localeconv()->decimal_point, ".");
    assert_true(g_bytes_equal(before, after));
}

static const struct workbook_cell *cell_at(const GPtrArray *cells, const char *sheet, guint row,
                                           guint column)
{
    for (guint i = 0; i < cells->len; i++) {
        const struct workbook_cell *cell = g_ptr_array_index(cells, i);

        if (cell->row == row && cell->column == column && g_str_equal(cell->sheet, sheet))
            return cell;
    }
    g_error("no cell at %s, %u, %u", sheet, row, column);
}

static void every_traced_number_is_found_at_its_place(void **state)
{
    scratch folder = scratch_new();
    g_autofree char *path = g_build_filename(folder, "w.xlsx", NULL);
    own(report) report = sample_report(LANGUAGE_FA, NULL);
    g_autoptr(GArray) traces = render_traces(report);
    g_autoptr(GPtrArray) cells = NULL;

    (void)state;
    assert_true(render_xlsx(report, path, NULL));
    cells = render_read_back(path, NULL);
    assert_non_null(cells);
    assert_int_equal(traces->len, 4 + 8 * G_N_ELEMENTS(sample_scales));
    for (guint i = 0; i < traces->len; i++) {
        const struct traced *traced = &g_array_index(traces, struct traced, i);
        const struct workbook_cell *cell =
            cell_at(cells, traced->sheet, traced->row, traced->column);

        assert_true(cell->is_number);
        assert_true(fabs(cell->value - traced->cell->value) <= 1e-12 * fabs(cell->value));
    }
}

static void texts_come_back_as_they_were(void **state)
{
    static const double widths[] = {20, 20};
    static const char *const texts[] = {"plain",       "  spaces  ",        "<&>\"'",
                                        "=1+1",        "_x0041_",           "_x005F_x0041_",
                                        "line\nbreak", "تاب‌آوری", "😀"};
    scratch folder = scratch_new();
    g_autofree char *path = g_build_filename(folder, "w.xlsx", NULL);
    own(report) report = report_new("a.xlsx", LANGUAGE_EN);
    struct block *table = sheet_table(report_sheet(report, "s", SHEET_PAGES_PORTRAIT, widths, 2));
    g_autoptr(GPtrArray) cells = NULL;

    (void)state;
    table_add_column(table, "h", ALIGN_START, 0);
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        table_add_row(table, ROW_PLAIN);
        table_add_cell(table, cell_text(texts[i]));
    }
    assert_true(render_xlsx(report, path, NULL));
    cells = render_read_back(path, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_string_equal(cell_at(cells, "s", i + 1, 0)->text, texts[i]);
}

static void control_characters_are_made_visible_and_long_texts_cut(void **state)
{
    static const double widths[] = {20};
    scratch folder = scratch_new();
    g_autofree char *path = g_build_filename(folder, "w.xlsx", NULL);
    g_autofree char *many = g_strnfill(40000, 'a');
    own(report) report = report_new("a.xlsx", LANGUAGE_EN);
    struct sheet *sheet = report_sheet(report, "s", SHEET_PAGES_PORTRAIT, widths, 1);
    g_autoptr(GPtrArray) cells = NULL;

    (void)state;
    sheet_heading(sheet, "bell\x07");
    sheet_heading(sheet, many);
    assert_true(render_xlsx(report, path, NULL));
    cells = render_read_back(path, NULL);
    assert_string_equal(cell_at(cells, "s", 0, 0)->text, "bell\xEF\xBF\xBD");
    assert_int_equal(strlen(((struct workbook_cell *)g_ptr_array_index(cells, 1))->text), 32767);
}

static void a_persian_workbook_is_right_to_left_with_persian_faces(void **state)
{
    own(report) report = sample_report(LANGUAGE_FA, NULL);
    g_autoptr(GBytes) workbook = rendered(report);
    g_autofree char *sheet = part_of(workbook, "xl/worksheets/sheet1.xml");
    g_autofree char *styles = part_of(workbook, "xl/styles.xml");
    g_autofree char *chart = part_of(workbook, "xl/charts/chart1.xml");

    (void)state;
    assert_non_null(strstr(sheet, "rightToLeft=\"1\""));
    assert_non_null(strstr(sheet, "fitToPage=\"1\""));
    assert_non_null(strstr(styles, "<charset val=\"178\"/>"));
    assert_non_null(strstr(styles, "[$-3000429]"));
    assert_non_null(strstr(chart, "<a:cs typeface=\"Tahoma\"/>"));
    assert_non_null(strstr(chart, "lang=\"fa-IR\""));
    assert_null(strstr(chart, "en-US"));
}

/* From the right: value axis, first scale, and of two columns and their names the pre-test. */
static void persian_columns_are_read_from_the_right(void **state)
{
    static const struct {
        enum language language;
        const char *pre, *post;
        bool rtl;
    } cases[] = {{LANGUAGE_FA, "پیش‌آزمون", "پس‌آزمون", true},
                 {LANGUAGE_EN, "Pre-test", "Post-test", false}};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        own(report) report = sample_report(cases[i].language, NULL);
        g_autoptr(GBytes) workbook = rendered(report);
        g_autofree char *chart = part_of(workbook, "xl/charts/chart1.xml");
        bool post_first = strstr(chart, cases[i].post) < strstr(chart, cases[i].pre);
        bool first_last = strstr(chart, "<c:pt idx=\"6\"><c:v>58.4</c:v>") != NULL;

        assert_int_equal(post_first, cases[i].rtl);
        assert_int_equal(first_last, cases[i].rtl);
        assert_int_equal(strstr(chart, "<c:crosses val=\"max\"/>") != NULL, cases[i].rtl);
        assert_null(strstr(chart, "maxMin"));
    }
}

static void an_english_workbook_is_left_to_right_with_latin_digits(void **state)
{
    own(report) report = sample_report(LANGUAGE_EN, NULL);
    g_autoptr(GBytes) workbook = rendered(report);
    g_autofree char *sheet = part_of(workbook, "xl/worksheets/sheet1.xml");
    g_autofree char *styles = part_of(workbook, "xl/styles.xml");

    (void)state;
    assert_null(strstr(sheet, "rightToLeft"));
    assert_null(strstr(styles, "charset"));
    assert_null(strstr(styles, "[$-3000429]"));
}

static void error_bars_have_each_points_own_length(void **state)
{
    own(report) report = sample_report(LANGUAGE_EN, NULL);
    g_autoptr(GBytes) workbook = rendered(report);
    g_autofree char *chart = part_of(workbook, "xl/charts/chart1.xml");

    (void)state;
    assert_null(strstr(chart, "fixedVal"));
    assert_non_null(strstr(chart, "<c:errValType val=\"cust\"/>"));
    assert_non_null(strstr(chart, "<c:plus><c:numRef><c:f>_chart!$D$2:$D$8</c:f>"));
    assert_non_null(strstr(chart, "<c:minus><c:numRef><c:f>_chart!$F$2:$F$8</c:f>"));
}

static void points_without_numbers_are_left_out_of_charts(void **state)
{
    static const double widths[] = {40, 40};
    const struct point points[] = {
        {.name = NULL, .pre = NAN, .post = NAN, .estimate = NAN},
        {.name = NULL, .pre = 50, .post = NAN, .estimate = 2, .low = NAN, .high = NAN},
    };
    own(report) report = report_new("a.xlsx", LANGUAGE_EN);
    struct sheet *sheet = report_sheet(report, "s", SHEET_ONE_PAGE, widths, 2);
    struct block *columns = sheet_chart(sheet, BLOCK_COLUMN_CHART, "columns");
    struct block *forest = sheet_chart(sheet, BLOCK_FOREST_CHART, "forest");
    struct block *nothing = sheet_chart(sheet, BLOCK_FOREST_CHART, "nothing");
    g_autoptr(GBytes) workbook = NULL;
    g_autofree char *chart = NULL;

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(points); i++) {
        struct point point = points[i];
        g_autofree char *name = g_strdup_printf("point %zu", i);

        point.name = name;
        point.pre_low = point.pre_high = point.post_low = point.post_high = NAN;
        chart_add_point(columns, &point);
        chart_add_point(forest, &point);
        if (i == 0)
            chart_add_point(nothing, &point);
    }
    workbook = rendered(report);
    chart = part_of(workbook, "xl/charts/chart1.xml");
    assert_null(strstr(chart, "point 0"));
    assert_non_null(strstr(chart, "point 1"));
    assert_null(strstr(chart, "errBars"));
}

static void curves_are_lines_without_intervals(void **state)
{
    static const double widths[] = {40, 40};

    (void)state;
    for (int language = 0; language < N_LANGUAGES; language++) {
        own(report) report = report_new("a.xlsx", (enum language)language);
        struct sheet *sheet = report_sheet(report, "s", SHEET_ONE_PAGE, widths, 2);
        struct block *lines = sheet_chart(sheet, BLOCK_LINE_CHART, "lines");
        g_autoptr(GBytes) workbook = NULL;
        g_autofree char *chart = NULL;

        g_free(lines->series_pre);
        g_free(lines->series_post);
        lines->series_pre = g_strdup("this");
        lines->series_post = g_strdup("that");
        for (int i = 0; i < 3; i++) {
            g_autofree char *name = g_strdup_printf("x%d", i);
            struct point point = {.name = name, .pre = 10 * i, .post = 12.5 * i};

            point.pre_low = point.pre_high = point.post_low = point.post_high = NAN;
            point.estimate = point.low = point.high = NAN;
            chart_add_point(lines, &point);
        }
        workbook = rendered(report);
        chart = part_of(workbook, "xl/charts/chart1.xml");
        assert_non_null(strstr(chart, "<c:lineChart>"));
        assert_non_null(strstr(chart, "<c:v>12.5</c:v>"));
        assert_null(strstr(chart, "errBars"));
        /* a curve is read from left to right in Persian too */
        assert_null(strstr(chart, "<c:orientation val=\"maxMin\"/>"));
    }
}

static void a_page_of_words_needs_no_chart_sheet(void **state)
{
    static const double widths[] = {40};
    own(report) report = report_new("a.xlsx", LANGUAGE_FA);
    g_autoptr(GBytes) workbook = NULL;
    g_autofree char *book = NULL;

    (void)state;
    sheet_heading(report_sheet(report, "یک", SHEET_ONE_PAGE, widths, 1), "تنها یک ستون");
    workbook = rendered(report);
    book = part_of(workbook, "xl/workbook.xml");
    assert_null(strstr(book, "_chart"));
}

static void the_librarys_temporary_files_are_ours(void **state)
{
    guint before = temp_file_n_opened(), packed = zip_level_n_taken();
    own(report) report = sample_report(LANGUAGE_EN, NULL);
    g_autoptr(GBytes) workbook = rendered(report);

    (void)state;
    assert_non_null(workbook);
    assert_true(temp_file_n_opened() >= before + 10); /* one a part */
    assert_false(temp_file_failed());
    assert_true(zip_level_n_taken() >= packed + 10);
}

static void write_pictures(const char *folder)
{
    static const char *const names[] = {[LANGUAGE_FA] = "fa.xlsx", [LANGUAGE_EN] = "en.xlsx"};

    for (int i = 0; i < N_LANGUAGES; i++) {
        g_autoptr(GError) error = NULL;
        own(report) report = sample_report((enum language)i, g_getenv("TABAVAR_FONT"));
        g_autofree char *path = g_build_filename(folder, names[i], NULL);

        if (!render_xlsx(report, path, &error))
            g_printerr("%s: %s\n", path, error->message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_report_gives_the_same_bytes),
        cmocka_unit_test(locale_and_time_zone_change_nothing),
        cmocka_unit_test(every_traced_number_is_found_at_its_place),
        cmocka_unit_test(texts_come_back_as_they_were),
        cmocka_unit_test(control_characters_are_made_visible_and_long_texts_cut),
        cmocka_unit_test(a_persian_workbook_is_right_to_left_with_persian_faces),
        cmocka_unit_test(persian_columns_are_read_from_the_right),
        cmocka_unit_test(an_english_workbook_is_left_to_right_with_latin_digits),
        cmocka_unit_test(error_bars_have_each_points_own_length),
        cmocka_unit_test(points_without_numbers_are_left_out_of_charts),
        cmocka_unit_test(curves_are_lines_without_intervals),
        cmocka_unit_test(a_page_of_words_needs_no_chart_sheet),
        cmocka_unit_test(the_librarys_temporary_files_are_ours),
    };

    if (g_getenv("TABAVAR_PICTURES") != NULL)
        write_pictures(g_getenv("TABAVAR_PICTURES"));
    return cmocka_run_group_tests_name("render/workbook", tests, NULL, NULL);
}
