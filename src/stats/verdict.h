/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/verdict.h - a change in words: its whole interval against the smallest change that counts.
 */
#ifndef STATS_VERDICT_H
#define STATS_VERDICT_H

#include <stdbool.h>

enum stats_verdict {
    VERDICT_NONE,       /* no interval, or no smallest change was declared */
    VERDICT_CLEAR_GAIN, /* the whole interval beyond the smallest change, the better way */
    VERDICT_TRIVIAL,    /* the whole interval within -+ the smallest change */
    VERDICT_UNCLEAR,    /* anything else */
    VERDICT_CLEAR_LOSS  /* the whole interval beyond it, the worse way */
};

/* low <= high are limits of the change in points, smallest > 0 in points; NAN or nonsense gives
 * VERDICT_NONE. Limits that touch the smallest change are beyond it neither way: unclear, or
 * trivial from inside. */
enum stats_verdict stats_verdict(double low, double high, double smallest, bool higher_is_better);

#endif
