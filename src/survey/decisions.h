/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/decisions.h - what staff decided about cells and rows, applied while files are read.
 *
 * The raw files are never changed. A decisions file (or the sheet of `tabavar check -o`, saved as
 * CSV) has a row for each decision:
 *
 *   file        the answer file; as much of its path as tells it from the others
 *   row         the row in a spreadsheet, from 1
 *   column      the heading of the column, as in the file
 *   value       what stands in the cell: the decision is only applied where it still does
 *   action      change | blank | drop (the row) | keep, or تغییر | خالی | حذف | بماند; empty: not
 * decided yet new_value   for change decided_by, reason    who knows, and why: kept for the record
 *
 * Other columns are passed over. A decision whose cell says something else, or is not there, is an
 * error: it was made about other data.
 */
#ifndef SURVEY_DECISIONS_H
#define SURVEY_DECISIONS_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/own.h"
#include "survey/programme.h"
#include "table/table.h"

enum decision_action {
    DECISION_OPEN, /* no action yet */
    DECISION_CHANGE,
    DECISION_BLANK,
    DECISION_DROP_ROW,
    DECISION_KEEP, /* it was looked at and stays as it is */
    N_DECISION_ACTIONS
};

struct decision {
    guint64 line, record;                                                /* in the decisions file */
    guint place;                                                         /* in its table */
    const char *file, *column, *value, *new_value, *decided_by, *reason; /* trimmed */
    guint64 row;      /* 0: what stands there is no row */
    const char *path; /* of decisions_find_files: the one file meant; NULL: none, or several */
    enum decision_action action;
    bool is_refused;  /* an error was said of the row itself: it is never applied */
    gint n_met;       /* cells it was held against */
    gint n_files;     /* files it could be about */
    gint is_personal; /* about a cell that may name a person: not for showing */
};

struct decisions {
    char *path, *sha256;
    GPtrArray *all;      /* struct decision, in the order of the file */
    struct table *table; /* the file as it stands, with the columns that are passed over */
    GStringChunk *texts; /* private */
};

/* NULL where the file cannot be read or lacks a column. Every other fault is an error too, but the
 * decisions without one are still applied, so that one run lists everything. Warns of decisions
 * without a name or a reason. */
struct decisions *decisions_load(const char *path, struct diagnostics *diagnostics);
void decisions_free(struct decisions *decisions);
OWN_DEFINE(decisions, decisions_free)

/* After all files were read: an error for each decision that met no cell, or more than one. */
void decisions_check(const struct decisions *decisions, struct diagnostics *diagnostics);

/* Before files are read: which of the programme's files each decision is about. The name as the
 * programme file writes it goes before a name that only ends alike. A second decision about a cell
 * is an error and is refused. The programme must outlive the decisions. */
void decisions_find_files(struct decisions *decisions, const struct programme *programme,
                          struct diagnostics *diagnostics);

/* The path as the programme file writes it: from its folder, where it lies there. */
const char *decisions_file_name(const struct programme *programme, const char *path);

/* True where the decision may be about a cell of this file. */
bool decision_names_file(const struct decision *decision, const char *path);

guint decisions_n(const struct decisions *decisions, enum decision_action action);

/* ---- while one file is read; files may be read in threads of their own ---- */

struct decided;

/* The decisions about one file. decisions may be NULL. */
struct decided *decided_new(const struct decisions *decisions, const char *path,
                            const struct table_reader *reader, struct diagnostics *diagnostics);
void decided_free(struct decided *decided);
OWN_DEFINE(decided, decided_free)

/* Decisions about other columns than these (from 0) may name a person: an id, or a column nobody
 * knows. */
void decided_mark_personal(struct decided *decided, const int *harmless, guint n_harmless);

/* The row as it was decided: itself, or a copy that is good until the next call; NULL for a row
 * that is to be left out. */
const struct table_row *decided_row(struct decided *decided, const struct table_row *row);

#endif
