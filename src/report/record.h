/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/record.h - the exact record: every number in long form, as CSV and JSON.
 *
 * Numbers are %.17g, so that they read back as the very same double. Each function writes and
 * closes a whole file; false with error set where that failed (the file is then removed).
 */
#ifndef REPORT_RECORD_H
#define REPORT_RECORD_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "report/model.h"
#include "report/view.h"
#include "table/write_csv.h"

/* results.csv: track,level,place,scale,wave,group,statistic,value,reason. A row for each finding
 * that was asked for, in the order track, group (everybody first), unit, scale (counts of people
 * first), wave, statistic. Findings that are words (study_word) have the word for a value. Groups
 * are for the evaluator only. Under a view with privacy, suppressed findings have the
 * reason `suppressed`, and what send/ never shows has no row. */
bool record_results(const struct view *view, const char *path, GError **error);

/* items.csv: track,scale,item,wave,statistic,value,reason. For the evaluator. */
bool record_items(const struct view *view, const char *path, GError **error);

/* scores.csv: person,track,county,neighbourhood,scale,pre,post,pre_100,post_100,n_answered_pre,
 * n_answered_post,prorated_pre,prorated_post. A row for each person and scale with a score in some
 * wave. For the evaluator.
 *
 * person is a pseudonym: the person's place (from 1, a track) in the order of HMAC-SHA-256 of the
 * id under a key drawn from the input files themselves. The same files give the same numbers, so
 * that runs can be compared; whoever holds the files could redo them, but such a reader has the ids
 * anyway. Nobody else can: the numbers carry nothing of the id, and rows are in their order. */
bool record_scores(const struct view *view, const char *path, GError **error);

/* trace.csv: workbook,sheet,cell,track,level,place,scale,wave,group,statistic: for every number in
 * every workbook, its row in results.csv. Room render knows where a cell went, so its caller hands
 * over row by row, row and column from 0. */
void record_trace_header(struct csv_writer *writer);
void record_trace_row(struct csv_writer *writer, const char *workbook, const char *sheet, guint row,
                      guint column, const struct trace *trace);

struct run_facts {                         /* what only the caller knows of a run */
    const char *const *options;            /* name, value, name, value ..., NULL; may be NULL */
    const struct diagnostics *diagnostics; /* may be NULL */
    guint n_workbooks;
};

/* run.json: version, options, SHA-256 of every input, instruments, counts, warnings by code. No
 * clock time, no path but the names of files, no words of the data. */
bool record_run(const struct view *view, const struct run_facts *facts, const char *path,
                GError **error);

#endif
