/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/variance_ratio.h"

static double weight_of(const struct stats_cluster *c, double r)
{
    return (double)c->n / (1.0 + (double)c->n * r);
}

enum stats_outcome stats_ratio_design(struct stats_ratio_design *out,
                                      struct stats_cluster_totals *totals,
                                      const struct stats_cluster *clusters, size_t k)
{
    stats_cluster_totals(totals, clusters, k);
    *out = (struct stats_ratio_design){clusters, k, (double)totals->n, totals->within};
    if (totals->clusters < 2)
        return STATS_TOO_FEW_CLUSTERS;
    if (totals->n == totals->clusters)
        return STATS_TOO_FEW;
    return totals->within > 0.0 ? STATS_OK : STATS_NO_VARIANCE;
}

struct stats_ratio_profile stats_ratio_profile(const struct stats_ratio_design *d, double r)
{
    struct stats_ratio_profile at = {0.0, 0.0, 0.0, d->within, 0.0};
    double first = 0.0, sum = 0.0;

    for (size_t j = 0; j < d->k; j++) {
        const double w = weight_of(&d->clusters[j], r);

        if (d->clusters[j].n == 0)
            continue;
        if (at.w <= 0.0)
            first = d->clusters[j].mean;
        at.w += w;
        at.w2 += w * w;
        sum += w * (d->clusters[j].mean - first);
    }
    at.mu = first + sum / at.w;
    for (size_t j = 0; j < d->k; j++) {
        const double w = weight_of(&d->clusters[j], r), off = d->clusters[j].mean - at.mu;

        if (d->clusters[j].n == 0)
            continue;
        at.q += w * off * off;
        at.between2 += w * off * w * off;
    }
    return at;
}
