/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/kept_weights.h"

#include <math.h>

#include "stats/describe.h"
#include "stats/selection.h"
#include "study/groups.h"

#define SMALL_SHIFT 0.2 /* of the SD before, where no smallest change is declared */

enum column { ONE, PRE, BIRTH_YEAR, SEX, ARM, PLACE, N_COLUMNS };

/* Everybody with a pre score; of very many, every step-th stands in x. */
struct sample {
    const struct scale_data *data;
    guint n, n_lost;
    guint *person;
    double *places; /* [cluster]: log odds of staying */
    gsize step, n_rows;
    double *x; /* n_rows by N_COLUMNS, mean 0 and SD 1; 0 for unknown */
    bool has[N_COLUMNS];
    double mean[N_COLUMNS], sd[N_COLUMNS];
};

static bool is_kept(const struct scale_data *data, guint person)
{
    return !isnan(data->own[1][person]);
}

static void find_people(struct sample *sample)
{
    const struct scale_data *data = sample->data;
    guint n = data->track->cohort->n_people;

    sample->person = g_new(guint, n);
    for (guint i = 0; i < n; i++) {
        if (isnan(data->own[0][i]))
            continue;
        sample->person[sample->n++] = i;
        sample->n_lost += is_kept(data, i) ? 0 : 1;
    }
}

static void find_odds_of_places(struct sample *sample)
{
    const struct layout *layout = sample->data->layout;
    g_autofree guint *lost = g_new0(guint, layout->n_clusters);
    g_autofree guint *kept = g_new0(guint, layout->n_clusters);

    sample->places = g_new0(double, layout->n_clusters);
    for (guint i = 0; i < sample->n; i++) {
        guint *count = is_kept(sample->data, sample->person[i]) ? kept : lost;

        count[layout->cluster[sample->person[i]]]++;
    }
    for (guint c = 0; c < layout->n_clusters; c++)
        sample->places[c] = log((kept[c] + 0.5) / (lost[c] + 0.5));
}

static double value_of(const struct sample *sample, guint person, enum column column)
{
    const struct scale_data *data = sample->data;
    const struct cohort_person *p = &data->track->cohort->people[person];

    switch (column) {
    case PRE:
        return data->own[0][person];
    case BIRTH_YEAR:
        return p->birth_year > 0 ? p->birth_year : (double)NAN;
    case SEX:
        return p->sex != SEX_UNKNOWN ? p->sex : (double)NAN;
    case ARM:
        return has_arm(data->track, person) ? is_trained(data->track, person) : (double)NAN;
    case PLACE:
        return sample->places[data->layout->cluster[person]];
    case ONE:
    case N_COLUMNS:
        break;
    }
    return 1;
}

/* Mean 0 and SD 1 over those whose value is known; false where it does not vary. */
static bool standardise(struct sample *sample, enum column column)
{
    double *x = sample->x + column;
    g_autofree double *known = g_new(double, sample->n_rows);
    struct stats_moments m;
    guint n = 0;

    for (gsize i = 0; i < sample->n_rows; i++)
        if (!isnan(x[i * N_COLUMNS]))
            known[n++] = x[i * N_COLUMNS];
    stats_moments(&m, known, n);
    if (n < 2 || !(m.ss > 0))
        return false;
    sample->mean[column] = m.mean;
    sample->sd[column] = sqrt(m.ss / (n - 1));
    for (gsize i = 0; i < sample->n_rows; i++) {
        double *at = &x[i * N_COLUMNS];

        *at = isnan(*at) ? 0 : (*at - m.mean) / sample->sd[column];
    }
    return true;
}

static void fill(struct sample *sample)
{
    sample->step = 1 + (sample->n - 1) / KEPT_WEIGHTS_PEOPLE;
    sample->n_rows = (sample->n - 1) / sample->step + 1;
    sample->x = g_new(double, sample->n_rows *N_COLUMNS);
    for (gsize i = 0; i < sample->n_rows; i++)
        for (int c = 0; c < N_COLUMNS; c++)
            sample->x[i * N_COLUMNS + (guint)c] =
                value_of(sample, sample->person[i * sample->step], (enum column)c);
    sample->has[ONE] = true;
    for (int c = PRE; c < N_COLUMNS; c++)
        sample->has[c] = standardise(sample, (enum column)c);
}

