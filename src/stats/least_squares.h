/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/least_squares.h - change explained by something where people are one group: y ~ X.
 *
 * What mixed_model.h is for people in places, for one neighbourhood or a track without places.
 */
#ifndef STATS_LEAST_SQUARES_H
#define STATS_LEAST_SQUARES_H

#include "stats/mixed_model.h"

struct stats_least_squares {
    size_t n;
    size_t columns;
    enum stats_outcome model; /* sigma2, and estimate, se, df of each coefficient */
    double sigma2;            /* residual variance, divisor n - columns */
    double df;                /* n - columns */
    struct stats_coefficient fixed[STATS_FIXED_MAX]; /* plain_se equals se */
};

/* Ordinary least squares of design->y on design->x; index and clusters are not read; 0 < conf < 1.
 * Columns after the first are centred inside and made orthogonal one after the other.
 * Returns `model`: STATS_TOO_FEW for n <= columns or columns out of range; STATS_NO_VARIANCE when
 * columns depend on each other; STATS_NOT_CONVERGED on overflow; STATS_NO_MEMORY. A coefficient's
 * `test` is STATS_NO_VARIANCE where the columns explain everything. O(n columns^2).
 * Source: Seber and Lee 2003, Linear Regression Analysis, ch. 3. Oracle: R lm, 1e-9. */
STATS_MUST_USE enum stats_outcome stats_least_squares(struct stats_least_squares *out,
                                                      const struct stats_design *design,
                                                      double conf);

#endif
