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

static const struct unit *place_of(const struct scale_data *data)
{
    return unit_of(data->track, data->unit);
}

/* Everybody lost changed by `change`; where arms are compared, the trained among them: what befalls
 * both arms alike does not change their difference. */
static void add_lost(struct people *people, const struct scale_data *data, double change)
{
    bool arms = place_of(data)->has_both_arms;

    people->n = data->n_pairs;
    for (guint i = 0; i < data->n_lost; i++) {
        guint person = data->lost_person[i];

        people->change[people->n] = !arms || is_trained(data->track, person) ? change : 0;
        people->cluster[people->n] = data->lost_cluster[i];
        people->person[people->n++] = person;
    }
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

struct weighted { /* a mean, or the difference of two */
    enum stats_outcome outcome, test;
    double mean, se, df, n_effective;
};

static struct weighted weigh(const struct scale_data *data, const struct people *people)
{
    bool is_one = unit_is_one_group(place_of(data));
    struct stats_weighted_data all = {people->change, people->weight, people->cluster, people->n,
                                      place_of(data)->n_clusters};
    struct stats_weighted w;
    gsize groups = people->n;
    enum stats_outcome outcome = stats_weighted(&w, all.x, all.w, all.n), test = outcome;
    struct weighted found = {outcome, outcome, w.mean, w.se, NAN, w.n_effective};

    if (outcome == STATS_OK && !is_one) {
        test = stats_weighted_clusters(&w, &groups, &all);
        if (test == STATS_NO_MEMORY)
            g_error("out of memory");
        found.test = groups < STATS_CLUSTERS_MIN ? STATS_TOO_FEW_CLUSTERS : test;
        found.se = w.se;
    }
    found.df = (double)groups - 1;
    return found;
}

/* The people of one arm, into room of their own. */
static struct people people_of_arm(const struct scale_data *data, const struct people *all,
                                   bool trained)
{
    struct people arm = people_new(data);

    arm.n = 0;
    for (guint i = 0; i < all->n; i++) {
        guint person = all->person[i];

        if (!has_arm(data->track, person) || is_trained(data->track, person) != trained)
            continue;
        arm.change[arm.n] = all->change[i];
        arm.weight[arm.n] = all->weight[i];
        arm.cluster[arm.n++] = all->cluster[i];
    }
    return arm;
}

/* Welch's: two means that know nothing of each other, each of the groups of its arm. */
static struct weighted weigh_arms(const struct scale_data *data, const struct people *people)
{
    struct weighted found = {.outcome = STATS_OK, .test = STATS_OK};
    double variance = 0, squares = 0, sum = 0, sum_of_squares = 0;

    for (int arm = 0; arm < ARM_GROUPS; arm++) {
        struct people own = people_of_arm(data, people, arm == 1);
        struct weighted w = weigh(data, &own);
        double v = w.se * w.se;

        for (guint i = 0; i < own.n; i++) {
            sum += own.weight[i];
            sum_of_squares += own.weight[i] * own.weight[i];
        }
        found.outcome = w.outcome != STATS_OK ? w.outcome : found.outcome;
        found.test = w.test != STATS_OK ? w.test : found.test;
        found.mean += arm == 1 ? w.mean : -w.mean;
        variance += v;
        squares += v * v / w.df;
        people_clear(&own);
    }
    found.se = sqrt(variance);
    found.df = variance * variance / squares;
    found.n_effective = sum * sum / sum_of_squares;
    return found;
}

static struct answer with_limits(const struct weighted *w)
{
    struct answer answer = {w->outcome, w->test, w->mean, NAN, NAN, NAN};

    if (answer.test == STATS_OK && !(w->se > 0))
        answer.test = STATS_NO_VARIANCE;
    if (answer.test != STATS_OK)
        return answer;
    double half = stats_t_quantile(1 - (1 - STUDY_CONFIDENCE) / 2, w->df) * w->se;

    answer.low = w->mean - half;
    answer.high = w->mean + half;
    answer.p = stats_t_p(w->mean / w->se, w->df);
    return answer;
}

static struct answer by_weights(const struct spot *at, const struct scale_data *data,
                                struct people *people)
{
    struct weighted w = {.outcome = data->weighted, .test = data->weighted};

    people->n = data->n_pairs;
    if (data->weighted == STATS_OK)
        w = place_of(data)->has_both_arms ? weigh_arms(data, people) : weigh(data, people);
    spot_put(at, STATISTIC_SENS_N_EFFECTIVE, w.outcome, w.n_effective);
    return with_limits(&w);
}

/* ---- does the headline hang on it? ---- */

static int side_of(double low, double high)
{
    return low > 0 ? 1 : high < 0 ? -1 : 0;
}

/* An answer on another side makes it depend; stable takes every answer. */
static void put_verdict(const struct spot *at, const struct scale_data *data,
                        const struct answer *answers, guint n)
{
    struct headline headline = study_headline(data->track, data->unit);
    struct finding low = spot_get(at, headline.own_low), high = spot_get(at, headline.own_high);
    enum stats_outcome missing = STATS_OK;
    bool depends = false;

    if (low.reason != REASON_NONE || high.reason != REASON_NONE || !low.is_set) {
        findings_set_reason(at->findings, at->unit, at->scale, at->wave, STATISTIC_SENS_VERDICT,
                            low.is_set ? low.reason : REASON_TOO_FEW);
        return;
    }
    for (guint i = 0; i < n; i++) {
        if (answers[i].test != STATS_OK)
            missing = answers[i].test;
        else
            depends |= side_of(answers[i].low, answers[i].high) != side_of(low.value, high.value);
    }
    spot_put(at, STATISTIC_SENS_VERDICT, depends ? STATS_OK : missing,
             depends ? SENS_DEPENDS : SENS_STABLE);
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
    if (data->unit == 0)
        spot_put(&at, STATISTIC_SENS_LEFT_OUT, data->weighted, data->n_left_out);
    put_verdict(&at, data, answers, G_N_ELEMENTS(answers));
    people_clear(&people);
}
