/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/selection.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>

#define STEPS     100
#define CLOSE     1e-13
#define FARTHEST  30.0  /* a log odds no data of people reach: the lost and the kept are parted */
#define DEPENDENT 1e-10 /* a squared pivot below this share of its column */

double stats_regression_to_mean(double mean_all, double mean_group, double r)
{
    return r >= 0.0 && r <= 1.0 ? (1.0 - r) * (mean_all - mean_group) : (double)NAN;
}

enum stats_outcome stats_weighted(struct stats_weighted *out, const double *x, const double *w,
                                  size_t n)
{
    double sum = 0.0, squares = 0.0, off = 0.0, ss = 0.0;

    *out = (struct stats_weighted){n, STATS_TOO_FEW, NAN, NAN, NAN};
    for (size_t i = 0; i < n; i++) {
        sum += w[i];
        squares += w[i] * w[i];
        off += w[i] * (x[i] - x[0]);
    }
    if (n < 2 || !(sum > 0.0))
        return out->outcome;
    out->mean = x[0] + off / sum;
    for (size_t i = 0; i < n; i++)
        ss += w[i] * (x[i] - out->mean) * w[i] * (x[i] - out->mean);
    out->n_effective = sum * sum / squares;
    out->se = sqrt((double)n / ((double)n - 1.0) * ss) / sum;
    out->outcome = stats_outcome_of((double[]){out->mean, out->se, out->n_effective}, 3);
    if (out->outcome != STATS_OK)
        out->mean = out->se = out->n_effective = NAN;
    return out->outcome;
}

/* sums[g] of w (x - mean), NAN where nobody of the cluster is. */
static size_t cluster_sums(double *sums, const struct stats_weighted_data *d, double mean)
{
    size_t peopled = 0;

    for (size_t g = 0; g < d->clusters; g++)
        sums[g] = NAN;
    for (size_t i = 0; i < d->n; i++) {
        double *sum = &sums[d->index[i]];

        if (isnan(*sum)) {
            *sum = 0.0;
            peopled++;
        }
        *sum += d->w[i] * (d->x[i] - mean);
    }
    return peopled;
}

enum stats_outcome stats_weighted_clusters(struct stats_weighted *out, size_t *clusters,
                                           const struct stats_weighted_data *data)
{
    double *sums = malloc((data->clusters + 1) * sizeof *sums), ss = 0.0, total = 0.0;
    const enum stats_outcome plain = stats_weighted(out, data->x, data->w, data->n);

    *clusters = 0;
    if (!sums)
        return out->outcome = STATS_NO_MEMORY;
    *clusters = cluster_sums(sums, data, out->mean);
    for (size_t g = 0; g < data->clusters; g++)
        ss += isnan(sums[g]) ? 0.0 : sums[g] * sums[g];
    free(sums);
    if (plain != STATS_OK)
        return plain;
    for (size_t i = 0; i < data->n; i++)
        total += data->w[i];
    out->se = sqrt((double)*clusters / ((double)*clusters - 1.0) * ss) / total;
    if (*clusters < 2)
        out->outcome = STATS_TOO_FEW_CLUSTERS;
    else
        out->outcome = stats_outcome_of(&out->se, 1);
    if (out->outcome != STATS_OK)
        out->mean = out->se = out->n_effective = NAN;
    return out->outcome;
}

/* Columns are scaled to a largest value of 1 by `scale`, so that the pivots compare. */
struct work {
    double *block;
    double *scale;    /* p */
    double *beta;     /* p, of the scaled columns */
    double *score;    /* p */
    double *step;     /* p */
    double *info;     /* p x p */
    double *diagonal; /* p, of the information before it is factored */
};

static bool work_open(struct work *w, size_t p)
{
    w->block = calloc(5 * p + p * p, sizeof *w->block);
    if (!w->block)
        return false;
    w->scale = w->block;
    w->beta = w->scale + p;
    w->score = w->beta + p;
    w->step = w->score + p;
    w->diagonal = w->step + p;
    w->info = w->diagonal + p;
    return true;
}

static double log_odds(const struct work *w, const double *row, size_t p)
{
    double eta = 0.0;

    for (size_t j = 0; j < p; j++)
        eta += w->beta[j] * row[j] / w->scale[j];
    return eta;
}

