/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/evaluator_groups.h - the statistics of change, sorted for a reader.
 *
 * Together, the groups, evaluator_further, and the statistics of other sheets (attrition, place
 * estimates) hold every statistic of the wave change: one that is added to study/statistics.def
 * appears among the further ones until somebody finds it a place.
 */
#ifndef REPORT_EVALUATOR_GROUPS_H
#define REPORT_EVALUATOR_GROUPS_H

#include <glib.h>

#include "report/texts.h"
#include "study/statistic.h"

struct evaluator_group {
    enum text heading, note; /* note TEXT_HEAD_NONE: none */
    const enum statistic *statistics;
    guint n_statistics;
};

enum { N_EVALUATOR_GROUPS = 6 };
extern const struct evaluator_group EVALUATOR_GROUPS[N_EVALUATOR_GROUPS];

/* Statistics of change that stand in no group and on no other sheet. Elements: enum statistic. */
GArray *evaluator_further(void);

#endif
