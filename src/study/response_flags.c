/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/response_flags.h"

#include <math.h>

#include "stats/response_pattern.h"
#include "study/item_matrix.h"

/* A page of more complete people than this is too large for a table of distances. */
enum { DISTANCE_PEOPLE_MOST = 200000 };

struct page_of_items { /* the rated items, in the order of the questionnaire */
    guint *items;
    guint n;
    bool *is_mixed; /* [0 .. n): of a scale that has items of both directions */
    guint n_mixed;
};

static bool is_rated(const struct scale *scale)
{
    return scale->kind == SCALE_ATTITUDE || scale->kind == SCALE_BEHAVIOUR;
}

static bool has_both_directions(const struct scale *scale)
{
    guint n_reversed = 0;

    for (guint i = 0; i < scale->n_keys; i++)
        n_reversed += scale->keys[i].reverse ? 1 : 0;
    return n_reversed > 0 && n_reversed < scale->n_keys;
}

/* What the scales say of each item: 0 not rated, 1 rated, 2 in a scale of both directions. */
static guint8 *mark_items(const struct instrument *instrument)
{
    guint8 *marks = g_new0(guint8, MAX(instrument->n_items, 1));

    for (guint s = 0; s < instrument->n_scales; s++) {
        const struct scale *scale = &instrument->scales[s];
        guint8 mark = has_both_directions(scale) ? 2 : 1;

        for (guint i = 0; is_rated(scale) && i < scale->n_keys; i++)
            marks[scale->keys[i].item] = MAX(marks[scale->keys[i].item], mark);
    }
    return marks;
}

static struct page_of_items page_open(const struct instrument *instrument, const struct wave *wave)
{
    g_autofree guint8 *marks = mark_items(instrument);
    struct page_of_items page = {g_new(guint, MAX(instrument->n_items, 1)), 0,
                                 g_new(bool, MAX(instrument->n_items, 1)), 0};

    for (guint i = 0; i < instrument->n_items; i++) {
        if (marks[i] == 0 || wave->items[i].decimals != NULL)
            continue;
        page.is_mixed[page.n] = marks[i] == 2;
        page.n_mixed += marks[i] == 2 ? 1 : 0;
        page.items[page.n++] = i;
    }
    return page;
}

static void page_close(struct page_of_items *page)
{
    g_free(page->items);
    g_free(page->is_mixed);
}

static double code_of(const struct wave *wave, guint item, gint32 row)
{
    gint16 code = wave->items[item].codes[row];

    return answer_missing(code) == MISSING_NOT ? code : NAN;
}

static void read_codes(double *codes, const struct page_of_items *page, const struct wave *wave,
                       gint32 row)
{
    for (guint i = 0; i < page->n; i++)
        codes[i] = code_of(wave, page->items[i], row);
}

static double missing_share(const struct wave *wave, guint n_items, gint32 row)
{
    guint n_missing = 0;

    for (guint i = 0; i < n_items; i++)
        n_missing += answer_missing(wave->items[i].codes[row]) != MISSING_NOT ? 1 : 0;
    return n_items == 0 ? 0 : n_missing / (double)n_items;
}

static guint longest_mixed_run(const struct page_of_items *page, const double *codes)
{
    g_autofree double *mixed = g_new(double, MAX(page->n_mixed, 1));
    guint n = 0;

    for (guint i = 0; i < page->n; i++)
        if (page->is_mixed[i])
            mixed[n++] = codes[i];
    return (guint)stats_longstring(mixed, n);
}

struct distances {
    double *squared; /* by the wave's people in the order of the cohort */
    double far;
};

static struct distances distances_of(const struct cohort *cohort, const struct page_of_items *page,
                                     enum study_wave wave)
{
    const struct wave *answers = study_wave_of(cohort, wave);
    gsize n = answers->n_people;
    struct distances all = {g_new0(double, MAX(n, 1)), NAN};
    g_autofree double *x = NULL;
    gsize row = 0;

    for (gsize i = 0; i < n; i++)
        all.squared[i] = NAN;
    if (page->n == 0 || n > DISTANCE_PEOPLE_MOST)
        return all;
    x = g_new(double, n * page->n);
    for (guint i = 0; i < cohort->n_people; i++)
        if (study_row_of(&cohort->people[i], wave) >= 0)
            read_codes(x + page->n * row++, page, answers, study_row_of(&cohort->people[i], wave));
    g_assert(row == n);
    if (stats_mahalanobis(all.squared, &all.far, x, n, page->n) != STATS_OK)
        all.far = NAN;
    return all;
}

static guint flags_of(const struct quality *quality, const struct flagged_person *found)
{
    guint flags = 0;

    if (quality->n_mixed >= 4 && 2 * found->longest >= quality->n_mixed)
        flags |= FLAG_STRAIGHT;
    if (found->distance > quality->far_from[found->wave])
        flags |= FLAG_FAR;
    if (found->missing_share > QUALITY_MOSTLY_EMPTY)
        flags |= FLAG_EMPTY;
    return flags;
}

void response_flags(struct quality *quality, enum study_wave wave)
{
    const struct cohort *cohort = quality->track->cohort;
    const struct wave *answers = study_wave_of(cohort, wave);
    struct page_of_items page = page_open(cohort->instrument, answers);
    struct distances distances = distances_of(cohort, &page, wave);
    g_autofree double *codes = g_new(double, MAX(page.n, 1));
    guint k = 0;

    quality->n_rated = page.n;
    quality->n_mixed = page.n_mixed;
    quality->far_from[wave] = distances.far;
    for (guint i = 0; i < cohort->n_people; i++) {
        gint32 row = study_row_of(&cohort->people[i], wave);
        struct flagged_person found = {.person = i, .wave = wave};

        if (row < 0)
            continue;
        read_codes(codes, &page, answers, row);
        found.line = answers->lines == NULL ? 0 : answers->lines[row];
        found.missing_share = missing_share(answers, cohort->instrument->n_items, row);
        found.longest = longest_mixed_run(&page, codes);
        (void)!stats_irv(&found.irv, codes, page.n); /* NAN says that there is none */
        found.distance = distances.squared[k++];
        found.flags = flags_of(quality, &found);
        if (found.flags != 0)
            g_array_append_val(quality->flagged, found);
    }
    g_free(distances.squared);
    page_close(&page);
}
