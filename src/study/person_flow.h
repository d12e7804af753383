/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/person_flow.h - people from enrolment to the matched pairs, at every level.
 *
 * Counted twice, by each unit's list of people and upwards from everybody's deepest unit; that both
 * agree and that enrolled = matched + pre only + post only + neither is asserted.
 */
#ifndef STUDY_PERSON_FLOW_H
#define STUDY_PERSON_FLOW_H

#include "study/units.h"

void flow_findings(const struct study_track *track, const struct layout *layout);

#endif
