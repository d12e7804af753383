/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "instrument/instrument.h"
#include "table/table.h"

/* Folders that may hold a folder "questionnaires": the build folder lies two below the top of the
 * sources. */
#define LEVELS_UP 3

static bool is_instrument(const char *folder)
{
    g_autofree char *survey = g_build_filename(folder, "survey.csv", NULL);

    return g_file_test(survey, G_FILE_TEST_IS_REGULAR);
}

static void add_root(GPtrArray *roots, char *root)
{
    for (guint i = 0; i < roots->len; i++)
        if (strcmp(roots->pdata[i], root) == 0) {
            g_free(root);
            return;
        }
    g_ptr_array_add(roots, root);
}

/* Where questionnaires are looked for, the nearest first. */
static GPtrArray *roots(void)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
    const char *told = g_getenv("TABAVAR_QUESTIONNAIRES");
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = program == NULL ? NULL : g_path_get_dirname(program);

    if (told != NULL)
        add_root(list, g_strdup(told));
    add_root(list, g_strdup("questionnaires"));
    for (int i = 0; folder != NULL && i < LEVELS_UP; i++) {
        char *above = g_path_get_dirname(folder);
        add_root(list, g_build_filename(folder, "questionnaires", NULL));
        g_free(folder);
        folder = above;
    }
    add_root(list, g_build_filename(TABAVAR_DATADIR, "questionnaires", NULL));
    return list;
}

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *instrument_folders(void)
{
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) places = roots();

    /* One place holds the questionnaires of an installation; the first that has any is it. */
    for (guint i = 0; i < places->len && found->len == 0; i++) {
        g_autoptr(GDir) dir = g_dir_open(places->pdata[i], 0, NULL);
        const char *name;
        while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
            char *folder = g_build_filename(places->pdata[i], name, NULL);
            if (is_instrument(folder))
                g_ptr_array_add(found, folder);
            else
                g_free(folder);
        }
    }
    g_ptr_array_sort(found, by_name);
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

char *instrument_find(const char *name, const char *base_dir)
{
    g_autofree char *given = base_dir == NULL || g_path_is_absolute(name)
                                 ? g_strdup(name)
                                 : g_build_filename(base_dir, name, NULL);
    g_autoptr(GPtrArray) folders = NULL;

    if (is_instrument(given))
        return g_steal_pointer(&given);
    folders = instrument_folders();
    for (guint i = 0; i < folders->len; i++) {
        const char *folder = folders->pdata[i];
        g_autofree char *last = g_path_get_basename(folder);
        g_autofree char *id = form_id(folder);
        if (strcmp(last, name) == 0 || g_strcmp0(id, name) == 0)
            return g_strdup(folder);
    }
    return NULL;
}
