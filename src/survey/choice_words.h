/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/choice_words.h - the words and numbers by which the choices of a list are known. */
#ifndef SURVEY_CHOICE_WORDS_H
#define SURVEY_CHOICE_WORDS_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"
#include "instrument/instrument.h"
#include "text/decimal.h"

struct meaning { /* what a cell may mean: no choice, one, or two that it cannot tell apart */
    const struct choice *choice, *other;
};

struct choice_words;

/* The list must outlive it. */
struct choice_words *choice_words_new(const struct choice_list *list);
void choice_words_free(struct choice_words *words);
OWN_DEFINE(choice_words, choice_words_free)

/* By code: 3 is 3.0 is ۳. A code outranks a label that is a number. */
struct meaning choice_by_number(const struct choice_words *words, struct decimal number);

/* By a name that is no number, or by label or alias in any language; folded. Two choices that are
 * the same kind of missing may share a label. */
struct meaning choice_by_name(const struct choice_words *words, const char *text);
struct meaning choice_by_label(const struct choice_words *words, const char *text);

/* The rest reads what tools and people write; each finds nothing where it does not apply. */

/* "4 - Agree", "(4) Agree", "Agree (4)": code and label must be one choice; where they are two,
 * both are the meaning. */
struct meaning choice_by_code_and_label(const struct choice_words *words, const char *text);

/* LimeSurvey's A3, AO03, SQ003: the choice of code 3, or the third one; both where they differ. */
struct meaning choice_by_answer_code(const struct choice_words *words, const char *text);

/* Yes and no (Y, FALSE, بله ...) for a list with one choice that is a yes and one that is a no;
 * "don't know" for a list with one choice of that kind. */
struct meaning choice_by_usual_word(const struct choice_words *words, const char *text);

/* "1..5, 98": neighbours are drawn together, names follow one another. Caller frees. */
char *choice_words_list(const struct choice_list *list);

#endif
