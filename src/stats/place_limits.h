/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/place_limits.h - limits of each place's true mean that know how little is known of the
 * variances.
 *
 * The limits of stats_places take the variance between places as known. Where places differ
 * little it is hardly known at all, and those limits are too short. These average over what the
 * data say of it.
 */
#ifndef STATS_PLACE_LIMITS_H
#define STATS_PLACE_LIMITS_H

#include "stats/clusters.h"

struct stats_place_limits {
    double low;
    double high;
};

/* limits[0..k-1] of the clusters' true means at confidence 0 < conf < 1, by the model of
 * stats_random_intercept with flat priors on mu and tau2 and 1 / sigma2 on sigma2. With r = tau2 /
 * sigma2, w_j, mu and q of stats/variance_ratio.h, B_j = n_j r / (1 + n_j r):
 *   density of r    q^(-(N - 3) / 2) prod (1 + n_j r)^(-1 / 2) (sum w)^(-1 / 2)
 *   given r         Student t on N - 3 degrees of freedom about mu + B_j (ybar_j - mu), squared
 *                   scale q / (N - 3) (r (1 - B_j) + (1 - B_j)^2 / sum w)
 * low and high cut (1 - conf) / 2 of that mixture at either side: the trapezoidal rule over log r,
 * fine about the peak of its density and coarse along the tails, halved until its two halves give
 * every limit the same share, and bracketed roots.
 * A cluster of nobody has the limits of one more place. One factor on all values multiplies the
 * limits, a constant moves them.
 * Returns STATS_OK; STATS_TOO_FEW_CLUSTERS for fewer than STATS_CLUSTERS_MIN with somebody in
 * them (the density has no finite sum there), STATS_TOO_FEW and STATS_NO_VARIANCE as
 * stats_random_intercept, STATS_NOT_CONVERGED on overflow or where 1024 nodes
 * are not enough, all limits NAN then.
 * O(k): 25 places in 2 to 4 ms; some 10 times that where one or two people share a place and hardly
 * differ, so that nearly nothing is known of the variance within.
 * Source: Morris 1983, JASA 78:47-55 (what is not known of the variances counts). Oracle: R,
 * integrate() over r and uniroot(), 1e-8 of the length; 1e-6 where N - k < 10 (dense sums: the
 * unit test). */
STATS_MUST_USE enum stats_outcome stats_place_limits(struct stats_place_limits *limits,
                                                     const struct stats_cluster *clusters, size_t k,
                                                     double conf);

#endif
