/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/effect_size.h - standardised change of pairs, each with its own name and divisor. */
#ifndef STATS_EFFECT_SIZE_H
#define STATS_EFFECT_SIZE_H

#include "stats/paired.h"

struct stats_effect_size {
    size_t n;
    enum stats_outcome z_outcome; /* n < 2 too few; change_sd 0: no variance */
    double d_z;                   /* change / change_sd */
    double d_z_low;               /* noncentral-t limits of t, divided by sqrt(n) */
    double d_z_high;
    enum stats_outcome rm_outcome; /* as z_outcome; also no variance where r does not exist */
    double d_rm;                   /* d_z sqrt(2 (1 - r)) */
    enum stats_outcome av_outcome; /* n < 2 too few; pre and post both constant: no variance */
    double d_av;                   /* change / sqrt((sd_pre^2 + sd_post^2) / 2) */
    enum stats_outcome g_outcome; /* n < 3 too few (J is 0 at df = 1); both constant: no variance */
    double g_av;                  /* the headline: J d_av */
    double g_av_low;              /* J (d_av -+ z sqrt(var)), var as below */
    double g_av_high;
    enum stats_outcome glass_outcome; /* n < 2 too few; sd_pre 0: no variance */
    double glass_pre;                 /* change / sd_pre */
};

/* Hedges' exact factor J = Gamma(df/2) / (sqrt(df/2) Gamma((df - 1)/2)); 0 at df = 1, NAN below. */
double stats_hedges_j(double df);

/* Effect sizes from the summary alone; 0 < conf < 1. With s^2 = (sd_pre^2 + sd_post^2) / 2, c the
 * covariance, df = n - 1 and d = d_av:
 *   var = d^2 (sd_pre^4 + sd_post^4 + 2 c^2) / (8 df s^4) + (sd_pre^2 + sd_post^2 - 2 c) / (df s^2)
 * Returns g_outcome. None depends on the unit of the scores.
 * Sources: Lakens 2013, Front Psychol 4:863 (names); Hedges 1981, J Educ Stat 6:107-128 (J);
 * Bonett 2008, Psychol Methods 13:99-109 (variance for pairs); Glass 1976, Educ Researcher 5:3-8.
 * Oracle: R by the formulas, relative 1e-9; noncentral limits 1e-8. */
STATS_MUST_USE enum stats_outcome stats_effect_size(struct stats_effect_size *out,
                                                    const struct stats_paired *paired, double conf);

struct stats_model_effect {
    enum stats_outcome outcome; /* as g_outcome, or that of the model handed over */
    double g;                   /* J estimate / sqrt((sd_pre^2 + sd_post^2) / 2) */
    double low;                 /* J (d -+ t(df) sqrt(var)), var as below */
    double high;
};

struct stats_model_change { /* of stats_random_intercept */
    double estimate;
    double se;
    double df;
    double design_effect;
};

/* The headline effect size where people come in places: the model's change over the spread of
 * people, with an interval that knows of the places. The sampling variance of the change is the
 * model's own, that of the spread (first term of Bonett's) is multiplied by the design effect:
 *   var = design_effect d^2 (sd_pre^4 + sd_post^4 + 2 c^2) / (8 f s^4) + (se / s)^2, f = n - 1
 * Returns outcome. Sources: Hedges 2007, J Educ Behav Stat 32:341-370 (the spread of people as the
 * unit); Bonett 2008. Oracle: R by the formula, 1e-9; coverage by simulation. */
STATS_MUST_USE enum stats_outcome stats_model_effect(struct stats_model_effect *out,
                                                     const struct stats_paired *paired,
                                                     const struct stats_model_change *change,
                                                     double conf);

#endif
