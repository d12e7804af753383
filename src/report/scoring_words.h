/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/scoring_words.h - the scoring contract of a scale in words. Callers free. */
#ifndef REPORT_SCORING_WORDS_H
#define REPORT_SCORING_WORDS_H

#include "report/view.h"

/* Kind, method, items, reversed items, least answers; the range, which end is better, the level of
 * Kirkpatrick; blanks, don't know; what is declared of reliability and the smallest change. */
char *scoring_rule(const struct view *view, guint track, guint scale);

/* Kirkpatrick levels at which the instrument measures nothing, joined; NULL where there are none.
 */
char *scoring_absent_levels(const struct view *view, guint track);

#endif
