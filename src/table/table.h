/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table/table.h - CSV bytes to named columns of cells with places.
 *
 * Reading in two ways over one scanner: table_open() and table_each_row() stream a large file row
 * by row without keeping it; table_load() keeps a small one (a questionnaire, places) in memory.
 * libcsv does the quoting, in strict mode; this room finds the separator (`,` `;` tab, `sep=`),
 * counts lines and spreadsheet rows, caps fields and columns, and reports every fault at its place.
 */
#ifndef TABLE_TABLE_H
#define TABLE_TABLE_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/own.h"
#include "text/decode.h"

struct table_options {
    enum text_encoding encoding; /* TEXT_ENCODING_AUTO */
    char separator;              /* 0: found in the header line */
    bool may_have_no_rows;       /* a header alone is no fault */
    bool may_repeat_names;       /* the caller judges columns of one name */
    guint skip_lines;            /* lines passed over before the header is looked for */
    /* For table_load: columns that quote other files, NULL at the end; NULL for none. What was
     * destroyed there was destroyed before, and is wanted as it stands. */
    const char *const *quoting;
};
extern const struct table_options table_options_default;

/* ---- streaming ---- */
struct table_reader;

struct table_cell {
    const char *text; /* UTF-8, NUL-terminated, outer blanks as written, "" for nothing */
    gsize length;
};

/* A row as long as the header: missing trailing cells are "" (and warned of), longer rows are
 * faults. */
struct table_row {
    const struct table_cell *cells;
    guint n_cells;
    guint64 line;   /* in an editor, where the row starts */
    guint64 record; /* in a spreadsheet, the header being row 1 */
};

typedef void (*table_row_function)(const struct table_row *row, gpointer user);

/* Reads, decodes and finds the header. NULL (with a diagnostic) for: cannot read, empty, not text,
 * undecodable, no header, two columns of one name (exact bytes after trimming; unless they may be
 * repeated), over LIMIT_COLUMNS.
 */
struct table_reader *table_open(const char *path, const struct table_options *options,
                                struct diagnostics *diagnostics);
void table_close(struct table_reader *reader);
OWN_DEFINE(table_reader, table_close)

guint table_n_columns(const struct table_reader *reader);
const char *table_column_name(const struct table_reader *reader,
                              guint column);                 /* trimmed, from 0 */
const char *table_sha256(const struct table_reader *reader); /* of the raw bytes */

/* Calls the function for every row that is not blank. Returns false where a fault ended or spoiled
 * the reading. May be called once for a reader. Rows with nothing but empty cells are passed over
 * and counted. */
bool table_each_row(struct table_reader *reader, table_row_function function, gpointer user,
                    struct diagnostics *diagnostics);

/* Letters of a spreadsheet's column, from 1: "A" to "XFD". Room for 8 bytes. */
void table_column_letters(char *out, guint column);

/* Fills a place for a cell of this reader; column from 0. Strings belong to the reader. */
struct where table_where(const struct table_reader *reader, const struct table_row *row,
                         guint column);

/* The same for a header cell. */
struct where table_header_where(const struct table_reader *reader, guint column);

/* ---- in memory ---- */
struct table;

struct table *table_load(const char *path, const struct table_options *options,
                         struct diagnostics *diagnostics);
void table_free(struct table *table);
OWN_DEFINE(table, table_free)

guint table_rows(const struct table *table);
guint table_columns(const struct table *table);
const char *table_header(const struct table *table, guint column);
const char *table_file_sha256(const struct table *table);

/* Column of that exact name, or -1. */
int table_column(const struct table *table, const char *name);

/* Trimmed text, "" for nothing or for column -1. row from 0. Owned by the table. */
const char *table_text(const struct table *table, guint row, int column);
struct where table_place(const struct table *table, guint row, int column);

/* Place of a header cell; column -1: of the header as a whole. */
struct where table_header_place(const struct table *table, int column);

#endif
