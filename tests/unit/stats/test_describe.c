/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "../../reference/tables.h"
#include "stats/describe.h"

#define N COUNT(ref_pre)

static void check(const double *x, const double *want)
{
    struct stats_describe d;

    assert_int_equal(stats_describe(&d, x, N, 0.95), STATS_OK);
    assert_int_equal(d.n, N);
    assert_close(d.mean, want[0], 1e-12);
    assert_close(d.sd, want[1], 1e-12);
    assert_close(d.se, want[2], 1e-12);
    assert_close(d.ci_low, want[3], 1e-11);
    assert_close(d.ci_high, want[4], 1e-11);
    assert_close(d.median, want[5], 1e-14);
    assert_close(d.q1, want[6], 1e-14);
    assert_close(d.q3, want[7], 1e-14);
    assert_close(d.min, want[8], 0.0);
    assert_close(d.max, want[9], 0.0);
    assert_close(d.skewness, want[10], 1e-10);
    assert_close(d.kurtosis, want[11], 1e-10);
}

/* mean, sd, t.test, quantile(type = 7), e1071::skewness and kurtosis (type = 2) */
static void agrees_with_r(void **state)
{
    (void)state;
    check(ref_pre, ref_describe_pre);
    check(ref_flat, ref_describe_flat);
}

static void a_far_constant_shifts_the_centre_and_nothing_else(void **state)
{
    struct stats_describe a, b;
    double far[N];

    (void)state;
    for (size_t i = 0; i < N; i++)
        far[i] = ref_pre[i] + 1048576.0; /* exact in eighths */
    assert_int_equal(stats_describe(&a, ref_pre, N, 0.95), STATS_OK);
    assert_int_equal(stats_describe(&b, far, N, 0.95), STATS_OK);
    assert_close(b.sd, a.sd, 1e-12);
    assert_close(b.skewness, a.skewness, 1e-7);
    assert_close(b.kurtosis, a.kurtosis, 1e-9);
    assert_close(b.mean, a.mean + 1048576.0, 1e-15);
    assert_close(b.q1, a.q1 + 1048576.0, 0.0);
}

static void small_groups_have_what_they_can_have(void **state)
{
    static const double x[] = {2.0, 5.0, 3.5};
    struct stats_describe d;

    (void)state;
    assert_int_equal(stats_describe(&d, NULL, 0, 0.95), STATS_TOO_FEW);
    assert_true(d.n == 0 && d.centre == STATS_TOO_FEW && isnan(d.mean) && isnan(d.median));
    assert_int_equal(stats_describe(&d, x, 1, 0.95), STATS_TOO_FEW);
    assert_true(d.centre == STATS_OK && d.spread == STATS_TOO_FEW && isnan(d.sd));
    assert_close(d.median, 2.0, 0.0);
    assert_close(d.q3, 2.0, 0.0);
    assert_int_equal(stats_describe(&d, x, 2, 0.95), STATS_OK);
    assert_close(d.ci_high, 3.5 + 12.706204736174707 * 1.5, 1e-12);
    assert_true(d.skew_outcome == STATS_TOO_FEW && isnan(d.skewness));
    assert_int_equal(stats_describe(&d, x, 3, 0.95), STATS_OK);
    assert_true(d.skew_outcome == STATS_OK && isfinite(d.skewness));
    assert_true(d.kurt_outcome == STATS_TOO_FEW && isnan(d.kurtosis));
}

static void a_constant_has_a_spread_of_zero_and_no_interval(void **state)
{
    static const double x[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    struct stats_describe d;

    (void)state;
    assert_int_equal(stats_describe(&d, x, COUNT(x), 0.95), STATS_NO_VARIANCE);
    assert_true(d.spread == STATS_OK && d.centre == STATS_OK);
    assert_close(d.sd, 0.0, 0.0);
    assert_close(d.mean, 0.1, 0.0);
    assert_nan(d.ci_low);
    assert_true(d.skew_outcome == STATS_NO_VARIANCE && isnan(d.skewness));
    assert_true(d.kurt_outcome == STATS_NO_VARIANCE && isnan(d.kurtosis));
}

static void what_overflows_is_refused(void **state)
{
    static const double x[] = {1e308, -1e308, 1e308, 7.0};
    struct stats_describe d;

    (void)state;
    assert_int_equal(stats_describe(&d, x, COUNT(x), 0.95), STATS_NOT_CONVERGED);
    assert_nan(d.sd);
    assert_nan(d.ci_low);
    assert_nan(d.skewness);
}

static void the_ends_of_the_scale_are_counted(void **state)
{
    static const double x[] = {1.0, 1.0, 2.4, 5.0, 4.999};
    struct stats_ends e;

    (void)state;
    assert_int_equal(stats_ends(&e, x, 5, 1.0, 5.0), STATS_OK);
    assert_true(e.n_floor == 2 && e.n_ceiling == 1);
    assert_close(e.floor_share, 0.4, 1e-15);
    assert_close(e.ceiling_share, 0.2, 1e-15);
    assert_int_equal(stats_ends(&e, x, 0, 1.0, 5.0), STATS_TOO_FEW);
    assert_nan(e.floor_share);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r),
        cmocka_unit_test(a_far_constant_shifts_the_centre_and_nothing_else),
        cmocka_unit_test(small_groups_have_what_they_can_have),
        cmocka_unit_test(a_constant_has_a_spread_of_zero_and_no_interval),
        cmocka_unit_test(what_overflows_is_refused),
        cmocka_unit_test(the_ends_of_the_scale_are_counted),
    };

    return RUN(tests);
}
