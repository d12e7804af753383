/* SPDX-License-Identifier: GPL-3.0-or-later */
/* simulate/crowd.h - invented people and their answers, from a recipe with a known truth.
 *
 * Each person has, for every scale, a true score before and after the training in standard
 * deviations of the true pre score:
 *
 *   pre   = sqrt(icc) u_place + sqrt(1 - icc) (0.6 general + 0.8 own)
 *   post  = pre + effect + sd_change (sqrt(icc_change) v_place + sqrt(1 - icc_change) own)
 *
 * and each answer is the true score plus noise, cut into the item's answer steps. So the mean true
 * change is the recipe's effect, its clustering the recipe's, and the analysis may be held against
 * them. The same seed gives the same people.
 */
#ifndef SIMULATE_CROWD_H
#define SIMULATE_CROWD_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"
#include "instrument/instrument.h"
#include "simulate/recipe.h"
#include "stats/random.h"

enum { CROWD_PRE, CROWD_POST, N_CROWD_WAVES };

#define CROWD_NOTHING G_MININT16 /* an answer left blank */

struct invented_person {
    char id[16];
    guint place;         /* index into the places */
    gint sex, education; /* index into the question's choices */
    gint birth_year;     /* Jalali */
    double hours;
    bool there[N_CROWD_WAVES];
    guint day[N_CROWD_WAVES]; /* days after the wave's first */
};

struct crowd {
    const struct instrument *instrument;
    const struct track_recipe *recipe;
    struct invented_person *people;
    guint n_people;
    gint16 *answers[N_CROWD_WAVES]; /* [person * n_items + item]: a code of the item's list, or
                                       CROWD_NOTHING */
};

/* places: struct invented_place. by_facilitator: one person a place with the facilitator's code as
 * id. */
struct crowd *crowd_new(const struct instrument *instrument, const struct track_recipe *recipe,
                        const GPtrArray *places, struct stats_random *random);
void crowd_free(struct crowd *crowd);
OWN_DEFINE(crowd, crowd_free)

#endif
