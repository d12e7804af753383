/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/response_flags.h - people whose way of answering is striking. Internal to study/quality.
 *
 * Raw codes are looked at, before any reversal: a straight line through items of both directions
 * contradicts itself, and only there it says something.
 */
#ifndef STUDY_RESPONSE_FLAGS_H
#define STUDY_RESPONSE_FLAGS_H

#include "study/quality.h"

/* Appends a wave's people with a flag to quality->flagged; sets n_rated, n_mixed, far_from. */
void response_flags(struct quality *quality, enum study_wave wave);

#endif
