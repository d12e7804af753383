/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/personal_number.h - card numbers that name a person to the world.
 *
 * Offices that have given no cards ask for the national id or the phone number instead. Both are
 * matched like any other number and never leave the program; but the file that holds them is a list
 * of people, and whoever keeps it should know.
 */
#ifndef SURVEY_PERSONAL_NUMBER_H
#define SURVEY_PERSONAL_NUMBER_H

#include <stdbool.h>

#include "survey/wave.h"

/* An Iranian national id: ten ASCII digits (eight and nine where Excel took the zeros at the front)
 * whose last is the check digit: s, the sum of the first nine times 10, 9 .. 2, leaves r modulo 11,
 * and the digit is r where r is 0 or 1, else 11 - r. Ten equal digits are none. */
bool is_national_id(const char *key);

/* An Iranian mobile number: 09, 9, 989 or 00989 and nine digits. */
bool is_mobile_number(const char *key);

/* Warns where at least three and half of the wave's numbers are of one kind: by chance one in
 * eleven numbers of ten digits passes for a national id. */
void personal_numbers_tell(const struct wave *wave, struct diagnostics *diagnostics);

#endif
