/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/random_intercept.h - the mean when people come in places: y ~ 1 + (1 | cluster).
 *
 * REML through one bracketed root, Kenward-Roger in closed form (right also where the variance
 * between places is estimated as zero, the common case), and the places' own estimates.
 */
#ifndef STATS_RANDOM_INTERCEPT_H
#define STATS_RANDOM_INTERCEPT_H

#include "stats/clusters.h"

struct stats_random_intercept {
    size_t n;
    size_t clusters;          /* with somebody in them */
    enum stats_outcome model; /* the nine below */
    double estimate;          /* generalised least squares mean: weighs places, not people */
    double tau2;              /* variance between clusters, >= 0; exactly 0 at the boundary */
    double sigma2;            /* variance within */
    double icc;               /* tau2 / (tau2 + sigma2) */
    double design_effect;     /* Kish: 1 + (sum n_j^2 / N - 1) icc */
    double n_effective;       /* N / design_effect */
    double plain_se;          /* without the small-sample correction: sqrt(1 / sum w_j) */
    double se;                /* Kenward-Roger */
    double df;                /* Kenward-Roger */
    enum stats_outcome test;  /* the four below; too few clusters below STATS_CLUSTERS_MIN */
    double t;
    double p; /* two-sided */
    double low;
    double high;
};

/* Fits the model; 0 < conf < 1. With r = tau2 / sigma2, w_j = n_j / (1 + n_j r), mu their mean:
 * the REML derivative in r, -(N - 1) sum w^2 (ybar - mu)^2 / q + sum w - sum w^2 / sum w, is
 * brought to zero, r = 0 where it is not negative there.
 * Returns `test`. `model` is STATS_TOO_FEW_CLUSTERS for fewer than 2 clusters, STATS_TOO_FEW when
 * no cluster has two people, STATS_NO_VARIANCE when nobody differs from their cluster's mean;
 * STATS_NOT_CONVERGED on overflow; `test` is the same then. O(clusters) a step.
 * One factor f on all values multiplies estimate, se and limits by f and leaves df and p.
 * Sources: Patterson and Thompson 1971, Biometrika 58:545-554; Kenward and Roger 1997, Biometrics
 * 53:983-997. Oracle: R lme4 polished on the REML score (1e-8), pbkrtest (df 1e-5). */
STATS_MUST_USE enum stats_outcome stats_random_intercept(struct stats_random_intercept *out,
                                                         const struct stats_cluster *clusters,
                                                         size_t k, double conf);

/* A cluster's own mean, drawn towards the general one by as much as it is uncertain. */
struct stats_place {
    size_t n;
    double eb_mean;   /* mu + B (ybar - mu), B = tau2 / (tau2 + sigma2 / n); mu itself for n = 0 */
    double shrinkage; /* B, 0 .. 1; 0 where tau2 is 0 or n is 0 */
    double se;        /* sqrt(tau2 (1 - B) + (1 - B)^2 Var(mu)): with the uncertainty of mu */
    double low;       /* eb_mean -+ z se */
    double high;
};

/* places[0..k-1] from a fitted model; all NAN (n kept) and `model` returned where that is not
 * STATS_OK. Known variances are taken as true, so that at tau2 = 0 every place is the mean and
 * its interval that of the mean: say so where it is shown.
 * Source: Laird and Ware 1982, Biometrics 38:963-974. Oracle: R lme4::ranef; Henderson, 1e-8. */
STATS_MUST_USE enum stats_outcome stats_places(struct stats_place *places,
                                               const struct stats_random_intercept *model,
                                               const struct stats_cluster *clusters, size_t k,
                                               double conf);

#endif
