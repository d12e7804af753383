/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain text of the samples against texts a person has reviewed. TABAVAR_REVIEW=1 writes them
 * anew, for a review of the difference. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "render/render.h"
#include "sample_report.h"

static void assert_reviewed(enum language language, const char *path)
{
    own(report) report = sample_report(language, NULL);
    g_autofree char *text = render_text(report);
    g_autofree char *reviewed = NULL;

    if (g_getenv("TABAVAR_REVIEW") != NULL)
        assert_true(g_file_set_contents(path, text, -1, NULL));
    assert_true(g_file_get_contents(path, &reviewed, NULL, NULL));
    assert_string_equal(text, reviewed);
}

static void the_persian_sample_reads_as_reviewed(void **state)
{
    (void)state;
    assert_reviewed(LANGUAGE_FA, "tests/unit/render/sample-fa.txt");
}

static void the_english_sample_reads_as_reviewed(void **state)
{
    (void)state;
    assert_reviewed(LANGUAGE_EN, "tests/unit/render/sample-en.txt");
}

static void broken_texts_do_not_break_the_plain_text(void **state)
{
    static const double widths[] = {10};
    own(report) report = report_new("a.xlsx", LANGUAGE_EN);
    struct sheet *sheet = report_sheet(report, "s", SHEET_ONE_PAGE, widths, 1);
    struct block *table = sheet_table(sheet);
    g_autofree char *text = NULL;

    (void)state;
    sheet_table(sheet); /* without columns */
    table_add_column(table, "caf\xE9", ALIGN_START, 0);
    table_add_row(table, ROW_PLAIN);
    table_add_cell(table, cell_text("\xF0\x9F"));
    table_add_row(table, ROW_PLAIN);
    table_add_cell(table, cell_number(NAN, NUMBER_SCORE, NULL));
    text = render_text(report);
    assert_true(g_utf8_validate(text, -1, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_persian_sample_reads_as_reviewed),
        cmocka_unit_test(the_english_sample_reads_as_reviewed),
        cmocka_unit_test(broken_texts_do_not_break_the_plain_text),
    };

    return cmocka_run_group_tests_name("render/plain_text", tests, NULL, NULL);
}
