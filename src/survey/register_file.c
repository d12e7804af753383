/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/register_file.h"

#include <math.h>
#include <string.h>

#include "survey/blank_mark.h"
#include "survey/cell_fault.h"
#include "survey/number_text.h"
#include "table/table.h"
#include "text/fold.h"

enum register_column { COLUMN_PERSON, COLUMN_HOURS, COLUMN_COUNTY, COLUMN_NEIGHBOURHOOD };
#define N_REGISTER_COLUMNS 4

static const struct {
    const char *name;
    enum register_column column;
} HEADINGS[] = {
    {"person", COLUMN_PERSON},
    {"id", COLUMN_PERSON},
    {"hours", COLUMN_HOURS},
    {"county", COLUMN_COUNTY},
    {"neighbourhood", COLUMN_NEIGHBOURHOOD},
};

struct register_reading {
    const struct table *table;
    struct register_file *file;
    struct diagnostics *diagnostics;
    double planned;
    int columns[N_REGISTER_COLUMNS]; /* of the table, -1 for none */
    GHashTable *seen;                /* key -> line, as const struct register_row * */
};

/* ---- columns ---- */

static bool take_heading(struct register_reading *reading, guint column)
{
    g_autofree char *folded = text_fold(table_header(reading->table, column));

    for (gsize i = 0; i < G_N_ELEMENTS(HEADINGS); i++)
        if (strcmp(folded, HEADINGS[i].name) == 0 && reading->columns[HEADINGS[i].column] < 0) {
            reading->columns[HEADINGS[i].column] = (int)column;
            return true;
        }
    return *folded == '\0';
}

static bool find_columns(struct register_reading *reading)
{
    static const enum register_column NEEDED[] = {COLUMN_PERSON, COLUMN_HOURS};
    const struct table *table = reading->table;
    bool complete = true;

    for (int i = 0; i < N_REGISTER_COLUMNS; i++)
        reading->columns[i] = -1;
    for (guint i = 0; i < table_columns(table); i++) {
        struct where where = table_header_place(table, (int)i);
        if (!take_heading(reading, i))
            diagnostics_add(reading->diagnostics, MESSAGE_REGISTER_UNKNOWN_COLUMN, &where,
                            table_header(table, i), NULL);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(NEEDED); i++) {
        struct where where = table_header_place(table, -1);
        if (reading->columns[NEEDED[i]] >= 0)
            continue;
        complete = false;
        diagnostics_add(reading->diagnostics, MESSAGE_REGISTER_NO_COLUMN, &where,
                        NEEDED[i] == COLUMN_PERSON ? "person" : "hours", NULL);
    }
    return complete;
}

/* ---- rows ---- */

static double read_hours(struct register_reading *reading, guint row)
{
    int column = reading->columns[COLUMN_HOURS];
    const char *text = table_text(reading->table, row, column);
    struct where where = table_place(reading->table, row, column);
    struct number_text number = number_text_read(text, strlen(text));
    double value;
    char planned[G_ASCII_DTOSTR_BUF_SIZE];

    if (*text == '\0')
        return (double)NAN;
    value = decimal_value(number.readings[0]);
    if (number.n_readings != 1 || value < 0) {
        diagnostics_add(reading->diagnostics, MESSAGE_HOURS_UNREADABLE, &where, text, NULL);
        return (double)NAN;
    }
    if (value > reading->planned)
        diagnostics_add(reading->diagnostics, MESSAGE_HOURS_OVER, &where, text,
                        g_ascii_formatd(planned, sizeof planned, "%g", reading->planned), NULL);
    return value;
}

static gint32 read_residence(struct register_reading *reading, guint row)
{
    struct where where = table_place(reading->table, row, -1);
    const char *county = table_text(reading->table, row, reading->columns[COLUMN_COUNTY]);
    const char *neighbourhood =
        table_text(reading->table, row, reading->columns[COLUMN_NEIGHBOURHOOD]);

    if (*county == '\0' && *neighbourhood == '\0')
        return -1; /* the answers say it */
    return residences_add(reading->file->residences, county, strlen(county), neighbourhood,
                          strlen(neighbourhood), where.line, where.record);
}

