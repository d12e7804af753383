/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/mixed_model.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>

#include "stats/clusters.h"
#include "stats/distribution.h"
#include "stats/root.h"

#define P         STATS_FIXED_MAX
#define DOUBLINGS 200
#define NOTHING   1e-24 /* a residual below this share is rounding */
#define DEPENDENT 1e-10 /* a pivot below this share of its column is no column of its own */

/* Symmetric matrices up to P x P, packed p x p in row order. */
struct square {
    double a[P * P];
};

/* The means of one cluster: of y and of the (centred, scaled) columns. */
struct group {
    double n;
    double y;
    double x[P];
};

/* The data as the model sees it: within-cluster sums of products, and the clusters' means. Sums of
 * squares split exactly into these two, for every ratio of the variances. */
struct split {
    size_t p;
    double n;
    size_t k;
    struct group *groups; /* k of them, empty ones with n = 0 */
    struct square within;
    double within_xy[P];
    double within_yy;
    double y_mean;
    double centre[P]; /* of each column; 0 and 1 for the intercept */
    double scale[P];
};

struct fit {
    struct square phi; /* (X' V^-1 X)^-1, sigma2 = 1 */
    double beta[P];
    double q;     /* generalised residual sum of squares */
    double slope; /* of -2 log REML likelihood in r = tau2 / sigma2 */
};

static void centre_columns(struct split *s, const struct stats_design *d)
{
    for (size_t i = 0; i < d->n; i++)
        s->y_mean += (d->y[i] - d->y[0]) / s->n;
    s->y_mean += d->y[0];
    s->centre[0] = 0.0;
    s->scale[0] = 1.0;
    for (size_t j = 1; j < s->p; j++) {
        double sum = 0.0, ss = 0.0;

        for (size_t i = 0; i < d->n; i++)
            sum += d->x[i * s->p + j] - d->x[j];
        s->centre[j] = d->x[j] + sum / s->n;
        for (size_t i = 0; i < d->n; i++) {
            const double off = d->x[i * s->p + j] - s->centre[j];

            ss += off * off;
        }
        s->scale[j] = sqrt(ss / s->n);
    }
}

static double column(const struct split *s, const struct stats_design *d, size_t i, size_t j)
{
    return (d->x[i * s->p + j] - s->centre[j]) / s->scale[j];
}

static void group_means(struct split *s, const struct stats_design *d)
{
    for (size_t i = 0; i < d->n; i++) {
        struct group *g = &s->groups[d->index[i]];

        g->n += 1.0;
        g->y += d->y[i] - s->y_mean;
        for (size_t j = 0; j < s->p; j++)
            g->x[j] += column(s, d, i, j);
    }
    for (size_t c = 0; c < s->k; c++)
        for (size_t j = 0; j <= s->p && s->groups[c].n > 0.0; j++)
            *(j < s->p ? &s->groups[c].x[j] : &s->groups[c].y) /= s->groups[c].n;
}

static void within_products(struct split *s, const struct stats_design *d)
{
    for (size_t i = 0; i < d->n; i++) {
        const struct group *g = &s->groups[d->index[i]];
        const double y = d->y[i] - s->y_mean - g->y;
        double x[P];

        for (size_t a = 0; a < s->p; a++) {
            x[a] = a == 0 ? 0.0 : column(s, d, i, a) - g->x[a];
            s->within_xy[a] += x[a] * y;
            for (size_t b = 0; b <= a; b++)
                s->within.a[a * s->p + b] += x[a] * x[b];
        }
        s->within_yy += y * y;
    }
    for (size_t a = 0; a < s->p; a++)
        for (size_t b = 0; b < a; b++)
            s->within.a[b * s->p + a] = s->within.a[a * s->p + b];
}

/* to += factor m m' */
static void add_outer(struct square *to, const double *m, size_t p, double factor)
{
    for (size_t a = 0; a < p; a++)
        for (size_t b = 0; b < p; b++)
            to->a[a * p + b] += factor * m[a] * m[b];
}

/* Inverse by Cholesky in place; the smallest squared pivot, or -1 when there is none. */
static double invert(struct square *m, size_t p)
{
    gsl_matrix_view view = gsl_matrix_view_array(m->a, p, p);
    double least = INFINITY;

    if (gsl_linalg_cholesky_decomp1(&view.matrix) != GSL_SUCCESS)
        return -1.0;
    for (size_t a = 0; a < p; a++)
        least = fmin(least, m->a[a * p + a] * m->a[a * p + a]);
    return gsl_linalg_cholesky_invert(&view.matrix) == GSL_SUCCESS ? least : -1.0;
}

