/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/knowledge.h - right and wrong before and after: McNemar's test and the class gain. */
#ifndef STATS_KNOWLEDGE_H
#define STATS_KNOWLEDGE_H

#include "stats/outcome.h"

/* Exact two-sided p that as many turn from wrong to right as from right to wrong: binomial at one
 * half over the people who turned. Returns STATS_OK, or STATS_TOO_FEW when nobody turned (*p NAN).
 * Source: McNemar 1947, Psychometrika 12:153-157. Oracle: R binom.test(b, b + c), 1e-12. */
STATS_MUST_USE enum stats_outcome stats_mcnemar(double *p, size_t wrong_right, size_t right_wrong);

/* Hake's class gain (post - pre) / (1 - pre) of two group means as shares of right answers, 0 .. 1,
 * over the same people; never the mean of individual gains. Returns STATS_OK; STATS_TOO_FEW for a
 * NAN; STATS_NO_VARIANCE when pre is 1: nothing was left to gain (*gain NAN).
 * Source: Hake 1998, Am J Phys 66:64-74. */
STATS_MUST_USE enum stats_outcome stats_gain(double *gain, double share_pre, double share_post);

#endif
