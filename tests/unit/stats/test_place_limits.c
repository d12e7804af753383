/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "../../reference/tables.h"
#include "stats/distribution.h"
#include "stats/place_limits.h"
#include "stats/random.h"
#include "stats/random_intercept.h"

#define N    COUNT(ref_pre)
#define K    13
#define FEW  4
#define MANY 400

static void changes(double *d)
{
    for (size_t i = 0; i < N; i++)
        d[i] = ref_post[i] - ref_pre[i];
}

/* Near to a share of the interval's length: a limit itself may lie at 0. */
static void check(const double *y, const unsigned *index, size_t n, size_t k, const double *want)
{
    struct stats_cluster c[K];
    struct stats_place_limits got[K];

    stats_clusters(c, k, y, index, n);
    assert_int_equal(stats_place_limits(got, c, k, 0.95), STATS_OK);
    for (size_t j = 0; j < k; j++) {
        const double length = want[2 * j + 1] - want[2 * j];

        assert_close((got[j].low - want[2 * j]) / length, 0.0, 1e-8);
        assert_close((got[j].high - want[2 * j + 1]) / length, 0.0, 1e-8);
    }
}

/* R: integrate() over the ratio of the variances and uniroot(); tests/reference/reference.R. One
 * has places of 240 people and of one, one its variance between places at zero, two have four
 * places, where the ratio is known least. */
static void agrees_with_r(void **state)
{
    static const double even[] = {1, 3, 2, 5, 4, 6, 0, 1, 2, 4, 7, 4};
    static const unsigned index[] = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
    static const unsigned ends[] = {240, 241, 243, 246, 251, COUNT(ref_long)};
    unsigned uneven[COUNT(ref_long)] = {0};
    double d[N];

    (void)state;
    changes(d);
    for (unsigned i = 0, j = 0; i < COUNT(ref_long); i++)
        uneven[i] = j += i == ends[j];
    check(ref_long, uneven, COUNT(ref_long), COUNT(ends), ref_place_limits_uneven);
    check(d, ref_index, N, K, ref_place_limits);
    check(ref_flat, ref_index, N, K, ref_place_limits_flat);
    check(d, ref_index, 1 + 2 + 3 + 3, FEW, ref_place_limits_few);
    check(even, index, COUNT(even), FEW, ref_place_limits_even);
}

static void units_zero_points_and_the_order_of_places_do_not_matter(void **state)
{
    struct stats_cluster a[K], b[K];
    struct stats_place_limits p[K], q[K];
    double d[N], other[N];
    unsigned index[N];

    (void)state;
    changes(d);
    for (size_t i = 0; i < N; i++) {
        other[i] = 12.0 - 2.5e4 * d[N - 1 - i];
        index[i] = K - 1 - ref_index[N - 1 - i];
    }
    stats_clusters(a, K, d, ref_index, N);
    stats_clusters(b, K, other, index, N);
    assert_int_equal(stats_place_limits(p, a, K, 0.95), STATS_OK);
    assert_int_equal(stats_place_limits(q, b, K, 0.95), STATS_OK);
    for (size_t j = 0; j < K; j++) {
        assert_close(q[K - 1 - j].low, 12.0 - 2.5e4 * p[j].high, 1e-9);
        assert_close(q[K - 1 - j].high, 12.0 - 2.5e4 * p[j].low, 1e-9);
    }
}

/* A place where nobody was found changes nothing, and its own limits are wider than all others. */
static void a_place_of_nobody_is_one_more_place(void **state)
{
    struct stats_cluster c[K + 1];
    struct stats_place_limits without[K], with[K + 1];
    double d[N];

    (void)state;
    changes(d);
    stats_clusters(c, K + 1, d, ref_index, N);
    assert_int_equal(stats_place_limits(without, c, K, 0.95), STATS_OK);
    assert_int_equal(stats_place_limits(with, c, K + 1, 0.95), STATS_OK);
    for (size_t j = 0; j < K; j++) {
        assert_close(with[j].low, without[j].low, 1e-7);
        assert_close(with[j].high, without[j].high, 1e-7);
        assert_true(with[K].high - with[K].low > with[j].high - with[j].low);
    }
}

