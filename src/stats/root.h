/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/root.h - one bracketed root, without derivatives. */
#ifndef STATS_ROOT_H
#define STATS_ROOT_H

#include "stats/outcome.h"

typedef double stats_function(double x, const void *context);

/* *root in [low, high], where f has opposite signs (or is 0 at an end), to the last few bits
 * (relative 4 eps, or absolute 1e-300). Inverse quadratic steps held inside a bisection.
 * Returns STATS_OK, or STATS_NOT_CONVERGED (*root NAN): no change of sign, a value not finite.
 * Source: Chandrupatla 1997, Adv Eng Softw 28:145-149. */
STATS_MUST_USE enum stats_outcome stats_root(double *root, stats_function *f, const void *context,
                                             double low, double high);

#endif