static double weight_of(const struct group *g, double r)
{
    return g->n / (1.0 + g->n * r);
}

static double residual_mean(const struct split *s, const struct group *g, const double *beta)
{
    double e = g->y;

    for (size_t a = 0; a < s->p; a++)
        e -= g->x[a] * beta[a];
    return e;
}

static double within_residual(const struct split *s, const double *beta)
{
    double sum = s->within_yy;

    for (size_t a = 0; a < s->p; a++) {
        sum -= 2.0 * beta[a] * s->within_xy[a];
        for (size_t b = 0; b < s->p; b++)
            sum += beta[a] * s->within.a[a * s->p + b] * beta[b];
    }
    return fmax(sum, 0.0);
}

/* Coefficients and the slope of the profile at r; the smallest pivot comes back. */
static double fit_at(struct fit *f, const struct split *s, double r)
{
    double xy[P], between = 0.0, sum_w = 0.0, pivot;
    struct square squares = {{0.0}};

    f->phi = s->within;
    for (size_t a = 0; a < s->p; a++)
        xy[a] = s->within_xy[a];
    for (size_t c = 0; c < s->k; c++) {
        const double w = weight_of(&s->groups[c], r);

        add_outer(&f->phi, s->groups[c].x, s->p, w);
        add_outer(&squares, s->groups[c].x, s->p, w * w);
        sum_w += w;
        for (size_t a = 0; a < s->p; a++)
            xy[a] += w * s->groups[c].x[a] * s->groups[c].y;
    }
    pivot = invert(&f->phi, s->p);
    f->slope = sum_w;
    for (size_t a = 0; a < s->p; a++) {
        f->beta[a] = 0.0;
        for (size_t b = 0; b < s->p; b++) {
            f->beta[a] += f->phi.a[a * s->p + b] * xy[b];
            f->slope -= f->phi.a[a * s->p + b] * squares.a[a * s->p + b];
        }
    }
    f->q = within_residual(s, f->beta);
    for (size_t c = 0; c < s->k; c++) {
        const double w = weight_of(&s->groups[c], r);
        const double e = residual_mean(s, &s->groups[c], f->beta);

        f->q += w * e * e;
        between += w * e * w * e;
    }
    f->slope -= (s->n - (double)s->p) * between / f->q;
    return pivot;
}

static double slope_at(double r, const void *split)
{
    struct fit f;

    return fit_at(&f, split, r) > 0.0 ? f.slope : (double)NAN;
}

static enum stats_outcome ratio(double *r, const struct split *s)
{
    double high = 0.125;

    *r = 0.0;
    if (slope_at(0.0, s) >= 0.0)
        return STATS_OK;
    for (int i = 0; i < DOUBLINGS && slope_at(high, s) < 0.0; i++)
        high *= 2.0;
    return stats_root(r, slope_at, s, 0.0, high);
}

/* a b */
static struct square product(const struct square *a, const struct square *b, size_t p)
{
    struct square out = {{0.0}};

    for (size_t i = 0; i < p; i++)
        for (size_t j = 0; j < p; j++)
            for (size_t k = 0; k < p; k++)
                out.a[i * p + j] += a->a[i * p + k] * b->a[k * p + j];
    return out;
}

/* trace of a b, b symmetric */
static double trace_of(const struct square *a, const struct square *b, size_t p)
{
    double sum = 0.0;

    for (size_t i = 0; i < p; i++)
        for (size_t j = 0; j < p; j++)
            sum += a->a[i * p + j] * b->a[j * p + i];
    return sum;
}

/* Kenward and Roger's pieces, sigma2 = 1; index 0 is tau2, 1 is sigma2; pairs 00, 01, 11. */
struct small_sample {
    struct square p[2];
    struct square q[3];
    double w[3];            /* covariance of the two variances */
    struct square adjusted; /* covariance of the coefficients, corrected */
};

