/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "table/scan.h"
#include "table/table.h"
#include "text/damage.h"
#include "text/decode_report.h"
#include "text/hidden.h"

const struct table_options table_options_default = {TEXT_ENCODING_AUTO, 0, false, false, 0, NULL};

struct table_reader {
    char *path, *sha256;
    struct text_decoded decoded;
    char separator;
    GPtrArray *names;   /* char *: trimmed header cells */
    guint header_cells; /* with those at the end that hold not even a name */
    guint64 header_line, header_record;
    bool may_have_no_rows;
    gsize body;        /* where the first row below the header begins */
    guint64 body_line; /* and its line */
};

/* ---- opening ---- */

static void add_at(struct diagnostics *diagnostics, enum message message, const char *path,
                   guint64 line, const char *word)
{
    struct where where = {.file = path, .line = line};

    diagnostics_add(diagnostics, message, &where, word, NULL);
}

static bool is_blank_text(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* Old programs close a text with Ctrl-Z. */
static void drop_end_mark(struct text_decoded *decoded)
{
    while (decoded->length > 0 && decoded->utf8[decoded->length - 1] == '\x1a')
        decoded->utf8[--decoded->length] = '\0';
}

static void drop_hidden(struct table_reader *reader, struct diagnostics *diagnostics)
{
    char *text = reader->decoded.utf8;
    gsize first;
    gsize n = text_drop_hidden(text, &reader->decoded.length, &first);
    guint64 line = 1;
    char count[32];

    if (n == 0)
        return;
    for (gsize i = 0; i < first; i++)
        line += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
    g_snprintf(count, sizeof count, "%" G_GSIZE_FORMAT, n);
    add_at(diagnostics, MESSAGE_HIDDEN_DROPPED, reader->path, line, count);
}

/* Takes the bytes. */
static bool decode(struct table_reader *reader, char *bytes, gsize n,
                   const struct table_options *options, struct diagnostics *diagnostics)
{
    bool is_text;

    if (n == 0) {
        g_free(bytes);
        add_at(diagnostics, MESSAGE_FILE_EMPTY, reader->path, 0, NULL);
        return false;
    }
    is_text = text_decode_own(&reader->decoded, bytes, n, options->encoding);
    decode_report(&reader->decoded, options->encoding, reader->path, diagnostics);
    if (!is_text)
        return false;
    drop_end_mark(&reader->decoded);
    drop_hidden(reader, diagnostics);
    if (is_blank_text(reader->decoded.utf8)) {
        add_at(diagnostics, MESSAGE_FILE_EMPTY, reader->path, 0, NULL);
        return false;
    }
    return true;
}

/* The separator that divides the header line most often, outside quotes. */
static char sniff(const char *text)
{
    static const char MARKS[] = {',', ';', '\t'};
    guint counts[G_N_ELEMENTS(MARKS)] = {0};
    bool inside = false;
    gsize best = 0;

    for (; *text != '\0' && (inside || (*text != '\n' && *text != '\r')); text++) {
        inside = inside != (*text == '"');
        for (gsize i = 0; i < G_N_ELEMENTS(MARKS) && !inside; i++)
            counts[i] += *text == MARKS[i];
    }
    for (gsize i = 1; i < G_N_ELEMENTS(MARKS); i++)
        if (counts[i] > counts[best])
            best = i;
    return MARKS[best];
}

/* Passes the lines that are to be skipped, blank lines and Excel's `sep=;` line; answers where the
 * header begins. */
static char *skip_to_header(struct table_reader *reader, char *text,
                            const struct table_options *options)
{
    const char wanted = options->separator;

    reader->header_line = reader->header_record = 1;
    reader->separator = wanted;
    for (guint line = 0;; line++) {
        char *end = text + strcspn(text, "\r\n");
        bool is_sep = end - text == 5 && g_ascii_strncasecmp(text, "sep=", 4) == 0;
        if (is_sep && wanted == 0 && strchr(",;\t|", text[4]) != NULL)
            reader->separator = text[4];
        if (*end == '\0' ||
            (line >= options->skip_lines && !is_sep && strspn(text, " \t") != (gsize)(end - text)))
            return text;
        text = end + (end[0] == '\r' && end[1] == '\n' ? 2 : 1);
        reader->header_line++;
        reader->header_record++;
    }
}

static enum message message_of(enum scan_fault_kind kind)
{
    switch (kind) {
    case SCAN_QUOTE_NOT_CLOSED:
        return MESSAGE_QUOTE_NOT_CLOSED;
    case SCAN_CELL_TOO_LARGE:
        return MESSAGE_CELL_TOO_LARGE;
    case SCAN_TOO_MANY_COLUMNS:
        return MESSAGE_TOO_MANY_COLUMNS;
    case SCAN_BAD_QUOTE:
        break;
    }
    return MESSAGE_BAD_QUOTE;
}

/* What reading a text needs to hand on: the reader, where faults go, and who wants the rows. */
struct walk {
    struct table_reader *reader;
    struct diagnostics *diagnostics;
    table_row_function function;
    gpointer user;
    struct table_cell *padded; /* room for a short row */
    guint64 n_rows;
    guint surplus;              /* empty cells beyond the header, of the first row */
    struct table_row short_row; /* the row before, where it was short: its length and place */
    bool is_short, spoiled;
};

static void take_fault(const struct scan_fault *fault, gpointer user)
{
    const struct walk *walk = user;
    const struct table_reader *reader = walk->reader;
    struct where where = {.file = reader->path,
                          .line = fault->line,
                          .record = fault->record,
                          .column = fault->column};
    char limit[32] = "";

    if (walk->function != NULL && fault->column <= reader->names->len)
        where.column_name = reader->names->pdata[fault->column - 1];
    if (fault->kind == SCAN_CELL_TOO_LARGE)
        g_snprintf(limit, sizeof limit, "%u KB", LIMIT_FIELD_BYTES >> 10);
    if (fault->kind == SCAN_TOO_MANY_COLUMNS)
        g_snprintf(limit, sizeof limit, "%u", LIMIT_COLUMNS);
    diagnostics_add(walk->diagnostics, message_of(fault->kind), &where, limit, NULL);
}

static void take_header(const struct table_row *row, gpointer user)
{
    struct table_reader *reader = ((const struct walk *)user)->reader;
    GPtrArray *names = reader->names;

    if (names->len > 0)
        return;
    reader->header_cells = row->n_cells;
    for (guint i = 0; i < row->n_cells; i++)
        g_ptr_array_add(names, g_strstrip(g_strdup(row->cells[i].text)));
    /* Excel adds columns that hold nothing, not even a name. */
    while (names->len > 0 && *(const char *)names->pdata[names->len - 1] == '\0')
        g_ptr_array_set_size(names, (gint)names->len - 1);
}

/* Bytes of the header row: to the first line end outside quotes. */
static gsize header_length(const char *text)
{
    bool inside = false;
    const char *p = text;

    for (; *p != '\0' && (inside || (*p != '\n' && *p != '\r')); p++)
        inside = inside != (*p == '"');
    return (gsize)(p - text) + (p[0] == '\r' && p[1] == '\n' ? 2u : p[0] != '\0');
}

/* A header in one piece that holds Arabic commas or semicolons was divided by them. */
static bool check_header(const struct table_reader *reader, struct diagnostics *diagnostics)
{
    static const char *const MARKS[] = {"،", "؛"};

    if (reader->names->len == 0) {
        add_at(diagnostics, MESSAGE_NO_HEADER, reader->path, reader->header_line, NULL);
        return false;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(MARKS) && reader->names->len == 1; i++)
        if (strstr(reader->names->pdata[0], MARKS[i]) != NULL) {
            add_at(diagnostics, MESSAGE_ODD_SEPARATOR, reader->path, reader->header_line, MARKS[i]);
            return false;
        }
    return true;
}

static bool read_header(struct table_reader *reader, const struct table_options *options,
                        struct diagnostics *diagnostics)
{
    char *header = skip_to_header(reader, reader->decoded.utf8, options);
    struct walk walk = {.reader = reader, .diagnostics = diagnostics};
    struct scan scan = {header, header_length(header), 0,          reader->header_line,
                        1,      take_header,           take_fault, &walk};

    if (reader->separator == 0)
        reader->separator = sniff(header);
    scan.separator = reader->separator;
    scan.first_record = reader->header_record;
    reader->body = (gsize)(header - reader->decoded.utf8) + scan.length;
    reader->body_line = reader->header_line;
    for (gsize i = 0; i < scan.length; i++)
        reader->body_line += header[i] == '\n' || (header[i] == '\r' && header[i + 1] != '\n');
    return scan_text(&scan) && check_header(reader, diagnostics);
}

void table_column_letters(char *out, guint column)
{
    char letters[8];
    gsize n = 0;

    for (; column > 0; column = (column - 1) / 26)
        letters[n++] = (char)('A' + (column - 1) % 26);
    while (n > 0)
        *out++ = letters[--n];
    *out = '\0';
}

static bool check_names(const struct table_reader *reader, bool may_repeat,
                        struct diagnostics *diagnostics)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    bool fine = true;

    for (guint i = 0; i < reader->names->len; i++) {
        char *name = reader->names->pdata[i];
        guint first = GPOINTER_TO_UINT(g_hash_table_lookup(seen, name));
        char here[8], there[8];
        struct where where;
        if (*name == '\0')
            continue;
        where = table_header_where(reader, i);
        fine = !text_damage_report(name, TEXT_SENTENCE, &where, diagnostics) && fine;
        if (first == 0) {
            g_hash_table_insert(seen, name, GUINT_TO_POINTER(i + 1));
            continue;
        }
        if (may_repeat)
            continue;
        table_column_letters(there, first);
        table_column_letters(here, i + 1);
        diagnostics_add(diagnostics, MESSAGE_DUPLICATE_COLUMN, &where, name, there, here, NULL);
        fine = false;
    }
    return fine;
}

