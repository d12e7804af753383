/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/hodges_lehmann.h - the median of all Walsh averages of a column of differences. */
#ifndef STATS_HODGES_LEHMANN_H
#define STATS_HODGES_LEHMANN_H

#include "stats/outcome.h"

/* *estimate = median of (d[i] + d[j]) / 2 over all i <= j, zeros kept, i = j included; the mean of
 * the two middle averages when their number is even. d in any order, all finite.
 *
 * Averages are never listed: a bisection over the doubles themselves counts, in one sweep of the
 * distinct values each, how many averages lie below. O(n log n) time; 1,000,000 different values
 * under 1 s, scores that tie far less.
 * Returns STATS_OK; STATS_TOO_FEW for n = 0 (NAN); STATS_NO_MEMORY.
 * Adding c to every d adds c; turning the signs turns the sign.
 * Source: Hodges and Lehmann 1963, Ann Math Stat 34:598-611. Oracle: the median of
 * outer(d, d, "+") / 2 in R, relative 1e-12. */
STATS_MUST_USE enum stats_outcome stats_hodges_lehmann(double *estimate, const double *d, size_t n);

#endif
