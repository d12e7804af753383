/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV bytes to cells: the scanner against libcsv fed byte by byte, at every place; the same cells
 * with other line ends and with every cell in quotes. The first byte chooses the separator. */
#include "fuzz/fuzz.h"

#include <csv.h>
#include <stdbool.h>
#include <string.h>

#include "table/scan.h"

struct row {
    GPtrArray *cells; /* char * */
    guint64 line, record;
};

struct rows {
    GArray *rows; /* struct row */
    bool faulty;
    guint n_before_fault;
};

static void row_clear(gpointer data)
{
    g_ptr_array_unref(((struct row *)data)->cells);
}

static struct rows rows_new(void)
{
    struct rows rows = {.rows = g_array_new(FALSE, FALSE, sizeof(struct row))};

    g_array_set_clear_func(rows.rows, row_clear);
    return rows;
}

static GPtrArray *cells_new(void)
{
    return g_ptr_array_new_with_free_func(g_free);
}

/* ---- ours ---- */

static void keep_row(const struct table_row *table_row, gpointer user)
{
    struct row row = {cells_new(), table_row->line, table_row->record};

    for (guint i = 0; i < table_row->n_cells; i++) {
        const struct table_cell *cell = &table_row->cells[i];
        g_assert(cell->text[cell->length] == '\0');
        g_ptr_array_add(row.cells, g_strndup(cell->text, cell->length));
    }
    g_array_append_val(((struct rows *)user)->rows, row);
}

static void keep_fault(const struct scan_fault *fault, gpointer user)
{
    struct rows *rows = user;

    g_assert(fault->line > 0 && fault->record > 0 && fault->column > 0);
    if (!rows->faulty)
        rows->n_before_fault = rows->rows->len;
    rows->faulty = true;
}

static struct rows scan_of(const char *text, gsize length, char separator)
{
    struct rows rows = rows_new();
    g_autofree char *copy = g_malloc(length + 1);
    struct scan scan = {copy, length, separator, 1, 1, keep_row, keep_fault, &rows};

    memcpy(copy, text, length);
    copy[length] = '\0';
    g_assert(scan_text(&scan) == !rows.faulty);
    return rows;
}

/* ---- libcsv's, one byte at a time ---- */

struct reference {
    struct rows rows;
    GPtrArray *cells;
    gsize at, row_begin; /* positions in the text */
    guint64 line, record;
    const char *text;
};

static void take_cell(void *data, size_t length, void *user)
{
    struct reference *reference = user;

    g_ptr_array_add(reference->cells, g_strndup(data, length));
}

static void take_row(int terminator, void *user)
{
    struct reference *reference = user;
    const char *text = reference->text;
    bool is_second_half = terminator == '\n' && reference->at == reference->row_begin &&
                          reference->at > 0 && text[reference->at - 1] == '\r';

    if (reference->cells->len > 0) {
        struct row row = {reference->cells, reference->line, reference->record};
        g_array_append_val(reference->rows.rows, row);
        reference->cells = cells_new();
    }
    if (!is_second_half) {
        reference->record++;
        for (gsize i = reference->row_begin; i <= reference->at && text[i] != '\0'; i++)
            reference->line += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n') ||
                               (text[i] == '\r' && i == reference->at);
    }
    reference->row_begin = reference->at + 1;
}

static struct rows reference_of(const char *text, gsize length, char separator)
{
    struct reference reference = {
        .rows = rows_new(), .cells = cells_new(), .line = 1, .record = 1, .text = text};
    struct csv_parser parser;

    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_delim(&parser, (unsigned char)separator);
    for (; reference.at < length && !reference.rows.faulty; reference.at++)
        reference.rows.faulty =
            csv_parse(&parser, text + reference.at, 1, take_cell, take_row, &reference) != 1;
    if (!reference.rows.faulty)
        reference.rows.faulty = csv_fini(&parser, take_cell, take_row, &reference) != 0;
    csv_free(&parser);
    g_ptr_array_unref(reference.cells);
    return reference.rows;
}

/* ---- properties ---- */

static void expect_same_row(const struct row *a, const struct row *b, bool with_places)
{
    g_assert(a->cells->len == b->cells->len);
    for (guint i = 0; i < a->cells->len; i++)
        g_assert_cmpstr(a->cells->pdata[i], ==, b->cells->pdata[i]);
    g_assert(!with_places || (a->line == b->line && a->record == b->record));
}

static void expect_same(const struct rows *a, const struct rows *b, guint n, bool with_places)
{
    for (guint i = 0; i < n; i++)
        expect_same_row(&g_array_index(a->rows, struct row, i),
                        &g_array_index(b->rows, struct row, i), with_places);
}

static void expect_reference(const struct rows *rows, const char *text, gsize length,
                             char separator)
{
    struct rows reference = reference_of(text, length, separator);
    guint n = rows->faulty ? rows->n_before_fault : rows->rows->len;

    g_assert(reference.faulty == rows->faulty);
    g_assert(reference.rows->len == n);
    expect_same(rows, &reference, n, true);
    g_array_unref(reference.rows);
}

/* Other line ends, where none can stand inside a cell. */
static void expect_any_line_end(const struct rows *rows, const char *text, gsize length,
                                char separator)
{
    static const char *const ENDS[] = {"\r\n", "\r"};
    g_autofree char *copy = g_strndup(text, length);

    if (memchr(text, '"', length) != NULL || memchr(text, '\r', length) != NULL)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(ENDS); i++) {
        g_auto(GStrv) lines = g_strsplit(copy, "\n", -1);
        g_autofree char *other = g_strjoinv(ENDS[i], lines);
        struct rows again = scan_of(other, strlen(other), separator);
        g_assert(again.rows->len == rows->rows->len);
        expect_same(rows, &again, rows->rows->len, true);
        g_array_unref(again.rows);
    }
}

static void expect_same_in_quotes(const struct rows *rows, char separator)
{
    g_autoptr(GString) text = g_string_new(NULL);
    struct rows again;

    for (guint i = 0; i < rows->rows->len; i++) {
        const GPtrArray *cells = g_array_index(rows->rows, struct row, i).cells;
        for (guint k = 0; k < cells->len; k++) {
            g_auto(GStrv) parts = g_strsplit(cells->pdata[k], "\"", -1);
            g_autofree char *doubled = g_strjoinv("\"\"", parts);
            if (k > 0)
                g_string_append_c(text, separator);
            g_string_append_printf(text, "\"%s\"", doubled);
        }
        g_string_append_c(text, '\n');
    }
    again = scan_of(text->str, text->len, separator);
    g_assert(!again.faulty && again.rows->len == rows->rows->len);
    expect_same(rows, &again, rows->rows->len, false);
    g_array_unref(again.rows);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    static const char SEPARATORS[] = {',', ';', '\t', '|'};
    g_autofree char *text = NULL;
    char separator;
    struct rows rows;

    if (n == 0 || memchr(bytes, 0, n) != NULL) /* NUL never comes so far */
        return 0;
    separator = SEPARATORS[bytes[0] % G_N_ELEMENTS(SEPARATORS)];
    text = g_strndup((const char *)bytes + 1, n - 1);
    rows = scan_of(text, n - 1, separator);
    expect_reference(&rows, text, n - 1, separator);
    if (!rows.faulty) {
        expect_any_line_end(&rows, text, n - 1, separator);
        expect_same_in_quotes(&rows, separator);
    }
    g_array_unref(rows.rows);
    return 0;
}
