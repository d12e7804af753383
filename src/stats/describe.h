/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/describe.h - one column of scores: centre, spread, shape, and the ends of the scale. */
#ifndef STATS_DESCRIBE_H
#define STATS_DESCRIBE_H

#include "stats/outcome.h"

/* n, mean, sum of squares about the mean, extremes: the seed of every other statistic here. */
struct stats_moments {
    size_t n;
    double mean; /* NAN for n = 0; so are ss, min, max */
    double ss;   /* exactly 0 when all values are equal */
    double min;
    double max;
};

/* Two passes over x, provisional mean at x[0]; O(n), no allocation. Overflow shows as a value that
 * is not finite: callers answer STATS_NOT_CONVERGED then. */
void stats_moments(struct stats_moments *out, const double *x, size_t n);

struct stats_describe {
    size_t n;
    enum stats_outcome centre; /* mean, median, q1, q3, min, max: STATS_TOO_FEW for n = 0 */
    double mean;
    double median;
    double q1; /* quantiles of type 7: R's default, Excel's QUARTILE.INC */
    double q3;
    double min;
    double max;
    enum stats_outcome spread;   /* sd and se: n < 2 too few; 0 is a spread that exists */
    double sd;                   /* divisor n - 1 */
    double se;                   /* sd / sqrt(n) */
    enum stats_outcome interval; /* ci_*: n < 2 too few; all values equal: no variance */
    double ci_low;               /* mean -+ t(1 - (1 - conf) / 2; n - 1) se */
    double ci_high;
    enum stats_outcome skew_outcome; /* n < 3 too few; all values equal: no variance */
    double skewness;                 /* type 2: G1 = g1 sqrt(n (n - 1)) / (n - 2) */
    enum stats_outcome kurt_outcome; /* n < 4 too few; all values equal: no variance */
    double kurtosis; /* type 2, excess: G2 = (n - 1) ((n + 1) g2 + 6) / ((n - 2)(n - 3)) */
};

/* Describes x[0..n-1], in any order, all finite; 0 < conf < 1.
 * Returns the outcome of `interval`, the hardest to have of what every page prints, or
 * STATS_NO_MEMORY (everything NAN); a value that overflows makes its part STATS_NOT_CONVERGED.
 * Adding a constant shifts mean, limits and quantiles and leaves sd, skewness, kurtosis.
 * Sources: Hyndman and Fan 1996, Am Stat 50:361-365 (type 7); Joanes and Gill 1998, The
 * Statistician 47:183-189 (type 2). Oracle: R mean, sd, quantile, t.test, e1071::skewness and
 * kurtosis (type = 2), relative 1e-9. */
STATS_MUST_USE enum stats_outcome stats_describe(struct stats_describe *out, const double *x,
                                                 size_t n, double conf);

struct stats_ends {
    size_t n;
    size_t n_floor;
    size_t n_ceiling;
    double floor_share; /* NAN for n = 0 */
    double ceiling_share;
};

/* Shares of x at the lowest and the highest possible value of the scale (not of the data), within
 * 1e-9 of the range. Returns STATS_OK or, for n = 0, STATS_TOO_FEW. */
STATS_MUST_USE enum stats_outcome stats_ends(struct stats_ends *out, const double *x, size_t n,
                                             double lowest, double highest);

#endif
