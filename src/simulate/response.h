/* SPDX-License-Identifier: GPL-3.0-or-later */
/* simulate/response.h - from a true score to an answer.
 *
 * Rated items: true score and noise, cut into the item's steps, turned round for reversed items.
 * Knowledge: who knows answers right, who does not says "don't know" or guesses. Knowing comes from
 * the true score by a correlation of 0.8, so that items of a scale go together as those of a good
 * test do (KR-20 near 0.6 for eight items). Exposure: what happens in the neighbourhood, seen by
 * each with an own eye.
 */
#ifndef SIMULATE_RESPONSE_H
#define SIMULATE_RESPONSE_H

#include <glib.h>

#include "instrument/instrument.h"
#include "simulate/recipe.h"
#include "stats/random.h"

struct responses; /* how hard each item is, and what happens in each place */

struct responses *responses_new(const struct instrument *instrument, struct stats_random *random,
                                guint n_places);
void responses_free(struct responses *responses);

/* Fills answers[0..n_items-1]; truth: the person's true scores by scale. */
void responses_draw(gint16 *answers, struct responses *responses, const struct track_recipe *recipe,
                    const double *truth, guint place);

#endif
