/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/distribution.h - tails and quantiles of the normal, t, chi-square, F and binomial.
 *
 * Degrees of freedom may be fractions. Every function answers NAN for degrees of freedom that are
 * not positive, for a probability outside (0, 1) and for a NAN argument; GSL's own answers there
 * look like numbers. Oracle: R's pnorm, pt, pchisq, pf, qnorm, qt, qf, binom.test; relative 1e-12
 * for tails down to 1e-300 and quantiles (1e-10 where a degree of freedom exceeds 1e5).
 */
#ifndef STATS_DISTRIBUTION_H
#define STATS_DISTRIBUTION_H

#include "stats/outcome.h"

#include <stddef.h>

/* Two-sided p of a standard normal z: P(|Z| >= |z|). */
double stats_normal_p(double z);
/* P(Z <= z). */
double stats_normal_cdf(double z);
/* The z with P(Z <= z) = p. */
double stats_normal_quantile(double p);

/* Two-sided p of Student's t: P(|T| >= |t|). */
double stats_t_p(double t, double df);
/* P(T <= t), quick: absolute 1e-12, for sums of many. */
double stats_t_cdf(double t, double df);
/* The t with P(T <= t) = p; stats_t_quantile(0.975, df) is the factor of a 95 % interval. */
double stats_t_quantile(double p, double df);

struct stats_t_test {
    enum stats_outcome outcome; /* of the four below: NAN where it is not STATS_OK */
    double t;                   /* estimate / se */
    double p;                   /* two-sided */
    double low, high;           /* estimate -+ the t quantile times se */
};

/* An estimate with its standard error (> 0) held against 0, with the limits of its interval.
 * Source: Student 1908, Biometrika 6:1-25. Oracle: R pt and qt, relative 1e-9. */
struct stats_t_test stats_t_test(double estimate, double se, double df, double conf);

/* Upper tail P(X >= x) of chi-square. */
double stats_chi2_p(double x, double df);
/* The x with P(X <= x) = p. */
double stats_chi2_quantile(double p, double df);

/* Upper tail P(F >= f). */
double stats_f_p(double f, double df1, double df2);
/* The f with P(F <= f) = p. */
double stats_f_quantile(double p, double df1, double df2);

/* Exact two-sided binomial test at one half: min(1, 2 P(X <= min(k, n - k))); NAN for n = 0.
 * Sign test, McNemar. Relative 1e-12 for n up to 1e6. */
double stats_binomial_half_p(size_t k, size_t n);

#endif
