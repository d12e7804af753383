/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/twin_search.h - interviews of one place that are much alike. Internal to study/quality. */
#ifndef STUDY_TWIN_SEARCH_H
#define STUDY_TWIN_SEARCH_H

#include "study/quality.h"

/* Appends the pairs of a wave to quality->twins: people of the same neighbourhood (county, or
 * province, for those without one) who both answered at least half of the items, and agree on
 * QUALITY_TWINS of those that both answered; decimal items are left
 * out. Every pair is counted, QUALITY_TWINS_MOST are kept. O(people of a place squared x items). */
void twin_search(struct quality *quality, enum study_wave wave);

#endif