/* Places worlds apart say nothing of each other: only the variance within is shared, and the limits
 * are the place's own mean -+ t on N - k degrees of freedom. */
static void places_worlds_apart_keep_their_own_means(void **state)
{
    static const struct stats_cluster c[] = {
        {4, -2e7, 30.0}, {5, 0.0, 50.0}, {3, 5e7, 10.0}, {6, -9e7, 70.0}, {4, 7e7, 30.0}};
    const double t = stats_t_quantile(0.975, 17.0), within = 190.0 / 17.0;
    struct stats_place_limits p[COUNT(c)];

    (void)state;
    assert_int_equal(stats_place_limits(p, c, COUNT(c), 0.95), STATS_OK);
    for (size_t j = 0; j < COUNT(c); j++) {
        const double half = t * sqrt(within / (double)c[j].n);

        assert_close((p[j].low - (c[j].mean - half)) / half, 0.0, 1e-6);
        assert_close((p[j].high - (c[j].mean + half)) / half, 0.0, 1e-6);
    }
}

/* Hundreds of places tell the variances: the limits of stats_places are nearly right then. Where
 * none is found between places those shut themselves into the general mean's interval. */
static void beside_the_limits_at_known_variances(void **state)
{
    static struct stats_cluster c[MANY];
    static struct stats_place places[MANY];
    static struct stats_place_limits p[MANY];
    struct stats_random_intercept m;

    (void)state;
    for (size_t j = 0; j < MANY; j++)
        c[j] = (struct stats_cluster){
            20, 0.5 * stats_normal_quantile(((double)j + 0.5) / (double)MANY), 19.0};
    assert_int_equal(stats_random_intercept(&m, c, MANY, 0.95), STATS_OK);
    assert_int_equal(stats_places(places, &m, c, MANY, 0.95), STATS_OK);
    assert_int_equal(stats_place_limits(p, c, MANY, 0.95), STATS_OK);
    for (size_t j = 0; j < MANY; j++)
        assert_close((p[j].high - p[j].low) / (places[j].high - places[j].low), 1.0, 0.02);
    stats_clusters(c, K, ref_flat, ref_index, N);
    assert_int_equal(stats_random_intercept(&m, c, K, 0.95), STATS_OK);
    assert_int_equal(stats_places(places, &m, c, K, 0.95), STATS_OK);
    assert_int_equal(stats_place_limits(p, c, K, 0.95), STATS_OK);
    for (size_t j = 0; j < K; j++)
        assert_true(p[j].low < places[j].low && p[j].high > places[j].high);
}

static void refuses(const double *y, const unsigned *index, size_t n, size_t k,
                    enum stats_outcome why)
{
    struct stats_cluster c[8];
    struct stats_place_limits p[8];

    stats_clusters(c, k, y, index, n);
    assert_int_equal(stats_place_limits(p, c, k, 0.95), why);
    for (size_t j = 0; j < k; j++)
        assert_true(isnan(p[j].low) && isnan(p[j].high));
}

static void what_cannot_be_known_is_refused(void **state)
{
    static const double y[] = {1, 2, 4, 7, 5, 3, 9, 8};
    static const double pairs[] = {0.1, 0.1, 0.4, 0.4, 0.2, 0.2, 0.7, 0.7};
    static const double same[] = {0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3};
    static const double far[] = {1e307, -1e307, 4, 1e307, 2, -1e307, 3, 5};
    static const unsigned index[] = {0, 0, 1, 1, 2, 2, 3, 3}, alone[] = {0, 1, 2, 3, 4, 5, 6, 7};

    (void)state;
    for (size_t k = 1; k < STATS_CLUSTERS_MIN; k++)
        refuses(y, index, 2 * k, k, STATS_TOO_FEW_CLUSTERS);
    refuses(y, index, 6, 4, STATS_TOO_FEW_CLUSTERS); /* nobody in the fourth */
    refuses(NULL, NULL, 0, 4, STATS_TOO_FEW_CLUSTERS);
    refuses(y, alone, 8, 8, STATS_TOO_FEW);
    refuses(pairs, index, 8, 4, STATS_NO_VARIANCE);
    refuses(same, index, 8, 4, STATS_NO_VARIANCE);
    refuses(far, index, 8, 4, STATS_NOT_CONVERGED);
}

