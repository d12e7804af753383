/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/knowledge.h"

#include <math.h>

#include "stats/distribution.h"

enum stats_outcome stats_mcnemar(double *p, size_t wrong_right, size_t right_wrong)
{
    *p = stats_binomial_half_p(wrong_right, wrong_right + right_wrong);
    return wrong_right + right_wrong > 0 ? STATS_OK : STATS_TOO_FEW;
}

enum stats_outcome stats_gain(double *gain, double share_pre, double share_post)
{
    *gain = NAN;
    if (isnan(share_pre) || isnan(share_post))
        return STATS_TOO_FEW;
    if (!(share_pre < 1.0))
        return STATS_NO_VARIANCE;
    *gain = (share_post - share_pre) / (1.0 - share_pre);
    return STATS_OK;
}
