/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "report/quality_sheets.h"
#include "unit/report/invented_study.h"
#include "unit/report/report_reader.h"

enum { MIN_GROUP = 10 };

typedef void (*sheet_function)(struct page *page, const struct quality *quality);

/* The report of one sheet about a study in which the second person left everything blank. */
static struct report *quality_report(struct invented *it, enum language language,
                                     sheet_function fill)
{
    own(privacy) privacy = privacy_new(&it->study, MIN_GROUP);
    struct report *report = report_new("evaluator/data-quality.xlsx", language);
    own(quality) quality = NULL;
    struct view view;
    struct page page;

    it->codes[1] = ANSWER_BLANK;
    invented_findings(it, privacy);
    view = view_of(&it->study, NULL);
    page = page_begin(&view, report, 0, 0);
    quality = quality_new(&it->track);
    fill(&page, quality);
    return report;
}

static const struct block *table_of(const struct report *report)
{
    const struct sheet *sheet = g_ptr_array_index(report->sheets, 0);

    for (guint i = 0; i < sheet->blocks->len; i++) {
        const struct block *block = g_ptr_array_index(sheet->blocks, i);

        if (block->kind == BLOCK_TABLE)
            return block;
    }
    fail_msg("no table");
    return g_ptr_array_index(sheet->blocks, 0);
}

static struct cell quality_cell(const struct report *report, guint row, guint column)
{
    const struct block *table = table_of(report);
    const struct row *found;

    assert_true(row < table->rows->len);
    found = g_ptr_array_index(table->rows, row);
    return g_array_index(found->cells, struct cell, column);
}

static guint row_of(const struct report *report, const char *first)
{
    const struct block *table = table_of(report);

    for (guint i = 0; i < table->rows->len; i++)
        if (g_str_equal(quality_cell(report, i, 0).text, first))
            return i;
    fail_msg("no row %s", first);
    return 0;
}

static void a_check_tells_its_count_and_how_serious_it_is(void **state)
{
    struct invented *it = invented_new(LANGUAGE_EN);
    own(report) report = quality_report(it, LANGUAGE_EN, checks_sheet);
    guint empty = row_of(report, "More than half left unanswered");
    guint alike = row_of(report, "Pairs of interviews much alike");

    (void)state;
    assert_true(quality_cell(report, empty, 1).value == 1);
    assert_int_equal(quality_cell(report, empty, 2).tone, TONE_WARNING);
    assert_string_equal(quality_cell(report, empty, 2).text, "warning");
    assert_true(quality_cell(report, alike, 1).value == 0);
    assert_int_equal(quality_cell(report, alike, 2).tone, TONE_GOOD);
    assert_string_equal(quality_cell(report, alike, 3).text, "Nothing was found.");
    invented_free(it);
}

static void a_person_is_listed_by_number_with_the_reason(void **state)
{
    struct invented *it = invented_new(LANGUAGE_EN);
    own(report) report = quality_report(it, LANGUAGE_EN, people_to_look_at_sheet);

    (void)state;
    assert_int_equal(table_of(report)->rows->len, 2); /* blank before and after */
    for (guint i = 0; i < 2; i++) {
        assert_string_equal(quality_cell(report, i, 4).text, "mostly unanswered");
        assert_true(quality_cell(report, i, 5).value == 1);
        assert_true(quality_cell(report, i, 0).value >= 1 &&
                    quality_cell(report, i, 0).value <= N_PEOPLE);
    }
    assert_true(quality_cell(report, 0, 0).value == quality_cell(report, 1, 0).value);
    invented_free(it);
}

static void gaps_are_told_by_item_and_by_place(void **state)
{
    struct invented *it = invented_new(LANGUAGE_FA);
    own(report) items = quality_report(it, LANGUAGE_FA, gaps_by_item_sheet);

    (void)state;
    assert_int_equal(table_of(items)->rows->len, 2);
    assert_true(quality_cell(items, 0, 3).value == 3); /* asked before: three people */
    assert_true(quality_cell(items, 0, 4).value == 1);
    assert_true(fabs(quality_cell(items, 0, 8).value - 1 / 3.0) < 1e-12);
    assert_int_equal(quality_cell(items, 0, 8).tone, TONE_WARNING);
    assert_true(quality_cell(items, 1, 3).value == 2); /* after: one is lost */
    invented_free(it);
}

static void forbid_id(const char *text, gpointer user)
{
    (void)user;
    if (strstr(text, PERSON_ID) != NULL)
        fail_msg("an id stands in the workbook: %s", text);
}

static void no_id_stands_in_the_workbook(void **state)
{
    static const sheet_function SHEETS[] = {checks_sheet, people_to_look_at_sheet, alike_sheet,
                                            gaps_by_item_sheet, gaps_by_place_sheet};
    const struct reader reader = {forbid_id, NULL, NULL};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(SHEETS); i++) {
        struct invented *it = invented_new(LANGUAGE_FA);
        own(report) report = quality_report(it, LANGUAGE_FA, SHEETS[i]);

        read_report(&reader, report);
        invented_free(it);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_check_tells_its_count_and_how_serious_it_is),
        cmocka_unit_test(a_person_is_listed_by_number_with_the_reason),
        cmocka_unit_test(gaps_are_told_by_item_and_by_place),
        cmocka_unit_test(no_id_stands_in_the_workbook),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
