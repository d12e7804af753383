/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/scan.h"

#include <csv.h>
#include <string.h>

#include "base/limits.h"

struct scanner {
    const struct scan *scan;
    struct table_cell *cells; /* LIMIT_COLUMNS of them */
    guint n_cells;
    char *text; /* the cells of the row, each with its NUL */
    gsize used, room;
    guint64 row_line, record;
    guint64 newlines;                       /* inside the quoted cells of the row so far */
    guint64 too_many_line, too_many_record; /* 0 until a row has too many cells */
    bool last_was_cr;
    bool row_ended;   /* by the last line that was fed to libcsv */
    bool stops[256];  /* bytes that end a cell without quotes */
    gsize next_quote; /* where the next quotation mark stands, seen from some byte before it */
    const char *short_until; /* lines before it are shorter than the ceiling of a cell */
};

/* Line ends as an editor counts them: LF, CRLF, or CR alone. */
static guint64 count_newlines(const char *text, gsize length)
{
    guint64 n = 0;

    for (gsize i = 0; i < length; i++)
        n += text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'));
    return n;
}

/* The cells of the row so far point into the text, and move with it. */
static void make_room(struct scanner *scanner, gsize more)
{
    char *old = scanner->text;

    while (scanner->room - scanner->used < more)
        scanner->room *= 2;
    scanner->text = g_malloc(scanner->room);
    memcpy(scanner->text, old, scanner->used);
    for (guint i = 0; i < scanner->n_cells; i++)
        scanner->cells[i].text = scanner->text + (scanner->cells[i].text - old);
    g_free(old);
}

static void mark_too_many(struct scanner *scanner)
{
    if (scanner->too_many_line != 0)
        return;
    scanner->too_many_line = scanner->row_line + scanner->newlines;
    scanner->too_many_record = scanner->record;
}

/* Called for every cell of a million rows: most are a byte or two, so no function is called. */
static void take_cell(void *data, size_t length, void *user)
{
    struct scanner *scanner = user;
    const char *bytes = data;
    bool has_newline = false;
    char *to;

    if (scanner->n_cells >= LIMIT_COLUMNS) {
        mark_too_many(scanner);
        return;
    }
    if (scanner->room - scanner->used <= length)
        make_room(scanner, length + 1);
    to = scanner->text + scanner->used;
    for (gsize i = 0; i < length; i++) {
        to[i] = bytes[i];
        has_newline |= bytes[i] == '\n' || bytes[i] == '\r';
    }
    to[length] = '\0';
    if (has_newline)
        scanner->newlines += count_newlines(to, length);
    scanner->cells[scanner->n_cells++] = (struct table_cell){to, length};
    scanner->used += length + 1;
}

/* libcsv calls this at every CR and LF outside quotes, and with -1 at the end of the text. */
static void end_row(int terminator, void *user)
{
    struct scanner *scanner = user;
    bool is_second_half = terminator == '\n' && scanner->last_was_cr && scanner->n_cells == 0;

    scanner->last_was_cr = terminator == '\r';
    scanner->row_ended = true;
    if (is_second_half)
        return; /* the LF of a CRLF whose CR has already ended the row */
    if (scanner->n_cells > 0 && scanner->too_many_line == 0) {
        struct table_row row = {scanner->cells, scanner->n_cells, scanner->row_line,
                                scanner->record};
        scanner->scan->row(&row, scanner->scan->user);
    }
    scanner->row_line += scanner->newlines + 1;
    scanner->record++;
    scanner->newlines = scanner->used = scanner->n_cells = 0;
}

/* libcsv has no ceiling for a cell; refusing it memory is the one that it understands. */
static void *capped_realloc(void *block, size_t size)
{
    return size > LIMIT_FIELD_BYTES ? NULL : g_try_realloc(block, size);
}

