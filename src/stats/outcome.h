/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/outcome.h - what a statistic answers when it does not exist.
 *
 * Room `stats` computes on plain arrays of double. It knows nothing of people, items or places,
 * prints nothing, includes nothing of ours, and is the only room that calls GSL. Functions fill
 * their result struct in every case: the numbers that do not exist are NAN, and the counts that
 * do exist stand beside the outcome, so that a report can say "n = 1: too few". A number is NAN
 * exactly when the outcome that stands for it is not STATS_OK; where parts of one result can fail
 * apart, the struct holds one outcome for each part. No pure function keeps state: they are safe
 * to call from any thread once stats_start has run.
 */
#ifndef STATS_OUTCOME_H
#define STATS_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>

enum stats_outcome {
    STATS_OK,
    STATS_TOO_FEW,          /* not enough people, items or pairs for the formula */
    STATS_NO_VARIANCE,      /* every value is the same where the formula divides by a spread */
    STATS_TOO_FEW_CLUSTERS, /* fewer clusters than a test can stand on */
    STATS_NOT_CONVERGED,    /* an iteration ended without its root, or a value overflowed */
    STATS_HEYWOOD,          /* a factor solution with a negative or zero unique variance */
    STATS_NO_MEMORY         /* the workspace could not be had: a system error, not a reason */
};

#define STATS_MUST_USE __attribute__((warn_unused_result))

/* Call once, before any thread and any other function of this room: turns off GSL's error
 * handler, which would otherwise abort the program. */
void stats_start(void);

/* The word results.csv prints as reason: "too_few", "no_variance", "too_few_clusters",
 * "not_converged", "heywood"; "" for STATS_OK; "no_memory" is never printed there. */
const char *stats_outcome_name(enum stats_outcome outcome);

/* STATS_OK when all n values are finite, else STATS_NOT_CONVERGED: the last step of every
 * function here, so that an overflow never leaves as a number. */
enum stats_outcome stats_outcome_of(const double *values, size_t n);

#endif
