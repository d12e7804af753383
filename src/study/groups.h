/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/groups.h - parts of the people of a track that have findings of their own.
 *
 * Arms, where the data know at least two: the one with the lowest code is the comparison arm.
 * Thirds by the pre score, scale by scale, where there is a post wave: low, middle, high. People of
 * equal score stay together, so that the thirds need not be equal, and the lowest and highest third
 * change places when a scale is turned.
 */
#ifndef STUDY_GROUPS_H
#define STUDY_GROUPS_H

#include "study/scale_data.h"

/* Fills comparison_arm and groups of the track, and has_both_arms of its units. */
void groups_find(struct study_track *track);
void study_group_free(gpointer group);

/* True where the person is in an arm other than the comparison arm. */
static inline bool is_trained(const struct study_track *track, guint person)
{
    return track->cohort->people[person].arm > track->comparison_arm;
}

static inline bool has_arm(const struct study_track *track, guint person)
{
    return track->cohort->people[person].arm >= 0;
}

/* The groups pre=low, pre=middle and pre=high of one unit, from gathered data of everybody:
 * N_PAIRS .. CHANGE_HIGH, RTM_EXPECTED and CHANGE_BEYOND. */
void start_findings(const struct scale_data *data);

#endif
