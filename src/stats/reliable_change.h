/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/reliable_change.h - Jacobson and Truax: who changed by more than measurement error.
 *
 * Shares of people, never labels on persons: with alpha in place of a retest reliability the share
 * is too large. The caller prints which reliability was used and what +-0.1 would do.
 */
#ifndef STATS_RELIABLE_CHANGE_H
#define STATS_RELIABLE_CHANGE_H

#include "stats/wilson.h"

#define STATS_RELIABLE_Z 1.96 /* as printed by Jacobson and Truax, not the exact quantile */

struct stats_reliable_change {
    double reliability;
    double sem;                  /* sd_pre sqrt(1 - reliability), points */
    double points;               /* the criterion: 1.96 sqrt(2) sem, points */
    struct stats_share improved; /* change in the better direction by more than the criterion */
    struct stats_share same;
    struct stats_share worse;
};

/* Standard error of measurement, sd sqrt(1 - reliability); NAN unless sd >= 0 and
 * reliability <= 1. */
double stats_sem(double sd, double reliability);

/* The criterion in points; NAN unless sd_pre > 0 and 0 <= reliability < 1. */
double stats_reliable_change_points(double sd_pre, double reliability);

/* change[i] = post - pre of n people, points; higher_is_better turns the sign of "improved" when
 * false. Strictly more than the criterion counts. Returns STATS_OK; STATS_TOO_FEW for n = 0;
 * STATS_NO_VARIANCE when the criterion does not exist: sd_pre not above 0, or reliability outside
 * 0 .. 1 (1 excluded). Shares are NAN then and n is kept.
 * Sources: Jacobson and Truax 1991, J Consult Clin Psychol 59:12-19; Wilson 1927. Oracle: R by
 * the formula, prop.test(correct = FALSE); counts exact, limits 1e-9. */
STATS_MUST_USE enum stats_outcome stats_reliable_change(struct stats_reliable_change *out,
                                                        const double *change, size_t n,
                                                        double sd_pre, double reliability,
                                                        bool higher_is_better);

#endif
