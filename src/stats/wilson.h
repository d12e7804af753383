/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats/wilson.h - a share and its interval. */
#ifndef STATS_WILSON_H
#define STATS_WILSON_H

#include "stats/outcome.h"

struct stats_share {
    size_t count;
    size_t n;
    double share; /* count / n */
    double low;   /* Wilson score limits, within 0 .. 1; exactly 0 or 1 at count 0 or n */
    double high;
};

/* Share of `count` among n >= count with Wilson's score interval, 0 < conf < 1.
 * Returns STATS_OK; STATS_TOO_FEW for n = 0 (share and limits NAN).
 * Source: Wilson 1927, JASA 22:209-212. Oracle: R prop.test(correct = FALSE), relative 1e-9. */
STATS_MUST_USE enum stats_outcome stats_share(struct stats_share *out, size_t count, size_t n,
                                              double conf);

#endif
