/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/chi_square.h - a table of counts: does loss differ between places? */
#ifndef STATS_CHI_SQUARE_H
#define STATS_CHI_SQUARE_H

#include "stats/outcome.h"

struct stats_chi_square {
    size_t n;         /* all counts together */
    double statistic; /* Pearson's, no continuity correction */
    double df;        /* (rows - 1)(columns - 1), empty rows and columns left out */
    double p;
    double min_expected; /* below 5: the p is a rough one; say so */
};

/* counts: rows by columns, row-major. Returns STATS_OK; STATS_TOO_FEW when fewer than 2 rows or 2
 * columns hold anybody (a table with no loss at all is such a one). No allocation.
 * Source: Pearson 1900, Phil Mag 50:157-175. Oracle: R chisq.test(correct = FALSE), 1e-9. */
STATS_MUST_USE enum stats_outcome
stats_chi_square(struct stats_chi_square *out, const size_t *counts, size_t rows, size_t columns);

#endif
