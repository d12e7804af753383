/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/covariate_findings.h"

#include <math.h>
#include <string.h>

#include "stats/clusters.h"
#include "stats/describe.h"
#include "stats/effect_size.h"
#include "stats/least_squares.h"
#include "study/groups.h"
#include "study/spot.h"

#define HOURS_OF_DOSE 10.0

enum { MOST_COLUMNS = 3 };

/* Where the numbers of one coefficient go. */
struct family {
    enum statistic estimate, se, df, low, high, p;
};

static const struct family ANCOVA = {STATISTIC_ANCOVA_CHANGE, STATISTIC_ANCOVA_SE,
                                     STATISTIC_ANCOVA_DF,     STATISTIC_ANCOVA_LOW,
                                     STATISTIC_ANCOVA_HIGH,   STATISTIC_P_ANCOVA};
static const struct family DOSE = {STATISTIC_DOSE_CHANGE, STATISTIC_DOSE_SE,   STATISTIC_DOSE_DF,
                                   STATISTIC_DOSE_LOW,    STATISTIC_DOSE_HIGH, STATISTIC_P_DOSE};
static const struct family DID = {STATISTIC_DID,     STATISTIC_DID_SE,   STATISTIC_DID_DF,
                                  STATISTIC_DID_LOW, STATISTIC_DID_HIGH, STATISTIC_P_DID};
static const struct family ANCOVA_DID = {STATISTIC_ANCOVA_DID,      STATISTIC_ANCOVA_DID_SE,
                                         STATISTIC_ANCOVA_DID_DF,   STATISTIC_ANCOVA_DID_LOW,
                                         STATISTIC_ANCOVA_DID_HIGH, STATISTIC_P_ANCOVA_DID};

/* Rows of a design, as many as there are pairs at most. */
struct rows {
    gsize n, columns;
    double *y, *x;
    guint *index;
};

static struct rows rows_new(guint room, guint columns)
{
    return (struct rows){0, columns, g_new(double, room), g_new(double, (gsize)room *columns),
                         g_new(guint, room)};
}

static void rows_clear(struct rows *rows)
{
    g_free(rows->y);
    g_free(rows->x);
    g_free(rows->index);
}

static void rows_add(struct rows *rows, const struct scale_data *data, guint pair, double first,
                     double second)
{
    const double columns[MOST_COLUMNS] = {1, first, second};

    for (gsize j = 0; j < rows->columns; j++)
        rows->x[rows->n * rows->columns + j] = columns[j];
    rows->index[rows->n] = data->cluster[pair];
    rows->y[rows->n++] = data->change[pair];
}

static guint n_peopled(const struct stats_design *design)
{
    g_autofree bool *peopled = g_new0(bool, design->clusters);
    guint n = 0;

    for (gsize i = 0; i < design->n; i++)
        peopled[design->index[i]] = true;
    for (gsize c = 0; c < design->clusters; c++)
        n += peopled[c] ? 1 : 0;
    return n;
}

static enum stats_outcome known(enum stats_outcome outcome)
{
    if (outcome == STATS_NO_MEMORY)
        g_error("out of memory");
    return outcome;
}

static struct covariate_model by_line(const struct stats_design *design)
{
    struct stats_least_squares line;
    struct covariate_model fitted = {
        .outcome = known(stats_least_squares(&line, design, STUDY_CONFIDENCE))};

    fitted.error = fitted.outcome;
    memcpy(fitted.fixed, line.fixed, sizeof fitted.fixed);
    return fitted;
}

/* place: the neighbourhood of each row, whatever groups the design has. */
static struct covariate_model by_groups(const struct stats_design *design,
                                        const struct stats_design *place)
{
    struct stats_mixed_model model;
    struct covariate_model fitted = {
        .outcome = known(stats_mixed_model(&model, design, STUDY_CONFIDENCE))};

    memcpy(fitted.fixed, model.fixed, sizeof fitted.fixed);
    if (place->n > 0 && n_peopled(place) < STATS_CLUSTERS_MIN)
        fitted.outcome = STATS_TOO_FEW_CLUSTERS;
    fitted.error = fitted.outcome;
    return fitted;
}

struct covariate_model covariate_fit(const struct scale_data *data,
                                     const struct stats_design *design)
{
    return unit_is_one_group(unit_of(data->track, data->unit)) ? by_line(design)
                                                               : by_groups(design, design);
}

