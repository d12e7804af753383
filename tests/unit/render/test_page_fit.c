/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <math.h>

#include "render/page_fit.h"
#include "report/model.h"

/* A4 in points, less margins of 0.4 inches at the sides, 0.55 above and 0.6 below. */
static const double WIDE = 595.28 - 57.6, HIGH = 841.89 - 82.8;

static double height_of(const struct layout_sheet *sheet)
{
    double sum = 0;

    for (guint i = 0; i < sheet->heights->len; i++)
        sum += g_array_index(sheet->heights, double, i);
    return sum;
}

/* 90 Excel characters are 635 pixels, 476.25 points: narrower than the paper. 150 are 1055 pixels,
 * 791.25 points: printed smaller, so that a page holds more of it. */
static void a_page_holds_as_much_as_its_width_lets_it(void **state)
{
    static const struct {
        double width;
        enum sheet_page page;
        double room;
    } cases[] = {{90, SHEET_PAGES_PORTRAIT, HIGH},
                 {150, SHEET_PAGES_PORTRAIT, HIGH * 791.25 / WIDE},
                 {90, SHEET_PAGES_LANDSCAPE, 595.28 - 82.8}};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        own(report) report = report_new("a.xlsx", LANGUAGE_EN);
        own(page_layout) layout = NULL;

        report_sheet(report, "s", cases[i].page, &cases[i].width, 1);
        layout = layout_new(report);
        assert_true(fabs(page_fit_room(layout_nth(layout, 0)) - cases[i].room) < 0.5);
    }
}

static struct report *charts_and_rows(guint n_rows, guint n_charts)
{
    static const double widths[] = {90};
    struct report *report = report_new("a.xlsx", LANGUAGE_EN);
    struct sheet *sheet = report_sheet(report, "s", SHEET_ONE_PAGE, widths, 1);
    struct block *table = sheet_table(sheet);

    table_add_column(table, "a", ALIGN_CENTRE, 0);
    for (guint i = 0; i < n_rows; i++) {
        table_add_row(table, ROW_PLAIN);
        table_add_cell(table, cell_text("b"));
    }
    for (guint i = 0; i < n_charts; i++)
        sheet_chart(sheet, BLOCK_COLUMN_CHART, "c")->n_grid_rows = 10;
    return report;
}

/* One page is filled (a little more: LibreOffice draws columns wider), whatever the table takes. */
static void charts_take_what_the_table_leaves(void **state)
{
    (void)state;
    for (guint n_rows = 8; n_rows <= 20; n_rows += 4) {
        own(report) report = charts_and_rows(n_rows, 2);
        own(page_layout) layout = layout_new(report);
        const struct layout_sheet *sheet = layout_nth(layout, 0);
        double filled = height_of(sheet) / page_fit_room(sheet);

        assert_true(filled > 1.02 && filled < 1.05);
        assert_int_equal(sheet->n_pages, 1);
    }
}

static void charts_are_neither_blown_up_nor_crushed(void **state)
{
    static const struct {
        guint n_rows;
        double chart_row;
    } cases[] = {{1, 42}, {60, 14.5}}; /* 21 points twice, and seven tenths of it in quarters */

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        own(report) report = charts_and_rows(cases[i].n_rows, 1);
        own(page_layout) layout = layout_new(report);
        const struct layout_sheet *sheet = layout_nth(layout, 0);
        const struct placed_chart *chart = &g_array_index(sheet->charts, struct placed_chart, 0);

        assert_true(g_array_index(sheet->heights, double, chart->row) == cases[i].chart_row);
    }
}

/* Parts of a heading and a table of so many rows; numbers, or words only. */
static struct report *parts(guint n_parts, guint n_rows, enum align align)
{
    static const double widths[] = {45, 45};
    struct report *report = report_new("a.xlsx", LANGUAGE_EN);
    struct sheet *sheet = report_sheet(report, "s", SHEET_PAGES_PORTRAIT, widths, 2);

