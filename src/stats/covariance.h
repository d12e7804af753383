/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/covariance.h - the covariance matrix of a scale's items, rows with a blank left out.
 *
 * Everything in alpha.h and omega.h is a function of this matrix: made once per scale and wave, it
 * serves alpha, its intervals, item-rest correlations and omega.
 */
#ifndef STATS_COVARIANCE_H
#define STATS_COVARIANCE_H

#include "stats/outcome.h"

/* Listwise covariance matrix.
 *
 *   cov         k by k, row-major, filled: divisor n_complete - 1; an item that is constant among
 *               the complete rows has exactly 0 in its row and column
 *   n_complete  rows without NAN, filled in every case
 *   x           n by k, row-major, x[i * k + j]: items already reverse-scored; NAN is a blank
 *
 * Returns STATS_OK; STATS_TOO_FEW if fewer than 2 rows are complete or k = 0;
 * STATS_NOT_CONVERGED on overflow (cov NAN in both); STATS_NO_MEMORY. O(n k^2).
 * Oracle: R cov(x, use = "complete.obs"), relative 1e-12. */
STATS_MUST_USE enum stats_outcome stats_covariance(double *cov, size_t *n_complete, const double *x,
                                                   size_t n, size_t k);

/* cor[i * k + j] = cov_ij / sqrt(cov_ii cov_jj), diagonal exactly 1; cor may be cov itself.
 * Returns STATS_OK, or STATS_NO_VARIANCE (cor NAN) when a diagonal element is not above 0. */
STATS_MUST_USE enum stats_outcome stats_correlation_matrix(double *cor, const double *cov,
                                                           size_t k);

#endif
