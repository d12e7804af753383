/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/place_limits.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "stats/distribution.h"
#include "stats/root.h"
#include "stats/variance_ratio.h"

#define NODES      1024 /* at most */
#define STEP       0.15 /* of t, at first */
#define HALVINGS   4
#define AGREE      3e-4  /* of every second node with the others: all together are far nearer */
#define DEPTH      25.0  /* nodes lie where the log density is at most so far below its maximum */
#define CORE       2.0   /* the core of the density is where it is at most so far below */
#define LEAST      1e-11 /* of the heaviest node: lighter ones tell nothing */
#define MOST       92    /* log of more than the last bits of the values can tell */
#define FIRST_ROOM 0.1   /* standard deviations about the first guess */
#define WIDENINGS  8

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
    size_t n;
    struct node nodes[NODES]; /* in turn they belong to one half of them and to the other */
};

/* The true mean of one place: Student t at each node */
struct mixture {
    const struct posterior *posterior;
    double centre[NODES];
    double scale[NODES];
    double wanted; /* the share below the limit, as a normal deviate */
};

/* Log density of u = log r, up to a constant; of no unit, so that a unit changes no digit. It is
 * smooth at the scale of 1 wherever it is not narrow: all its poles and zeros have r < 0. */
static double density(const struct stats_ratio_design *d, double u)
{
    const double r = exp(u);
    const struct stats_ratio_profile at = stats_ratio_profile(d, r);
    double sum = 0.0;

    for (size_t j = 0; j < d->k; j++)
        sum += log1p((double)d->clusters[j].n * r);
    return u - (d->n - 3.0) / 2.0 * log(at.q / d->within) - sum / 2.0 - log(at.w) / 2.0;
}

/* The derivative of density */
static double rise(double u, const void *design)
{
    const struct stats_ratio_design *d = design;
    const double r = exp(u);
    const struct stats_ratio_profile at = stats_ratio_profile(d, r);

    return 1.0 + r / 2.0 * ((d->n - 3.0) * at.between2 / at.q - at.w + at.w2 / at.w);
}

/* Where the density of u is, how high, how wide about its peak, and where it ends */
struct shape {
    double mode;
    double peak;
    double width;
    double low;
    double high;
};

struct depth {
    const struct stats_ratio_design *design;
    double least;
};

static double above(double u, const void *depth)
{
    const struct depth *at = depth;

    return density(at->design, u) - at->least;
}

/* How far from the mode, to one side (step < 0: below), the density leaves the core */
static double reach(const struct stats_ratio_design *d, const struct shape *shape, double step)
{
    const struct depth depth = {d, shape->peak - CORE};
    double end = shape->mode + step, root;

    while (above(end, &depth) > 0.0 && fabs(end - shape->mode) < MOST)
        end += step;
    return stats_root(&root, above, &depth, fmin(end, shape->mode), fmax(end, shape->mode)) ==
                   STATS_OK
               ? fabs(root - shape->mode)
               : fabs(step);
}

/* The highest of steps of 1, then the root of the derivative beside it. u < -log N rises by nearly
 * 1 each step down there; far above it falls by (k - 3) / 2 or more. */
static enum stats_outcome peak_of(struct shape *out, const struct stats_ratio_design *d)
{
    const double first = -log(d->n) - 1.0;
    double mode;

    *out = (struct shape){.mode = first, .peak = density(d, first)};
    for (int i = 1; i < MOST; i++) {
        const double u = first + i;
        const double here = density(d, u);

        if (here > out->peak) {
            out->peak = here;
            out->mode = u;
        }
    }
    if (stats_root(&mode, rise, d, out->mode - 1.0, out->mode + 1.0) == STATS_OK) {
        out->mode = mode;
        out->peak = density(d, mode);
    }
    return stats_outcome_of(&out->peak, 1);
}

static enum stats_outcome shape_of(struct shape *out, const struct stats_ratio_design *d)
{
    const enum stats_outcome outcome = peak_of(out, d);
    const double bottom = out->peak - DEPTH;

    if (outcome != STATS_OK)
        return outcome;
    out->width = (reach(d, out, -1.0) + reach(d, out, 1.0)) / 2.0;
    out->low = out->mode - 1.0;
    while (density(d, out->low) > bottom)
        out->low -= 1.0;
    out->high = out->mode + 1.0;
    while (density(d, out->high) > bottom)
        out->high += 1.0;
    return STATS_OK;
}

static struct node node_at(const struct stats_ratio_design *d, double r, double weight)
{
    const struct stats_ratio_profile at = stats_ratio_profile(d, r);

    return (struct node){weight, r, at.mu, at.q / (d->n - 3.0), 1.0 / at.w};
}

/* The trapezoidal rule in t of u = mode + width sinh(t): as near as the peak needs in the middle,
 * in ever longer strides along the tails. False where there are more nodes than room. */
static bool posterior_of(struct posterior *out, const struct stats_ratio_design *d,
                         const struct shape *shape, double step)
{
    const int first = (int)ceil(asinh((shape->low - shape->mode) / shape->width) / step);
    const int last = (int)floor(asinh((shape->high - shape->mode) / shape->width) / step);
    double sum = 0.0;

    out->df = d->n - 3.0;
    out->n = 0;
    for (int i = first; i <= last; i++) {
        const double u = shape->mode + shape->width * sinh(i * step);
        const double weight = cosh(i * step) * exp(density(d, u) - shape->peak);

        if (weight < LEAST)
            continue;
        if (out->n == NODES)
            return false;
        out->nodes[out->n++] = node_at(d, exp(u), weight);
        sum += weight;
    }
    for (size_t i = 0; i < out->n; i++)
        out->nodes[i].weight /= sum;
    return true;
}

