/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/record.h"

enum { LETTERS = 26, CELL_NAME_BYTES = 32 };

/* "X128": letters of the column, then the row from 1. */
static char *cell_name(guint row, guint column)
{
    char letters[CELL_NAME_BYTES];
    guint at = CELL_NAME_BYTES - 1;

    letters[at] = '\0';
    for (guint left = column + 1; left > 0; left = (left - 1) / LETTERS)
        letters[--at] = (char)('A' + (left - 1) % LETTERS);
    return g_strdup_printf("%s%u", letters + at, row + 1);
}

void record_trace_header(struct csv_writer *writer)
{
    static const char *const names[] = {"workbook", "sheet", "cell", "track", "level",
                                        "place",    "scale", "wave", "group", "statistic"};

    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        csv_cell(writer, names[i]);
    csv_end_row(writer);
}

void record_trace_row(struct csv_writer *writer, const char *workbook, const char *sheet, guint row,
                      guint column, const struct trace *trace)
{
    g_autofree char *cell = cell_name(row, column);
    const char *const cells[] = {
        workbook,        sheet,        cell,
        trace->track,    trace->level, trace->place,
        trace->scale,    trace->wave,  trace->group == NULL ? "" : trace->group,
        trace->statistic};

    for (guint i = 0; i < G_N_ELEMENTS(cells); i++)
        csv_cell(writer, cells[i]);
    csv_end_row(writer);
}
