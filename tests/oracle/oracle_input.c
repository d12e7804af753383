/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"
#include "oracle/oracle.h"
#include "table/write_csv.h"

struct preparation {
    const char *set, *folder; /* of the set; of the instrument */
    const struct table *key, *scales, *pre;
    GError **error;
};

struct table *oracle_table(const char *folder, const char *file)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *path = g_build_filename(folder, file, NULL);

    return g_file_test(path, G_FILE_TEST_EXISTS)
               ? table_load(path, &table_options_default, diagnostics)
               : NULL;
}

static const char *cell(const struct table *table, guint row, const char *column)
{
    return table_text(table, row, table_column(table, column));
}

/* A column that a set may be without. */
static const char *cell_or(const struct table *table, guint row, const char *column,
                           const char *usual)
{
    const char *text = cell(table, row, column);

    return *text == '\0' ? usual : text;
}

/* Begins a sheet of the instrument with its header, names divided by commas. */
static struct csv_writer *sheet(const struct preparation *it, const char *file, const char *header)
{
    g_autofree char *path = g_build_filename(it->folder, file, NULL);
    struct csv_writer *writer = csv_writer_new(path, CSV_PLAIN, it->error);
    g_auto(GStrv) names = g_strsplit(header, ",", -1);

    for (guint i = 0; writer != NULL && names[i] != NULL; i++)
        csv_cell(writer, names[i]);
    if (writer != NULL)
        csv_end_row(writer);
    return writer;
}

static void row_of(struct csv_writer *writer, const char *const *cells)
{
    for (guint i = 0; cells[i] != NULL; i++)
        csv_cell(writer, cells[i]);
    csv_end_row(writer);
}

#define ROW(writer, ...) row_of(writer, (const char *const[]){__VA_ARGS__, NULL})

/* Decimal where any answer or end of the range is one. */
static bool is_decimal(const struct preparation *it, guint key)
{
    int column = table_column(it->pre, cell(it->key, key, "item"));

    for (guint row = 0; row < table_rows(it->pre); row++)
        if (strchr(table_text(it->pre, row, column), '.') != NULL)
            return true;
    return strchr(cell(it->key, key, "min"), '.') != NULL ||
           strchr(cell(it->key, key, "max"), '.') != NULL;
}

static bool is_first_of_item(const struct table *key, guint row)
{
    for (guint i = 0; i < row; i++)
        if (strcmp(cell(key, i, "item"), cell(key, row, "item")) == 0)
            return false;
    return true;
}

static bool has_missing_codes(const struct preparation *it, guint key)
{
    return *cell(it->key, key, "missing_codes") != '\0';
}

static bool write_survey(const struct preparation *it)
{
    struct csv_writer *writer = sheet(it, "survey.csv", "type,name,role");

    if (writer == NULL)
        return false;
    ROW(writer, "text", "id", "id");
    ROW(writer, "text", "county", "county");
    ROW(writer, "text", "neighbourhood", "neighbourhood");
    if (table_column(it->pre, "arm") >= 0)
        ROW(writer, "integer", "arm", "arm");
    for (guint i = 0; i < table_rows(it->key); i++) {
        const char *item = cell(it->key, i, "item");
        g_autofree char *list = g_strconcat("select_one list_", item, NULL);
        const char *type = has_missing_codes(it, i) ? list
                           : is_decimal(it, i)      ? "decimal"
                                                    : "integer";
        if (is_first_of_item(it->key, i))
            ROW(writer, type, item, "");
    }
    return csv_writer_close(writer, it->error);
}

/* A list for each item with codes that are no answers. */
static void write_list(struct csv_writer *writer, const struct table *key, guint row)
{
    g_autofree char *list = g_strconcat("list_", cell(key, row, "item"), NULL);
    g_auto(GStrv) missing = g_strsplit(cell(key, row, "missing_codes"), ";", -1);
    gint64 last = g_ascii_strtoll(cell(key, row, "max"), NULL, 10);

    for (gint64 code = g_ascii_strtoll(cell(key, row, "min"), NULL, 10); code <= last; code++) {
        g_autofree char *name = g_strdup_printf("%" G_GINT64_FORMAT, code);
        ROW(writer, list, name, "");
    }
    for (guint i = 0; missing[i] != NULL; i++)
        ROW(writer, list, missing[i], cell_or(key, row, "missing_kind", "blank"));
}

