/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/mixed_model.h - change explained by something, people in places: y ~ X + (1 | cluster).
 *
 * ANCOVA on the pre score, dose per ten hours, difference in differences (change on arm) are this
 * model with one or two more columns. One factor of REML's two variances is a bracketed root, the
 * other and the coefficients are closed forms; Kenward-Roger for every coefficient.
 */
#ifndef STATS_MIXED_MODEL_H
#define STATS_MIXED_MODEL_H

#include "stats/outcome.h"

#define STATS_FIXED_MAX 6 /* columns of X, the intercept among them */

struct stats_coefficient {
    double estimate;
    double plain_se;         /* generalised least squares, no small-sample correction */
    double se;               /* Kenward-Roger */
    double df;               /* Kenward-Roger */
    enum stats_outcome test; /* the four below: too few clusters below STATS_CLUSTERS_MIN */
    double t;
    double p;
    double low;
    double high;
};

struct stats_mixed_model {
    size_t n;
    size_t clusters; /* with somebody in them */
    size_t columns;
    enum stats_outcome model; /* variances, and estimate, se, df of each coefficient */
    double tau2;              /* between clusters, >= 0; exactly 0 at the boundary */
    double sigma2;            /* within */
    double icc;               /* tau2 / (tau2 + sigma2) */
    struct stats_coefficient fixed[STATS_FIXED_MAX]; /* in the order of the columns of X */
};

struct stats_design {
    const double *y;       /* n */
    const double *x;       /* n by columns, row-major; column 0 is 1 throughout: the intercept */
    const unsigned *index; /* n: cluster of each person, 0 .. clusters - 1 */
    size_t n;
    size_t columns;  /* 1 .. STATS_FIXED_MAX */
    size_t clusters; /* some may be empty */
};

/* Fits the design; 0 < conf < 1. Columns are centred inside, so that far means cost no digits.
 * Returns `model`, which is STATS_TOO_FEW_CLUSTERS for fewer than 2 clusters; STATS_TOO_FEW for
 * n <= columns + 1, columns out of range, or no cluster of two; STATS_NO_VARIANCE when columns
 * depend on each other (an arm nobody is in) or the columns explain everything;
 * STATS_NOT_CONVERGED; STATS_NO_MEMORY. O(n columns^2), then O(clusters columns^2) a step.
 * With the intercept alone it is stats_random_intercept to the last digits.
 * Sources: Patterson and Thompson 1971, Biometrika 58:545-554; Kenward and Roger 1997, Biometrics
 * 53:983-997. Oracle: R lme4 polished on the REML score (1e-8), pbkrtest (df 1e-5). */
STATS_MUST_USE enum stats_outcome stats_mixed_model(struct stats_mixed_model *out,
                                                    const struct stats_design *design, double conf);

#endif