static void pieces(struct small_sample *k, double t[3], const struct split *s, double r)
{
    k->p[0] = k->q[0] = k->q[1] = (struct square){{0.0}};
    k->q[2] = s->within;
    for (size_t i = 0; i < (size_t)P * P; i++)
        k->p[1].a[i] = -s->within.a[i];
    t[0] = t[1] = t[2] = 0.0;
    for (size_t c = 0; c < s->k; c++) {
        const struct group *g = &s->groups[c];
        const double w = weight_of(g, r), w2 = w * w, w3 = w2 * w;

        if (!(g->n > 0.0))
            continue;
        t[0] += w2;
        t[1] += w2 / g->n;
        t[2] += g->n - 1.0 + w2 / g->n / g->n;
        add_outer(&k->p[0], g->x, s->p, -w2);
        add_outer(&k->p[1], g->x, s->p, -w2 / g->n);
        add_outer(&k->q[0], g->x, s->p, w3);
        add_outer(&k->q[1], g->x, s->p, w3 / g->n);
        add_outer(&k->q[2], g->x, s->p, w3 / g->n / g->n);
    }
}

/* False when the clusters leave nothing to tell tau2 by. */
static bool small_sample(struct small_sample *k, const struct split *s, const struct fit *f,
                         double r)
{
    double t[3], info[3], det;
    struct square phi_p[2], sum = {{0.0}}, left;

    pieces(k, t, s, r);
    for (size_t i = 0; i < 2; i++)
        phi_p[i] = product(&f->phi, &k->p[i], s->p);
    for (size_t i = 0; i < 3; i++)
        info[i] = t[i] - 2.0 * trace_of(&f->phi, &k->q[i], s->p) +
                  trace_of(&phi_p[i / 2], &phi_p[(i + 1) / 2], s->p);
    det = info[0] * info[2] - info[1] * info[1];
    if (!(info[0] > DEPENDENT * t[0]) || !(det > DEPENDENT * info[0] * info[2]))
        return false;
    k->w[0] = 2.0 * info[2] / det;
    k->w[1] = -2.0 * info[1] / det;
    k->w[2] = 2.0 * info[0] / det;
    for (size_t i = 0; i < 3; i++) {
        const double both = i == 1 ? 2.0 * k->w[i] : k->w[i];
        const struct square pp = product(&k->p[i / 2], &phi_p[(i + 1) / 2], s->p);

        for (size_t j = 0; j < s->p * s->p; j++)
            sum.a[j] += both * (k->q[i].a[j] - pp.a[j]);
    }
    left = product(&f->phi, &sum, s->p);
    k->adjusted = product(&left, &f->phi, s->p);
    for (size_t j = 0; j < s->p * s->p; j++)
        k->adjusted.a[j] = f->phi.a[j] + 2.0 * k->adjusted.a[j];
    return true;
}

static double quadratic(const struct square *m, const double *v, size_t p)
{
    double sum = 0.0;

    for (size_t a = 0; a < p; a++)
        for (size_t b = 0; b < p; b++)
            sum += v[a] * m->a[a * p + b] * v[b];
    return sum;
}

/* The coefficient of column j in the caller's units: a contrast of the centred, scaled ones. */
static void coefficient(struct stats_coefficient *out, size_t j, const struct split *s,
                        const struct fit *f, const struct small_sample *k, double sigma2)
{
    double contrast[P] = {0.0}, phi_l[P], g[2], variance;

    for (size_t a = 0; a < s->p; a++)
        contrast[a] = a == j ? 1.0 / s->scale[a] : j == 0 ? -s->centre[a] / s->scale[a] : 0.0;
    variance = quadratic(&f->phi, contrast, s->p);
    out->estimate = j == 0 ? s->y_mean : 0.0;
    for (size_t a = 0; a < s->p; a++) {
        out->estimate += contrast[a] * f->beta[a];
        phi_l[a] = 0.0;
        for (size_t b = 0; b < s->p; b++)
            phi_l[a] += f->phi.a[a * s->p + b] * contrast[b];
    }
    for (size_t i = 0; i < 2; i++)
        g[i] = quadratic(&k->p[i], phi_l, s->p) / variance;
    out->plain_se = sqrt(sigma2 * variance);
    out->se = sqrt(sigma2 * quadratic(&k->adjusted, contrast, s->p));
    out->df = 2.0 / (k->w[0] * g[0] * g[0] + 2.0 * k->w[1] * g[0] * g[1] + k->w[2] * g[1] * g[1]);
}

