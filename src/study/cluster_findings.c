/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/cluster_findings.h"

#include "stats/cluster_robust.h"
#include "stats/effect_size.h"
#include "stats/place_limits.h"
#include "stats/place_rank.h"
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

/* A model divides by the spread within places: it may be none where places differ. */
static void put_modelled(const struct spot *at, enum statistic statistic,
                         enum stats_outcome outcome, double value)
{
    if (outcome == STATS_NO_VARIANCE)
        findings_set_reason(at->findings, at->unit, at->scale, at->wave, statistic,
                            REASON_ALIKE_WITHIN);
    else
        spot_put(at, statistic, outcome, value);
}

static void put_model_effect(const struct spot *at, const struct scale_data *data,
                             const struct stats_random_intercept *m, enum stats_outcome test)
{
    struct stats_model_change change = {m->estimate, m->se, m->df, m->design_effect};
    struct stats_model_effect effect;
    struct stats_paired paired;
    enum stats_outcome outcome = test;

    /* The outcome of each part stands in the struct. */
    if (stats_paired(&paired, data->pair_pre, data->pair_post, data->n_pairs, STUDY_CONFIDENCE) ==
        STATS_NO_MEMORY)
        g_error("out of memory");
    enum stats_outcome own = stats_model_effect(&effect, &paired, &change, STUDY_CONFIDENCE);

    if (outcome == STATS_OK)
        outcome = own;
    put_modelled(at, STATISTIC_G_MODEL, outcome, effect.g);
    put_modelled(at, STATISTIC_G_MODEL_LOW, outcome, effect.low);
    put_modelled(at, STATISTIC_G_MODEL_HIGH, outcome, effect.high);
}

static void put_model(const struct spot *at, const struct scale_data *data,
                      const struct stats_cluster *clusters, guint k, guint n_clusters)
{
    const struct scale *scale = data->contract;
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
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        put_modelled(at, rows[i].statistic, rows[i].outcome, rows[i].value);
    put_model_effect(at, data, &m, test);
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
    struct spot at = {data->findings, data->unit, (int)data->scale, STUDY_CHANGE};
    guint k = unit_of(data->track, data->unit)->n_clusters, n_clusters;
    struct finding p = spot_get(&at, STATISTIC_P_T);

    if (data->track->units->len == 1)
        return;
    g_autofree struct stats_cluster *clusters = change_clusters(data, k, &n_clusters);

    spot_count(&at, STATISTIC_CLUSTERS, n_clusters);
    put_model(&at, data, clusters, k, n_clusters);
    put_robust(&at, clusters, k, n_clusters);
    if (p.reason == REASON_NONE)
        findings_set(at.findings, at.unit, at.scale, at.wave, STATISTIC_NAIVE_P, p.value);
    else
        findings_set_reason(at.findings, at.unit, at.scale, at.wave, STATISTIC_NAIVE_P, p.reason);
}

/* 0 of tau2 says that nobody knows any order: ranks then cover everything, and say so. */
static void put_rank(const struct spot *at, enum stats_outcome outcome,
                     const struct stats_rank *rank)
{
    if (outcome == STATS_OK)
        outcome = rank->outcome;
    put_modelled(at, STATISTIC_RANK, outcome, (double)rank->rank);
    put_modelled(at, STATISTIC_RANK_LOW, outcome, (double)rank->low);
    put_modelled(at, STATISTIC_RANK_HIGH, outcome, (double)rank->high);
}

/* What is known of each cluster */
struct estimates {
    enum stats_outcome outcome;
    struct stats_place *places;
    enum stats_outcome limits_outcome;
    struct stats_place_limits *limits;
};

static enum stats_outcome with_people(enum stats_outcome outcome, const struct stats_place *place)
{
    return outcome == STATS_OK && place->n == 0 ? STATS_TOO_FEW : outcome;
}

static void put_place(const struct spot *at, const struct estimates *known, guint cluster)
{
    const struct stats_place *place = &known->places[cluster];
    const struct stats_place_limits *limits = &known->limits[cluster];
    enum stats_outcome outcome = with_people(known->outcome, place);
    enum stats_outcome limited = with_people(known->limits_outcome, place);

    put_modelled(at, STATISTIC_EB_MEAN, outcome, place->eb_mean);
    put_modelled(at, STATISTIC_EB_LOW, outcome, place->low);
    put_modelled(at, STATISTIC_EB_HIGH, outcome, place->high);
    put_modelled(at, STATISTIC_PLACE_LOW, limited, limits->low);
    put_modelled(at, STATISTIC_PLACE_HIGH, limited, limits->high);
}

/* The estimates of clusters that are neighbourhoods, in the order of units: only they are ranked.
 */
static guint neighbourhoods_of(struct stats_place *ranked, const struct scale_data *data,
                               const struct stats_place *places)
{
    guint n = 0;

    for (guint u = 1; u < data->track->units->len; u++)
        if (unit_of(data->track, u)->level == LEVEL_NEIGHBOURHOOD)
            ranked[n++] = places[data->layout->unit_cluster[u]];
    return n;
}

static void put_places(const struct scale_data *data, const struct estimates *known)
{
    struct spot at = {data->findings, 0, (int)data->scale, STUDY_CHANGE};
    guint k = data->layout->n_clusters, next = 0;
    g_autofree struct stats_place *ranked = g_new(struct stats_place, k);
    g_autofree struct stats_rank *ranks = g_new(struct stats_rank, k);
    guint n = neighbourhoods_of(ranked, data, known->places);
    enum stats_outcome has_ranks = stats_ranks(ranks, ranked, n, STUDY_CONFIDENCE,
                                               data->contract->direction == DIRECTION_HIGHER);

    if (known->outcome != STATS_OK)
        has_ranks = known->outcome;
    for (at.unit = 1; at.unit < data->track->units->len; at.unit++) {
        if (unit_of(data->track, at.unit)->level != LEVEL_NEIGHBOURHOOD)
            continue;
        put_place(&at, known, (guint)data->layout->unit_cluster[at.unit]);
        put_rank(&at, has_ranks, &ranks[next++]);
    }
}

void place_findings(struct scale_data *data)
{
    guint k = data->layout->n_clusters, n_clusters;
    struct stats_random_intercept model;

    g_assert(data->unit == 0);
    if (k == 0)
        return;
    g_autofree struct stats_cluster *clusters = change_clusters(data, k, &n_clusters);
    g_autofree struct stats_place *places = g_new(struct stats_place, k);
    g_autofree struct stats_place_limits *limits = g_new(struct stats_place_limits, k);
    struct estimates known = {.places = places, .limits = limits};
    /* The model's own outcome decides: a place can be estimated where the mean is not tested. */
    enum stats_outcome test = stats_random_intercept(&model, clusters, k, STUDY_CONFIDENCE);

    known.outcome = enough(stats_places(places, &model, clusters, k, STUDY_CONFIDENCE), n_clusters);
    known.limits_outcome = stats_place_limits(limits, clusters, k, STUDY_CONFIDENCE);
    if (test == STATS_NO_MEMORY || known.limits_outcome == STATS_NO_MEMORY)
        g_error("out of memory");
    put_places(data, &known);
}
