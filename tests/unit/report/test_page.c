/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <string.h>

#include "unit/report/one_page.h"

enum { PROVINCE = 0, COUNTY = 1, NEIGHBOURHOOD = 3, N_OPENED = 4 };

static void titles_and_feet_name_the_place(void **state)
{
    static const struct {
        enum language language;
        guint unit;
        const char *title, *footer;
    } cases[N_OPENED] = {
        {LANGUAGE_EN, NEIGHBOURHOOD, "Evaluation report, neighbourhood: Baharan (Urmia)",
         "Baharan — Urmia"},
        {LANGUAGE_EN, COUNTY, "Evaluation report, county: Urmia", "Urmia"},
        {LANGUAGE_EN, PROVINCE, "Evaluation report, province: West Azerbaijan", "West Azerbaijan"},
        {LANGUAGE_FA, NEIGHBOURHOOD, "گزارش ارزیابی محله: بهاران (ارومیه)", "بهاران — ارومیه"},
    };

    (void)state;
    for (gsize i = 0; i < N_OPENED; i++) {
        own(one_page) one = one_page_new(cases[i].language, cases[i].unit, true);

        one_page_open(one);
        assert_string_equal(one->report->title, cases[i].title);
        assert_string_equal(one->report->footer, cases[i].footer);
    }
}

static void the_band_says_by_whom_and_when(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, NEIGHBOURHOOD, true);
    const struct block *band;

    (void)state;
    one_page_open(one);
    page_place_head(&one->page, TEXT_TITLE_SCALES);
    band = block_of(one_page_sheet(one), BLOCK_TITLE);
    assert_string_equal(band->text, "Scale by scale – Baharan (Urmia)");
    assert_int_equal(band->lines->len, 2);
    assert_string_equal(g_ptr_array_index(band->lines, 0), "Programme — Governorate");
    assert_string_equal(g_ptr_array_index(band->lines, 1),
                        "Pre-test 2025-10-07 to 2025-10-09 • Post-test 2026-02-10 • "
                        "60 hours of training");
}

/* Each printed page says so, not only the first with its banner. */
static void every_page_says_what_it_must_not_be_taken_for(void **state)
{
    static const struct {
        bool simulated, for_evaluator;
        const char *header;
    } cases[N_OPENED] = {
        {true, false, "Simulated data"},
        {false, false, ""},
        {false, true, "For the evaluator, not for sending"},
        {true, true, "Simulated data; for the evaluator, not for sending"},
    };

    (void)state;
    for (gsize i = 0; i < N_OPENED; i++) {
        own(one_page) one = one_page_new(LANGUAGE_EN, PROVINCE, !cases[i].for_evaluator);

        one->it->programme.simulated = cases[i].simulated;
        one_page_open(one);
        one->page.has_banner_for_evaluator = cases[i].for_evaluator;
        page_place_head(&one->page, TEXT_TITLE_SCALES);
        assert_string_equal(one->report->header, cases[i].header);
    }
}

static guint n_notes(const struct sheet *sheet, const char *text)
{
    guint n = 0;

    for (guint i = 0; i < sheet->blocks->len; i++) {
        const struct block *block = g_ptr_array_index(sheet->blocks, i);

        n += block->kind == BLOCK_NOTE && strstr(block->text, text) != NULL ? 1 : 0;
    }
    return n;
}

/* A reason that stands in three cells is explained once, and not again for the next table. */
static void each_reason_is_explained_once(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, NEIGHBOURHOOD, false);

    (void)state;
    for (int scale = RES; scale <= FR; scale++)
        findings_set_reason(one->it->track.findings, NEIGHBOURHOOD, scale, STUDY_CHANGE,
                            STATISTIC_CHANGE_100, REASON_NO_VARIANCE);
    one_page_open(one);
    for (int scale = RES; scale <= FR; scale++) {
        struct cell cell = page_cell(&one->page, scale, STUDY_CHANGE, STATISTIC_CHANGE_100);

        assert_int_equal(cell.kind, CELL_REASON);
        assert_string_equal(cell.text, "all equal");
        g_free(cell.text);
    }
    page_legend(&one->page);
    page_legend(&one->page);
    assert_int_equal(n_notes(one_page_sheet(one), "all equal: "), 1);
    assert_true(one->page.is_shown[STATISTIC_CHANGE_100]);
    assert_false(one->page.is_shown[STATISTIC_CHANGE]);
}

static void places_have_their_codes_in_the_digits_of_the_page(void **state)
{
    own(one_page) fa = one_page_new(LANGUAGE_FA, NEIGHBOURHOOD, false);
    own(one_page) en = one_page_new(LANGUAGE_EN, NEIGHBOURHOOD, false);
    g_autofree char *persian = NULL;
    g_autofree char *latin = NULL;
    g_autofree char *word = NULL;

    (void)state;
    one_page_open(fa);
    one_page_open(en);
    persian = view_unit_code(&fa->view, 0, NEIGHBOURHOOD);
    latin = view_unit_code(&en->view, 0, NEIGHBOURHOOD);
    assert_string_equal(persian, "۰۱");
    assert_string_equal(latin, "01");
    fa->it->units[NEIGHBOURHOOD].code = "B-1.2";
    word = view_unit_code(&fa->view, 0, NEIGHBOURHOOD);
    assert_string_equal(word, "B-1.2");
}

static void units_are_read_county_by_county(void **state)
{
    static const guint wanted[N_UNITS] = {0, 1, 3, 4, 2, 5, 6, 7, 8, 9};
    own(one_page) one = one_page_new(LANGUAGE_EN, PROVINCE, false);
    g_autoptr(GArray) units = NULL;

    (void)state;
    one_page_open(one);
    units = view_units(&one->view, 0);
    assert_int_equal(units->len, N_UNITS);
    for (guint i = 0; i < N_UNITS; i++)
        assert_int_equal(g_array_index(units, guint, i), wanted[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_and_feet_name_the_place),
        cmocka_unit_test(the_band_says_by_whom_and_when),
        cmocka_unit_test(every_page_says_what_it_must_not_be_taken_for),
        cmocka_unit_test(each_reason_is_explained_once),
        cmocka_unit_test(places_have_their_codes_in_the_digits_of_the_page),
        cmocka_unit_test(units_are_read_county_by_county),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
