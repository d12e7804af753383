/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/clusters.h"

#include <float.h>
#include <math.h>

#define LAST_BITS (16.0 * DBL_EPSILON)

/* Means are taken about the first value of all, spreads about the means, in two passes. */
void stats_clusters(struct stats_cluster *clusters, size_t k, const double *y,
                    const unsigned *index, size_t n)
{
    const double first = n > 0 ? y[0] : 0.0;

    for (size_t j = 0; j < k; j++)
        clusters[j] = (struct stats_cluster){0, 0.0, 0.0};
    for (size_t i = 0; i < n; i++) {
        clusters[index[i]].n++;
        clusters[index[i]].mean += y[i] - first;
    }
    for (size_t j = 0; j < k; j++) {
        struct stats_cluster *c = &clusters[j];

        c->mean = c->n > 0 ? first + c->mean / (double)c->n : (double)NAN;
    }
    for (size_t i = 0; i < n; i++) {
        struct stats_cluster *c = &clusters[index[i]];
        const double d = y[i] - c->mean;

        c->within += c->n > 1 ? d * d : 0.0;
    }
}

void stats_cluster_totals(struct stats_cluster_totals *out, const struct stats_cluster *clusters,
                          size_t k)
{
    double first = 0.0, sum = 0.0, size = 0.0;

    *out = (struct stats_cluster_totals){0, 0, NAN, 0.0, 0.0, 0.0};
    for (size_t j = 0; j < k; j++) {
        const double n = (double)clusters[j].n;

        if (clusters[j].n == 0)
            continue;
        if (out->clusters++ == 0)
            first = clusters[j].mean;
        out->n += clusters[j].n;
        out->n_squared += n * n;
        out->within += clusters[j].within;
        sum += n * (clusters[j].mean - first);
        size += n * clusters[j].mean * clusters[j].mean;
    }
    if (out->n == 0)
        return;
    out->mean = first + sum / (double)out->n;
    for (size_t j = 0; j < k; j++)
        if (clusters[j].n > 0) {
            const double d = clusters[j].mean - out->mean;

            out->between += (double)clusters[j].n * d * d;
        }
    if (out->within <= LAST_BITS * LAST_BITS * size)
        out->within = 0.0;
    if (out->between <= LAST_BITS * LAST_BITS * size)
        out->between = 0.0;
}
