/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli/output.h - the output folder of a command, its faults told as messages. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/stage.h"
#include "cli/verb.h"
#include "report/view.h"

/* The stage for -o. NULL with a diagnostic: no -o, not empty, not a folder, not writable. */
struct stage *output_stage(struct command *command);

bool output_commit(struct command *command, struct stage *stage);

/* Writes the result of a command: to stdout (path "-") without -o or with `-o -`; into a device as
 * it is; else to a file that must not be there yet and appears whole or not at all. False with a
 * diagnostic. */
typedef bool (*output_function)(const char *path, gpointer user, GError **error);
bool output_file(struct command *command, output_function write, gpointer user);

/* False with a diagnostic where -o names something that is no .xlsx. */
bool output_is_workbook(struct command *command);

/* Writes the report to -o as a workbook; as output_file. */
bool output_workbook(struct command *command, struct report *report);

/* Person scores as an SPSS file: record_scores in the form of report/score_set.h. */
bool output_scores_sav(const struct view *view, const char *path, GError **error);

/* A failed write as the message it deserves: full disk, interrupted, damaged workbook, other. */
void output_failed(struct command *command, const GError *error);

#endif
