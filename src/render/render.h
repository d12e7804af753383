/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/render.h - reports to files: xlsx for people, plain text for review.
 *
 * The only room that knows libxlsxwriter and the xlsx format. Refuses what Excel would not open
 * (numbers that are not finite, bad UTF-8, names that are too long); reads every workbook back
 * before it counts as written.
 */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include <glib.h>
#include <stdbool.h>

#include "report/model.h"

/* Writes, finishes and verifies one workbook at path, replacing a file there whole or not at all.
 * The same report gives the same bytes. False with error and nothing new at path:
 * G_FILE_ERROR_INVAL for what Excel would not open, others for the system; path may not be a folder
 * or a device. */
bool render_xlsx(const struct report *report, const char *path, GError **error);

/* The same; *traces is then what render_traces() gives, without placing everything once more. */
bool render_xlsx_traced(const struct report *report, const char *path, GArray **traces,
                        GError **error);

/* The report as a person reads it in a diff: sheets, blocks, aligned cells, numbers as shown.
 * Caller frees. */
char *render_text(const struct report *report);

/* Sheet i for a terminal: without the heads of file and sheet, without charts. Caller frees. */
char *render_sheet_text(const struct report *report, guint i);

/* A number as a cell shows it, e.g. "+8.5", "<0.001", "88%"; Persian digits where asked. Caller
 * frees. */
char *render_number(double value, enum number_kind kind, bool persian_digits);

/* ---- reading back ---- */
struct workbook_cell {
    char *sheet;
    guint row, column; /* from 0 */
    bool is_number;
    double value;
    char *text; /* NULL for numbers */
};

/* Every cell of a workbook that holds something, hidden sheets too, through zip and XML, without
 * libxlsxwriter. NULL where it is damaged. Elements: struct workbook_cell, freed with the array;
 * their strings are shared: copy them, do not free them. */
GPtrArray *render_read_back(const char *path, GError **error);

/* Where the renderer put a traced number: one row of trace.csv. */
struct traced {
    const char *sheet; /* owned by the report */
    guint row, column; /* from 0 */
    const struct cell *cell;
};
/* All traced number cells of a report with the place render_xlsx gives them. Elements: struct
 * traced (GArray). */
GArray *render_traces(const struct report *report);

#endif
