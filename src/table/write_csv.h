/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table/write_csv.h - CSV out: RFC 4180, UTF-8, LF; every write checked. Files are written inside a
 * stage (base/stage.h), which syncs them all before any gets its final name. */
#ifndef TABLE_WRITE_CSV_H
#define TABLE_WRITE_CSV_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"

enum csv_style {
    CSV_PLAIN = 0,
    CSV_BOM = 1 << 0,       /* so that Excel opens it as UTF-8 */
    CSV_SEMICOLON = 1 << 1, /* `;` instead of `,` */
    CSV_GUARD = 1 << 2,     /* ' before cells that start with = + - @ TAB CR and are no number */
    CSV_CRLF = 1 << 3,
    CSV_TAB = 1 << 4 /* tab instead of `,` */
};

struct csv_writer;

/* path "-" is stdout: it stays open, and a reader that has gone (`| head`) is no fault. */
struct csv_writer *csv_writer_new(const char *path, enum csv_style style, GError **error);

/* For many rows that begin alike: their first cells, set between two rows, then put at the start of
 * each such row. */
void csv_set_beginning(struct csv_writer *writer, const char *const *cells, guint n_cells);
void csv_put_beginning(struct csv_writer *writer);

/* Adds the rows of a file that another writer of the same style has written, as they stand. */
void csv_copy_rows(struct csv_writer *writer, const char *path);

/* Adds a cell (NULL or "" is empty); quoted only where it must be. */
void csv_cell(struct csv_writer *writer, const char *text);
void csv_number(struct csv_writer *writer, double value); /* %.17g; not finite: empty */
void csv_integer(struct csv_writer *writer, gint64 value);
void csv_end_row(struct csv_writer *writer);

/* Flushes, closes and frees; false with error where any write since new failed. The file of a
 * failed writer is removed. */
bool csv_writer_close(struct csv_writer *writer, GError **error);

/* Frees without promise (error paths): the file is removed. */
void csv_writer_discard(struct csv_writer *writer);
OWN_DEFINE(csv_writer, csv_writer_discard)

#endif
