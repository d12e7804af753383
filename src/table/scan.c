/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/scan.h"

#include <csv.h>
#include <string.h>

#include "base/limits.h"

struct scanner {
    scan_row function;
    gpointer user;
    GString *text;   /* the cells of the row, each with its NUL */
    GArray *offsets; /* gsize: where each cell begins in text */
    GArray *cells;   /* struct table_cell, made when the row is whole */
    guint64 line;    /* of the byte libcsv is at */
    guint64 record;
    guint64 row_line;
    guint64 newlines_in_row; /* inside quoted cells */
    bool last_was_cr, stopped, too_many;
};

static void take_cell(void *bytes, size_t length, void *user)
{
    struct scanner *scanner = user;
    gsize offset = scanner->text->len;

    if (scanner->offsets->len >= LIMIT_COLUMNS) {
        scanner->too_many = true;
        return;
    }
    g_array_append_val(scanner->offsets, offset);
    if (length > 0)
        g_string_append_len(scanner->text, bytes, (gssize)length);
    g_string_append_c(scanner->text, '\0');
    if (length > 0)
        for (const char *p = bytes;
             (p = memchr(p, '\n', length - (size_t)(p - (char *)bytes))) != NULL; p++)
            scanner->newlines_in_row++;
}

static void hand_over(struct scanner *scanner)
{
    guint n = scanner->offsets->len;
    struct table_row row = {.n_cells = n, .line = scanner->row_line, .record = scanner->record};

    g_array_set_size(scanner->cells, n);
    for (guint i = 0; i < n; i++) {
        gsize begin = g_array_index(scanner->offsets, gsize, i);
        gsize end = i + 1 < n ? g_array_index(scanner->offsets, gsize, i + 1) : scanner->text->len;
        struct table_cell cell = {scanner->text->str + begin, end - begin - 1};
        g_array_index(scanner->cells, struct table_cell, i) = cell;
    }
    row.cells = (const struct table_cell *)(void *)scanner->cells->data;
    if (!scanner->function(&row, scanner->user))
        scanner->stopped = true;
}

/* libcsv calls this at every CR and LF, and with -1 at the end of the text. */
static void end_row(int terminator, void *user)
{
    struct scanner *scanner = user;
    bool is_second_half = terminator == '\n' && scanner->last_was_cr && scanner->offsets->len == 0;

    scanner->last_was_cr = terminator == '\r';
    if (is_second_half)
        return; /* the LF of a CRLF whose CR has already ended the row */
    scanner->record++;
    if (scanner->offsets->len > 0 && !scanner->stopped && !scanner->too_many)
        hand_over(scanner);
    scanner->line = scanner->row_line + scanner->newlines_in_row + 1;
    scanner->row_line = scanner->line;
    scanner->newlines_in_row = 0;
    g_string_truncate(scanner->text, 0);
    g_array_set_size(scanner->offsets, 0);
}

/* libcsv has no ceiling for a cell; refusing it memory is the one that it understands. */
static void *capped_realloc(void *block, size_t size)
{
    return size > LIMIT_FIELD_BYTES ? NULL : g_try_realloc(block, size);
}

/* Lines between the start of the row and a byte of it. */
static guint64 lines_until(const char *begin, const char *end)
{
    guint64 n = 0;

    for (; begin < end; begin++)
        n += *begin == '\n' || (*begin == '\r' && begin[1] != '\n');
    return n;
}

struct position { /* where the text stands at a line, to look back from a fault */
    const char *text;
    gsize length;
    char separator;
};

/* The line on which the quote was opened that is open at `at`: walking again from the start is
 * slow and happens once. */
static guint64 line_of_open_quote(const struct position *position, gsize at, guint64 first_line)
{
    bool inside = false, cell_begins = true;
    gsize opened = 0;

    for (gsize i = 0; i < at; i++) {
        char letter = position->text[i];
        if (letter == '"' && inside) {
            inside = false;
        } else if (letter == '"' && (cell_begins || (i > 0 && position->text[i - 1] == '"'))) {
            opened = cell_begins ? i : opened;
            inside = true;
        }
        cell_begins = !inside && (letter == position->separator || letter == '\n' ||
                                  letter == '\r' || (cell_begins && letter == ' '));
    }
    return first_line + lines_until(position->text, position->text + opened);
}

static void judge(struct scan_result *result, const struct scanner *scanner,
                  struct csv_parser *parser, const struct position *position, gsize consumed,
                  guint64 first_line)
{
    int error = csv_error(parser);

    result->line = first_line + lines_until(position->text, position->text + consumed);
    if (scanner->too_many) {
        result->fault = SCAN_TOO_MANY_COLUMNS;
        result->line = scanner->row_line;
    } else if (error == CSV_ENOMEM || error == CSV_ETOOBIG) {
        result->fault = SCAN_CELL_TOO_LARGE;
        result->line = line_of_open_quote(position, consumed, first_line);
    } else if (consumed < position->length) {
        result->fault = SCAN_BAD_QUOTE;
    } else {
        result->fault = SCAN_QUOTE_NOT_CLOSED;
        result->line = line_of_open_quote(position, consumed, first_line);
    }
}

static struct scan_result feed(struct scanner *scanner, const struct position *position,
                               guint64 first_line)
{
    const gsize block = 128u << 10;
    struct scan_result result = {.fault = SCAN_FINE};
    struct csv_parser parser;
    gsize at = 0;
    bool fine;

    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL | CSV_APPEND_NULL);
    csv_set_delim(&parser, (unsigned char)position->separator);
    csv_set_realloc_func(&parser, capped_realloc);
    csv_set_blk_size(&parser, 4096);
    do {
        gsize n = MIN(block, position->length - at);
        gsize taken = csv_parse(&parser, position->text + at, n, take_cell, end_row, scanner);
        at += taken;
        fine = taken == n && !scanner->too_many;
    } while (fine && !scanner->stopped && at < position->length);
    /* After a fault csv_fini would hand over the half row as if it were good. */
    if (fine && !scanner->stopped)
        fine = csv_fini(&parser, take_cell, end_row, scanner) == 0 && !scanner->too_many;
    if (!fine)
        judge(&result, scanner, &parser, position, at, first_line);
    else if (scanner->stopped)
        result.fault = SCAN_STOPPED;
    csv_free(&parser);
    return result;
}

struct scan_result scan_text(const char *text, gsize length, char separator, guint64 first_line,
                             guint64 first_record, scan_row function, gpointer user)
{
    struct scanner scanner = {.function = function,
                              .user = user,
                              .line = first_line,
                              .row_line = first_line,
                              .record = first_record - 1};
    struct position position = {text, length, separator};
    struct scan_result result;

    scanner.text = g_string_sized_new(4096);
    scanner.offsets = g_array_new(FALSE, FALSE, sizeof(gsize));
    scanner.cells = g_array_new(FALSE, FALSE, sizeof(struct table_cell));
    result = feed(&scanner, &position, first_line);
    result.ends_without_newline =
        length > 0 && text[length - 1] != '\n' && text[length - 1] != '\r';
    g_string_free(scanner.text, TRUE);
    g_array_unref(scanner.offsets);
    g_array_unref(scanner.cells);
    return result;
}
