/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/place_limits.h"

#include <float.h>
#include <gsl/gsl_integration.h>
#include <math.h>

#include "stats/distribution.h"
#include "stats/root.h"
#include "stats/variance_ratio.h"

#define NODES      32
#define DEPTH      21.0 /* nodes lie where the log density is at most so far below its maximum */
#define FAR        1e10 /* times the r of the maximum: what lies beyond is as flat as it is small */
#define MOST       1e30 /* more than the last bits of the values can tell */
#define CLOSE      1e-6
#define STEPS      100
#define FIRST_ROOM 0.1 /* standard deviations about the first guess */
#define WIDENINGS  8

struct design {
    struct stats_ratio_design of;
    double k; /* clusters with somebody in them */
};

/* A ratio of variances, its share of the posterior, and what it makes of all places */
struct node {
    double weight;
    double r;
    double mu;
    double scale2; /* of sigma2: q / (N - 3) */
    double v;      /* 1 / sum w */
};

struct posterior {
    double df; /* N - 3 */
    struct node nodes[NODES];
};

/* The true mean of one place: Student t at each node */
struct mixture {
    const struct posterior *posterior;
    double centre[NODES];
    double scale[NODES];
    double wanted; /* the share below the limit, as a normal deviate */
};

/* The variable of integration is c, the geometric mean over places of 1 / sqrt(1 + n_j r), the root
 * of the weight that the general mean has in a place. c falls from 1 to 0 while r goes from 0 to
 * infinity, and the density of c is as smooth at both ends as between: for equal sizes it is
 * c^(k - 4) (within + c^2 between)^(-(N - 3) / 2). This is -log c. */
static double pull(const struct design *d, double r)
{
    double sum = 0.0;

    for (size_t j = 0; j < d->of.k; j++)
        sum += log1p((double)d->of.clusters[j].n * r);
    return sum / 2.0 / d->k;
}

/* The r of a c: Newton from below on a function that rises ever more slowly. Equal sizes start at
 * the answer. */
static double ratio_at(const struct design *d, double c)
{
    double r = (1.0 - c) * (1.0 + c) / (c * c) * d->k / d->of.n, step = r;

    for (int i = 0; i < STEPS && step > CLOSE * r; i++) {
        const double w = stats_ratio_profile(&d->of, r).w;

        step = (-log(c) - pull(d, r)) * 2.0 * d->k / w;
        r += step;
    }
    return r;
}

/* Log density of c at r, up to a constant; of no unit, so that a unit changes no digit */
static double density(const struct design *d, double r)
{
    const struct stats_ratio_profile at = stats_ratio_profile(&d->of, r);
    const double spread = at.q / d->of.within;

    return -(d->k - 1.0) * pull(d, r) - (d->of.n - 3.0) / 2.0 * log(spread) - 1.5 * log(at.w);
}

/* Its derivative in r */
static double rise(const struct design *d, double r)
{
    const struct stats_ratio_profile at = stats_ratio_profile(&d->of, r);

    return ((d->of.n - 3.0) * at.between2 / at.q - (1.0 - 1.0 / d->k) * at.w + 3.0 * at.w2 / at.w) /
           2.0;
}

/* About where c has its highest density; with four places that can be at infinity. */
static double highest(const struct design *d)
{
    double top = 0.0, step = 1.0 / d->of.n;

    while (step < MOST && rise(d, step) > 0.0)
        step *= 4.0;
    while (step > CLOSE * top && step > CLOSE / d->of.n) {
        if (rise(d, top + step) > 0.0)
            top += step;
        step /= 2.0;
    }
    return top;
}

struct depth {
    const struct design *design;
    double least;
};

static double above(double r, const void *depth)
{
    const struct depth *at = depth;

    return density(at->design, r) - at->least;
}

/* From where to where c is worth while, and the log density at its highest */
static enum stats_outcome range(double *low, double *high, double *peak, const struct design *d)
{
    const double top = highest(d), far = FAR * (top + d->k / d->of.n);
    struct depth depth = {d, density(d, top) - DEPTH};
    enum stats_outcome outcome = STATS_OK;
    double near_end = 0.0, far_end;

    *low = 0.0;
    *peak = depth.least + DEPTH;
    if (!isfinite(*peak))
        return STATS_NOT_CONVERGED;
    if (above(0.0, &depth) < 0.0)
        outcome = stats_root(&near_end, above, &depth, 0.0, top);
    *high = exp(-pull(d, near_end));
    if (outcome != STATS_OK || above(far, &depth) >= 0.0)
        return outcome;
    outcome = stats_root(&far_end, above, &depth, top, far);
    *low = exp(-pull(d, far_end));
    return outcome;
}

static struct node node_at(const struct design *d, double r, double weight)
{
    const struct stats_ratio_profile at = stats_ratio_profile(&d->of, r);

