/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text/label.h - one meaning in several languages: a title, a place's name, an item's wording. */
#ifndef TEXT_LABEL_H
#define TEXT_LABEL_H

#include <glib.h>
#include <stdbool.h>

#include "base/language.h"
#include "base/own.h"

struct label; /* pairs of language code ("fa", "en", "azb" ...) and text, in the order they were set
               */

struct label *label_new(void);
void label_free(struct label *label);
OWN_DEFINE(label, label_free)

/* code NULL or "" is the text without a language. Empty texts are not stored. */
void label_set(struct label *label, const char *code, const char *text);

/* The text in that language; else without a language; else the first one; else fallback (may be
 * NULL). label may be NULL. Owned by the label (or is fallback). */
const char *label_get(const struct label *label, enum language language, const char *fallback);

guint label_n(const struct label *label);
const char *label_nth_text(const struct label *label, guint i);
const char *label_nth_code(const struct label *label, guint i);

/* "label::فارسی (fa)" with base "label" -> "fa"; "label" -> ""; another header -> NULL. The
 * language code is what stands in the last brackets, or the whole tag where there are none. Caller
 * frees. */
char *label_code_of_header(const char *header, const char *base);

#endif
