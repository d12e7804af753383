/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/omega.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/covariance.h"

#define EM_STEPS     60
#define NEWTON_STEPS 200
#define GRADIENT     1e-12
#define LAST_STEP    1e-14
#define CLOSE        1e-10 /* a last step this small that cannot help is rounding */
#define BOUNDARY     1e-7  /* a unique variance below this has run to zero */
#define RIDGES       60
#define SHRINK       0.1 /* a step may take a unique variance to a tenth of itself at most */

/* One factor: S = l l' + diag(u); parameters p = (l, u), 2k of them. All arrays live in `block`. */
struct factor {
    size_t k;
    double *block;
    double *r;        /* k x k correlations */
    double *s_inv;    /* A = S^-1 */
    double *middle;   /* B = S^-1 R S^-1 */
    double *a;        /* A l */
    double *b;        /* B l */
    double *p;        /* 2k parameters: loadings, then unique variances */
    double *trial;    /* 2k */
    double *gradient; /* 2k */
    double *step;     /* 2k */
    double *hessian;  /* 2k x 2k */
    double *kept;     /* a copy of it, the one above is factored in place */
};

static bool factor_open(struct factor *f, size_t k)
{
    const size_t square = k * k, m = 2 * k;

    f->k = k;
    f->block = calloc(3 * square + 2 * k + 4 * m + 2 * m * m, sizeof *f->block);
    if (!f->block)
        return false;
    f->r = f->block;
    f->s_inv = f->r + square;
    f->middle = f->s_inv + square;
    f->a = f->middle + square;
    f->b = f->a + k;
    f->p = f->b + k;
    f->trial = f->p + m;
    f->gradient = f->trial + m;
    f->step = f->gradient + m;
    f->hessian = f->step + m;
    f->kept = f->hessian + m * m;
    return true;
}

/* Rv into out */
static void times_r(double *out, const struct factor *f, const double *v)
{
    for (size_t i = 0; i < f->k; i++) {
        out[i] = 0.0;
        for (size_t j = 0; j < f->k; j++)
            out[i] += f->r[i * f->k + j] * v[j];
    }
}

/* log|S| + tr(R S^-1) at p; S^-1 = U^-1 - v v' / (1 + c), v = U^-1 l, c = l' v. */
static double discrepancy(const struct factor *f, const double *p)
{
    const double *l = p, *u = p + f->k;
    double c = 0.0, logs = 0.0, trace = 0.0, square = 0.0;

    for (size_t i = 0; i < f->k; i++) {
        if (!(u[i] > 0.0))
            return (double)INFINITY;
        c += l[i] * l[i] / u[i];
        logs += log(u[i]);
        trace += 1.0 / u[i];
    }
    for (size_t i = 0; i < f->k; i++)
        for (size_t j = 0; j < f->k; j++)
            square += l[i] / u[i] * f->r[i * f->k + j] * l[j] / u[j];
    return logs + log1p(c) + trace - square / (1.0 + c);
}

/* One step of expectation-maximisation: slow but never wrong; a fair start for Newton. */
static void em_step(struct factor *f)
{
    double *l = f->p, *u = f->p + f->k, *beta = f->a, *rb = f->b;
    double c = 0.0, spread = 0.0;

    for (size_t i = 0; i < f->k; i++)
        c += l[i] * l[i] / u[i];
    for (size_t i = 0; i < f->k; i++)
        beta[i] = l[i] / u[i] / (1.0 + c);
    times_r(rb, f, beta);
    for (size_t i = 0; i < f->k; i++)
        spread += beta[i] * rb[i];
    spread += 1.0 / (1.0 + c);
    for (size_t i = 0; i < f->k; i++) {
        l[i] = rb[i] / spread;
        u[i] = fmax(1.0 - l[i] * rb[i], 1e-3);
    }
}

