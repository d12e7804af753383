/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/row_kind.h - rows of an answer file that are no person's answers.
 *
 * Some tools put a second row under the heading (HXL tags, labels), joined files repeat the
 * heading, and ODK Central and KoboToolbox export what a reviewer has rejected.
 */
#ifndef SURVEY_ROW_KIND_H
#define SURVEY_ROW_KIND_H

#include <stdbool.h>

#include "survey/header.h"
#include "table/table.h"

enum row_kind {
    ROW_ANSWERS,
    ROW_TAGS,     /* HXL: every cell that is not empty begins with # and a letter */
    ROW_HEADING,  /* repeats the heading, or says the questions' names or labels */
    ROW_REJECTED, /* by a reviewer, in ODK Central or KoboToolbox */
    ROW_SUMS,     /* "total", «جمع» where the number of a person should be */
};

/* is_first: the row stands next below the heading, where tags and labels stand. */
enum row_kind row_kind_of(const struct header *header, const struct instrument *instrument,
                          const struct table_reader *reader, const struct table_row *row,
                          bool is_first);

/* True where the tool says that the interview was broken off before its end. */
bool row_is_broken_off(const struct header *header, const struct table_row *row);

#endif
