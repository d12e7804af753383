/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "../../reference/tables.h"
#include "stats/describe.h"
#include "stats/selection.h"

#define N COUNT(ref_pre)

static void people(double *x, bool *kept)
{
    for (size_t i = 0; i < N; i++) {
        x[3 * i] = 1.0;
        x[3 * i + 1] = ref_pre[i];
        x[3 * i + 2] = ref_hours[i];
        kept[i] = ref_stay[i] > 0.5;
    }
}

/* glm(binomial, epsilon = 1e-15), fitted(), weighted.mean */
static void weights_for_loss_agree_with_r(void **state)
{
    double x[3 * N], beta[3], share[N], change[N], weight[N];
    bool kept[N];
    struct stats_logistic l;
    struct stats_weighted w;
    size_t n = 0;

    (void)state;
    people(x, kept);
    assert_int_equal(stats_logistic(&l, beta, share, &(struct stats_logistic_data){kept, x, N, 3}),
                     STATS_OK);
    for (size_t j = 0; j < 3; j++)
        assert_close(beta[j], ref_logistic[j], 1e-9);
    assert_close(l.deviance, ref_logistic[3], 1e-11);
    assert_close(share[0], ref_logistic[4], 1e-10);
    assert_close(share[39], ref_logistic[5], 1e-10);
    assert_close(share[N - 1], ref_logistic[6], 1e-10);
    for (size_t i = 0; i < N; i++)
        if (kept[i]) {
            change[n] = ref_post[i] - ref_pre[i];
            weight[n++] = 1.0 / share[i];
        }
    assert_int_equal(n, l.n_ones);
    assert_int_equal(stats_weighted(&w, change, weight, n), STATS_OK);
    assert_close(w.mean, ref_weighted[0], 1e-9);
    assert_close(w.se, ref_weighted[1], 1e-9);
    assert_close(w.n_effective, ref_weighted[2], 1e-9);
}

static void weighted_means_know_of_places(void **state)
{
    double x[3 * N], beta[3], share[N], change[N], weight[N];
    unsigned place[N], each[N];
    bool kept[N];
    struct stats_logistic l;
    struct stats_weighted w, plain;
    size_t n = 0, places;

    (void)state;
    people(x, kept);
    assert_int_equal(stats_logistic(&l, beta, share, &(struct stats_logistic_data){kept, x, N, 3}),
                     STATS_OK);
    for (size_t i = 0; i < N; i++)
        if (kept[i]) {
            change[n] = ref_post[i] - ref_pre[i];
            place[n] = ref_index[i];
            each[n] = (unsigned)i;
            weight[n++] = 1.0 / share[i];
        }
    assert_int_equal(stats_weighted_clusters(
                         &w, &places, &(struct stats_weighted_data){change, weight, place, n, 13}),
                     STATS_OK);
    assert_int_equal(places, (int)ref_weighted_clusters[0]);
    assert_close(w.mean, ref_weighted[0], 1e-9);
    assert_close(w.se, ref_weighted_clusters[1], 1e-9);
    /* everybody a place of their own: people are independent */
    assert_int_equal(stats_weighted(&plain, change, weight, n), STATS_OK);
    assert_int_equal(stats_weighted_clusters(
                         &w, &places, &(struct stats_weighted_data){change, weight, each, n, N}),
                     STATS_OK);
    assert_int_equal(places, n);
    assert_close(w.se, plain.se, 1e-13);
    for (size_t i = 0; i < n; i++)
        place[i] = 4;
    assert_int_equal(stats_weighted_clusters(
                         &w, &places, &(struct stats_weighted_data){change, weight, place, n, 13}),
                     STATS_TOO_FEW_CLUSTERS);
    assert_nan(w.mean);
    assert_int_equal(stats_weighted_clusters(
                         &w, &places, &(struct stats_weighted_data){change, weight, place, 0, 13}),
                     STATS_TOO_FEW);
}

