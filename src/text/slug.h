/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text/slug.h - file names from codes and English names: never a path, never a reserved name. */
#ifndef TEXT_SLUG_H
#define TEXT_SLUG_H

#include <glib.h>

/* Lower-case a-z, 0-9 and single hyphens, at most 60 bytes; "" where nothing is left (a Persian
 * name). Windows' reserved names (con, nul, com1 ...) get a hyphen in front of nothing: they come
 * back with "x-" before them. Caller frees. */
char *text_slug(const char *text);

#endif
