/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/icc.h"

#include <math.h>

#include "stats/distribution.h"

enum stats_outcome stats_icc(struct stats_icc *out, const struct stats_cluster *clusters, size_t k)
{
    struct stats_cluster_totals sum;
    double n, groups, between, within;
    enum stats_outcome outcome;

    stats_cluster_totals(&sum, clusters, k);
    *out = (struct stats_icc){sum.n, sum.clusters, NAN, NAN, NAN, NAN};
    if (sum.clusters < 2)
        return STATS_TOO_FEW_CLUSTERS;
    if (sum.n == sum.clusters)
        return STATS_TOO_FEW;
    if (!(sum.within > 0.0))
        return STATS_NO_VARIANCE;
    n = (double)sum.n;
    groups = (double)sum.clusters;
    between = sum.between / (groups - 1.0);
    within = sum.within / (n - groups);
    out->n0 = (n - sum.n_squared / n) / (groups - 1.0);
    out->icc = (between - within) / (between + (out->n0 - 1.0) * within);
    out->f = between / within;
    out->p = stats_f_p(out->f, groups - 1.0, n - groups);
    outcome = stats_outcome_of((double[]){out->n0, out->icc, out->f, out->p}, 4);
    if (outcome != STATS_OK)
        out->n0 = out->icc = out->f = out->p = NAN;
    return outcome;
}

double stats_design_effect(const struct stats_cluster *clusters, size_t k, double icc)
{
    struct stats_cluster_totals sum;

    stats_cluster_totals(&sum, clusters, k);
    if (sum.n == 0 || isnan(icc))
        return NAN;
    return 1.0 + (sum.n_squared / (double)sum.n - 1.0) * fmax(icc, 0.0);
}
