/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "../../reference/tables.h"
#include "stats/clusters.h"
#include "stats/mixed_model.h"
#include "stats/random_intercept.h"

#define N COUNT(ref_pre)
#define K 13

/* y on an intercept and up to two columns */
static enum stats_outcome fit(struct stats_mixed_model *m, const double *y, const double *a,
                              const double *b)
{
    static double x[3 * N];
    const size_t p = b ? 3 : a ? 2 : 1;

    for (size_t i = 0; i < N; i++) {
        x[i * p] = 1.0;
        if (a)
            x[i * p + 1] = a[i];
        if (b)
            x[i * p + 2] = b[i];
    }
    return stats_mixed_model(m, &(struct stats_design){y, x, ref_index, N, p, K}, 0.95);
}

static void check(const struct stats_mixed_model *m, const double *want)
{
    assert_int_equal(m->model, STATS_OK);
    assert_close(m->tau2, want[0], 1e-10);
    assert_close(m->sigma2, want[1], 1e-11);
    for (size_t j = 0; j < m->columns; j++) {
        const struct stats_coefficient *c = &m->fixed[j];
        const double *w = want + 2 + 7 * j;

        assert_int_equal(c->test, STATS_OK);
        assert_close(c->estimate, w[0], 1e-10);
        assert_close(c->plain_se, w[1], 1e-10);
        assert_close(c->se, w[2], 1e-10);
        assert_close(c->df, w[3], 1e-8);
        assert_close(c->p, w[4], 1e-8);
        assert_close(c->low, w[5], 1e-8);
        assert_close(c->high, w[6], 1e-8);
    }
}

static void changes(double *d)
{
    for (size_t i = 0; i < N; i++)
        d[i] = ref_post[i] - ref_pre[i];
}

/* dense REML, GLS and Kenward-Roger in R, held against lme4 and pbkrtest there */
static void agrees_with_r_for_ancova_dose_and_arms(void **state)
{
    struct stats_mixed_model m;
    double d[N], centred[N], tens[N], mean = 0.0;

    (void)state;
    changes(d);
    for (size_t i = 0; i < N; i++) {
        tens[i] = ref_hours[i] / 10.0;
        mean += ref_pre[i] / (double)N;
    }
    for (size_t i = 0; i < N; i++)
        centred[i] = ref_pre[i] - mean;
    assert_int_equal(fit(&m, ref_post, centred, NULL), STATS_OK);
    check(&m, ref_ancova);
    assert_int_equal(fit(&m, d, tens, ref_pre), STATS_OK);
    check(&m, ref_dose);
    assert_int_equal(fit(&m, d, ref_arm, NULL), STATS_OK);
    check(&m, ref_did);
}

static void agrees_with_r_where_the_variance_between_is_zero(void **state)
{
    struct stats_mixed_model m;

    (void)state;
    assert_int_equal(fit(&m, ref_flat, ref_arm, NULL), STATS_OK);
    assert_close(m.tau2, 0.0, 0.0);
    check(&m, ref_did_flat);
}

static void the_intercept_alone_is_the_random_intercept_model(void **state)
{
    struct stats_mixed_model m;
    struct stats_random_intercept r;
    struct stats_cluster c[K];
    double d[N];

    (void)state;
    changes(d);
    stats_clusters(c, K, d, ref_index, N);
    assert_int_equal(stats_random_intercept(&r, c, K, 0.95), STATS_OK);
    assert_int_equal(fit(&m, d, NULL, NULL), STATS_OK);
    assert_close(m.fixed[0].estimate, r.estimate, 1e-12);
    assert_close(m.fixed[0].se, r.se, 1e-12);
    assert_close(m.fixed[0].df, r.df, 1e-10);
    assert_close(m.fixed[0].p, r.p, 1e-10);
    assert_close(m.icc, r.icc, 1e-11);
}

