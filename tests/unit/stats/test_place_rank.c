/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include <stdlib.h>

#include "../../reference/tables.h"
#include "stats/place_rank.h"
#include "stats/random.h"

#define K     13
#define DRAWS 40000

static void fill(struct stats_place *p)
{
    for (size_t j = 0; j < K; j++)
        p[j] = (struct stats_place){5, ref_eb_mean[j], 0.5, ref_eb_se[j], 0.0, 0.0};
}

/* Ranks of draws from the same normals: the definition itself, with a seed. */
static void simulate(double *mean, size_t seen[K][K + 1], const struct stats_place *p)
{
    struct stats_random *random = stats_random_new(3);

    for (int draw = 0; draw < DRAWS; draw++) {
        double value[K];

        for (size_t j = 0; j < K; j++)
            value[j] = stats_random_normal(random, p[j].eb_mean, p[j].se);
        for (size_t j = 0; j < K; j++) {
            size_t rank = 1;

            for (size_t i = 0; i < K; i++)
                rank += value[i] > value[j];
            mean[j] += (double)rank / DRAWS;
            seen[j][rank]++;
        }
    }
    stats_random_free(random);
}

static size_t quantile(const size_t *seen, double share)
{
    double sum = 0.0;

    for (size_t rank = 1; rank <= K; rank++) {
        sum += (double)seen[rank] / DRAWS;
        if (sum >= share)
            return rank;
    }
    return K;
}

static void ranks_agree_with_a_simulation(void **state)
{
    static size_t seen[K][K + 1];
    double mean[K] = {0.0};
    struct stats_place p[K];
    struct stats_rank r[K];

    (void)state;
    fill(p);
    simulate(mean, seen, p);
    assert_int_equal(stats_ranks(r, p, K, 0.95, true), STATS_OK);
    for (size_t j = 0; j < K; j++) {
        assert_true(fabs(r[j].expected - mean[j]) < 0.06);
        assert_true(labs((long)r[j].low - (long)quantile(seen[j], 0.025)) <= 1);
        assert_true(labs((long)r[j].high - (long)quantile(seen[j], 0.975)) <= 1);
        assert_true(r[j].low <= r[j].rank && r[j].rank <= r[j].high);
    }
}

static void expected_ranks_sum_as_ranks_do_and_turn_round(void **state)
{
    struct stats_place p[K];
    struct stats_rank up[K], down[K];
    double sum = 0.0;

    (void)state;
    fill(p);
    assert_int_equal(stats_ranks(up, p, K, 0.9, true), STATS_OK);
    assert_int_equal(stats_ranks(down, p, K, 0.9, false), STATS_OK);
    for (size_t j = 0; j < K; j++) {
        sum += up[j].expected;
        assert_close(down[j].expected, K + 1.0 - up[j].expected, 1e-12);
        assert_int_equal(down[j].rank, K + 1 - up[j].rank);
    }
    assert_close(sum, K * (K + 1) / 2.0, 1e-13);
}

static void places_far_apart_have_one_rank_and_equal_ones_share_it(void **state)
{
    static const struct stats_place far[] = {
        {9, 1.0, 1, 0.01, 0, 0}, {0, 2.0, 1, 0.01, 0, 0}, {9, 5.0, 1, 0.01, 0, 0}};
    static const struct stats_place same[] = {
        {9, 1.0, 0, 0.2, 0, 0}, {9, 1.0, 0, 0.2, 0, 0}, {9, 1.0, 0, 0.2, 0, 0}};
    struct stats_rank r[3];

    (void)state;
    assert_int_equal(stats_ranks(r, far, 3, 0.95, true), STATS_OK);
    assert_true(r[2].rank == 1 && r[2].low == 1 && r[2].high == 1);
    assert_true(r[0].rank == 2 && r[0].low == 2 && r[0].high == 2);
    assert_true(r[1].outcome == STATS_TOO_FEW && r[1].rank == 0 && isnan(r[1].expected));
    assert_int_equal(stats_ranks(r, same, 3, 0.95, true), STATS_OK);
    for (size_t j = 0; j < 3; j++) {
        assert_close(r[j].expected, 2.0, 1e-14);
        assert_true(r[j].rank == 1 && r[j].low == 1 && r[j].high == 3);
    }
}

static void without_two_places_or_a_model_there_is_no_rank(void **state)
{
    struct stats_place p[2] = {{9, 1.0, 1, 0.1, 0, 0}, {0, 1.0, 0, 0.3, 0, 0}};
    struct stats_rank r[2];

    (void)state;
    assert_int_equal(stats_ranks(r, p, 2, 0.95, true), STATS_TOO_FEW);
    assert_true(r[0].outcome == STATS_TOO_FEW && isnan(r[0].expected) && r[0].high == 0);
    p[1] = (struct stats_place){4, NAN, NAN, NAN, NAN, NAN};
    assert_int_equal(stats_ranks(r, p, 2, 0.95, true), STATS_NOT_CONVERGED);
    assert_int_equal(stats_ranks(r, p, 0, 0.95, true), STATS_TOO_FEW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_agree_with_a_simulation),
        cmocka_unit_test(expected_ranks_sum_as_ranks_do_and_turn_round),
        cmocka_unit_test(places_far_apart_have_one_rank_and_equal_ones_share_it),
        cmocka_unit_test(without_two_places_or_a_model_there_is_no_rank),
    };

    return RUN(tests);
}
