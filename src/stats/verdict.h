/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/verdict.h - a change in words: its whole interval against the smallest change that counts.
 */
#ifndef STATS_VERDICT_H
#define STATS_VERDICT_H

enum stats_verdict {
    STATS_VERDICT_NONE,       /* no interval */
    STATS_VERDICT_CLEAR_GAIN, /* the whole interval above the smallest change */
    STATS_VERDICT_GAIN,       /* above zero, but not wholly above the smallest change */
    STATS_VERDICT_TRIVIAL,    /* the whole interval within -+ the smallest change */
    STATS_VERDICT_UNCLEAR,    /* it holds zero and more than trivial changes */
    STATS_VERDICT_LOSS,       /* below zero, but not wholly below minus the smallest change */
    STATS_VERDICT_CLEAR_LOSS, /* the whole interval below minus the smallest change */
    N_STATS_VERDICTS
};

/* low <= high are limits of the change in points, turned so that more is better; smallest > 0 in
 * points, or NAN (or nonsense) where none was declared: then only gain, loss or unclear is said. A
 * limit that touches the smallest change, or zero, is not beyond it. Limits that are NAN or out of
 * order give STATS_VERDICT_NONE. */
enum stats_verdict stats_verdict(double low, double high, double smallest);

#endif
