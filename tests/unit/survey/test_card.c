/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <string.h>

#include "survey/card.h"

/* Damm's own example, 572 -> 4, and the digits of the table's first row. */
static void the_check_digit_is_that_of_damm(void **state)
{
    (void)state;
    assert_int_equal(card_check_digit("572"), 4);
    assert_int_equal(card_check_digit("5724"), 0);
    assert_int_equal(card_check_digit("43881234567"), 9);
    assert_int_equal(card_check_digit("1"), 3);
    assert_int_equal(card_check_digit("0"), 0);
    assert_int_equal(card_check_digit(""), 0);
    assert_int_equal(card_check_digit("57-2 x"), 4); /* other characters are passed over */
}

static void a_number_is_made_of_place_serial_and_check_digit(void **state)
{
    g_autofree char *small = card_number(7, 12);
    g_autofree char *large = card_number(123, 4567);

    (void)state;
    assert_true(g_str_has_prefix(small, "07-012-"));
    assert_int_equal(strlen(small), 8);
    assert_true(card_is_valid(small));
    assert_true(g_str_has_prefix(large, "123-4567-"));
    assert_true(card_is_valid(large));
}

/* Damm's law: every single wrong digit and every swap of two neighbours is found. */
static void every_slip_of_one_digit_and_every_swap_is_found(void **state)
{
    (void)state;
    for (guint serial = 1; serial < 1000; serial += 37) {
        g_autofree char *good = card_number(serial % 60 + 1, serial);
        for (gsize i = 0; good[i] != '\0'; i++) {
            g_autofree char *bad = g_strdup(good);
            if (!g_ascii_isdigit(good[i]))
                continue;
            for (char digit = '0'; digit <= '9'; digit++) {
                bad[i] = digit;
                assert_int_equal(card_is_valid(bad), digit == good[i]);
            }
            bad[i] = good[i];
            if (!g_ascii_isdigit(good[i + 1]) || good[i] == good[i + 1])
                continue;
            bad[i] = good[i + 1];
            bad[i + 1] = good[i];
            assert_false(card_is_valid(bad));
        }
    }
}

static void only_the_form_of_a_card_is_a_card(void **state)
{
    static const char *const NONE[] = {"",         "5724",      "07-012",    "7-012-3",
                                       "07-12-3",  "07-012-",   "07-012-33", "07 012 3",
                                       "a7-012-3", "-07-012-3", "07-012-3 "};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(NONE); i++)
        assert_false(card_is_valid(NONE[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_check_digit_is_that_of_damm),
        cmocka_unit_test(a_number_is_made_of_place_serial_and_check_digit),
        cmocka_unit_test(every_slip_of_one_digit_and_every_swap_is_found),
        cmocka_unit_test(only_the_form_of_a_card_is_a_card),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
