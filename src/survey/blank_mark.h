/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/blank_mark.h - what people and tools write where there is nothing to write. */
#ifndef SURVEY_BLANK_MARK_H
#define SURVEY_BLANK_MARK_H

#include <stdbool.h>

/* What tools write for no answer (Kobo's n/a, SPSS's dot, Excel's #NULL!), and people's words. */
bool is_blank_mark(const char *text);

/* What stands in for a card number that is not there: a blank mark, an error of Excel, "no card",
 * "unknown", and whatever has no letter and no digit but zeros: "-", "0". It never names a person,
 * or everybody who wrote it would be one. Letters that were lost ("????") were a name once. */
bool is_no_number(const char *text);

#endif
