/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/response_pattern.h - how a person went through a page of items. Flags for reading, never
 * for deletion: on real data 3 to 4 % of people lie beyond the .001 point of mahalanobis.
 */
#ifndef STATS_RESPONSE_PATTERN_H
#define STATS_RESPONSE_PATTERN_H

#include "stats/outcome.h"

/* Longest run of one raw code (before any reversal) over k items in file order; NAN is a blank and
 * breaks the run. 0 when nothing is answered. Oracle: R careless::longstring where no blank is. */
size_t stats_longstring(const double *codes, size_t k);

/* Spread of a person's raw codes (n - 1) over the items answered. Returns STATS_TOO_FEW and NAN for
 * fewer than 2 answers. 0 is a straight line. Source: Dunn et al. 2018, J Bus Psychol 33:105-121.
 */
STATS_MUST_USE enum stats_outcome stats_irv(double *irv, const double *codes, size_t k);

/* Squared distance of each complete row from the mean of the complete rows, in units of their
 * covariance (divisor n - 1).
 *   d2         n, filled; NAN for a row with a blank
 *   *critical  the 0.999 quantile of chi-square on k degrees of freedom
 *   x          n by k, row-major, NAN is a blank
 * Returns STATS_OK; STATS_TOO_FEW for k = 0 or no more complete rows than k; STATS_NO_VARIANCE for
 * a constant item or items that depend on each other; STATS_NO_MEMORY; all NAN then.
 * Oracle: R mahalanobis, relative 1e-9. */
STATS_MUST_USE enum stats_outcome stats_mahalanobis(double *d2, double *critical, const double *x,
                                                    size_t n, size_t k);

#endif
