/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "calibrate/calibrate.h"
#include "stats/alpha.h"
#include "stats/cluster_robust.h"
#include "stats/covariance.h"
#include "stats/describe.h"
#include "stats/distribution.h"
#include "stats/effect_size.h"
#include "stats/mixed_model.h"
#include "stats/place_limits.h"
#include "stats/place_rank.h"
#include "stats/random_intercept.h"
#include "stats/wilson.h"

/* Noncentral limits cost as much as everything else: every so manieth neighbourhood has them. */
#define D_Z_EVERY 5

#define SIGNIFICANT 0.05
#define CRITERION   0.9 /* of a change that counts as improved, deviations */

struct sample { /* people who stayed, in order of their places */
    guint n;
    double pre[N_ALL], post[N_ALL], change[N_ALL];
    unsigned place[N_ALL];
    guint first[N_PLACES + 1];
    struct stats_cluster clusters[N_PLACES];
};

static void sample_take(struct sample *sample, const struct people *people)
{
    sample->n = 0;
    for (guint place = 0; place < N_PLACES; place++) {
        sample->first[place] = sample->n;
        for (guint i = place * N_PEOPLE; i < (place + 1) * N_PEOPLE; i++) {
            if (!people->kept[i])
                continue;
            sample->pre[sample->n] = people->pre[i];
            sample->change[sample->n] = people->change[i];
            sample->post[sample->n] = people->pre[i] + people->change[i];
            sample->place[sample->n++] = place;
        }
    }
    sample->first[N_PLACES] = sample->n;
    stats_clusters(sample->clusters, N_PLACES, sample->change, sample->place, sample->n);
}

static void note(struct coverage *coverage, enum interval interval, enum stats_outcome outcome,
                 const double limits[2], double truth)
{
    if (outcome != STATS_OK)
        return;
    coverage->n[interval]++;
    coverage->n_holding[interval] += limits[0] <= truth && truth <= limits[1];
}

/* The limits are read when the outcome is: compute it in a statement before. */
#define NOTE(coverage, interval, outcome, low, high, truth)                                        \
    note(coverage, interval, outcome, (const double[]){low, high}, truth)

/* Of all places, with the variances known and not known. */
static void note_true_changes(struct coverage *coverage, const struct sample *sample,
                              const struct stats_random_intercept *model,
                              const struct people *people)
{
    struct stats_place places[N_PLACES];
    struct stats_place_limits limits[N_PLACES];
    enum stats_outcome known = stats_places(places, model, sample->clusters, N_PLACES,
                                            CALIBRATE_CONFIDENCE),
                       unknown = stats_place_limits(limits, sample->clusters, N_PLACES,
                                                    CALIBRATE_CONFIDENCE);

    for (guint i = 0; i < N_PLACES; i++) {
        double truth = people->place_change[i];
        NOTE(coverage, INTERVAL_PLACE_EB, known, places[i].low, places[i].high, truth);
        NOTE(coverage, INTERVAL_PLACE_TRUE, unknown, limits[i].low, limits[i].high, truth);
    }
}

/* Mean change, effect size and places by the random-intercept model. */
static double note_model(struct coverage *coverage, const struct sample *sample,
                         const struct stats_paired *paired, const struct people *people,
                         double effect)
{
    struct stats_random_intercept model;
    struct stats_model_effect g;
    enum stats_outcome effect_outcome,
        test = stats_random_intercept(&model, sample->clusters, N_PLACES, CALIBRATE_CONFIDENCE);
    const struct stats_model_change change = {model.estimate, model.se, model.df,
                                              model.design_effect};

    NOTE(coverage, INTERVAL_MODEL, test, model.low, model.high, effect);
    effect_outcome =
        test == STATS_OK ? stats_model_effect(&g, paired, &change, CALIBRATE_CONFIDENCE) : test;
    NOTE(coverage, INTERVAL_EFFECT, effect_outcome, g.low, g.high, effect);
    note_true_changes(coverage, sample, &model, people);
    return model.p;
}

