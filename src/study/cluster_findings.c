/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/cluster_findings.h"

#include "stats/cluster_robust.h"
#include "stats/random_intercept.h"
#include "study/spot.h"

/* Caller frees; *n_peopled counts those with a pair. */
static struct stats_cluster *change_clusters(const struct scale_data *data, guint k,
                                             guint *n_peopled)
{
    struct stats_cluster *clusters = g_new(struct stats_cluster, k);

    stats_clusters(clusters, k, data->change, data->cluster, data->n_pairs);
    *n_peopled = 0;
    for (guint i = 0; i < k; i++)
        *n_peopled += clusters[i].n > 0 ? 1 : 0;
    return clusters;
}

/* Variance components of two or three places are no better than a test over them. */
static enum stats_outcome enough(enum stats_outcome outcome, guint n_clusters)
{
    return n_clusters < STATS_CLUSTERS_MIN ? STATS_TOO_FEW_CLUSTERS : outcome;
}

static void put_model(const struct spot *at, const struct scale *scale,
                      const struct stats_cluster *clusters, guint k, guint n_clusters)
{
    struct stats_random_intercept m;
    enum stats_outcome test =
        enough(stats_random_intercept(&m, clusters, k, STUDY_CONFIDENCE), n_clusters);
    enum stats_outcome model = enough(m.model, n_clusters);
    const struct spot_row rows[] = {
        {STATISTIC_ICC_CHANGE, model, m.icc},
        {STATISTIC_DESIGN_EFFECT, model, m.design_effect},
        {STATISTIC_N_EFFECTIVE, model, m.n_effective},
        {STATISTIC_MODEL_CHANGE, model, m.estimate},
        {STATISTIC_MODEL_SE, model, m.se},
        {STATISTIC_MODEL_DF, model, m.df},
        {STATISTIC_MODEL_LOW, test, m.low},
        {STATISTIC_MODEL_HIGH, test, m.high},
        {STATISTIC_P_MODEL, test, m.p},
        {STATISTIC_TAU2, model, m.tau2},
        {STATISTIC_SIGMA2, model, m.sigma2},
        {STATISTIC_MODEL_CHANGE_100, model, scale_points_100(scale, m.estimate)},
        {STATISTIC_MODEL_LOW_100, test, scale_points_100(scale, m.low)},
        {STATISTIC_MODEL_HIGH_100, test, scale_points_100(scale, m.high)},
    };
    spot_rows(at, rows, G_N_ELEMENTS(rows));
}

static void put_robust(const struct spot *at, const struct stats_cluster *clusters, guint k,
                       guint n_clusters)
{
    struct stats_cluster_robust robust;
    enum stats_outcome test =
        enough(stats_cluster_robust(&robust, clusters, k, STUDY_CONFIDENCE), n_clusters);
    enum stats_outcome model = enough(robust.model, n_clusters);

    spot_put(at, STATISTIC_CR2_SE, model, robust.se);
    spot_put(at, STATISTIC_CR2_DF, model, robust.df);
    spot_put(at, STATISTIC_P_CR2, test, robust.p);
}

void cluster_findings(struct scale_data *data)
{
    struct spot at = {data->track->findings, data->unit, (int)data->scale, STUDY_CHANGE};
    guint k = unit_of(data->track, data->unit)->n_clusters, n_clusters;
    struct finding p = spot_get(&at, STATISTIC_P_T);

    if (data->track->units->len == 1)
        return;
    g_autofree struct stats_cluster *clusters = change_clusters(data, k, &n_clusters);

    spot_count(&at, STATISTIC_CLUSTERS, n_clusters);
    put_model(&at, data->contract, clusters, k, n_clusters);
    put_robust(&at, clusters, k, n_clusters);
    if (p.reason == REASON_NONE)
        findings_set(at.findings, at.unit, at.scale, at.wave, STATISTIC_NAIVE_P, p.value);
    else
        findings_set_reason(at.findings, at.unit, at.scale, at.wave, STATISTIC_NAIVE_P, p.reason);
}

static void put_place(const struct spot *at, enum stats_outcome outcome,
                      const struct stats_place *place)
{
    if (outcome == STATS_OK && place->n == 0)
        outcome = STATS_TOO_FEW;
    spot_put(at, STATISTIC_EB_MEAN, outcome, place->eb_mean);
    spot_put(at, STATISTIC_EB_LOW, outcome, place->low);
    spot_put(at, STATISTIC_EB_HIGH, outcome, place->high);
}

void place_findings(struct scale_data *data)
{
    struct spot at = {data->track->findings, 0, (int)data->scale, STUDY_CHANGE};
    guint k = data->layout->n_clusters, n_clusters;
    struct stats_random_intercept model;

    g_assert(data->unit == 0);
    if (k == 0)
        return;
    g_autofree struct stats_cluster *clusters = change_clusters(data, k, &n_clusters);
    g_autofree struct stats_place *places = g_new(struct stats_place, k);
    /* The model's own outcome decides: a place can be estimated where the mean is not tested. */
    enum stats_outcome test = stats_random_intercept(&model, clusters, k, STUDY_CONFIDENCE);
    enum stats_outcome outcome =
        enough(stats_places(places, &model, clusters, k, STUDY_CONFIDENCE), n_clusters);

    if (test == STATS_NO_MEMORY)
        g_error("out of memory");
    for (at.unit = 1; at.unit < data->track->units->len; at.unit++)
        if (unit_of(data->track, at.unit)->level == LEVEL_NEIGHBOURHOOD)
            put_place(&at, outcome, &places[data->layout->unit_cluster[at.unit]]);
}
