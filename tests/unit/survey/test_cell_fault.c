/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/cell_fault.h"
#include "unit/survey/questionnaire.h"

static enum cell_fault fault(void **state, const char *text)
{
    own(instrument) instrument = questionnaire_load(state);
    own(answer_coder) coder =
        answer_coder_new(instrument->items[0], (struct decimal){0, 0}, (struct decimal){0, 0});

    return cell_fault_of(text, coder);
}

static void what_excel_makes_of_a_cell_is_known(void **state)
{
    static const char *const TEXTS[] = {
        "#REF!", "#N/A",    "####",  " #VALUE! ", "1-Mar",      "Mar-01",       "01-MAR",
        "45658", "1.2E+11", "3E+05", "1,2E+3",    "2025-03-01", "2025/3/1 0:00"};

    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++)
        assert_int_equal(fault(state, TEXTS[i]), CELL_EXCEL);
}

static void two_answers_are_known(void **state)
{
    static const char *const TEXTS[] = {"1 3", "1,3", "1;3", "2/3", "1 - 3", "۱ ۳", "1, 2, 98"};

    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++)
        assert_int_equal(fault(state, TEXTS[i]), CELL_TWO_ANSWERS);
}

static void anything_else_is_only_no_answer(void **state)
{
    static const char *const TEXTS[] = {"7",   "maybe", "#", "#1",   "1 7",   "12345",
                                        "3.5", "1-Foo", "E", "1E11", "1.2E+", "13 4"};

    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++)
        assert_int_equal(fault(state, TEXTS[i]), CELL_OTHER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(what_excel_makes_of_a_cell_is_known),
        IN_FOLDER(two_answers_are_known),
        IN_FOLDER(anything_else_is_only_no_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
