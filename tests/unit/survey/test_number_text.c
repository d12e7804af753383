/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <string.h>

#include "survey/number_text.h"

static struct number_text read(const char *text)
{
    return number_text_read(text, strlen(text));
}

static void a_number_is_read_with_every_decimal_mark(void **state)
{
    static const struct {
        const char *text;
        gint64 digits;
        int places;
        bool other_digits;
    } CASES[] = {
        {"12", 12, 0, false},    {"12.50", 125, 1, false},    {"12,5", 125, 1, false},
        {"12,00", 12, 0, false}, {"0,125", 125, 3, false},    {"-3,5", -35, 1, false},
        {"۱۲٫۵", 125, 1, true},  {"۱۲/۵", 125, 1, true},      {"۱۲,۵", 125, 1, true},
        {" 12 ", 12, 0, false},  {"1,2345", 12345, 4, false},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct number_text number = read(CASES[i].text);
        assert_int_equal(number.n_readings, 1);
        assert_int_equal(number.readings[0].digits, CASES[i].digits);
        assert_int_equal(number.readings[0].places, CASES[i].places);
        assert_int_equal(number.other_digits, CASES[i].other_digits);
    }
}

static void a_comma_before_three_digits_has_two_readings(void **state)
{
    static const char *const TEXTS[] = {"1,234", "۱,۲۳۴", "+1,234"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        struct number_text number = read(TEXTS[i]);
        assert_int_equal(number.n_readings, 2);
        assert_true(decimal_value(number.readings[0]) == 1.234);
        assert_true(decimal_value(number.readings[1]) == 1234);
    }
}

static void anything_else_is_no_number(void **state)
{
    static const char *const NONE[] = {"",      ",",    "1,",     ",5",    "1,2,3", "1.234,5",
                                       "1,5.0", "12/5", "1/2/3",  "۱/۲/۳", "12:30", "1e3",
                                       "nan",   "0x10", "12,5kg", "۱۲/",   "--1,5", "1 234,5"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(NONE); i++)
        assert_int_equal(read(NONE[i]).n_readings, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_read_with_every_decimal_mark),
        cmocka_unit_test(a_comma_before_three_digits_has_two_readings),
        cmocka_unit_test(anything_else_is_no_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
