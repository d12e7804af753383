/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/verdict.h"

enum stats_verdict stats_verdict(double low, double high, double smallest)
{
    if (!(low <= high))
        return STATS_VERDICT_NONE;
    if (smallest > 0.0) {
        if (low > smallest)
            return STATS_VERDICT_CLEAR_GAIN;
        if (high < -smallest)
            return STATS_VERDICT_CLEAR_LOSS;
        if (low >= -smallest && high <= smallest)
            return STATS_VERDICT_TRIVIAL;
    }
    if (low > 0.0)
        return STATS_VERDICT_GAIN;
    return high < 0.0 ? STATS_VERDICT_LOSS : STATS_VERDICT_UNCLEAR;
}