/* The key of the row's person in texts, or NULL with a fault: no number, one
 * whose digits Excel lost, or one that is taken. */
static const char *take_key(struct register_reading *reading, const char *id,
                            const struct where *where)
{
    g_autofree char *folded = text_fold_id(id);
    gpointer before;
    char line[24];

    if (*folded == '\0' || is_no_number(id)) {
        diagnostics_add(reading->diagnostics, MESSAGE_REGISTER_NO_PERSON, where, NULL);
        return NULL;
    }
    if (cell_is_shortened_number(folded)) {
        diagnostics_add(reading->diagnostics, MESSAGE_ID_SHORTENED, where, id, NULL);
        return NULL;
    }
    if (g_hash_table_lookup_extended(reading->seen, folded, NULL, &before)) {
        g_snprintf(line, sizeof line, "%u", GPOINTER_TO_UINT(before));
        diagnostics_add(reading->diagnostics, MESSAGE_REGISTER_TWICE, where, id, line, NULL);
        return NULL;
    }
    return g_string_chunk_insert(reading->file->texts, folded);
}

static void read_row(struct register_reading *reading, guint i)
{
    const char *id = table_text(reading->table, i, reading->columns[COLUMN_PERSON]);
    struct register_row row = {.county = -1, .neighbourhood = -1};

    row.where = table_place(reading->table, i, reading->columns[COLUMN_PERSON]);
    row.key = take_key(reading, id, &row.where);
    row.hours = read_hours(reading, i);
    row.residence = read_residence(reading, i);
    if (row.key == NULL)
        return;
    row.id = g_string_chunk_insert(reading->file->texts, id);
    row.where.file = g_string_chunk_insert_const(reading->file->texts, row.where.file);
    row.where.column_name =
        g_string_chunk_insert_const(reading->file->texts, row.where.column_name);
    g_hash_table_insert(reading->seen, (gpointer)(guintptr)row.key,
                        GUINT_TO_POINTER((guint)row.where.line));
    g_array_append_val(reading->file->rows, row);
}

/* ---- the file ---- */

static struct residences *residences_of(const struct register_reading *reading, const char *path)
{
    int county = reading->columns[COLUMN_COUNTY];
    int neighbourhood = reading->columns[COLUMN_NEIGHBOURHOOD];

    return residences_new(
        path, (guint)(county + 1), county < 0 ? NULL : table_header(reading->table, (guint)county),
        (guint)(neighbourhood + 1),
        neighbourhood < 0 ? NULL : table_header(reading->table, (guint)neighbourhood));
}

struct register_file *register_read(const char *path, double planned,
                                    struct diagnostics *diagnostics)
{
    own(table) table = table_load(path, &table_options_default, diagnostics);
    struct register_file *file;
    struct register_reading reading = {.table = table,
                                       .diagnostics = diagnostics,
                                       .planned = isnan(planned) ? G_MAXDOUBLE : planned};

    if (table == NULL || !find_columns(&reading))
        return NULL;
    file = g_new0(struct register_file, 1);
    file->rows = g_array_new(FALSE, FALSE, sizeof(struct register_row));
    file->texts = g_string_chunk_new(4096);
    file->residences = residences_of(&reading, path);
    reading.file = file;
    reading.seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < table_rows(table); i++)
        read_row(&reading, i);
    g_hash_table_unref(reading.seen);
    return file;
}

void register_free(struct register_file *file)
{
    g_array_unref(file->rows);
    g_string_chunk_free(file->texts);
    residences_free(file->residences);
    g_free(file);
}

void register_place(struct register_file *file)
{
    for (guint i = 0; i < file->rows->len; i++) {
        struct register_row *row = &g_array_index(file->rows, struct register_row, i);
        if (row->residence < 0)
            continue;
        row->county = residences_nth(file->residences, row->residence)->county_number;
        row->neighbourhood = residences_nth(file->residences, row->residence)->neighbourhood_number;
    }
}