/* Fills the mixture of one place; *mean and *sd are near its own, enough for a first guess. */
static void mix(struct mixture *out, double *mean, double *sd, const struct stats_cluster *place)
{
    const struct posterior *p = out->posterior;
    const double n = (double)place->n;
    double square = 0.0;

    *mean = 0.0;
    for (size_t i = 0; i < p->n; i++) {
        const struct node *at = &p->nodes[i];
        const double rest = 1.0 / (1.0 + n * at->r); /* 1 - B */

        out->centre[i] = at->mu;
        if (place->n > 0)
            out->centre[i] += n * at->r * rest * (place->mean - at->mu);
        out->scale[i] = sqrt(at->scale2 * (at->r * rest + rest * rest * at->v));
        *mean += at->weight * out->centre[i];
    }
    for (size_t i = 0; i < p->n; i++) {
        const double off = out->centre[i] - *mean;

        square += p->nodes[i].weight * (off * off + out->scale[i] * out->scale[i]);
    }
    *sd = sqrt(square);
}

/* The share below x by the nodes of one half (0, 1); both together make the whole */
static void shares(double share[2], double x, const struct mixture *m)
{
    const struct posterior *p = m->posterior;

    share[0] = share[1] = 0.0;
    for (size_t i = 0; i < p->n; i++)
        share[i % 2] += p->nodes[i].weight * stats_t_cdf((x - m->centre[i]) / m->scale[i], p->df);
}

/* How far the share below x is from the wanted one, as normal deviates: nearly a line in x */
static double surplus(double x, const void *mixture)
{
    const struct mixture *m = mixture;
    double share[2];

    shares(share, x, m);
    return stats_normal_quantile(fmin(fmax(share[0] + share[1], DBL_MIN), 1.0 - DBL_EPSILON)) -
           m->wanted;
}

/* The halves of the nodes are two rules of twice the step: where they agree, the whole is exact. */
static bool halves_agree(double x, const struct mixture *m)
{
    double share[2];

    shares(share, x, m);
    return fabs(share[0] - share[1]) <=
           AGREE * fmin(share[0] + share[1], 1.0 - share[0] - share[1]);
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

static enum stats_outcome limits_of(struct stats_place_limits *out, bool *is_exact,
                                    struct mixture *m, const struct stats_cluster *place,
                                    struct deviate half)
{
    double mean, sd;
    enum stats_outcome outcome;

    mix(m, &mean, &sd, place);
    m->wanted = -half.normal;
    outcome = point(&out->low, m, mean - half.t * sd, FIRST_ROOM * sd);
    m->wanted = half.normal;
    if (outcome == STATS_OK)
        outcome = point(&out->high, m, mean + half.t * sd, FIRST_ROOM * sd);
    if (outcome == STATS_OK)
        *is_exact = *is_exact && halves_agree(out->low, m) && halves_agree(out->high, m);
    return outcome;
}

/* All limits at one step of the rule; *is_exact where every one of them is exact. */
static enum stats_outcome all_limits(struct stats_place_limits *limits, bool *is_exact,
                                     const struct stats_ratio_design *d,
                                     const struct posterior *posterior, double conf)
{
    const struct deviate half = {stats_normal_quantile(0.5 + conf / 2.0),
                                 stats_t_quantile(0.5 + conf / 2.0, posterior->df)};
    struct mixture mixture = {.posterior = posterior};
    enum stats_outcome outcome = STATS_OK;

    *is_exact = true;
    for (size_t j = 0; j < d->k && outcome == STATS_OK; j++)
        outcome = limits_of(&limits[j], is_exact, &mixture, &d->clusters[j], half);
    return outcome;
}

/* Halves the step until every limit is exact. */
static enum stats_outcome refine(struct stats_place_limits *limits,
                                 const struct stats_ratio_design *d, double conf)
{
    struct shape shape;
    struct posterior posterior;
    enum stats_outcome outcome = shape_of(&shape, d);
    bool is_exact = false;
    double step = STEP;

    for (int i = 0; i <= HALVINGS && outcome == STATS_OK && !is_exact; i++, step /= 2.0) {
        if (!posterior_of(&posterior, d, &shape, step))
            return STATS_NOT_CONVERGED;
        outcome = all_limits(limits, &is_exact, d, &posterior, conf);
    }
    return outcome == STATS_OK && !is_exact ? STATS_NOT_CONVERGED : outcome;
}

enum stats_outcome stats_place_limits(struct stats_place_limits *limits,
                                      const struct stats_cluster *clusters, size_t k, double conf)
{
    struct stats_cluster_totals totals;
    struct stats_ratio_design d;
    enum stats_outcome outcome = stats_ratio_design(&d, &totals, clusters, k);

    if (totals.clusters < STATS_CLUSTERS_MIN)
        outcome = STATS_TOO_FEW_CLUSTERS;
    if (outcome == STATS_OK)
        outcome = refine(limits, &d, conf);
    for (size_t j = 0; j < k && outcome != STATS_OK; j++)
        limits[j] = (struct stats_place_limits){NAN, NAN};
    return outcome;
}
