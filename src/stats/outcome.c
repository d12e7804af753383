/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/outcome.h"

#include <gsl/gsl_errno.h>
#include <math.h>

void stats_start(void)
{
    gsl_set_error_handler_off();
}

const char *stats_outcome_name(enum stats_outcome outcome)
{
    static const char *const names[] = {
        [STATS_OK] = "",
        [STATS_TOO_FEW] = "too_few",
        [STATS_NO_VARIANCE] = "no_variance",
        [STATS_TOO_FEW_CLUSTERS] = "too_few_clusters",
        [STATS_NOT_CONVERGED] = "not_converged",
        [STATS_HEYWOOD] = "heywood",
        [STATS_NO_MEMORY] = "no_memory",
    };

    return names[outcome];
}

enum stats_outcome stats_outcome_of(const double *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isfinite(values[i]))
            return STATS_NOT_CONVERGED;
    return STATS_OK;
}
