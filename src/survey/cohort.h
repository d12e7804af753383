/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/cohort.h - the people of a track: two waves and the register joined by folded id.
 *
 * People are in the order of their folded id, so that no result depends on the order of rows. A
 * person counts for the place of the pre wave, or of the post wave where only that one is there,
 * or of the register; a later source fills in what an earlier one left open. The same id twice in a
 * wave stops the run (wave_scan); who has none goes by a code (survey/code_match.h); different
 * places in the two waves are an error here.
 */
#ifndef SURVEY_COHORT_H
#define SURVEY_COHORT_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"

#include "survey/decisions.h"
#include "survey/programme.h"
#include "survey/wave.h"

struct cohort_person {
    const char *id;               /* as written in the first source that has it */
    gint32 pre, post;             /* row of the wave, -1 absent */
    gint32 enrolled;              /* row of the register, -1 absent */
    gint32 county, neighbourhood; /* place numbers, -1 unknown */
    bool registered;              /* has a row in the register */
    bool by_code;                 /* has no card number in a wave (survey/code_match.h) */
    double hours;                 /* attended, NAN: not known */
    gint8 sex;
    gint16 birth_year;
    gint16 arm; /* -1 not said */
};

struct header_map;
struct register_file;

struct cohort {
    const struct track *track;
    const struct decisions *decisions; /* of the whole programme; NULL for none */
    struct instrument *instrument;
    struct wave *pre, *post; /* post NULL for a baseline */
    struct cohort_person *people;
    guint n_people;
    bool has_register;
    struct register_file *attendance; /* NULL for none */
    struct header_map *map;           /* beside the first wave; empty where there is no map.csv */
    struct header_map *post_map;      /* NULL where both waves stand in one folder */
};

/* Reads instrument, waves (side by side, in two threads) and register of a track, and joins them;
 * answers are taken as decided (decisions may be NULL).
 * NULL where an error was added. */
struct cohort *cohort_read(const struct track *track, const struct decisions *decisions,
                           struct places *places, struct diagnostics *diagnostics);
void cohort_free(struct cohort *cohort);
OWN_DEFINE(cohort, cohort_free)

#endif
