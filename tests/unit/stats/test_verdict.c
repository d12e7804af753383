/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "stats/verdict.h"

struct expected {
    double low, high, smallest;
    enum stats_verdict verdict;
};

static void check(const struct expected *expected, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_int_equal(stats_verdict(expected[i].low, expected[i].high, expected[i].smallest),
                         expected[i].verdict);
}

static void it_is_read_from_the_whole_interval(void **state)
{
    static const struct expected CASES[] = {
        {0.3, 0.6, 0.2, STATS_VERDICT_CLEAR_GAIN}, {-0.6, -0.3, 0.2, STATS_VERDICT_CLEAR_LOSS},
        {0.1, 0.6, 0.2, STATS_VERDICT_GAIN},       {-0.6, -0.1, 0.2, STATS_VERDICT_LOSS},
        {0.05, 0.15, 0.2, STATS_VERDICT_TRIVIAL},  {-0.15, -0.05, 0.2, STATS_VERDICT_TRIVIAL},
        {-0.1, 0.1, 0.2, STATS_VERDICT_TRIVIAL},   {-0.6, 0.6, 0.2, STATS_VERDICT_UNCLEAR},
        {-0.1, 0.3, 0.2, STATS_VERDICT_UNCLEAR},
    };

    (void)state;
    check(CASES, COUNT(CASES));
}

/* A limit that touches is not beyond; trivial holds its own ends. */
static void touching_is_not_beyond(void **state)
{
    static const struct expected CASES[] = {
        {0.2, 0.6, 0.2, STATS_VERDICT_GAIN},     {-0.6, -0.2, 0.2, STATS_VERDICT_LOSS},
        {-0.2, 0.2, 0.2, STATS_VERDICT_TRIVIAL}, {0.2, 0.2, 0.2, STATS_VERDICT_TRIVIAL},
        {0.0, 0.6, 0.2, STATS_VERDICT_UNCLEAR},  {-0.6, 0.0, 0.2, STATS_VERDICT_UNCLEAR},
        {0.0, 0.0, NAN, STATS_VERDICT_UNCLEAR},
    };

    (void)state;
    check(CASES, COUNT(CASES));
}

/* Nothing is clear or trivial against a smallest change that nobody declared. */
static void without_a_smallest_change_only_the_direction_is_said(void **state)
{
    static const double NONE[] = {NAN, 0.0, -0.2};

    (void)state;
    for (size_t i = 0; i < COUNT(NONE); i++) {
        assert_int_equal(stats_verdict(0.1, 0.6, NONE[i]), STATS_VERDICT_GAIN);
        assert_int_equal(stats_verdict(-0.6, -0.1, NONE[i]), STATS_VERDICT_LOSS);
        assert_int_equal(stats_verdict(-0.1, 0.1, NONE[i]), STATS_VERDICT_UNCLEAR);
    }
}

static void without_an_interval_nothing_is_said(void **state)
{
    static const struct expected CASES[] = {
        {NAN, 0.6, 0.2, STATS_VERDICT_NONE},
        {0.1, NAN, 0.2, STATS_VERDICT_NONE},
        {NAN, NAN, NAN, STATS_VERDICT_NONE},
        {0.6, 0.1, 0.2, STATS_VERDICT_NONE},
    };

    (void)state;
    check(CASES, COUNT(CASES));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_read_from_the_whole_interval),
        cmocka_unit_test(touching_is_not_beyond),
        cmocka_unit_test(without_a_smallest_change_only_the_direction_is_said),
        cmocka_unit_test(without_an_interval_nothing_is_said),
    };

    return RUN(tests);
}
