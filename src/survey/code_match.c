/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/code_match.h"

#include <string.h>

#include "survey/copies.h"
#include "survey/identity.h"
#include "text/fold.h"

static const char *place_code(const struct places *places, const struct wave *wave, guint person)
{
    const struct neighbourhood *place =
        g_ptr_array_index(places->neighbourhoods, (guint)wave->neighbourhood[person]);

    return place->code;
}

/* A code that can be matched, whoever it belongs to. */
static bool is_matchable(const struct wave *wave, guint person)
{
    return wave->neighbourhood[person] >= 0 && person_code_is_whole(&wave->store->codes[person]);
}

bool wave_is_by_code(const struct wave *wave, guint person)
{
    return wave->store->codes != NULL && wave->store->codes[person].use != CODE_BESIDE_CARD;
}

/* ---- names ---- */

static char *matchable_name(const struct wave *wave, guint person, const struct places *places)
{
    g_autofree char *code = person_code_text(&wave->store->codes[person]);

    return g_strdup_printf("%s %s", place_code(places, wave, person), code);
}

static char *matchable_key(const struct wave *wave, guint person, const struct places *places)
{
    g_autofree char *name = matchable_name(wave, person, places);

    return text_fold_id(name);
}

static void give_name(struct wave *wave, guint person, const char *name)
{
    g_autofree char *key = text_fold_id(name);

    wave->ids[person] = g_string_chunk_insert(wave->store->texts, name);
    wave->keys[person] = g_string_chunk_insert(wave->store->texts, key);
}

/* No folded text has it, so that nothing that anybody writes is the key of those set aside. */
#define NOBODYS "\xC2\xAD"

/* A name that nobody else has, in either wave: "MHB-03 ?-م-ر-3-ا (post:12)". */
static void set_aside(struct wave *wave, guint person, const char *which,
                      const struct places *places)
{
    g_autofree char *code = person_code_text(&wave->store->codes[person]);
    const char *place = wave->neighbourhood[person] < 0 ? "?" : place_code(places, wave, person);
    g_autofree char *name = g_strdup_printf("%s %s (%s:%" G_GUINT64_FORMAT ")", place, code, which,
                                            wave->lines[person]);

    g_autofree char *key = text_fold_id(name);
    g_autofree char *nobodys = g_strconcat(key, NOBODYS, NULL);

    wave->store->codes[person].use = CODE_SET_ASIDE;
    wave->ids[person] = g_string_chunk_insert(wave->store->texts, name);
    wave->keys[person] = g_string_chunk_insert(wave->store->texts, nobodys);
}

/* ---- parts that are not there ---- */

static void append_name(GString *names, const struct wave *wave, enum role role)
{
    const char *name = wave->store->names[role];

    g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "",
                           name == NULL ? "neighbourhood" : name);
}

static void tell_incomplete(const struct wave *wave, guint person, struct diagnostics *diagnostics)
{
    const struct person_code *code = &wave->store->codes[person];
    g_autoptr(GString) names = g_string_new(NULL);
    enum role first = ROLE_NEIGHBOURHOOD;
    struct where where;

    for (int part = 0; part < N_CODE_PARTS; part++) {
        enum role role = code_part_role((enum code_part)part);
        if (code->parts[part] != CODE_UNKNOWN)
            continue;
        first = first == ROLE_NEIGHBOURHOOD ? role : first;
        append_name(names, wave, role);
    }
    if (wave->neighbourhood[person] < 0)
        append_name(names, wave, ROLE_NEIGHBOURHOOD);
    where = wave_where(wave, person, first);
    diagnostics_add(diagnostics, MESSAGE_CODE_INCOMPLETE, &where, names->str, NULL);
}

/* ---- one code, two rows ---- */

static void tell_shared(const struct wave *wave, guint first, guint second,
                        struct diagnostics *diagnostics)
{
    g_autofree char *code = person_code_text(&wave->store->codes[second]);
    struct where where = wave_where(wave, second, ROLE_CODE_DAY);
    char lines[2][24];

    g_snprintf(lines[0], sizeof lines[0], "%" G_GUINT64_FORMAT, wave->lines[first]);
    g_snprintf(lines[1], sizeof lines[1], "%" G_GUINT64_FORMAT, wave->lines[second]);
    diagnostics_add(diagnostics, MESSAGE_CODE_SHARED, &where, code, lines[0], lines[1], NULL);
}

/* Holds a row against the first one of its place and code. True for a copy of it. */
static bool is_copy_of(struct wave *wave, guint first, guint second,
                       struct diagnostics *diagnostics)
{
    struct person_code *one = &wave->store->codes[first], *other = &wave->store->codes[second];

    if (one->use == CODE_FOR_CARD && other->use == CODE_FOR_CARD &&
        wave_rows_are_same(wave, first, second)) {
        wave_tell_twice(wave, MESSAGE_ROW_TWICE, first, second, diagnostics);
        return true;
    }
    one->is_shared = other->is_shared = true;
    if (one->use == CODE_FOR_CARD || other->use == CODE_FOR_CARD)
        tell_shared(wave, first, second, diagnostics);
    return false;
}

