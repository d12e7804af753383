/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "../../reference/tables.h"
#include "stats/cluster_robust.h"
#include "stats/clusters.h"
#include "stats/icc.h"
#include "stats/random_intercept.h"

#define N COUNT(ref_pre)
#define K 13

static void changes(double *d)
{
    for (size_t i = 0; i < N; i++)
        d[i] = ref_post[i] - ref_pre[i];
}

static void check(const double *y, const double *icc, const double *model, const double *robust)
{
    struct stats_cluster c[K];
    struct stats_icc i;
    struct stats_random_intercept m;
    struct stats_cluster_robust r;

    stats_clusters(c, K, y, ref_index, N);
    assert_int_equal(stats_icc(&i, c, K), STATS_OK);
    assert_close(i.icc, icc[0], 1e-11);
    assert_close(i.n0, icc[1], 1e-13);
    assert_close(i.f, icc[2], 1e-11);
    assert_close(i.p, icc[3], 1e-10);
    assert_int_equal(stats_random_intercept(&m, c, K, 0.95), STATS_OK);
    assert_true(m.n == N && m.clusters == K);
    assert_close(m.estimate, model[0], 1e-10);
    assert_close(m.tau2, model[1], 1e-10);
    assert_close(m.sigma2, model[2], 1e-10);
    assert_close(m.plain_se, model[3], 1e-10);
    assert_close(m.se, model[4], 1e-9);
    assert_close(m.df, model[5], 1e-8);
    assert_close(m.p, model[6], 1e-8);
    assert_close(m.low, model[7], 1e-8);
    assert_close(m.high, model[8], 1e-8);
    assert_int_equal(stats_cluster_robust(&r, c, K, 0.95), STATS_OK);
    assert_close(r.estimate, robust[0], 1e-12);
    assert_close(r.se, robust[1], 1e-10);
    assert_close(r.df, robust[2], 1e-9);
    assert_close(r.p, robust[3], 1e-9);
}

/* dense REML, GLS and Kenward-Roger beside lme4 and pbkrtest; anova(lm); clubSandwich. The second
 * column has its variance between clusters at zero. */
static void agrees_with_r_also_at_zero_variance_between(void **state)
{
    double d[N];

    (void)state;
    changes(d);
    check(d, ref_icc_change, ref_model_change, ref_cr2_change);
    check(ref_flat, ref_icc_flat, ref_model_flat, ref_cr2_flat);
}

static void places_are_drawn_towards_the_mean(void **state)
{
    struct stats_cluster c[K + 1];
    struct stats_random_intercept m;
    struct stats_place p[K + 1];
    double d[N];

    (void)state;
    changes(d);
    stats_clusters(c, K + 1, d, ref_index, N); /* the last one is empty */
    assert_int_equal(stats_random_intercept(&m, c, K + 1, 0.95), STATS_OK);
    assert_int_equal(stats_places(p, &m, c, K + 1, 0.95), STATS_OK);
    for (size_t j = 0; j < K; j++) {
        assert_close(p[j].eb_mean, ref_eb_mean[j], 1e-9);
        assert_close(p[j].se, ref_eb_se[j], 1e-9);
        assert_close(p[j].high - p[j].low, 2.0 * 1.959963984540054 * p[j].se, 1e-12);
    }
    assert_true(p[K].n == 0);
    assert_close(p[K].eb_mean, m.estimate, 0.0);
    assert_close(p[K].shrinkage, 0.0, 0.0);
}

static void units_and_the_order_of_people_do_not_matter(void **state)
{
    struct stats_cluster a[K], b[K];
    struct stats_random_intercept m, w;
    double d[N], back[N];
    unsigned index[N];

    (void)state;
    changes(d);
    for (size_t i = 0; i < N; i++) {
        back[i] = -2.5e4 * d[N - 1 - i];
        index[i] = K - 1 - ref_index[N - 1 - i];
    }
    stats_clusters(a, K, d, ref_index, N);
    stats_clusters(b, K, back, index, N);
    assert_int_equal(stats_random_intercept(&m, a, K, 0.95), STATS_OK);
    assert_int_equal(stats_random_intercept(&w, b, K, 0.95), STATS_OK);
    assert_close(w.estimate, -2.5e4 * m.estimate, 1e-10);
    assert_close(w.se, 2.5e4 * m.se, 1e-10);
    assert_close(w.df, m.df, 1e-9);
    assert_close(w.p, m.p, 1e-9);
    assert_close(w.icc, m.icc, 1e-10);
}

/* In a balanced design the model is the t test of the cluster means, and so is CR2. */
static void with_equal_sizes_it_is_the_t_test_of_the_places(void **state)
{
    static const double y[] = {1, 3, 2, 5, 4, 6, 0, 1, 2, 4, 7, 4};
    static const unsigned index[] = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
    struct stats_cluster c[4];
    struct stats_random_intercept m;
    struct stats_cluster_robust r;

    (void)state;
    stats_clusters(c, 4, y, index, 12);
    assert_int_equal(stats_random_intercept(&m, c, 4, 0.95), STATS_OK);
    assert_int_equal(stats_cluster_robust(&r, c, 4, 0.95), STATS_OK);
    assert_close(m.estimate, 3.25, 1e-14);
    assert_close(m.df, 3.0, 1e-10);
    assert_close(r.df, 3.0, 1e-12);
    assert_close(m.se, sqrt((1.25 * 1.25 + 1.75 * 1.75 + 2.25 * 2.25 + 1.75 * 1.75) / 3.0 / 4.0),
                 1e-12);
    assert_close(r.se, m.se, 1e-12);
    assert_close(m.design_effect, 1.0 + 2.0 * m.icc, 1e-13);
    assert_close(m.n_effective * m.design_effect, 12.0, 1e-13);
}

