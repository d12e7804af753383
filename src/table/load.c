/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "table/table.h"
#include "text/damage.h"

struct table {
    char *path, *sha256;
    GPtrArray *names; /* char * */
    GPtrArray *cells; /* const char *, row by row; owned by texts */
    GStringChunk *texts;
    GArray *lines, *records; /* guint64 a row */
    guint64 header_line, header_record;
};

static void keep_row(const struct table_row *row, gpointer user)
{
    struct table *table = user;

    for (guint i = 0; i < row->n_cells; i++) {
        g_autofree char *trimmed = g_strstrip(g_strdup(row->cells[i].text));
        g_ptr_array_add(table->cells, g_string_chunk_insert_const(table->texts, trimmed));
    }
    g_array_append_val(table->lines, row->line);
    g_array_append_val(table->records, row->record);
}

/* Small tables hold names and wordings in every column: one that was destroyed spoils them. */
static bool is_intact(const struct table *table, const struct table_options *options,
                      struct diagnostics *diagnostics)
{
    bool intact = true;

    for (guint row = 0; row < table_rows(table); row++)
        for (guint column = 0; column < table_columns(table); column++) {
            struct where where = table_place(table, row, (int)column);

            if (options->quoting != NULL &&
                g_strv_contains(options->quoting, table_header(table, column)))
                continue;
            intact = !text_damage_report(table_text(table, row, (int)column), TEXT_SENTENCE, &where,
                                         diagnostics) &&
                     intact;
        }
    return intact;
}

static struct table *table_new(const struct table_reader *reader, const char *path)
{
    struct table *table = g_new0(struct table, 1);
    struct where header = table_header_where(reader, 0);

    table->header_line = header.line;
    table->header_record = header.record;
    table->path = g_strdup(path);
    table->sha256 = g_strdup(table_sha256(reader));
    table->names = g_ptr_array_new_with_free_func(g_free);
    table->cells = g_ptr_array_new();
    table->texts = g_string_chunk_new(4096);
    table->lines = g_array_new(FALSE, FALSE, sizeof(guint64));
    table->records = g_array_new(FALSE, FALSE, sizeof(guint64));
    for (guint i = 0; i < table_n_columns(reader); i++)
        g_ptr_array_add(table->names, g_strdup(table_column_name(reader, i)));
    return table;
}

struct table *table_load(const char *path, const struct table_options *options,
                         struct diagnostics *diagnostics)
{
    own(table_reader) reader = table_open(path, options, diagnostics);
    own(table) table = NULL;

    if (reader == NULL)
        return NULL;
    table = table_new(reader, path);
    if (!table_each_row(reader, keep_row, table, diagnostics) ||
        !is_intact(table, options, diagnostics))
        return NULL;
    return own_pass(table);
}

void table_free(struct table *table)
{
    g_ptr_array_unref(table->names);
    g_ptr_array_unref(table->cells);
    g_string_chunk_free(table->texts);
    g_array_unref(table->lines);
    g_array_unref(table->records);
    g_free(table->path);
    g_free(table->sha256);
    g_free(table);
}

guint table_rows(const struct table *table)
{
    return table->lines->len;
}

guint table_columns(const struct table *table)
{
    return table->names->len;
}

const char *table_header(const struct table *table, guint column)
{
    return table->names->pdata[column];
}

const char *table_file_sha256(const struct table *table)
{
    return table->sha256;
}

int table_column(const struct table *table, const char *name)
{
    for (guint i = 0; i < table->names->len; i++)
        if (strcmp(table->names->pdata[i], name) == 0)
            return (int)i;
    return -1;
}

const char *table_text(const struct table *table, guint row, int column)
{
    return column < 0 ? "" : table->cells->pdata[row * table->names->len + (guint)column];
}

static struct where place(const struct table *table, guint64 line, guint64 record, int column)
{
    return (struct where){table->path, line, record, (guint)(column + 1),
                          column < 0 ? NULL : table->names->pdata[(guint)column]};
}

struct where table_place(const struct table *table, guint row, int column)
{
    if (row >= table->lines->len) /* a table without rows: its header is the nearest place */
        return table_header_place(table, column);
    return place(table, g_array_index(table->lines, guint64, row),
                 g_array_index(table->records, guint64, row), column);
}

struct where table_header_place(const struct table *table, int column)
{
    return place(table, table->header_line, table->header_record, column);
}
