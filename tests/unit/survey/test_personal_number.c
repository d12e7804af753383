/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/personal_number.h"

/* 0012345679: 1x8 + 2x7 + 3x6 + 4x5 + 5x4 + 6x3 + 7x2 = 112 = 10x11 + 2, so the last digit is 9. */
static void a_national_id_is_known_by_its_last_digit(void **state)
{
    (void)state;
    assert_true(is_national_id("0012345679"));
    assert_true(is_national_id("12345679")); /* Excel took the zeros */
    assert_false(is_national_id("0012345678"));
    assert_false(is_national_id("1111111111"));
    assert_false(is_national_id("00123456790"));
    assert_false(is_national_id("2345679"));
    assert_false(is_national_id("01-001-3"));
    assert_false(is_national_id(""));
}

/* Law: of the ten last digits exactly one fits. */
static void one_last_digit_of_ten_fits(void **state)
{
    (void)state;
    for (int head = 100000007; head < 999999999; head += 98765431) {
        int n = 0;

        for (int last = 0; last < 10; last++) {
            g_autofree char *id = g_strdup_printf("%09d%d", head, last);
            n += is_national_id(id) ? 1 : 0;
        }
        assert_int_equal(n, 1);
    }
}

static void a_mobile_number_is_known_in_all_its_forms(void **state)
{
    static const char *const NUMBERS[] = {"09141234567", "9141234567", "989141234567",
                                          "+989141234567", "00989141234567"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(NUMBERS); i++)
        assert_true(is_mobile_number(NUMBERS[i]));
    assert_false(is_mobile_number("0914123456"));
    assert_false(is_mobile_number("04431234567"));
    assert_false(is_mobile_number("09-1412345"));
    assert_false(is_mobile_number("01-001-3"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_national_id_is_known_by_its_last_digit),
        cmocka_unit_test(one_last_digit_of_ten_fits),
        cmocka_unit_test(a_mobile_number_is_known_in_all_its_forms),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
