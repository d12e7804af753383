/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "../../reference/tables.h"
#include "stats/effect_size.h"
#include "stats/paired.h"
#include "stats/random_intercept.h"

#define N COUNT(ref_pre)

/* t.test(post, pre, paired = TRUE), cor, cov */
static void agrees_with_r(void **state)
{
    struct stats_paired p;

    (void)state;
    assert_int_equal(stats_paired(&p, ref_pre, ref_post, N, 0.95), STATS_OK);
    assert_int_equal(p.n, N);
    assert_close(p.mean_pre, ref_paired[0], 1e-13);
    assert_close(p.mean_post, ref_paired[1], 1e-13);
    assert_close(p.change, ref_paired[2], 1e-13);
    assert_close(p.sd_pre, ref_paired[3], 1e-12);
    assert_close(p.sd_post, ref_paired[4], 1e-12);
    assert_close(p.covariance, ref_paired[5], 1e-12);
    assert_close(p.change_sd, ref_paired[6], 1e-12);
    assert_close(p.change_se, ref_paired[7], 1e-12);
    assert_close(p.change_low, ref_paired[8], 1e-11);
    assert_close(p.change_high, ref_paired[9], 1e-11);
    assert_close(p.t, ref_paired[10], 1e-11);
    assert_close(p.df, ref_paired[11], 0.0);
    assert_close(p.p, ref_paired[12], 1e-10);
    assert_close(p.r, ref_paired[13], 1e-11);
}

/* the formulas in R, noncentral limits by uniroot on pt(ncp) */
static void effect_sizes_agree_with_r(void **state)
{
    struct stats_paired p;
    struct stats_effect_size e;

    (void)state;
    assert_int_equal(stats_paired(&p, ref_pre, ref_post, N, 0.95), STATS_OK);
    assert_int_equal(stats_effect_size(&e, &p, 0.95), STATS_OK);
    assert_close(e.d_z, ref_effects[0], 1e-11);
    assert_close(e.d_z_low, ref_effects[1], 1e-9);
    assert_close(e.d_z_high, ref_effects[2], 1e-9);
    assert_close(e.d_av, ref_effects[3], 1e-11);
    assert_close(e.g_av, ref_effects[4], 1e-11);
    assert_close(e.g_av_low, ref_effects[5], 1e-10);
    assert_close(e.g_av_high, ref_effects[6], 1e-10);
    assert_close(e.d_rm, ref_effects[7], 1e-11);
    assert_close(e.glass_pre, ref_effects[8], 1e-11);
}

/* The formula in R on the model of test_random_intercept. */
static void the_effect_size_of_the_model_agrees_with_r(void **state)
{
    struct stats_paired p;
    struct stats_cluster clusters[13];
    struct stats_random_intercept m;
    struct stats_model_effect e;
    double d[N];

    (void)state;
    for (size_t i = 0; i < N; i++)
        d[i] = ref_post[i] - ref_pre[i];
    stats_clusters(clusters, 13, d, ref_index, N);
    assert_int_equal(stats_paired(&p, ref_pre, ref_post, N, 0.95), STATS_OK);
    assert_int_equal(stats_random_intercept(&m, clusters, 13, 0.95), STATS_OK);
    struct stats_model_change change = {m.estimate, m.se, m.df, m.design_effect};

    assert_int_equal(stats_model_effect(&e, &p, &change, 0.95), STATS_OK);
    assert_close(e.g, ref_model_effect[0], 1e-9);
    assert_close(e.low, ref_model_effect[1], 1e-8);
    assert_close(e.high, ref_model_effect[2], 1e-8);
    p.n = 2;
    assert_int_equal(stats_model_effect(&e, &p, &change, 0.95), STATS_TOO_FEW);
    assert_nan(e.g);
}

/* Gamma(df/2) / (sqrt(df/2) Gamma((df-1)/2)); effectsize at 9 and 71 degrees of freedom */
static void hedges_factor_is_the_exact_one(void **state)
{
    (void)state;
    assert_close(stats_hedges_j(9.0), 0.913874891792553, 1e-14);
    assert_close(stats_hedges_j(71.0), 0.989393030264085, 1e-14);
    assert_close(stats_hedges_j(2.0), 0.56418958354775628, 1e-14);
    assert_close(stats_hedges_j(299.9999), stats_hedges_j(300.0001), 1e-8);
    assert_close(stats_hedges_j(299.99999999), stats_hedges_j(300.0), 3e-13);
    assert_close(stats_hedges_j(1e6), 1.0 - 3.0 / (4e6 - 1.0), 1e-12);
    assert_close(stats_hedges_j(1.0), 0.0, 0.0);
    assert_nan(stats_hedges_j(0.5));
}

