/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/study.h"

#include <math.h>

#include "study/change_findings.h"
#include "study/cluster_findings.h"
#include "study/item_findings.h"
#include "study/item_matrix.h"
#include "study/person_flow.h"
#include "study/scale_data.h"
#include "study/verdicts.h"
#include "study/wave_findings.h"

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

static void unit_findings(struct scale_data *data, guint unit)
{
    scale_data_gather(data, unit);
    wave_findings(data, STUDY_PRE);
    if (unit == 0)
        wave_findings_icc(data);
    if (!study_has_post(data->track))
        return;
    wave_findings(data, STUDY_POST);
    change_findings(data);
    loss_findings(data);
    if (unit_of(data->track, unit)->level != LEVEL_NEIGHBOURHOOD)
        cluster_findings(data);
    if (unit == 0)
        place_findings(data);
    verdict_findings(data->track, unit, data->scale);
}

/* The contract's value, else alpha of everybody in the pre wave. */
static double reliability_of_change(const struct scale *contract, const struct item_matrix *pre)
{
    if (!isnan(contract->reliability))
        return contract->reliability;
    return pre != NULL && pre->k > 1 && pre->alpha_outcome == STATS_OK ? pre->alpha.alpha
                                                                       : (double)NAN;
}

static void scale_findings(struct scale_data *data, guint scale, struct diagnostics *diagnostics)
{
    const struct study_track *track = data->track;
    const struct scale *contract = &track->cohort->instrument->scales[scale];
    own(item_matrix) pre = item_matrix_new(track->cohort, scale, STUDY_PRE);
    own(item_matrix) post = item_matrix_new(track->cohort, scale, STUDY_POST);

    if (pre != NULL)
        item_findings(track->items, pre, post, diagnostics);
    if (!scale_data_load(data, scale))
        return;
    data->reliability = reliability_of_change(contract, pre);
    reliability_findings(track, scale, STUDY_PRE, pre);
    if (study_has_post(track))
        reliability_findings(track, scale, STUDY_POST, post);
    for (guint u = 0; u < track->units->len; u++)
        unit_findings(data, u);
}

static void track_compute(const struct study_track *track, const struct layout *layout,
                          struct diagnostics *diagnostics)
{
    own(scale_data) data = scale_data_new(track, layout);

    flow_findings(track, layout);
    for (guint s = 0; s < track->cohort->instrument->n_scales; s++)
        scale_findings(data, s, diagnostics);
    adjusted_findings(track);
}

static struct study_track *track_new(const struct cohort *cohort, const struct places *places,
                                     struct diagnostics *diagnostics)
{
    struct study_track *track = g_new0(struct study_track, 1);
    struct layout *units_layout = NULL;

    track->cohort = cohort;
    track->pre = scores_of_wave(cohort->instrument, cohort->pre);
    if (cohort->post != NULL)
        track->post = scores_of_wave(cohort->instrument, cohort->post);
    track->units = units_new(&units_layout, cohort, places);
    track->findings = findings_new(track->units->len, cohort->instrument->n_scales);
    track->items = g_array_new(FALSE, FALSE, sizeof(struct item_finding));
    for (guint i = 0; i < cohort->n_people; i++)
        track->n_registered += cohort->people[i].registered ? 1 : 0;
    track->n_no_consent = cohort->pre->counts.n_no_consent;
    if (cohort->post != NULL)
        track->n_no_consent += cohort->post->counts.n_no_consent;
    track_compute(track, units_layout, diagnostics);
    layout_free(units_layout);
    return track;
}

static void track_free(gpointer data)
{
    struct study_track *track = (struct study_track *)data;

    scores_free(track->pre);
    if (track->post != NULL)
        scores_free(track->post);
    g_ptr_array_unref(track->units);
    findings_free(track->findings);
    g_array_unref(track->items);
    g_free(track);
}

struct study *study_new(const struct programme *programme, const struct places *places,
                        GPtrArray *cohorts, struct diagnostics *diagnostics)
{
    struct study *study = g_new0(struct study, 1);

    study->programme = programme;
    study->places = places;
    study->tracks = g_ptr_array_new_with_free_func(track_free);
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
