/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/effect_size.h"

#include <math.h>

#include "stats/distribution.h"
#include "stats/noncentral_t.h"

double stats_hedges_j(double df)
{
    const double y = (df - 1.0) / 2.0, r = 1.0 / y;

    if (!(df >= 1.0))
        return NAN;
    if (df < 300.0)
        return tgamma(df / 2.0) / (sqrt(df / 2.0) * tgamma(y)); /* 1 / infinity at df = 1 */
    return sqrt(y / (df / 2.0)) *
           (1.0 - r * (1.0 / 8 - r * (1.0 / 128 + r * (5.0 / 1024 - r * (21.0 / 32768)))));
}

static void d_z(struct stats_effect_size *out, const struct stats_paired *p, double conf)
{
    const double root_n = sqrt((double)p->n);
    double low, high;

    out->z_outcome = p->test;
    if (out->z_outcome == STATS_OK)
        out->z_outcome = stats_noncentral_t_limits(&low, &high, p->t, p->df, conf);
    if (out->z_outcome == STATS_OK) {
        out->d_z = p->change / p->change_sd;
        out->d_z_low = low / root_n;
        out->d_z_high = high / root_n;
    }
    out->rm_outcome = p->test == STATS_OK ? p->r_outcome : p->test;
    if (out->rm_outcome == STATS_OK)
        out->d_rm = p->change / p->change_sd * sqrt(2.0 * (1.0 - p->r));
}

static void g_av(struct stats_effect_size *out, const struct stats_paired *p, double conf)
{
    const double df = (double)p->n - 1.0;
    const double v1 = p->sd_pre * p->sd_pre, v2 = p->sd_post * p->sd_post, c = p->covariance;
    const double s2 = (v1 + v2) / 2.0, d = out->d_av, j = stats_hedges_j(df);
    const double a = v1 / s2, b = v2 / s2, ab = c / s2;
    const double variance =
        d * d * (a * a + b * b + 2.0 * ab * ab) / (8.0 * df) + fmax(a + b - 2.0 * ab, 0.0) / df;
    const double half = stats_normal_quantile(0.5 + conf / 2.0) * sqrt(variance);

    out->g_av = j * d;
    out->g_av_low = j * (d - half);
    out->g_av_high = j * (d + half);
    out->g_outcome = stats_outcome_of((double[]){out->g_av, out->g_av_low, out->g_av_high}, 3);
    if (out->g_outcome != STATS_OK)
        out->g_av = out->g_av_low = out->g_av_high = NAN;
}

static enum stats_outcome ratio(double *out, double change, double sd, enum stats_outcome spread)
{
    enum stats_outcome outcome = spread;

    *out = NAN;
    if (outcome == STATS_OK && !(sd > 0.0))
        outcome = STATS_NO_VARIANCE;
    if (outcome != STATS_OK)
        return outcome;
    *out = change / sd;
    outcome = stats_outcome_of(out, 1);
    if (outcome != STATS_OK)
        *out = NAN;
    return outcome;
}

enum stats_outcome stats_effect_size(struct stats_effect_size *out,
                                     const struct stats_paired *paired, double conf)
{
    const struct stats_paired *p = paired;
    const double sd_av = hypot(p->sd_pre, p->sd_post) / sqrt(2.0);

    *out = (struct stats_effect_size){.n = p->n,
                                      .d_z = NAN,
                                      .d_z_low = NAN,
                                      .d_z_high = NAN,
                                      .d_rm = NAN,
                                      .g_av = NAN,
                                      .g_av_low = NAN,
                                      .g_av_high = NAN};
    d_z(out, p, conf);
    out->av_outcome = ratio(&out->d_av, p->change, sd_av, p->spread);
    out->glass_outcome = ratio(&out->glass_pre, p->change, p->sd_pre, p->spread);
    out->g_outcome = out->av_outcome;
    if (out->g_outcome == STATS_OK && p->n < 3)
        out->g_outcome = STATS_TOO_FEW;
    if (out->g_outcome == STATS_OK)
        g_av(out, p, conf);
    return out->g_outcome;
}

enum stats_outcome stats_model_effect(struct stats_model_effect *out,
                                      const struct stats_paired *paired,
                                      const struct stats_model_change *change, double conf)
{
    const double df = (double)paired->n - 1.0, j = stats_hedges_j(df);
    const double v1 = paired->sd_pre * paired->sd_pre, v2 = paired->sd_post * paired->sd_post;
    const double s2 = (v1 + v2) / 2.0, a = v1 / s2, b = v2 / s2, ab = paired->covariance / s2;
    double d, half;

    *out = (struct stats_model_effect){paired->spread, NAN, NAN, NAN};
    if (paired->spread == STATS_OK && !(s2 > 0.0))
        out->outcome = STATS_NO_VARIANCE;
    if (out->outcome == STATS_OK && paired->n < 3)
        out->outcome = STATS_TOO_FEW;
    if (out->outcome != STATS_OK)
        return out->outcome;
    d = change->estimate / sqrt(s2);
    half = stats_t_quantile(0.5 + conf / 2.0, change->df) *
           sqrt(change->design_effect * d * d * (a * a + b * b + 2.0 * ab * ab) / (8.0 * df) +
                change->se * change->se / s2);
    out->g = j * d;
    out->low = j * (d - half);
    out->high = j * (d + half);
    out->outcome = stats_outcome_of((double[]){out->g, out->low, out->high}, 3);
    if (out->outcome != STATS_OK)
        out->g = out->low = out->high = NAN;
    return out->outcome;
}
