/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/file.h - whole files in, whole files out, every call checked. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <glib.h>
#include <stdbool.h>

/* Maps or reads a regular file, FIFO or "-" (stdin). Errors: missing, a folder, unreadable, over
 * LIMIT_FILE_BYTES, or changed while it was read. The bytes are NOT NUL-terminated. */
GBytes *file_read(const char *path, GError **error);

/* Writes, syncs and closes; nothing of a failed write is left at path. */
bool file_write(const char *path, const char *bytes, gsize length, GError **error);

/* Lower-case hex SHA-256. Caller frees. */
char *file_sha256(GBytes *bytes);

#endif
