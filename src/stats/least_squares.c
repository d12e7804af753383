/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/least_squares.h"

#include <math.h>
#include <stdlib.h>

#include "stats/distribution.h"

#define P         STATS_FIXED_MAX
#define DEPENDENT 1e-10 /* a norm below this share of its column's own is rounding */
#define NOTHING   1e-12 /* a residual norm below this share of the norm of y is rounding */

/* The centred columns of X, made orthogonal: X = Q R, R with ones on its diagonal. */
struct factors {
    size_t n;
    size_t p;
    double *q; /* column after column; column 0 is not kept, it is 1 throughout */
    double *residual;
    double r[P][P];
    double norm2[P];
    double centre[P];
    double y_mean;
    double y_norm2;
    double along[P]; /* of y on each column of Q */
};

static double dot(const double *a, const double *b, size_t n)
{
    double sum = 0.0;

    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

static void take_away(double *from, double factor, const double *column, size_t n)
{
    for (size_t i = 0; i < n; i++)
        from[i] -= factor * column[i];
}

static double mean_of(const double *x, size_t n, size_t stride)
{
    double off = 0.0;

    for (size_t i = 0; i < n; i++)
        off += x[i * stride] - x[0];
    return x[0] + off / (double)n;
}

static void load(struct factors *f, const struct stats_design *d)
{
    f->y_mean = mean_of(d->y, d->n, 1);
    for (size_t i = 0; i < d->n; i++)
        f->residual[i] = d->y[i] - f->y_mean;
    f->y_norm2 = dot(f->residual, f->residual, d->n);
    for (size_t j = 1; j < d->columns; j++) {
        f->centre[j] = mean_of(d->x + j, d->n, d->columns);
        for (size_t i = 0; i < d->n; i++)
            f->q[(j - 1) * d->n + i] = d->x[i * d->columns + j] - f->centre[j];
    }
}

/* Modified Gram and Schmidt, y taken along as the last column. */
static enum stats_outcome factor(struct factors *f)
{
    for (size_t j = 1; j < f->p; j++) {
        double *column = f->q + (j - 1) * f->n;
        const double before = dot(column, column, f->n);

        for (size_t k = 1; k < j; k++) {
            const double *earlier = f->q + (k - 1) * f->n;

            f->r[k][j] = dot(earlier, column, f->n) / f->norm2[k];
            take_away(column, f->r[k][j], earlier, f->n);
        }
        f->norm2[j] = dot(column, column, f->n);
        if (!isfinite(before) || !isfinite(f->y_norm2))
            return STATS_NOT_CONVERGED;
        if (!(f->norm2[j] > DEPENDENT * DEPENDENT * before))
            return STATS_NO_VARIANCE;
        f->along[j] = dot(column, f->residual, f->n) / f->norm2[j];
        take_away(f->residual, f->along[j], column, f->n);
    }
    return isfinite(f->y_norm2) ? STATS_OK : STATS_NOT_CONVERGED;
}

/* Estimates by back substitution, (X'X)^-1 from the inverse of R. */
static void solve(struct stats_least_squares *out, const struct factors *f)
{
    double inverse[P][P] = {{0.0}};
    double lead = 1.0 / (double)f->n, intercept = f->y_mean;

    for (size_t j = f->p; j-- > 1;) {
        double b = f->along[j], variance = 0.0;

        inverse[j][j] = 1.0;
        for (size_t k = j + 1; k < f->p; k++) {
            b -= f->r[j][k] * out->fixed[k].estimate;
            for (size_t l = j + 1; l <= k; l++)
                inverse[j][k] -= f->r[j][l] * inverse[l][k];
        }
        for (size_t k = j; k < f->p; k++)
            variance += inverse[j][k] * inverse[j][k] / f->norm2[k];
        out->fixed[j].estimate = b;
        out->fixed[j].se = sqrt(out->sigma2 * variance);
    }
    for (size_t k = 1; k < f->p; k++) {
        double reach = 0.0;

        for (size_t j = 1; j <= k; j++)
            reach += f->centre[j] * inverse[j][k];
        lead += reach * reach / f->norm2[k];
        intercept -= f->centre[k] * out->fixed[k].estimate;
    }
    out->fixed[0].estimate = intercept;
    out->fixed[0].se = sqrt(out->sigma2 * lead);
}

static void test(struct stats_coefficient *c, double df, double conf, bool has_residual)
{
    struct stats_t_test found;

    c->plain_se = c->se;
    c->df = df;
    c->test = has_residual && c->se > 0.0 ? STATS_OK : STATS_NO_VARIANCE;
    if (c->test != STATS_OK)
        return;
    found = stats_t_test(c->estimate, c->se, df, conf);
    c->test = found.outcome;
    c->t = found.t;
    c->p = found.p;
    c->low = found.low;
    c->high = found.high;
}

static const struct stats_coefficient NOTHING_KNOWN = {NAN, NAN, NAN, NAN, STATS_TOO_FEW,
                                                       NAN, NAN, NAN, NAN};

static enum stats_outcome fit(struct stats_least_squares *out, struct factors *f, double conf)
{
    const enum stats_outcome outcome = factor(f);
    double rest;

    if (outcome != STATS_OK)
        return outcome;
    rest = dot(f->residual, f->residual, f->n);
    out->df = (double)(f->n - f->p);
    if (!(rest > NOTHING * NOTHING * f->y_norm2))
        rest = 0.0;
    out->sigma2 = rest / out->df;
    solve(out, f);
    for (size_t j = 0; j < f->p; j++) {
        if (stats_outcome_of((double[]){out->fixed[j].estimate, out->fixed[j].se}, 2) != STATS_OK)
            return STATS_NOT_CONVERGED;
        test(&out->fixed[j], out->df, conf, rest > 0.0);
    }
    return STATS_OK;
}

enum stats_outcome stats_least_squares(struct stats_least_squares *out,
                                       const struct stats_design *design, double conf)
{
    struct factors f = {.n = design->n, .p = design->columns};

    *out = (struct stats_least_squares){.n = design->n,
                                        .columns = design->columns,
                                        .model = STATS_TOO_FEW,
                                        .sigma2 = NAN,
                                        .df = NAN};
    for (size_t j = 0; j < P; j++)
        out->fixed[j] = NOTHING_KNOWN;
    if (f.p < 1 || f.p > P || f.n <= f.p)
        return out->model;
    f.residual = malloc(f.p * f.n * sizeof *f.residual);
    if (!f.residual)
        return out->model = STATS_NO_MEMORY;
    f.q = f.residual + f.n;
    load(&f, design);
    out->model = fit(out, &f, conf);
    free(f.residual);
    if (out->model != STATS_OK) {
        out->sigma2 = out->df = NAN;
        for (size_t j = 0; j < P; j++) {
            out->fixed[j] = NOTHING_KNOWN;
            out->fixed[j].test = out->model;
        }
    }
    return out->model;
}