/* Start from the signs and sizes of the row sums of R. */
static void start(struct factor *f)
{
    double total = 0.0;

    for (size_t i = 0; i < f->k * f->k; i++)
        total += f->r[i];
    for (size_t i = 0; i < f->k; i++) {
        double row = 0.0;

        for (size_t j = 0; j < f->k; j++)
            row += f->r[i * f->k + j];
        f->p[i] = total > 0.0 ? row / sqrt(total) : 0.5;
        f->p[i] = copysign(fmin(fmax(fabs(f->p[i]), 0.1), 0.9), f->p[i]);
        f->p[f->k + i] = 1.0 - f->p[i] * f->p[i];
    }
    for (int i = 0; i < EM_STEPS; i++)
        em_step(f);
}

/* A, B, A l, B l at f->p */
static void matrices(struct factor *f)
{
    const size_t k = f->k;
    const double *l = f->p, *u = f->p + k;
    double *v = f->trial, *rv = f->trial + k; /* scratch */
    double c = 1.0, vrv = 0.0;

    for (size_t i = 0; i < k; i++) {
        v[i] = l[i] / u[i];
        c += l[i] * v[i];
    }
    times_r(rv, f, v);
    for (size_t i = 0; i < k; i++)
        vrv += v[i] * rv[i];
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++) {
            const double vv = v[i] * v[j];

            f->s_inv[i * k + j] = (i == j ? 1.0 / u[i] : 0.0) - vv / c;
            f->middle[i * k + j] = f->r[i * k + j] / u[i] / u[j] -
                                   (rv[i] / u[i] * v[j] + v[i] * rv[j] / u[j]) / c +
                                   vv * vrv / c / c;
        }
    for (size_t i = 0; i < k; i++) {
        f->a[i] = f->b[i] = 0.0;
        for (size_t j = 0; j < k; j++) {
            f->a[i] += f->s_inv[i * k + j] * l[j];
            f->b[i] += f->middle[i * k + j] * l[j];
        }
    }
}

/* With G = A - B: dF/dl = 2 G l, dF/du = diag G; second derivatives from dG = -A dS A + A dS B +
 * B dS A. */
static void derivatives(struct factor *f)
{
    const size_t k = f->k, m = 2 * k;
    double alpha = 0.0, beta = 0.0;

    matrices(f);
    for (size_t i = 0; i < k; i++) {
        f->gradient[i] = 2.0 * (f->a[i] - f->b[i]);
        f->gradient[k + i] = f->s_inv[i * k + i] - f->middle[i * k + i];
        alpha += f->p[i] * f->a[i];
        beta += f->p[i] * f->b[i];
    }
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++) {
            const double a_ij = f->s_inv[i * k + j], b_ij = f->middle[i * k + j];
            const double ai = f->a[i], aj = f->a[j], bi = f->b[i], bj = f->b[j];

            f->hessian[i * m + j] = 2.0 * (a_ij - b_ij - a_ij * alpha - aj * ai + a_ij * beta +
                                           aj * bi + b_ij * alpha + bj * ai);
            f->hessian[(k + i) * m + j] = f->hessian[j * m + k + i] =
                2.0 * (-a_ij * ai + a_ij * bi + b_ij * ai);
            f->hessian[(k + i) * m + k + j] = -a_ij * a_ij + 2.0 * a_ij * b_ij;
        }
}

static double largest(const double *v, size_t n)
{
    double most = 0.0;

    for (size_t i = 0; i < n; i++)
        most = fmax(most, fabs(v[i]));
    return most;
}