    sheet_title(sheet, "title");
    for (guint i = 0; i < n_parts; i++) {
        struct block *table;

        sheet_heading(sheet, "heading");
        table = sheet_table(sheet);
        table_add_column(table, "a", ALIGN_START, 0);
        table_add_column(table, "b", align, 0);
        for (guint j = 0; j < n_rows; j++) {
            table_add_row(table, ROW_PLAIN);
            table_add_cell(table, cell_text("c"));
            table_add_cell(table, cell_text("d"));
        }
    }
    return report;
}

/* N_ROLES where the row is empty. */
static enum role role_in_row(const struct layout_sheet *sheet, guint row)
{
    for (guint i = 0; i < sheet->placed->len; i++)
        if (g_array_index(sheet->placed, struct placed, i).row == row)
            return g_array_index(sheet->placed, struct placed, i).role;
    return N_ROLES;
}

/* Two tables of twelve rows fill a page: the third begins the next, with its heading. */
static void tables_of_numbers_are_not_split(void **state)
{
    own(report) report = parts(4, 12, ALIGN_CENTRE);
    own(page_layout) layout = layout_new(report);
    const struct layout_sheet *sheet = layout_nth(layout, 0);

    (void)state;
    assert_int_equal(sheet->n_pages, 0);
    assert_int_equal(sheet->breaks->len, 1);
    assert_int_equal(role_in_row(sheet, g_array_index(sheet->breaks, guint, 0)), ROLE_HEADING);
    assert_int_equal(g_array_index(sheet->breaks, guint, 0),
                     g_array_index(sheet->parts, struct layout_part, 2).first_row);
}

/* Eighteen rows are a little more than half a page; in words the second table runs on. */
static void words_run_on(void **state)
{
    own(report) numbers = parts(3, 18, ALIGN_CENTRE);
    own(report) words = parts(3, 18, ALIGN_START);
    own(page_layout) split = layout_new(numbers);
    own(page_layout) flowing = layout_new(words);

    (void)state;
    assert_int_equal(layout_nth(split, 0)->breaks->len, 2);
    assert_int_equal(layout_nth(flowing, 0)->breaks->len, 0);
}

static void a_little_too_long_is_made_to_fit(void **state)
{
    own(report) report = parts(2, 17, ALIGN_CENTRE);
    own(page_layout) layout = layout_new(report);
    const struct layout_sheet *sheet = layout_nth(layout, 0);
    double filled = height_of(sheet) / page_fit_room(sheet);

    (void)state;
    assert_true(filled > 1 && filled < 1.15);
    assert_int_equal(sheet->n_pages, 1);
    assert_int_equal(sheet->breaks->len, 0);
}

/* Thirty rows fit no landscape page; the group whose rows do not fit begins the next one. */
static void a_group_keeps_its_rows_under_the_repeated_head(void **state)
{
    static const double widths[] = {60, 60};
    own(report) report = report_new("a.xlsx", LANGUAGE_EN);
    struct sheet *sheet = report_sheet(report, "s", SHEET_PAGES_LANDSCAPE, widths, 2);
    struct block *table = sheet_table(sheet);
    own(page_layout) layout = NULL;
    const GArray *breaks;

    (void)state;
    sheet->repeat_block = 0;
    table_add_column(table, "a", ALIGN_START, 0);
    table_add_column(table, "b", ALIGN_CENTRE, 0);
    for (guint i = 0; i < 40; i++) { /* a group has ten rows: its own and nine */
        table_add_row(table, i % 10 == 0 ? ROW_GROUP : ROW_PLAIN);
        table_add_cell(table, cell_text("c"));
        table_add_cell(table, cell_text("d"));
    }
    layout = layout_new(report);
    breaks = layout_nth(layout, 0)->breaks;
    assert_int_equal(breaks->len, 1);
    assert_int_equal(g_array_index(breaks, guint, 0), 1 + 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_holds_as_much_as_its_width_lets_it),
        cmocka_unit_test(charts_take_what_the_table_leaves),
        cmocka_unit_test(charts_are_neither_blown_up_nor_crushed),
        cmocka_unit_test(tables_of_numbers_are_not_split),
        cmocka_unit_test(words_run_on),
        cmocka_unit_test(a_little_too_long_is_made_to_fit),
        cmocka_unit_test(a_group_keeps_its_rows_under_the_repeated_head),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
