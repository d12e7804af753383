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

/* Rows without a number are passed over: they are no copies of one another for that. Needs
 * store->order, and makes it anew where people go. */
void wave_settle_copies(struct wave *wave, struct diagnostics *diagnostics);

/* True where two people of a wave answered the same and are the same in what is known of them. */
bool wave_rows_are_same(const struct wave *wave, guint32 a, guint32 b);

/* A message on the row `second` that names both rows, under the id of the second. */
void wave_tell_twice(const struct wave *wave, enum message message, guint32 first, guint32 second,
                     struct diagnostics *diagnostics);

/* Leaves the marked people out, counts them as copies and makes store->order anew. */
void wave_leave_copies(struct wave *wave, const bool *is_copy);

#endif