/* Ranks only where places differ in truth. */
static void note_ranks(struct coverage *coverage, const struct sample *sample,
                       const struct people *people)
{
    struct stats_random_intercept model;
    struct stats_place places[N_PLACES];
    struct stats_rank ranks[N_PLACES];

    if (coverage->design.icc <= 0 ||
        stats_random_intercept(&model, sample->clusters, N_PLACES, CALIBRATE_CONFIDENCE) !=
            STATS_OK ||
        stats_places(places, &model, sample->clusters, N_PLACES, CALIBRATE_CONFIDENCE) !=
            STATS_OK ||
        stats_ranks(ranks, places, N_PLACES, CALIBRATE_CONFIDENCE, true) != STATS_OK)
        return;
    for (guint i = 0; i < N_PLACES; i++) {
        guint rank = 1;
        for (guint j = 0; j < N_PLACES; j++)
            rank += people->place_change[j] > people->place_change[i];
        NOTE(coverage, INTERVAL_PLACE_RANK, STATS_OK, (double)ranks[i].low, (double)ranks[i].high,
             rank);
    }
}

static void note_robust(struct coverage *coverage, const struct sample *sample, double effect)
{
    struct stats_cluster_robust robust;
    enum stats_outcome test =
        stats_cluster_robust(&robust, sample->clusters, N_PLACES, CALIBRATE_CONFIDENCE);

    NOTE(coverage, INTERVAL_CR2, test, robust.low, robust.high, effect);
}

/* Two columns: change on the pre score (the slope is R - 1), and change on an arm that the
 * neighbourhoods of odd number are in. */
static void note_columns(struct coverage *coverage, const struct sample *sample)
{
    double x[2 * N_ALL], y[N_ALL];
    struct stats_design design = {sample->change, x, sample->place, sample->n, 2, N_PLACES};
    struct stats_mixed_model model;

    for (guint i = 0; i < sample->n; i++) {
        x[2 * i] = 1;
        x[2 * i + 1] = sample->pre[i];
    }
    if (stats_mixed_model(&model, &design, CALIBRATE_CONFIDENCE) == STATS_OK)
        NOTE(coverage, INTERVAL_SLOPE, model.fixed[1].test, model.fixed[1].low, model.fixed[1].high,
             CALIBRATE_R - 1);
    for (guint i = 0; i < sample->n; i++) {
        x[2 * i + 1] = sample->place[i] % 2;
        y[i] = sample->change[i] + CALIBRATE_ARM_EFFECT * x[2 * i + 1];
    }
    design.y = y;
    if (stats_mixed_model(&model, &design, CALIBRATE_CONFIDENCE) == STATS_OK)
        NOTE(coverage, INTERVAL_ARM, model.fixed[1].test, model.fixed[1].low, model.fixed[1].high,
             CALIBRATE_ARM_EFFECT);
}

/* Both arms in each neighbourhood, every second person trained: what neighbours have in common is
 * the work of the training group, so that the comparison has none of it. p of the difference, with
 * an intercept for each arm of a neighbourhood, or one for both. */
static double p_of_crossed_arms(const struct sample *sample, const struct people *people,
                                double effect, bool shared)
{
    double x[2 * N_ALL], y[N_ALL];
    unsigned group[N_ALL];
    struct stats_design design = {y, x, group, sample->n, 2, 2 * N_PLACES};
    struct stats_mixed_model model;

    for (guint i = 0; i < sample->n; i++) {
        unsigned place = sample->place[i], arm = i % 2;
        x[2 * i] = 1;
        x[2 * i + 1] = arm;
        y[i] = sample->change[i] - (arm == 1 ? 0 : people->place_change[place] - effect);
        group[i] = 2 * place + (shared ? 0 : arm);
    }
    return stats_mixed_model(&model, &design, CALIBRATE_CONFIDENCE) == STATS_OK ? model.fixed[1].p
                                                                                : 1;
}

static void note_share(struct coverage *coverage, const struct sample *sample, guint place,
                       double true_change)
{
    double within = sqrt(2 * (1 - CALIBRATE_R) * (1 - coverage->design.icc));
    double truth = 1 - stats_normal_cdf((CRITERION - true_change) / within);
    struct stats_share share;
    enum stats_outcome outcome;
    size_t count = 0;

    for (guint i = sample->first[place]; i < sample->first[place + 1]; i++)
        count += sample->change[i] > CRITERION;
    outcome = stats_share(&share, count, sample->first[place + 1] - sample->first[place],
                          CALIBRATE_CONFIDENCE);
    NOTE(coverage, INTERVAL_PLACE_SHARE, outcome, share.low, share.high, truth);
}