/* People who learned together: of one arm of a neighbourhood. */
static guint arm_group(guint cluster, bool trained)
{
    return ARM_GROUPS * cluster + (trained ? 1 : 0);
}

/* Of how many groups the smaller arm is. */
static guint n_of_smaller_arm(const struct stats_design *by_arm)
{
    g_autofree bool *peopled = g_new0(bool, by_arm->clusters);
    guint n[ARM_GROUPS] = {0, 0};

    for (gsize i = 0; i < by_arm->n; i++)
        peopled[by_arm->index[i]] = true;
    for (gsize c = 0; c < by_arm->clusters; c++)
        n[c % ARM_GROUPS] += peopled[c] ? 1 : 0;
    return MIN(n[0], n[1]);
}

struct covariate_model covariate_fit_arms(const struct scale_data *data,
                                          const struct stats_design *design)
{
    g_autofree guint *group = g_new(guint, design->n);
    struct stats_design by_arm = *design;

    if (unit_is_one_group(unit_of(data->track, data->unit)))
        return by_line(design);
    for (gsize i = 0; i < design->n; i++)
        group[i] = arm_group(design->index[i], design->x[i * design->columns + 1] > 0);
    by_arm.index = group;
    by_arm.clusters = ARM_GROUPS * design->clusters;
    struct covariate_model fitted = by_groups(&by_arm, design);

    if (fitted.outcome == STATS_OK && n_of_smaller_arm(&by_arm) < ARM_GROUPS_MIN)
        fitted.error = fitted.fixed[1].test = STATS_TOO_FEW_CLUSTERS;
    return fitted;
}

static struct stats_design design_of(const struct scale_data *data, const struct rows *rows)
{
    return (struct stats_design){rows->y,       rows->x,
                                 rows->index,   rows->n,
                                 rows->columns, unit_of(data->track, data->unit)->n_clusters};
}

static struct covariate_model fit_rows(const struct scale_data *data, const struct rows *rows)
{
    struct stats_design design = design_of(data, rows);

    return covariate_fit(data, &design);
}

/* The arm stands in the second column. */
static struct covariate_model fit_arms(const struct scale_data *data, const struct rows *rows)
{
    struct stats_design design = design_of(data, rows);

    return covariate_fit_arms(data, &design);
}

static enum stats_outcome test_of(const struct covariate_model *model, guint column)
{
    return model->outcome == STATS_OK ? model->fixed[column].test : model->outcome;
}

static void put_family(const struct spot *at, const struct family *family,
                       const struct covariate_model *model, guint column)
{
    const struct stats_coefficient *c = &model->fixed[column];
    enum stats_outcome test = test_of(model, column);
    const struct spot_row rows[] = {
        {family->estimate, model->outcome, c->estimate},
        {family->se, model->error, c->se},
        {family->df, model->error, c->df},
        {family->low, test, c->low},
        {family->high, test, c->high},
        {family->p, test, c->p},
    };
    spot_rows(at, rows, G_N_ELEMENTS(rows));
}

static double mean_pre(const struct scale_data *data)
{
    double sum = 0;

    for (guint i = 0; i < data->n_pairs; i++)
        sum += data->pair_pre[i] - data->pair_pre[0];
    return data->n_pairs > 0 ? data->pair_pre[0] + sum / data->n_pairs : 0;
}

static void put_ancova(const struct spot *at, const struct scale_data *data)
{
    struct rows rows = rows_new(data->n_pairs, 2);
    double centre = mean_pre(data);

    for (guint i = 0; i < data->n_pairs; i++)
        rows_add(&rows, data, i, data->pair_pre[i] - centre, 0);
    struct covariate_model model = fit_rows(data, &rows);

    put_family(at, &ANCOVA, &model, 0);
    /* The model is of post - pre: its slope is that of post less 1. */
    spot_put(at, STATISTIC_ANCOVA_SLOPE, model.outcome, 1 + model.fixed[1].estimate);
    spot_put(at, STATISTIC_ANCOVA_SLOPE_SE, model.outcome, model.fixed[1].se);
    rows_clear(&rows);
}

