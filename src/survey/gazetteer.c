/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/gazetteer.h"

#include <string.h>

#include "text/fold.h"

/* Stands between county and spelling in a key; folded texts have no control characters. */
#define SEPARATOR '\x1f'

/* By the county's code, which stays when numbers change; no folded code is "-". */
char *place_key_in_county(const struct places *places, gint county, const char *folded)
{
    const struct county *place = county < 0 ? NULL : places->counties->pdata[county];
    g_autofree char *scope = place == NULL ? g_strdup("-") : text_fold(place->code);

    return g_strdup_printf("%s%c%s", scope, SEPARATOR, folded);
}

char *place_key_alone(const char *folded)
{
    return g_strdup_printf("%c%s", SEPARATOR, folded);
}

void place_spelling_free(gpointer data)
{
    struct place_spelling *spelling = data;

    g_free(spelling->text);
    g_free(spelling);
}

static struct place_spelling *spelling_new(const char *text, gint number, bool is_code)
{
    struct place_spelling *spelling = g_new(struct place_spelling, 1);

    *spelling = (struct place_spelling){g_strdup(text), number, is_code};
    return spelling;
}

gint place_key_number(GHashTable *keys, char *key)
{
    const struct place_spelling *known = g_hash_table_lookup(keys, key);

    g_free(key);
    return known == NULL ? -1 : known->number;
}

gint places_county(const struct places *places, const char *spelling)
{
    return place_key_number(places->county_keys, text_fold(spelling));
}

gint places_neighbourhood(const struct places *places, gint county, const char *spelling)
{
    g_autofree char *folded = text_fold(spelling);

    return place_key_number(places->neighbourhood_keys,
                            place_key_in_county(places, county, folded));
}

gint places_neighbourhood_alone(const struct places *places, const char *spelling)
{
    g_autofree char *folded = text_fold(spelling);

    return place_key_number(places->neighbourhood_keys, place_key_alone(folded));
}

/* `county/value`, so that results of two places never stand under one code. */
static void qualify(struct places *places, gint number)
{
    struct neighbourhood *place = places->neighbourhoods->pdata[number];
    const struct county *county;
    g_autofree char *prefix = NULL;

    if (place->county < 0)
        return;
    county = places->counties->pdata[place->county];
    prefix = g_strconcat(county->code, "/", NULL);
    if (!g_str_has_prefix(place->code, prefix)) {
        char *code = g_strconcat(prefix, place->code, NULL);
        g_free(place->code);
        place->code = code;
    }
}

/* The spelling without a county: of this neighbourhood, or of several. */
static void spell_alone(struct places *places, gint number, const char *text, const char *folded,
                        bool is_code)
{
    char *key = place_key_alone(folded);
    struct place_spelling *known = g_hash_table_lookup(places->neighbourhood_keys, key);

    if (known == NULL) {
        g_hash_table_insert(places->neighbourhood_keys, key, spelling_new(text, number, is_code));
        return;
    }
    g_free(key);
    if (known->number == number)
        return;
    if (known->is_code && is_code) {
        if (known->number >= 0)
            qualify(places, known->number);
        qualify(places, number);
    }
    known->number = PLACE_SEVERAL;
    known->is_code = known->is_code || is_code;
}

static gint spell(struct places *places, gint number, const char *text, bool is_code)
{
    const struct neighbourhood *place = places->neighbourhoods->pdata[number];
    g_autofree char *folded = text_fold(text);
    g_autofree char *key = place_key_in_county(places, place->county, folded);
    const struct place_spelling *known = g_hash_table_lookup(places->neighbourhood_keys, key);

    if (*folded == '\0')
        return number;
    if (known != NULL)
        return known->number;
    g_hash_table_insert(places->neighbourhood_keys, g_steal_pointer(&key),
                        spelling_new(text, number, is_code));
    spell_alone(places, number, text, folded, is_code);
    return number;
}

gint places_spell_neighbourhood(struct places *places, gint number, const char *spelling)
{
    return spell(places, number, spelling, false);
}

gint places_spell_county(struct places *places, gint number, const char *spelling)
{
    char *folded = text_fold(spelling);
    const struct place_spelling *known = g_hash_table_lookup(places->county_keys, folded);

    if (known != NULL || *folded == '\0') {
        g_free(folded);
        return known == NULL ? number : known->number;
    }
    g_hash_table_insert(places->county_keys, folded, spelling_new(spelling, number, false));
    return number;
}

