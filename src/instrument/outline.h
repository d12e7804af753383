/* SPDX-License-Identifier: GPL-3.0-or-later */
/* instrument/outline.h - a questionnaire in plain text, for `tabavar instrument`. */
#ifndef INSTRUMENT_OUTLINE_H
#define INSTRUMENT_OUTLINE_H

#include "instrument/instrument.h"

/* Title, version, hash, then each scale with its contract and items ("(R)": reversed). Caller
 * frees. */
char *instrument_describe(const struct instrument *instrument, enum language language);

/* One line: id, version, counts, title. Caller frees. */
char *instrument_list_line(const struct instrument *instrument, enum language language);

#endif
