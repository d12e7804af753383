/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/write_csv.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "text/decimal.h"

struct csv_writer {
    char *path;
    FILE *file;
    enum csv_style style;
    bool row_begun;
    int failure; /* errno of the first write that failed, 0 */
};

static void put(struct csv_writer *writer, const char *text, size_t length)
{
    if (writer->failure == 0 && fwrite(text, 1, length, writer->file) != length)
        writer->failure = errno == 0 ? EIO : errno;
}

static char separator_of(enum csv_style style)
{
    return (style & CSV_TAB) != 0 ? '\t' : (style & CSV_SEMICOLON) != 0 ? ';' : ',';
}

struct csv_writer *csv_writer_new(const char *path, enum csv_style style, GError **error)
{
    FILE *file = strcmp(path, "-") == 0 ? stdout : g_fopen(path, "wb");
    struct csv_writer *writer;

    if (file == NULL) {
        g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "%s: %s", path,
                    g_strerror(errno));
        return NULL;
    }
    writer = g_new0(struct csv_writer, 1);
    writer->path = g_strdup(path);
    writer->file = file;
    writer->style = style;
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

void csv_cell(struct csv_writer *writer, const char *text)
{
    char separator = separator_of(writer->style);
    const char special[] = {separator, '"', '\n', '\r', '\0'};
    g_autofree char *guarded = NULL;
    size_t length;

    if (writer->row_begun)
        put(writer, &separator, 1);
    writer->row_begun = true;
    if (text == NULL || *text == '\0')
        return;
    if ((writer->style & CSV_GUARD) != 0 && is_formula(text))
        text = guarded = g_strconcat("'", text, NULL);
    length = strlen(text);
    /* Blanks at the ends would be trimmed by strict readers. */
    if (strpbrk(text, special) != NULL || text[0] == ' ' || text[length - 1] == ' ')
        put_quoted(writer, text);
    else
        put(writer, text, length);
}

void csv_number(struct csv_writer *writer, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    csv_cell(writer, isfinite(value) ? g_ascii_formatd(text, sizeof text, "%.17g", value) : "");
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
    g_free(writer->path);
    g_free(writer);
}

bool csv_writer_close(struct csv_writer *writer, GError **error)
{
    int closing = close_file(writer);
    int failure = writer->failure != 0 ? writer->failure : closing;

    if (failure != 0) {
        remove_half_file(writer);
        g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(failure), "%s%s%s",
                    writer->file == stdout ? "" : writer->path, writer->file == stdout ? "" : ": ",
                    g_strerror(failure));
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
