/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "report/sheets.h"
#include "unit/report/one_page.h"

enum { PROVINCE = 0, DESCRIBED_COUNTY = 1, TESTED_COUNTY = 2, N_COLUMNS = 7 };

static const struct block *places_of(struct one_page *one)
{
    one_page_open(one);
    places_sheet(&one->page);
    return block_of(one->page.sheet, BLOCK_TABLE);
}

static enum row_tone tone_of(const struct block *table, guint row)
{
    return ((struct row *)g_ptr_array_index(table->rows, row))->tone;
}

static void counties_lead_their_neighbourhoods_and_the_whole_ends(void **state)
{
    static const struct {
        const char *name, *code;
        enum row_tone tone;
    } rows[] = {{"County: Urmia", "01", ROW_GROUP}, {"Baharan", "01", ROW_PLAIN},
                {"Sepidar", "02", ROW_PLAIN},       {"County: Khoy", "02", ROW_GROUP},
                {"Golha", "03", ROW_PLAIN},         {"Sarvan", "04", ROW_PLAIN},
                {"Laleh", "05", ROW_PLAIN},         {"Nastaran", "06", ROW_PLAIN},
                {"Yas", "07", ROW_PLAIN},           {"West Azerbaijan", "", ROW_TOTAL}};
    own(one_page) one = one_page_new(LANGUAGE_EN, PROVINCE, false);
    const struct block *table = places_of(one);

    (void)state;
    assert_int_equal(table->rows->len, G_N_ELEMENTS(rows));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        assert_string_equal(cell_at(table, i, 0)->text, rows[i].name);
        assert_string_equal(cell_at(table, i, 1)->text, rows[i].code);
        assert_int_equal(tone_of(table, i), rows[i].tone);
    }
    assert_int_equal(one->page.unit, PROVINCE);
}

static void each_main_scale_has_its_change_and_interval(void **state)
{
    static const char *const heads[N_COLUMNS] = {
        "Place", "Code", "Enrolled", "Both times", "Resilience: change", "95% low", "95% high"};
    own(one_page) one = one_page_new(LANGUAGE_EN, TESTED_COUNTY, false);
    const struct block *table;

    (void)state;
    one_page_change(one, 5, RES, (struct change){58.4, 66.9, 5.1, 11.9, 0.001});
    table = places_of(one);
    assert_int_equal(table->columns->len, N_COLUMNS);
    for (guint i = 0; i < N_COLUMNS; i++)
        assert_string_equal(((struct table_column *)g_ptr_array_index(table->columns, i))->header,
                            heads[i]);
    assert_true(fabs(cell_at(table, 0, 4)->value - 8.5) < 1e-12);
    assert_int_equal(cell_at(table, 0, 4)->tone, TONE_GAIN);
    assert_true(fabs(cell_at(table, 0, 5)->value - 5.1) < 1e-12);
    assert_true(fabs(cell_at(table, 0, 6)->value - 11.9) < 1e-12);
    assert_int_equal(cell_at(table, 0, 6)->tone, TONE_PLAIN);
}

/* A county of two neighbourhoods has a change, dashes for its interval, and a note that says why.
 */
static void a_described_county_has_dashes(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, DESCRIBED_COUNTY, false);
    const struct block *table = places_of(one);
    guint last = table->rows->len - 1;
    bool has_note = false;

    (void)state;
    assert_int_equal(cell_at(table, last, 4)->kind, CELL_NUMBER);
    assert_string_equal(cell_at(table, last, 5)->text, "–");
    assert_string_equal(cell_at(table, last, 6)->text, "–");
    for (guint i = 0; i < one->page.sheet->blocks->len; i++) {
        const struct block *block = g_ptr_array_index(one->page.sheet->blocks, i);

        has_note = has_note || g_str_has_prefix(block->text, "A dash in place of an interval");
    }
    assert_true(has_note);
}

static void the_head_repeats_and_a_chart_follows(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_FA, TESTED_COUNTY, false);
    const struct block *table = places_of(one);
    const struct sheet *sheet = one->page.sheet;

    (void)state;
    assert_ptr_equal(g_ptr_array_index(sheet->blocks, (guint)sheet->repeat_block), table);
    assert_string_equal(block_of(sheet, BLOCK_TITLE)->text,
                        "محله‌های شهرستان خوی");
    assert_string_equal(block_of(sheet, BLOCK_FOREST_CHART)->text,
                        "تغییر «تاب‌آوری» در هر محله، "
                        "با بازهٔ اطمینان ۹۵ درصد");
    assert_int_equal(block_of(sheet, BLOCK_FOREST_CHART)->points->len, 5);
}

static void before_the_post_test_only_people_are_counted(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, TESTED_COUNTY, false);
    const struct block *table;

    (void)state;
    invented_make_baseline(one->it);
    table = places_of(one);
    assert_int_equal(table->columns->len, 4);
    assert_false(has_block(one->page.sheet, BLOCK_FOREST_CHART));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counties_lead_their_neighbourhoods_and_the_whole_ends),
        cmocka_unit_test(each_main_scale_has_its_change_and_interval),
        cmocka_unit_test(a_described_county_has_dashes),
        cmocka_unit_test(the_head_repeats_and_a_chart_follows),
        cmocka_unit_test(before_the_post_test_only_people_are_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
