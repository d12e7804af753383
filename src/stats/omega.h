/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/omega.h - McDonald's omega of a scale from one factor by maximum likelihood.
 */
#ifndef STATS_OMEGA_H
#define STATS_OMEGA_H

#include "stats/outcome.h"

#define STATS_OMEGA_ITEMS 200 /* a ceiling on k, so that hostile input cannot ask for the world */

struct stats_omega {
    size_t n;
    size_t k;
    double omega; /* (sum l)^2 / ((sum l)^2 + sum u): model-implied denominator */
};

/* One factor on the correlations of the covariance matrix `cov` (k by k, n complete rows).
 *   loadings   k standardised loadings, signed so that their sum is not negative; may be NULL
 * Scoring steps to the neighbourhood of the minimum, then Newton on loadings and unique variances
 * until the gradient of the discrepancy is below 1e-12: the digits of packages that stop at 1e-5
 * are not the oracle.
 * Returns STATS_OK; STATS_TOO_FEW for k < 3, n <= k or k > STATS_OMEGA_ITEMS; STATS_NO_VARIANCE for
 * a constant item; STATS_HEYWOOD when a unique variance runs to zero (duplicate items; omega NAN);
 * STATS_NOT_CONVERGED; STATS_NO_MEMORY. O(k^3) a step.
 * Turning the sign of every item leaves omega; so does the order of the items.
 * Sources: Joreskog 1967, Psychometrika 32:443-482; McDonald 1999, Test Theory, ch. 6.
 * Oracle: R factanal polished by Newton steps, relative 1e-8. */
STATS_MUST_USE enum stats_outcome stats_omega(struct stats_omega *out, double *loadings,
                                              const double *cov, size_t n, size_t k);

#endif
