/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/sensitivity_findings.h"

#include <math.h>

#include "stats/distribution.h"
#include "stats/random_intercept.h"
#include "stats/selection.h"
#include "study/covariate_findings.h"
#include "study/groups.h"
#include "study/spot.h"

struct answer { /* a change with its interval */
    enum stats_outcome outcome, test;
    double estimate, low, high, p;
};

struct family {
    enum statistic estimate, low, high, p;
};

static const struct family UNCHANGED = {STATISTIC_SENS_UNCHANGED, STATISTIC_SENS_UNCHANGED_LOW,
                                        STATISTIC_SENS_UNCHANGED_HIGH, STATISTIC_P_SENS_UNCHANGED};
static const struct family WORSE = {STATISTIC_SENS_WORSE, STATISTIC_SENS_WORSE_LOW,
                                    STATISTIC_SENS_WORSE_HIGH, STATISTIC_P_SENS_WORSE};
static const struct family WEIGHTED = {STATISTIC_SENS_WEIGHTED, STATISTIC_SENS_WEIGHTED_LOW,
                                       STATISTIC_SENS_WEIGHTED_HIGH, STATISTIC_P_SENS_WEIGHTED};

static void put_answer(const struct spot *at, const struct family *family,
                       const struct answer *answer)
{
    const struct spot_row rows[] = {
        {family->estimate, answer->outcome, answer->estimate},
        {family->low, answer->test, answer->low},
        {family->high, answer->test, answer->high},
        {family->p, answer->test, answer->p},
    };
    spot_rows(at, rows, G_N_ELEMENTS(rows));
}

/* The people of the unit: pairs and, where wanted, the lost. */
struct people {
    guint n;
    double *change, *weight;
    guint *cluster, *person;
};

static struct people people_new(const struct scale_data *data)
{
    guint room = data->n_pairs + data->n_lost;
    struct people people = {data->n_pairs, g_new(double, room), g_new(double, room),
                            g_new(guint, room), g_new(guint, room)};

    for (guint i = 0; i < data->n_pairs; i++) {
        people.change[i] = data->change[i];
        people.weight[i] = data->weight[data->pair_person[i]];
        people.cluster[i] = data->cluster[i];
        people.person[i] = data->pair_person[i];
    }
    return people;
}

static void people_clear(struct people *people)
{
    g_free(people->change);
    g_free(people->weight);
    g_free(people->cluster);
    g_free(people->person);
}

/* Everybody lost changed by `change`. */
static void add_lost(struct people *people, const struct scale_data *data, double change)
{
    people->n = data->n_pairs;
    for (guint i = 0; i < data->n_lost; i++) {
        people->change[people->n] = change;
        people->cluster[people->n] = data->lost_cluster[i];
        people->person[people->n++] = data->lost_person[i];
    }
}

static const struct unit *place_of(const struct scale_data *data)
{
    return unit_of(data->track, data->unit);
}

/* ---- by the test of the place ---- */

static struct answer by_neighbourhoods(const struct scale_data *data, const struct people *people)
{
    guint k = place_of(data)->n_clusters, peopled = 0;
    g_autofree struct stats_cluster *clusters = g_new(struct stats_cluster, k);
    struct stats_random_intercept m;

    stats_clusters(clusters, k, people->change, people->cluster, people->n);
    for (guint i = 0; i < k; i++)
        peopled += clusters[i].n > 0 ? 1 : 0;
    enum stats_outcome test = stats_random_intercept(&m, clusters, k, STUDY_CONFIDENCE);
    struct answer answer = {m.model, test, m.estimate, m.low, m.high, m.p};

    if (peopled < STATS_CLUSTERS_MIN)
        answer.outcome = answer.test = STATS_TOO_FEW_CLUSTERS;
    return answer;
}

/* The mean of one group, or the difference of the arms. */
static struct answer by_columns(const struct scale_data *data, const struct people *people)
{
    gsize columns = place_of(data)->has_both_arms ? 2 : 1, n = 0;
    g_autofree double *y = g_new(double, people->n);
    g_autofree double *x = g_new(double, people->n *columns);
    g_autofree guint *index = g_new(guint, people->n);

    for (guint i = 0; i < people->n; i++) {
        if (columns == 2 && !has_arm(data->track, people->person[i]))
            continue;
        x[n * columns] = 1;
        if (columns == 2)
            x[n * columns + 1] = is_trained(data->track, people->person[i]) ? 1 : 0;
        index[n] = people->cluster[i];
        y[n++] = people->change[i];
    }
    struct stats_design design = {y, x, index, n, columns, place_of(data)->n_clusters};
    struct covariate_model model =
        columns == 2 ? covariate_fit_arms(data, &design) : covariate_fit(data, &design);
    const struct stats_coefficient *c = &model.fixed[columns - 1];
    enum stats_outcome test = model.outcome == STATS_OK ? c->test : model.outcome;

    return (struct answer){model.outcome, test, c->estimate, c->low, c->high, c->p};
}

static struct answer answer_of(const struct scale_data *data, const struct people *people)
{
    const struct unit *place = place_of(data);

    return !unit_is_one_group(place) && !place->has_both_arms ? by_neighbourhoods(data, people)
                                                              : by_columns(data, people);
}

/* ---- by weights ---- */

