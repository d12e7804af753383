/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/header.h - which column of an answer file is which question.
 *
 * First what map.csv says (survey/header_map.h), then what the heading says (survey/heading.h).
 * Columns of the survey tool itself (survey/export_tool.h) are passed over. Nothing is guessed: a
 * column that fits two questions and a question that has two columns are faults that name both, and
 * map.csv settles them.
 */
#ifndef SURVEY_HEADER_H
#define SURVEY_HEADER_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/own.h"
#include "instrument/instrument.h"
#include "survey/export_tool.h"
#include "survey/header_map.h"

struct header {
    int *items;                                /* column of each item; all are there */
    int roles[N_ROLES];                        /* column of a role, -1 for none */
    const struct question *questions[N_ROLES]; /* asked for that role; NULL where only the name of
                                                  the column says it */
    enum export_tool tool;
    int review, completion; /* columns of the tool that tell which rows count, -1 for none */
};

/* Resolves the headings of a file; row says where its header row stands. NULL with diagnostics
 * where a question has two columns, a column fits two questions, an item has no column, or neither
 * the id nor the code (survey/person_code.h) has. Unknown columns are warnings. */
struct header *header_new(const char *const *names, guint n_names, const struct where *row,
                          const struct instrument *instrument, const struct header_map *map,
                          struct diagnostics *diagnostics);
void header_free(struct header *header);
OWN_DEFINE(header, header_free)

#endif
