/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "table/digits17.h"

static void assert_as_printf(double value)
{
    char text[DIGITS17_BYTES], wanted[64];
    size_t length = digits17(text, value);

    snprintf(wanted, sizeof wanted, "%.17g", value);
    assert_string_equal(text, wanted);
    assert_int_equal(length, strlen(wanted));
}

/* As Python 3.11 formats them. */
static void known_numbers(void **state)
{
    static const struct {
        double value;
        const char *text;
    } known[] = {{0, "0"},
                 {-0.0, "-0"},
                 {1, "1"},
                 {0.1, "0.10000000000000001"},
                 {0.5, "0.5"},
                 {-0.25, "-0.25"},
                 {1.0 / 3, "0.33333333333333331"},
                 {2.0 / 3 * 100, "66.666666666666657"},
                 {0.0001, "0.0001"},
                 {0.00009999, "9.9989999999999996e-05"},
                 {123456789012345, "123456789012345"},
                 {1e15, "1000000000000000"},
                 {1e17, "1e+17"},
                 {625, "625"},
                 {1e-300, "1e-300"}};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        char text[DIGITS17_BYTES];

        digits17(text, known[i].value);
        assert_string_equal(text, known[i].text);
    }
}

/* Where the number of digits before the point changes, the first guess of it may be off by one. */
static void neighbours_of_powers_of_ten(void **state)
{
    (void)state;
    for (int exponent = -6; exponent <= 18; exponent++) {
        double power = pow(10, exponent), below = power, above = power;

        assert_as_printf(power);
        for (int i = 0; i < 50; i++) {
            below = nextafter(below, 0);
            above = nextafter(above, HUGE_VAL);
            assert_as_printf(below);
            assert_as_printf(-above);
        }
    }
}

/* Sums of powers of two end in many fives: ties of the seventeenth digit. */
static void halves_go_to_the_even_digit(void **state)
{
    (void)state;
    for (int i = 0; i < 4000; i++) {
        assert_as_printf(1 + ldexp(2 * i + 1, -17));
        assert_as_printf(ldexp(2 * i + 1, -20));
        assert_as_printf(100000 + ldexp(2 * i + 1, -13));
    }
}

static void any_number_at_all(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(17);

    (void)state;
    for (int i = 0; i < 100000; i++) {
        guint64 bits = (guint64)g_rand_int(random) << 32 | g_rand_int(random);
        double value;

        memcpy(&value, &bits, sizeof value);
        if (isfinite(value))
            assert_as_printf(value);
        assert_as_printf((g_rand_double(random) - 0.5) * pow(10, g_rand_int_range(random, -5, 16)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_numbers),
        cmocka_unit_test(neighbours_of_powers_of_ten),
        cmocka_unit_test(halves_go_to_the_even_digit),
        cmocka_unit_test(any_number_at_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
