/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/place_rank.h"

#include <math.h>
#include <stdlib.h>

#include "stats/distribution.h"

#define NODES 15

/* Gauss-Hermite for a standard normal: nodes above 0 and the weights, the middle one first */
static const double node[NODES / 2 + 1] = {0.0,
                                           0.79912906832454811,
                                           1.6067100690287301,
                                           2.4324368270097581,
                                           3.2890824243987662,
                                           4.1962077112690153,
                                           5.1900935913047821,
                                           6.3639478888298384};
static const double share[NODES / 2 + 1] = {
    0.31825951825951826,   0.23246229360973222,    0.089417795399844413,   0.017365774492137616,
    0.0015673575035499588, 5.6421464051890157e-05, 5.9754195979205961e-07, 8.5896498996331805e-10};

/* The rank of one place given its own value at each node: mean and variance of the count above. */
struct spread {
    double mean[NODES];
    double variance[NODES];
    double weight[NODES];
};

/* P(the other is larger) at z standard deviations; beyond 9 it is settled. */
static double larger(double z)
{
    return z > 9.0 ? 1.0 : z < -9.0 ? 0.0 : stats_normal_cdf(z);
}

static void spread_of(struct spread *s, const struct stats_place *places, size_t k, size_t i,
                      double sign)
{
    for (size_t q = 0; q < NODES; q++) {
        const size_t side = q < NODES / 2 + 1 ? q : q - NODES / 2;
        const double z = q < NODES / 2 + 1 ? node[side] : -node[side];
        const double own = sign * places[i].eb_mean + z * places[i].se;

        s->weight[q] = share[side];
        s->mean[q] = s->variance[q] = 0.0;
        for (size_t j = 0; j < k; j++) {
            double p;

            if (j == i || places[j].n == 0)
                continue;
            p = larger((sign * places[j].eb_mean - own) / places[j].se);
            s->mean[q] += p;
            s->variance[q] += p * (1.0 - p);
        }
    }
}

/* P(rank <= rank), the count of those above taken as normal, continuity corrected */
static double at_most(const struct spread *s, size_t rank)
{
    double sum = 0.0;

    for (size_t q = 0; q < NODES; q++) {
        const double off = (double)rank - 0.5 - s->mean[q];

        if (s->variance[q] > 1e-12)
            sum += s->weight[q] * stats_normal_cdf(off / sqrt(s->variance[q]));
        else
            sum += off > 0.0 ? s->weight[q] : 0.0;
    }
    return sum;
}

/* The smallest rank that holds the share or more */
static size_t rank_of_share(const struct spread *s, double wanted, size_t places)
{
    size_t low = 1, high = places;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (at_most(s, middle) >= wanted)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* With se 0 throughout (which cannot be) nothing divides: places without a model never come here.
 */
static double expected_rank(const struct stats_place *places, size_t k, size_t i, double sign)
{
    double sum = 1.0;

    for (size_t j = 0; j < k; j++)
        if (j != i && places[j].n > 0)
            sum += larger(sign * (places[j].eb_mean - places[i].eb_mean) /
                          hypot(places[i].se, places[j].se));
    return sum;
}

static void order(struct stats_rank *ranks, size_t k)
{
    for (size_t i = 0; i < k; i++) {
        if (ranks[i].outcome != STATS_OK)
            continue;
        ranks[i].rank = 1;
        for (size_t j = 0; j < k; j++)
            ranks[i].rank +=
                ranks[j].outcome == STATS_OK && ranks[j].expected < ranks[i].expected - 1e-9;
    }
}

static enum stats_outcome usable(const struct stats_place *places, size_t k, size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < k; i++) {
        if (isnan(places[i].eb_mean) || !(places[i].se > 0.0))
            return STATS_NOT_CONVERGED;
        *count += places[i].n > 0;
    }
    return *count >= 2 ? STATS_OK : STATS_TOO_FEW;
}

enum stats_outcome stats_ranks(struct stats_rank *ranks, const struct stats_place *places, size_t k,
                               double conf, bool larger_is_first)
{
    const double sign = larger_is_first ? 1.0 : -1.0;
    size_t count;
    const enum stats_outcome outcome = usable(places, k, &count);

    for (size_t i = 0; i < k; i++) {
        struct spread s;

        ranks[i] = (struct stats_rank){NAN, 0, 0, 0, outcome};
        if (outcome == STATS_OK && places[i].n == 0)
            ranks[i].outcome = STATS_TOO_FEW;
        if (ranks[i].outcome != STATS_OK)
            continue;
        ranks[i].expected = expected_rank(places, k, i, sign);
        spread_of(&s, places, k, i, sign);
        ranks[i].low = rank_of_share(&s, (1.0 - conf) / 2.0, count);
        ranks[i].high = rank_of_share(&s, 1.0 - (1.0 - conf) / 2.0, count);
    }
    order(ranks, k);
    return outcome;
}
