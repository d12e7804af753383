/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/cluster_robust.h - the plain mean of people with a standard error that knows of places. */
#ifndef STATS_CLUSTER_ROBUST_H
#define STATS_CLUSTER_ROBUST_H

#include "stats/clusters.h"

struct stats_cluster_robust {
    size_t n;
    size_t clusters;
    enum stats_outcome model; /* the three below; too few clusters below 2 */
    double estimate;          /* mean over people */
    double
        se; /* CR2: sqrt(sum_j s_j^2 / (1 - f_j)) / N, s_j = n_j (ybar_j - mean), f_j = n_j / N */
    double df; /* Satterthwaite: 1 / (sum f^2 + (sum q)^2 - sum q^2), q = f^2 / (1 - f) */
    enum stats_outcome test; /* the four below; too few clusters below STATS_CLUSTERS_MIN */
    double t;
    double p;
    double low;
    double high;
};

/* Closed form for an intercept, working independence; no optimiser, no trouble at tau2 = 0.
 * Returns `test`: STATS_NO_VARIANCE when all cluster means are the same (se 0). O(clusters).
 * Sources: Bell and McCaffrey 2002, Survey Methodology 28:169-181; Pustejovsky and Tipton 2018, J
 * Bus Econ Stat 36:672-683. Oracle: R clubSandwich::vcovCR(lm(y ~ 1), type = "CR2"), coef_test
 * (Satterthwaite), relative 1e-7. */
STATS_MUST_USE enum stats_outcome stats_cluster_robust(struct stats_cluster_robust *out,
                                                       const struct stats_cluster *clusters,
                                                       size_t k, double conf);

#endif
