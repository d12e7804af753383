/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/place_rank.h"

#include <gsl/gsl_math.h>

#include "stats/distribution.h"

#define NODES   9
#define SIDE    (NODES / 2 + 1)
#define REACH   9  /* standard deviations beyond which all is settled */
#define PER_SD  32 /* table points */
#define ENTRIES (2 * REACH * PER_SD + 1)

/* Gauss-Hermite for a standard normal: the middle node first, then those above it */
static const double node[SIDE] = {0.0, 1.0232556637891326, 2.0768479786778302, 3.2054290028564703,
                                  4.5127458633997826};
static const double share[SIDE] = {0.40634920634920635, 0.24409750289493909, 0.04991640676521788,
                                   0.002789141321231769, 2.2345844007746584e-05};

/* The normal distribution function and its density times the step, at even steps: k^2 calls of
 * erfc would take most of a second for a thousand places. */
struct normal_table {
    double below[ENTRIES];
    double rise[ENTRIES];
};

/* The rank of one place given its own value at each node: mean and variance of the count above. */
struct spread {
    double mean[NODES];
    double variance[NODES];
    double weight[NODES];
};

static void fill_table(struct normal_table *table)
{
    for (int i = 0; i < ENTRIES; i++) {
        const double z = (double)i / PER_SD - REACH;

        table->below[i] = stats_normal_cdf(z);
        table->rise[i] = exp(-z * z / 2.0) / (M_SQRTPI * M_SQRT2) / PER_SD;
    }
}

/* P(Z <= z) by a cubic through two values and two slopes: within 4e-9 */
static double lookup(const struct normal_table *table, double z)
{
    const double at = (z + REACH) * PER_SD;
    size_t i;
    double u, d, a, b;

    if (!(at > 0.0))
        return 0.0;
    if (at >= ENTRIES - 1)
        return 1.0;
    i = (size_t)at;
    u = at - (double)i;
    d = table->below[i + 1] - table->below[i];
    a = table->rise[i] - d;
    b = d - table->rise[i + 1];
    return table->below[i] + u * (d + (1.0 - u) * (a * (1.0 - u) + b * u));
}

static void spread_of(struct spread *s, const struct normal_table *table,
                      const struct stats_place *places, size_t k, size_t i, double sign)
{
    for (size_t q = 0; q < NODES; q++) {
        const size_t side = q < SIDE ? q : q - SIDE + 1;
        const double z = q < SIDE ? node[side] : -node[side];
        const double own = sign * places[i].eb_mean + z * places[i].se;

        s->weight[q] = share[side];
        s->mean[q] = s->variance[q] = 0.0;
        for (size_t j = 0; j < k; j++) {
            double p;

            if (j == i || places[j].n == 0)
                continue;
            p = lookup(table, (sign * places[j].eb_mean - own) / places[j].se);
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

/* Sums over all pairs, each once: one of the two is the larger. */
static void expected_ranks(struct stats_rank *ranks, const struct stats_place *places, size_t k,
                           double sign)
{
    for (size_t i = 0; i < k; i++)
        for (size_t j = i + 1; j < k; j++) {
            double above;

            if (ranks[i].outcome != STATS_OK || ranks[j].outcome != STATS_OK)
                continue;
            above = stats_normal_cdf(sign * (places[j].eb_mean - places[i].eb_mean) /
                                     hypot(places[i].se, places[j].se));
            ranks[i].expected += above;
            ranks[j].expected += 1.0 - above;
        }
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

static enum stats_outcome usable(const struct stats_place *places, size_t k)
{
    size_t count = 0;

    for (size_t i = 0; i < k; i++) {
        if (isnan(places[i].eb_mean) || !(places[i].se > 0.0))
            return STATS_NOT_CONVERGED;
        count += places[i].n > 0;
    }
    return count >= 2 ? STATS_OK : STATS_TOO_FEW;
}

static void limits(struct stats_rank *ranks, const struct stats_place *places, size_t k,
                   double conf, double sign)
{
    const double tail = (1.0 - conf) / 2.0;
    struct normal_table table;
    size_t count = 0;

    fill_table(&table);
    for (size_t i = 0; i < k; i++)
        count += ranks[i].outcome == STATS_OK;
    for (size_t i = 0; i < k; i++) {
        struct spread s;

        if (ranks[i].outcome != STATS_OK)
            continue;
        spread_of(&s, &table, places, k, i, sign);
        ranks[i].low = rank_of_share(&s, tail, count);
        ranks[i].high = rank_of_share(&s, 1.0 - tail, count);
    }
}

enum stats_outcome stats_ranks(struct stats_rank *ranks, const struct stats_place *places, size_t k,
                               double conf, bool larger_is_first)
{
    const double sign = larger_is_first ? 1.0 : -1.0;
    const enum stats_outcome outcome = usable(places, k);

    for (size_t i = 0; i < k; i++) {
        ranks[i] = (struct stats_rank){NAN, 0, 0, 0, outcome};
        if (outcome == STATS_OK && places[i].n == 0)
            ranks[i].outcome = STATS_TOO_FEW;
        if (ranks[i].outcome == STATS_OK)
            ranks[i].expected = 1.0;
    }
    if (outcome != STATS_OK)
        return outcome;
    expected_ranks(ranks, places, k, sign);
    limits(ranks, places, k, conf, sign);
    order(ranks, k);
    return STATS_OK;
}
