/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "table/scan.h"
#include "table/table.h"

const struct table_options table_options_default = {TEXT_ENCODING_AUTO, 0};

struct table_reader {
    char *path, *sha256;
    struct text_decoded decoded;
    char separator;
    GPtrArray *names;    /* char *: trimmed header cells */
    gsize body;          /* where the first row below the header begins */
    guint64 body_line;   /* and its line */
    guint64 body_record; /* and its spreadsheet row */
};

/* ---- opening ---- */

static const char *fault_words(enum text_fault fault)
{
    switch (fault) {
    case TEXT_FAULT_NOT_UTF8:
        return "UTF-8?";
    case TEXT_FAULT_NOT_UTF16:
        return "UTF-16?";
    case TEXT_FAULT_NUL:
        return "NUL";
    case TEXT_FAULT_ZIP:
    case TEXT_FAULT_LEGACY_EXCEL:
        return "Excel";
    case TEXT_FAULT_PDF:
        return "PDF";
    case TEXT_FAULT_HTML:
        return "HTML";
    case TEXT_FAULT_NONE:
        break;
    }
    return "";
}

static bool is_text_fault(enum text_fault fault)
{
    return fault == TEXT_FAULT_NOT_UTF8 || fault == TEXT_FAULT_NOT_UTF16 || fault == TEXT_FAULT_NUL;
}

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

static bool decode(struct table_reader *reader, GBytes *bytes, const struct table_options *options,
                   struct diagnostics *diagnostics)
{
    gsize n;
    const guint8 *data = g_bytes_get_data(bytes, &n);

