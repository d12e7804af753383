/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/header.h - which column of an answer file is which question.
 *
 * A heading is tried step by step (HEADER_STEPS in header.c): the question's name, its name or
 * alias folded, its label in any language, and the same for what follows the last `/`. The first
 * step that knows it decides. Headings that begin with `_` are the collecting server's own and are
 * passed over.
 */
#ifndef SURVEY_HEADER_H
#define SURVEY_HEADER_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/own.h"
#include "instrument/instrument.h"

struct header {
    int *items;                                /* column of each item; all are there */
    int roles[N_ROLES];                        /* column of a role, -1 for none */
    const struct question *questions[N_ROLES]; /* asked for that role; NULL where only the name of
                                                  the column says it */
};

/* Resolves the headings of a file; row says where its header row stands. NULL with diagnostics
 * where a question has two columns, a column fits two questions, an item or the id has no column.
 * Unknown columns are warnings. */
struct header *header_new(const char *const *names, guint n_names, const struct where *row,
                          const struct instrument *instrument, struct diagnostics *diagnostics);
void header_free(struct header *header);
OWN_DEFINE(header, header_free)

#endif
