/* SPDX-License-Identifier: GPL-3.0-or-later */
/* privacy/privacy.h - which findings may leave the office.
 *
 * send/ shows matched people only. A unit with fewer than min_group matched people is not shown,
 * nor one that could be had by subtracting shown units from their county or from the province:
 * among the hidden children of a shown parent there are none, or at least two with together
 * min_group people, else the smallest shown sibling is hidden too. Within a shown unit a scale with
 * fewer than min_group pairs is hidden, and the same subtraction is looked at scale by scale. Never
 * shown: statistics over all people of a wave (they differ from the matched ones by the few who
 * left), how the lost differ from the kept, extremes; and medians, quartiles and Hodges-Lehmann
 * estimates of fewer than two groups' worth of people are hidden. Mean hours rest on those who
 * attended: hidden by their number. In a baseline there is one wave only and nobody to be told
 * apart from: its people stand where the matched stand elsewhere. What is about a part of the
 * matched (by hours, by pre score, by what the lost might have done) is never shown; the difference
 * of two arms only for the province, and only where neither arm, nor what is left of it beside the
 * shown places of that arm alone, is a small group. Tests that take people as independent are shown
 * only where that is the test that speaks; limits of one-wave means and of shares, which do so too,
 * only of single neighbourhoods. Suppression happens here, in the data, before anything is laid
 * out.
 */
#ifndef PRIVACY_PRIVACY_H
#define PRIVACY_PRIVACY_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"

#include "study/study.h"

enum shown { SHOWN, HIDDEN_TOO_FEW, HIDDEN_TO_PROTECT };

struct privacy;

struct privacy *privacy_new(const struct study *study, guint min_group);
void privacy_free(struct privacy *privacy);
OWN_DEFINE(privacy, privacy_free)

enum shown privacy_unit(const struct privacy *privacy, guint track, guint unit);

/* The finding as send/ may show it: unset where send/ never has that statistic, REASON_SUPPRESSED
 * where it is hidden here. Counts of people enrolled and attended are kept for shown units. */
struct finding privacy_finding(const struct privacy *privacy, guint track, guint unit, int scale,
                               enum study_wave wave, enum statistic statistic);

guint privacy_n_hidden(const struct privacy *privacy, guint track, enum shown how);

#endif
