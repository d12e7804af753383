/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/review.h - what was said of cells of the answer files, as rows for staff to decide on.
 *
 * One row a diagnostic that has a cell, in the order of the diagnostics; its first columns are
 * those of survey/decisions.h.
 */
#ifndef SURVEY_REVIEW_H
#define SURVEY_REVIEW_H

#include <glib.h>

#include "base/diagnostics.h"
#include "survey/decisions.h"
#include "survey/programme.h"

struct review_row {
    const struct diagnostic *about; /* file, record, column_name: owned by the diagnostics */
    char *value;                    /* what stands in the cell, trimmed */
    char *proposal;                 /* a likely value, "" for none */
};

/* Reads the cells again; elements struct review_row *, freed with the array. Cells that cannot be
 * read any more have no row; nor have warnings of cells that are to be kept as they are (decisions
 * may be NULL). */
GPtrArray *review_rows(const struct programme *programme, const struct decisions *decisions,
                       const struct diagnostics *diagnostics);

#endif
