/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>

#include "survey/blank_mark.h"

static void what_only_says_that_there_is_no_number_is_none(void **state)
{
    static const char *const TEXTS[] = {"",
                                        "-",
                                        "--",
                                        ".",
                                        "0",
                                        "000",
                                        "0-0",
                                        "۰",
                                        "?",
                                        "n/a",
                                        "N/A",
                                        "NA",
                                        "#N/A",
                                        "#NULL!",
                                        "#REF!",
                                        "####",
                                        "NULL",
                                        "none",
                                        "No card",
                                        "unknown",
                                        "ندارم",
                                        "ندارد",
                                        "نامشخص",
                                        "خالی",
                                        "نمی‌دانم",
                                        "بدون کارت",
                                        "بدون‌كارت",
                                        "بی‌پاسخ"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++)
        assert_true(is_no_number(TEXTS[i]));
}

static void whatever_may_name_somebody_is_a_number(void **state)
{
    static const char *const TEXTS[] = {"1",   "01-001-9", "۷", "-1",    "A",   "NA1",   "مریم",
                                        "0-1", "X0",       "ا", "NONE2", "٠٠١", "ندارم۲"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++)
        assert_false(is_no_number(TEXTS[i]));
}

/* E107 says so; a row that has a code must not go by it without a word. */
static void letters_that_were_lost_were_a_number(void **state)
{
    (void)state;
    assert_false(is_no_number("????"));
    assert_false(is_no_number("\uFFFD\uFFFD"));
}

static void tools_write_few_marks_for_no_answer(void **state)
{
    (void)state;
    assert_true(is_blank_mark("n/a"));
    assert_true(is_blank_mark(" . "));
    assert_true(is_blank_mark("بدون پاسخ"));
    assert_false(is_blank_mark("-"));
    assert_false(is_blank_mark("0"));
    assert_false(is_blank_mark("none"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_only_says_that_there_is_no_number_is_none),
        cmocka_unit_test(whatever_may_name_somebody_is_a_number),
        cmocka_unit_test(letters_that_were_lost_were_a_number),
        cmocka_unit_test(tools_write_few_marks_for_no_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
