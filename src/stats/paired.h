/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/paired.h - the same people before and after: change, its interval and the paired t test. */
#ifndef STATS_PAIRED_H
#define STATS_PAIRED_H

#include "stats/outcome.h"

struct stats_paired {
    size_t n;
    enum stats_outcome centre; /* mean_pre, mean_post, change: STATS_TOO_FEW for n = 0 */
    double mean_pre;
    double mean_post;
    double change;             /* mean of post - pre */
    enum stats_outcome spread; /* the five below: n < 2 too few; 0 is a spread that exists */
    double sd_pre;
    double sd_post;
    double covariance;       /* of pre and post, divisor n - 1 */
    double change_sd;        /* exactly 0 when everybody changed by the same amount */
    double change_se;        /* change_sd / sqrt(n) */
    enum stats_outcome test; /* the five below: no variance when change_sd is 0 */
    double change_low;       /* change -+ t(1 - (1 - conf) / 2; df) change_se */
    double change_high;
    double t;
    double df;                    /* n - 1 */
    double p;                     /* two-sided; honest only where people are not clustered */
    enum stats_outcome r_outcome; /* n < 2 too few; pre or post all equal: no variance */
    double r;                     /* Pearson, pre with post; also the retest correlation */
};

/* pre[i] and post[i] belong to person i, i < n, all finite, in points; 0 < conf < 1.
 * Changes that differ only in the last bits of their subtraction count as equal.
 * Returns the outcome of `test`. O(n), no allocation. Swapping pre and post flips the signs of
 * change, t and the limits and leaves p.
 * Source: Student 1908, Biometrika 6:1-25. Oracle: R t.test(post, pre, paired = TRUE), cor;
 * relative 1e-9. */
STATS_MUST_USE enum stats_outcome stats_paired(struct stats_paired *out, const double *pre,
                                               const double *post, size_t n, double conf);

#endif
