/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "instrument/instrument.h"
#include "table/table.h"

/* Folders above the program that may hold a folder "questionnaires": the build folder lies two
 * below the top of the sources. */
#define LEVELS_UP 3

static bool is_instrument(const char *folder)
{
    g_autofree char *survey = g_build_filename(folder, "survey.csv", NULL);

    return g_file_test(survey, G_FILE_TEST_IS_REGULAR);
}

/* Where questionnaires are looked for, the nearest first. */
static GPtrArray *roots(void)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
    const char *told = g_getenv("TABAVAR_QUESTIONNAIRES");
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = program == NULL ? NULL : g_path_get_dirname(program);

    if (told != NULL && *told != '\0')
        g_ptr_array_add(list, g_strdup(told));
    for (int i = 0; folder != NULL && i < LEVELS_UP; i++) {
        char *above = g_path_get_dirname(folder);
        g_ptr_array_add(list, g_build_filename(folder, "questionnaires", NULL));
        g_free(folder);
        folder = above;
    }
    g_ptr_array_add(list, g_strdup("questionnaires"));
    g_ptr_array_add(list, g_build_filename(TABAVAR_DATADIR, "questionnaires", NULL));
    return list;
}

static gint by_last_name(gconstpointer a, gconstpointer b)
{
    g_autofree char *first = g_path_get_basename(*(const char *const *)a);
    g_autofree char *second = g_path_get_basename(*(const char *const *)b);

    return strcmp(first, second);
}

/* A folder of the same name in a nearer place hides one further off. */
static void add_folders(GPtrArray *found, GHashTable *names, const char *root)
{
    g_autoptr(GDir) dir = g_dir_open(root, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *folder = g_build_filename(root, name, NULL);
        if (!g_hash_table_contains(names, name) && is_instrument(folder)) {
            g_hash_table_add(names, g_strdup(name));
            g_ptr_array_add(found, g_steal_pointer(&folder));
        }
    }
}

GPtrArray *instrument_folders(void)
{
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) places = roots();

    for (guint i = 0; i < places->len; i++)
        add_folders(found, names, places->pdata[i]);
    g_ptr_array_sort(found, by_last_name);
    return found;
}

/* The form_id of a folder's settings, without loading the rest. Caller frees; NULL where it cannot
 * be read. */
static char *form_id(const char *folder)
{
    own(diagnostics) unheard = diagnostics_new();
    g_autofree char *path = g_build_filename(folder, "settings.csv", NULL);
    own(table) settings = table_load(path, &table_options_default, unheard);

    if (settings == NULL)
        return NULL;
    return g_strdup(table_text(settings, 0, table_column(settings, "form_id")));
}

static bool is_called(const char *folder, const char *name)
{
    g_autofree char *last = g_path_get_basename(folder);
    g_autofree char *id = NULL;

    if (strcmp(last, name) == 0)
        return true;
    id = form_id(folder);
    return g_strcmp0(id, name) == 0;
}

char *instrument_find(const char *name, const char *base_dir)
{
    g_autofree char *given = base_dir == NULL || g_path_is_absolute(name)
                                 ? g_strdup(name)
                                 : g_build_filename(base_dir, name, NULL);
    g_autoptr(GPtrArray) folders = NULL;

    if (*name == '\0')
        return NULL;
    if (is_instrument(given))
        return g_steal_pointer(&given);
    folders = instrument_folders();
    for (guint i = 0; i < folders->len; i++)
        if (is_called(folders->pdata[i], name))
            return g_strdup(folders->pdata[i]);
    /* A folder without survey.csv: loading it will say what is missing. */
    return g_file_test(given, G_FILE_TEST_IS_DIR) ? g_steal_pointer(&given) : NULL;
}
