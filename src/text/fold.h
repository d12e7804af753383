/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text/fold.h - forms of a text for matching; the original stays for display.
 *
 * Two people typing the same name leave different bytes: Arabic or Persian yeh and kaf, digits of
 * three scripts, kashida, vowel marks, half-spaces, direction marks, no-break spaces, letter case.
 * Folding makes them equal. A folded text is a key; it is never shown.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include <glib.h>
#include <stdbool.h>

/* Key for labels, names, headers, codes: NFKC case fold; ي ى ې -> ی; ك -> ک; ة ۀ ە -> ه; أ إ ٱ -> ا
 * (آ kept); ؤ -> و; ئ -> ی; marks, kashida, direction marks, soft hyphens, BOM removed; digits of
 * any script to ASCII; every run of spaces, half-spaces and punctuation removed (text_fold) or made
 * one space (text_fold_spaced). Two numbers never become one, and a code keeps its sign: a run
 * between digits is one space in text_fold too (q1_2 is not q12), and a minus that begins the text
 * before a digit stays (-9 is not 9). Signs such as < > + = are kept. Caller frees. Never NULL; ""
 * for a text of marks only. */
char *text_fold(const char *text);
char *text_fold_spaced(const char *text);

/* Key for ids: as text_fold but punctuation other than spaces and invisible marks is kept (12-001
 * and 12001 are two people), every kind of dash as "-", letters upper-cased. */
char *text_fold_id(const char *text);

/* True where it is seen at once that text_fold_id would change nothing: ASCII digits, capitals and
 * dashes, as on most cards. */
bool text_is_folded_id(const char *text);

/* Digits of any script to ASCII, ٫ to ".", − to "-"; ٬ removed where it parts thousands; direction
 * marks removed, ends trimmed of every kind of space. Writes at most size-1 bytes and a NUL; false
 * where it does not fit, or where ٬ stands before other than three digits: it may be a slip for ٫.
 */
bool text_fold_number(char *out, gsize size, const char *text, gsize length);

#endif