static void parser_start(struct csv_parser *parser, char separator)
{
    csv_init(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_delim(parser, (unsigned char)separator);
    csv_set_realloc_func(parser, capped_realloc);
    csv_set_free_func(parser, g_free);
    csv_set_blk_size(parser, 4096);
}

/* What made the parser stop before (or, for a quote not closed, at) the end of the text. */
static void report(const struct scanner *scanner, struct csv_parser *parser, bool at_end)
{
    int error = csv_error(parser);
    struct scan_fault fault = {.kind = SCAN_BAD_QUOTE,
                               .line = scanner->row_line + scanner->newlines,
                               .record = scanner->record,
                               .column = scanner->n_cells + 1};

    if (scanner->too_many_line > 0)
        fault = (struct scan_fault){SCAN_TOO_MANY_COLUMNS, scanner->too_many_line,
                                    scanner->too_many_record, LIMIT_COLUMNS + 1};
    else if (error == CSV_ENOMEM || error == CSV_ETOOBIG)
        fault.kind = SCAN_CELL_TOO_LARGE;
    else if (at_end)
        fault.kind = SCAN_QUOTE_NOT_CLOSED;
    else
        fault.line += count_newlines((const char *)parser->entry_buf, parser->entry_pos);
    scanner->scan->report(&fault, scanner->scan->user);
}

/* Where the next line begins; the row that the fault is in is given up. */
static gsize next_line(struct scanner *scanner, gsize at)
{
    const struct scan *scan = scanner->scan;

    while (at < scan->length && scan->text[at] != '\n' && scan->text[at] != '\r')
        at++;
    scanner->n_cells = 0;
    if (at < scan->length)
        end_row(scan->text[at], scanner);
    return MIN(at + 1, scan->length);
}

/* ---- rows without a quotation mark ---- */

/* Most rows of most files. Without quotes strict CSV is only this: a cell ends at the separator or
 * the line end, and blanks around it go. Such rows are cut where they lie, several times faster
 * than libcsv can; every row with a quote, without a line end, or so long that the ceiling of a
 * cell could matter is libcsv's. */

static bool is_blank_byte(const struct scanner *scanner, char byte)
{
    return (byte == ' ' || byte == '\t') && byte != scanner->scan->separator;
}

/* The end of the last whole line before the next quote; `at` where there is none. */
static gsize end_of_plain_rows(struct scanner *scanner, gsize at)
{
    const struct scan *scan = scanner->scan;
    gsize end;

    if (scanner->next_quote < at || at == 0) {
        const char *quote = memchr(scan->text + at, '"', scan->length - at);
        scanner->next_quote = quote == NULL ? scan->length : (gsize)(quote - scan->text);
    }
    end = scanner->next_quote;
    while (end > at && scan->text[end - 1] != '\n' && scan->text[end - 1] != '\r')
        end--;
    return end;
}

/* The cell from `begin` to the stop at `end`, whose place its NUL takes. */
static void cut_cell(struct scanner *scanner, char *begin, char *end)
{
    if (scanner->n_cells == LIMIT_COLUMNS) {
        mark_too_many(scanner);
        return;
    }
    while (begin < end && is_blank_byte(scanner, *begin))
        begin++;
    while (end > begin && is_blank_byte(scanner, end[-1]))
        end--;
    *end = '\0';
    scanner->cells[scanner->n_cells++] = (struct table_cell){begin, (gsize)(end - begin)};
}

/* Cuts the row at `at`, which has a line end; answers where that stands, and which it was. */
static char *cut_row(struct scanner *scanner, char *at, char *line_end)
{
    char *begin = at;
    char stop;

    while (is_blank_byte(scanner, *at))
        at++;
    *line_end = *at;
    if (*at == '\n' || *at == '\r') /* a blank line has no cell */
        return at;
    for (at = begin;; begin = ++at) {
        while (!scanner->stops[(guchar)*at])
            at++;
        stop = *at;
        cut_cell(scanner, begin, at);
        if (stop != scanner->scan->separator)
            break;
    }
    *line_end = stop;
    return at;
}

/* True where no cell of the line can reach its ceiling. One look answers for many lines. */
static bool is_short_line(struct scanner *scanner, const char *line, const char *end)
{
    const char *stop;

    if (line < scanner->short_until)
        return true;
    scanner->short_until = end;
    if ((gsize)(end - line) < LIMIT_FIELD_BYTES)
        return true;
    stop = line + LIMIT_FIELD_BYTES;
    while (stop > line && stop[-1] != '\n')
        stop--;
    scanner->short_until = stop;
    return stop > line;
}

/* Hands over the rows without quotes from the row at `at` on; answers where they end. */
static gsize cut_rows(struct scanner *scanner, gsize at)
{
    char *text = scanner->scan->text;
    gsize first = at + (scanner->last_was_cr && text[at] == '\n'); /* the rest of a CRLF */
    char *row = text + first;
    char *end = text + end_of_plain_rows(scanner, first);

    scanner->last_was_cr = false;

    while (row < end && is_short_line(scanner, row, end) && scanner->too_many_line == 0) {
        char line_end;
        row = cut_row(scanner, row, &line_end) + 1;
        row += line_end == '\r' && row < end && *row == '\n';
        scanner->last_was_cr = false;
        end_row('\n', scanner);
    }
    return (gsize)(row - text);
}

/* ---- all rows ---- */

/* Bytes of the line at `at` with its end, at most a block. */
static gsize line_length(const struct scan *scan, gsize at)
{
    const gsize most = MIN(128u << 10, scan->length - at);
    const char *line = scan->text + at;
    gsize n = 0;

    while (n < most && line[n] != '\n' && line[n] != '\r')
        n++;
    if (n == most)
        return n;
    return n + 1 + (line[n] == '\r' && n + 1 < most && line[n + 1] == '\n');
}

/* Feeds from the row at `at` until the end or a fault; answers how far it came. */
static gsize feed(struct scanner *scanner, struct csv_parser *parser, gsize at)
{
    const struct scan *scan = scanner->scan;

    scanner->row_ended = true;
    while (at < scan->length && scanner->too_many_line == 0) {
        gsize n, taken;
        if (scanner->row_ended)
            at = cut_rows(scanner, at);
        n = line_length(scan, at);
        if (n == 0 || scanner->too_many_line != 0)
            break;
        scanner->row_ended = false;
        taken = csv_parse(parser, scan->text + at, n, take_cell, end_row, scanner);
        at += taken;
        if (taken < n)
            break;
    }
    return at;
}

static bool scan_all(struct scanner *scanner)
{
    const struct scan *scan = scanner->scan;
    bool fine = true, go_on = true;

    for (gsize at = 0; go_on;) {
        struct csv_parser parser;
        bool at_end;
        parser_start(&parser, scan->separator);
        at = feed(scanner, &parser, at);
        at_end =
            at == scan->length && csv_error(&parser) == CSV_SUCCESS && scanner->too_many_line == 0;
        go_on = false;
        /* After a fault csv_fini would hand over the half row as if it were good. */
        if (!at_end || csv_fini(&parser, take_cell, end_row, scanner) != 0 ||
            scanner->too_many_line > 0) {
            report(scanner, &parser, at_end);
            fine = false;
            go_on = !at_end && csv_error(&parser) == CSV_EPARSE && !parser.quoted &&
                    scanner->too_many_line == 0;
        }
        csv_free(&parser);
        if (go_on)
            at = next_line(scanner, at);
    }
    return fine;
}

bool scan_text(const struct scan *scan)
{
    struct scanner scanner = {
        .scan = scan, .row_line = scan->first_line, .record = scan->first_record, .room = 4096};
    bool fine;

    scanner.stops['\n'] = scanner.stops['\r'] = scanner.stops[(guchar)scan->separator] = true;
    scanner.text = g_malloc(scanner.room);
    scanner.cells = g_new(struct table_cell, LIMIT_COLUMNS);
    fine = scan_all(&scanner);
    g_free(scanner.text);
    g_free(scanner.cells);
    return fine;
}
