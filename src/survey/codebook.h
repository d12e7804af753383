/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/codebook.h - what may stand in an answer's cell: codes, labels, aliases, numbers. */
#ifndef SURVEY_CODEBOOK_H
#define SURVEY_CODEBOOK_H

#include "instrument/instrument.h"
#include "survey/wave.h"

struct codebook;

/* key: the item's range where it has no choices; may be NULL for a question with choices. */
struct codebook *codebook_new(const struct question *question, const struct key *key);
void codebook_free(struct codebook *codebook);

enum reading { READ_CODE, READ_LABEL, READ_OTHER_DIGITS, READ_NOT };

/* Reads a cell (outer blanks do not count) into a code, or an ANSWER_ kind of missing; decimal is
 * filled for questions without choices. READ_NOT: the cell is no answer of this question. */
enum reading codebook_read(const struct codebook *codebook, const char *text, gsize length,
                           gint16 *code, struct decimal *decimal);

/* "1..5": for the message that names the range. */
const char *codebook_range(const struct codebook *codebook);

#endif
