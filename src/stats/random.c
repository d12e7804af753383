/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/random.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <stdlib.h>

struct stats_random {
    gsl_rng *rng;
};

struct stats_random *stats_random_new(uint32_t seed)
{
    struct stats_random *random = malloc(sizeof *random);

    if (!random)
        return NULL;
    random->rng = gsl_rng_alloc(gsl_rng_mt19937);
    if (!random->rng) {
        free(random);
        return NULL;
    }
    gsl_rng_set(random->rng, seed);
    return random;
}

void stats_random_free(struct stats_random *random)
{
    if (!random)
        return;
    gsl_rng_free(random->rng);
    free(random);
}

double stats_random_uniform(struct stats_random *random)
{
    return gsl_rng_uniform(random->rng);
}

double stats_random_normal(struct stats_random *random, double mean, double sd)
{
    return mean + gsl_ran_gaussian_ziggurat(random->rng, sd);
}

uint32_t stats_random_below(struct stats_random *random, uint32_t n)
{
    return (uint32_t)gsl_rng_uniform_int(random->rng, n);
}
