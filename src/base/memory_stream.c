/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* fopencookie */
#include "base/memory_stream.h"

#include <errno.h>
#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "base/workers.h"

#ifdef __GLIBC__

enum { FIRST_ROOM = 1 << 14 };

struct memory {
    char *bytes;
    size_t length, room, at;
};

static ssize_t take(void *cookie, char *into, size_t n)
{
    struct memory *memory = cookie;
    size_t got = MIN(n, memory->length - memory->at);

    if (got > 0)
        memcpy(into, memory->bytes + memory->at, got);
    memory->at += got;
    return (ssize_t)got;
}

static bool make_room(struct memory *memory, size_t wanted)
{
    size_t room = MAX(memory->room, FIRST_ROOM);
    char *bytes;

    while (room < wanted)
        room *= 2;
    if (room == memory->room)
        return true;
    bytes = g_try_realloc(memory->bytes, room);
    if (bytes == NULL)
        return false;
    memory->bytes = bytes;
    memory->room = room;
    return true;
}

/* fopencookie: 0 is the failure of a write, never a negative number. */
static ssize_t put(void *cookie, const char *from, size_t n)
{
    struct memory *memory = cookie;

    if (n > G_MAXSSIZE - memory->at || !make_room(memory, memory->at + n)) {
        errno = ENOSPC;
        return 0;
    }
    memcpy(memory->bytes + memory->at, from, n);
    memory->at += n;
    memory->length = MAX(memory->length, memory->at);
    return (ssize_t)n;
}

static int move(void *cookie, off64_t *offset, int whence)
{
    struct memory *memory = cookie;
    off64_t from = whence == SEEK_SET   ? 0
                   : whence == SEEK_CUR ? (off64_t)memory->at
                                        : (off64_t)memory->length;
    off64_t to = from + *offset;

    if (to < 0 || to > (off64_t)memory->length) {
        errno = EINVAL;
        return -1;
    }
    memory->at = (size_t)to;
    *offset = to;
    return 0;
}

static int drop(void *cookie)
{
    struct memory *memory = cookie;

    g_free(memory->bytes);
    g_free(memory);
    return 0;
}

FILE *memory_stream_new(void)
{
    static const cookie_io_functions_t functions = {take, put, move, drop};
    struct memory *memory = g_new0(struct memory, 1);
    FILE *file = fopencookie(memory, "w+", functions);

    if (file == NULL)
        drop(memory);
    return file;
}

#else

FILE *memory_stream_new(void)
{
    return workers_memory_file();
}

#endif
