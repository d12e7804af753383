/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/item_findings.h - the rows of items.csv: one item in one scale, province level.
 *
 *   knowledge            pre, post: difficulty (share right, blank counts as wrong)
 *                        difficulty_answered (among those with an answer) item_rest_r
 *                        alpha_if_dropped dont_know_share
 *                        change, people of both waves: right_right right_wrong wrong_right
 *                        wrong_wrong (they add up to the matched; blank counts as wrong), dk_right
 *                        (of wrong_right, those who first said they did not know), p_mcnemar
 *   attitude, behaviour  n mean sd item_rest_r alpha_if_dropped floor_share ceiling_share, keyed
 *   exposure             n (answered), mean: for a question of two answers the share of the higher
 */
#ifndef STUDY_ITEM_FINDINGS_H
#define STUDY_ITEM_FINDINGS_H

#include "study/item_matrix.h"

/* Complete answers before a negative item-rest r is worth a word. */
#define ITEM_WARNING_PEOPLE 30

/* Rows of one wave, item after item in the order of the keys, each item with the same number of
 * rows. Caller unrefs. Warns of items whose correlation with the rest of their scale is negative in
 * the pre wave. */
GArray *item_findings_of_wave(const struct item_matrix *matrix, struct diagnostics *diagnostics);

/* Rows of the change of a knowledge scale; NULL for the other kinds. Caller unrefs. */
GArray *item_findings_of_change(const struct cohort *cohort, guint scale);

/* Appends the rows of n_keys items to `items`, item after item, wave after wave; parts may be NULL
 * and are unreffed. */
void item_findings_weave(GArray *items, GArray *const parts[3], guint n_keys);

#endif
