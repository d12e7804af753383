/* SPDX-License-Identifier: GPL-3.0-or-later */
/* simulate/invented_code.h - the five parts of an invented person's matching code. */
#ifndef SIMULATE_INVENTED_CODE_H
#define SIMULATE_INVENTED_CODE_H

#include "instrument/instrument.h"

/* A part as people write it: day 1..31, 0..9 older brothers and sisters, or a letter; the same for
 * one id whenever it is asked, without a draw of random numbers. NULL for any other role. Caller
 * frees. */
char *invented_code_part(const char *id, enum role role);

#endif
