/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/plan.h - before the data: what change can so many places and people show?
 */
#ifndef STATS_PLAN_H
#define STATS_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/outcome.h"

struct stats_plan {
    size_t clusters; /* neighbourhoods, at least STATS_CLUSTERS_MIN */
    double people;   /* per neighbourhood in the pre wave, on average */
    double loss;     /* share lost by the post wave, 0 .. below 1 */
    double icc;      /* of the change, 0 .. 1; not looked at for strangers */
    double r;        /* correlation of pre and post, -1 .. below 1 */
    double sd;       /* of a score in one wave, points: 1 for standard units */
    double conf;     /* 1 - the two-sided error, e.g. 0.95 */
    bool strangers;  /* the same people without neighbourhoods: ICC 0, each tells for themselves */
};

struct stats_plan_result {
    double kept;          /* people per neighbourhood that stay: people (1 - loss) */
    double change_sd;     /* sd sqrt(2 (1 - r)) */
    double design_effect; /* 1 + (kept - 1) icc, at least 1 */
    double n_effective;   /* clusters kept / design_effect */
    double se;            /* of the mean change: change_sd / sqrt(n_effective), points */
    double df;            /* clusters - 1; of strangers: clusters kept - 1 */
};

/* The standard error the design will have. Returns STATS_OK; STATS_TOO_FEW_CLUSTERS for fewer than
 * STATS_CLUSTERS_MIN, of which nothing is tested; STATS_TOO_FEW when fewer than one person a
 * neighbourhood stays; STATS_NO_VARIANCE for sd not above 0, or icc, r, loss outside their range.
 * All NAN then.
 * Source: Donner and Klar 2000, Design and Analysis of Cluster Randomization Trials, ch. 5. */
STATS_MUST_USE enum stats_outcome stats_plan(struct stats_plan_result *out,
                                             const struct stats_plan *plan);

/* Probability that the two-sided t test on the design's degrees of freedom finds a mean change of
 * `change` points: noncentral t, both tails. NAN where stats_plan refuses. Oracle: R pt(ncp), 1e-9.
 */
double stats_plan_power(const struct stats_plan *plan, double change);

/* The smallest change, points, found with probability `power` (1 - conf < power < 1).
 * Returns as stats_plan, or STATS_NOT_CONVERGED. */
STATS_MUST_USE enum stats_outcome
stats_plan_detectable(double *change, const struct stats_plan *plan, double power);

/* The least number of neighbourhoods that finds `change` points with probability `power`, from
 * STATS_CLUSTERS_MIN up to a ceiling of 100000; plan->clusters is not read. Returns STATS_OK;
 * STATS_NOT_CONVERGED when no number does; else as stats_plan. */
STATS_MUST_USE enum stats_outcome
stats_plan_clusters(size_t *clusters, const struct stats_plan *plan, double change, double power);

#endif
