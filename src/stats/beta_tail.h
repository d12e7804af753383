/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/beta_tail.h - the incomplete beta function and the binomial mass, to full precision.
 *
 * Behind the tails of t, F and the binomial. GSL's own lose half the digits there: P(T > 20) on 71
 * degrees of freedom is off by 5e-8, and F quantiles on large degrees of freedom are NAN.
 * Sources: Loader 2000, "Fast and accurate computation of binomial probabilities" (saddle-point
 * deviance); Lentz 1976, Applied Optics 15:668-671 (continued fraction).
 */
#ifndef STATS_BETA_TAIL_H
#define STATS_BETA_TAIL_H

/* log Gamma(x + 1) - log(sqrt(2 pi x) (x / e)^x), x > 0. */
double stats_stirling_error(double x);

/* x^a y^b / B(a, b) for a, b > 0 and x + y = 1; y is its own argument so that neither end of the
 * interval loses digits. */
double stats_beta_mass(double a, double b, double x, double y);

/* I_x(a, b), the share of the beta distribution below x; 0 <= x <= 1, y = 1 - x.
 * Relative error about 1e-13 while the result is above 1e-300. NAN if the fraction does not close
 * (a or b beyond about 1e12). */
double stats_beta_tail(double a, double b, double x, double y);

/* P(X = k) of the binomial with n trials at p = x, q = y; k may be a fraction. */
double stats_binomial_mass(double k, double n, double x, double y);

#endif
