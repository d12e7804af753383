/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/spot.h - where findings go: one unit, scale and wave, and rows of statistics for it. */
#ifndef STUDY_SPOT_H
#define STUDY_SPOT_H

#include <glib.h>

#include "study/findings.h"

struct spot {
    struct findings *findings;
    guint unit;
    int scale;
    enum study_wave wave;
};

struct spot_row {
    enum statistic statistic;
    enum stats_outcome outcome;
    double value;
};

static inline void spot_put(const struct spot *at, enum statistic statistic,
                            enum stats_outcome outcome, double value)
{
    findings_set_outcome(at->findings, at->unit, at->scale, at->wave, statistic, outcome, value);
}

static inline void spot_count(const struct spot *at, enum statistic statistic, gsize count)
{
    findings_set(at->findings, at->unit, at->scale, at->wave, statistic, (double)count);
}

static inline void spot_rows(const struct spot *at, const struct spot_row *rows, gsize n)
{
    for (gsize i = 0; i < n; i++)
        spot_put(at, rows[i].statistic, rows[i].outcome, rows[i].value);
}

static inline void spot_reasons(const struct spot *at, const enum statistic *statistics, gsize n,
                                enum reason reason)
{
    for (gsize i = 0; i < n; i++)
        findings_set_reason(at->findings, at->unit, at->scale, at->wave, statistics[i], reason);
}

static inline struct finding spot_get(const struct spot *at, enum statistic statistic)
{
    return findings_get(at->findings, at->unit, at->scale, at->wave, statistic);
}

#endif
