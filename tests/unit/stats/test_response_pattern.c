/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "../../reference/tables.h"
#include "stats/response_pattern.h"

#define K    6
#define ROWS (COUNT(ref_items) / K)

static void the_longest_run_is_broken_by_a_blank(void **state)
{
    static const double codes[] = {3, 3, 3, NAN, 3, 3, 3, 3, 2, 2};

    (void)state;
    assert_int_equal(stats_longstring(codes, 10), 4);
    assert_int_equal(stats_longstring(codes, 4), 3);
    assert_int_equal(stats_longstring(codes, 1), 1);
    assert_int_equal(stats_longstring(codes + 3, 1), 0);
    assert_int_equal(stats_longstring(codes, 0), 0);
}

/* apply(items, 1, sd, na.rm = TRUE); mahalanobis(x, colMeans(x), cov(x)); qchisq(.999, 6) */
static void spread_and_distance_agree_with_r(void **state)
{
    double d2[ROWS], critical, irv;
    size_t complete = 0;

    (void)state;
    assert_int_equal(stats_mahalanobis(d2, &critical, ref_items, ROWS, K), STATS_OK);
    assert_close(critical, ref_mahalanobis_at[0], 1e-11);
    for (size_t i = 0; i < ROWS; i++) {
        assert_int_equal(stats_irv(&irv, ref_items + i * K, K), STATS_OK);
        assert_close(irv, ref_irv[i], 1e-13);
        if (!isnan(d2[i]))
            assert_close(d2[i], ref_mahalanobis[complete++], 1e-11);
    }
    assert_int_equal(complete, COUNT(ref_mahalanobis));
}

/* Over n complete rows the distances sum to k (n - 1), whatever the data. */
static void distances_sum_to_what_they_must(void **state)
{
    double d2[ROWS], critical, sum = 0.0;

    (void)state;
    assert_int_equal(stats_mahalanobis(d2, &critical, ref_items, ROWS, K), STATS_OK);
    for (size_t i = 0; i < ROWS; i++)
        sum += isnan(d2[i]) ? 0.0 : d2[i];
    assert_close(sum, 6.0 * 85.0, 1e-12);
}

static void what_has_no_spread_is_refused(void **state)
{
    static const double twin[] = {1, 2, 2, 4, 5, 10, 3, 6, 4, 8};
    static const double flat[] = {1, 2, 2, 2, 5, 2, 3, 2};
    double d2[5], critical, irv;

    (void)state;
    assert_int_equal(stats_irv(&irv, twin, 1), STATS_TOO_FEW);
    assert_nan(irv);
    assert_int_equal(stats_mahalanobis(d2, &critical, twin, 5, 2), STATS_NO_VARIANCE);
    assert_true(isnan(d2[0]) && isnan(critical));
    assert_int_equal(stats_mahalanobis(d2, &critical, flat, 4, 2), STATS_NO_VARIANCE);
    assert_int_equal(stats_mahalanobis(d2, &critical, twin, 2, 2), STATS_TOO_FEW);
    assert_int_equal(stats_mahalanobis(d2, &critical, twin, 0, 2), STATS_TOO_FEW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_run_is_broken_by_a_blank),
        cmocka_unit_test(spread_and_distance_agree_with_r),
        cmocka_unit_test(distances_sum_to_what_they_must),
        cmocka_unit_test(what_has_no_spread_is_refused),
    };

    return RUN(tests);
}
