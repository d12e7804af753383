/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/near_people.h - people of one source only whose numbers are one slip apart.
 *
 * They may be one person. Nobody is ever joined for it: what speaks for and against is told, and
 * staff correct the number, in the file or by a decision.
 */
#ifndef SURVEY_NEAR_PEOPLE_H
#define SURVEY_NEAR_PEOPLE_H

#include <glib.h>

#include "survey/cohort.h"
#include "survey/slip.h"

enum near_sources {
    NEAR_WAVES,   /* people of the first wave only, and of the second only, by card numbers */
    NEAR_REGISTER /* people of the register without answers, and with answers but not in it */
};

struct near_pair {
    guint32 before, after; /* numbers of people of the cohort: of the one source, of the other */
    enum slip slip;
    gint n_for, n_against; /* of place, sex, year of birth, check digits */
};

/* For each person of the other source, the likeliest at most three, by the order of numbers. No
 * candidates are pairs with more against them than for them, and two cards whose check digits are
 * right both, unless only zeros, look-alikes or marks differ. Empty where a side has more people
 * than 20,000: the files are no pair. Caller unrefs. */
GArray *near_people_find(const struct cohort *cohort, enum near_sources sources);

/* A warning for each pair of both kinds, and where a kind is passed over for too many people. */
void near_people_tell(const struct cohort *cohort, struct diagnostics *diagnostics);

#endif
