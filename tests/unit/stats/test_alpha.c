/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "../../reference/tables.h"
#include "stats/alpha.h"
#include "stats/covariance.h"
#include "stats/omega.h"

#define K    6
#define ROWS (COUNT(ref_items) / K)

/* cov(use = "complete.obs"): four of the ninety rows have a blank */
static void the_covariance_leaves_out_rows_with_a_blank(void **state)
{
    double cov[K * K];
    size_t n;

    (void)state;
    assert_int_equal(stats_covariance(cov, &n, ref_items, ROWS, K), STATS_OK);
    assert_close((double)n, ref_alpha[0], 0.0);
    for (size_t i = 0; i < (size_t)K * K; i++)
        assert_close(cov[i], ref_cov[i], 1e-12);
}

/* psych::alpha(check.keys = FALSE); Feldt by qf */
static void alpha_and_items_agree_with_psych(void **state)
{
    struct stats_alpha a;
    struct stats_item items[K];

    (void)state;
    assert_int_equal(stats_alpha(&a, ref_cov, 86, K, 0.95), STATS_OK);
    assert_close(a.alpha, ref_alpha[1], 1e-12);
    assert_close(a.low, ref_alpha[2], 1e-11);
    assert_close(a.high, ref_alpha[3], 1e-11);
    assert_close(a.sd_sum, ref_alpha[4], 1e-12);
    assert_close(a.sem_sum, ref_alpha[5], 1e-12);
    assert_close(a.mean_inter_item_r, ref_alpha[6], 1e-12);
    assert_close(a.alpha_std, ref_alpha[7], 1e-12);
    stats_items(items, ref_cov, K);
    for (size_t i = 0; i < K; i++) {
        assert_int_equal(items[i].rest_outcome, STATS_OK);
        assert_close(items[i].item_rest_r, ref_item_rest[i], 1e-11);
        assert_close(items[i].alpha_if_dropped, ref_alpha_dropped[i], 1e-11);
    }
}

/* factanal, polished by expectation-maximisation to the last digit */
static void omega_agrees_with_the_polished_factor(void **state)
{
    struct stats_omega o;
    double loadings[K], three[9];

    (void)state;
    assert_int_equal(stats_omega(&o, loadings, ref_cov, 86, K), STATS_OK);
    assert_close(o.omega, ref_omega[0], 1e-11);
    for (size_t i = 0; i < K; i++)
        assert_close(loadings[i], ref_omega[i + 1], 1e-10);
    assert_int_equal(stats_omega(&o, NULL, ref_omega5_cov, 86, 5), STATS_OK);
    assert_close(o.omega, ref_omega5[0], 1e-11);
    for (size_t i = 0; i < 3; i++)
        for (size_t j = 0; j < 3; j++)
            three[i * 3 + j] = ref_cov[i * K + j];
    assert_int_equal(stats_omega(&o, loadings, three, 86, 3), STATS_OK);
    assert_close(o.omega, ref_omega3[0], 1e-11);
    assert_close(loadings[2], ref_omega3[3], 1e-11);
}

/* One factor fits exactly: loadings come back as they went in. */
static void omega_finds_a_factor_that_is_there(void **state)
{
    static const double truth[] = {0.95, -0.2, 0.5, 0.7, 0.3, 0.6, 0.41, 0.8};
    double cov[64], loadings[8], sum = 0.0, unique = 0.0;
    struct stats_omega o;

    (void)state;
    for (size_t i = 0; i < 8; i++) {
        sum += truth[i];
        unique += 1.0 - truth[i] * truth[i];
        for (size_t j = 0; j < 8; j++)
            cov[i * 8 + j] = i == j ? 4.0 : 4.0 * truth[i] * truth[j];
    }
    assert_int_equal(stats_omega(&o, loadings, cov, 1000, 8), STATS_OK);
    for (size_t i = 0; i < 8; i++)
        assert_close(loadings[i], truth[i], 1e-11);
    assert_close(o.omega, sum * sum / (sum * sum + unique), 1e-12);
}

static void shifting_an_item_or_turning_all_changes_nothing(void **state)
{
    double turned[COUNT(ref_items)], cov[K * K];
    struct stats_alpha a;
    struct stats_omega o;
    size_t n;

    (void)state;
    for (size_t i = 0; i < COUNT(ref_items); i++)
        turned[i] = (i % K == 2 ? 1000.0 : 6.0) - 3.0 * ref_items[i];
    assert_int_equal(stats_covariance(cov, &n, turned, ROWS, K), STATS_OK);
    assert_int_equal(stats_alpha(&a, cov, n, K, 0.95), STATS_OK);
    assert_close(a.alpha, ref_alpha[1], 1e-11);
    assert_close(a.sd_sum, 3.0 * ref_alpha[4], 1e-11);
    assert_int_equal(stats_omega(&o, NULL, cov, n, K), STATS_OK);
    assert_close(o.omega, ref_omega[0], 1e-11);
}

