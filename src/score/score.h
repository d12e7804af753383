/* SPDX-License-Identifier: GPL-3.0-or-later */
/* score/score.h - answers to exact scale scores, by the scoring contract and nothing else.
 *
 * reverse = min + max - x of the declared range. mean = sum / answered, sum = mean x k, percent =
 * 100 x right / k; a score exists when at least min_items are answered (and, without prorating, a
 * rated scale needs all). Knowledge: right 1; wrong 0; don't know by the contract; a blank counts
 * as wrong in the score but not as answered. An index is the mean of its parts' scores on 0-100.
 * Exposure scales have no scores.
 */
#ifndef SCORE_SCORE_H
#define SCORE_SCORE_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"

#include "instrument/instrument.h"
#include "score/fraction.h"
#include "survey/wave.h"

struct scores {
    const struct instrument *instrument;
    guint n_people;
    struct fraction **own; /* [scale][person]: on the scale's own metric; NULL for exposure */
    guint16 **n_answered;  /* [scale][person]: items (parts) answered */
};

struct scores *scores_of_wave(const struct instrument *instrument, const struct wave *wave);
void scores_free(struct scores *scores);
OWN_DEFINE(scores, scores_free)

/* The score on 0-100: (own - min) / (max - min) x 100. Exact. */
struct fraction score_pomp(const struct scale *scale, struct fraction own);

/* True where blanks were filled by the mean of the answered items. */
bool score_prorated(const struct scores *scores, guint scale, guint person);

/* One keyed answer: reversed where the key says so, or 1/0 for right/wrong. Knowledge: blank and
 * don't know are 0 under DONT_KNOW_WRONG. NAN where there is no answer. */
double score_item(const struct instrument *instrument, const struct wave *wave, guint scale,
                  guint i_key, guint person);

/* Lower and upper bound of a knowledge score when blanks count as wrong, and when they are left
 * out of k (both on the scale's own metric). NONE where nothing was answered. */
void score_knowledge_bounds(struct fraction *blank_wrong, struct fraction *answered_only,
                            const struct instrument *instrument, const struct wave *wave,
                            guint scale, guint person);

#endif
