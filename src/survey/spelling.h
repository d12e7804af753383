/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/spelling.h - the known word that a misspelt one is nearest to, for "is ... meant?".
 *
 * Only ever a suggestion: nothing is corrected silently.
 */
#ifndef SURVEY_SPELLING_H
#define SURVEY_SPELLING_H

#include <glib.h>
#include <stdbool.h>

/* Words further apart than this are never suggested. */
#define SPELLING_FAR 3u

/* Letters to insert, delete or change to turn one word into the other (Levenshtein 1966), over
 * UTF-8 letters; SPELLING_FAR for that many or more. */
guint spelling_distance(const char *a, const char *b);

/* True where a distance makes `word` a plausible slip: two letters at most, and fewer than the word
 * has. */
bool spelling_is_near(guint distance, const char *word);

/* The nearest of a NULL-terminated list, the first of equally near ones; NULL where none is near.
 */
const char *spelling_nearest(const char *word, const char *const *known);

#endif
