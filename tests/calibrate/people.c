/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "calibrate/calibrate.h"

static double normal(struct stats_random *random)
{
    return stats_random_normal(random, 0, 1);
}

/* The log odds at which the mean share of loss is design->loss, by a normal quadrature. */
static double loss_offset(const struct design *design)
{
    double low = -20, high = 20;

    for (int step = 0; step < 60; step++) {
        double middle = (low + high) / 2, share = 0, weight = 0;
        for (double z = -6; z <= 6; z += 0.05) {
            double density = exp(-z * z / 2);
            share += density / (1 + exp(-(middle - design->loss_on_pre * z)));
            weight += density;
        }
        if (share / weight < design->loss)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void people_draw(struct people *people, const struct design *design, struct stats_random *random)
{
    double alike = sqrt(design->icc), apart = sqrt(1 - design->icc);
    double fresh = sqrt(1 - CALIBRATE_R * CALIBRATE_R);
    double offset = design->loss > 0 ? loss_offset(design) : -(double)INFINITY;

    for (guint place = 0; place < N_PLACES; place++) {
        double u = alike * normal(random), v = alike * normal(random);
        people->place_pre[place] = u;
        people->place_change[place] = design->effect + (CALIBRATE_R - 1) * u + fresh * v;
        for (guint i = place * N_PEOPLE; i < (place + 1) * N_PEOPLE; i++) {
            people->pre[i] = u + apart * normal(random);
            people->change[i] = design->effect + (CALIBRATE_R - 1) * people->pre[i] +
                                fresh * (v + apart * normal(random));
            people->kept[i] = stats_random_uniform(random) >=
                              1 / (1 + exp(-(offset - design->loss_on_pre * people->pre[i])));
        }
    }
}