static void put_dose(const struct spot *at, const struct scale_data *data)
{
    struct rows rows = rows_new(data->n_pairs, 2);

    for (guint i = 0; i < data->n_pairs; i++) {
        double hours = data->track->cohort->people[data->pair_person[i]].hours;

        if (!isnan(hours))
            rows_add(&rows, data, i, hours / HOURS_OF_DOSE, 0);
    }
    struct covariate_model model = fit_rows(data, &rows);

    spot_count(at, STATISTIC_DOSE_N, rows.n);
    put_family(at, &DOSE, &model, 1);
    spot_put(at, STATISTIC_DOSE_CHANGE_100, model.outcome,
             scale_points_100(data->contract, model.fixed[1].estimate));
    rows_clear(&rows);
}

/* A place where one arm has nobody: too few, rather than a column that does not vary. */
static struct covariate_model with_arms(struct covariate_model model, const guint n[2])
{
    if (n[0] == 0 || n[1] == 0)
        model.outcome = model.error = STATS_TOO_FEW;
    return model;
}

static void put_did_100(const struct spot *at, const struct scale *scale,
                        const struct covariate_model *model)
{
    const struct stats_coefficient *c = &model->fixed[1];
    enum stats_outcome test = test_of(model, 1);

    spot_put(at, STATISTIC_DID_100, model->outcome, scale_points_100(scale, c->estimate));
    spot_put(at, STATISTIC_DID_LOW_100, test, scale_points_100(scale, c->low));
    spot_put(at, STATISTIC_DID_HIGH_100, test, scale_points_100(scale, c->high));
}

/* In units of the spread of the pre scores of the people who have an arm. */
static void put_did_effect(const struct spot *at, const struct covariate_model *model,
                           const double *pre, guint n)
{
    const struct stats_coefficient *c = &model->fixed[1];
    enum stats_outcome outcome = model->outcome, test = test_of(model, 1);
    double j = stats_hedges_j((double)n - 2);
    struct stats_moments m;

    stats_moments(&m, pre, n);
    if (outcome == STATS_OK && !(m.ss > 0))
        outcome = test = STATS_NO_VARIANCE;
    double unit = sqrt(m.ss / ((double)n - 1)) / j;

    spot_put(at, STATISTIC_G_DID, outcome, c->estimate / unit);
    spot_put(at, STATISTIC_G_DID_LOW, test, c->low / unit);
    spot_put(at, STATISTIC_G_DID_HIGH, test, c->high / unit);
}

static void put_arms(const struct spot *at, const struct scale_data *data)
{
    struct rows plain = rows_new(data->n_pairs, 2), adjusted = rows_new(data->n_pairs, 3);
    double centre = mean_pre(data);
    g_autofree double *pre = g_new(double, data->n_pairs);
    guint n[2] = {0, 0};

    for (guint i = 0; i < data->n_pairs; i++) {
        guint person = data->pair_person[i];
        bool trained = is_trained(data->track, person);

        if (!has_arm(data->track, person))
            continue;
        pre[n[0] + n[1]] = data->pair_pre[i];
        n[trained ? 1 : 0]++;
        rows_add(&plain, data, i, trained ? 1 : 0, 0);
        rows_add(&adjusted, data, i, trained ? 1 : 0, data->pair_pre[i] - centre);
    }
    struct covariate_model model = with_arms(fit_arms(data, &plain), n);

    spot_count(at, STATISTIC_DID_N_TRAINED, n[1]);
    spot_count(at, STATISTIC_DID_N_COMPARISON, n[0]);
    put_family(at, &DID, &model, 1);
    put_did_100(at, data->contract, &model);
    put_did_effect(at, &model, pre, n[0] + n[1]);
    model = with_arms(fit_arms(data, &adjusted), n);
    put_family(at, &ANCOVA_DID, &model, 1);
    rows_clear(&plain);
    rows_clear(&adjusted);
}

/* What was never declared is said once, at the province. */
static void not_declared(const struct spot *at, const struct family *family)
{
    const enum statistic all[] = {family->estimate, family->se,   family->df,
                                  family->low,      family->high, family->p};

    if (at->unit == 0)
        spot_reasons(at, all, G_N_ELEMENTS(all), REASON_NOT_DECLARED);
}

void covariate_findings(const struct scale_data *data)
{
    struct spot at = {data->findings, data->unit, (int)data->scale, STUDY_CHANGE};

    put_ancova(&at, data);
    if (data->track->cohort->has_register)
        put_dose(&at, data);
    else
        not_declared(&at, &DOSE);
    if (data->track->comparison_arm >= 0) {
        put_arms(&at, data);
        return;
    }
    not_declared(&at, &DID);
    not_declared(&at, &ANCOVA_DID);
}
