/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/copies.h - one number on two rows of a wave.
 *
 * A form that was sent or pasted twice is one person twice: the same answers, place, sex, year of
 * birth, arm and wave. The first row is kept, and the rest is told; other columns (the time it was
 * sent) may differ. Rows of one number that differ in any of these are a fault.
 */
#ifndef SURVEY_COPIES_H
#define SURVEY_COPIES_H

#include "survey/wave_scan.h"

/* Needs store->order, and makes it anew where people go. */
void wave_settle_copies(struct wave *wave, struct diagnostics *diagnostics);

#endif