struct table_reader *table_open(const char *path, const struct table_options *options,
                                struct diagnostics *diagnostics)
{
    own(table_reader) reader = g_new0(struct table_reader, 1);
    g_autoptr(GError) error = NULL;
    gsize n = 0;
    char *bytes = file_read_own(path, &n, &error);

    reader->path = g_strdup(path);
    reader->may_have_no_rows = options->may_have_no_rows;
    reader->names = g_ptr_array_new_with_free_func(g_free);
    if (bytes == NULL) {
        diagnostics_add_error(diagnostics, MESSAGE_CANNOT_READ, path, error);
        return NULL;
    }
    reader->sha256 = sha256_of(bytes, n);
    if (!decode(reader, bytes, n, options, diagnostics) ||
        !read_header(reader, options, diagnostics) ||
        !check_names(reader, options->may_repeat_names, diagnostics))
        return NULL;
    return own_pass(reader);
}

void table_close(struct table_reader *reader)
{
    text_decoded_clear(&reader->decoded);
    g_ptr_array_unref(reader->names);
    g_free(reader->path);
    g_free(reader->sha256);
    g_free(reader);
}

guint table_n_columns(const struct table_reader *reader)
{
    return reader->names->len;
}

const char *table_column_name(const struct table_reader *reader, guint column)
{
    return reader->names->pdata[column];
}

