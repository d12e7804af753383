/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/noncentral_t.h - the noncentral t distribution by quadrature; GSL has none.
 *
 * P(T <= t) = integral of Phi(t s - ncp) over the density of s = sqrt(chi2(df) / df), by
 * Gauss-Legendre panels laid over the mass of s; where |t| is so large that Phi turns too sharply
 * for that, over the normal variable instead. Right also beyond ncp = 37.6, where R's pt is not.
 */
#ifndef STATS_NONCENTRAL_T_H
#define STATS_NONCENTRAL_T_H

#include "stats/outcome.h"

/* P(T <= t) for whole df >= 1 (at fractions below 10 digits are lost), any finite ncp; absolute
 * error below 1e-13. NAN for an an argument outside that. */
double stats_noncentral_t_cdf(double t, double df, double ncp);

/* The noncentrality limits: *low with P(T <= t; low) = 1 - a, *high with P(T <= t; high) = a,
 * a = (1 - conf) / 2, 0 < conf < 1.
 * Returns STATS_OK, or STATS_NOT_CONVERGED (limits NAN), df < 1 and t not finite included.
 * About 20 us. Oracle: scipy.stats.nct (boost), R pt(ncp) with uniroot where ncp < 37; 1e-8. */
STATS_MUST_USE enum stats_outcome stats_noncentral_t_limits(double *low, double *high, double t,
                                                            double df, double conf);

#endif
