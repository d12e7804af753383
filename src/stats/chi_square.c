/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/chi_square.h"

#include <math.h>

#include "stats/distribution.h"

static size_t sum_of(const size_t *counts, size_t n, size_t stride)
{
    size_t sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += counts[i * stride];
    return sum;
}

static void add_column(struct stats_chi_square *out, const size_t *counts, size_t column,
                       size_t rows, size_t columns)
{
    const double share = (double)sum_of(counts + column, rows, columns) / (double)out->n;

    for (size_t i = 0; i < rows; i++) {
        const double expected = share * (double)sum_of(counts + i * columns, columns, 1);
        const double off = (double)counts[i * columns + column] - expected;

        if (!(expected > 0.0))
            continue;
        out->statistic += off * off / expected;
        out->min_expected = fmin(out->min_expected, expected);
    }
}

enum stats_outcome stats_chi_square(struct stats_chi_square *out, const size_t *counts, size_t rows,
                                    size_t columns)
{
    size_t full_rows = 0, full_columns = 0;

    *out = (struct stats_chi_square){sum_of(counts, rows * columns, 1), NAN, NAN, NAN, NAN};
    for (size_t i = 0; i < rows; i++)
        full_rows += sum_of(counts + i * columns, columns, 1) > 0;
    for (size_t j = 0; j < columns; j++)
        full_columns += sum_of(counts + j, rows, columns) > 0;
    if (full_rows < 2 || full_columns < 2)
        return STATS_TOO_FEW;
    out->statistic = 0.0;
    out->min_expected = INFINITY;
    for (size_t j = 0; j < columns; j++)
        add_column(out, counts, j, rows, columns);
    out->df = (double)((full_rows - 1) * (full_columns - 1));
    out->p = stats_chi2_p(out->statistic, out->df);
    return STATS_OK;
}
