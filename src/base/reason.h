/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/reason.h - why something could not be done, in words of both languages.
 *
 * The C library's own sentences follow the locale or are English only; those of base/reasons.def
 * are the same on every machine. Errors made here carry "PATH: reason" in English, so that they can
 * travel upwards; talk in Persian turns the reason into Persian at the end by reason_in(). A word
 * of a diagnostic that is one of the table's other reasons (a kind of file, say) is turned as well.
 */
#ifndef BASE_REASON_H
#define BASE_REASON_H

#include <glib.h>
#include <stdbool.h>

#include "base/language.h"

/* For an errno. Never NULL: an errno without words of its own has general ones. */
const char *reason_of(int error_number, enum language language);

/* Sets error (domain G_FILE_ERROR) to "path: reason". Always false, so that a caller can return it.
 */
bool reason_set(GError **error, const char *path, int error_number);

/* text with the reason at its end put into that language; a text with none comes back as it is.
 * Caller frees. */
char *reason_in(const char *text, enum language language);

#endif