    if (n == 0) {
        add_at(diagnostics, MESSAGE_FILE_EMPTY, reader->path, 0, NULL);
        return false;
    }
    if (!text_decode(&reader->decoded, data, n, options->encoding)) {
        enum text_fault fault = reader->decoded.fault;
        add_at(diagnostics, is_text_fault(fault) ? MESSAGE_BAD_ENCODING : MESSAGE_NOT_A_TEXT_FILE,
               reader->path, reader->decoded.fault_line, fault_words(fault));
        return false;
    }
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

/* Passes blank lines and Excel's `sep=;` line; leaves *begin at the header. */
static const char *skip_to_header(struct table_reader *reader, const char *text, char wanted)
{
    reader->body_line = reader->body_record = 1;
    reader->separator = wanted;
    for (;;) {
        const char *end = text + strcspn(text, "\r\n");
        bool is_sep = end - text == 5 && g_ascii_strncasecmp(text, "sep=", 4) == 0;
        if (is_sep && wanted == 0)
            reader->separator = text[4];
        if (*end == '\0' || (!is_sep && strspn(text, " \t") != (gsize)(end - text)))
            return text;
        text = end + (end[0] == '\r' && end[1] == '\n' ? 2 : 1);
        reader->body_line++;
        reader->body_record++;
    }
}

static bool take_header(const struct table_row *row, gpointer user)
{
    struct table_reader *reader = user;

    if (reader->names->len > 0) {
        reader->body_line = row->line;
        reader->body_record = row->record;
        return false;
    }
    for (guint i = 0; i < row->n_cells; i++)
        g_ptr_array_add(reader->names, g_strstrip(g_strdup(row->cells[i].text)));
    /* Excel adds columns that hold nothing, not even a name. */
    while (reader->names->len > 0 &&
           *(const char *)reader->names->pdata[reader->names->len - 1] == '\0')
        g_ptr_array_set_size(reader->names, (gint)reader->names->len - 1);
    return true;
}

static enum message message_of(enum scan_fault fault)
{
    switch (fault) {
    case SCAN_QUOTE_NOT_CLOSED:
        return MESSAGE_QUOTE_NOT_CLOSED;
    case SCAN_CELL_TOO_LARGE:
        return MESSAGE_CELL_TOO_LARGE;
    case SCAN_TOO_MANY_COLUMNS:
        return MESSAGE_TOO_MANY_COLUMNS;
    case SCAN_BAD_QUOTE:
    case SCAN_FINE:
    case SCAN_STOPPED:
        break;
    }
    return MESSAGE_BAD_QUOTE;
}

static void add_fault(struct diagnostics *diagnostics, const struct table_reader *reader,
                      const struct scan_result *result)
{
    enum message message = message_of(result->fault);
    char limit[32] = "";

    if (message == MESSAGE_CELL_TOO_LARGE)
        g_snprintf(limit, sizeof limit, "%u KB", LIMIT_FIELD_BYTES >> 10);
    if (message == MESSAGE_TOO_MANY_COLUMNS)
        g_snprintf(limit, sizeof limit, "%u", LIMIT_COLUMNS);
    add_at(diagnostics, message, reader->path, result->line, limit);
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

static bool read_header(struct table_reader *reader, const struct table_options *options,
                        struct diagnostics *diagnostics)
{
    const char *header = skip_to_header(reader, reader->decoded.utf8, options->separator);
    gsize length = header_length(header);
    struct scan_result result;
    guint64 lines = 0;

    if (reader->separator == 0)
        reader->separator = sniff(header);
    result = scan_text(header, length, reader->separator, reader->body_line, reader->body_record,
                       take_header, reader);
    if (result.fault != SCAN_FINE) {
        add_fault(diagnostics, reader, &result);
        return false;
    }
    for (gsize i = 0; i < length; i++)
        lines += header[i] == '\n' || (header[i] == '\r' && header[i + 1] != '\n');
    reader->body = (gsize)(header - reader->decoded.utf8) + length;
    reader->body_line += lines;
    reader->body_record++;
    return true;
}

static void append_letters(char *out, gsize size, guint column)
{
    char letters[8];
    gsize n = 0, i = 0;

    for (; column > 0; column = (column - 1) / 26)
        letters[n++] = (char)('A' + (column - 1) % 26);
    while (n > 0 && i + 1 < size)
        out[i++] = letters[--n];
    out[i] = '\0';
}

static bool check_names(const struct table_reader *reader, struct diagnostics *diagnostics)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    bool unique = true;

    for (guint i = 0; i < reader->names->len; i++) {
        char *name = reader->names->pdata[i];
        guint first = GPOINTER_TO_UINT(g_hash_table_lookup(seen, name));
        char here[8], there[8];
        if (*name == '\0')
            continue;
        if (first == 0) {
            g_hash_table_insert(seen, name, GUINT_TO_POINTER(i + 1));
            continue;
        }
        append_letters(there, sizeof there, first);
        append_letters(here, sizeof here, i + 1);
        diagnostics_add(diagnostics, MESSAGE_DUPLICATE_COLUMN,
                        &(struct where){.file = reader->path}, name, there, here, NULL);
        unique = false;
    }
    return unique;
}

struct table_reader *table_open(const char *path, const struct table_options *options,
                                struct diagnostics *diagnostics)
{
    own(table_reader) reader = g_new0(struct table_reader, 1);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = file_read(path, &error);

