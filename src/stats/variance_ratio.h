/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/variance_ratio.h - what a ratio r of the variance between clusters to that within makes of
 * the clusters' means. REML and the limits of the places look at the same sums.
 */
#ifndef STATS_VARIANCE_RATIO_H
#define STATS_VARIANCE_RATIO_H

#include "stats/clusters.h"

struct stats_ratio_design {
    const struct stats_cluster *clusters;
    size_t k;
    double n;      /* people */
    double within; /* pooled sum of squares */
};

/* The design of some clusters, and their totals. Returns STATS_OK; STATS_TOO_FEW_CLUSTERS for
 * fewer than 2 with somebody in them, STATS_TOO_FEW when no cluster has two people,
 * STATS_NO_VARIANCE when nobody differs from their cluster's mean. */
STATS_MUST_USE enum stats_outcome stats_ratio_design(struct stats_ratio_design *out,
                                                     struct stats_cluster_totals *totals,
                                                     const struct stats_cluster *clusters,
                                                     size_t k);

/* With the weights w_j = n_j / (1 + n_j r), in units of the variance within; empty clusters are
 * passed over. */
struct stats_ratio_profile {
    double mu;       /* sum w ybar / sum w */
    double w;        /* sum w */
    double w2;       /* sum w^2 */
    double q;        /* within + sum w (ybar - mu)^2 */
    double between2; /* sum w^2 (ybar - mu)^2, the fall of q with r */
};

/* At r >= 0. O(clusters). Oracle: none of its own; that of stats_random_intercept. */
struct stats_ratio_profile stats_ratio_profile(const struct stats_ratio_design *design, double r);

#endif
