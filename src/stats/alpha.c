/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/alpha.h"

#include <math.h>

#include "stats/distribution.h"

struct sums {
    double trace;
    double total;
};

static struct sums sums_of(const double *cov, size_t k)
{
    struct sums s = {0.0, 0.0};

    for (size_t i = 0; i < k; i++)
        s.trace += cov[i * k + i];
    for (size_t i = 0; i < k * k; i++)
        s.total += cov[i];
    return s;
}

static double alpha_of(double trace, double total, size_t k)
{
    return (double)k / ((double)k - 1.0) * (1.0 - trace / total);
}

/* A total whose variance is only what the rounding of its parts leaves */
static bool is_nothing(double total, double trace)
{
    return !(total > 1e-14 * trace);
}

static void standardised(struct stats_alpha *out, const double *cov, size_t k)
{
    const double pairs = (double)k * ((double)k - 1.0) / 2.0;
    double sum = 0.0;

    out->std_outcome = STATS_NO_VARIANCE;
    for (size_t i = 0; i < k; i++)
        if (!(cov[i * k + i] > 0.0))
            return;
    for (size_t i = 0; i < k; i++)
        for (size_t j = i + 1; j < k; j++)
            sum += cov[i * k + j] / sqrt(cov[i * k + i]) / sqrt(cov[j * k + j]);
    out->mean_inter_item_r = sum / pairs;
    out->alpha_std =
        (double)k * out->mean_inter_item_r / (1.0 + ((double)k - 1.0) * out->mean_inter_item_r);
    out->std_outcome = stats_outcome_of((double[]){out->mean_inter_item_r, out->alpha_std}, 2);
    if (out->std_outcome != STATS_OK)
        out->mean_inter_item_r = out->alpha_std = NAN;
}

enum stats_outcome stats_alpha(struct stats_alpha *out, const double *cov, size_t n, size_t k,
                               double conf)
{
    const double tail = (1.0 - conf) / 2.0;
    const double df1 = (double)n - 1.0, df2 = df1 * ((double)k - 1.0);
    struct sums s;
    enum stats_outcome outcome;

    *out = (struct stats_alpha){n, k, NAN, NAN, NAN, NAN, NAN, STATS_TOO_FEW, NAN, NAN};
    if (n < 2 || k < 2)
        return STATS_TOO_FEW;
    s = sums_of(cov, k);
    standardised(out, cov, k);
    if (is_nothing(s.total, s.trace))
        return STATS_NO_VARIANCE;
    out->alpha = alpha_of(s.trace, s.total, k);
    out->low = 1.0 - (1.0 - out->alpha) * stats_f_quantile(1.0 - tail, df1, df2);
    out->high = 1.0 - (1.0 - out->alpha) * stats_f_quantile(tail, df1, df2);
    out->sd_sum = sqrt(s.total);
    out->sem_sum = out->sd_sum * sqrt(fmax(1.0 - out->alpha, 0.0));
    outcome =
        stats_outcome_of((double[]){out->alpha, out->low, out->high, out->sd_sum, out->sem_sum}, 5);
    if (outcome != STATS_OK)
        out->alpha = out->low = out->high = out->sd_sum = out->sem_sum = NAN;
    return outcome;
}

static struct stats_item item_of(const double *cov, size_t k, size_t i, struct sums s)
{
    struct stats_item item = {STATS_TOO_FEW, NAN, STATS_TOO_FEW, NAN};
    const double own = cov[i * k + i];
    double row = 0.0, rest, trace = 0.0;

    if (k < 2)
        return item;
    for (size_t j = 0; j < k; j++) {
        row += cov[i * k + j];
        trace += j == i ? 0.0 : cov[j * k + j];
    }
    rest = s.total - 2.0 * row + own; /* variance of the sum of the others */
    item.rest_outcome = is_nothing(rest, trace) || !(own > 0.0) ? STATS_NO_VARIANCE : STATS_OK;
    if (item.rest_outcome == STATS_OK)
        item.item_rest_r = fmax(-1.0, fmin(1.0, (row - own) / sqrt(own) / sqrt(rest)));
    if (k < 3)
        return item;
    item.drop_outcome = is_nothing(rest, trace) ? STATS_NO_VARIANCE : STATS_OK;
    if (item.drop_outcome == STATS_OK)
        item.alpha_if_dropped = alpha_of(trace, rest, k - 1);
    return item;
}

void stats_items(struct stats_item *items, const double *cov, size_t k)
{
    const struct sums s = sums_of(cov, k);

    for (size_t i = 0; i < k; i++)
        items[i] = item_of(cov, k, i, s);
}
