/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table/scan.h - libcsv in its strict form, with lines, rows and ceilings of our own.
 *
 * libcsv counts nothing and stops at the first fault; the scanner feeds it UTF-8 that is known to
 * be valid (rows without a quotation mark it cuts itself, to the same cells), counts editor lines
 * and spreadsheet rows, caps the size of a cell, and names where a fault is. Internal to room
 * table.
 */
#ifndef TABLE_SCAN_H
#define TABLE_SCAN_H

#include <glib.h>
#include <stdbool.h>

#include "table/table.h"

enum scan_fault_kind {
    SCAN_QUOTE_NOT_CLOSED, /* at the line where it was opened */
    SCAN_BAD_QUOTE,
    SCAN_CELL_TOO_LARGE, /* at the line where the cell began */
    SCAN_TOO_MANY_COLUMNS
};

struct scan_fault {
    enum scan_fault_kind kind;
    guint64 line, record;
    guint column; /* from 1 */
};

/* A row; cells beyond the header are in it. */
typedef void (*scan_row)(const struct table_row *row, gpointer user);
typedef void (*scan_report)(const struct scan_fault *fault, gpointer user);

struct scan {
    char *text; /* spoiled: rows without quotes are cut where they lie */
    gsize length;
    char separator;
    guint64 first_line, first_record; /* of the first byte of text */
    scan_row row;
    scan_report report;
    gpointer user;
};

/* Scans all of text; rows without any cell (blank lines) are passed over but counted as records.
 * A quote inside a bare cell costs its row only: the scan goes on with the next line. After any
 * other fault nothing that follows can be trusted, and it ends. True where there was no fault. */
bool scan_text(const struct scan *scan);

#endif
