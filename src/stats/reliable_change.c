/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/reliable_change.h"

#include <math.h>

#define CONF 0.95

double stats_sem(double sd, double reliability)
{
    return sd >= 0.0 && reliability <= 1.0 ? sd * sqrt(1.0 - reliability) : (double)NAN;
}

double stats_reliable_change_points(double sd_pre, double reliability)
{
    if (!(sd_pre > 0.0) || !(reliability >= 0.0 && reliability < 1.0))
        return NAN;
    return STATS_RELIABLE_Z * sqrt(2.0) * stats_sem(sd_pre, reliability);
}

enum stats_outcome stats_reliable_change(struct stats_reliable_change *out, const double *change,
                                         size_t n, double sd_pre, double reliability,
                                         bool higher_is_better)
{
    const double sign = higher_is_better ? 1.0 : -1.0;
    const double points = stats_reliable_change_points(sd_pre, reliability);
    const struct stats_share unknown = {0, n, NAN, NAN, NAN};
    size_t better = 0, worse = 0;

    *out = (struct stats_reliable_change){
        reliability, stats_sem(sd_pre, reliability), points, unknown, unknown, unknown};
    if (n == 0)
        return STATS_TOO_FEW;
    if (!isfinite(points))
        return STATS_NO_VARIANCE;
    for (size_t i = 0; i < n; i++) {
        better += sign * change[i] > points;
        worse += sign * change[i] < -points;
    }
    /* n > 0: a share always exists */
    if (stats_share(&out->improved, better, n, CONF) != STATS_OK ||
        stats_share(&out->same, n - better - worse, n, CONF) != STATS_OK)
        return STATS_NOT_CONVERGED;
    return stats_share(&out->worse, worse, n, CONF);
}
