/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/study.h"

#include "study/groups.h"
#include "study/person_flow.h"
#include "study/scale_work.h"
#include "study/verdicts.h"

const char *level_name(enum level level)
{
    static const char *const NAMES[N_LEVELS] = {
        [LEVEL_PROVINCE] = "province",
        [LEVEL_COUNTY] = "county",
        [LEVEL_NEIGHBOURHOOD] = "neighbourhood",
    };

    g_assert((unsigned)level < N_LEVELS);
    return NAMES[level];
}

static struct study_track *track_of_scores(const struct cohort *cohort)
{
    struct study_track *track = g_new0(struct study_track, 1);

    track->cohort = cohort;
    track->pre = scores_of_wave(cohort->instrument, cohort->pre);
    if (cohort->post != NULL)
        track->post = scores_of_wave(cohort->instrument, cohort->post);
    return track;
}

static struct study_track *track_new(const struct cohort *cohort, const struct places *places,
                                     struct diagnostics *diagnostics)
{
    struct study_track *track = track_of_scores(cohort);
    struct layout *units_layout = NULL;

    track->units = units_new(&units_layout, cohort, places);
    track->findings = findings_new(track->units->len, cohort->instrument->n_scales);
    track->items = g_array_new(FALSE, FALSE, sizeof(struct item_finding));
    for (guint i = 0; i < cohort->n_people; i++)
        track->n_registered += cohort->people[i].registered ? 1 : 0;
    track->n_no_consent = cohort->pre->counts.n_no_consent;
    if (cohort->post != NULL)
        track->n_no_consent += cohort->post->counts.n_no_consent;
    groups_find(track);
    flow_findings(track, units_layout);
    scales_findings(track, units_layout, diagnostics);
    adjusted_findings(track);
    layout_free(units_layout);
    return track;
}

static void track_free(gpointer data)
{
    struct study_track *track = (struct study_track *)data;

    scores_free(track->pre);
    if (track->post != NULL)
        scores_free(track->post);
    if (track->units != NULL)
        g_ptr_array_unref(track->units);
    if (track->groups != NULL)
        g_ptr_array_unref(track->groups);
    findings_free(track->findings);
    if (track->items != NULL)
        g_array_unref(track->items);
    g_free(track);
}

static struct study *study_without_tracks(const struct programme *programme,
                                          const struct places *places)
{
    struct study *study = g_new0(struct study, 1);

    study->programme = programme;
    study->places = places;
    study->tracks = g_ptr_array_new_with_free_func(track_free);
    return study;
}

struct study *study_of_scores(const struct programme *programme, const struct places *places,
                              GPtrArray *cohorts)
{
    struct study *study = study_without_tracks(programme, places);

    for (guint t = 0; t < cohorts->len; t++)
        g_ptr_array_add(study->tracks, track_of_scores(g_ptr_array_index(cohorts, t)));
    return study;
}

struct study *study_new(const struct programme *programme, const struct places *places,
                        GPtrArray *cohorts, struct diagnostics *diagnostics)
{
    struct study *study = study_without_tracks(programme, places);

    for (guint t = 0; t < cohorts->len; t++)
        g_ptr_array_add(
            study->tracks,
            track_new((const struct cohort *)g_ptr_array_index(cohorts, t), places, diagnostics));
    return study;
}

void study_free(struct study *study)
{
    if (study == NULL)
        return;
    g_ptr_array_unref(study->tracks);
    g_free(study);
}
