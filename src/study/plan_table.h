/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/plan_table.h - before any data: what change can so many neighbourhoods and people show?
 *
 * The test that will be made (a t test on the neighbourhoods' degrees of freedom, people of one
 * neighbourhood being alike) is computed for the design, for true changes of several sizes, and for
 * other numbers of neighbourhoods; beside it the same people as strangers (ICC 0, a test on people
 * less one degrees of freedom), so that the price of clustering is seen. Points are those of sd.
 */
#ifndef STUDY_PLAN_TABLE_H
#define STUDY_PLAN_TABLE_H

#include <glib.h>

#include "base/own.h"
#include "stats/outcome.h"

struct plan_design {
    guint neighbourhoods; /* at least 4, STATS_CLUSTERS_MIN: fewer are described, not tested */
    double people;        /* of each, before the training */
    double loss;          /* share lost by the post-test */
    double icc;           /* of the change */
    double correlation;   /* of pre and post */
    double sd;            /* of a score, points */
    double power;         /* the chance asked for */
};

struct plan_chance {          /* of finding one true change */
    double change, change_sd; /* points, standard deviations */
    double chance, chance_of_strangers;
    guint neighbourhoods; /* needed for the chance asked for; 0: more than can be counted */
};

struct plan_size { /* another number of neighbourhoods */
    guint neighbourhoods;
    double people;               /* at the start, all together */
    double detectable, in_sd;    /* smallest change found with the chance asked for */
    double detectable_strangers; /* the same of strangers, points */
};

struct plan_table {
    struct plan_design design;
    double kept, design_effect, n_effective, se, df; /* as stats/plan.h */
    double detectable;                               /* points */
    GArray *chances;                                 /* struct plan_chance, rising changes */
    GArray *curve;                                   /* the same, finer and from 0 */
    GArray *sizes; /* struct plan_size, rising, the design's own number among them */
};

/* NULL where the design has no test: *outcome says why, as stats_plan does. */
struct plan_table *plan_table_new(const struct plan_design *design, enum stats_outcome *outcome);
void plan_table_free(struct plan_table *table);
OWN_DEFINE(plan_table, plan_table_free)

#endif
