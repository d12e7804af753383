/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/signed_rank.h - Wilcoxon's signed ranks of differences, with ties and zeros done right. */
#ifndef STATS_SIGNED_RANK_H
#define STATS_SIGNED_RANK_H

#include "stats/outcome.h"

#define STATS_SIGNED_RANK_EXACT 200 /* the exact p up to so many differences that are not zero */

struct stats_signed_rank {
    size_t n; /* all differences */
    size_t n_up;
    size_t n_down;
    size_t n_zero;
    bool exact;           /* whether p is the exact one */
    double v;             /* rank sum of the positive differences; 0 when there are none */
    double p;             /* two-sided */
    double rank_biserial; /* (R+ - R-) / (R+ + R-), -1 .. 1 */
};

/* The signed-rank test of d[0..n-1], in any order. Differences that are equal in mathematics must
 * be equal as doubles (integers, or rounded by the caller): ties are found by equality.
 *
 * Zeros are dropped and counted. Mid-ranks of |d|. Up to STATS_SIGNED_RANK_EXACT differences p is
 * exact given the ties, 2 min(P(V <= v), P(V >= v)) capped at 1, counted over doubled mid-ranks;
 * above, normal with the tie-corrected variance sum(rank^2) / 4 and no continuity correction.
 * Returns STATS_OK; STATS_TOO_FEW when no difference is other than zero (v = 0, p and
 * rank_biserial NAN); STATS_NO_MEMORY. O(n) after sorting; exact at n = 200 under 2 ms.
 * Swapping signs leaves p and turns rank_biserial round.
 * Sources: Wilcoxon 1945, Biometrics Bulletin 1:80-83; Kerby 2014, Comprehensive Psychology 3:11
 * (rank biserial). Oracle: R exactRankTests::wilcox.exact (relative 1e-12), wilcox.test(exact =
 * FALSE, correct = FALSE) (1e-9). */
STATS_MUST_USE enum stats_outcome stats_signed_rank(struct stats_signed_rank *out, const double *d,
                                                    size_t n);

#endif
