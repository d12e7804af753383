/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/header_map.h"

#include <string.h>

#include "table/table.h"
#include "text/fold.h"

#define MAP_NAME "map.csv"

struct header_map {
    char *sha256;        /* NULL for an empty map */
    struct table *table; /* owns the texts of meanings */
    char *path;
    int column, question; /* of the table */
    GHashTable *meanings; /* folded heading to row + 1 */
};

struct header_map *header_map_new(void)
{
    struct header_map *map = g_new0(struct header_map, 1);

    map->meanings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return map;
}

void header_map_free(struct header_map *map)
{
    g_hash_table_unref(map->meanings);
    g_clear_pointer(&map->table, table_free);
    g_free(map->path);
    g_free(map->sha256);
    g_free(map);
}

static const char *name_in(const struct header_map *map, guint row)
{
    return table_text(map->table, row, map->question);
}

static void read_row(struct header_map *map, guint row, struct diagnostics *diagnostics)
{
    const char *heading = table_text(map->table, row, map->column);
    char *folded = text_fold(heading);
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(map->meanings, folded));

    if (before > 0 && strcmp(name_in(map, before - 1), name_in(map, row)) != 0) {
        struct where where = table_place(map->table, row, map->column);
        diagnostics_add(diagnostics, MESSAGE_MAP_TWO_MEANINGS, &where, heading,
                        name_in(map, before - 1), name_in(map, row), NULL);
    } else if (*folded != '\0' && before == 0) {
        g_hash_table_insert(map->meanings, g_steal_pointer(&folded), GUINT_TO_POINTER(row + 1));
    }
    g_free(folded);
}

static bool find_column(int *column, const struct table *table, const char *name,
                        struct diagnostics *diagnostics)
{
    struct where where = table_header_place(table, -1);

    *column = table_column(table, name);
    if (*column < 0)
        diagnostics_add(diagnostics, MESSAGE_MAP_NO_COLUMN, &where, name, NULL);
    return *column >= 0;
}

/* Named as the data file is named: beside "pre.csv" it is "map.csv". */
static char *path_beside(const char *path)
{
    const char *slash = strrchr(path, G_DIR_SEPARATOR);

    return slash == NULL ? g_strdup(MAP_NAME)
                         : g_strdup_printf("%.*s" MAP_NAME, (int)(slash - path + 1), path);
}

bool header_map_is_beside(const char *path, const char *other)
{
    g_autofree char *one = path_beside(path);
    g_autofree char *two = path_beside(other);

    return strcmp(one, two) == 0;
}

struct header_map *header_map_beside(const char *path, struct diagnostics *diagnostics)
{
    own(header_map) map = header_map_new();
    guint before = diagnostics_n_errors(diagnostics);
    struct table_options options = table_options_default;

    options.may_have_no_rows = true;
    map->path = path_beside(path);
    if (!g_file_test(map->path, G_FILE_TEST_EXISTS))
        return own_pass(map);
    map->table = table_load(map->path, &options, diagnostics);
    if (map->table == NULL)
        return NULL;
    if (!find_column(&map->column, map->table, "column", diagnostics) ||
        !find_column(&map->question, map->table, "question", diagnostics))
        return NULL;
    map->sha256 = g_strdup(table_file_sha256(map->table));
    for (guint i = 0; i < table_rows(map->table); i++)
        read_row(map, i, diagnostics);
    return diagnostics_n_errors(diagnostics) > before ? NULL : own_pass(map);
}

static const struct question *question_of(const struct instrument *instrument, const char *name)
{
    g_autofree char *folded = text_fold(name);

    for (guint i = 0; i < instrument->questions->len; i++) {
        const struct question *question = instrument->questions->pdata[i];
        g_autofree char *other = text_fold(question->name);
        if (*other != '\0' && strcmp(other, folded) == 0)
            return question;
    }
    return NULL;
}

enum mapped header_map_find(const struct question **question, const struct header_map *map,
                            const char *heading, const struct instrument *instrument,
                            struct diagnostics *diagnostics)
{
    g_autofree char *folded = text_fold(heading);
    guint row = GPOINTER_TO_UINT(g_hash_table_lookup(map->meanings, folded));
    struct where where;

    if (row == 0)
        return MAPPED_NOT;
    if (*name_in(map, row - 1) == '\0')
        return MAPPED_PASSED;
    *question = question_of(instrument, name_in(map, row - 1));
    if (*question != NULL)
        return MAPPED_QUESTION;
    where = table_place(map->table, row - 1, map->question);
    diagnostics_add(diagnostics, MESSAGE_MAP_UNKNOWN_QUESTION, &where, name_in(map, row - 1),
                    instrument->id, NULL);
    return MAPPED_UNKNOWN;
}

const char *header_map_path(const struct header_map *map)
{
    return map->sha256 == NULL ? NULL : map->path;
}

const char *header_map_sha256(const struct header_map *map)
{
    return map->sha256;
}
