/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "render/chart_data.h"
#include "render/layout.h"
#include "render/render.h"
#include "sample_report.h"

static const struct placed *nth(const struct layout_sheet *sheet, guint i)
{
    return &g_array_index(sheet->placed, struct placed, i);
}

static const struct placed *first_of(const struct layout_sheet *sheet, enum role role)
{
    for (guint i = 0; i < sheet->placed->len; i++) {
        if (nth(sheet, i)->role == role)
            return nth(sheet, i);
    }
    g_error("no cell has role %d", role);
}

static void one_page_sheets_have_margins_that_only_the_band_covers(void **state)
{
    own(report) report = sample_report(LANGUAGE_FA, NULL);
    own(page_layout) layout = layout_new(report);
    const struct layout_sheet *sheet = layout_nth(layout, 0);

    (void)state;
    assert_int_equal(sheet->widths->len, 13);
    assert_int_equal(first_of(sheet, ROLE_TITLE)->column, 0);
    assert_int_equal(first_of(sheet, ROLE_TITLE)->n_columns, 13);
    assert_int_equal(first_of(sheet, ROLE_NOTE)->column, 1);
    assert_int_equal(first_of(sheet, ROLE_NOTE)->n_columns, 11);
    assert_int_equal(first_of(sheet, ROLE_TABLE_HEAD)->column, 1);
}

static void lists_start_in_the_first_column_under_their_title(void **state)
{
    own(report) report = sample_report(LANGUAGE_FA, NULL);
    own(page_layout) layout = layout_new(report);
    const struct layout_sheet *sheet = layout_nth(layout, 1);

    (void)state;
    assert_int_equal(first_of(sheet, ROLE_TITLE)->row, 0);
    assert_int_equal(first_of(sheet, ROLE_TABLE_HEAD)->row, 1);
    assert_int_equal(first_of(sheet, ROLE_TABLE_HEAD)->column, 0);
    assert_int_equal(sheet->head_row, 1);
    assert_int_equal(sheet->heights->len, 2 + 25);
}

static void cells_stand_row_by_row_from_left_to_right(void **state)
{
    own(report) report = sample_report(LANGUAGE_EN, NULL);
    own(page_layout) layout = layout_new(report);

    (void)state;
    for (guint i = 0; i < layout->sheets->len; i++) {
        const struct layout_sheet *sheet = layout_nth(layout, i);

        for (guint j = 1; j < sheet->placed->len; j++) {
            const struct placed *a = nth(sheet, j - 1), *b = nth(sheet, j);

            assert_true(a->row < b->row ||
                        (a->row == b->row && a->column + a->n_columns <= b->column));
            assert_true(b->row < sheet->heights->len);
        }
    }
}

static void bars_cover_the_rows_of_their_table(void **state)
{
    own(report) report = sample_report(LANGUAGE_FA, NULL);
    own(page_layout) layout = layout_new(report);
    const struct layout_sheet *sheet = layout_nth(layout, 0);
    const struct placed_bars *bars = &g_array_index(sheet->bars, struct placed_bars, 0);

    (void)state;
    assert_int_equal(sheet->bars->len, 1);
    assert_int_equal(bars->last_row - bars->first_row + 1, G_N_ELEMENTS(sample_scales));
    assert_int_equal(bars->column, 9);
    assert_true(bars->limit == 2);
}

static void zebra_stripes_alternate_and_start_again_after_a_group(void **state)
{
    own(report) report = sample_report(LANGUAGE_EN, NULL);
    own(page_layout) layout = layout_new(report);
    static const bool stripes[] = {false, false, true, false, true, false};
    const struct layout_sheet *sheet = layout_nth(layout, 2);
    guint i_row = 0;

    (void)state;
    for (guint i = 0; i < sheet->placed->len; i++) {
        if (nth(sheet, i)->role == ROLE_TABLE_CELL && nth(sheet, i)->column == 0)
            assert_int_equal(nth(sheet, i)->zebra, stripes[i_row++]);
    }
    assert_int_equal(i_row, G_N_ELEMENTS(stripes));
}

static void rows_grow_with_their_longest_text(void **state)
{
    static const double widths[] = {10, 40};
    g_autofree char *words = g_strnfill(400, 'a');
    own(report) report = report_new("a.xlsx", LANGUAGE_EN);
    struct block *table = sheet_table(report_sheet(report, "s", SHEET_PAGES_PORTRAIT, widths, 2));
    own(page_layout) layout = NULL;
    const GArray *heights;

    (void)state;
    for (gsize i = 4; i < 400; i += 5)
        words[i] = ' ';
    table_add_column(table, "a", ALIGN_START, 0);
    table_add_column(table, "b", ALIGN_START, 0);
    for (int i = 0; i < 2; i++) {
        table_add_row(table, ROW_PLAIN);
        table_add_cell(table, cell_text("short"));
        table_add_cell(table, cell_text(i == 0 ? "short" : words));
    }
    layout = layout_new(report);
    heights = layout_nth(layout, 0)->heights;
    assert_true(g_array_index(heights, double, 1) == 19);
    assert_true(g_array_index(heights, double, 2) > 8 * 10 * 1.2);
    assert_true(g_array_index(heights, double, 2) < 16 * 10 * 1.6);
}

static void persian_texts_get_direction_marks_english_ones_none(void **state)
{
    own(report) fa = report_new("a.xlsx", LANGUAGE_FA);
    own(report) en = report_new("a.xlsx", LANGUAGE_EN);
    own(page_layout) persian = layout_new(fa);
    own(page_layout) english = layout_new(en);

    (void)state;
    assert_string_equal(layout_text(persian, "۹۵٪"), "\u200F۹۵٪\u200F");
    assert_string_equal(layout_text(persian, "تاب‌آوری"), "تاب‌آوری");
    assert_string_equal(layout_text(english, "95%"), "95%");
    assert_string_equal(layout_text(persian, ""), "");
}

