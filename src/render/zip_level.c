/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "render/zip_level.h"

#include <dlfcn.h>
#include <string.h>
#include <zlib.h>

typedef int (*init_function)(z_streamp, int, int, int, int, int, const char *, int);

static init_function zlibs_own;
static guint n_taken;

guint zip_level_n_taken(void)
{
    return n_taken;
}

/* dlsym() gives a pointer to an object; a function's has the same form wherever it exists. */
void zip_level_prepare(void)
{
    void *symbol = dlsym(RTLD_NEXT, "deflateInit2_");

    memcpy(&zlibs_own, &symbol, sizeof zlibs_own);
}

/* Stands before zlib's own function of this name. */
int deflateInit2_(z_streamp stream, int level, int method, int window, int memory, int strategy,
                  const char *version, int size)
{
    if (zlibs_own == NULL)
        zip_level_prepare();
    if (zlibs_own == NULL)
        return Z_STREAM_ERROR;
    if (level == Z_DEFAULT_COMPRESSION) {
        level = ZIP_LEVEL;
        n_taken++;
    }
    return zlibs_own(stream, level, method, window, memory, strategy, version, size);
}
