/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/code_match.h - people without a card number, matched by the code they made.
 *
 * Who has no card number and a whole code (survey/person_code.h) in a known neighbourhood goes by
 * both: "MHB-03 05-م-ر-3-ا". Equal means one person, never across neighbourhoods. Where the other
 * wave knows the code from somebody who has a card, and the card is not in this wave, the person
 * goes by the card.
 *
 * Who shares the code with another one of the wave, or lacks a part of it, is matched with nobody:
 * counted in the own wave, and told. Two people may well have one code, so it stops no run; a row
 * sent twice counts once.
 *
 * Source: Yurek, Vasey, Sullivan Havens 2008, The use of self-generated identification codes in
 * longitudinal research, Evaluation Review 32, 435-452.
 */
#ifndef SURVEY_CODE_MATCH_H
#define SURVEY_CODE_MATCH_H

#include "survey/wave_scan.h"

/* After wave_place. Gives ids and keys to people without one, of both waves (post may be NULL). */
void codes_settle(struct wave *pre, struct wave *post, const struct places *places,
                  struct diagnostics *diagnostics);

/* True where a person goes by no card number. */
bool wave_is_by_code(const struct wave *wave, guint person);

#endif
