/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/gazetteer.h - how places are filled and asked, for the modules of this room.
 *
 * Spellings are folded (text_fold). A neighbourhood is known by its county and spelling, and by
 * its spelling alone where no other county has the same one.
 */
#ifndef SURVEY_GAZETTEER_H
#define SURVEY_GAZETTEER_H

#include <glib.h>
#include <stdbool.h>

#include "survey/places.h"

struct place_spelling { /* value of both key tables of struct places */
    char *text;         /* as it was written */
    gint number;        /* of the place, or PLACE_SEVERAL */
    bool is_code;
};

/* The spelling alone does not say which neighbourhood. */
#define PLACE_SEVERAL (-2)

void place_spelling_free(gpointer spelling);

/* Keys of the table of neighbourhoods: a folded spelling in a county, and without one. */
char *place_key_in_county(const struct places *places, gint county, const char *folded);
char *place_key_alone(const char *folded);

/* Number of a key, or -1. Takes the key. */
gint place_key_number(GHashTable *keys, char *key);

enum place_outcome {
    PLACE_FOUND,
    PLACE_COUNTY_UNKNOWN,
    PLACE_NEIGHBOURHOOD_UNKNOWN,
    PLACE_CONTRADICTS, /* a known neighbourhood of another county; its county is suggested */
    PLACE_AMBIGUOUS    /* the spelling stands in several counties, and none was named */
};

struct place_match {
    gint county, neighbourhood; /* numbers, -1 for none */
    const char *suggestion;     /* nearest known spelling, or NULL; owned by places */
};

/* places_find with the reason. Places that are not declared grow by what they do not know. */
enum place_outcome places_resolve(struct places *places, const char *county,
                                  const char *neighbourhood, struct place_match *match);

/* Adds with a code as written; names, counties of -1 and equal codes in two counties are taken. */
gint places_add_county(struct places *places, const char *code);
gint places_add_neighbourhood(struct places *places, gint county, const char *code);

/* One more spelling. Returns the number that has it already (in the same county), else `number`. */
gint places_spell_county(struct places *places, gint number, const char *spelling);
gint places_spell_neighbourhood(struct places *places, gint number, const char *spelling);

/* The county of that code or spelling; the neighbourhood in that county. -1 for none. */
gint places_county(const struct places *places, const char *spelling);
gint places_neighbourhood(const struct places *places, gint county, const char *spelling);

/* The same where no county is named; PLACE_SEVERAL where that does not say which. */
gint places_neighbourhood_alone(const struct places *places, const char *spelling);

/* Numbers everything anew in the order of codes: only before numbers are handed out. */
void places_sort(struct places *places);

/* Name for a message: of the neighbourhood, else of the county, else "". Owned by places. */
const char *places_name(const struct places *places, gint county, gint neighbourhood);

/* Order of codes: runs of digits by their value, the rest by bytes; never 0 for different texts. */
gint place_code_compare(const char *a, const char *b);

#endif
