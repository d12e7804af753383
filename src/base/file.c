/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/limits.h"
#include "base/reason.h"
#include "base/sha256.h"

GQuark file_error_quark(void)
{
    return g_quark_from_static_string("tabavar-file");
}

#define FIRST_BYTES ((gsize)64 * 1024) /* for a stream whose size nobody knows */

struct buffer {
    char *bytes;
    gsize length, size;
};

static bool buffer_grow(struct buffer *buffer, gsize size)
{
    char *bytes = g_try_realloc(buffer->bytes, size);

    if (bytes == NULL)
        return false;
    buffer->bytes = bytes;
    buffer->size = size;
    return true;
}

static gssize read_some(int fd, char *bytes, gsize length)
{
    gssize n;

    do
        n = read(fd, bytes, MIN(length, (gsize)1 << 30));
    while (n < 0 && errno == EINTR && !interrupt_asked());
    return n;
}

/* Reads to the end, or one byte over the ceiling; an errno, or 0. */
static int read_all(int fd, struct buffer *buffer, guint64 ceiling)
{
    for (;;) {
        gssize n;
        if (buffer->length > ceiling)
            return 0;
        if (buffer->length == buffer->size && !buffer_grow(buffer, buffer->size * 2))
            return ENOMEM;
        n = read_some(fd, buffer->bytes + buffer->length, buffer->size - buffer->length);
        if (n <= 0)
            return n == 0 ? 0 : errno;
        buffer->length += (gsize)n;
    }
}

/* The file was written to between two looks at it, or its length is not what was read. */
static bool has_changed(int fd, const struct stat *before, gsize n_read)
{
    struct stat after;

    if (!S_ISREG(before->st_mode))
        return false;
    return fstat(fd, &after) != 0 || after.st_size != before->st_size ||
           after.st_mtim.tv_sec != before->st_mtim.tv_sec ||
           after.st_mtim.tv_nsec != before->st_mtim.tv_nsec ||
           (guint64)after.st_size != (guint64)n_read;
}

static GBytes *too_large(const char *path, guint64 ceiling, GError **error)
{
    static const guint64 GIB = G_GUINT64_CONSTANT(1) << 30;
    bool is_gib = ceiling >= GIB && ceiling % GIB == 0;

    g_set_error(error, FILE_ERROR, FILE_ERROR_TOO_LARGE, "%s: larger than %" G_GUINT64_FORMAT " %s",
                path, is_gib ? ceiling / GIB : ceiling, is_gib ? "GiB" : "bytes");
    return NULL;
}

static GBytes *read_open(int fd, const char *path, guint64 ceiling, GError **error)
{
    struct buffer buffer = {0};
    struct stat before;
    GBytes *bytes = NULL;
    gsize first;
    int failed = fstat(fd, &before) == 0 ? 0 : errno;

    if (failed == 0 && S_ISDIR(before.st_mode))
        failed = EISDIR;
    if (failed == 0 && S_ISREG(before.st_mode) && (guint64)before.st_size > ceiling)
        return too_large(path, ceiling, error);
    if (failed == 0) { /* one byte more, so that the end is seen without growing */
        first = S_ISREG(before.st_mode) ? (gsize)before.st_size + 1 : FIRST_BYTES;
        failed = buffer_grow(&buffer, first) ? read_all(fd, &buffer, ceiling) : ENOMEM;
    }
    if (failed == 0 && has_changed(fd, &before, buffer.length))
        failed = ESTALE;
    if (failed == EINTR)
        interrupt_check(error);
    else if (failed != 0)
        reason_set(error, path, failed);
    else if (buffer.length > ceiling)
        too_large(path, ceiling, error);
    else
        bytes = g_bytes_new_take(g_steal_pointer(&buffer.bytes), buffer.length);
    g_free(buffer.bytes);
    return bytes;
}

GBytes *file_read_at_most(const char *path, guint64 ceiling, GError **error)
{
    GBytes *bytes;
    int fd;

    if (strcmp(path, "-") == 0)
        return read_open(STDIN_FILENO, path, ceiling, error);
    fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        reason_set(error, path, errno);
        return NULL;
    }
    bytes = read_open(fd, path, ceiling, error);
    close(fd);
    return bytes;
}

GBytes *file_read(const char *path, GError **error)
{
    return file_read_at_most(path, LIMIT_FILE_BYTES, error);
}

char *file_read_own(const char *path, gsize *length, GError **error)
{
    GBytes *bytes = file_read(path, error);

    /* Nobody else holds them, so this is the buffer itself, which was larger than what it took. */
    return bytes == NULL ? NULL : g_bytes_unref_to_data(bytes, length);
}

/* Writes everything; an errno, or 0. */
static int write_all(int fd, const char *bytes, gsize length)
{
    while (length > 0) {
        gssize n = write(fd, bytes, MIN(length, (gsize)1 << 30));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        bytes += n;
        length -= (gsize)n;
    }
    return 0;
}

/* Devices and pipes cannot be synced: EINVAL is no failure there. */
static int sync_and_close(int fd)
{
    int failed = fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;

    if (close(fd) != 0 && failed == 0 && errno != EINTR)
        failed = errno;
    return failed;
}

static int write_into(int fd, const char *bytes, gsize length)
{
    int failed = write_all(fd, bytes, length);
    int closed = sync_and_close(fd);

    return failed != 0 ? failed : closed;
}

static bool write_beside(const char *path, const char *bytes, gsize length, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *temporary = g_strdup_printf("%s/.%.200s.XXXXXX", folder, name);
    int fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0666);
    int failed;

    if (fd < 0)
        return reason_set(error, path, errno);
    failed = write_into(fd, bytes, length);
    if (failed == 0 && rename(temporary, path) != 0)
        failed = errno;
    if (failed == 0)
        return true;
    g_unlink(temporary);
    return reason_set(error, path, failed);
}

bool file_write(const char *path, const char *bytes, gsize length, GError **error)
{
    struct stat there;
    int fd;
    int failed;

    if (stat(path, &there) != 0 || S_ISREG(there.st_mode))
        return write_beside(path, bytes, length, error);
    fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    failed = fd < 0 ? errno : write_into(fd, bytes, length);
    return failed == 0 || reason_set(error, path, failed);
}

char *file_sha256(GBytes *bytes)
{
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);

    return sha256_of(data, length);
}
