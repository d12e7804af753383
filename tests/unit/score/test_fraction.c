/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <math.h>

#include "score/fraction.h"

#define assert_fraction(got, want_over, want_under)                                                \
    do {                                                                                           \
        struct fraction fraction_ = (got);                                                         \
        assert_int_equal(fraction_.over, want_over);                                               \
        assert_int_equal(fraction_.under, want_under);                                             \
    } while (0)

#define assert_none(got) assert_false(fraction_exists(got))

static void fractions_are_reduced_and_carry_the_sign_above(void **state)
{
    (void)state;
    assert_fraction(fraction_of(6, 4), 3, 2);
    assert_fraction(fraction_of(-6, 4), -3, 2);
    assert_fraction(fraction_of(6, -4), -3, 2);
    assert_fraction(fraction_of(-6, -4), 3, 2);
    assert_fraction(fraction_of(0, 7), 0, 1);
    assert_fraction(fraction_of(0, -7), 0, 1);
    assert_fraction(fraction_of(G_MININT64, 2), G_MININT64 / 2, 1);
    assert_fraction(fraction_of(G_MAXINT64, G_MAXINT64), 1, 1);
}

static void nothing_over_zero_is_a_number(void **state)
{
    struct fraction one = fraction_of(1, 1);

    (void)state;
    assert_none(fraction_of(1, 0));
    assert_none(FRACTION_NONE);
    assert_true(isnan(fraction_value(FRACTION_NONE)));
    assert_none(fraction_divide(one, fraction_of(0, 1)));
}

static void an_absent_number_makes_every_result_absent(void **state)
{
    struct fraction one = fraction_of(1, 1);
    struct fraction (*const all[])(struct fraction, struct fraction) = {
        fraction_add, fraction_subtract, fraction_multiply, fraction_divide};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
        assert_none(all[i](FRACTION_NONE, one));
        assert_none(all[i](one, FRACTION_NONE));
        assert_none(all[i](FRACTION_NONE, FRACTION_NONE));
    }
}

/* 2.9 - 2.7 in doubles is 0.19999999999999973. */
static void differences_of_item_means_tie_where_mathematics_says_so(void **state)
{
    struct fraction difference = fraction_subtract(fraction_of(29, 10), fraction_of(54, 20));
    struct fraction fifth = fraction_of(1, 5);

    (void)state;
    assert_true(2.9 - 2.7 != 0.2);
    assert_fraction(difference, 1, 5);
    assert_true(fraction_value(difference) == fraction_value(fifth));
    assert_true(fraction_value(difference) == 0.2);
}

static void decimals_are_taken_as_written(void **state)
{
    (void)state;
    assert_fraction(fraction_of_decimal((struct decimal){807, 1}), 807, 10);
    assert_fraction(fraction_of_decimal((struct decimal){-25, 2}), -1, 4);
    assert_fraction(fraction_of_decimal((struct decimal){3, 0}), 3, 1);
    assert_fraction(fraction_of_decimal((struct decimal){1, 9}), 1, 1000000000);
}

/* Every pair of fractions of the sizes that scores have. */
static void arithmetic_undoes_itself_and_commutes(void **state)
{
    (void)state;
    for (int over = -40; over <= 40; over++)
        for (int under = 1; under <= 12; under++) {
            struct fraction a = fraction_of(over, under);
            struct fraction b = fraction_of(under - 5, 1 + ABS(over));
            struct fraction sum = fraction_add(a, b), product = fraction_multiply(a, b);
            struct fraction other = fraction_add(b, a), back = fraction_subtract(sum, b);

            assert_fraction(other, sum.over, sum.under);
            assert_fraction(back, a.over, a.under);
            assert_fraction(fraction_multiply(b, a), product.over, product.under);
            if (b.over != 0)
                assert_fraction(fraction_divide(product, b), a.over, a.under);
            assert_true(fraction_value(a) == (double)over / under);
        }
}