const char *table_sha256(const struct table_reader *reader)
{
    return reader->sha256;
}

/* ---- rows ---- */

static bool is_empty_row(const struct table_row *row)
{
    for (guint i = 0; i < row->n_cells; i++)
        if (row->cells[i].text[strspn(row->cells[i].text, " \t")] != '\0')
            return false;
    return true;
}

static void add_length(struct walk *walk, enum message message, const struct table_row *row)
{
    struct where where = {.file = walk->reader->path, .line = row->line, .record = row->record};
    char have[16], want[16];

    g_snprintf(have, sizeof have, "%u", row->n_cells);
    g_snprintf(want, sizeof want, "%u", walk->reader->names->len);
    diagnostics_add(walk->diagnostics, message, &where, have, want, NULL);
}

/* A short row is judged when the next one comes: at the very end it may be a file cut off. */
static void settle_short(struct walk *walk, enum message message)
{
    if (walk->is_short)
        add_length(walk, message, &walk->short_row);
    walk->is_short = false;
}

static struct table_row padded_row(struct walk *walk, const struct table_row *row)
{
    struct table_row whole = *row;

    for (guint i = 0; i < walk->reader->names->len; i++)
        walk->padded[i] = i < row->n_cells ? row->cells[i] : (struct table_cell){"", 0};
    whole.cells = walk->padded;
    whole.n_cells = walk->reader->names->len;
    return whole;
}

