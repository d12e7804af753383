/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/selection.h - what choosing by the pre score, and losing people, does to a mean change. */
#ifndef STATS_SELECTION_H
#define STATS_SELECTION_H

#include "stats/outcome.h"

/* The change that a group chosen by its pre score would show if nothing had happened:
 * (1 - r) (mean_all - mean_group), r the retest correlation or reliability, points.
 * NAN unless 0 <= r <= 1. Source: Barnett, van der Pols and Dobson 2005, Int J Epidemiol
 * 34:215-220. */
double stats_regression_to_mean(double mean_all, double mean_group, double r);

struct stats_weighted {
    size_t n;
    enum stats_outcome outcome; /* all below; too few for n < 2 or no weight */
    double mean;                /* sum w x / sum w */
    double se;                  /* linearised: sqrt(n / (n - 1) sum (w (x - mean))^2) / sum w */
    double n_effective;         /* (sum w)^2 / sum w^2 */
};

/* Weighted mean of x[0..n-1], weights w >= 0, finite. Returns outcome. Equal weights give the plain
 * mean and its se. Source: Kish 1965, Survey Sampling. Oracle: R weighted.mean and the formula,
 * 1e-9. */
STATS_MUST_USE enum stats_outcome stats_weighted(struct stats_weighted *out, const double *x,
                                                 const double *w, size_t n);

struct stats_weighted_data {
    const double *x;       /* n */
    const double *w;       /* n */
    const unsigned *index; /* n: cluster of each person, 0 .. clusters - 1 */
    size_t n;
    size_t clusters; /* some may be empty */
};

/* The same where people come in places: people of one cluster are not independent.
 *   se = sqrt(G / (G - 1) sum_g (sum_i in g of w (x - mean))^2) / sum w, G clusters with somebody
 * Returns outcome; STATS_TOO_FEW_CLUSTERS for G < 2; STATS_NO_MEMORY. *clusters is G in every case.
 * Every person a cluster of their own gives stats_weighted.
 * Source: Binder 1983, Int Stat Rev 51:279-292. Oracle: R by the formula, 1e-9. */
STATS_MUST_USE enum stats_outcome stats_weighted_clusters(struct stats_weighted *out,
                                                          size_t *clusters,
                                                          const struct stats_weighted_data *data);

struct stats_logistic {
    size_t n;
    size_t n_ones;
    size_t columns;
    int iterations;
    double deviance;
};

struct stats_logistic_data {
    const bool *kept; /* n: still there */
    const double *x;  /* n by columns, row-major, the column of ones included */
    size_t n;
    size_t columns;
};

/* Logistic regression of kept on x by Newton steps (iteratively reweighted least squares).
 *   beta      columns, filled in every case
 *   share     n, the fitted probabilities, or NULL; 1 / share[i] is the inverse-probability weight
 *             of a person who was kept
 * Returns STATS_OK; STATS_TOO_FEW for n <= columns, or nobody kept, or nobody lost;
 * STATS_NO_VARIANCE when columns depend on each other; STATS_NOT_CONVERGED when the columns tell
 * the lost from the kept without error (no finite beta); STATS_NO_MEMORY. NAN then.
 * Source: McCullagh and Nelder 1989, Generalized Linear Models, ch. 4. Oracle: R glm(binomial,
 * epsilon = 1e-14), relative 1e-9. */
STATS_MUST_USE enum stats_outcome stats_logistic(struct stats_logistic *out, double *beta,
                                                 double *share,
                                                 const struct stats_logistic_data *data);

#endif
