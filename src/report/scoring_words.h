/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/scoring_words.h - the scoring contract of a scale in words. Callers free. */
#ifndef REPORT_SCORING_WORDS_H
#define REPORT_SCORING_WORDS_H

#include "report/view.h"

/* What it measures: "Family resilience: 10 items, score from 1 to 5; higher is better; level of
 * learning (Kirkpatrick 2)." */
char *scoring_measures(const struct view *view, guint track, guint scale);

/* How it is scored: kind, method, items, reversed items, least answers, blanks, don't know. */
char *scoring_rule(const struct view *view, guint track, guint scale);

/* Kirkpatrick levels at which the instrument measures nothing, joined; NULL where there are none.
 */
char *scoring_absent_levels(const struct view *view, guint track);

#endif