static void moving_a_column_moves_the_intercept_only(void **state)
{
    struct stats_mixed_model a, b;
    double far[N], d[N];

    (void)state;
    changes(d);
    for (size_t i = 0; i < N; i++)
        far[i] = 1e6 + 100.0 * ref_hours[i];
    assert_int_equal(fit(&a, d, ref_hours, ref_pre), STATS_OK);
    assert_int_equal(fit(&b, d, far, ref_pre), STATS_OK);
    assert_close(b.fixed[1].estimate * 100.0, a.fixed[1].estimate, 1e-9);
    assert_close(b.fixed[1].df, a.fixed[1].df, 1e-9);
    assert_close(b.fixed[2].se, a.fixed[2].se, 1e-10);
    assert_close(b.tau2, a.tau2, 1e-9);
}

static void columns_that_say_nothing_new_are_refused(void **state)
{
    struct stats_mixed_model m;
    double ones[N], twice[N];

    (void)state;
    for (size_t i = 0; i < N; i++) {
        ones[i] = 1.0;
        twice[i] = 3.0 + 2.0 * ref_pre[i];
    }
    assert_int_equal(fit(&m, ref_post, ones, NULL), STATS_NO_VARIANCE);
    assert_int_equal(fit(&m, ref_post, ref_pre, twice), STATS_NO_VARIANCE);
    assert_true(isnan(m.tau2) && isnan(m.fixed[0].estimate) && isnan(m.fixed[5].p));
    assert_int_equal(m.fixed[1].test, STATS_NO_VARIANCE);
    assert_int_equal(fit(&m, twice, ref_pre, NULL), STATS_NO_VARIANCE);
    assert_int_equal(fit(&m, ones, ref_pre, NULL), STATS_NO_VARIANCE);
}

static void too_few_people_or_places_are_refused(void **state)
{
    static const double y[] = {1, 2, 4, 6, 3, 8}, x[] = {1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1};
    static const unsigned two[] = {0, 0, 0, 1, 1, 1}, none[] = {0, 1, 2, 3, 4, 5};
    static const unsigned three[] = {0, 0, 0, 1, 1, 2};
    struct stats_mixed_model m;

    (void)state;
    assert_int_equal(stats_mixed_model(&m, &(struct stats_design){y, x, two, 6, 2, 2}, 0.95),
                     STATS_TOO_FEW_CLUSTERS); /* an arm is a place: nothing tells them apart */
    assert_int_equal(stats_mixed_model(&m, &(struct stats_design){y, x, two, 3, 2, 2}, 0.95),
                     STATS_TOO_FEW_CLUSTERS);
    assert_int_equal(stats_mixed_model(&m, &(struct stats_design){y, x, none, 6, 2, 6}, 0.95),
                     STATS_TOO_FEW);
    assert_int_equal(stats_mixed_model(&m, &(struct stats_design){y, x, two, 0, 2, 2}, 0.95),
                     STATS_TOO_FEW);
    assert_int_equal(stats_mixed_model(&m, &(struct stats_design){y, x, two, 6, 7, 2}, 0.95),
                     STATS_TOO_FEW);
    assert_int_equal(stats_mixed_model(&m, &(struct stats_design){y, x, three, 6, 2, 3}, 0.95),
                     STATS_OK);
    assert_true(m.clusters == 3 && isfinite(m.fixed[1].se));
    assert_int_equal(m.fixed[1].test, STATS_TOO_FEW_CLUSTERS);
    assert_nan(m.fixed[1].p);
}

static void what_overflows_is_refused(void **state)
{
    struct stats_mixed_model m;
    double y[N];

    (void)state;
    for (size_t i = 0; i < N; i++)
        y[i] = ref_post[i] * 1e307;
    assert_int_equal(fit(&m, y, ref_pre, NULL), STATS_NOT_CONVERGED);
    assert_true(isnan(m.tau2) && isnan(m.fixed[0].se));
    y[3] = NAN;
    assert_int_equal(fit(&m, ref_post, y, NULL), STATS_NOT_CONVERGED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r_for_ancova_dose_and_arms),
        cmocka_unit_test(agrees_with_r_where_the_variance_between_is_zero),
        cmocka_unit_test(the_intercept_alone_is_the_random_intercept_model),
        cmocka_unit_test(moving_a_column_moves_the_intercept_only),
        cmocka_unit_test(columns_that_say_nothing_new_are_refused),
        cmocka_unit_test(too_few_people_or_places_are_refused),
        cmocka_unit_test(what_overflows_is_refused),
    };

    return RUN(tests);
}
