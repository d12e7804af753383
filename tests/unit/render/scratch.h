/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder that lives as long as a test. */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <glib.h>
#include <glib/gstdio.h>

static inline guint scratch_n_files(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint n = 0;

    while (dir != NULL && g_dir_read_name(dir) != NULL)
        n++;
    return n;
}

static inline void scratch_clear(char **folder)
{
    g_autoptr(GDir) dir = g_dir_open(*folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(*folder, name, NULL);

        g_remove(path);
    }
    g_rmdir(*folder);
    g_free(*folder);
}

#define scratch __attribute__((cleanup(scratch_clear))) char *

static inline char *scratch_new(void)
{
    char *folder = g_dir_make_tmp("tabavar-test-XXXXXX", NULL);

    g_assert(folder != NULL);
    return folder;
}

static inline GBytes *scratch_bytes(const char *path)
{
    char *contents;
    gsize length;

    return g_file_get_contents(path, &contents, &length, NULL) ? g_bytes_new_take(contents, length)
                                                               : NULL;
}

#endif