static void texts_are_cut_on_a_letter(void **state)
{
    g_autoptr(GString) emoji = g_string_new("a");
    own(report) report = report_new("a.xlsx", LANGUAGE_EN);
    own(page_layout) layout = layout_new(report);

    (void)state;
    for (int i = 0; i < 17000; i++)
        g_string_append(emoji, "\U0001F600");
    assert_int_equal(strlen(layout_text(layout, emoji->str)), 1 + 16383 * 4);
}

/* ---- text widths: DejaVu Sans as HarfBuzz 6.0 measures it, in ems ---- */

static void widths_are_near_a_real_fonts(void **state)
{
    static const struct {
        const char *text;
        double ems;
    } measured[] = {
        {"بدون تغییر معنادار", 7.40},
        {"کران پایین ۹۵٪", 6.21},
        {"تاب‌آوری خانواده", 6.83},
        {"میانگین تغییر تاب‌آوری", 9.14},
        {"آگاهی از آسیب‌ها", 7.05},
        {"participants", 5.95},
        {"Awareness of harms", 10.10},
    };
    static const struct typeface one_em = {72.0 / 96.0, false};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(measured); i++) {
        double ems = text_width(measured[i].text, &one_em);

        assert_true(fabs(ems / measured[i].ems - 1) < 0.15);
    }
}

static void lines_break_between_words(void **state)
{
    static const struct typeface face = {10, false};

    (void)state;
    assert_int_equal(text_lines("", &face, 100), 1);
    assert_int_equal(text_lines("one", &face, 100), 1);
    assert_int_equal(text_lines("one\ntwo\nthree", &face, 100), 3);
    assert_int_equal(text_lines("aaaa aaaa aaaa aaaa", &face, 40), 4);
    assert_true(text_lines("aaaaaaaaaaaaaaaaaaaaaaaa", &face, 40) >= 4);
    assert_int_equal(text_lines("a\nb", &face, 1000), 2);
    assert_int_equal(text_lines("سس سس سس", &face, 40),
                     3); /* 88 + 120 hundredths of an em a word */
}

/* ---- charts ---- */

static struct chart_plan *forest_plan(struct chart_data *data)
{
    return g_ptr_array_index(data->plans, 1);
}

static void names_stand_right_in_persian_and_left_in_english(void **state)
{
    (void)state;
    for (int i = 0; i < N_LANGUAGES; i++) {
        own(report) report = sample_report((enum language)i, NULL);
        own(page_layout) layout = layout_new(report);
        own(chart_data) data = chart_data_new(layout);
        const struct chart_axis *axis = &forest_plan(data)->axis;

        assert_true(axis->low == -5 && axis->high == 20 && axis->unit == 5);
        if (i == LANGUAGE_FA)
            assert_true(axis->wide_low == axis->low && axis->wide_high > axis->high);
        else
            assert_true(axis->wide_low < axis->low && axis->wide_high == axis->high);
    }
}

static void points_without_an_interval_have_no_bar(void **state)
{
    static const double widths[] = {80};
    char name[] = "a";
    const struct point bare = {.name = name, .estimate = 0.12, .low = NAN, .high = NAN};
    const struct point full = {.name = name, .estimate = 0.2, .low = 0.1, .high = 0.3};
    own(report) report = report_new("a.xlsx", LANGUAGE_EN);
    struct block *chart =
        sheet_chart(report_sheet(report, "s", SHEET_ONE_PAGE, widths, 1), BLOCK_FOREST_CHART, "t");
    own(page_layout) layout = layout_new(report);
    own(chart_data) data = NULL;
    guint n_bars = 0;

    (void)state;
    chart_add_point(chart, &bare);
    chart_add_point(chart, &full);
    data = chart_data_new(layout);
    for (guint i = 0; i < data->cells->len; i++)
        n_bars += g_array_index(data->cells, struct chart_cell, i).column == FOREST_BAR_X ? 1 : 0;
    assert_int_equal(n_bars, 2);
}

static void traces_name_the_cells_that_have_one(void **state)
{
    own(report) report = sample_report(LANGUAGE_EN, NULL);
    g_autoptr(GArray) traces = render_traces(report);
    const struct traced *first = &g_array_index(traces, struct traced, 0);

    (void)state;
    assert_string_equal(first->sheet, "Summary");
    assert_string_equal(first->cell->trace.statistic, "n_matched");
    assert_int_equal(first->column, 1);
    assert_int_equal(first->row, 7); /* band 0-2, air, banner, air, labels, values */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_page_sheets_have_margins_that_only_the_band_covers),
        cmocka_unit_test(lists_start_in_the_first_column_under_their_title),
        cmocka_unit_test(cells_stand_row_by_row_from_left_to_right),
        cmocka_unit_test(bars_cover_the_rows_of_their_table),
        cmocka_unit_test(zebra_stripes_alternate_and_start_again_after_a_group),
        cmocka_unit_test(rows_grow_with_their_longest_text),
        cmocka_unit_test(persian_texts_get_direction_marks_english_ones_none),
        cmocka_unit_test(texts_are_cut_on_a_letter),
        cmocka_unit_test(widths_are_near_a_real_fonts),
        cmocka_unit_test(lines_break_between_words),
        cmocka_unit_test(names_stand_right_in_persian_and_left_in_english),
        cmocka_unit_test(points_without_an_interval_have_no_bar),
        cmocka_unit_test(traces_name_the_cells_that_have_one),
    };

    return cmocka_run_group_tests_name("render/layout", tests, NULL, NULL);
}
