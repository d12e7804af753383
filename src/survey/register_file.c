/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/register_file.h"

#include <math.h>
#include <string.h>

#include "survey/gazetteer.h"
#include "table/table.h"
#include "text/decimal.h"
#include "text/fold.h"

struct register_reading {
    const struct table *table;
    struct register_file *file;
    struct places *places;
    struct diagnostics *diagnostics;
    double planned;
    int person, hours, county, neighbourhood; /* columns */
    GHashTable *seen;                         /* key -> line */
    bool fine;
};

static bool find_columns(struct register_reading *reading, const char *path)
{
    static const char *const KNOWN[] = {"person", "id", "hours", "county", "neighbourhood", NULL};
    const struct table *table = reading->table;
    struct where where = {.file = path, .line = 1};

    reading->person = table_column(table, "person") >= 0 ? table_column(table, "person")
                                                         : table_column(table, "id");
    reading->hours = table_column(table, "hours");
    reading->county = table_column(table, "county");
    reading->neighbourhood = table_column(table, "neighbourhood");
    for (guint i = 0; i < table_columns(table); i++)
        if (!g_strv_contains(KNOWN, table_header(table, i)))
            diagnostics_add(reading->diagnostics, MESSAGE_REGISTER_UNKNOWN_COLUMN, &where,
                            table_header(table, i), NULL);
    if (reading->person < 0 || reading->hours < 0)
        diagnostics_add(reading->diagnostics, MESSAGE_REGISTER_NO_COLUMN, &where,
                        reading->person < 0 ? "person" : "hours", NULL);
    return reading->person >= 0 && reading->hours >= 0;
}

static double read_hours(struct register_reading *reading, guint row)
{
    const char *text = table_text(reading->table, row, reading->hours);
    struct where where = table_place(reading->table, row, reading->hours);
    struct decimal value;
    char planned[G_ASCII_DTOSTR_BUF_SIZE];
    const double not_said = (double)NAN;

    if (*text == '\0')
        return not_said;
    if (!decimal_parse(&value, text, strlen(text)) || value.digits < 0) {
        diagnostics_add(reading->diagnostics, MESSAGE_HOURS_UNREADABLE, &where, text, NULL);
        reading->fine = false;
        return not_said;
    }
    if (decimal_value(value) > reading->planned)
        diagnostics_add(reading->diagnostics, MESSAGE_HOURS_OVER, &where, text,
                        g_ascii_formatd(planned, sizeof planned, "%g", reading->planned), NULL);
    return decimal_value(value);
}

static void read_row(struct register_reading *reading, guint i)
{
    const char *id = table_text(reading->table, i, reading->person);
    struct where where = table_place(reading->table, i, reading->person);
    g_autofree char *folded = text_fold_id(id);
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(reading->seen, folded));
    struct place_match match = {-1, -1, NULL};
    struct register_row row = {.line = where.line};
    char line[16];

    if (*folded == '\0' || before > 0) {
        g_snprintf(line, sizeof line, "%u", before);
        diagnostics_add(reading->diagnostics,
                        before > 0 ? MESSAGE_REGISTER_TWICE : MESSAGE_ID_EMPTY, &where, id, line,
                        NULL);
        reading->fine = false;
        return;
    }
    if (places_resolve(reading->places, table_text(reading->table, i, reading->county),
                       table_text(reading->table, i, reading->neighbourhood),
                       &match) != PLACE_FOUND) {
        diagnostics_add(reading->diagnostics, MESSAGE_NEIGHBOURHOOD_UNKNOWN, &where,
                        table_text(reading->table, i, reading->neighbourhood), NULL);
        reading->fine = false;
    }
    row.id = g_string_chunk_insert(reading->file->texts, id);
    row.key = g_string_chunk_insert(reading->file->texts, folded);
    row.hours = read_hours(reading, i);
    row.county = match.county;
    row.neighbourhood = match.neighbourhood;
    g_hash_table_insert(reading->seen, (gpointer)(guintptr)row.key,
                        GUINT_TO_POINTER((guint)where.line));
    g_array_append_val(reading->file->rows, row);
}

struct register_file *register_read(const char *path, struct places *places, double planned,
                                    struct diagnostics *diagnostics)
{
    own(table) table = table_load(path, &table_options_default, diagnostics);
    own(register_file) file = NULL;
    struct register_reading reading = {.table = table,
                                       .places = places,
                                       .diagnostics = diagnostics,
                                       .planned = isnan(planned) ? G_MAXDOUBLE : planned,
                                       .fine = true};

    if (table == NULL || !find_columns(&reading, path))
        return NULL;
    file = g_new0(struct register_file, 1);
    file->rows = g_array_new(FALSE, FALSE, sizeof(struct register_row));
    file->texts = g_string_chunk_new(4096);
    reading.file = file;
    reading.seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < table_rows(table); i++)
        read_row(&reading, i);
    g_hash_table_unref(reading.seen);
    return reading.fine ? own_pass(file) : NULL;
}

void register_free(struct register_file *file)
{
    g_array_unref(file->rows);
    g_string_chunk_free(file->texts);
    g_free(file);
}