/* ---- against dense sums over log r, by the formulas of the header and nothing of the sources ----
 */

#define DENSE_LOW   (-50.0)
#define DENSE_STEP  0.01
#define DENSE_STEPS 17000

struct dense {
    double n; /* people */
    double weight[DENSE_STEPS];
};

/* What a ratio makes of the general mean and of q. Means are taken from the first. */
static void dense_mean(double *mu, double *sum_w, double *q, const struct stats_cluster *c,
                       size_t k, double r)
{
    *sum_w = *mu = *q = 0.0;
    for (size_t j = 0; j < k; j++) {
        *sum_w += 1.0 / (1.0 / (double)c[j].n + r);
        *mu += (c[j].mean - c[0].mean) / (1.0 / (double)c[j].n + r);
    }
    *mu = c[0].mean + *mu / *sum_w;
    for (size_t j = 0; j < k; j++)
        *q += c[j].within + (c[j].mean - *mu) * (c[j].mean - *mu) / (1.0 / (double)c[j].n + r);
}

static void dense_weights(struct dense *out, const struct stats_cluster *c, size_t k)
{
    double most = -INFINITY, sum = 0.0;

    out->n = 0.0;
    for (size_t j = 0; j < k; j++)
        out->n += (double)c[j].n;
    for (size_t i = 0; i < DENSE_STEPS; i++) {
        const double u = DENSE_LOW + DENSE_STEP * (double)i;
        double mu, sum_w, q, log_weight = u;

        dense_mean(&mu, &sum_w, &q, c, k, exp(u));
        log_weight -= (out->n - 3.0) / 2.0 * log(q) + log(sum_w) / 2.0;
        for (size_t j = 0; j < k; j++)
            log_weight -= log1p((double)c[j].n * exp(u)) / 2.0;
        out->weight[i] = log_weight;
        most = fmax(most, log_weight);
    }
    for (size_t i = 0; i < DENSE_STEPS; i++)
        sum += out->weight[i] = exp(out->weight[i] - most);
    for (size_t i = 0; i < DENSE_STEPS; i++)
        out->weight[i] /= sum;
}

/* The share of place j's true mean below x */
static double dense_share(double x, const struct dense *dense, const struct stats_cluster *c,
                          size_t k, size_t j)
{
    double share = 0.0;

    for (size_t i = 0; i < DENSE_STEPS; i++) {
        const double r = exp(DENSE_LOW + DENSE_STEP * (double)i);
        const double rest = 1.0 / (1.0 + (double)c[j].n * r);
        double mu, sum_w, q;

        if (dense->weight[i] < 1e-14)
            continue;
        dense_mean(&mu, &sum_w, &q, c, k, r);
        share += dense->weight[i] *
                 stats_t_cdf((x - c[j].mean + rest * (c[j].mean - mu)) /
                                 sqrt(q / (dense->n - 3.0) * (r * rest + rest * rest / sum_w)),
                             dense->n - 3.0);
    }
    return share;
}

static void agrees_with_dense_sums(const struct stats_cluster *c, size_t k, double tolerance)
{
    static struct dense dense;
    struct stats_place_limits p[K];

    assert_int_equal(stats_place_limits(p, c, k, 0.95), STATS_OK);
    dense_weights(&dense, c, k);
    for (size_t j = 0; j < k; j++) {
        assert_true(p[j].low < p[j].high);
        assert_close(dense_share(p[j].low, &dense, c, k, j) / 0.025, 1.0, tolerance);
        assert_close((1.0 - dense_share(p[j].high, &dense, c, k, j)) / 0.025, 1.0, tolerance);
    }
}

