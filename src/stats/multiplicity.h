/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/multiplicity.h - p values of several tests read together. */
#ifndef STATS_MULTIPLICITY_H
#define STATS_MULTIPLICITY_H

#include "stats/outcome.h"

/* adjusted[i] from p[i], i < m; adjusted may be p itself. A p of NAN is no test: it stays NAN and
 * does not count. The result does not depend on the order. Returns STATS_OK or STATS_NO_MEMORY
 * (adjusted untouched). O(m log m). Oracle: R p.adjust, relative 1e-12. */

/* Family-wise error. Source: Holm 1979, Scand J Stat 6:65-70. */
STATS_MUST_USE enum stats_outcome stats_holm(double *adjusted, const double *p, size_t m);

/* False discovery rate. Source: Benjamini and Hochberg 1995, JRSS B 57:289-300. */
STATS_MUST_USE enum stats_outcome stats_bh(double *adjusted, const double *p, size_t m);

#endif
