/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/alpha.h - internal consistency of a scale: Cronbach's alpha and what each item adds.
 *
 *     if (stats_covariance(cov, &n, x, rows, k) == STATS_OK &&
 *         stats_alpha(&a, cov, n, k, 0.95) == STATS_OK)
 *         use(a.alpha, a.low, a.high);
 */
#ifndef STATS_ALPHA_H
#define STATS_ALPHA_H

#include "stats/outcome.h"

struct stats_alpha {
    size_t n;     /* complete rows */
    size_t k;     /* items */
    double alpha; /* raw, unit-free, -inf < alpha <= 1; negative is possible and kept */
    double low;   /* Feldt limits; both 1 when alpha is 1 */
    double high;
    double sd_sum;                  /* sd of the sum of the items, points; / k for the mean score */
    double sem_sum;                 /* sd_sum sqrt(1 - alpha) */
    enum stats_outcome std_outcome; /* the two below: no variance when any item is constant */
    double mean_inter_item_r;
    double alpha_std; /* k r / (1 + (k - 1) r), r the mean inter-item correlation */
};

/* Alpha from the covariance matrix of stats_covariance over n complete rows; 0 < conf < 1.
 *   alpha = k / (k - 1) (1 - trace / sum)
 *   low   = 1 - (1 - alpha) F(1 - a; n - 1, (n - 1)(k - 1)), high with F(a; ...), a = (1 - conf)/2
 * KR-20 is alpha of items scored 0/1.
 * Returns STATS_OK; STATS_TOO_FEW if n < 2 or k < 2; STATS_NO_VARIANCE if every person has the
 * same total (alpha, limits, sem NAN). O(k^2), no allocation. A constant added to an item or one
 * factor on all items leaves alpha.
 * Sources: Cronbach 1951, Psychometrika 16:297-334; Feldt 1965, Psychometrika 30:357-370.
 * Oracle: R psych::alpha(check.keys = FALSE), relative 1e-9. */
STATS_MUST_USE enum stats_outcome stats_alpha(struct stats_alpha *out, const double *cov, size_t n,
                                              size_t k, double conf);

struct stats_item {
    enum stats_outcome rest_outcome; /* k < 2 too few; item or rest constant: no variance */
    double item_rest_r;              /* item with the sum of the other items (corrected) */
    enum stats_outcome drop_outcome; /* k < 3 too few; rest constant: no variance */
    double alpha_if_dropped;
};

/* items[0..k-1] from the same matrix. Independent of the order of the items. Oracle: R
 * psych::alpha, $item.stats$r.drop and $alpha.drop$raw_alpha, relative 1e-9. O(k^2). */
void stats_items(struct stats_item *items, const double *cov, size_t k);

#endif