    return (struct node){weight, r, at.mu, at.q / (d->of.n - 3.0), 1.0 / at.w};
}

static enum stats_outcome posterior_of(struct posterior *out, const struct design *d)
{
    double low, high, peak, sum = 0.0;
    enum stats_outcome outcome = range(&low, &high, &peak, d);

    if (outcome != STATS_OK)
        return outcome;
    gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc(NODES);

    if (!table)
        return STATS_NO_MEMORY;
    out->df = d->of.n - 3.0;
    for (size_t i = 0; i < NODES; i++) {
        double c, width, r;

        gsl_integration_glfixed_point(low, high, i, &c, &width, table);
        r = ratio_at(d, c);
        out->nodes[i] = node_at(d, r, width * exp(density(d, r) - peak));
        sum += out->nodes[i].weight;
    }
    gsl_integration_glfixed_table_free(table);
    for (size_t i = 0; i < NODES; i++)
        out->nodes[i].weight /= sum;
    return stats_outcome_of(&sum, 1);
}

/* Fills the mixture of one place; *mean and *sd are near its own, enough for a first guess. */
static void mix(struct mixture *out, double *mean, double *sd, const struct stats_cluster *place)
{
    const struct posterior *p = out->posterior;
    const double n = (double)place->n;
    double square = 0.0;

    *mean = 0.0;
    for (size_t i = 0; i < NODES; i++) {
        const struct node *at = &p->nodes[i];
        const double rest = 1.0 / (1.0 + n * at->r); /* 1 - B */

        out->centre[i] = at->mu;
        if (place->n > 0)
            out->centre[i] += n * at->r * rest * (place->mean - at->mu);
        out->scale[i] = sqrt(at->scale2 * (at->r * rest + rest * rest * at->v));
        *mean += at->weight * out->centre[i];
    }
    for (size_t i = 0; i < NODES; i++) {
        const double off = out->centre[i] - *mean;

        square += p->nodes[i].weight * (off * off + out->scale[i] * out->scale[i]);
    }
    *sd = sqrt(square);
}

/* How far the share below x is from the wanted one, as normal deviates: nearly a line in x */
static double surplus(double x, const void *mixture)
{
    const struct mixture *m = mixture;
    double share = 0.0;

    for (size_t i = 0; i < NODES; i++)
        share += m->posterior->nodes[i].weight *
                 stats_t_cdf((x - m->centre[i]) / m->scale[i], m->posterior->df);
    return stats_normal_quantile(fmin(fmax(share, DBL_MIN), 1.0 - DBL_EPSILON)) - m->wanted;
}

/* The limit, in a bracket about a first guess that widens until it holds it */
static enum stats_outcome point(double *x, const struct mixture *m, double guess, double room)
{
    enum stats_outcome outcome = STATS_NOT_CONVERGED;

    for (int i = 0; i < WIDENINGS && outcome != STATS_OK; i++) {
        outcome = stats_root(x, surplus, m, guess - room, guess + room);
        room *= 4.0;
    }
    return outcome;
}

/* How many deviates cut half of 1 - conf: of a normal, and of Student's t at each node */
struct deviate {
    double normal;
    double t;
};

static enum stats_outcome limits_of(struct stats_place_limits *out, struct mixture *m,
                                    const struct stats_cluster *place, struct deviate half)
{
    double mean, sd;
    enum stats_outcome outcome;

    mix(m, &mean, &sd, place);
    m->wanted = -half.normal;
    outcome = point(&out->low, m, mean - half.t * sd, FIRST_ROOM * sd);
    m->wanted = half.normal;
    if (outcome == STATS_OK)
        outcome = point(&out->high, m, mean + half.t * sd, FIRST_ROOM * sd);
    return outcome;
}

enum stats_outcome stats_place_limits(struct stats_place_limits *limits,
                                      const struct stats_cluster *clusters, size_t k, double conf)
{
    struct stats_cluster_totals totals;
    struct design d;
    struct posterior posterior;
    struct mixture mixture = {.posterior = &posterior};
    struct deviate half = {stats_normal_quantile(0.5 + conf / 2.0), NAN};
    enum stats_outcome outcome = stats_ratio_design(&d.of, &totals, clusters, k);

    d.k = (double)totals.clusters;
    if (totals.clusters < STATS_CLUSTERS_MIN)
        outcome = STATS_TOO_FEW_CLUSTERS;
    if (outcome == STATS_OK)
        outcome = posterior_of(&posterior, &d);
    if (outcome == STATS_OK)
        half.t = stats_t_quantile(0.5 + conf / 2.0, posterior.df);
    for (size_t j = 0; j < k && outcome == STATS_OK; j++)
        outcome = limits_of(&limits[j], &mixture, &clusters[j], half);
    for (size_t j = 0; j < k && outcome != STATS_OK; j++)
        limits[j] = (struct stats_place_limits){NAN, NAN};
    return outcome;
}
