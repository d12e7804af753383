/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/write_csv.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/reason.h"
#include "text/decimal.h"

enum { BUFFER = 1 << 16, NUMBER = 16, COUNTS_END = 1000000000 };

struct csv_writer {
    char *path;
    FILE *file;
    enum csv_style style;
    bool row_begun;
    bool sets_beginning; /* what is put goes there and not into the file */
    GString *beginning;
    int failure; /* errno of the first write that failed, 0 */
    size_t n;    /* bytes that wait in the buffer */
    char buffer[BUFFER];
};

static void fail(struct csv_writer *writer)
{
    if (writer->failure == 0)
        writer->failure = errno == 0 ? EIO : errno;
}

static void flush(struct csv_writer *writer)
{
    if (writer->failure == 0 && fwrite(writer->buffer, 1, writer->n, writer->file) != writer->n)
        fail(writer);
    writer->n = 0;
}

/* Through a buffer of our own: a call of stdio for each cell cost more than the cell. */
static void put(struct csv_writer *writer, const char *text, size_t length)
{
    if (writer->sets_beginning) {
        g_string_append_len(writer->beginning, text, (gssize)length);
        return;
    }
    while (length > 0) {
        size_t fits = MIN(length, BUFFER - writer->n);

        memcpy(writer->buffer + writer->n, text, fits);
        writer->n += fits;
        text += fits;
        length -= fits;
        if (writer->n == BUFFER)
            flush(writer);
    }
}

static char separator_of(enum csv_style style)
{
    return (style & CSV_TAB) != 0 ? '\t' : (style & CSV_SEMICOLON) != 0 ? ';' : ',';
}

void csv_copy_rows(struct csv_writer *writer, const char *path)
{
    FILE *rows = g_fopen(path, "rb");
    char bytes[1 << 14];
    size_t n;

    if (rows == NULL) {
        fail(writer);
        return;
    }
    while ((n = fread(bytes, 1, sizeof bytes, rows)) > 0)
        put(writer, bytes, n);
    if (ferror(rows))
        fail(writer);
    fclose(rows);
}

struct csv_writer *csv_writer_new(const char *path, enum csv_style style, GError **error)
{
    FILE *file = strcmp(path, "-") == 0 ? stdout : g_fopen(path, "wb");
    struct csv_writer *writer;

    if (file == NULL) {
        reason_set(error, path, errno);
        return NULL;
    }
    writer = g_new0(struct csv_writer, 1);
    writer->path = g_strdup(path);
    writer->file = file;
    writer->style = style;
    writer->beginning = g_string_new(NULL);
    if ((style & CSV_BOM) != 0)
        put(writer, "\xef\xbb\xbf", 3);
    return writer;
}

/* A spreadsheet would run such a cell as a formula. Numbers may begin with a sign. */
static bool is_formula(const char *text)
{
    struct decimal number;

    return strchr("=+-@\t\r", text[0]) != NULL && !decimal_parse(&number, text, strlen(text));
}

static void put_quoted(struct csv_writer *writer, const char *text)
{
    put(writer, "\"", 1);
    for (const char *quote; (quote = strchr(text, '"')) != NULL; text = quote + 1) {
        put(writer, text, (size_t)(quote - text) + 1);
        put(writer, "\"", 1);
    }
    put(writer, text, strlen(text));
    put(writer, "\"", 1);
}

/* Blanks at the ends would be trimmed by strict readers. */
static bool needs_quotes(const char *text, size_t length, char separator)
{
    static const bool special[256] = {
        ['"'] = true, ['\n'] = true, ['\r'] = true, [','] = true, [';'] = true, ['\t'] = true};

    for (size_t i = 0; i < length; i++)
        if (special[(guchar)text[i]] && (text[i] == separator || strchr(",;\t", text[i]) == NULL))
            return true;
    return text[0] == ' ' || text[length - 1] == ' ';
}

static void begin_cell(struct csv_writer *writer, char separator)
{
    if (writer->row_begun)
        put(writer, &separator, 1);
    writer->row_begun = true;
}

void csv_cell(struct csv_writer *writer, const char *text)
{
    char separator = separator_of(writer->style);
    g_autofree char *guarded = NULL;
    size_t length;

    begin_cell(writer, separator);
    if (text == NULL || *text == '\0')
        return;
    if ((writer->style & CSV_GUARD) != 0 && is_formula(text))
        text = guarded = g_strconcat("'", text, NULL);
    length = strlen(text);
    if (needs_quotes(text, length, separator))
        put_quoted(writer, text);
    else
        put(writer, text, length);
}

void csv_set_beginning(struct csv_writer *writer, const char *const *cells, guint n_cells)
{
    g_assert(!writer->row_begun);
    g_string_truncate(writer->beginning, 0);
    writer->sets_beginning = true;
    for (guint i = 0; i < n_cells; i++)
        csv_cell(writer, cells[i]);
    writer->sets_beginning = false;
    writer->row_begun = false;
}

void csv_put_beginning(struct csv_writer *writer)
{
    g_assert(!writer->row_begun);
    put(writer, writer->beginning->str, writer->beginning->len);
    writer->row_begun = true;
}

/* Counts are a good part of all numbers: %.17g writes them like this, but slowly. */
static bool put_count(struct csv_writer *writer, double value)
{
    char digits[NUMBER];
    size_t at = NUMBER;

    if (!(value >= 0 && value < COUNTS_END) || value != trunc(value) || signbit(value))
        return false;
    for (guint left = (guint)value; left > 0 || at == NUMBER; left /= 10)
        digits[--at] = (char)('0' + left % 10);
    put(writer, digits + at, NUMBER - at);
    return true;
}

void csv_number(struct csv_writer *writer, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    begin_cell(writer, separator_of(writer->style));
    if (!isfinite(value) || put_count(writer, value))
        return;
    g_ascii_formatd(text, sizeof text, "%.17g", value);
    put(writer, text, strlen(text));
}

void csv_integer(struct csv_writer *writer, gint64 value)
{
    char text[32];

    g_snprintf(text, sizeof text, "%" G_GINT64_FORMAT, value);
    csv_cell(writer, text);
}

void csv_end_row(struct csv_writer *writer)
{
    bool crlf = (writer->style & CSV_CRLF) != 0;

    put(writer, crlf ? "\r\n" : "\n", crlf ? 2 : 1);
    writer->row_begun = false;
}

/* What is no regular file (/dev/full, a FIFO) was there before and stays. */
static void remove_half_file(const struct csv_writer *writer)
{
    if (writer->file != stdout && g_file_test(writer->path, G_FILE_TEST_IS_REGULAR))
        g_unlink(writer->path);
}

/* The errno of closing, 0. */
static int close_file(struct csv_writer *writer)
{
    flush(writer);
    if (writer->file != stdout)
        return fclose(writer->file) == 0 ? 0 : errno;
    if (writer->failure == 0 && fflush(stdout) != 0)
        writer->failure = errno;
    if (writer->failure == EPIPE)
        writer->failure = 0;
    return 0;
}

static void release(struct csv_writer *writer)
{
    g_string_free(writer->beginning, TRUE);
    g_free(writer->path);
    g_free(writer);
}

bool csv_writer_close(struct csv_writer *writer, GError **error)
{
    int closing = close_file(writer);
    int failure = writer->failure != 0 ? writer->failure : closing;

    if (failure != 0) {
        remove_half_file(writer);
        reason_set(error, writer->file == stdout ? "stdout" : writer->path, failure);
    }
    release(writer);
    return failure == 0;
}

void csv_writer_discard(struct csv_writer *writer)
{
    close_file(writer);
    remove_half_file(writer);
    release(writer);
}
