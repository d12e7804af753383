/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/file.h - whole files in, whole files out, every call checked.
 *
 * Errors are of the domain G_FILE_ERROR and say "PATH: reason" (base/reason.h); a file over the
 * ceiling is FILE_ERROR_TOO_LARGE: "PATH: larger than 4 GiB".
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <glib.h>
#include <stdbool.h>

#define FILE_ERROR file_error_quark()
GQuark file_error_quark(void);
enum file_error { FILE_ERROR_TOO_LARGE };

/* Reads a regular file, FIFO or "-" (stdin). Errors: missing, a folder, unreadable, over
 * LIMIT_FILE_BYTES, or changed while it was read. The bytes are NOT NUL-terminated. Not mapped: a
 * mapped file that somebody shortens kills the process. */
GBytes *file_read(const char *path, GError **error);

/* The same as a block that the caller frees, with room for a NUL behind the bytes. */
char *file_read_own(const char *path, gsize *length, GError **error);

/* file_read with a ceiling of the caller's. */
GBytes *file_read_at_most(const char *path, guint64 ceiling, GError **error);

/* Writes, syncs and closes; nothing of a failed write is left at path, and what was there before
 * stays: a regular file is written beside it and renamed, a device or FIFO is written to. */
bool file_write(const char *path, const char *bytes, gsize length, GError **error);

/* Lower-case hex SHA-256. Caller frees. */
char *file_sha256(GBytes *bytes);

#endif
