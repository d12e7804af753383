/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>

#include "report/numeral.h"

#define MARK "\xE2\x80\x8E"

static void check(double value, enum number_kind kind, const char *en, const char *fa)
{
    g_autofree char *english = numeral(value, kind, LANGUAGE_EN, false);
    g_autofree char *persian = numeral(value, kind, LANGUAGE_FA, true);

    assert_string_equal(english, en);
    assert_string_equal(persian, fa);
}

static void each_kind_has_its_decimals_and_sign(void **state)
{
    (void)state;
    check(22, NUMBER_COUNT, "22", "۲۲");
    check(58.44, NUMBER_SCORE, "58.4", "۵۸٫۴");
    check(8.5, NUMBER_CHANGE, "+8.5", MARK "+۸٫۵");
    check(-8.5, NUMBER_CHANGE, "-8.5", MARK "-۸٫۵");
    check(3.414, NUMBER_POINTS, "3.41", "۳٫۴۱");
    check(0.336, NUMBER_POINTS_DIFF, "+0.34", MARK "+۰٫۳۴");
    check(-0.519, NUMBER_EFFECT, "-0.52", MARK "-۰٫۵۲");
    check(0.83, NUMBER_COEFFICIENT, "0.83", "۰٫۸۳");
    check(24.13, NUMBER_DF, "24.1", "۲۴٫۱");
    check(54.5, NUMBER_HOURS, "54.5", "۵۴٫۵");
    check(60, NUMBER_HOURS, "60", "۶۰");
    check(0.25, NUMBER_EXACT, "0.25", "۰٫۲۵");
}

static void shares_are_percent_in_words_in_persian(void **state)
{
    (void)state;
    check(0.88, NUMBER_SHARE, "88%", "۸۸ درصد");
}

static void a_tiny_p_is_not_zero(void **state)
{
    (void)state;
    check(0.0142, NUMBER_P, "0.014", "۰٫۰۱۴");
    check(1e-30, NUMBER_P, "below 0.001", "کمتر از ۰٫۰۰۱");
}

static void what_rounds_to_zero_has_no_sign(void **state)
{
    (void)state;
    check(-0.04, NUMBER_CHANGE, "0.0", "۰٫۰");
    check(0.04, NUMBER_CHANGE, "0.0", "۰٫۰");
}

static void persian_texts_may_have_latin_digits(void **state)
{
    g_autofree char *number = numeral(12.5, NUMBER_SCORE, LANGUAGE_FA, false);
    g_autofree char *text = numeral_latin("بازهٔ ۹۵ درصد: ۱۲٫۵");

    (void)state;
    assert_string_equal(number, "12.5");
    assert_string_equal(text, "بازهٔ 95 درصد: 12.5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_has_its_decimals_and_sign),
        cmocka_unit_test(shares_are_percent_in_words_in_persian),
        cmocka_unit_test(a_tiny_p_is_not_zero),
        cmocka_unit_test(what_rounds_to_zero_has_no_sign),
        cmocka_unit_test(persian_texts_may_have_latin_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
