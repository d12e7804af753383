/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/wave.h"

#include "survey/code_match.h"
#include "survey/wave_scan.h"

/* ---- life ---- */

static void store_free(struct wave_store *store)
{
    g_string_chunk_free(store->texts);
    g_free(store->records);
    if (store->residences != NULL)
        residences_free(store->residences);
    g_free(store->written);
    g_free(store->order);
    g_free(store->codes);
    g_free(store);
}

static void items_free(struct answers *items, guint n_items)
{
    for (guint i = 0; i < n_items; i++) {
        g_free(items[i].codes);
        g_free(items[i].decimals);
    }
    g_free(items);
}

void wave_free(struct wave *wave)
{
    items_free(wave->items, wave->store == NULL ? 0 : wave->store->n_items);
    g_clear_pointer(&wave->store, store_free);
    g_free(wave->file);
    g_free(wave->sha256);
    g_free(wave->ids);
    g_free(wave->keys);
    g_free(wave->lines);
    g_free(wave->county);
    g_free(wave->neighbourhood);
    g_free(wave->sex);
    g_free(wave->birth_year);
    g_free(wave->arm);
    g_free(wave->said);
    g_free(wave->first_date);
    g_free(wave->last_date);
    g_free(wave);
}

struct where wave_where(const struct wave *wave, guint person, enum role role)
{
    const struct wave_store *store = wave->store;

    return (struct where){
        .file = wave->file,
        .line = wave->lines[person],
        .record = store->records[person],
        .column = store->columns[role],
        .column_name = store->names[role],
    };
}

void wave_place(struct wave *wave)
{
    wave->store->written = wave->neighbourhood;
    wave->neighbourhood = g_new(gint32, MAX(wave->n_people, 1));
    for (guint i = 0; i < wave->n_people; i++) {
        const struct residence *residence = wave_residence(wave, i);
        wave->county[i] = residence->county_number;
        wave->neighbourhood[i] = residence->neighbourhood_number;
    }
}

const struct residence *wave_residence(const struct wave *wave, guint person)
{
    return residences_nth(wave->store->residences, wave->store->written[person]);
}

struct wave *wave_read(const char *path, const struct instrument *instrument, struct places *places,
                       struct diagnostics *diagnostics)
{
    guint before = diagnostics_n_errors(diagnostics);
    own(header_map) map = header_map_beside(path, diagnostics);
    own(wave) wave = map == NULL
                         ? NULL
                         : wave_scan(&(struct wave_source){path, TEXT_ENCODING_AUTO, map, NULL},
                                     instrument, diagnostics);

    if (wave == NULL)
        return NULL;
    residences_settle(&wave->store->residences, 1, places, diagnostics);
    wave_place(wave);
    codes_settle(wave, NULL, places, diagnostics);
    return diagnostics_n_errors(diagnostics) > before ? NULL : own_pass(wave);
}
