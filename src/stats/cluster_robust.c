/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/cluster_robust.h"

#include <math.h>

#include "stats/distribution.h"

static void standard_error(struct stats_cluster_robust *out, const struct stats_cluster *clusters,
                           size_t k, const struct stats_cluster_totals *sum)
{
    const double n = (double)sum->n;
    double variance = 0.0, f2 = 0.0, q1 = 0.0, q2 = 0.0;

    for (size_t j = 0; j < k; j++) {
        const double f = (double)clusters[j].n / n, q = f * f / (1.0 - f);
        const double s = f * (clusters[j].mean - sum->mean);

        if (clusters[j].n == 0)
            continue;
        variance += s * s / (1.0 - f);
        f2 += f * f;
        q1 += q;
        q2 += q * q;
    }
    out->estimate = sum->mean;
    out->se = sum->between > 0.0 ? sqrt(variance) : 0.0;
    out->df = 1.0 / (f2 + q1 * q1 - q2);
    out->model = stats_outcome_of((double[]){out->estimate, out->se, out->df}, 3);
    if (out->model != STATS_OK)
        out->estimate = out->se = out->df = NAN;
}

static void test(struct stats_cluster_robust *out, double conf)
{
    struct stats_t_test found;

    out->test = out->model;
    if (out->test == STATS_OK && out->clusters < STATS_CLUSTERS_MIN)
        out->test = STATS_TOO_FEW_CLUSTERS;
    if (out->test == STATS_OK && !(out->se > 0.0))
        out->test = STATS_NO_VARIANCE;
    if (out->test != STATS_OK)
        return;
    found = stats_t_test(out->estimate, out->se, out->df, conf);
    out->test = found.outcome;
    out->t = found.t;
    out->p = found.p;
    out->low = found.low;
    out->high = found.high;
}

enum stats_outcome stats_cluster_robust(struct stats_cluster_robust *out,
                                        const struct stats_cluster *clusters, size_t k, double conf)
{
    struct stats_cluster_totals sum;

    stats_cluster_totals(&sum, clusters, k);
    *out = (struct stats_cluster_robust){.n = sum.n,
                                         .clusters = sum.clusters,
                                         .model = STATS_TOO_FEW_CLUSTERS,
                                         .estimate = NAN,
                                         .se = NAN,
                                         .df = NAN,
                                         .t = NAN,
                                         .p = NAN,
                                         .low = NAN,
                                         .high = NAN};
    if (sum.clusters >= 2)
        standard_error(out, clusters, k, &sum);
    test(out, conf);
    return out->test;
}
