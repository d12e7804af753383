/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/sorting.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define SHORT  64 /* below: insertion beats counting */
#define DIGITS 8
#define VALUES 256

bool stats_is_ascending(const double *x, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (x[i] < x[i - 1])
            return false;
    return true;
}

static void insertion_sort(double *x, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const double v = x[i];
        size_t j = i;

        for (; j > 0 && x[j - 1] > v; j--)
            x[j] = x[j - 1];
        x[j] = v;
    }
}

/* A double's bits as an unsigned number in the same order: negatives turned round. */
static uint64_t key_of(double v)
{
    uint64_t bits;

    memcpy(&bits, &v, sizeof bits);
    return bits ^ (bits >> 63 ? UINT64_MAX : UINT64_C(1) << 63);
}

static unsigned digit_of(double v, unsigned digit)
{
    return (unsigned)(key_of(v) >> (8 * digit)) & (VALUES - 1);
}

static void count_digits(size_t counts[DIGITS][VALUES], const double *x, size_t n)
{
    memset(counts, 0, DIGITS * sizeof counts[0]);
    for (size_t i = 0; i < n; i++) {
        const uint64_t key = key_of(x[i]);

        for (unsigned d = 0; d < DIGITS; d++)
            counts[d][(key >> (8 * d)) & (VALUES - 1)]++;
    }
}

/* One stable pass by one digit; false, and nothing moved, when all values share it. */
static bool pass(double *to, const double *from, size_t n, size_t counts[VALUES], unsigned digit)
{
    size_t start = 0;

    if (counts[digit_of(from[0], digit)] == n)
        return false;
    for (size_t v = 0; v < VALUES; v++) {
        const size_t here = counts[v];

        counts[v] = start;
        start += here;
    }
    for (size_t i = 0; i < n; i++)
        to[counts[digit_of(from[i], digit)]++] = from[i];
    return true;
}

enum stats_outcome stats_sort(double *x, size_t n)
{
    size_t counts[DIGITS][VALUES];
    double *spare, *from = x, *to;

    if (n <= SHORT) {
        insertion_sort(x, n);
        return STATS_OK;
    }
    spare = malloc(n * sizeof *spare);
    if (!spare)
        return STATS_NO_MEMORY;
    to = spare;
    count_digits(counts, x, n);
    for (unsigned d = 0; d < DIGITS; d++)
        if (pass(to, from, n, counts[d], d)) {
            double *const swap = to;

            to = from;
            from = swap;
        }
    if (from != x)
        memcpy(x, from, n * sizeof *x);
    free(spare);
    return STATS_OK;
}

const double *stats_ascending(double **owned, const double *x, size_t n)
{
    double *copy;

    *owned = NULL;
    if (stats_is_ascending(x, n))
        return x;
    copy = malloc(n * sizeof *copy);
    if (!copy)
        return NULL;
    memcpy(copy, x, n * sizeof *copy);
    if (stats_sort(copy, n) != STATS_OK) {
        free(copy);
        return NULL;
    }
    return *owned = copy;
}
