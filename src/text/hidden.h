/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text/hidden.h - characters that nobody typed and nobody sees. */
#ifndef TEXT_HIDDEN_H
#define TEXT_HIDDEN_H

#include <glib.h>

/* Takes them out of a valid UTF-8 text in place: ASCII control characters but tab and line ends,
 * marks that turn the direction of what follows (U+202A..202E, U+2066..2069), byte-order marks
 * inside. Half-spaces and the marks of direction that Persian texts need stay, and so do
 * U+0080..009F, by which a text that was encoded twice is known (text/damage.h). Answers how many
 * there were, with *first the offset of the first in the text as it was; *length is the new length.
 */
gsize text_drop_hidden(char *text, gsize *length, gsize *first);

#endif
