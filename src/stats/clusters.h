/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/clusters.h - people in places: the summaries every cluster statistic starts from.
 *
 * One pass over the people makes one small struct a cluster; ICC, the random-intercept model, the
 * cluster-robust standard error and the place estimates are then O(clusters).
 */
#ifndef STATS_CLUSTERS_H
#define STATS_CLUSTERS_H

#include "stats/outcome.h"

#define STATS_CLUSTERS_MIN 4 /* below: estimates, but neither p nor limits */

struct stats_cluster {
    size_t n;      /* 0 where nobody of the cluster has a value; such clusters are passed over */
    double mean;   /* NAN for n = 0 */
    double within; /* sum of squares about the cluster's mean; 0 for n <= 1 */
};

/* clusters[0..k-1] from y[i] in cluster index[i] < k, i < n. O(n + k), no allocation. */
void stats_clusters(struct stats_cluster *clusters, size_t k, const double *y,
                    const unsigned *index, size_t n);

struct stats_cluster_totals {
    size_t n;         /* people */
    size_t clusters;  /* with somebody in them */
    double mean;      /* over people; NAN for n = 0 */
    double within;    /* pooled within sum of squares */
    double between;   /* sum n_j (mean_j - mean)^2 */
    double n_squared; /* sum n_j^2 */
};

/* A sum of squares that only the last bits of the means make up is given as exactly 0. */
void stats_cluster_totals(struct stats_cluster_totals *out, const struct stats_cluster *clusters,
                          size_t k);

#endif
