/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/big_cohort.h"

#include <math.h>

#include "stats/random.h"

struct big_cohort {
    struct instrument instrument;
    struct scale scales[BIG_SCALES];
    struct key keys[BIG_SCALES][BIG_KEYS];
    struct question questions[BIG_ITEMS];
    const struct question *items[BIG_ITEMS];
    struct wave waves[2];
    struct answers answers[2][BIG_ITEMS];
    struct cohort cohort;
    struct track track;
    struct places places;
    struct programme programme;
    struct diagnostics *diagnostics;
    GPtrArray *names; /* char * */
};

static char *named(struct big_cohort *big, const char *format, guint number)
{
    char *name = g_strdup_printf(format, number);

    g_ptr_array_add(big->names, name);
    return name;
}

static void add_scales(struct big_cohort *big)
{
    big->instrument.scales = big->scales;
    big->instrument.n_scales = BIG_SCALES;
    big->instrument.items = big->items;
    big->instrument.n_items = BIG_ITEMS;
    for (guint s = 0; s < BIG_SCALES; s++) {
        for (guint k = 0; k < BIG_KEYS; k++)
            big->keys[s][k] = (struct key){
                .item = s * BIG_KEYS + k, .reverse = k == 1, .min = {1, 0}, .max = {5, 0}};
        big->scales[s] = (struct scale){.id = named(big, "s%u", s),
                                        .keys = big->keys[s],
                                        .n_keys = BIG_KEYS,
                                        .min_items = 3,
                                        .prorate = true,
                                        .primary = s < 3,
                                        .min = 1,
                                        .max = 5,
                                        .reliability = NAN,
                                        .smallest_change = 0.2,
                                        .norm_mean = NAN,
                                        .norm_sd = NAN};
    }
    for (guint i = 0; i < BIG_ITEMS; i++) {
        big->questions[i].name = named(big, "i%u", i);
        big->items[i] = &big->questions[i];
    }
}

static void add_places(struct big_cohort *big, guint n_counties, guint n_neighbourhoods)
{
    big->places.counties = g_ptr_array_new_with_free_func(g_free);
    big->places.neighbourhoods = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < n_counties; i++) {
        struct county *county = g_new0(struct county, 1);
        county->code = named(big, "%02u", i + 1);
        g_ptr_array_add(big->places.counties, county);
    }
    for (guint i = 0; i < n_neighbourhoods; i++) {
        struct neighbourhood *one = g_new0(struct neighbourhood, 1);
        one->code = named(big, "n%03u", i + 1);
        one->county = (gint)(i * n_counties / n_neighbourhoods);
        g_ptr_array_add(big->places.neighbourhoods, one);
    }
}

static gint16 answer(struct stats_random *random, double level, guint key)
{
    double seen = 3 + 0.8 * level + stats_random_normal(random, 0, 0.9);
    gint16 code = (gint16)CLAMP(floor(seen + 0.5), 1, 5);

    if (stats_random_uniform(random) < 0.02)
        return ANSWER_BLANK;
    return key % BIG_KEYS == 1 ? (gint16)(6 - code) : code;
}

static void add_people(struct big_cohort *big, guint n)
{
    struct stats_random *random = stats_random_new(1);
    guint n_places = big->places.neighbourhoods->len;

    big->cohort.people = g_new(struct cohort_person, n);
    big->cohort.n_people = big->waves[0].n_people = big->waves[1].n_people = n;
    for (guint wave = 0; wave < 2; wave++)
        for (guint i = 0; i < BIG_ITEMS; i++)
            big->answers[wave][i].codes = g_new(gint16, n);
    for (guint p = 0; p < n; p++) {
        guint place = (guint)((guint64)p * n_places / n);
        const struct neighbourhood *home = big->places.neighbourhoods->pdata[place];
        double level = stats_random_normal(random, 0, 1);
        big->cohort.people[p] = (struct cohort_person){.id = "x",
                                                       .pre = (gint32)p,
                                                       .post = (gint32)p,
                                                       .enrolled = -1,
                                                       .county = home->county,
                                                       .neighbourhood = (gint32)place,
                                                       .registered = true,
                                                       .hours = p % 60,
                                                       .arm = -1};
        for (guint wave = 0; wave < 2; wave++)
            for (guint i = 0; i < BIG_ITEMS; i++)
                big->answers[wave][i].codes[p] = answer(random, level + 0.3 * wave, i);
    }
    stats_random_free(random);
}

struct big_cohort *big_cohort_new(guint n_people, guint n_counties, guint n_neighbourhoods)
{
    static char file[] = "pre.csv", track[] = "people";
    struct big_cohort *big = g_new0(struct big_cohort, 1);

    big->names = g_ptr_array_new_with_free_func(g_free);
    big->diagnostics = diagnostics_new();
    add_scales(big);
    add_places(big, n_counties, n_neighbourhoods);
    for (guint wave = 0; wave < 2; wave++) {
        big->waves[wave].items = big->answers[wave];
        big->waves[wave].file = file;
    }
    big->track.name = track;
    big->cohort = (struct cohort){.track = &big->track,
                                  .instrument = &big->instrument,
                                  .pre = &big->waves[0],
                                  .post = &big->waves[1],
                                  .has_register = true};
    add_people(big, n_people);
    return big;
}

void big_cohort_free(struct big_cohort *big)
{
    for (guint wave = 0; wave < 2; wave++)
        for (guint i = 0; i < BIG_ITEMS; i++)
            g_free(big->answers[wave][i].codes);
    g_free(big->cohort.people);
    g_ptr_array_unref(big->places.counties);
    g_ptr_array_unref(big->places.neighbourhoods);
    g_ptr_array_unref(big->names);
    diagnostics_free(big->diagnostics);
    g_free(big);
}

struct study *big_cohort_study(struct big_cohort *big)
{
    g_autoptr(GPtrArray) cohorts = g_ptr_array_new();

    g_ptr_array_add(cohorts, &big->cohort);
    return study_new(&big->programme, &big->places, cohorts, big->diagnostics);
}