/* beta: of the columns that the sample has, up to `last`. */
static void weigh(struct scale_data *data, const struct sample *sample, const double *beta,
                  enum column last)
{
    for (guint i = 0; i < sample->n; i++) {
        double eta = beta[0];
        guint j = 1;

        for (int c = PRE; c <= (int)last; c++) {
            if (!sample->has[c])
                continue;
            double value = value_of(sample, sample->person[i], (enum column)c);

            if (!isnan(value))
                eta += beta[j] * ((value - sample->mean[c]) / sample->sd[c]);
            j++;
        }
        data->weight[sample->person[i]] = 1 + exp(-eta);
    }
}

/* Weights from the columns up to `last`; the outcome of the regression. */
static enum stats_outcome fit(struct scale_data *data, const struct sample *sample,
                              enum column last)
{
    g_autofree double *x = g_new(double, sample->n_rows *N_COLUMNS);
    g_autofree bool *kept = g_new(bool, sample->n_rows);
    double beta[N_COLUMNS];
    struct stats_logistic fitted;
    guint p = 0;
    gsize at = 0;

    for (guint c = 0; c <= (guint)last; c++)
        p += sample->has[c] ? 1 : 0;
    for (gsize i = 0; i < sample->n_rows; i++) {
        kept[i] = is_kept(data, sample->person[i * sample->step]);
        for (guint c = 0; c <= (guint)last; c++)
            if (sample->has[c])
                x[at++] = sample->x[i * N_COLUMNS + c];
    }
    struct stats_logistic_data regression = {kept, x, sample->n_rows, p};
    enum stats_outcome outcome = stats_logistic(&fitted, beta, NULL, &regression);

    if (outcome == STATS_OK)
        weigh(data, sample, beta, last);
    return outcome;
}

/* All of the columns, or fewer where the regression finds no answer. */
static void fit_what_can_be(struct scale_data *data, const struct sample *sample)
{
    static const enum column LAST[] = {PLACE, ARM, PRE};

    data->weighted = STATS_NOT_CONVERGED;
    for (guint i = 0; i < G_N_ELEMENTS(LAST) && data->weighted != STATS_OK; i++) {
        data->weighted = fit(data, sample, LAST[i]);
        data->n_left_out = 0;
        for (guint c = (guint)LAST[i] + 1; c < N_COLUMNS; c++)
            data->n_left_out += sample->has[c] ? 1 : 0;
    }
}

static void find_shift(struct scale_data *data, const struct sample *sample)
{
    g_autofree double *pre = g_new(double, sample->n);
    struct stats_moments m;

    data->shift = data->contract->smallest_change;
    if (!isnan(data->shift) || sample->n < 2)
        return;
    for (guint i = 0; i < sample->n; i++)
        pre[i] = data->own[0][sample->person[i]];
    stats_moments(&m, pre, sample->n);
    data->shift = SMALL_SHIFT * sqrt(m.ss / (sample->n - 1));
}

void kept_weights(struct scale_data *data)
{
    struct sample sample = {.data = data};

    find_people(&sample);
    find_shift(data, &sample);
    for (guint i = 0; i < data->track->cohort->n_people; i++)
        data->weight[i] = 1;
    data->n_left_out = 0;
    data->weighted = sample.n == 0 || sample.n_lost == sample.n ? STATS_TOO_FEW : STATS_OK;
    if (data->weighted == STATS_OK && sample.n_lost > 0) {
        find_odds_of_places(&sample);
        fill(&sample);
        fit_what_can_be(data, &sample);
    }
    g_free(sample.person);
    g_free(sample.places);
    g_free(sample.x);
}
