/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/places.h - counties and neighbourhoods: codes, names, aliases.
 *
 * From places.csv
 * (`county,neighbourhood,name::..,county_name::..,aliases,county_aliases,setting,facilitator,target`),
 * or gathered from the data where there is no such file. Numbers are stable during a run; the order
 * is that of codes, numerically where they are numbers.
 */
#ifndef SURVEY_PLACES_H
#define SURVEY_PLACES_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/own.h"
#include "text/label.h"

struct county {
    char *code;
    struct label *name;
};

struct neighbourhood {
    char *code; /* as results.csv shows it: `county/value` where two counties use one value */
    struct label *name;
    gint county;                 /* number, or -1 */
    char *setting, *facilitator; /* "" for none */
    guint target;                /* 0: not said */
};

struct places {
    GPtrArray *counties;
    GPtrArray *neighbourhoods;
    bool declared;                                /* from places.csv: unknown names are errors */
    GHashTable *county_keys, *neighbourhood_keys; /* private: folded spellings to numbers */
};

struct places *places_load(const char *path, struct diagnostics *diagnostics);
struct places *places_new(void); /* empty and not declared: values are added as they come */
void places_free(struct places *places);
OWN_DEFINE(places, places_free)

/* Numbers for a county and a neighbourhood as written in the data (code, name in any language,
 * alias; folded). Either text may be ""; then its number is -1, or the neighbourhood's own county.
 * False, with *suggestion the nearest known name (may be NULL, owned by places), where declared
 * places do not know it or the two contradict each other. */
bool places_find(struct places *places, const char *county, const char *neighbourhood,
                 gint *county_out, gint *neighbourhood_out, const char **suggestion);

#endif
