/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/scale_work.h"

#include <math.h>

#include "study/change_findings.h"
#include "study/cluster_findings.h"
#include "study/covariate_findings.h"
#include "study/groups.h"
#include "study/item_findings.h"
#include "study/item_matrix.h"
#include "study/kept_weights.h"
#include "study/scale_data.h"
#include "study/sensitivity_findings.h"
#include "study/verdicts.h"
#include "study/wave_findings.h"

#define MANY_PEOPLE  400000u /* above, a second set of arrays costs more than it gives */
#define MOST_THREADS 4u

struct scale_work { /* one scale */
    GArray *items[3];
    struct diagnostics *diagnostics;
};

struct queue {
    const struct study_track *track;
    const struct layout *layout;
    struct scale_work *work; /* [scale] */
    gint next;
};

/* What everybody and the people of one arm have alike. */
static void group_findings(struct scale_data *data, guint unit)
{
    scale_data_gather(data, unit);
    wave_findings(data, STUDY_PRE);
    if (!study_has_post(data->track))
        return;
    wave_findings(data, STUDY_POST);
    change_findings(data);
    loss_findings(data);
    if (unit_of(data->track, unit)->level != LEVEL_NEIGHBOURHOOD)
        cluster_findings(data);
}

static void unit_findings(struct scale_data *data, guint unit)
{
    group_findings(data, unit);
    if (unit == 0)
        wave_findings_icc(data);
    if (!study_has_post(data->track))
        return;
    covariate_findings(data);
    if (unit_of(data->track, unit)->level != LEVEL_NEIGHBOURHOOD)
        start_findings(data);
    if (unit == 0)
        place_findings(data);
    verdict_findings(data->track, unit, data->scale);
    sensitivity_findings(data);
}

static void arm_findings(struct scale_data *data, const struct study_group *group)
{
    data->findings = group->findings;
    data->arm = group->arm;
    for (guint u = 0; u < data->track->units->len; u++)
        group_findings(data, u);
    data->findings = data->track->findings;
    data->arm = EVERY_ARM;
}

/* The contract's value, else alpha of everybody in the pre wave. */
static double reliability_of_change(const struct scale *contract, const struct item_matrix *pre)
{
    if (!isnan(contract->reliability))
        return contract->reliability;
    return pre != NULL && pre->k > 1 && pre->alpha_outcome == STATS_OK ? pre->alpha.alpha
                                                                       : (double)NAN;
}

/* Reliability and items of one wave; the reliability for the change in *reliability. */
static void wave_of_items(struct scale_work *work, double *reliability,
                          const struct study_track *track, guint scale, enum study_wave wave)
{
    const struct scale *contract = &track->cohort->instrument->scales[scale];
    own(item_matrix) matrix = item_matrix_new(track->cohort, scale, wave);

    if (wave == STUDY_PRE)
        *reliability = reliability_of_change(contract, matrix);
    if (matrix != NULL)
        work->items[wave] = item_findings_of_wave(matrix, work->diagnostics);
    if (scale_has_score(contract))
        reliability_findings(track, scale, wave, matrix);
}

static void scale_findings(struct scale_work *work, struct scale_data *data, guint scale)
{
    const struct study_track *track = data->track;
    double reliability;

    wave_of_items(work, &reliability, track, scale, STUDY_PRE);
    if (study_has_post(track))
        wave_of_items(work, &reliability, track, scale, STUDY_POST);
    work->items[STUDY_CHANGE] = item_findings_of_change(track->cohort, scale);
    if (!scale_data_load(data, scale))
        return;
    data->reliability = reliability;
    if (study_has_post(track))
        kept_weights(data);
    for (guint u = 0; u < track->units->len; u++)
        unit_findings(data, u);
    for (guint g = 0; g < track->groups->len; g++) {
        const struct study_group *group =
            (const struct study_group *)g_ptr_array_index(track->groups, g);

        if (group->arm >= 0)
            arm_findings(data, group);
    }
}

static gpointer worker(gpointer user)
{
    struct queue *queue = (struct queue *)user;
    guint n_scales = queue->track->cohort->instrument->n_scales;
    own(scale_data) data = scale_data_new(queue->track, queue->layout);

    for (;;) {
        guint scale = (guint)g_atomic_int_add(&queue->next, 1);

        if (scale >= n_scales)
            return NULL;
        scale_findings(&queue->work[scale], data, scale);
    }
}

static guint n_threads(const struct study_track *track)
{
    guint n = MIN(g_get_num_processors(), MOST_THREADS);

    if (track->cohort->n_people > MANY_PEOPLE)
        return 1;
    return CLAMP(track->cohort->instrument->n_scales, 1, n);
}

void scales_findings(struct study_track *track, const struct layout *layout,
                     struct diagnostics *diagnostics)
{
    const struct instrument *instrument = track->cohort->instrument;
    g_autofree struct scale_work *work = g_new0(struct scale_work, instrument->n_scales);
    struct queue queue = {track, layout, work, 0};
    GThread *threads[MOST_THREADS];
    guint n = n_threads(track);

    for (guint s = 0; s < instrument->n_scales; s++)
        work[s].diagnostics = diagnostics_new();
    for (guint i = 1; i < n; i++)
        threads[i] = g_thread_new("scales", worker, &queue);
    worker(&queue);
    for (guint i = 1; i < n; i++)
        g_thread_join(threads[i]);
    for (guint s = 0; s < instrument->n_scales; s++) {
        item_findings_weave(track->items, work[s].items, instrument->scales[s].n_keys);
        diagnostics_merge(diagnostics, work[s].diagnostics);
        diagnostics_free(work[s].diagnostics);
    }
}
