/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/quality.h"

#include <math.h>

#include "study/item_matrix.h"
#include "study/response_flags.h"
#include "study/scale_data.h"
#include "study/twin_search.h"
#include "study/units.h"

guint answer_counts_asked(const struct answer_counts *counts)
{
    guint n = 0;

    for (guint i = 0; i < N_MISSING_KINDS; i++)
        n += counts->n[i];
    return n;
}

static void count_items(struct quality *quality, enum study_wave wave)
{
    const struct cohort *cohort = quality->track->cohort;
    const struct wave *answers = study_wave_of(cohort, wave);

    quality->items[wave] = g_new0(struct answer_counts, cohort->instrument->n_items);
    for (guint i = 0; i < cohort->instrument->n_items; i++)
        for (guint row = 0; row < answers->n_people; row++)
            quality->items[wave][i].n[answer_missing(answers->items[i].codes[row])]++;
}

static void count_person(struct unit_quality *unit, const struct wave *answers, guint n_items,
                         gint32 row)
{
    if (row < 0)
        return;
    unit->n_people++;
    for (guint i = 0; i < n_items; i++)
        unit->answers.n[answer_missing(answers->items[i].codes[row])]++;
}

static void count_units(struct quality *quality, enum study_wave wave)
{
    const struct study_track *track = quality->track;
    const struct wave *answers = study_wave_of(track->cohort, wave);

    quality->units[wave] = g_new0(struct unit_quality, track->units->len);
    for (guint u = 0; u < track->units->len; u++) {
        const struct unit *unit = unit_of(track, u);

        for (guint i = 0; i < unit->n_people; i++)
            count_person(&quality->units[wave][u], answers, track->cohort->instrument->n_items,
                         study_row_of(&track->cohort->people[unit->people[i]], wave));
    }
}

/* People who do not know their year of birth, or interviewers who guess it, say 1350 or 1355. */
static void count_round_years(struct quality *quality, enum study_wave wave)
{
    const struct wave *answers = study_wave_of(quality->track->cohort, wave);
    gsize n = 0, n_round = 0;

    for (guint row = 0; answers->birth_year != NULL && row < answers->n_people; row++) {
        n += answers->birth_year[row] > 0 ? 1 : 0;
        n_round += answers->birth_year[row] > 0 && answers->birth_year[row] % 5 == 0 ? 1 : 0;
    }
    /* Without years there is no share: the struct says so by NAN. */
    (void)!stats_share(&quality->round_years[wave], n_round, n, STUDY_CONFIDENCE);
}

static gint by_person_and_wave(gconstpointer a, gconstpointer b)
{
    const struct flagged_person *x = a, *y = b;

    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    return (gint)x->wave - (gint)y->wave;
}

struct quality *quality_new(const struct study_track *track)
{
    struct quality *quality = g_new0(struct quality, 1);

    quality->track = track;
    quality->flagged = g_array_new(FALSE, FALSE, sizeof(struct flagged_person));
    quality->twins = g_array_new(FALSE, FALSE, sizeof(struct twins));
    for (int w = STUDY_PRE; w <= STUDY_POST; w++) {
        enum study_wave wave = (enum study_wave)w;

        quality->far_from[wave] = NAN;
        if (study_wave_of(track->cohort, wave) == NULL)
            continue;
        count_items(quality, wave);
        count_units(quality, wave);
        count_round_years(quality, wave);
        response_flags(quality, wave);
        twin_search(quality, wave);
    }
    g_array_sort(quality->flagged, by_person_and_wave);
    return quality;
}

void quality_free(struct quality *quality)
{
    for (int wave = STUDY_PRE; wave <= STUDY_POST; wave++) {
        g_free(quality->items[wave]);
        g_free(quality->units[wave]);
    }
    g_array_unref(quality->flagged);
    g_array_unref(quality->twins);
    g_free(quality);
}

guint quality_n_flagged(const struct quality *quality, enum person_flag flag)
{
    guint n = 0;
    guint last = G_MAXUINT;

    for (guint i = 0; i < quality->flagged->len; i++) {
        const struct flagged_person *found =
            &g_array_index(quality->flagged, struct flagged_person, i);

        if ((found->flags & flag) == 0 || found->person == last)
            continue;
        last = found->person; /* the array is by person */
        n++;
    }
    return n;
}
