/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/welch.h - two groups: those lost against those kept, one arm against the other. */
#ifndef STATS_WELCH_H
#define STATS_WELCH_H

#include "stats/outcome.h"

struct stats_welch {
    size_t n1;
    size_t n2;
    enum stats_outcome centre;      /* difference: either group empty: too few */
    double difference;              /* mean1 - mean2, points */
    enum stats_outcome smd_outcome; /* n1 + n2 < 3 or a group empty too few; pooled sd 0 no var. */
    double smd;                     /* difference / pooled sd: bands .05 and .25 of the What Works
                                       Clearinghouse are read on this */
    enum stats_outcome test; /* the six below: either n < 2 too few; both constant: no variance */
    double se;
    double t;
    double df; /* Welch-Satterthwaite */
    double p;
    double low;
    double high;
};

/* x1[0..n1-1] against x2[0..n2-1]; for attrition x1 are the pre scores of the lost, x2 of the kept.
 * Returns `test`. O(n1 + n2), no allocation. Swapping the groups turns the signs.
 * Source: Welch 1947, Biometrika 34:28-35. Oracle: R t.test(x1, x2), relative 1e-9. */
STATS_MUST_USE enum stats_outcome stats_welch(struct stats_welch *out, const double *x1, size_t n1,
                                              const double *x2, size_t n2, double conf);

#endif