static void note_place(struct coverage *coverage, const struct sample *sample,
                       const struct people *people, guint place)
{
    guint first = sample->first[place], n = sample->first[place + 1] - first;
    double apart = sqrt(1 - coverage->design.icc), truth = people->place_change[place];
    struct stats_describe pre;
    struct stats_paired paired;
    struct stats_effect_size effect;
    enum stats_outcome outcome;

    outcome = stats_describe(&pre, sample->pre + first, n, CALIBRATE_CONFIDENCE);
    NOTE(coverage, INTERVAL_PLACE_MEAN, outcome, pre.ci_low, pre.ci_high, people->place_pre[place]);
    outcome =
        stats_paired(&paired, sample->pre + first, sample->post + first, n, CALIBRATE_CONFIDENCE);
    NOTE(coverage, INTERVAL_PLACE_CHANGE, outcome, paired.change_low, paired.change_high, truth);
    note_share(coverage, sample, place, truth);
    if (place % D_Z_EVERY != 0 ||
        stats_effect_size(&effect, &paired, CALIBRATE_CONFIDENCE) != STATS_OK)
        return;
    NOTE(coverage, INTERVAL_PLACE_D_Z, effect.z_outcome, effect.d_z_low, effect.d_z_high,
         truth / (sqrt(2 * (1 - CALIBRATE_R)) * apart));
    NOTE(coverage, INTERVAL_PLACE_G, effect.g_outcome, effect.g_av_low, effect.g_av_high,
         truth / apart);
}

static void note_programme(struct coverage *coverage, const struct people *people, double effect)
{
    struct sample sample;
    struct stats_paired paired;
    enum stats_outcome outcome;
    double p;

    sample_take(&sample, people);
    outcome = stats_paired(&paired, sample.pre, sample.post, sample.n, CALIBRATE_CONFIDENCE);
    NOTE(coverage, INTERVAL_NAIVE, outcome, paired.change_low, paired.change_high, effect);
    p = note_model(coverage, &sample, &paired, people, effect);
    note_robust(coverage, &sample, effect);
    note_columns(coverage, &sample);
    for (guint place = 0; place < N_PLACES; place++)
        note_place(coverage, &sample, people, place);
    note_ranks(coverage, &sample, people);
    if (effect != 0)
        return;
    coverage->n_null++;
    coverage->n_found += p < SIGNIFICANT;
    coverage->n_found_naively += paired.p < SIGNIFICANT;
    coverage->n_found_crossed += p_of_crossed_arms(&sample, people, effect, false) < SIGNIFICANT;
    coverage->n_found_shared += p_of_crossed_arms(&sample, people, effect, true) < SIGNIFICANT;
}

void coverage_run(struct coverage *coverage)
{
    struct stats_random *random = stats_random_new(coverage->seed);
    struct people *people = g_new(struct people, 1);

    g_assert(random != NULL);
    for (guint i = 0; i < coverage->n_programmes; i++) {
        struct design design = coverage->design;
        design.effect = i % 2 == 0 ? coverage->design.effect : 0;
        people_draw(people, &design, random);
        note_programme(coverage, people, design.effect);
    }
    g_free(people);
    stats_random_free(random);
}

double coverage_of_alpha(guint32 seed, guint n_samples)
{
    enum { ITEMS = 8, ROWS = 200 };
    const double common = 0.35; /* correlation of any two items */
    const double truth = ITEMS * common / (1 + (ITEMS - 1) * common);
    struct stats_random *random = stats_random_new(seed);
    guint n_holding = 0;

    g_assert(random != NULL);
    for (guint sample = 0; sample < n_samples; sample++) {
        double x[ROWS * ITEMS], cov[ITEMS * ITEMS];
        struct stats_alpha alpha;
        size_t n;
        for (guint row = 0; row < ROWS; row++) {
            double shared = stats_random_normal(random, 0, sqrt(common));
            for (guint item = 0; item < ITEMS; item++)
                x[row * ITEMS + item] = shared + stats_random_normal(random, 0, sqrt(1 - common));
        }
        if (stats_covariance(cov, &n, x, ROWS, ITEMS) == STATS_OK &&
            stats_alpha(&alpha, cov, n, ITEMS, CALIBRATE_CONFIDENCE) == STATS_OK)
            n_holding += alpha.low <= truth && truth <= alpha.high;
    }
    stats_random_free(random);
    return (double)n_holding / n_samples;
}
