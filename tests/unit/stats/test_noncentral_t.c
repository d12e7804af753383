/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "../../reference/tables.h"
#include "stats/distribution.h"
#include "stats/noncentral_t.h"

/* R pt(t, df, ncp), and uniroot on it */
static void agrees_with_r(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(ref_nct_t); i++) {
        double low, high;

        assert_close(stats_noncentral_t_cdf(ref_nct_t[i], ref_nct_df[i], 1.7), ref_nct_cdf[i],
                     1e-9);
        assert_int_equal(stats_noncentral_t_limits(&low, &high, ref_nct_t[i], ref_nct_df[i], 0.95),
                         STATS_OK);
        assert_close(low, ref_nct_limits[2 * i], 1e-8);
        assert_close(high, ref_nct_limits[2 * i + 1], 1e-8);
    }
}

/* scipy.stats.nct (boost) gives the same six digits; R's pt gives [1.281, 1.681] x sqrt(2287) */
static void is_right_where_r_is_not(void **state)
{
    double low, high;

    (void)state;
    assert_int_equal(stats_noncentral_t_limits(&low, &high, 69.6, 2286.0, 0.95), STATS_OK);
    assert_close(low / sqrt(2287.0), 1.396, 5e-4);
    assert_close(high / sqrt(2287.0), 1.514, 5e-4);
}

static void limits_hold_their_shares_and_turn_with_the_sign(void **state)
{
    static const double t[] = {0.0, 0.7, 4.0, 12.0, 90.0, 4000.0};
    static const double df[] = {1.0, 2.0, 9.0, 60.0, 999.0, 999999.0};

    (void)state;
    for (size_t i = 0; i < COUNT(t); i++)
        for (size_t j = 0; j < COUNT(df); j++) {
            double low, high, a, b;

            assert_int_equal(stats_noncentral_t_limits(&low, &high, t[i], df[j], 0.9), STATS_OK);
            assert_close(stats_noncentral_t_cdf(t[i], df[j], low), 0.95, 1e-12);
            assert_close(stats_noncentral_t_cdf(t[i], df[j], high), 0.05, 1e-11);
            assert_int_equal(stats_noncentral_t_limits(&a, &b, -t[i], df[j], 0.9), STATS_OK);
            assert_close(a, -high, 1e-12);
            assert_close(b, -low, 1e-12);
        }
}

static void at_ncp_zero_it_is_students_t(void **state)
{
    (void)state;
    for (double t = 0.1; t < 3000.0; t *= 3.0)
        assert_close(2.0 - 2.0 * stats_noncentral_t_cdf(t, 5.0, 0.0) + 1.0, stats_t_p(t, 5.0) + 1.0,
                     1e-14);
}

static void nonsense_is_refused(void **state)
{
    double low, high;

    (void)state;
    assert_nan(stats_noncentral_t_cdf(1.0, 0.0, 0.0));
    assert_nan(stats_noncentral_t_cdf(NAN, 3.0, 0.0));
    assert_nan(stats_noncentral_t_cdf(1.0, 3.0, INFINITY));
    assert_int_equal(stats_noncentral_t_limits(&low, &high, INFINITY, 3.0, 0.95),
                     STATS_NOT_CONVERGED);
    assert_true(isnan(low) && isnan(high));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r),
        cmocka_unit_test(is_right_where_r_is_not),
        cmocka_unit_test(limits_hold_their_shares_and_turn_with_the_sign),
        cmocka_unit_test(at_ncp_zero_it_is_students_t),
        cmocka_unit_test(nonsense_is_refused),
    };

    return RUN(tests);
}