/* Card numbers by key: person + 1. Somebody may have written a code in place of one. */
static GHashTable *cards_by_key(const struct wave *wave)
{
    GHashTable *cards = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < wave->n_people; i++)
        if (wave->store->codes[i].use == CODE_BESIDE_CARD)
            g_hash_table_insert(cards, g_strdup(wave->keys[i]), GUINT_TO_POINTER(i + 1));
    return cards;
}

/* Returns how many are copies. */
static guint find_shared(bool *is_copy, struct wave *wave, const struct places *places,
                         struct diagnostics *diagnostics)
{
    g_autoptr(GHashTable) firsts = cards_by_key(wave);
    guint n = 0;

    for (guint i = 0; i < wave->n_people; i++) {
        char *key;
        guint first;

        if (!is_matchable(wave, i))
            continue;
        key = matchable_key(wave, i, places);
        first = GPOINTER_TO_UINT(g_hash_table_lookup(firsts, key));
        is_copy[i] = first > 0 && first != i + 1 && is_copy_of(wave, first - 1, i, diagnostics);
        n += is_copy[i];
        if (first > 0)
            g_free(key);
        else
            g_hash_table_insert(firsts, key, GUINT_TO_POINTER(i + 1));
    }
    return n;
}

/* ---- a wave ---- */

static void name_people(struct wave *wave, const char *which, const struct places *places,
                        struct diagnostics *diagnostics)
{
    for (guint i = 0; i < wave->n_people; i++) {
        g_autofree char *name = NULL;

        if (wave->store->codes[i].use != CODE_FOR_CARD)
            continue;
        if (!is_matchable(wave, i)) {
            tell_incomplete(wave, i, diagnostics);
            set_aside(wave, i, which, places);
            continue;
        }
        name = matchable_name(wave, i, places);
        give_name(wave, i, name);
    }
}

static void settle_wave(struct wave *wave, const char *which, const struct places *places,
                        struct diagnostics *diagnostics)
{
    g_autofree bool *is_copy = g_new0(bool, (gsize)wave->n_people + 1);

    name_people(wave, which, places, diagnostics);
    if (find_shared(is_copy, wave, places, diagnostics) > 0)
        wave_leave_copies(wave, is_copy);
    for (guint i = 0; i < wave->n_people; i++)
        if (wave->store->codes[i].use == CODE_FOR_CARD && wave->store->codes[i].is_shared)
            set_aside(wave, i, which, places);
}

/* ---- a card in the one wave, the code in the other ---- */

static GHashTable *keys_of(const struct wave *wave)
{
    GHashTable *keys = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < wave->n_people; i++)
        g_hash_table_add(keys, wave->keys[i]);
    return keys;
}

/* Codes of people who have a card that is not among the keys: key of the code to person + 1. */
static GHashTable *cards_by_code(const struct wave *wave, const struct places *places,
                                 GHashTable *keys)
{
    GHashTable *cards = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < wave->n_people; i++) {
        const struct person_code *code = &wave->store->codes[i];
        if (code->use == CODE_BESIDE_CARD && !code->is_shared && is_matchable(wave, i) &&
            !g_hash_table_contains(keys, wave->keys[i]))
            g_hash_table_insert(cards, matchable_key(wave, i, places), GUINT_TO_POINTER(i + 1));
    }
    return cards;
}

static void lend_cards(struct wave *wave, const struct wave *other, const struct places *places)
{
    g_autoptr(GHashTable) keys = keys_of(wave);
    g_autoptr(GHashTable) cards = cards_by_code(other, places, keys);

    for (guint i = 0; i < wave->n_people; i++) {
        guint person;

        if (wave->store->codes[i].use != CODE_FOR_CARD)
            continue;
        person = GPOINTER_TO_UINT(g_hash_table_lookup(cards, wave->keys[i]));
        if (person == 0)
            continue;
        give_name(wave, i, other->ids[person - 1]);
        wave->store->codes[i].use = CODE_BESIDE_CARD;
    }
}

/* ---- both waves ---- */

static void put_in_order(struct wave *wave)
{
    g_free(wave->store->order);
    wave->store->order = identity_order((const char *const *)wave->keys, wave->n_people);
}

void codes_settle(struct wave *pre, struct wave *post, const struct places *places,
                  struct diagnostics *diagnostics)
{
    struct wave *const waves[] = {pre, post};
    static const char *const NAMES[] = {"pre", "post"};
    bool are_asked[2] = {false, false};

    for (gsize i = 0; i < G_N_ELEMENTS(waves); i++) {
        are_asked[i] = waves[i] != NULL && waves[i]->store->codes != NULL;
        if (are_asked[i])
            settle_wave(waves[i], NAMES[i], places, diagnostics);
    }
    if (are_asked[0] && are_asked[1]) {
        lend_cards(pre, post, places);
        lend_cards(post, pre, places);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(waves); i++)
        if (are_asked[i])
            put_in_order(waves[i]);
}
