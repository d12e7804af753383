/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/twin_search.h"

#include "study/item_matrix.h"

/* One person's answers side by side, so that two people are compared along two rows. */
struct sheet_of_codes {
    gint16 *codes; /* [person of the place][item] */
    guint *people;
    guint n, n_items;
    guint n_coded; /* items with codes: decimals do not repeat as codes do */
};

static gint by_place(gconstpointer a, gconstpointer b, gpointer user)
{
    const struct cohort_person *people = user;
    guint i = *(const guint *)a, j = *(const guint *)b;
    const struct cohort_person *x = &people[i], *y = &people[j];

    if (x->county != y->county)
        return x->county < y->county ? -1 : 1;
    if (x->neighbourhood != y->neighbourhood)
        return x->neighbourhood < y->neighbourhood ? -1 : 1;
    return i < j ? -1 : i > j;
}

static bool same_place(const struct cohort_person *x, const struct cohort_person *y)
{
    return x->county == y->county && x->neighbourhood == y->neighbourhood;
}

static void compare(struct quality *quality, enum study_wave wave,
                    const struct sheet_of_codes *sheet, guint i, guint j)
{
    const gint16 *x = sheet->codes + (gsize)i * sheet->n_items;
    const gint16 *y = sheet->codes + (gsize)j * sheet->n_items;
    struct twins twins = {wave, MIN(sheet->people[i], sheet->people[j]),
                          MAX(sheet->people[i], sheet->people[j]), 0, 0};

    for (guint k = 0; k < sheet->n_items; k++) {
        bool is_answered = x[k] > ANSWER_LAST_MISSING && y[k] > ANSWER_LAST_MISSING;

        twins.n_compared += is_answered ? 1 : 0;
        twins.n_same += is_answered && x[k] == y[k] ? 1 : 0;
    }
    if (2 * twins.n_compared < sheet->n_coded || twins.n_compared == 0 ||
        twins.n_same < QUALITY_TWINS * twins.n_compared)
        return;
    quality->n_twins++;
    if (quality->twins->len < QUALITY_TWINS_MOST)
        g_array_append_val(quality->twins, twins);
}

static void search_place(struct quality *quality, enum study_wave wave, guint *people, guint n)
{
    const struct cohort *cohort = quality->track->cohort;
    const struct wave *answers = study_wave_of(cohort, wave);
    struct sheet_of_codes sheet = {NULL, people, n, cohort->instrument->n_items, 0};
    g_autofree gint16 *codes = NULL;

    if (n > QUALITY_PLACE_MOST) {
        quality->n_unsearched[wave]++;
        return;
    }
    sheet.codes = codes = g_new(gint16, MAX((gsize)n * sheet.n_items, 1));
    for (guint k = 0; k < sheet.n_items; k++) {
        bool is_coded = answers->items[k].decimals == NULL;

        sheet.n_coded += is_coded ? 1 : 0;
        for (guint i = 0; i < n; i++)
            codes[(gsize)i * sheet.n_items + k] =
                is_coded ? answers->items[k].codes[study_row_of(&cohort->people[people[i]], wave)]
                         : ANSWER_BLANK;
    }
    for (guint i = 0; i < n; i++)
        for (guint j = i + 1; j < n; j++)
            compare(quality, wave, &sheet, i, j);
}

static gint by_pair(gconstpointer a, gconstpointer b)
{
    const struct twins *x = a, *y = b;

    if (x->wave != y->wave)
        return x->wave < y->wave ? -1 : 1;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return x->second < y->second ? -1 : x->second > y->second;
}

void twin_search(struct quality *quality, enum study_wave wave)
{
    const struct cohort *cohort = quality->track->cohort;
    g_autofree guint *people = g_new(guint, MAX(cohort->n_people, 1));
    guint n = 0, first = 0;

    for (guint i = 0; i < cohort->n_people; i++)
        if (study_row_of(&cohort->people[i], wave) >= 0)
            people[n++] = i;
    g_qsort_with_data(people, (gint)n, sizeof *people, by_place, cohort->people);
    for (guint i = 1; i <= n; i++) {
        if (i < n && same_place(&cohort->people[people[first]], &cohort->people[people[i]]))
            continue;
        search_place(quality, wave, people + first, i - first);
        first = i;
    }
    g_array_sort(quality->twins, by_pair);
}