/* Score, information and deviance at beta */
static double accumulate(struct work *w, const struct stats_logistic_data *d)
{
    const size_t n = d->n, p = d->columns;
    const bool *kept = d->kept;
    const double *x = d->x;
    double deviance = 0.0;

    for (size_t j = 0; j < p; j++)
        w->score[j] = 0.0;
    for (size_t j = 0; j < p * p; j++)
        w->info[j] = 0.0;
    for (size_t i = 0; i < n; i++) {
        const double eta = log_odds(w, x + i * p, p), share = 1.0 / (1.0 + exp(-eta));
        const double weight = share * (1.0 - share), off = (kept[i] ? 1.0 : 0.0) - share;

        deviance += 2.0 * log1p(exp(kept[i] ? -eta : eta));
        for (size_t a = 0; a < p; a++) {
            const double xa = x[i * p + a] / w->scale[a];

            w->score[a] += off * xa;
            for (size_t b = 0; b < p; b++)
                w->info[a * p + b] += weight * xa * x[i * p + b] / w->scale[b];
        }
    }
    for (size_t j = 0; j < p; j++)
        w->diagonal[j] = w->info[j * p + j];
    return deviance;
}

static bool solve(struct work *w, size_t p)
{
    gsl_matrix_view info = gsl_matrix_view_array(w->info, p, p);
    gsl_vector_view score = gsl_vector_view_array(w->score, p);
    gsl_vector_view step = gsl_vector_view_array(w->step, p);

    if (gsl_linalg_cholesky_decomp1(&info.matrix) != GSL_SUCCESS)
        return false;
    for (size_t j = 0; j < p; j++)
        if (w->info[j * p + j] * w->info[j * p + j] <= DEPENDENT * w->diagonal[j])
            return false;
    return gsl_linalg_cholesky_solve(&info.matrix, &score.vector, &step.vector) == GSL_SUCCESS;
}

static bool is_parted(const struct work *w, const struct stats_logistic_data *d)
{
    const size_t n = d->n, p = d->columns;
    const double *x = d->x;

    for (size_t i = 0; i < n; i++)
        if (!(fabs(log_odds(w, x + i * p, p)) < FARTHEST))
            return true;
    return false;
}

static enum stats_outcome iterate(struct stats_logistic *out, struct work *w,
                                  const struct stats_logistic_data *d)
{
    const size_t p = d->columns;

    for (out->iterations = 1; out->iterations <= STEPS; out->iterations++) {
        double most = 0.0;

        out->deviance = accumulate(w, d);
        if (!solve(w, p))
            return out->iterations == 1 ? STATS_NO_VARIANCE : STATS_NOT_CONVERGED;
        for (size_t j = 0; j < p; j++) {
            w->beta[j] += w->step[j];
            most = fmax(most, fabs(w->step[j]) / (1.0 + fabs(w->beta[j])));
        }
        if (is_parted(w, d))
            return STATS_NOT_CONVERGED;
        if (most <= CLOSE)
            return STATS_OK;
    }
    return STATS_NOT_CONVERGED;
}

static void scale_columns(struct work *w, const struct stats_logistic_data *d)
{
    const size_t n = d->n, p = d->columns;
    const double *x = d->x;

    for (size_t j = 0; j < p; j++) {
        for (size_t i = 0; i < n; i++)
            w->scale[j] = fmax(w->scale[j], fabs(x[i * p + j]));
        if (!(w->scale[j] > 0.0))
            w->scale[j] = 1.0;
    }
}

static void write_fit(double *beta, double *share, const struct work *w,
                      const struct stats_logistic_data *data)
{
    const size_t p = data->columns;

    for (size_t j = 0; j < p; j++)
        beta[j] = w->beta[j] / w->scale[j];
    for (size_t i = 0; share && i < data->n; i++)
        share[i] = 1.0 / (1.0 + exp(-log_odds(w, data->x + i * p, p)));
}

static void write_nothing(double *beta, double *share, const struct stats_logistic_data *data)
{
    for (size_t j = 0; j < data->columns; j++)
        beta[j] = NAN;
    for (size_t i = 0; share && i < data->n; i++)
        share[i] = NAN;
}

enum stats_outcome stats_logistic(struct stats_logistic *out, double *beta, double *share,
                                  const struct stats_logistic_data *data)
{
    const size_t n = data->n, p = data->columns;
    struct work w;
    enum stats_outcome outcome;

    *out = (struct stats_logistic){n, 0, p, 0, NAN};
    write_nothing(beta, share, data);
    for (size_t i = 0; i < n; i++)
        out->n_ones += data->kept[i];
    if (p == 0 || n <= p || out->n_ones == 0 || out->n_ones == n)
        return STATS_TOO_FEW;
    if (!work_open(&w, p))
        return STATS_NO_MEMORY;
    scale_columns(&w, data);
    outcome = iterate(out, &w, data);
    if (outcome == STATS_OK)
        write_fit(beta, share, &w, data);
    else
        out->deviance = NAN;
    free(w.block);
    return outcome;
}
