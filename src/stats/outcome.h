/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/outcome.h - what a statistic answers when it does not exist.
 *
 * Room `stats` computes on plain arrays of double. It knows nothing of people, items or places,
 * prints nothing, includes nothing of ours, and is the only room that calls GSL. Functions fill
 * their result struct in every case: the numbers that do not exist are NAN, and the counts that
 * do exist stand beside the outcome, so that a report can say "n = 1: too few".
 */
#ifndef STATS_OUTCOME_H
#define STATS_OUTCOME_H

enum stats_outcome {
    STATS_OK,
    STATS_TOO_FEW,          /* not enough people, items or pairs for the formula */
    STATS_NO_VARIANCE,      /* every value is the same where the formula divides by a spread */
    STATS_TOO_FEW_CLUSTERS, /* fewer clusters than a test can stand on */
    STATS_NOT_CONVERGED,    /* an iteration ended without its root, or a value overflowed */
    STATS_HEYWOOD           /* a factor solution with a negative or zero unique variance */
};

#define STATS_MUST_USE __attribute__((warn_unused_result))

#endif
