/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/random.h - random numbers for simulation: the same seed gives the same numbers everywhere.
 *
 * The Mersenne twister of GSL. Not for secrets and not for anything a result depends on.
 */
#ifndef STATS_RANDOM_H
#define STATS_RANDOM_H

#include <stddef.h>
#include <stdint.h>

struct stats_random;

/* NULL when memory is short. Free with stats_random_free, which accepts NULL. */
struct stats_random *stats_random_new(uint32_t seed);
void stats_random_free(struct stats_random *random);

/* Uniform on [0, 1). */
double stats_random_uniform(struct stats_random *random);
/* Normal with mean and sd >= 0. */
double stats_random_normal(struct stats_random *random, double mean, double sd);
/* One of 0 .. n - 1, each as likely; n from 1 to 2^32 - 1. */
uint32_t stats_random_below(struct stats_random *random, uint32_t n);

#endif
