/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/places.h"

#include <string.h>

#include "survey/gazetteer.h"
#include "survey/spelling.h"
#include "text/fold.h"

/* ---- life ---- */

static void county_free(gpointer data)
{
    struct county *county = data;

    g_free(county->code);
    label_free(county->name);
    g_free(county);
}

static void neighbourhood_free(gpointer data)
{
    struct neighbourhood *neighbourhood = data;

    g_free(neighbourhood->code);
    g_free(neighbourhood->setting);
    g_free(neighbourhood->facilitator);
    label_free(neighbourhood->name);
    g_free(neighbourhood);
}

struct places *places_new(void)
{
    struct places *places = g_new0(struct places, 1);

    places->counties = g_ptr_array_new_with_free_func(county_free);
    places->neighbourhoods = g_ptr_array_new_with_free_func(neighbourhood_free);
    places->county_keys =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, place_spelling_free);
    places->neighbourhood_keys =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, place_spelling_free);
    return places;
}

void places_free(struct places *places)
{
    g_ptr_array_unref(places->counties);
    g_ptr_array_unref(places->neighbourhoods);
    g_hash_table_unref(places->county_keys);
    g_hash_table_unref(places->neighbourhood_keys);
    g_free(places);
}

/* ---- asking ---- */

/* The spelling nearest to a folded text among the keys that begin with a prefix; the first in byte
 * order of equally near ones, so that the order of a hash table does not show. */
static const char *nearest(GHashTable *keys, const char *prefix, const char *folded)
{
    const char *found = NULL;
    guint best = SPELLING_FAR;
    GHashTableIter iter;
    gpointer key, value;

    g_hash_table_iter_init(&iter, keys);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        const struct place_spelling *spelling = value;
        guint distance;
        if (!g_str_has_prefix(key, prefix))
            continue;
        distance = spelling_distance(folded, (const char *)key + strlen(prefix));
        if (!spelling_is_near(distance, folded) || distance > best)
            continue;
        if (found == NULL || distance < best || strcmp(spelling->text, found) < 0)
            found = spelling->text;
        best = distance;
    }
    return found;
}

/* A code gathered from the data: a number in ASCII digits, whichever the office types, else the
 * text as it is. Caller frees. */
static char *gathered_code(const char *text)
{
    char digits[32];

    if (text_fold_number(digits, sizeof digits, text, strlen(text)) &&
        digits[strspn(digits, "0123456789")] == '\0')
        return g_strdup(digits);
    return g_strdup(text);
}

static enum place_outcome resolve_county(struct places *places, const char *text,
                                         struct place_match *match)
{
    g_autofree char *folded = text_fold(text);
    g_autofree char *code = NULL;
    const struct place_spelling *known = g_hash_table_lookup(places->county_keys, folded);

    if (*folded == '\0')
        return PLACE_FOUND;
    if (known != NULL) {
        match->county = known->number;
        return PLACE_FOUND;
    }
    if (places->declared) {
        match->suggestion = nearest(places->county_keys, "", folded);
        return PLACE_COUNTY_UNKNOWN;
    }
    code = gathered_code(text);
    match->county = places_add_county(places, code);
    label_set(((struct county *)places->counties->pdata[match->county])->name, NULL, code);
    return PLACE_FOUND;
}

static enum place_outcome refuse_neighbourhood(struct places *places, const char *folded,
                                               gint alone, struct place_match *match)
{
    g_autofree char *prefix =
        match->county < 0 ? place_key_alone("") : place_key_in_county(places, match->county, "");

    if (match->county < 0 && alone == PLACE_SEVERAL)
        return PLACE_AMBIGUOUS;
    if (alone >= 0) {
        const struct neighbourhood *place = places->neighbourhoods->pdata[alone];
        match->suggestion = places_name(places, place->county, -1);
        return PLACE_CONTRADICTS;
    }
    match->suggestion = nearest(places->neighbourhood_keys, prefix, folded);
    return PLACE_NEIGHBOURHOOD_UNKNOWN;
}

/* A neighbourhood of a list that is gathered from the data. */
static void gather_neighbourhood(struct places *places, const char *text, const char *folded,
                                 struct place_match *match)
{
    gint number = place_key_number(places->neighbourhood_keys,
                                   place_key_in_county(places, match->county, folded));
    const struct neighbourhood *place;

    if (number < 0) {
        g_autofree char *code = gathered_code(text);
        number = places_add_neighbourhood(places, match->county, code);
        place = places->neighbourhoods->pdata[number];
        label_set(place->name, NULL, code);
    }
    match->neighbourhood = number;
}

enum place_outcome places_resolve(struct places *places, const char *county,
                                  const char *neighbourhood, struct place_match *match)
{
    g_autofree char *folded = text_fold(neighbourhood);
    enum place_outcome outcome;
    gint number, alone;

    *match = (struct place_match){-1, -1, NULL};
    outcome = resolve_county(places, county, match);
    if (outcome != PLACE_FOUND || *folded == '\0')
        return outcome;
    alone = place_key_number(places->neighbourhood_keys, place_key_alone(folded));
    number = match->county < 0
                 ? alone
                 : place_key_number(places->neighbourhood_keys,
                                    place_key_in_county(places, match->county, folded));
    if (number >= 0) {
        const struct neighbourhood *place = places->neighbourhoods->pdata[number];
        match->neighbourhood = number;
        match->county = place->county;
        return PLACE_FOUND;
    }
    if (places->declared)
        return refuse_neighbourhood(places, folded, alone, match);
    gather_neighbourhood(places, neighbourhood, folded, match);
    return PLACE_FOUND;
}

bool places_find(struct places *places, const char *county, const char *neighbourhood,
                 gint *county_out, gint *neighbourhood_out, const char **suggestion)
{
    struct place_match match;
    enum place_outcome outcome = places_resolve(places, county, neighbourhood, &match);

    *county_out = match.county;
    *neighbourhood_out = match.neighbourhood;
    if (suggestion != NULL)
        *suggestion = match.suggestion;
    return outcome == PLACE_FOUND;
}