static void test(struct stats_coefficient *c, size_t clusters, double conf)
{
    struct stats_t_test found;

    c->test = clusters < STATS_CLUSTERS_MIN ? STATS_TOO_FEW_CLUSTERS : STATS_OK;
    if (c->test != STATS_OK)
        return;
    found = stats_t_test(c->estimate, c->se, c->df, conf);
    c->test = found.outcome;
    c->t = found.t;
    c->p = found.p;
    c->low = found.low;
    c->high = found.high;
}

static void refuse(struct stats_mixed_model *out, enum stats_outcome why)
{
    out->model = why;
    out->tau2 = out->sigma2 = out->icc = NAN;
    for (size_t j = 0; j < P; j++)
        out->fixed[j] = (struct stats_coefficient){NAN, NAN, NAN, NAN, why, NAN, NAN, NAN, NAN};
}

/* Sum of squares of y about 0: what the rounding of a residual is measured by */
static double size_of(const struct split *s)
{
    double sum = s->within_yy + s->n * s->y_mean * s->y_mean;

    for (size_t c = 0; c < s->k; c++)
        sum += s->groups[c].n * s->groups[c].y * s->groups[c].y;
    return sum;
}

static enum stats_outcome solve(struct stats_mixed_model *out, const struct split *s, double conf)
{
    struct fit f;
    struct small_sample k;
    const double pivot = fit_at(&f, s, 0.0), size = size_of(s);
    double r;
    enum stats_outcome outcome;

    if (!isfinite(f.q) || !isfinite(size))
        return pivot > 0.0 ? STATS_NOT_CONVERGED : STATS_NO_VARIANCE;
    if (!(pivot > DEPENDENT * s->n) || !(f.q > NOTHING * size))
        return STATS_NO_VARIANCE;
    outcome = ratio(&r, s);
    if (outcome != STATS_OK)
        return outcome;
    fit_at(&f, s, r);
    if (!small_sample(&k, s, &f, r))
        return STATS_TOO_FEW_CLUSTERS;
    out->sigma2 = f.q / (s->n - (double)s->p);
    out->tau2 = r * out->sigma2;
    out->icc = r / (1.0 + r);
    for (size_t j = 0; j < s->p; j++) {
        struct stats_coefficient *c = &out->fixed[j];

        coefficient(c, j, s, &f, &k, out->sigma2);
        outcome = stats_outcome_of((double[]){c->estimate, c->plain_se, c->se, c->df}, 4);
        if (outcome != STATS_OK)
            return outcome;
        test(c, out->clusters, conf);
    }
    return stats_outcome_of((double[]){out->tau2, out->sigma2}, 2);
}

static enum stats_outcome count_clusters(struct stats_mixed_model *out, const struct split *s)
{
    for (size_t c = 0; c < s->k; c++)
        out->clusters += s->groups[c].n > 0.0;
    if (out->clusters < 2)
        return STATS_TOO_FEW_CLUSTERS;
    return out->n <= s->p + 1 || out->clusters == out->n ? STATS_TOO_FEW : STATS_OK;
}

enum stats_outcome stats_mixed_model(struct stats_mixed_model *out,
                                     const struct stats_design *design, double conf)
{
    struct split s = {.p = design->columns, .n = (double)design->n, .k = design->clusters};
    enum stats_outcome outcome = STATS_TOO_FEW;

    *out = (struct stats_mixed_model){.n = design->n, .columns = design->columns};
    refuse(out, STATS_TOO_FEW);
    if (design->columns < 1 || design->columns > P || design->n == 0)
        return STATS_TOO_FEW;
    s.groups = calloc(design->clusters, sizeof *s.groups);
    if (s.groups) {
        centre_columns(&s, design);
        group_means(&s, design);
        within_products(&s, design);
        outcome = count_clusters(out, &s);
    } else {
        outcome = STATS_NO_MEMORY;
    }
    for (size_t j = 1; j < s.p && outcome == STATS_OK; j++)
        if (!(s.scale[j] > 0.0))
            outcome = isnan(s.scale[j]) ? STATS_NOT_CONVERGED : STATS_NO_VARIANCE;
    out->model = STATS_OK;
    if (outcome == STATS_OK)
        outcome = solve(out, &s, conf);
    if (outcome != STATS_OK)
        refuse(out, outcome);
    free(s.groups);
    return outcome;
}