static void huge_and_single_places_agree_with_dense_sums(void **state)
{
    static const struct stats_cluster far[] = {
        {2000, 5.0, 8000.0}, {2000, 5.1, 8100.0}, {2000, 4.9, 7900.0}, {2000, 5.05, 8000.0},
        {1, 50.0, 0.0},      {1, -40.0, 0.0},     {1, 90.0, 0.0}};
    static const struct stats_cluster off[] = {
        {2000, 0.0, 8000.0}, {2000, 0.02, 8000.0}, {2000, -0.03, 8000.0}, {2000, 0.01, 8000.0},
        {1, 3.0, 0.0},       {1, 4.0, 0.0},        {1, 5.0, 0.0}};
    static const struct stats_cluster one_huge[] = {
        {2000, 5.0, 2000.0}, {3, 6.0, 2.0}, {3, 7.0, 2.0}, {3, 3.0, 2.0}, {1, 60.0, 0.0}};
    static const struct stats_cluster alike[] = {
        {25, 5.0, 600.0}, {25, 5.1, 600.0}, {25, 4.9, 600.0}, {4, 5.05, 60.0}, {1, 5.0, 0.0}};

    (void)state;
    agrees_with_dense_sums(far, COUNT(far), 1e-7);
    agrees_with_dense_sums(off, COUNT(off), 1e-7);
    agrees_with_dense_sums(one_huge, COUNT(one_huge), 1e-7);
    agrees_with_dense_sums(alike, COUNT(alike), 1e-7);
}

/* One or two degrees of freedom within and hardly a difference: the ratio lies anywhere over many
 * powers of ten, with a peak far from where the places are drawn together. */
static void hardly_anything_known_within_agrees_with_dense_sums(void **state)
{
    static const struct stats_cluster tiny[] = {
        {2, 1.0, 1e-12}, {1, 2.0, 0.0}, {1, 4.0, 0.0}, {1, 3.0, 0.0}};
    static const struct stats_cluster one_pair[] = {{2, 0.005, 5e-5}, {1, 1.0, 0.0}, {1, 2.0, 0.0},
                                                    {1, 3.0, 0.0},    {1, 4.0, 0.0}, {1, 5.0, 0.0},
                                                    {1, 6.5, 0.0},    {1, 8.0, 0.0}};
    static const struct stats_cluster two_pairs[] = {
        {2, 1.0, 1e-6}, {2, 2.0, 4e-6}, {1, 4.0, 0.0}, {1, 3.0, 0.0}, {1, 7.0, 0.0}};

    (void)state;
    agrees_with_dense_sums(tiny, COUNT(tiny), 1e-6);
    agrees_with_dense_sums(one_pair, COUNT(one_pair), 1e-6);
    agrees_with_dense_sums(two_pairs, COUNT(two_pairs), 1e-6);
}

/* Sizes and means of all sorts: limits are numbers in their order, and now and then those of dense
 * sums. */
static void any_four_places_have_limits(void **state)
{
    struct stats_random *random = stats_random_new(1405);

    (void)state;
    assert_non_null(random);
    for (size_t round = 0; round < 2000; round++) {
        const size_t k = 4 + round % 9;
        struct stats_cluster c[K];
        struct stats_place_limits p[K];

        for (size_t j = 0; j < k; j++) {
            const double size = exp(9.0 * stats_random_uniform(random) - 0.5);

            c[j] = (struct stats_cluster){1 + (size_t)size, stats_random_normal(random, 5.0, 1.0),
                                          0.0};
            c[j].mean *= exp(stats_random_normal(random, 0.0, (double)(round % 5)));
            c[j].within = ((double)c[j].n - 1.0) * stats_random_uniform(random);
        }
        c[0] = (struct stats_cluster){12, 5.0, 11.0};
        if (round % 100 == 0)
            agrees_with_dense_sums(c, k, 1e-7);
        assert_int_equal(stats_place_limits(p, c, k, 0.95), STATS_OK);
        for (size_t j = 0; j < k; j++)
            assert_true(isfinite(p[j].low) && isfinite(p[j].high) && p[j].low < p[j].high);
    }
    stats_random_free(random);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r),
        cmocka_unit_test(units_zero_points_and_the_order_of_places_do_not_matter),
        cmocka_unit_test(a_place_of_nobody_is_one_more_place),
        cmocka_unit_test(places_worlds_apart_keep_their_own_means),
        cmocka_unit_test(beside_the_limits_at_known_variances),
        cmocka_unit_test(what_cannot_be_known_is_refused),
        cmocka_unit_test(huge_and_single_places_agree_with_dense_sums),
        cmocka_unit_test(hardly_anything_known_within_agrees_with_dense_sums),
        cmocka_unit_test(any_four_places_have_limits),
    };

    return RUN(tests);
}
