/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/covariate_findings.h - change explained by something: the pre score, hours, the arm.
 *
 * People in several neighbourhoods: the random-intercept model with one or two columns more, from
 * four neighbourhoods on. People of one place: least squares.
 */
#ifndef STUDY_COVARIATE_FINDINGS_H
#define STUDY_COVARIATE_FINDINGS_H

#include "stats/mixed_model.h"
#include "study/scale_data.h"

/* ANCOVA_*, DOSE_*, DID_*, ANCOVA_DID_* from gathered data. Without a register, or without arms,
 * the reason stands at the province only. */
void covariate_findings(const struct scale_data *data);

struct covariate_model {
    enum stats_outcome outcome;
    struct stats_coefficient fixed[STATS_FIXED_MAX];
};

/* The design by the rules above, as the unit of data has neighbourhoods; design->clusters is the
 * unit's. */
struct covariate_model covariate_fit(const struct scale_data *data,
                                     const struct stats_design *design);

#endif
