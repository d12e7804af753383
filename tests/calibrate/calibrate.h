/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calibrate.h - invented programmes with a known truth, and how often each interval holds it.
 *
 * People of a programme, in standard deviations of a score (n_places neighbourhoods of n_people):
 *
 *     pre  = sqrt(icc) U_place + sqrt(1 - icc) e
 *     post = effect + R pre + sqrt(1 - R^2) (sqrt(icc) V_place + sqrt(1 - icc) w)
 *
 * all letters independent standard normal. So both waves have deviation 1, pre and post correlate
 * by R, the mean true change is `effect`, its ICC is `icc`, and low scorers change more than high
 * ones by nothing but regression to the mean.
 */
#ifndef TESTS_CALIBRATE_H
#define TESTS_CALIBRATE_H

#include <glib.h>
#include <stdbool.h>

#include "stats/random.h"

enum { N_PLACES = 25, N_PEOPLE = 25, N_ALL = N_PLACES * N_PEOPLE };

#define CALIBRATE_R          0.6
#define CALIBRATE_CONFIDENCE 0.95
#define CALIBRATE_ARM_EFFECT 0.25 /* of the second arm, added where arms are compared */

struct design {
    double effect, icc;
    double loss;        /* share lost at random */
    double loss_on_pre; /* log odds of being lost for each deviation that the pre score is lower */
};

struct people { /* of one programme */
    double pre[N_ALL], change[N_ALL];
    bool kept[N_ALL];
    double place_pre[N_PLACES], place_change[N_PLACES]; /* true means */
};

void people_draw(struct people *people, const struct design *design, struct stats_random *random);

/* ---- coverage.c ---- */

enum interval {
    INTERVAL_MODEL,
    INTERVAL_CR2,
    INTERVAL_EFFECT,
    INTERVAL_ARM,
    INTERVAL_SLOPE,
    INTERVAL_NAIVE,
    INTERVAL_PLACE_CHANGE,
    INTERVAL_PLACE_MEAN,
    INTERVAL_PLACE_D_Z,
    INTERVAL_PLACE_G,
    INTERVAL_PLACE_SHARE,
    INTERVAL_PLACE_TRUE,
    INTERVAL_PLACE_EB,
    INTERVAL_PLACE_RANK,
    N_INTERVALS
};

struct coverage {
    struct design design;
    guint32 seed;
    guint n_programmes;
    guint64 n[N_INTERVALS], n_holding[N_INTERVALS];
    guint64 n_null, n_found, n_found_naively; /* programmes without effect; significant ones */
    guint64 n_found_crossed, n_found_shared;  /* both arms in each neighbourhood; coverage.c */
};

/* Draws design->n_programmes programmes, every second one without effect, and counts. */
void coverage_run(struct coverage *coverage);

/* ---- strangers.c: how many of the model's intervals hold where places do not differ ----
 *
 * n people in places of equal size, a model with `columns` fixed effects, tau2 = 0. B and W are the
 * mean squares between and within places on b = places - columns and n - places degrees of freedom,
 * P the pooled one on b + n - places. REML finds a variance between places where B > W, and then B
 * stands in the error of the estimate; else it stops at zero, and P stands there: always the
 * larger of B and P. Kenward and Roger's correction is 0 and its degrees of freedom are b in both
 * cases (put equal sizes into the closed form of stats/random_intercept.c). The estimate does not
 * depend on B and P, nor P on the share of the sum of squares that lies between, which is beta
 * (b / 2, (n - places) / 2), so with T on b + n - places and t on b degrees of freedom
 *
 *     coverage = E P(|T| <= t sqrt(max(1, B / P)))
 *
 * over that beta distribution: more than what was asked, for t is that of places and max() is over
 * both. Returns a share; sizes may be fractions. */
double coverage_of_strangers(double n, double places, double columns);

/* ---- reliability of 0.95 limits of alpha: 8 parallel items, 200 people ---- */
double coverage_of_alpha(guint32 seed, guint n_samples);

/* ---- weighting.c: loss that depends on the pre score ---- */

struct weighting {
    struct design design;
    guint32 seed;
    guint n_programmes;
    double lost;                        /* mean share */
    double bias, bias_weighted;         /* of the mean change, deviations */
    double coverage, coverage_weighted; /* shares */
};
void weighting_run(struct weighting *weighting);

#endif
