/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/near_codes.h - people of one wave only whose codes differ in one part.
 *
 * They may be one person who answered one of the five questions otherwise, or not at all. Nobody is
 * joined for it: staff look at both forms and decide.
 */
#ifndef SURVEY_NEAR_CODES_H
#define SURVEY_NEAR_CODES_H

#include <glib.h>

#include "survey/cohort.h"
#include "survey/person_code.h"

struct near_code {
    guint32 before, after; /* numbers of people of the cohort: in the first wave only, the second */
    enum code_part part;   /* that differs, or is not known */
};

/* Pairs of one neighbourhood, one of them without a card number at least, whose sex is the same and
 * whose years of birth are at most one apart; what is not known is not the same. Each must be the
 * only one for the other: whoever has the code but for one part at most, and is not of another sex
 * or more than a year older or younger, is a rival. In the order of the people of the second wave.
 * Neighbourhoods with more than 500 such people in a wave are passed over. Caller unrefs. */
GArray *near_codes_find(const struct cohort *cohort);

/* A warning for each pair, at the cell that differs or is blank, with what the other one has; and
 * one for all neighbourhoods that are passed over. */
void near_codes_tell(const struct cohort *cohort, struct diagnostics *diagnostics);

#endif