/* Leaves the people of the arms, each at their distance from the mean of their arm, scaled so that
 * the weighted mean of all is the difference of the arms and its variance the right one. */
static void part_arms(struct people *people, const struct scale_data *data)
{
    double weight[2] = {0, 0}, sum[2] = {0, 0};
    guint n = 0;

    for (guint i = 0; i < people->n; i++) {
        if (!has_arm(data->track, people->person[i]))
            continue;
        guint arm = is_trained(data->track, people->person[i]) ? 1 : 0;

        weight[arm] += people->weight[i];
        sum[arm] += people->weight[i] * people->change[i];
        people->change[n] = people->change[i];
        people->weight[n] = people->weight[i];
        people->cluster[n] = people->cluster[i];
        people->person[n++] = people->person[i];
    }
    people->n = weight[0] > 0 && weight[1] > 0 ? n : 0;
    for (guint i = 0; i < people->n; i++) {
        guint arm = is_trained(data->track, people->person[i]) ? 1 : 0;
        double off =
            (people->change[i] - sum[arm] / weight[arm]) * (weight[0] + weight[1]) / weight[arm];

        people->change[i] = sum[1] / weight[1] - sum[0] / weight[0] + (arm == 1 ? off : -off);
    }
}

static void weighted_limits(struct answer *answer, const struct stats_weighted *w, double df)
{
    double half = stats_t_quantile(1 - (1 - STUDY_CONFIDENCE) / 2, df) * w->se;

    answer->test = w->se > 0 ? STATS_OK : STATS_NO_VARIANCE;
    answer->low = w->mean - half;
    answer->high = w->mean + half;
    answer->p = stats_t_p(w->mean / w->se, df);
}

static struct answer by_weights(const struct spot *at, const struct scale_data *data,
                                struct people *people)
{
    bool arms = place_of(data)->has_both_arms, is_one = unit_is_one_group(place_of(data));
    struct answer answer = {data->weighted, data->weighted, NAN, NAN, NAN, NAN};
    struct stats_weighted w = {.outcome = data->weighted};
    gsize groups = 0;

    people->n = data->n_pairs;
    if (arms)
        part_arms(people, data);
    struct stats_weighted_data all = {people->change, people->weight, people->cluster, people->n,
                                      place_of(data)->n_clusters};

    if (data->weighted == STATS_OK)
        answer.outcome = is_one ? stats_weighted(&w, all.x, all.w, all.n)
                                : stats_weighted_clusters(&w, &groups, &all);
    answer.test = answer.outcome;
    answer.estimate = w.mean;
    if (answer.outcome == STATS_OK && !is_one && groups < STATS_CLUSTERS_MIN)
        answer.test = STATS_TOO_FEW_CLUSTERS;
    else if (answer.outcome == STATS_OK)
        weighted_limits(&answer, &w, (double)(is_one ? people->n : groups) - (arms ? 2 : 1));
    spot_put(at, STATISTIC_SENS_N_EFFECTIVE, answer.outcome, w.n_effective);
    return answer;
}

/* ---- does the headline hang on it? ---- */

static int side_of(double low, double high)
{
    return low > 0 ? 1 : high < 0 ? -1 : 0;
}

static void put_verdict(const struct spot *at, const struct scale_data *data,
                        const struct answer *answers, guint n)
{
    struct headline headline = study_headline(data->track, data->unit);
    struct finding low = spot_get(at, headline.own_low), high = spot_get(at, headline.own_high);
    enum sens_verdict verdict = SENS_STABLE;

    if (low.reason != REASON_NONE || high.reason != REASON_NONE || !low.is_set) {
        findings_set_reason(at->findings, at->unit, at->scale, at->wave, STATISTIC_SENS_VERDICT,
                            low.is_set ? low.reason : REASON_TOO_FEW);
        return;
    }
    for (guint i = 0; i < n; i++)
        if (answers[i].test == STATS_OK &&
            side_of(answers[i].low, answers[i].high) != side_of(low.value, high.value))
            verdict = SENS_DEPENDS;
    spot_put(at, STATISTIC_SENS_VERDICT, STATS_OK, verdict);
}

void sensitivity_findings(const struct scale_data *data)
{
    struct spot at = {data->findings, data->unit, (int)data->scale, STUDY_CHANGE};
    struct people people = people_new(data);
    bool turned = data->contract->direction == DIRECTION_LOWER;
    enum stats_outcome has_shift = isnan(data->shift) ? STATS_TOO_FEW : STATS_OK;
    struct answer answers[3];

    add_lost(&people, data, 0);
    answers[0] = answer_of(data, &people);
    add_lost(&people, data, turned ? data->shift : -data->shift);
    answers[1] = answer_of(data, &people);
    if (has_shift != STATS_OK)
        answers[1].outcome = answers[1].test = has_shift;
    answers[2] = by_weights(&at, data, &people);
    put_answer(&at, &UNCHANGED, &answers[0]);
    put_answer(&at, &WORSE, &answers[1]);
    put_answer(&at, &WEIGHTED, &answers[2]);
    spot_put(&at, STATISTIC_SENS_SHIFT, has_shift, data->shift);
    put_verdict(&at, data, answers, G_N_ELEMENTS(answers));
    people_clear(&people);
}
