/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/findings.h - every number of a track: by unit, scale, wave and statistic.
 *
 * A finding is a value, or a reason why there is none, or was never asked for (unset). Workbooks
 * and results.csv read the same findings and nothing else.
 */
#ifndef STUDY_FINDINGS_H
#define STUDY_FINDINGS_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"

#include "stats/outcome.h"
#include "study/statistic.h"

struct finding {
    bool is_set;
    double value;       /* finite, or NAN with a reason */
    enum reason reason; /* REASON_NONE where value is a number */
};

#define NO_SCALE (-1) /* counts of people */

/* -0 as 0, anything else as it is: a zero of results.csv and items.csv has no sign. */
double finding_value(double value);

struct findings;

struct findings *findings_new(guint n_units, guint n_scales);
void findings_free(struct findings *findings);
OWN_DEFINE(findings, findings_free)

/* A value that is not finite becomes REASON_NOT_CONVERGED: no NaN leaves this room. scale NO_SCALE
 * for people. Asserts that the statistic exists for that wave. */
void findings_set(struct findings *findings, guint unit, int scale, enum study_wave wave,
                  enum statistic statistic, double value);
void findings_set_reason(struct findings *findings, guint unit, int scale, enum study_wave wave,
                         enum statistic statistic, enum reason reason);

/* Value where outcome is STATS_OK, else the outcome's reason. */
void findings_set_outcome(struct findings *findings, guint unit, int scale, enum study_wave wave,
                          enum statistic statistic, enum stats_outcome outcome, double value);

struct finding findings_get(const struct findings *findings, guint unit, int scale,
                            enum study_wave wave, enum statistic statistic);

#endif
