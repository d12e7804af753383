/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text/damage.h - text that was destroyed before it came here, though its bytes are good UTF-8.
 *
 * Two accidents are frequent. A program wrote Persian in an alphabet that lacks some of its letters
 * and put a question mark for each (`????`, `شاه?ن دژ`). Or bytes that were UTF-8 already were
 * taken for Windows letters and encoded once more (`Ø§Ø±ÙˆÙ…ÛŒÙ‡`, `ط§ط±ظˆظ…غŒظ‡`). Neither is
 * repaired here: the lost letters are gone, and a repair of the others would hide that a file is
 * broken. It is named, with what it should read, and refused where such a text matters: headings,
 * names, labels, ids.
 */
#ifndef TEXT_DAMAGE_H
#define TEXT_DAMAGE_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"

enum text_damage { TEXT_INTACT, TEXT_LETTERS_LOST, TEXT_ENCODED_TWICE };

enum text_kind {
    TEXT_SENTENCE, /* may end in a question mark */
    TEXT_NAME      /* of a place or person: none of its words ends in one */
};

/* What happened to a valid UTF-8 text. Lost: U+FFFD anywhere; two question marks or more and no
 * letter; a question mark between two letters, one of them Arabic or Persian; in a name also at an
 * end of an Arabic or Persian word. Twice: all of it, written in Windows-1256 or -1252, is UTF-8
 * again with two Arabic or Persian letters at least; *repaired is then that text (caller frees),
 * else NULL. repaired may be NULL. */
enum text_damage text_damage_of(const char *text, enum text_kind kind, char **repaired);

/* Adds E107 or E108 at a place. True where the text is damaged. */
bool text_damage_report(const char *text, enum text_kind kind, const struct where *where,
                        struct diagnostics *diagnostics);

#endif