/* Empty cells beyond the header are Excel's where every row has them; where one has, its cells may
 * stand one to the right of their own, the last of them being empty. */
static void check_surplus(struct walk *walk, const struct table_row *row)
{
    guint width = walk->reader->header_cells;
    guint surplus = row->n_cells > width ? row->n_cells - width : 0;

    if (walk->n_rows == 1)
        walk->surplus = surplus;
    else if (surplus > walk->surplus)
        add_length(walk, MESSAGE_ROW_LONGER, row);
}

static void take_row(const struct table_row *row, gpointer user)
{
    struct walk *walk = user;
    guint width = walk->reader->names->len;
    struct table_row whole = *row;

    settle_short(walk, MESSAGE_ROW_SHORT);
    if (is_empty_row(row))
        return;
    walk->n_rows++;
    while (whole.n_cells > width && whole.cells[whole.n_cells - 1].length == 0)
        whole.n_cells--;
    if (whole.n_cells > width) {
        add_length(walk, MESSAGE_ROW_TOO_LONG, &whole);
        walk->spoiled = true;
        return;
    }
    check_surplus(walk, row);
    if (whole.n_cells < width) {
        walk->is_short = true;
        walk->short_row = whole;
        whole = padded_row(walk, &whole);
    }
    walk->function(&whole, walk->user);
}

static bool ends_without_newline(const struct text_decoded *decoded)
{
    return decoded->length > 0 && strchr("\r\n", decoded->utf8[decoded->length - 1]) == NULL;
}

bool table_each_row(struct table_reader *reader, table_row_function function, gpointer user,
                    struct diagnostics *diagnostics)
{
    struct walk walk = {
        .reader = reader, .diagnostics = diagnostics, .function = function, .user = user};
    struct scan scan = {reader->decoded.utf8 + reader->body,
                        reader->decoded.length - reader->body,
                        reader->separator,
                        reader->body_line,
                        reader->header_record + 1,
                        take_row,
                        take_fault,
                        &walk};
    g_autofree struct table_cell *padded = g_new(struct table_cell, reader->names->len);
    bool may_be_cut_off = ends_without_newline(&reader->decoded);
    bool fine;

    walk.padded = padded;
    fine = scan_text(&scan);
    if (walk.is_short && may_be_cut_off) {
        settle_short(&walk, MESSAGE_FILE_CUT_OFF);
        walk.spoiled = true;
    }
    settle_short(&walk, MESSAGE_ROW_SHORT);
    if (fine && walk.n_rows == 0 && !reader->may_have_no_rows) {
        add_at(diagnostics, MESSAGE_HEADER_ONLY, reader->path, reader->header_line, NULL);
        return false;
    }
    return fine && !walk.spoiled;
}

static struct where place(const struct table_reader *reader, guint64 line, guint64 record,
                          guint column)
{
    return (struct where){reader->path, line, record, column + 1,
                          column < reader->names->len ? reader->names->pdata[column] : NULL};
}

struct where table_where(const struct table_reader *reader, const struct table_row *row,
                         guint column)
{
    return place(reader, row->line, row->record, column);
}

struct where table_header_where(const struct table_reader *reader, guint column)
{
    return place(reader, reader->header_line, reader->header_record, column);
}
