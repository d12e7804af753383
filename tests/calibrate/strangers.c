/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "calibrate/calibrate.h"
#include "stats/beta_tail.h"
#include "stats/distribution.h"

#define STEPS 4000
#define REACH 10 /* of the log odds of the share: beyond is nothing */

/* P(|T| <= t sqrt(ratio)), T on all degrees of freedom, t that of the places' */
static double holds(double ratio, double between, double all)
{
    double t = stats_t_quantile(0.5 + CALIBRATE_CONFIDENCE / 2, between);

    return 1 - stats_t_p(t * sqrt(ratio), all);
}

double coverage_of_strangers(double n, double places, double columns)
{
    double between = places - columns, within = n - places, all = between + within;
    double a = between / 2, b = within / 2;
    double edge = log(between / within); /* where the two mean squares are alike */
    double sum = stats_beta_tail(a, b, between / all, within / all) * holds(1, between, all);

    for (int i = 0; i < STEPS; i++) {
        double odds = exp(edge + (i + 0.5) * REACH / STEPS), share = odds / (1 + odds);
        sum += stats_beta_mass(a, b, share, 1 - share) * REACH / STEPS *
               holds(share * all / between, between, all);
    }
    return sum;
}