/* step = -(H + ridge)^-1 gradient, the ridge grown until the matrix is positive definite. */
static bool solve(struct factor *f)
{
    const size_t m = 2 * f->k, bytes = m * m * sizeof *f->kept;
    gsl_matrix_view h = gsl_matrix_view_array(f->hessian, m, m);
    gsl_vector_view g = gsl_vector_view_array(f->gradient, m);
    gsl_vector_view s = gsl_vector_view_array(f->step, m);
    double ridge = 0.0;

    memcpy(f->kept, f->hessian, bytes);
    for (int i = 0; i < RIDGES; i++) {
        if (gsl_linalg_cholesky_decomp1(&h.matrix) == GSL_SUCCESS) {
            gsl_linalg_cholesky_solve(&h.matrix, &g.vector, &s.vector);
            gsl_vector_scale(&s.vector, -1.0);
            return stats_outcome_of(f->step, m) == STATS_OK;
        }
        ridge = ridge > 0.0 ? 4.0 * ridge : 1e-6 * largest(f->kept, m * m);
        memcpy(f->hessian, f->kept, bytes);
        for (size_t j = 0; j < m; j++)
            f->hessian[j * m + j] += ridge;
    }
    return false;
}

/* Goes along the step as far as unique variances stay above a tenth of themselves and the
 * discrepancy does not rise; false when not even a small part of the step helps. */
static bool move(struct factor *f)
{
    const double *u = f->p + f->k, *du = f->step + f->k;
    const double before = discrepancy(f, f->p);
    double share = 1.0;

    for (size_t i = 0; i < f->k; i++)
        if (u[i] + share * du[i] < SHRINK * u[i])
            share = (1.0 - SHRINK) * u[i] / -du[i];
    for (int halvings = 0; halvings < 40; halvings++) {
        for (size_t i = 0; i < 2 * f->k; i++)
            f->trial[i] = f->p[i] + share * f->step[i];
        if (discrepancy(f, f->trial) <= before + 1e-13 * fabs(before)) {
            memcpy(f->p, f->trial, 2 * f->k * sizeof *f->p);
            return true;
        }
        share /= 2.0;
    }
    return false;
}

static bool at_boundary(const struct factor *f)
{
    for (size_t i = 0; i < f->k; i++)
        if (f->p[f->k + i] < BOUNDARY)
            return true;
    return false;
}

static enum stats_outcome minimise(struct factor *f)
{
    start(f);
    for (int i = 0; i < NEWTON_STEPS; i++) {
        if (at_boundary(f))
            return STATS_HEYWOOD;
        derivatives(f);
        if (largest(f->gradient, 2 * f->k) <= GRADIENT)
            return STATS_OK;
        if (!solve(f))
            return STATS_NOT_CONVERGED;
        if (largest(f->step, 2 * f->k) <= LAST_STEP)
            return STATS_OK;
        if (!move(f))
            return largest(f->step, 2 * f->k) <= CLOSE ? STATS_OK : STATS_NOT_CONVERGED;
    }
    return STATS_NOT_CONVERGED;
}

static void report(struct stats_omega *out, double *loadings, const struct factor *f)
{
    double sum = 0.0, unique = 0.0;

    for (size_t i = 0; i < f->k; i++) {
        sum += f->p[i];
        unique += f->p[f->k + i];
    }
    for (size_t i = 0; loadings && i < f->k; i++)
        loadings[i] = sum < 0.0 ? -f->p[i] : f->p[i];
    out->omega = sum * sum / (sum * sum + unique);
}

enum stats_outcome stats_omega(struct stats_omega *out, double *loadings, const double *cov,
                               size_t n, size_t k)
{
    struct factor f;
    enum stats_outcome outcome;

    *out = (struct stats_omega){n, k, NAN};
    for (size_t i = 0; loadings && i < k; i++)
        loadings[i] = NAN;
    if (k < 3 || k > STATS_OMEGA_ITEMS || n <= k)
        return STATS_TOO_FEW;
    if (!factor_open(&f, k))
        return STATS_NO_MEMORY;
    outcome = stats_correlation_matrix(f.r, cov, k);
    if (outcome == STATS_OK)
        outcome = minimise(&f);
    if (outcome == STATS_OK) {
        report(out, loadings, &f);
        outcome = stats_outcome_of(&out->omega, 1);
    }
    free(f.block);
    return outcome;
}
