/* SPDX-License-Identifier: GPL-3.0-or-later */
/* instrument/yes_no.h - what people and forms say for yes and no, in Persian and English. */
#ifndef INSTRUMENT_YES_NO_H
#define INSTRUMENT_YES_NO_H

#include <stdbool.h>

#include "instrument/instrument.h"

/* A cell, as written. */
bool word_is_yes(const char *text);
bool word_is_no(const char *text);

/* A choice that one of its words (name, labels, aliases) makes a yes or a no; a code of 0 alone
 * says nothing. A choice for a missing answer is neither. */
bool choice_is_yes(const struct choice *choice);
bool choice_is_no(const struct choice *choice);

#endif
