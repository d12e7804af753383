/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/visible.h - words from hostile data, made safe to print on a terminal. */
#ifndef BASE_VISIBLE_H
#define BASE_VISIBLE_H

#include <glib.h>

/* A copy in one line: bytes that are no UTF-8 as \xC7, line breaks and tabs as \n \r \t, other
 * control and direction characters as \u202E; cut after max_letters letters with "…". Half-spaces
 * and the two direction marks that Persian texts need stay. Caller frees. */
char *visible_word(const char *text, guint max_letters);

#endif
