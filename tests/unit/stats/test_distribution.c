/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "../../reference/tables.h"
#include "stats/distribution.h"

/* R 4.2.2: 2 * pt(-t, df), qt, pf(lower.tail = FALSE), qf, pchisq(lower.tail = FALSE) */
static void tails_agree_with_r(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(ref_t_p); i += 3) {
        assert_close(stats_t_p(ref_t_p[i], ref_t_p[i + 1]), ref_t_p[i + 2], 1e-11);
        assert_close(stats_t_cdf(-ref_t_p[i], ref_t_p[i + 1]) - ref_t_p[i + 2] / 2.0, 0.0, 1e-12);
        assert_close(stats_t_cdf(ref_t_p[i], ref_t_p[i + 1]) + ref_t_p[i + 2] / 2.0, 1.0, 1e-12);
    }
    for (size_t i = 0; i < COUNT(ref_f_p); i += 4)
        assert_close(stats_f_p(ref_f_p[i], ref_f_p[i + 1], ref_f_p[i + 2]), ref_f_p[i + 3], 1e-11);
    for (size_t i = 0; i < COUNT(ref_chi2_p); i += 3)
        assert_close(stats_chi2_p(ref_chi2_p[i], ref_chi2_p[i + 1]), ref_chi2_p[i + 2], 1e-11);
    assert_close(stats_normal_p(-1.5), ref_normal_p[0], 1e-14);
    assert_close(stats_normal_p(6.0), ref_normal_p[1], 1e-13);
    assert_close(stats_normal_p(37.0), ref_normal_p[2], 1e-11);
}

static void quantiles_agree_with_r(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(ref_t_q); i += 3)
        assert_close(stats_t_quantile(ref_t_q[i], ref_t_q[i + 1]), ref_t_q[i + 2], 1e-12);
    for (size_t i = 0; i < COUNT(ref_f_q); i += 4)
        assert_close(stats_f_quantile(ref_f_q[i], ref_f_q[i + 1], ref_f_q[i + 2]), ref_f_q[i + 3],
                     1e-11);
    assert_close(stats_normal_quantile(0.975), 1.959963984540054, 1e-14);
    assert_close(stats_chi2_quantile(0.999, 24.0), ref_chi2_q[0], 1e-11);
    assert_close(stats_chi2_quantile(0.025, 3.0), ref_chi2_q[1], 1e-11);
}

static void a_quantile_undoes_its_tail_even_on_millions_of_people(void **state)
{
    static const double df[] = {1.0, 1.89, 24.0, 999.0, 999999.0, 5.9e7};

    (void)state;
    for (size_t i = 0; i < COUNT(df); i++)
        for (size_t j = 0; j < COUNT(df); j++)
            for (double p = 0.025; p < 1.0; p += 0.19)
                assert_close(stats_f_p(stats_f_quantile(p, df[i], df[j]), df[i], df[j]), 1.0 - p,
                             1e-9);
}

static void t_is_symmetric_and_f_of_its_square(void **state)
{
    (void)state;
    assert_close(stats_t_p(-2.5, 7.0), stats_t_p(2.5, 7.0), 0.0);
    assert_close(stats_t_p(2.5, 7.0), stats_f_p(6.25, 1.0, 7.0), 0.0);
    assert_close(stats_t_quantile(0.1, 7.0), -stats_t_quantile(0.9, 7.0), 1e-14);
    assert_close(stats_t_quantile(0.5, 7.0), 0.0, 0.0);
    assert_close(stats_t_p(0.0, 3.0), 1.0, 0.0);
    assert_close(stats_t_p(1e200, 3.0), 0.0, 0.0);
}

static void binomial_tests_agree_with_r(void **state)
{
    (void)state;
    assert_close(stats_binomial_half_p(3, 17), ref_binomial[0], 1e-12);
    assert_close(stats_binomial_half_p(0, 6), ref_binomial[1], 1e-12);
    assert_close(stats_binomial_half_p(40, 81), 1.0, 1e-14);
    assert_close(stats_binomial_half_p(450, 1000), ref_binomial[3], 1e-12);
    assert_close(stats_binomial_half_p(550, 1000), ref_binomial[3], 1e-12);
    assert_close(stats_binomial_half_p(5, 10), 1.0, 0.0);
}

static void what_is_not_defined_is_nan(void **state)
{
    (void)state;
    assert_nan(stats_t_p(1.0, 0.0));
    assert_nan(stats_t_p(NAN, 3.0));
    assert_nan(stats_t_cdf(1.0, 0.0));
    assert_nan(stats_t_quantile(1.0, 3.0));
    assert_nan(stats_t_quantile(0.5, -1.0));
    assert_nan(stats_f_p(1.0, 0.0, 2.0));
    assert_nan(stats_f_quantile(0.0, 1.0, 2.0));
    assert_nan(stats_chi2_p(1.0, 0.0));
    assert_nan(stats_chi2_quantile(0.5, 0.0));
    assert_nan(stats_normal_quantile(0.0));
    assert_nan(stats_binomial_half_p(0, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tails_agree_with_r),
        cmocka_unit_test(quantiles_agree_with_r),
        cmocka_unit_test(a_quantile_undoes_its_tail_even_on_millions_of_people),
        cmocka_unit_test(t_is_symmetric_and_f_of_its_square),
        cmocka_unit_test(binomial_tests_agree_with_r),
        cmocka_unit_test(what_is_not_defined_is_nan),
    };

    return RUN(tests);
}