/* An unreversed item makes alpha negative: kept, so that the report can stop there. */
static void a_negative_alpha_is_kept(void **state)
{
    static const double cov[] = {1.0, -0.9, -0.9, 1.0};
    struct stats_alpha a;

    (void)state;
    assert_int_equal(stats_alpha(&a, cov, 20, 2, 0.95), STATS_OK);
    assert_close(a.alpha, -18.0, 1e-12);
    assert_true(a.low < a.alpha && a.alpha < a.high);
}

static void too_few_people_or_items_are_refused(void **state)
{
    double cov[K * K];
    struct stats_alpha a;
    struct stats_omega o;
    struct stats_item item;
    size_t n;

    (void)state;
    assert_int_equal(stats_covariance(cov, &n, ref_items, 1, K), STATS_TOO_FEW);
    assert_true(n == 1 && isnan(cov[0]));
    assert_int_equal(stats_covariance(cov, &n, ref_items, 0, K), STATS_TOO_FEW);
    assert_int_equal(stats_alpha(&a, ref_cov, 1, K, 0.95), STATS_TOO_FEW);
    assert_true(a.n == 1 && isnan(a.alpha));
    assert_int_equal(stats_alpha(&a, ref_cov, 86, 1, 0.95), STATS_TOO_FEW);
    stats_items(&item, ref_cov, 1);
    assert_true(item.rest_outcome == STATS_TOO_FEW && isnan(item.item_rest_r));
    assert_int_equal(stats_omega(&o, NULL, ref_cov, 86, 2), STATS_TOO_FEW);
    assert_int_equal(stats_omega(&o, NULL, ref_cov, K, K), STATS_TOO_FEW);
    assert_nan(o.omega);
}

static void a_constant_item_has_no_correlation_but_alpha_stands(void **state)
{
    static const double x[] = {1, 4, 2, 3, 4, 1, 2, 4, 2, 5, 4, 4, 3, 4, 5};
    double cov[9];
    struct stats_alpha a;
    struct stats_item items[3];
    struct stats_omega o;
    size_t n;

    (void)state;
    assert_int_equal(stats_covariance(cov, &n, x, 5, 3), STATS_OK);
    assert_close(cov[4], 0.0, 0.0);
    assert_int_equal(stats_alpha(&a, cov, n, 3, 0.95), STATS_OK);
    assert_true(a.std_outcome == STATS_NO_VARIANCE && isnan(a.alpha_std));
    stats_items(items, cov, 3);
    assert_true(items[1].rest_outcome == STATS_NO_VARIANCE && isnan(items[1].item_rest_r));
    assert_int_equal(items[1].drop_outcome, STATS_OK);
    assert_int_equal(stats_omega(&o, NULL, cov, n, 3), STATS_NO_VARIANCE);
    assert_nan(o.omega);
}

static void equal_totals_have_no_alpha(void **state)
{
    static const double x[] = {1.1, 4.9, 2.2, 3.8, 3.3, 2.7, 4.7, 1.3};
    static const double same[] = {0.7, 0.7, 0.7, 0.7, 0.7, 0.7};
    double cov[4];
    struct stats_alpha a;
    size_t n;

    (void)state;
    assert_int_equal(stats_covariance(cov, &n, x, 4, 2), STATS_OK);
    assert_int_equal(stats_alpha(&a, cov, n, 2, 0.95), STATS_NO_VARIANCE);
    assert_true(isnan(a.alpha) && isnan(a.low) && a.n == 4 && a.k == 2);
    assert_int_equal(stats_covariance(cov, &n, same, 3, 2), STATS_OK);
    assert_int_equal(stats_alpha(&a, cov, n, 2, 0.95), STATS_NO_VARIANCE);
}

static void a_doubled_item_is_a_heywood_case(void **state)
{
    double cov[16];
    static const size_t from[] = {0, 0, 1, 3};
    struct stats_omega o;

    (void)state;
    for (size_t i = 0; i < 4; i++)
        for (size_t j = 0; j < 4; j++)
            cov[i * 4 + j] = ref_cov[from[i] * K + from[j]];
    assert_int_equal(stats_omega(&o, NULL, cov, 86, 4), STATS_HEYWOOD);
    assert_nan(o.omega);
}

static void what_overflows_is_refused(void **state)
{
    static const double x[] = {1e200, 1, -1e200, 2, 3, 4};
    double cov[4];
    size_t n;

    (void)state;
    assert_int_equal(stats_covariance(cov, &n, x, 3, 2), STATS_NOT_CONVERGED);
    assert_nan(cov[3]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_covariance_leaves_out_rows_with_a_blank),
        cmocka_unit_test(alpha_and_items_agree_with_psych),
        cmocka_unit_test(omega_agrees_with_the_polished_factor),
        cmocka_unit_test(omega_finds_a_factor_that_is_there),
        cmocka_unit_test(shifting_an_item_or_turning_all_changes_nothing),
        cmocka_unit_test(a_negative_alpha_is_kept),
        cmocka_unit_test(too_few_people_or_items_are_refused),
        cmocka_unit_test(a_constant_item_has_no_correlation_but_alpha_stands),
        cmocka_unit_test(equal_totals_have_no_alpha),
        cmocka_unit_test(a_doubled_item_is_a_heywood_case),
        cmocka_unit_test(what_overflows_is_refused),
    };

    return RUN(tests);
}
