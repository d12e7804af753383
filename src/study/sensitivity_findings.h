/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/sensitivity_findings.h - what the headline would be if the lost had been found.
 *
 * Three answers, each by the test that speaks for the place: the lost did not change; they got
 * worse by data->shift; they changed like those who are like them (weights of kept_weights).
 */
#ifndef STUDY_SENSITIVITY_FINDINGS_H
#define STUDY_SENSITIVITY_FINDINGS_H

#include "study/scale_data.h"

/* SENS_* from gathered data, after kept_weights and the tests of the unit. */
void sensitivity_findings(const struct scale_data *data);

#endif
