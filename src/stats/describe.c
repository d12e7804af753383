/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/describe.h"

#include <math.h>
#include <stdlib.h>

#include "stats/distribution.h"
#include "stats/sorting.h"

static void extremes(struct stats_moments *out, const double *x, size_t n)
{
    out->min = out->max = x[0];
    for (size_t i = 1; i < n; i++) {
        if (x[i] < out->min)
            out->min = x[i];
        if (x[i] > out->max)
            out->max = x[i];
    }
}

void stats_moments(struct stats_moments *out, const double *x, size_t n)
{
    double shift = 0.0, rest = 0.0, ss = 0.0;

    *out = (struct stats_moments){n, NAN, NAN, NAN, NAN};
    if (n == 0)
        return;
    extremes(out, x, n);
    for (size_t i = 0; i < n; i++)
        shift += x[i] - x[0];
    out->mean = x[0] + shift / (double)n;
    for (size_t i = 0; i < n; i++) {
        const double d = x[i] - out->mean;

        rest += d;
        ss += d * d;
    }
    out->mean += rest / (double)n;
    out->ss = ss - rest * rest / (double)n;
    if (!(out->min < out->max)) {
        out->mean = out->min;
        out->ss = out->min - out->min; /* 0, or NAN where the value is not finite */
    }
}

/* Type 7: the values are points at shares 0, 1/(n-1), ..., 1; straight lines between them. */
static double quantile(const double *sorted, size_t n, double share)
{
    const double at = share * (double)(n - 1);
    const size_t below = (size_t)at;
    const double rest = at - (double)below;

    if (below + 1 >= n)
        return sorted[n - 1];
    return sorted[below] + rest * (sorted[below + 1] - sorted[below]);
}

static void centre(struct stats_describe *out, const struct stats_moments *m, const double *sorted)
{
    if (m->n == 0)
        return;
    out->mean = m->mean;
    out->median = quantile(sorted, m->n, 0.5);
    out->q1 = quantile(sorted, m->n, 0.25);
    out->q3 = quantile(sorted, m->n, 0.75);
    out->min = m->min;
    out->max = m->max;
    out->centre = stats_outcome_of(
        (double[]){out->mean, out->median, out->q1, out->q3, out->min, out->max}, 6);
    if (out->centre != STATS_OK)
        out->mean = out->median = out->q1 = out->q3 = out->min = out->max = NAN;
}

static void spread(struct stats_describe *out, const struct stats_moments *m, double conf)
{
    const double n = (double)m->n;
    double half;

    if (m->n < 2)
        return;
    out->sd = sqrt(m->ss / (n - 1.0));
    out->se = out->sd / sqrt(n);
    out->spread = stats_outcome_of(&out->sd, 1);
    if (out->spread != STATS_OK)
        out->sd = out->se = NAN;
    out->interval = out->spread;
    if (out->spread == STATS_OK && !(out->sd > 0.0))
        out->interval = STATS_NO_VARIANCE;
    if (out->interval != STATS_OK)
        return;
    half = stats_t_quantile(0.5 + conf / 2.0, n - 1.0) * out->se;
    out->ci_low = m->mean - half;
    out->ci_high = m->mean + half;
    out->interval = stats_outcome_of((double[]){out->ci_low, out->ci_high}, 2);
    if (out->interval != STATS_OK)
        out->ci_low = out->ci_high = NAN;
}

/* g1 and g2 from powers of (x - mean) / sd, so that no power overflows */
static void shape(struct stats_describe *out, const struct stats_moments *m, const double *x)
{
    const double n = (double)m->n;
    const double scale = sqrt(m->ss / n);
    double m3 = 0.0, m4 = 0.0;

    out->skew_outcome = m->n < 3 ? STATS_TOO_FEW : out->interval;
    out->kurt_outcome = m->n < 4 ? STATS_TOO_FEW : out->interval;
    if (out->skew_outcome != STATS_OK)
        return;
    for (size_t i = 0; i < m->n; i++) {
        const double z = (x[i] - m->mean) / scale;

        m3 += z * z * z;
        m4 += z * z * z * z;
    }
    out->skewness = m3 / n * sqrt(n * (n - 1.0)) / (n - 2.0);
    out->skew_outcome = stats_outcome_of(&out->skewness, 1);
    if (out->skew_outcome != STATS_OK)
        out->skewness = NAN;
    if (out->kurt_outcome != STATS_OK)
        return;
    out->kurtosis = (n - 1.0) * ((n + 1.0) * (m4 / n - 3.0) + 6.0) / ((n - 2.0) * (n - 3.0));
    out->kurt_outcome = stats_outcome_of(&out->kurtosis, 1);
    if (out->kurt_outcome != STATS_OK)
        out->kurtosis = NAN;
}

static void nothing(struct stats_describe *out, size_t n, enum stats_outcome why)
{
    *out = (struct stats_describe){
        .n = n,
        .centre = why,
        .mean = NAN,
        .median = NAN,
        .q1 = NAN,
        .q3 = NAN,
        .min = NAN,
        .max = NAN,
        .spread = why,
        .sd = NAN,
        .se = NAN,
        .interval = why,
        .ci_low = NAN,
        .ci_high = NAN,
        .skew_outcome = why,
        .skewness = NAN,
        .kurt_outcome = why,
        .kurtosis = NAN,
    };
}

enum stats_outcome stats_describe(struct stats_describe *out, const double *x, size_t n,
                                  double conf)
{
    struct stats_moments m;
    double *owned;
    const double *sorted = stats_ascending(&owned, x, n);

    nothing(out, n, STATS_TOO_FEW);
    if (!sorted && n > 0) {
        nothing(out, n, STATS_NO_MEMORY);
        return STATS_NO_MEMORY;
    }
    stats_moments(&m, x, n);
    centre(out, &m, sorted);
    spread(out, &m, conf);
    shape(out, &m, x);
    free(owned);
    return out->interval;
}

enum stats_outcome stats_ends(struct stats_ends *out, const double *x, size_t n, double lowest,
                              double highest)
{
    const double near = 1e-9 * fabs(highest - lowest);

    *out = (struct stats_ends){.n = n, .floor_share = NAN, .ceiling_share = NAN};
    for (size_t i = 0; i < n; i++) {
        out->n_floor += x[i] <= lowest + near;
        out->n_ceiling += x[i] >= highest - near;
    }
    if (n == 0)
        return STATS_TOO_FEW;
    out->floor_share = (double)out->n_floor / (double)n;
    out->ceiling_share = (double)out->n_ceiling / (double)n;
    return STATS_OK;
}
