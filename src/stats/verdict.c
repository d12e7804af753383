/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/verdict.h"

enum stats_verdict stats_verdict(double low, double high, double smallest, bool higher_is_better)
{
    const double worst = higher_is_better ? low : -high;
    const double best = higher_is_better ? high : -low;

    if (!(low <= high) || !(smallest > 0.0))
        return VERDICT_NONE;
    if (worst > smallest)
        return VERDICT_CLEAR_GAIN;
    if (best < -smallest)
        return VERDICT_CLEAR_LOSS;
    return worst >= -smallest && best <= smallest ? VERDICT_TRIVIAL : VERDICT_UNCLEAR;
}
