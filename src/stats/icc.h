/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/icc.h - how alike people of one place are: ICC(1) by analysis of variance. */
#ifndef STATS_ICC_H
#define STATS_ICC_H

#include "stats/clusters.h"

struct stats_icc {
    size_t n;
    size_t clusters;
    double icc; /* (B - W) / (B + (n0 - 1) W); not truncated: negative is possible and kept */
    double n0;  /* (N - sum n_j^2 / N) / (clusters - 1) */
    double f;   /* B / W on clusters - 1 and N - clusters degrees of freedom */
    double p;   /* upper tail */
};

/* Returns STATS_OK; STATS_TOO_FEW_CLUSTERS for fewer than 2 clusters; STATS_TOO_FEW when no
 * cluster has two people; STATS_NO_VARIANCE when nobody differs from their cluster's mean
 * (everything NAN but the counts in each).
 * Source: Donner 1986, Int Stat Rev 54:67-82. Oracle: R anova(lm(y ~ g)) and the formula, 1e-9. */
STATS_MUST_USE enum stats_outcome stats_icc(struct stats_icc *out,
                                            const struct stats_cluster *clusters, size_t k);

/* Kish's design effect for clusters of unequal size, 1 + (sum n_j^2 / N - 1) max(icc, 0), and
 * n_effective = N / design effect. NAN for icc NAN or nobody. */
double stats_design_effect(const struct stats_cluster *clusters, size_t k, double icc);

#endif
