/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/archive.h - a zip in memory: its parts read with their checksums, some of them replaced.
 *
 * The only place that knows libzip. Reading is safe for damaged and hostile files: sizes are capped
 * and each part must be whole. Writing is reproducible: replaced parts carry the zip format's
 * earliest time, 1980-01-01, whatever the clock and the time zone; the others stay as they are.
 */
#ifndef RENDER_ARCHIVE_H
#define RENDER_ARCHIVE_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"

struct archive;

/* The bytes must live as long as the archive. NULL with error (G_FILE_ERROR_INVAL) for anything
 * that is not a sound zip. */
struct archive *archive_open(GBytes *bytes, GError **error);
void archive_free(struct archive *archive);
OWN_DEFINE(archive, archive_free)

guint archive_n(const struct archive *archive);

/* Owned by the archive. */
const char *archive_name(const struct archive *archive, guint i);
bool archive_has(const struct archive *archive, const char *name);

/* A whole part, NUL-terminated for convenience; caller frees. NULL with error where it is missing,
 * too large or damaged. length may be NULL. */
char *archive_read(const struct archive *archive, const char *name, gsize *length, GError **error);

/* The zip with some parts replaced: parts maps names to GString *. NULL with error. */
GBytes *archive_replaced(GBytes *bytes, GHashTable *parts, GError **error);

#endif
