/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz/fuzz.h"

#include <glib/gstdio.h>
#include <stdbool.h>
#include <stdlib.h>

static char *folder;

static void remove_folder(void)
{
    g_rmdir(folder);
    g_free(folder);
}

const char *fuzz_folder(void)
{
    bool has_memory = g_file_test("/dev/shm", G_FILE_TEST_IS_DIR);
    g_autofree char *template = NULL;

    if (folder != NULL)
        return folder;
    template =
        g_build_filename(has_memory ? "/dev/shm" : g_get_tmp_dir(), "tabavar-fuzz-XXXXXX", NULL);
    g_assert(g_mkdtemp(template) != NULL);
    folder = g_steal_pointer(&template);
    atexit(remove_folder);
    return folder;
}

char *fuzz_file(const void *bytes, size_t n, const char *name)
{
    char *path = g_build_filename(fuzz_folder(), name, NULL);
    FILE *file = g_fopen(path, "wb");

    g_assert(file != NULL && fwrite(bytes, 1, n, file) == n && fclose(file) == 0);
    return path;
}

void fuzz_file_gone(char *path)
{
    g_unlink(path);
    g_free(path);
}
