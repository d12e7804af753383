/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/cohort_checks.h - do the sources of a cohort tell the same about the same people? */
#ifndef SURVEY_COHORT_CHECKS_H
#define SURVEY_COHORT_CHECKS_H

#include "survey/cohort.h"

/* Places that differ between the waves (error) or from the register, sex, year of birth and codes
 * that differ (warnings), too few matches, a register that lacks most people, and waves that say
 * themselves that they are the other one (errors). */
void cohort_check(const struct cohort *cohort, const struct places *places,
                  struct diagnostics *diagnostics);

/* People of the second wave only: a warning. Of use where nobody was left out by a fault. */
void cohort_tell_newcomers(const struct cohort *cohort, struct diagnostics *diagnostics);

/* True where two years of birth can be one person's: equal, or one of them Jalali and the other
 * Gregorian. 0 is not known and agrees with every year. */
bool birth_years_agree(gint16 a, gint16 b);

/* Years between two known years of birth, in one calendar or the least they can be in two. */
guint birth_years_apart(gint16 a, gint16 b);

#endif
