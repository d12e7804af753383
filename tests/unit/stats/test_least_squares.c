/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include <float.h>

#include "../../reference/tables.h"
#include "stats/least_squares.h"

#define N COUNT(ref_pre)

/* summary(lm(post ~ pre + hours + arm)), confint */
static void agrees_with_r(void **state)
{
    double x[4 * N];
    struct stats_least_squares m;

    (void)state;
    for (size_t i = 0; i < N; i++) {
        x[4 * i] = 1.0;
        x[4 * i + 1] = ref_pre[i];
        x[4 * i + 2] = ref_hours[i];
        x[4 * i + 3] = ref_arm[i];
    }
    assert_int_equal(
        stats_least_squares(&m, &(struct stats_design){ref_post, x, NULL, N, 4, 0}, 0.95),
        STATS_OK);
    assert_close(m.sigma2, ref_ols[0], 1e-11);
    assert_close(m.df, N - 4.0, 1e-15);
    for (size_t j = 0; j < 4; j++) {
        const double *want = ref_ols + 1 + 5 * j;

        assert_int_equal(m.fixed[j].test, STATS_OK);
        assert_close(m.fixed[j].estimate, want[0], 1e-10);
        assert_close(m.fixed[j].se, want[1], 1e-11);
        assert_close(m.fixed[j].p, want[2], 1e-9);
        assert_close(m.fixed[j].low, want[3], 1e-9);
        assert_close(m.fixed[j].high, want[4], 1e-9);
    }
}

static void the_intercept_alone_is_the_mean_and_its_t_test(void **state)
{
    double d[N], one[N];
    struct stats_least_squares m;

    (void)state;
    for (size_t i = 0; i < N; i++) {
        d[i] = ref_post[i] - ref_pre[i];
        one[i] = 1.0;
    }
    assert_int_equal(stats_least_squares(&m, &(struct stats_design){d, one, NULL, N, 1, 0}, 0.95),
                     STATS_OK);
    assert_close(m.sigma2, ref_ols_mean[0], 1e-12);
    assert_close(m.fixed[0].estimate, ref_ols_mean[1], 1e-12);
    assert_close(m.fixed[0].se, ref_ols_mean[2], 1e-12);
    assert_close(m.fixed[0].p, ref_ols_mean[3], 1e-10);
    assert_close(m.fixed[0].low, ref_ols_mean[4], 1e-10);
    assert_close(m.fixed[0].high, ref_ols_mean[5], 1e-10);
}

static enum stats_outcome line(struct stats_least_squares *m, const double *y, const double *at,
                               size_t n)
{
    double x[16];

    for (size_t i = 0; i < n; i++) {
        x[2 * i] = 1.0;
        x[2 * i + 1] = at[i];
    }
    return stats_least_squares(m, &(struct stats_design){y, x, NULL, n, 2, 0}, 0.95);
}

/* y = 2 + 3 x far from 0: exact, and nothing is left to test against. */
static void a_line_without_scatter_has_a_slope_and_no_test(void **state)
{
    static const double x[] = {1e6 + 1, 1e6 + 2, 1e6 + 4, 1e6 + 8};
    double y[4];
    struct stats_least_squares m;

    (void)state;
    for (size_t i = 0; i < 4; i++)
        y[i] = 2 + 3 * x[i];
    assert_int_equal(line(&m, y, x, 4), STATS_OK);
    assert_close(m.fixed[1].estimate, 3.0, 1e-12);
    assert_true(m.sigma2 >= 0.0 && m.sigma2 < 1e-12);
    assert_int_equal(m.fixed[1].test, STATS_NO_VARIANCE);
    assert_nan(m.fixed[1].p);
}

static void what_cannot_be_fitted_says_why(void **state)
{
    static const double y[] = {1, 3, 2, 5}, same[] = {7, 7, 7, 7}, x[] = {1, 2, 3, 4};
    static const double huge[] = {DBL_MAX, -DBL_MAX, DBL_MAX, 1};
    double twice[12];
    struct stats_least_squares m;

    (void)state;
    assert_int_equal(line(&m, y, x, 0), STATS_TOO_FEW);
    assert_int_equal(line(&m, y, x, 2), STATS_TOO_FEW);
    assert_nan(m.fixed[1].estimate);
    assert_int_equal(line(&m, y, same, 4), STATS_NO_VARIANCE);
    assert_int_equal(m.fixed[1].test, STATS_NO_VARIANCE);
    assert_int_equal(line(&m, huge, x, 4), STATS_NOT_CONVERGED);
    assert_nan(m.sigma2);
    for (size_t i = 0; i < 4; i++) {
        twice[3 * i] = 1.0;
        twice[3 * i + 1] = x[i];
        twice[3 * i + 2] = 10 - 2 * x[i];
    }
    assert_int_equal(stats_least_squares(&m, &(struct stats_design){y, twice, NULL, 4, 3, 0}, 0.95),
                     STATS_NO_VARIANCE);
    assert_int_equal(stats_least_squares(&m, &(struct stats_design){y, x, NULL, 4, 7, 0}, 0.95),
                     STATS_TOO_FEW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r),
        cmocka_unit_test(the_intercept_alone_is_the_mean_and_its_t_test),
        cmocka_unit_test(a_line_without_scatter_has_a_slope_and_no_test),
        cmocka_unit_test(what_cannot_be_fitted_says_why),
    };
    return RUN(tests);
}
