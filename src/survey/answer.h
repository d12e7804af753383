/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/answer.h - one cell to an answer of its question.
 *
 * A cell is tried step by step (ANSWER_STEPS in answer.c): blank, code, name, label or alias in any
 * language, "4 - label", LimeSurvey's A4, yes and no, decimal comma, what tools write for nothing.
 * A cell that can be two answers is none, and both are told. What was resolved once is remembered,
 * so that a column of a million cells costs a table lookup a cell; a coder therefore belongs to one
 * thread.
 */
#ifndef SURVEY_ANSWER_H
#define SURVEY_ANSWER_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"
#include "instrument/instrument.h"
#include "text/decimal.h"

struct answer {
    gint16 code;            /* as in struct answers of survey/wave.h */
    bool by_label;          /* written as a label or alias */
    bool other_digits;      /* written in digits that are not ASCII */
    struct decimal decimal; /* for decimal coders */
};

struct answer_coder;

/* For a question with choices (min and max say nothing then), or for numbers from min to max. The
 * question must outlive the coder. */
struct answer_coder *answer_coder_new(const struct question *question, struct decimal min,
                                      struct decimal max);
void answer_coder_free(struct answer_coder *coder);
OWN_DEFINE(answer_coder, answer_coder_free)

/* True where answers are decimals: a decimal question, or whole numbers too large for a code. */
bool answer_coder_is_decimal(const struct answer_coder *coder);

/* What can be answered, for a message: "1..5, 98". Owned by the coder. */
const char *answer_coder_words(const struct answer_coder *coder);

/* The two meanings of the cell that was refused last, NULL-terminated; NULL where it had none. */
const char *const *answer_coder_doubt(const struct answer_coder *coder);

/* Reads a cell; text is UTF-8 with a NUL at length. False where it is no answer of the question. */
bool answer_read(struct answer *out, struct answer_coder *coder, const char *text, gsize length);

/* The range in which every scale that counts the item can use it. */
void item_range(struct decimal *min, struct decimal *max, const struct instrument *instrument,
                guint item);

/* Order of two decimals: <0, 0, >0. */
int decimal_compare(struct decimal a, struct decimal b);

#endif