static void equal_values_are_equal_fractions_and_only_those(void **state)
{
    (void)state;
    for (int a = 0; a < 60; a++)
        for (int b = 1; b < 60; b++)
            for (int c = 1; c < 60; c++) {
                struct fraction x = fraction_of(a, b), y = fraction_of(c, 60 - b);
                bool same = a * (60 - b) == c * b;
                assert_true((x.over == y.over && x.under == y.under) == same);
                assert_true((fraction_value(x) == fraction_value(y)) == same);
            }
}

/* Python 3, float(Fraction(over, under)).hex(): rounded once. */
static void values_are_rounded_once_at_any_size(void **state)
{
    static const struct {
        gint64 over, under;
        double value;
    } CASES[] = {
        {9007199254740993, 1, 0x1.0000000000000p+53},
        {9007199254740995, 1, 0x1.0000000000002p+53},
        {G_MAXINT64, 3, 0x1.5555555555555p+61},
        {1, G_MAXINT64, 0x1.0000000000000p-63},
        {G_MAXINT64, 9223372036854775783, 0x1.0000000000000p+0},
        {6148914691236517205, 4611686018427387905, 0x1.5555555555555p+0},
        {-G_MAXINT64, 9007199254740993, -0x1.fffffffffffffp+9},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct fraction a = {CASES[i].over, CASES[i].under};
        assert_true(fraction_value(a) == CASES[i].value);
    }
    assert_true(fraction_value((struct fraction){0, G_MAXINT64}) == 0);
}

/* The exact sum, from Python 3: 3374444990576172276 / 9223372037000249951 = 0.36585805898... */
static void results_too_large_for_64_bits_are_rounded_at_ten_places(void **state)
{
    struct fraction half = fraction_of(1, 20000000000);
    struct fraction above = fraction_of(10000000033, 10000000019);
    struct fraction below = fraction_of(10000000019, 10000000033);
    struct fraction minus = fraction_of(-1, 1);

    (void)state;
    assert_fraction(
        fraction_add(fraction_of(123456789, 3037000493), fraction_of(987654321, 3037000507)),
        365858059, 1000000000);
    assert_fraction(fraction_multiply(half, above), 1, 10000000000);
    assert_fraction(fraction_multiply(half, below), 0, 1);
    assert_fraction(fraction_multiply(fraction_multiply(half, minus), above), -1, 10000000000);
    assert_fraction(fraction_multiply(fraction_of(1, G_MAXINT64), fraction_of(1, G_MAXINT64)), 0,
                    1);
}

static void results_too_large_for_ten_places_keep_what_fits(void **state)
{
    struct fraction tiny = fraction_of(1, 4611686018427387847);

    (void)state;
    assert_fraction(fraction_add(fraction_of(1317624576693539401, 1), tiny), 1317624576693539401,
                    1);
    assert_none(fraction_add(fraction_of(G_MAXINT64, 1), fraction_of(1, 1)));
    assert_none(fraction_multiply(fraction_of(G_MININT64, 1), fraction_of(2, 1)));
    assert_none(fraction_of(G_MININT64, -1));
    assert_none(fraction_divide(fraction_of(G_MAXINT64, 1), fraction_of(1, G_MAXINT64)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fractions_are_reduced_and_carry_the_sign_above),
        cmocka_unit_test(nothing_over_zero_is_a_number),
        cmocka_unit_test(an_absent_number_makes_every_result_absent),
        cmocka_unit_test(differences_of_item_means_tie_where_mathematics_says_so),
        cmocka_unit_test(decimals_are_taken_as_written),
        cmocka_unit_test(arithmetic_undoes_itself_and_commutes),
        cmocka_unit_test(equal_values_are_equal_fractions_and_only_those),
        cmocka_unit_test(values_are_rounded_once_at_any_size),
        cmocka_unit_test(results_too_large_for_64_bits_are_rounded_at_ten_places),
        cmocka_unit_test(results_too_large_for_ten_places_keep_what_fits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
