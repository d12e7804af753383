/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/cluster_findings.h - change where people come in neighbourhoods: the random-intercept
 * model, the cluster-robust error, and the neighbourhoods' own estimates. */
#ifndef STUDY_CLUSTER_FINDINGS_H
#define STUDY_CLUSTER_FINDINGS_H

#include "study/scale_data.h"

/* Province or county, from gathered data, after change_findings. Does nothing in a track without
 * places. */
void cluster_findings(struct scale_data *data);

/* Shrunken estimates and ranks of every neighbourhood, from the province's gathered data. */
void place_findings(struct scale_data *data);

#endif
