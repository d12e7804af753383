/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/place_rank.h - the order of places with how little is known of it.
 *
 * No league table without these: of 25 places the best by its mean is the best in truth about once
 * in three times.
 */
#ifndef STATS_PLACE_RANK_H
#define STATS_PLACE_RANK_H

#include "stats/random_intercept.h"

struct stats_rank {
    double expected; /* posterior mean of the rank, 1 is the largest; need not be whole */
    size_t rank;     /* order of the expected ranks, 1 .. places; ties share the better one */
    size_t low;      /* the rank lies within low .. high with probability conf */
    size_t high;
    enum stats_outcome outcome; /* too few where the place has nobody or fewer than 2 places do */
};

/* ranks[0..k-1] from the places of a fitted model. Each place's true value is taken as normal
 * about eb_mean with its se, independent of the others. expected = 1 + sum over the others of
 * P(other larger) (Laird and Louis). Given a place's own value its rank is 1 + a sum of
 * independent yes-or-no, taken as normal with the exact mean and variance (continuity corrected)
 * and averaged over the place's own value by quadrature; low and high cut (1 - conf) / 2 at either
 * side. No random numbers. larger_is_first false turns the order.
 * Returns STATS_OK; STATS_TOO_FEW when fewer than 2 places have people (ranks 0, expected NAN);
 * STATS_NOT_CONVERGED where the places have no estimate. O(k^2): 500 places in about 40 ms.
 * Sources: Laird and Louis 1989, J Educ Stat 14:29-46; Goldstein and Spiegelhalter 1996, JRSS A
 * 159:385-443. Oracle: a simulation in the tests, limits within one rank. */
STATS_MUST_USE enum stats_outcome stats_ranks(struct stats_rank *ranks,
                                              const struct stats_place *places, size_t k,
                                              double conf, bool larger_is_first);

#endif
