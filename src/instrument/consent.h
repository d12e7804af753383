/* SPDX-License-Identifier: GPL-3.0-or-later */
/* instrument/consent.h - which answers to the question of consent are a refusal.
 *
 * Nobody's answers are counted who did not agree, so a list in which the no cannot be told is a
 * fault of the questionnaire, not something to be guessed from the data.
 */
#ifndef INSTRUMENT_CONSENT_H
#define INSTRUMENT_CONSENT_H

#include "instrument/instrument.h"

/* A choice refuses where it stands for "declined"; where its name, a label or an alias is a no or
 * begins with one ("خیر، نمی‌خواهم"); and, where no choice of the list does, with the
 * code 0 unless its words say yes. */
bool consent_choice_refuses(const struct choice *choice, const GPtrArray *choices);

/* True where some choice of the list refuses. */
bool consent_can_be_refused(const GPtrArray *choices);

#endif