/* The score equations: with an intercept the fitted shares sum to the people who stayed. */
static void fitted_shares_sum_to_those_who_stayed(void **state)
{
    double x[3 * N], beta[3], share[N], sum = 0.0;
    bool kept[N];
    struct stats_logistic l;

    (void)state;
    people(x, kept);
    assert_int_equal(stats_logistic(&l, beta, share, &(struct stats_logistic_data){kept, x, N, 3}),
                     STATS_OK);
    for (size_t i = 0; i < N; i++)
        sum += share[i];
    assert_close(sum, (double)l.n_ones, 1e-12);
    assert_int_equal(stats_logistic(&l, beta, NULL, &(struct stats_logistic_data){kept, x, N, 3}),
                     STATS_OK);
}

static void what_has_no_finite_answer_is_refused(void **state)
{
    static const double x[] = {1, 1, 1, 2, 1, 3, 1, 4, 1, 5, 1, 6},
                        twin[] = {1, 1, 1, 1, 1, 1, 1, 1};
    static const bool parted[] = {false, false, false, true, true, true};
    static const bool all[] = {true, true, true, true, true, true};
    static const bool mixed[] = {true, false, true, false, true, true};
    double beta[2], share[6];
    struct stats_logistic l;

    (void)state;
    assert_int_equal(
        stats_logistic(&l, beta, share, &(struct stats_logistic_data){parted, x, 6, 2}),
        STATS_NOT_CONVERGED);
    assert_true(isnan(beta[0]) && isnan(share[5]) && isnan(l.deviance) && l.n_ones == 3);
    assert_int_equal(stats_logistic(&l, beta, share, &(struct stats_logistic_data){all, x, 6, 2}),
                     STATS_TOO_FEW);
    assert_int_equal(stats_logistic(&l, beta, share, &(struct stats_logistic_data){mixed, x, 2, 2}),
                     STATS_TOO_FEW);
    assert_int_equal(stats_logistic(&l, beta, share, &(struct stats_logistic_data){mixed, x, 0, 2}),
                     STATS_TOO_FEW);
    assert_int_equal(
        stats_logistic(&l, beta, share, &(struct stats_logistic_data){mixed, twin, 4, 2}),
        STATS_NO_VARIANCE);
    assert_nan(beta[1]);
}

static void equal_weights_are_no_weights(void **state)
{
    static const double w[] = {3, 3, 3, 3, 3}, x[] = {1, 4, 2, 8, 5};
    struct stats_weighted a;
    struct stats_describe d;

    (void)state;
    assert_int_equal(stats_weighted(&a, x, w, 5), STATS_OK);
    assert_int_equal(stats_describe(&d, x, 5, 0.95), STATS_OK);
    assert_close(a.mean, d.mean, 1e-15);
    assert_close(a.se, d.se, 1e-14);
    assert_close(a.n_effective, 5.0, 1e-15);
    assert_int_equal(stats_weighted(&a, x, w, 1), STATS_TOO_FEW);
    assert_nan(a.mean);
    assert_int_equal(stats_weighted(&a, x, (const double[]){0, 0}, 2), STATS_TOO_FEW);
    assert_int_equal(stats_weighted(&a, (const double[]){1e308, -1e308}, w, 2),
                     STATS_NOT_CONVERGED);
    assert_nan(a.mean);
}

/* Reliability .8: the lowest third, 1.09 sd below the mean, rises .22 sd with nothing done. */
static void the_lowest_rise_by_themselves(void **state)
{
    (void)state;
    assert_close(stats_regression_to_mean(0.0, -1.09, 0.8), 0.218, 1e-12);
    assert_close(stats_regression_to_mean(3.0, 4.0, 0.5), -0.5, 1e-15);
    assert_close(stats_regression_to_mean(3.0, 4.0, 1.0), 0.0, 0.0);
    assert_nan(stats_regression_to_mean(3.0, 4.0, 1.1));
    assert_nan(stats_regression_to_mean(3.0, 4.0, NAN));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_for_loss_agree_with_r),
        cmocka_unit_test(weighted_means_know_of_places),
        cmocka_unit_test(fitted_shares_sum_to_those_who_stayed),
        cmocka_unit_test(what_has_no_finite_answer_is_refused),
        cmocka_unit_test(equal_weights_are_no_weights),
        cmocka_unit_test(the_lowest_rise_by_themselves),
    };

    return RUN(tests);
}
