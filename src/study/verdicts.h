/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/verdicts.h - what is said once every test is there: verdicts and p values read together. */
#ifndef STUDY_VERDICTS_H
#define STUDY_VERDICTS_H

#include "study/study.h"

/* STATISTIC_HEADLINE_TEST and STATISTIC_SWC_VERDICT of one unit and scale; after its tests. */
void verdict_findings(const struct study_track *track, guint unit, guint scale);

/* STATISTIC_P_HOLM and STATISTIC_P_BH of all units and scales; after all tests. */
void adjusted_findings(const struct study_track *track);

#endif
