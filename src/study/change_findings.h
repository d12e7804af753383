/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/change_findings.h - people valid in both waves: change, ranks, effect sizes, reliable
 * change, class gain; and those who were lost. */
#ifndef STUDY_CHANGE_FINDINGS_H
#define STUDY_CHANGE_FINDINGS_H

#include "study/scale_data.h"

/* From gathered data of a track with a post wave. */
void change_findings(struct scale_data *data);
void loss_findings(struct scale_data *data);

#endif
