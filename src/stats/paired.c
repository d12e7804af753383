/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/paired.h"

#include <float.h>
#include <math.h>

#include "stats/describe.h"
#include "stats/distribution.h"

#define LAST_BITS (16.0 * DBL_EPSILON)

struct changes {
    double mean;
    double ss; /* 0 when all are equal but for the last bits of their subtraction */
    double cross;
};

static void change_moments(struct changes *out, const double *pre, const double *post,
                           const struct stats_moments *a, const struct stats_moments *b)
{
    const double n = (double)a->n;
    const double first = post[0] - pre[0];
    const double size = fmax(fmax(fabs(a->min), fabs(a->max)), fmax(fabs(b->min), fabs(b->max)));
    double shift = 0.0, rest = 0.0, low = first, high = first;

    *out = (struct changes){0.0, 0.0, 0.0};
    for (size_t i = 0; i < a->n; i++)
        shift += (post[i] - pre[i]) - first;
    out->mean = first + shift / n;
    for (size_t i = 0; i < a->n; i++) {
        const double change = post[i] - pre[i], d = change - out->mean;

        low = fmin(low, change);
        high = fmax(high, change);
        rest += d;
        out->ss += d * d;
        out->cross += (pre[i] - a->mean) * (post[i] - b->mean);
    }
    out->mean += rest / n;
    out->ss -= rest * rest / n;
    if (high - low <= LAST_BITS * size)
        out->ss = 0.0;
}

static void correlation(struct stats_paired *out, const struct stats_moments *a,
                        const struct stats_moments *b, double cross)
{
    if (!(a->ss > 0.0) || !(b->ss > 0.0)) {
        out->r_outcome = STATS_NO_VARIANCE;
        return;
    }
    out->r = fmax(-1.0, fmin(1.0, cross / sqrt(a->ss) / sqrt(b->ss)));
    out->r_outcome = stats_outcome_of((double[]){cross, a->ss, b->ss, out->r}, 4);
    if (out->r_outcome != STATS_OK)
        out->r = NAN;
}

static void t_test(struct stats_paired *out, double conf)
{
    struct stats_t_test found;

    out->test = out->spread;
    if (out->test == STATS_OK && !(out->change_se > 0.0))
        out->test = STATS_NO_VARIANCE;
    if (out->test != STATS_OK)
        return;
    out->df = (double)out->n - 1.0;
    found = stats_t_test(out->change, out->change_se, out->df, conf);
    out->test = found.outcome;
    out->t = found.t;
    out->p = found.p;
    out->change_low = found.low;
    out->change_high = found.high;
    if (out->test != STATS_OK)
        out->df = NAN;
}

static void spreads(struct stats_paired *out, const struct stats_moments *a,
                    const struct stats_moments *b, const struct changes *d)
{
    const double df = (double)out->n - 1.0;

    out->sd_pre = sqrt(a->ss / df);
    out->sd_post = sqrt(b->ss / df);
    out->covariance = d->cross / df;
    out->change_sd = sqrt(d->ss / df);
    out->change_se = out->change_sd / sqrt((double)out->n);
    out->spread =
        stats_outcome_of((double[]){out->sd_pre, out->sd_post, out->covariance, out->change_sd}, 4);
    if (out->spread != STATS_OK)
        out->sd_pre = out->sd_post = out->covariance = out->change_sd = out->change_se = NAN;
}

enum stats_outcome stats_paired(struct stats_paired *out, const double *pre, const double *post,
                                size_t n, double conf)
{
    struct stats_moments a, b;
    struct changes d;

    *out = (struct stats_paired){
        n,   STATS_TOO_FEW, NAN, NAN, NAN, STATS_TOO_FEW, NAN, NAN,           NAN, NAN,
        NAN, STATS_TOO_FEW, NAN, NAN, NAN, NAN,           NAN, STATS_TOO_FEW, NAN};
    if (n == 0)
        return STATS_TOO_FEW;
    stats_moments(&a, pre, n);
    stats_moments(&b, post, n);
    change_moments(&d, pre, post, &a, &b);
    out->centre = stats_outcome_of((double[]){a.mean, b.mean, d.mean}, 3);
    if (out->centre == STATS_OK) {
        out->mean_pre = a.mean;
        out->mean_post = b.mean;
        out->change = d.mean;
    }
    if (n < 2)
        return STATS_TOO_FEW;
    spreads(out, &a, &b, &d);
    correlation(out, &a, &b, d.cross);
    t_test(out, conf);
    return out->test;
}