    reader->path = g_strdup(path);
    reader->names = g_ptr_array_new_with_free_func(g_free);
    if (bytes == NULL) {
        const char *why = strrchr(error->message, ':');
        diagnostics_add(diagnostics, MESSAGE_CANNOT_READ, NULL, path,
                        why == NULL ? error->message : why + 2, NULL);
        return NULL;
    }
    reader->sha256 = file_sha256(bytes);
    if (!decode(reader, bytes, options, diagnostics) ||
        !read_header(reader, options, diagnostics) || !check_names(reader, diagnostics))
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

char table_separator(const struct table_reader *reader)
{
    return reader->separator;
}

enum text_encoding table_encoding(const struct table_reader *reader)
{
    return reader->decoded.encoding;
}

const char *table_sha256(const struct table_reader *reader)
{
    return reader->sha256;
}

/* ---- rows ---- */

struct walk { /* a pass over the rows, with what their lengths are held against */
    const struct table_reader *reader;
    table_row_function function;
    gpointer user;
    struct diagnostics *diagnostics;
    GArray *padded; /* struct table_cell: room for a short row */
    guint64 n_rows, cut_line;
    guint short_cells; /* cells of the row before, where it was short; else 0 */
    guint64 short_line, short_record;
    bool spoiled;
};

static bool is_empty_row(const struct table_row *row)
{
    for (guint i = 0; i < row->n_cells; i++)
        if (row->cells[i].text[strspn(row->cells[i].text, " \t")] != '\0')
            return false;
    return true;
}

static void add_length(struct walk *walk, enum message message, const struct table_row *row,
                       guint n_cells)
{
    struct where where = {.file = walk->reader->path, .line = row->line, .record = row->record};
    char have[16], want[16];

    g_snprintf(have, sizeof have, "%u", n_cells);
    g_snprintf(want, sizeof want, "%u", walk->reader->names->len);
    diagnostics_add(walk->diagnostics, message, &where, have, want, NULL);
}

/* A short row is judged when the next one comes: at the very end it may be a file cut off. */
static void settle_short(struct walk *walk, enum message message)
{
    struct table_row row = {.line = walk->short_line, .record = walk->short_record};

    if (walk->short_cells > 0)
        add_length(walk, message, &row, walk->short_cells);
    walk->short_cells = 0;
}

static struct table_row padded_row(struct walk *walk, const struct table_row *row)
{
    static const struct table_cell NOTHING = {"", 0};
    struct table_row whole = *row;

    g_array_set_size(walk->padded, 0);
    g_array_append_vals(walk->padded, row->cells, row->n_cells);
    while (walk->padded->len < walk->reader->names->len)
        g_array_append_val(walk->padded, NOTHING);
    whole.cells = (const struct table_cell *)(void *)walk->padded->data;
    whole.n_cells = walk->padded->len;
    return whole;
}

static bool take_row(const struct table_row *row, gpointer user)
{
    struct walk *walk = user;
    guint width = walk->reader->names->len;
    struct table_row whole = *row;

    settle_short(walk, MESSAGE_ROW_SHORT);
    if (is_empty_row(row))
        return true;
    walk->n_rows++;
    while (whole.n_cells > width && *whole.cells[whole.n_cells - 1].text == '\0')
        whole.n_cells--;
    if (whole.n_cells > width) {
        add_length(walk, MESSAGE_ROW_TOO_LONG, row, whole.n_cells);
        walk->spoiled = true;
        return true;
    }
    if (whole.n_cells < width) {
        walk->short_cells = whole.n_cells;
        walk->short_line = row->line;
        walk->short_record = row->record;
        whole = padded_row(walk, &whole);
    }
    walk->function(&whole, walk->user);
    return true;
}

bool table_each_row(struct table_reader *reader, table_row_function function, gpointer user,
                    struct diagnostics *diagnostics)
{
    struct walk walk = {
        .reader = reader, .function = function, .user = user, .diagnostics = diagnostics};
    struct scan_result result;

    walk.padded = g_array_new(FALSE, FALSE, sizeof(struct table_cell));
    result = scan_text(reader->decoded.utf8 + reader->body, reader->decoded.length - reader->body,
                       reader->separator, reader->body_line, reader->body_record, take_row, &walk);
    if (walk.short_cells > 0 && result.ends_without_newline) {
        settle_short(&walk, MESSAGE_FILE_CUT_OFF);
        walk.spoiled = true;
    }
    settle_short(&walk, MESSAGE_ROW_SHORT);
    g_array_unref(walk.padded);
    if (result.fault != SCAN_FINE) {
        add_fault(diagnostics, reader, &result);
        return false;
    }
    if (walk.n_rows == 0)
        add_at(diagnostics, MESSAGE_HEADER_ONLY, reader->path, 0, NULL);
    return !walk.spoiled && walk.n_rows > 0;
}

struct where table_where(const struct table_reader *reader, const struct table_row *row,
                         guint column)
{
    return (struct where){reader->path, row->line, row->record, column + 1,
                          column < reader->names->len ? reader->names->pdata[column] : NULL};
}
