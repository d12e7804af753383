/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/read_back.h - a workbook's cells through zip and XML alone.
 *
 * Shared strings, inline strings, numbers, booleans (as numbers) and the texts of formulas and
 * errors; rich texts are joined. Damaged and hostile files give an error, never a crash.
 * render_read_back() of render/render.h is this on a file.
 */
#ifndef RENDER_READ_BACK_H
#define RENDER_READ_BACK_H

#include <glib.h>

#include "render/archive.h"
#include "render/render.h"

/* Elements: struct workbook_cell, sheet by sheet in the workbook's order, cells as they stand in
 * the file. NULL with error. */
GPtrArray *read_back_archive(const struct archive *archive, GError **error);

/* The target of a relationship of one part: "xl/worksheets/sheet1.xml" for "worksheets/sheet1.xml"
 * beside "xl/workbook.xml", or for "/xl/worksheets/sheet1.xml". Caller frees. */
char *read_back_target(const char *part, const char *target);

/* The value of an attribute, NULL where there is none; names without their prefix. */
const char *read_back_attribute(const char **names, const char **values, const char *wanted);

/* An XML name without its prefix: "v" for "c:v". */
const char *read_back_name(const char *name);

/* Parses a part with these callbacks. False with error (which names the part). */
bool read_back_parse(const struct archive *archive, const char *part, const GMarkupParser *parser,
                     gpointer user, GError **error);

#endif
