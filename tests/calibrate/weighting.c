/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "calibrate/calibrate.h"
#include "stats/distribution.h"
#include "stats/random_intercept.h"
#include "stats/selection.h"

struct once { /* one programme */
    double lost, estimate, weighted;
    bool holds, holds_weighted;
};

/* As the program does: who stays by logistic regression on the pre score, everybody who stayed
 * weighted by one over that chance, the error by neighbourhoods. */
static void weigh(struct once *once, const struct people *people, const double *change,
                  const unsigned *place, double effect)
{
    double x[2 * N_ALL], beta[2], share[N_ALL], weight[N_ALL];
    struct stats_logistic logistic;
    struct stats_weighted weighted;
    size_t clusters = 0;
    guint n = 0;
    double half;

    for (guint i = 0; i < N_ALL; i++) {
        x[2 * i] = 1;
        x[2 * i + 1] = people->pre[i];
    }
    if (stats_logistic(&logistic, beta, share,
                       &(struct stats_logistic_data){people->kept, x, N_ALL, 2}) != STATS_OK)
        g_error("no logistic regression");
    for (guint i = 0; i < N_ALL; i++)
        if (people->kept[i])
            weight[n++] = 1 / share[i];
    if (stats_weighted_clusters(
            &weighted, &clusters,
            &(struct stats_weighted_data){change, weight, place, n, N_PLACES}) != STATS_OK)
        g_error("no weighted mean");
    half = stats_t_quantile(0.5 + CALIBRATE_CONFIDENCE / 2, (double)clusters - 1) * weighted.se;
    once->weighted = weighted.mean;
    once->holds_weighted = fabs(weighted.mean - effect) <= half;
}

static void run_once(struct once *once, const struct people *people, double effect)
{
    double change[N_ALL];
    unsigned place[N_ALL];
    struct stats_cluster clusters[N_PLACES];
    struct stats_random_intercept model;
    guint n = 0;

    for (guint i = 0; i < N_ALL; i++)
        if (people->kept[i]) {
            change[n] = people->change[i];
            place[n++] = i / N_PEOPLE;
        }
    stats_clusters(clusters, N_PLACES, change, place, n);
    if (stats_random_intercept(&model, clusters, N_PLACES, CALIBRATE_CONFIDENCE) != STATS_OK)
        g_error("no model");
    once->lost = 1 - (double)n / N_ALL;
    once->estimate = model.estimate;
    once->holds = model.low <= effect && effect <= model.high;
    weigh(once, people, change, place, effect);
}

void weighting_run(struct weighting *weighting)
{
    struct stats_random *random = stats_random_new(weighting->seed);
    struct people *people = g_new(struct people, 1);
    guint n = weighting->n_programmes;

    g_assert(random != NULL);
    for (guint i = 0; i < n; i++) {
        struct once once;
        people_draw(people, &weighting->design, random);
        run_once(&once, people, weighting->design.effect);
        weighting->lost += once.lost / n;
        weighting->bias += (once.estimate - weighting->design.effect) / n;
        weighting->bias_weighted += (once.weighted - weighting->design.effect) / n;
        weighting->coverage += (double)once.holds / n;
        weighting->coverage_weighted += (double)once.holds_weighted / n;
    }
    g_free(people);
    stats_random_free(random);
}
