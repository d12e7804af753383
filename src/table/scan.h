/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table/scan.h - libcsv in its strict form, with lines, rows and ceilings of our own.
 *
 * libcsv counts nothing and stops at the first fault; the scanner feeds it UTF-8 that is known to
 * be valid, counts editor lines and spreadsheet rows, caps the size of a cell, and names where a
 * fault is. Internal to room table.
 */
#ifndef TABLE_SCAN_H
#define TABLE_SCAN_H

#include <glib.h>
#include <stdbool.h>

#include "table/table.h"

enum scan_fault {
    SCAN_FINE,
    SCAN_QUOTE_NOT_CLOSED, /* at the line where it was opened */
    SCAN_BAD_QUOTE,
    SCAN_CELL_TOO_LARGE,
    SCAN_TOO_MANY_COLUMNS,
    SCAN_STOPPED /* by the row function */
};

struct scan_result {
    enum scan_fault fault;
    guint64 line;          /* of the fault */
    guint64 last_row_line; /* where the last row began */
    bool ends_without_newline;
};

/* A row; cells beyond the header are in it. Returns false to stop. */
typedef bool (*scan_row)(const struct table_row *row, gpointer user);

/* Scans all of text. Rows without any cell (blank lines) are passed over but counted as records.
 * first_line and first_record number the first row. */
struct scan_result scan_text(const char *text, gsize length, char separator, guint64 first_line,
                             guint64 first_record, scan_row function, gpointer user);

#endif
