/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/copies.h"

#include <string.h>

#include "survey/answer.h"
#include "survey/identity.h"

bool wave_rows_are_same(const struct wave *wave, guint32 a, guint32 b)
{
    if (wave->neighbourhood[a] != wave->neighbourhood[b] || wave->sex[a] != wave->sex[b] ||
        wave->birth_year[a] != wave->birth_year[b] || wave->arm[a] != wave->arm[b] ||
        wave->said[a] != wave->said[b])
        return false;
    for (guint i = 0; i < wave->store->n_items; i++) {
        const struct answers *item = &wave->items[i];
        if (item->codes[a] != item->codes[b] ||
            (item->decimals != NULL && decimal_compare(item->decimals[a], item->decimals[b]) != 0))
            return false;
    }
    return true;
}

void wave_tell_twice(const struct wave *wave, enum message message, guint32 first, guint32 second,
                     struct diagnostics *diagnostics)
{
    struct where where = wave_where(wave, second, ROLE_ID);
    char lines[2][24];

    g_snprintf(lines[0], sizeof lines[0], "%" G_GUINT64_FORMAT, wave->lines[first]);
    g_snprintf(lines[1], sizeof lines[1], "%" G_GUINT64_FORMAT, wave->lines[second]);
    diagnostics_add(diagnostics, message, &where, wave->ids[second], lines[0], lines[1], NULL);
}

/* Neighbours in the order of keys; each row is held against the first one of its number. Returns
 * how many are copies. */
static guint find_copies(bool *is_copy, const struct wave *wave, struct diagnostics *diagnostics)
{
    const guint32 *order = wave->store->order;
    guint n = 0;

    for (guint i = 1, first = 0; i < wave->n_people; i++) {
        if (*wave->keys[order[i]] == '\0' ||
            strcmp(wave->keys[order[i]], wave->keys[order[first]]) != 0) {
            first = i;
            continue;
        }
        is_copy[order[i]] = wave_rows_are_same(wave, order[first], order[i]);
        n += is_copy[order[i]];
        wave_tell_twice(wave, is_copy[order[i]] ? MESSAGE_ROW_TWICE : MESSAGE_ID_TWICE,
                        order[first], order[i], diagnostics);
    }
    return n;
}

static void move_person(struct wave *wave, guint32 from, guint32 to)
{
    wave->ids[to] = wave->ids[from];
    wave->keys[to] = wave->keys[from];
    wave->lines[to] = wave->lines[from];
    wave->store->records[to] = wave->store->records[from];
    wave->county[to] = wave->county[from];
    wave->neighbourhood[to] = wave->neighbourhood[from];
    wave->sex[to] = wave->sex[from];
    wave->birth_year[to] = wave->birth_year[from];
    wave->arm[to] = wave->arm[from];
    wave->said[to] = wave->said[from];
    if (wave->store->codes != NULL)
        wave->store->codes[to] = wave->store->codes[from];
    for (guint i = 0; i < wave->store->n_items; i++) {
        wave->items[i].codes[to] = wave->items[i].codes[from];
        if (wave->items[i].decimals != NULL)
            wave->items[i].decimals[to] = wave->items[i].decimals[from];
    }
}

void wave_leave_copies(struct wave *wave, const bool *is_copy)
{
    guint32 kept = 0;

    for (guint32 i = 0; i < wave->n_people; i++) {
        if (is_copy[i])
            continue;
        if (kept < i)
            move_person(wave, i, kept);
        kept++;
    }
    wave->counts.n_copies += wave->n_people - kept;
    wave->n_people = kept;
    g_free(wave->store->order);
    wave->store->order = identity_order((const char *const *)wave->keys, kept);
}

void wave_settle_copies(struct wave *wave, struct diagnostics *diagnostics)
{
    g_autofree bool *is_copy = g_new0(bool, (gsize)wave->n_people + 1);

    if (find_copies(is_copy, wave, diagnostics) > 0)
        wave_leave_copies(wave, is_copy);
}
