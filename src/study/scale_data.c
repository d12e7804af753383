/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/scale_data.h"

#include <math.h>

#include "stats/sorting.h"

struct scale_data *scale_data_new(const struct study_track *track, const struct layout *layout)
{
    struct scale_data *data = g_new0(struct scale_data, 1);
    guint n = track->cohort->n_people;

    data->track = track;
    data->layout = layout;
    data->findings = track->findings;
    data->arm = EVERY_ARM;
    for (guint w = 0; w < 2; w++) {
        data->own[w] = g_new(double, n);
        data->scores[w] = g_new(double, n);
    }
    data->exact_change = g_new(double, n);
    data->pre_cluster = g_new(guint, n);
    data->pair_pre = g_new(double, n);
    data->pair_post = g_new(double, n);
    data->change = g_new(double, n);
    data->sorted = g_new(double, n);
    data->cluster = g_new(guint, n);
    data->pair_person = g_new(guint, n);
    data->lost_cluster = g_new(guint, n);
    data->lost_person = g_new(guint, n);
    data->weight = g_new(double, n);
    data->lost = g_new(double, n);
    return data;
}

void scale_data_free(struct scale_data *data)
{
    if (data == NULL)
        return;
    for (guint w = 0; w < 2; w++) {
        g_free(data->own[w]);
        g_free(data->scores[w]);
        g_free(data->bounds[w][0]);
        g_free(data->bounds[w][1]);
    }
    g_free(data->exact_change);
    g_free(data->pre_cluster);
    g_free(data->pair_pre);
    g_free(data->pair_post);
    g_free(data->change);
    g_free(data->sorted);
    g_free(data->cluster);
    g_free(data->pair_person);
    g_free(data->lost_cluster);
    g_free(data->lost_person);
    g_free(data->weight);
    g_free(data->lost);
    g_free(data);
}

static struct fraction score_of(const struct scores *scores, guint scale, gint32 row)
{
    return scores == NULL || row < 0 ? FRACTION_NONE : scores->own[scale][row];
}

static bool has_bounds(const struct scale_data *data)
{
    return data->contract->kind == SCALE_KNOWLEDGE;
}

static void load_bounds(struct scale_data *data, enum study_wave wave)
{
    const struct cohort *cohort = data->track->cohort;

    for (guint b = 0; b < 2; b++)
        if (data->bounds[wave][b] == NULL)
            data->bounds[wave][b] = g_new(double, cohort->n_people);
    for (guint i = 0; i < cohort->n_people; i++) {
        const struct cohort_person *p = &cohort->people[i];
        gint32 row = wave == STUDY_PRE ? p->pre : p->post;
        struct fraction wrong = FRACTION_NONE, answered = FRACTION_NONE;

        if (!isnan(data->own[wave][i]))
            score_knowledge_bounds(&wrong, &answered, cohort->instrument,
                                   wave == STUDY_PRE ? cohort->pre : cohort->post, data->scale,
                                   (guint)row);
        data->bounds[wave][0][i] = fraction_value(wrong);
        data->bounds[wave][1][i] = fraction_value(answered);
    }
}

bool scale_data_load(struct scale_data *data, guint scale)
{
    const struct study_track *track = data->track;
    const struct cohort *cohort = track->cohort;

    data->scale = scale;
    data->contract = &cohort->instrument->scales[scale];
    data->reliability = (double)NAN;
    if (!scale_has_score(data->contract))
        return false;
    for (guint i = 0; i < cohort->n_people; i++) {
        struct fraction pre = score_of(track->pre, scale, cohort->people[i].pre);
        struct fraction post = score_of(track->post, scale, cohort->people[i].post);

        data->own[0][i] = fraction_value(pre);
        data->own[1][i] = fraction_value(post);
        data->exact_change[i] = fraction_value(fraction_subtract(post, pre));
    }
    for (guint w = 0; w < 2 && has_bounds(data); w++)
        load_bounds(data, (enum study_wave)w);
    return true;
}

static void gather_pair(struct scale_data *data, guint person, guint cluster)
{
    guint at = data->n_pairs++;

    data->pair_pre[at] = data->own[0][person];
    data->pair_post[at] = data->own[1][person];
    data->change[at] = data->exact_change[person];
    data->cluster[at] = cluster;
    data->pair_person[at] = person;
}

static void gather_lost(struct scale_data *data, guint person, guint cluster)
{
    guint at = data->n_lost++;

    data->lost[at] = data->own[0][person];
    data->lost_cluster[at] = cluster;
    data->lost_person[at] = person;
}

static void gather_person(struct scale_data *data, guint person, guint cluster)
{
    const struct cohort_person *p = &data->track->cohort->people[person];
    double pre = data->own[0][person], post = data->own[1][person];

    data->n_wave[0] += p->pre >= 0 ? 1 : 0;
    data->n_wave[1] += p->post >= 0 ? 1 : 0;
    data->n_matched += p->pre >= 0 && p->post >= 0 ? 1 : 0;
    for (guint w = 0; w < 2 && has_bounds(data); w++)
        for (guint b = 0; b < 2 && !isnan(data->own[w][person]); b++)
            data->bound_sum[w][b] += data->bounds[w][b][person];
    if (!isnan(post))
        data->scores[1][data->n[1]++] = post;
    if (isnan(pre))
        return;
    data->pre_cluster[data->n[0]] = cluster;
    data->scores[0][data->n[0]++] = pre;
    if (isnan(post))
        gather_lost(data, person, cluster);
    else
        gather_pair(data, person, cluster);
}

void scale_data_gather(struct scale_data *data, guint unit)
{
    const struct unit *place = unit_of(data->track, unit);
    guint first = data->layout->first_cluster[unit];

    data->unit = unit;
    for (guint w = 0; w < 2; w++) {
        data->n_wave[w] = data->n[w] = 0;
        data->bound_sum[w][0] = data->bound_sum[w][1] = 0;
    }
    data->n_matched = data->n_pairs = data->n_lost = 0;
    for (guint i = 0; i < place->n_people; i++) {
        guint person = place->people[i];

        if (data->arm != EVERY_ARM && data->track->cohort->people[person].arm != data->arm)
            continue;
        gather_person(data, person, data->layout->cluster[person] - first);
    }
    for (guint i = 0; i < data->n_pairs; i++)
        data->sorted[i] = data->change[i];
    if (stats_sort(data->sorted, data->n_pairs) != STATS_OK)
        g_error("out of memory");
}

double scale_score_100(const struct scale *scale, double score)
{
    return (score - scale->min) * 100.0 / (scale->max - scale->min);
}

double scale_points_100(const struct scale *scale, double points)
{
    return points * 100.0 / (scale->max - scale->min);
}
