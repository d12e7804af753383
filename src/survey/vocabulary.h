/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/vocabulary.h - the words by which the questions of a questionnaire are known.
 *
 * Words are folded (text_fold), but for exact names. One word may belong to several questions; who
 * looks a word up is told of two of them.
 */
#ifndef SURVEY_VOCABULARY_H
#define SURVEY_VOCABULARY_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"
#include "instrument/instrument.h"

enum word_kind {
    WORD_EXACT = 1, /* the name, letter by letter */
    WORD_NAME = 2,
    WORD_ALIAS = 4,
    WORD_LABEL = 8,
    WORD_SILENT = 16, /* names and labels of notes and groups: they hold no answers */
};

struct fit { /* what was found; both NULL for nothing */
    const struct question *question, *other;
};

struct vocabulary;

/* The questionnaire must outlive it. */
struct vocabulary *vocabulary_new(const struct instrument *instrument);
void vocabulary_free(struct vocabulary *vocabulary);
OWN_DEFINE(vocabulary, vocabulary_free)

/* Adds the questions of a text to a fit; kinds are word_kind bits. */
void vocabulary_find(struct fit *fit, const struct vocabulary *vocabulary, unsigned kinds,
                     const char *text);

#endif