static void swapping_the_waves_turns_signs_and_units_do_not_matter(void **state)
{
    struct stats_paired a, b;
    struct stats_effect_size ea, eb;
    double pre[N], post[N];

    (void)state;
    for (size_t i = 0; i < N; i++) {
        pre[i] = 12.5 * ref_post[i] - 12.5;
        post[i] = 12.5 * ref_pre[i] - 12.5;
    }
    assert_int_equal(stats_paired(&a, ref_pre, ref_post, N, 0.9), STATS_OK);
    assert_int_equal(stats_paired(&b, pre, post, N, 0.9), STATS_OK);
    assert_close(b.t, -a.t, 1e-12);
    assert_close(b.p, a.p, 1e-12);
    assert_close(b.change_low, -12.5 * a.change_high, 1e-12);
    assert_close(b.r, a.r, 1e-12);
    assert_int_equal(stats_effect_size(&ea, &a, 0.9), STATS_OK);
    assert_int_equal(stats_effect_size(&eb, &b, 0.9), STATS_OK);
    assert_close(eb.g_av_low, -ea.g_av_high, 1e-12);
    assert_close(eb.d_z_high, -ea.d_z_low, 1e-12);
    assert_close(eb.d_rm, -ea.d_rm, 1e-11);
}

static void equal_changes_are_no_variance_even_in_doubles(void **state)
{
    static const double pre[] = {2.7, 1.1, 3.3, 4.2}, post[] = {2.9, 1.3, 3.5, 4.4};
    struct stats_paired p;
    struct stats_effect_size e;

    (void)state;
    assert_int_equal(stats_paired(&p, pre, post, 4, 0.95), STATS_NO_VARIANCE);
    assert_close(p.change_sd, 0.0, 0.0);
    assert_true(p.spread == STATS_OK && isnan(p.t) && isnan(p.p) && isnan(p.change_low));
    assert_int_equal(p.r_outcome, STATS_OK);
    assert_int_equal(stats_effect_size(&e, &p, 0.95), STATS_OK);
    assert_true(e.z_outcome == STATS_NO_VARIANCE && isnan(e.d_z) && isnan(e.d_z_low));
    assert_true(e.rm_outcome == STATS_NO_VARIANCE && isnan(e.d_rm));
    assert_true(e.av_outcome == STATS_OK && e.glass_outcome == STATS_OK);
}

static void few_people_and_flat_waves_are_refused_part_by_part(void **state)
{
    static const double pre[] = {3.0, 3.0, 3.0}, post[] = {4.0, 2.0, 5.0};
    struct stats_paired p;
    struct stats_effect_size e;

    (void)state;
    assert_int_equal(stats_paired(&p, NULL, NULL, 0, 0.95), STATS_TOO_FEW);
    assert_true(p.n == 0 && p.centre == STATS_TOO_FEW && isnan(p.change));
    assert_int_equal(stats_paired(&p, pre, post, 1, 0.95), STATS_TOO_FEW);
    assert_close(p.change, 1.0, 0.0);
    assert_true(isnan(p.change_sd) && isnan(p.df) && p.r_outcome == STATS_TOO_FEW);
    assert_int_equal(stats_effect_size(&e, &p, 0.95), STATS_TOO_FEW);
    assert_int_equal(e.z_outcome, STATS_TOO_FEW);
    assert_int_equal(stats_paired(&p, pre, post, 3, 0.95), STATS_OK);
    assert_true(p.r_outcome == STATS_NO_VARIANCE && isnan(p.r));
    assert_int_equal(stats_effect_size(&e, &p, 0.95), STATS_OK);
    assert_true(e.glass_outcome == STATS_NO_VARIANCE && isnan(e.glass_pre));
    assert_true(e.rm_outcome == STATS_NO_VARIANCE && isfinite(e.g_av));
    assert_int_equal(stats_paired(&p, pre, post, 2, 0.95), STATS_OK);
    assert_int_equal(stats_effect_size(&e, &p, 0.95), STATS_TOO_FEW);
    assert_true(isnan(e.g_av) && isfinite(e.d_av) && isfinite(e.d_z_low));
}

static void what_overflows_is_refused(void **state)
{
    static const double pre[] = {1e308, -1e308, 1.0}, post[] = {-1e308, 1e308, 2.0};
    struct stats_paired p;

    (void)state;
    assert_int_equal(stats_paired(&p, pre, post, 3, 0.95), STATS_NOT_CONVERGED);
    assert_nan(p.change);
    assert_nan(p.t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r),
        cmocka_unit_test(effect_sizes_agree_with_r),
        cmocka_unit_test(the_effect_size_of_the_model_agrees_with_r),
        cmocka_unit_test(hedges_factor_is_the_exact_one),
        cmocka_unit_test(swapping_the_waves_turns_signs_and_units_do_not_matter),
        cmocka_unit_test(equal_changes_are_no_variance_even_in_doubles),
        cmocka_unit_test(few_people_and_flat_waves_are_refused_part_by_part),
        cmocka_unit_test(what_overflows_is_refused),
    };

    return RUN(tests);
}
