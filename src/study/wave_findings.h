/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/wave_findings.h - one wave of one scale in one unit: centre, spread, shape, ends. */
#ifndef STUDY_WAVE_FINDINGS_H
#define STUDY_WAVE_FINDINGS_H

#include "study/scale_data.h"

/* wave STUDY_PRE or STUDY_POST, from gathered data. */
void wave_findings(struct scale_data *data, enum study_wave wave);

/* ICC(1) of the pre score over the unit's clusters. */
void wave_findings_icc(struct scale_data *data);

#endif