static bool write_choices(const struct preparation *it)
{
    struct csv_writer *writer = sheet(it, "choices.csv", "list_name,name,missing");

    if (writer == NULL)
        return false;
    for (guint i = 0; i < table_rows(it->key); i++)
        if (has_missing_codes(it, i) && is_first_of_item(it->key, i))
            write_list(writer, it->key, i);
    return csv_writer_close(writer, it->error);
}

static bool write_scales(const struct preparation *it)
{
    struct csv_writer *writer =
        sheet(it, "scales.csv",
              "scale,kind,method,min_items,prorate,dont_know,direction,primary,reliability,"
              "reliability_source,smallest_change");

    if (writer == NULL)
        return false;
    for (guint i = 0; i < table_rows(it->scales); i++) {
        bool knows = strcmp(cell(it->scales, i, "type"), "knowledge") == 0;
        ROW(writer, cell(it->scales, i, "scale"), knows ? "knowledge" : "attitude",
            cell_or(it->scales, i, "method", knows ? "sum" : "mean"),
            cell(it->scales, i, "min_answered"), knows ? "no" : "yes", knows ? "wrong" : "missing",
            cell(it->scales, i, "direction"), cell_or(it->scales, i, "primary", "yes"),
            cell(it->scales, i, "reliability"),
            *cell(it->scales, i, "reliability") == '\0' ? "" : "the set",
            cell(it->scales, i, "smallest_change"));
    }
    return csv_writer_close(writer, it->error);
}

static bool write_keys(const struct preparation *it)
{
    struct csv_writer *writer = sheet(it, "keys.csv", "scale,item,reverse,correct,min,max");

    if (writer == NULL)
        return false;
    for (guint i = 0; i < table_rows(it->key); i++)
        ROW(writer, cell(it->key, i, "scale"), cell(it->key, i, "item"),
            cell(it->key, i, "reverse"), cell(it->key, i, "correct"), cell(it->key, i, "min"),
            cell(it->key, i, "max"));
    return csv_writer_close(writer, it->error);
}

static bool write_settings(const struct preparation *it)
{
    g_autofree char *name = g_path_get_basename(it->set);
    struct csv_writer *writer = sheet(it, "settings.csv", "form_id,version,form_title");

    if (writer == NULL)
        return false;
    ROW(writer, name, "1", name);
    return csv_writer_close(writer, it->error);
}

static bool has_file(const struct preparation *it, const char *file)
{
    g_autofree char *path = g_build_filename(it->set, file, NULL);

    return g_file_test(path, G_FILE_TEST_EXISTS);
}

static bool write_programme(const struct preparation *it, const char *dir)
{
    g_autofree char *path = g_build_filename(dir, "programme.ini", NULL);
    g_autofree char *text =
        g_strconcat("[programme]\ntitle = Oracle\n[track participants]\ninstrument = instrument\n"
                    "pre = pre.csv\n",
                    has_file(it, "post.csv") ? "post = post.csv\n" : "",
                    has_file(it, "register.csv") ? "register = register.csv\n" : "", NULL);

    return file_write(path, text, strlen(text), it->error);
}

static bool copy_file(const struct preparation *it, const char *dir, const char *file)
{
    g_autofree char *from = g_build_filename(it->set, file, NULL);
    g_autofree char *to = g_build_filename(dir, file, NULL);
    g_autoptr(GBytes) bytes = NULL;
    gsize length;
    const char *text;

    if (!has_file(it, file))
        return true;
    bytes = file_read(from, it->error);
    if (bytes == NULL)
        return false;
    text = g_bytes_get_data(bytes, &length);
    return file_write(to, text, length, it->error);
}

bool oracle_prepare(const char *set, const char *dir, GError **error)
{
    static bool (*const WRITE[])(const struct preparation *) = {
        write_survey, write_choices, write_scales, write_keys, write_settings};
    g_autofree char *folder = g_build_filename(dir, "instrument", NULL);
    own(table) key = oracle_table(set, "key.csv");
    own(table) scales = oracle_table(set, "scales.csv");
    own(table) pre = oracle_table(set, "pre.csv");
    struct preparation it = {set, folder, key, scales, pre, error};

    if (key == NULL || scales == NULL || pre == NULL) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                    "%s: key.csv, scales.csv or pre.csv is missing or no table", set);
        return false;
    }
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: cannot be made", folder);
        return false;
    }
    for (guint i = 0; i < G_N_ELEMENTS(WRITE); i++)
        if (!WRITE[i](&it))
            return false;
    return write_programme(&it, dir) && copy_file(&it, dir, "pre.csv") &&
           copy_file(&it, dir, "post.csv") && copy_file(&it, dir, "register.csv");
}
