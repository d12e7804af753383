/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/covariate_findings.h - change explained by something: the pre score, hours, the arm.
 *
 * People in several neighbourhoods: the random-intercept model with one or two columns more, from
 * four neighbourhoods on. People of one place: least squares.
 *
 * With the arm as a column, where a neighbourhood has people of both arms, the people who share a
 * random intercept are those of one arm of it: they learned together, from one facilitator, so that
 * the effect differs from neighbourhood to neighbourhood, which an intercept shared by both arms
 * cannot see. A little careful where neighbours of both arms are alike.
 */
#ifndef STUDY_COVARIATE_FINDINGS_H
#define STUDY_COVARIATE_FINDINGS_H

#include "stats/mixed_model.h"
#include "study/scale_data.h"

/* ANCOVA_*, DOSE_*, DID_*, ANCOVA_DID_* from gathered data. Without a register, or without arms,
 * the reason stands at the province only. */
void covariate_findings(const struct scale_data *data);

struct covariate_model {
    enum stats_outcome outcome; /* variances and estimates */
    enum stats_outcome error;   /* se and df, of the arm where there is one */
    struct stats_coefficient fixed[STATS_FIXED_MAX];
};

/* The design by the rules above, as the unit of data has neighbourhoods; design->clusters is the
 * unit's. */
struct covariate_model covariate_fit(const struct scale_data *data,
                                     const struct stats_design *design);

/* The same where column 1 is the arm, 1 for the trained. Of an arm that is fewer than
 * ARM_GROUPS_MIN groups nobody can say what it would be with another facilitator: then only the
 * estimate, and STATS_TOO_FEW_CLUSTERS. */
struct covariate_model covariate_fit_arms(const struct scale_data *data,
                                          const struct stats_design *design);

enum {
    ARM_GROUPS = 2,    /* of one neighbourhood: comparison, trained */
    ARM_GROUPS_MIN = 2 /* of one arm, for a test */
};

#endif
