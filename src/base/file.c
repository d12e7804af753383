/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"

#define CHUNK (256u << 10)

static void set_error(GError **error, int number, const char *path)
{
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(number), "%s: %s", path,
                g_strerror(number));
}

/* Reads to the end, however long the file says it is: a FIFO says nothing. */
static GByteArray *read_all(int fd, guint64 size_hint, int *number)
{
    g_autoptr(GByteArray) bytes = g_byte_array_sized_new((guint)MIN(size_hint + 1, G_MAXUINT / 2));

    for (;;) {
        guint filled = bytes->len;
        ssize_t n;
        if (filled >= G_MAXUINT - CHUNK) {
            *number = EFBIG;
            return NULL;
        }
        g_byte_array_set_size(bytes, filled + CHUNK);
        n = read(fd, bytes->data + filled, CHUNK);
        g_byte_array_set_size(bytes, filled + (n > 0 ? (guint)n : 0));
        if (n == 0)
            return g_steal_pointer(&bytes);
        if (n < 0 && errno != EINTR) {
            *number = errno;
            return NULL;
        }
    }
}

static GBytes *read_open(int fd, const char *path, GError **error)
{
    struct stat before, after;
    GByteArray *bytes;
    int number = 0;

    if (fstat(fd, &before) != 0) {
        set_error(error, errno, path);
        return NULL;
    }
    if (S_ISDIR(before.st_mode) || (guint64)before.st_size > LIMIT_FILE_BYTES) {
        set_error(error, S_ISDIR(before.st_mode) ? EISDIR : EFBIG, path);
        return NULL;
    }
    bytes = read_all(fd, (guint64)before.st_size, &number);
    if (bytes == NULL) {
        set_error(error, number, path);
        return NULL;
    }
    if (S_ISREG(before.st_mode) && fstat(fd, &after) == 0 &&
        (after.st_size != before.st_size || after.st_mtime != before.st_mtime)) {
        g_byte_array_unref(bytes);
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_AGAIN,
                    "%s: the file changed while it was read", path);
        return NULL;
    }
    return g_byte_array_free_to_bytes(bytes);
}

GBytes *file_read(const char *path, GError **error)
{
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    GBytes *bytes;

    if (fd < 0) {
        set_error(error, errno, path);
        return NULL;
    }
    bytes = read_open(fd, path, error);
    if (!is_stdin)
        close(fd);
    return bytes;
}

static bool write_all(int fd, const char *bytes, gsize length)
{
    while (length > 0) {
        ssize_t n = write(fd, bytes, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes += n;
        length -= (gsize)n;
    }
    return true;
}

bool file_write(const char *path, const char *bytes, gsize length, GError **error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    int number = 0;

    if (fd < 0) {
        set_error(error, errno, path);
        return false;
    }
    if (!write_all(fd, bytes, length) || (fsync(fd) != 0 && errno != EINVAL))
        number = errno;
    if (close(fd) != 0 && number == 0)
        number = errno;
    if (number != 0) {
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
            unlink(path); /* not a device that was there before */
        set_error(error, number, path);
    }
    return number == 0;
}

char *file_sha256(GBytes *bytes)
{
    return g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
}
