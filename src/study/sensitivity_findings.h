/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/sensitivity_findings.h - what the headline would be if the lost had been found.
 *
 * Three answers. By the test that speaks for the place: the lost did not change; they got worse by
 * data->shift (where arms are compared, the trained among them). By a weighted mean of people: they
 * changed like those who are like them (weights of kept_weights); its error is of neighbourhoods,
 * and of two arms as Welch's, from STATS_CLUSTERS_MIN neighbourhoods in each arm on.
 */
#ifndef STUDY_SENSITIVITY_FINDINGS_H
#define STUDY_SENSITIVITY_FINDINGS_H

#include "study/scale_data.h"

/* SENS_* from gathered data, after kept_weights and the tests of the unit. */
void sensitivity_findings(const struct scale_data *data);

#endif
