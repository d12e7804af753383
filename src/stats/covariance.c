/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/covariance.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

static bool is_complete(const double *row, size_t k)
{
    for (size_t j = 0; j < k; j++)
        if (isnan(row[j]))
            return false;
    return true;
}

/* Sums and products (upper half) of the complete rows about the first of them: item codes are
 * whole numbers, so these sums are exact. row: k places of scratch. */
static size_t add_rows(double *products, double *sums, double *row, const double *x, size_t n,
                       size_t k)
{
    const double *first = NULL;
    size_t complete = 0;

    for (size_t i = 0; i < n; i++) {
        if (!is_complete(x + i * k, k))
            continue;
        if (complete++ == 0)
            first = x + i * k;
        for (size_t j = 0; j < k; j++) {
            row[j] = x[i * k + j] - first[j];
            sums[j] += row[j];
        }
        for (size_t a = 0; a < k; a++)
            for (size_t b = a; b < k; b++)
                products[a * k + b] += row[a] * row[b];
    }
    return complete;
}

static void finish(double *cov, const double *sums, size_t complete, size_t k)
{
    const double n = (double)complete;

    for (size_t a = 0; a < k; a++)
        for (size_t b = a; b < k; b++) {
            const double products = cov[a * k + b], square = sums[a] * sums[b] / n;

            cov[a * k + b] = (products - square) / (n - 1.0);
            if (a == b && products - square <= 4.0 * DBL_EPSILON * products)
                cov[a * k + b] = 0.0; /* nothing but rounding is left */
        }
    for (size_t a = 0; a < k; a++)
        for (size_t b = 0; b < k; b++) {
            if (!(cov[a * k + a] > 0.0) || !(cov[b * k + b] > 0.0))
                cov[a * k + b] = 0.0;
            else if (b < a)
                cov[a * k + b] = cov[b * k + a];
        }
}

static enum stats_outcome refuse(double *cov, size_t k, enum stats_outcome why)
{
    for (size_t i = 0; i < k * k; i++)
        cov[i] = NAN;
    return why;
}

enum stats_outcome stats_covariance(double *cov, size_t *n_complete, const double *x, size_t n,
                                    size_t k)
{
    double *sums = calloc(2 * k + 1, sizeof *sums);

    *n_complete = 0;
    if (!sums)
        return refuse(cov, k, STATS_NO_MEMORY);
    for (size_t i = 0; i < k * k; i++)
        cov[i] = 0.0;
    if (k > 0)
        *n_complete = add_rows(cov, sums, sums + k, x, n, k);
    if (*n_complete >= 2 && stats_outcome_of(cov, k * k) == STATS_OK)
        finish(cov, sums, *n_complete, k);
    free(sums);
    if (*n_complete < 2)
        return refuse(cov, k, STATS_TOO_FEW);
    if (stats_outcome_of(cov, k * k) != STATS_OK)
        return refuse(cov, k, STATS_NOT_CONVERGED);
    return STATS_OK;
}

enum stats_outcome stats_correlation_matrix(double *cor, const double *cov, size_t k)
{
    for (size_t a = 0; a < k; a++)
        if (!(cov[a * k + a] > 0.0))
            return refuse(cor, k, STATS_NO_VARIANCE);
    if (cor != cov)
        for (size_t i = 0; i < k * k; i++)
            cor[i] = cov[i];
    for (size_t a = 0; a < k; a++)
        for (size_t b = 0; b < k; b++)
            if (a != b)
                cor[a * k + b] /= sqrt(cor[a * k + a]) * sqrt(cor[b * k + b]);
    for (size_t a = 0; a < k; a++)
        cor[a * k + a] = 1.0;
    return STATS_OK;
}
