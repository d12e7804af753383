/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/identity.h - people by the key of their number. */
#ifndef SURVEY_IDENTITY_H
#define SURVEY_IDENTITY_H

#include <glib.h>
#include <stdbool.h>

/* A cell's text without the spaces and invisible marks at its ends, in a chunk. */
char *identity_trimmed(GStringChunk *texts, const char *text, gsize length);

/* The same of the cell of a person's number: "" also where it only says that there is none
 * (survey/blank_mark.h). */
char *identity_number(GStringChunk *texts, const char *text, gsize length);

/* True where two texts are one but for those edges. */
bool identity_trimmed_equal(const char *one, const char *other);

/* Numbers 0..n-1 in the byte order of their keys; equal keys in the order of their numbers. Caller
 * frees. */
guint32 *identity_order(const char *const *keys, guint n);

#endif
