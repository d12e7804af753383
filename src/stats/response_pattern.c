/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/response_pattern.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>

#include "stats/covariance.h"
#include "stats/distribution.h"

#define DEPENDENT 1e-10 /* a squared pivot below this share of its item's variance */

size_t stats_longstring(const double *codes, size_t k)
{
    size_t longest = 0, run = 0;

    for (size_t i = 0; i < k; i++) {
        const bool same = run > 0 && codes[i] >= codes[i - 1] && codes[i] <= codes[i - 1];

        run = isnan(codes[i]) ? 0 : same ? run + 1 : 1;
        longest = run > longest ? run : longest;
    }
    return longest;
}

enum stats_outcome stats_irv(double *irv, const double *codes, size_t k)
{
    double first = 0.0, sum = 0.0, squares = 0.0, n = 0.0;

    *irv = NAN;
    for (size_t i = 0; i < k; i++) {
        double d;

        if (isnan(codes[i]))
            continue;
        if (n < 1.0)
            first = codes[i];
        d = codes[i] - first;
        n += 1.0;
        sum += d;
        squares += d * d;
    }
    if (n < 2.0)
        return STATS_TOO_FEW;
    *irv = sqrt(fmax(squares - sum * sum / n, 0.0) / (n - 1.0));
    return isfinite(*irv) ? STATS_OK : STATS_NOT_CONVERGED;
}

/* Means of the complete rows. A row with a blank has a sum of NAN. */
static void means_of(double *mean, const double *x, size_t n, size_t k, size_t complete)
{
    for (size_t j = 0; j < k; j++)
        mean[j] = 0.0;
    for (size_t i = 0; i < n; i++) {
        bool whole = true;

        for (size_t j = 0; j < k; j++)
            whole = whole && !isnan(x[i * k + j]);
        for (size_t j = 0; whole && j < k; j++)
            mean[j] += x[i * k + j] / (double)complete;
    }
}

/* Cholesky of cov in place (lower triangle) */
static bool factorise(double *cov, size_t k)
{
    gsl_matrix_view view = gsl_matrix_view_array(cov, k, k);
    bool good = true;

    for (size_t j = 0; j < k; j++)
        good = good && cov[j * k + j] > 0.0;
    if (!good || gsl_linalg_cholesky_decomp1(&view.matrix) != GSL_SUCCESS)
        return false;
    for (size_t j = 0; j < k; j++) {
        double variance = 0.0;

        for (size_t a = 0; a <= j; a++)
            variance += cov[j * k + a] * cov[j * k + a];
        good = good && cov[j * k + j] * cov[j * k + j] > DEPENDENT * variance;
    }
    return good;
}

/* |L^-1 (row - mean)|^2 by substitution; z is scratch */
static double distance(const double *row, const double *mean, const double *l, double *z, size_t k)
{
    double sum = 0.0;

    for (size_t j = 0; j < k; j++) {
        z[j] = row[j] - mean[j];
        for (size_t a = 0; a < j; a++)
            z[j] -= l[j * k + a] * z[a];
        z[j] /= l[j * k + j];
        sum += z[j] * z[j];
    }
    return sum;
}

enum stats_outcome stats_mahalanobis(double *d2, double *critical, const double *x, size_t n,
                                     size_t k)
{
    double *cov = calloc(k * k + 2 * k + 1, sizeof *cov);
    size_t complete = 0;
    enum stats_outcome outcome = STATS_NO_MEMORY;

    *critical = NAN;
    for (size_t i = 0; i < n; i++)
        d2[i] = NAN;
    if (cov)
        outcome = stats_covariance(cov, &complete, x, n, k);
    if (outcome == STATS_OK && complete <= k)
        outcome = STATS_TOO_FEW;
    if (outcome == STATS_OK && !factorise(cov, k))
        outcome = STATS_NO_VARIANCE;
    if (outcome == STATS_OK) {
        *critical = stats_chi2_quantile(0.999, (double)k);
        means_of(cov + k * k, x, n, k, complete);
        for (size_t i = 0; i < n; i++)
            d2[i] = distance(x + i * k, cov + k * k, cov, cov + k * k + k, k);
    }
    free(cov);
    return outcome;
}
