/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/review.h - what was said of cells of the answer files and what was decided about them, as
 * rows for staff: all of the decisions file, and every question that is still open.
 *
 * One row a cell, however many questions there are about it. A decision keeps its row as it stands;
 * a question about its cell (the new value, or a value that was to be kept) stands in that row. A
 * decision that was refused or does not fit keeps its row too, with what is wrong. Left out are
 * undecided rows of the file with nothing written in them that nobody asks any more.
 *
 * What waits for somebody comes first, then what is settled, each in the order of the programme's
 * files, their rows and columns. Saved as a decisions file and given back, the rows are the same.
 */
#ifndef SURVEY_REVIEW_H
#define SURVEY_REVIEW_H

#include <glib.h>

#include "base/diagnostics.h"
#include "survey/decisions.h"
#include "survey/programme.h"

/* The columns of the sheet: those of survey/decisions.h, and four that are passed over there. */
enum review_column {
    REVIEW_FILE,
    REVIEW_ROW,
    REVIEW_COLUMN,
    REVIEW_VALUE,
    REVIEW_STATE,
    REVIEW_MESSAGE,
    REVIEW_CODE,
    REVIEW_PROPOSAL,
    REVIEW_ACTION,
    REVIEW_NEW_VALUE,
    REVIEW_DECIDED_BY,
    REVIEW_REASON,
    N_REVIEW_COLUMNS
};
extern const char *const REVIEW_COLUMNS[N_REVIEW_COLUMNS];

/* False for a column that staff have added to the decisions file. */
bool review_has_column(const char *heading);

enum review_state {
    REVIEW_OPEN,
    REVIEW_STILL_OPEN, /* decided, but the cell as decided raises a question */
    REVIEW_REFUSED,    /* decided, but the decision is an error */
    REVIEW_DECIDED,
    REVIEW_NOT_ASKED, /* undecided, but nothing is asked any more */
    N_REVIEW_STATES
};

struct review_row {
    const struct decision *decision; /* its row of the decisions file, NULL for none */
    char *file, *column;
    guint64 row;          /* 0: the decisions file has no number there */
    char *value;          /* what stands in the cell, or stood there when it was decided; trimmed */
    char *proposal;       /* a likely value, "" for none */
    GPtrArray *questions; /* const struct diagnostic *: of the cell; owned by the diagnostics */
    GPtrArray *faults;    /* the same, of the decision */
    enum review_state state;
    bool is_waiting; /* for somebody to decide, or to put the decision right */
    guint file_order, column_order, order; /* private */
};

/* Reads the answer files again; elements struct review_row *, freed with the array. Cells that
 * cannot be read any more have no row; nor have warnings of cells that are to be kept as they are.
 * decisions: NULL for none; else after everything was read with them. */
GPtrArray *review_rows(const struct programme *programme, const struct decisions *decisions,
                       const struct diagnostics *diagnostics);

#endif