static void two_or_three_clusters_have_estimates_and_no_test(void **state)
{
    struct stats_cluster c[3];
    struct stats_random_intercept m;
    struct stats_cluster_robust r;
    struct stats_place p[3];
    static const double y[] = {1, 2, 4, 7, 5, 3};
    static const unsigned index[] = {0, 0, 1, 1, 2, 2};

    (void)state;
    stats_clusters(c, 3, y, index, 6);
    assert_int_equal(stats_random_intercept(&m, c, 3, 0.95), STATS_TOO_FEW_CLUSTERS);
    assert_true(m.model == STATS_OK && isfinite(m.se) && isfinite(m.df));
    assert_true(isnan(m.p) && isnan(m.low) && isnan(m.t));
    assert_int_equal(stats_cluster_robust(&r, c, 3, 0.95), STATS_TOO_FEW_CLUSTERS);
    assert_true(r.model == STATS_OK && isfinite(r.se) && isnan(r.p) && isnan(r.high));
    assert_int_equal(stats_random_intercept(&m, c, 1, 0.95), STATS_TOO_FEW_CLUSTERS);
    assert_true(m.model == STATS_TOO_FEW_CLUSTERS && m.n == 2 && isnan(m.estimate));
    assert_int_equal(stats_places(p, &m, c, 3, 0.95), STATS_TOO_FEW_CLUSTERS);
    assert_nan(p[0].eb_mean);
    assert_int_equal(stats_cluster_robust(&r, c, 1, 0.95), STATS_TOO_FEW_CLUSTERS);
    assert_nan(r.se);
}

static void what_cannot_be_parted_is_refused(void **state)
{
    static const double y[] = {0.1, 0.1, 0.4, 0.4, 0.2, 0.2, 0.7, 0.7};
    static const double same[] = {0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3};
    static const unsigned pairs[] = {0, 0, 1, 1, 2, 2, 3, 3}, alone[] = {0, 1, 2, 3, 4, 5, 6, 7};
    struct stats_cluster c[8];
    struct stats_random_intercept m;
    struct stats_cluster_robust r;
    struct stats_icc i;

    (void)state;
    stats_clusters(c, 8, y, alone, 8);
    assert_int_equal(stats_random_intercept(&m, c, 8, 0.95), STATS_TOO_FEW);
    assert_int_equal(stats_icc(&i, c, 8), STATS_TOO_FEW);
    stats_clusters(c, 4, y, pairs, 8);
    assert_int_equal(stats_random_intercept(&m, c, 4, 0.95), STATS_NO_VARIANCE);
    assert_int_equal(stats_icc(&i, c, 4), STATS_NO_VARIANCE);
    assert_nan(i.icc);
    assert_int_equal(stats_cluster_robust(&r, c, 4, 0.95), STATS_OK);
    stats_clusters(c, 4, same, pairs, 8);
    assert_int_equal(stats_cluster_robust(&r, c, 4, 0.95), STATS_NO_VARIANCE);
    assert_true(isnan(r.p) && isnan(r.t));
    stats_clusters(c, 4, NULL, NULL, 0);
    assert_int_equal(stats_icc(&i, c, 4), STATS_TOO_FEW_CLUSTERS);
    assert_true(i.n == 0 && i.clusters == 0);
    assert_nan(stats_design_effect(c, 4, 0.1));
    assert_int_equal(stats_random_intercept(&m, c, 4, 0.95), STATS_TOO_FEW_CLUSTERS);
    assert_int_equal(stats_cluster_robust(&r, c, 4, 0.95), STATS_TOO_FEW_CLUSTERS);
}

static void what_overflows_is_refused(void **state)
{
    static const double y[] = {1e307, -1e307, 4, 1e307, 2, -1e307, 3, 5};
    static const unsigned index[] = {0, 0, 1, 1, 2, 2, 3, 3};
    struct stats_cluster c[4];
    struct stats_random_intercept m;
    struct stats_cluster_robust r;

    (void)state;
    stats_clusters(c, 4, y, index, 8);
    assert_int_equal(stats_random_intercept(&m, c, 4, 0.95), STATS_NOT_CONVERGED);
    assert_true(isnan(m.estimate) && isnan(m.p));
    assert_int_equal(stats_cluster_robust(&r, c, 4, 0.95), STATS_NOT_CONVERGED);
    assert_true(isnan(r.se) && isnan(r.p));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r_also_at_zero_variance_between),
        cmocka_unit_test(places_are_drawn_towards_the_mean),
        cmocka_unit_test(units_and_the_order_of_people_do_not_matter),
        cmocka_unit_test(with_equal_sizes_it_is_the_t_test_of_the_places),
        cmocka_unit_test(two_or_three_clusters_have_estimates_and_no_test),
        cmocka_unit_test(what_cannot_be_parted_is_refused),
        cmocka_unit_test(what_overflows_is_refused),
    };

    return RUN(tests);
}
