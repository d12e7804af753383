/* SPDX-License-Identifier: GPL-3.0-or-later */
/* privacy/place_tree.h - which units of a tree may be shown so that no small group can be had by
 * subtraction.
 *
 * Shown units are nested or apart, so whatever can be had by adding and subtracting them is a sum
 * of pieces "a shown unit without its shown children"; it is enough that no such piece holds more
 * than 0 and fewer than min_group people. Children of a hidden unit are hidden with it, else they
 * could be added up again. People of a unit who are in none of its children belong to its piece.
 */
#ifndef PRIVACY_PLACE_TREE_H
#define PRIVACY_PLACE_TREE_H

#include "privacy/privacy.h"

/* shown[unit] is read and made stricter: units with fewer than min_group of counts[unit] people,
 * then whatever subtraction asks for, the smallest shown child first (of equal ones the first). */
void place_tree_hide(enum shown *shown, const guint *counts, const struct study_track *track,
                     guint min_group);

#endif
