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

#define ITEM_WARNING_PEOPLE                                                                        \
    10 /* complete answers before a negative item-rest r is worth a word                           \
        */

/* Appends to items. post NULL for a baseline. Warns of items whose correlation with the rest of
 * their scale is negative in the pre wave. */
void item_findings(GArray *items, const struct item_matrix *pre, const struct item_matrix *post,
                   struct diagnostics *diagnostics);

#endif