gint places_add_county(struct places *places, const char *code)
{
    struct county *county = g_new0(struct county, 1);
    gint number = (gint)places->counties->len;

    county->code = g_strdup(code);
    county->name = label_new();
    g_ptr_array_add(places->counties, county);
    places_spell_county(places, number, code);
    return number;
}

gint places_add_neighbourhood(struct places *places, gint county, const char *code)
{
    struct neighbourhood *place = g_new0(struct neighbourhood, 1);
    gint number = (gint)places->neighbourhoods->len;

    place->code = g_strdup(code);
    place->name = label_new();
    place->county = county;
    place->setting = g_strdup("");
    place->facilitator = g_strdup("");
    g_ptr_array_add(places->neighbourhoods, place);
    spell(places, number, code, true);
    return number;
}

const char *places_name(const struct places *places, gint county, gint neighbourhood)
{
    if (neighbourhood >= 0) {
        const struct neighbourhood *place = places->neighbourhoods->pdata[neighbourhood];
        return label_get(place->name, LANGUAGE_FA, place->code);
    }
    if (county >= 0) {
        const struct county *place = places->counties->pdata[county];
        return label_get(place->name, LANGUAGE_FA, place->code);
    }
    return "";
}

/* ---- order ---- */

static int digit_at(const char *text)
{
    return g_unichar_digit_value(g_utf8_get_char(text));
}

static const char *after(const char *text)
{
    return text + g_utf8_skip[(guchar)*text];
}

static const char *skip_zeros(const char *text)
{
    while (*text != '\0' && digit_at(text) == 0)
        text = after(text);
    return text;
}

/* Compares two runs of digits, of any script, by value and steps over them: the longer one is the
 * larger, and the first digit that differs decides between equally long ones. */
static gint compare_numbers(const char **a, const char **b)
{
    const char *x = skip_zeros(*a), *y = skip_zeros(*b);
    gint order = 0;

    while (digit_at(x) >= 0 && digit_at(y) >= 0) {
        if (order == 0)
            order = digit_at(x) - digit_at(y);
        x = after(x);
        y = after(y);
    }
    if (digit_at(x) >= 0 || digit_at(y) >= 0)
        order = digit_at(x) >= 0 ? 1 : -1;
    *a = x;
    *b = y;
    return order;
}

gint place_code_compare(const char *a, const char *b)
{
    const char *x = a, *y = b;

    while (*x != '\0' && *y != '\0') {
        gint order;
        if (digit_at(x) >= 0 && digit_at(y) >= 0) {
            order = compare_numbers(&x, &y);
        } else {
            gunichar left = g_utf8_get_char(x), right = g_utf8_get_char(y);
            order = (left > right) - (left < right);
            x = after(x);
            y = after(y);
        }
        if (order != 0)
            return order;
    }
    if (*x != *y)
        return *x == '\0' ? -1 : 1;
    return strcmp(a, b);
}

static gint compare_counties(gconstpointer a, gconstpointer b)
{
    const struct county *const *x = a, *const *y = b;

    return place_code_compare((*x)->code, (*y)->code);
}

static gint compare_neighbourhoods(gconstpointer a, gconstpointer b)
{
    const struct neighbourhood *const *x = a, *const *y = b;

    return place_code_compare((*x)->code, (*y)->code);
}

/* Sorts, and answers where each number has gone. Caller frees. */
static gint *sort_places(GPtrArray *list, GCompareFunc compare)
{
    gint *moved = g_new(gint, list->len + 1);
    g_autoptr(GHashTable) was = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < list->len; i++)
        g_hash_table_insert(was, list->pdata[i], GUINT_TO_POINTER(i));
    g_ptr_array_sort(list, compare);
    for (guint i = 0; i < list->len; i++)
        moved[GPOINTER_TO_UINT(g_hash_table_lookup(was, list->pdata[i]))] = (gint)i;
    return moved;
}

static void renumber(GHashTable *keys, const gint *moved)
{
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, keys);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        struct place_spelling *spelling = value;
        if (spelling->number >= 0)
            spelling->number = moved[spelling->number];
    }
}

void places_sort(struct places *places)
{
    g_autofree gint *counties = sort_places(places->counties, compare_counties);
    g_autofree gint *moved = sort_places(places->neighbourhoods, compare_neighbourhoods);

    for (guint i = 0; i < places->neighbourhoods->len; i++) {
        struct neighbourhood *place = places->neighbourhoods->pdata[i];
        if (place->county >= 0)
            place->county = counties[place->county];
    }
    renumber(places->county_keys, counties);
    renumber(places->neighbourhood_keys, moved);
}
