/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/kept_weights.h"

#include <math.h>

#include "stats/describe.h"
#include "stats/selection.h"
#include "study/groups.h"

#define SMALL_SHIFT 0.2 /* of the SD before, where no smallest change is declared */

enum column { ONE, PRE, BIRTH_YEAR, SEX, ARM, PLACE, N_COLUMNS };

struct sample {
    const struct scale_data *data;
    guint n, n_lost;
    guint *person; /* those with a pre score */
    double *x;     /* n by N_COLUMNS, standardised; 0 for unknown */
    bool has[N_COLUMNS];
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
    sample->x = g_new(double, (gsize)sample->n *N_COLUMNS);
}

/* Log odds of staying, cluster by cluster. Caller frees. */
static double *log_odds_of_places(const struct sample *sample)
{
    const struct layout *layout = sample->data->layout;
    double *odds = g_new0(double, layout->n_clusters);
    g_autofree guint *lost = g_new0(guint, layout->n_clusters);
    g_autofree guint *kept = g_new0(guint, layout->n_clusters);

    for (guint i = 0; i < sample->n; i++) {
        guint *count = is_kept(sample->data, sample->person[i]) ? kept : lost;

        count[layout->cluster[sample->person[i]]]++;
    }
    for (guint c = 0; c < layout->n_clusters; c++)
        odds[c] = log((kept[c] + 0.5) / (lost[c] + 0.5));
    return odds;
}

static double value_of(const struct sample *sample, guint person, enum column column,
                       const double *places)
{
    const struct scale_data *data = sample->data;
    const struct cohort_person *p = &data->track->cohort->people[person];

    switch (column) {
    case PRE:
        return data->own[0][person];
    case BIRTH_YEAR:
        return p->birth_year > 0 ? p->birth_year : (double)NAN;
    case SEX:
        return p->sex > 0 ? p->sex : (double)NAN;
    case ARM:
        return has_arm(data->track, person) ? is_trained(data->track, person) : (double)NAN;
    case PLACE:
        return places[data->layout->cluster[person]];
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
    g_autofree double *known = g_new(double, sample->n);
    struct stats_moments m;
    guint n = 0;

    for (gsize i = 0; i < sample->n; i++)
        if (!isnan(x[i * N_COLUMNS]))
            known[n++] = x[i * N_COLUMNS];
    stats_moments(&m, known, n);
    if (n < 2 || !(m.ss > 0))
        return false;
    for (gsize i = 0; i < sample->n; i++) {
        double *at = &x[i * N_COLUMNS];

        *at = isnan(*at) ? 0 : (*at - m.mean) / sqrt(m.ss / (n - 1));
    }
    return true;
}

static void fill(struct sample *sample)
{
    g_autofree double *places = log_odds_of_places(sample);

    for (guint i = 0; i < sample->n; i++)
        for (int c = 0; c < N_COLUMNS; c++)
            sample->x[i * N_COLUMNS + (guint)c] =
                value_of(sample, sample->person[i], (enum column)c, places);
    sample->has[ONE] = true;
    for (int c = PRE; c < N_COLUMNS; c++)
        sample->has[c] = standardise(sample, (enum column)c);
}

/* Weights from the columns up to `last`; the outcome of the regression. */
static enum stats_outcome fit(struct scale_data *data, const struct sample *sample,
                              enum column last)
{
    guint step = 1 + (sample->n - 1) / KEPT_WEIGHTS_PEOPLE, n = 0, p = 0;
    guint columns[N_COLUMNS];

    for (guint c = 0; c <= (guint)last; c++)
        if (sample->has[c])
            columns[p++] = c;
    g_autofree double *x = g_new(double, (gsize)sample->n *p);
    g_autofree bool *kept = g_new(bool, sample->n);
    double beta[N_COLUMNS];
    struct stats_logistic fitted;

    for (guint i = 0; i < sample->n; i += step, n++) {
        kept[n] = is_kept(data, sample->person[i]);
        for (guint j = 0; j < p; j++)
            x[n * p + j] = sample->x[i * N_COLUMNS + columns[j]];
    }
    struct stats_logistic_data regression = {kept, x, n, p};
    enum stats_outcome outcome = stats_logistic(&fitted, beta, NULL, &regression);

    for (guint i = 0; i < sample->n; i++) {
        double eta = 0;

        for (guint j = 0; j < p; j++)
            eta += beta[j] * sample->x[i * N_COLUMNS + columns[j]];
        data->weight[sample->person[i]] = 1 + exp(-eta);
    }
    return outcome;
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
    static const enum column LAST[] = {PLACE, ARM, PRE};
    struct sample sample = {.data = data};

    find_people(&sample);
    find_shift(data, &sample);
    for (guint i = 0; i < data->track->cohort->n_people; i++)
        data->weight[i] = 1;
    data->weighted = sample.n == 0 || sample.n_lost == sample.n ? STATS_TOO_FEW : STATS_OK;
    if (data->weighted == STATS_OK && sample.n_lost > 0) {
        fill(&sample);
        data->weighted = STATS_NOT_CONVERGED;
        for (guint i = 0; i < G_N_ELEMENTS(LAST) && data->weighted != STATS_OK; i++)
            data->weighted = fit(data, &sample, LAST[i]);
    }
    g_free(sample.person);
    g_free(sample.x);
}
