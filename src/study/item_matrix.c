/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/item_matrix.h"

#include "stats/covariance.h"
#include "stats/omega.h"
#include "study/scale_data.h"
#include "study/spot.h"

const struct wave *study_wave_of(const struct cohort *cohort, enum study_wave wave)
{
    return wave == STUDY_PRE ? cohort->pre : cohort->post;
}

gint32 study_row_of(const struct cohort_person *person, enum study_wave wave)
{
    return wave == STUDY_PRE ? person->pre : person->post;
}

static void fill(struct item_matrix *matrix)
{
    const struct wave *wave = study_wave_of(matrix->cohort, matrix->wave);
    double *x = matrix->x;

    for (guint i = 0; i < matrix->cohort->n_people; i++) {
        gint32 row = study_row_of(&matrix->cohort->people[i], matrix->wave);

        if (row < 0)
            continue;
        for (guint j = 0; j < matrix->k; j++)
            *x++ = score_item(matrix->cohort->instrument, wave, matrix->scale, j, (guint)row);
    }
    g_assert(x == matrix->x + matrix->n * matrix->k);
}

struct item_matrix *item_matrix_new(const struct cohort *cohort, guint scale, enum study_wave wave)
{
    const struct scale *contract = &cohort->instrument->scales[scale];
    struct item_matrix *matrix;

    if (study_wave_of(cohort, wave) == NULL || contract->n_keys == 0)
        return NULL;
    matrix = g_new0(struct item_matrix, 1);
    matrix->cohort = cohort;
    matrix->scale = scale;
    matrix->wave = wave;
    matrix->k = contract->n_keys;
    for (guint i = 0; i < cohort->n_people; i++)
        matrix->n += study_row_of(&cohort->people[i], wave) >= 0 ? 1 : 0;
    matrix->x = g_new(double, matrix->n * matrix->k);
    matrix->cov = g_new(double, matrix->k * matrix->k);
    fill(matrix);
    matrix->outcome =
        stats_covariance(matrix->cov, &matrix->n_complete, matrix->x, matrix->n, matrix->k);
    matrix->alpha_outcome = matrix->outcome;
    if (matrix->outcome == STATS_OK)
        matrix->alpha_outcome = stats_alpha(&matrix->alpha, matrix->cov, matrix->n_complete,
                                            matrix->k, STUDY_CONFIDENCE);
    return matrix;
}

void item_matrix_free(struct item_matrix *matrix)
{
    if (matrix == NULL)
        return;
    g_free(matrix->x);
    g_free(matrix->cov);
    g_free(matrix);
}

/* From the sum of the items to the scale's own points. */
static double points_of_sum(const struct scale *scale, double sum)
{
    switch (scale->method) {
    case METHOD_SUM:
        return sum;
    case METHOD_MEAN:
        return sum / scale->n_keys;
    case METHOD_PERCENT:
        return 100 * sum / scale->n_keys;
    }
    g_assert_not_reached();
}

static void put_alpha(const struct spot *at, const struct scale *scale,
                      const struct item_matrix *matrix)
{
    const struct stats_alpha *a = &matrix->alpha;
    enum stats_outcome outcome = matrix->alpha_outcome;
    enum stats_outcome std = outcome == STATS_OK ? a->std_outcome : outcome;
    struct stats_omega omega = {0};
    enum stats_outcome omega_outcome =
        matrix->outcome == STATS_OK
            ? stats_omega(&omega, NULL, matrix->cov, matrix->n_complete, matrix->k)
            : matrix->outcome;
    const struct spot_row rows[] = {
        {STATISTIC_ALPHA, outcome, a->alpha},
        {STATISTIC_ALPHA_LOW, outcome, a->low},
        {STATISTIC_ALPHA_HIGH, outcome, a->high},
        {STATISTIC_ALPHA_STD, std, a->alpha_std},
        {STATISTIC_MEAN_INTER_ITEM_R, std, a->mean_inter_item_r},
        {STATISTIC_SEM, outcome, points_of_sum(scale, a->sem_sum)},
        {STATISTIC_OMEGA, omega_outcome, omega.omega},
    };
    spot_rows(at, rows, G_N_ELEMENTS(rows));
}

void reliability_findings(const struct study_track *track, guint scale, enum study_wave wave,
                          const struct item_matrix *matrix)
{
    static const enum statistic ALL[] = {
        STATISTIC_ALPHA, STATISTIC_ALPHA_LOW,         STATISTIC_ALPHA_HIGH, STATISTIC_ALPHA_STD,
        STATISTIC_OMEGA, STATISTIC_MEAN_INTER_ITEM_R, STATISTIC_SEM,
    };
    const struct scale *contract = &track->cohort->instrument->scales[scale];
    struct spot at = {track->findings, 0, (int)scale, wave};
    enum statistic n_complete = STATISTIC_N_COMPLETE;

    spot_count(&at, STATISTIC_K_ITEMS, matrix != NULL ? matrix->k : contract->n_parts);
    if (matrix == NULL)
        spot_reasons(&at, &n_complete, 1, REASON_TOO_FEW);
    else
        spot_count(&at, STATISTIC_N_COMPLETE, matrix->n_complete);
    if (matrix == NULL || matrix->k < 2)
        spot_reasons(&at, ALL, G_N_ELEMENTS(ALL), REASON_TOO_FEW);
    else
        put_alpha(&at, contract, matrix);
}
