/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/hodges_lehmann.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "stats/sorting.h"

/* The distinct halves of the differences, ascending; the average of two differences is the sum of
 * their halves, and halving is exact. */
struct halves {
    size_t m;
    double *value;
    size_t *upto; /* how many differences are at or below value[i] */
};

/* How many averages are at most x. One sweep: as the smaller value rises the larger can only fall.
 */
static uint64_t count_at_most(const struct halves *h, double x)
{
    size_t low = 0, high = h->m - 1;
    uint64_t count = 0;

    while (low < high) {
        if (h->value[low] + h->value[high] <= x) {
            const uint64_t here = h->upto[low] - (low > 0 ? h->upto[low - 1] : 0);

            count += here * (h->upto[high] - h->upto[low]) + here * (here + 1) / 2;
            low++;
        } else {
            high--;
        }
    }
    if (h->value[low] + h->value[low] <= x) {
        const uint64_t here = h->upto[low] - (low > 0 ? h->upto[low - 1] : 0);

        count += here * (here + 1) / 2;
    }
    return count;
}

/* The smallest average above x; INFINITY when there is none. */
static double next_above(const struct halves *h, double x)
{
    size_t low = 0, high = h->m;
    double next = INFINITY;

    while (low < high) {
        const double sum = h->value[low] + h->value[high - 1];

        if (sum > x) {
            next = fmin(next, sum);
            high--;
        } else {
            low++;
        }
    }
    return next;
}

static uint64_t key_of(double v)
{
    uint64_t bits;

    v += 0.0; /* no negative zero */
    memcpy(&bits, &v, sizeof bits);
    return bits ^ (bits >> 63 ? UINT64_MAX : UINT64_C(1) << 63);
}

static double value_of(uint64_t key)
{
    double v;

    key ^= key >> 63 ? UINT64_C(1) << 63 : UINT64_MAX;
    memcpy(&v, &key, sizeof v);
    return v;
}

/* The average of rank `rank` (from 1): bisection over the doubles, at most 64 sweeps. */
static double average_of_rank(const struct halves *h, uint64_t rank)
{
    uint64_t low = key_of(2.0 * h->value[0]), high = key_of(2.0 * h->value[h->m - 1]);

    while (low < high) {
        const uint64_t middle = low + (high - low) / 2;

        if (count_at_most(h, value_of(middle)) >= rank)
            high = middle;
        else
            low = middle + 1;
    }
    return value_of(low);
}

static double median_average(const struct halves *h)
{
    const uint64_t n = h->upto[h->m - 1];
    const uint64_t averages = n * (n + 1) / 2;
    const double lower = average_of_rank(h, (averages + 1) / 2);

    if (averages % 2 == 1 || count_at_most(h, lower) > averages / 2)
        return lower;
    return lower / 2.0 + next_above(h, lower) / 2.0;
}

static void gather(struct halves *h, const double *sorted, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || sorted[i] > sorted[i - 1])
            h->value[h->m++] = sorted[i] / 2.0;
        h->upto[h->m - 1] = i + 1;
    }
}

enum stats_outcome stats_hodges_lehmann(double *estimate, const double *d, size_t n)
{
    struct halves h = {0, NULL, NULL};
    enum stats_outcome outcome = STATS_NO_MEMORY;
    double *owned;
    const double *sorted = stats_ascending(&owned, d, n);

    *estimate = NAN;
    if (n == 0)
        return STATS_TOO_FEW;
    h.value = malloc(n * sizeof *h.value);
    h.upto = malloc(n * sizeof *h.upto);
    if (sorted && h.value && h.upto) {
        outcome = stats_outcome_of((double[]){sorted[0], sorted[n - 1]}, 2);
        if (outcome == STATS_OK) {
            gather(&h, sorted, n);
            *estimate = median_average(&h);
        }
    }
    free(h.upto);
    free(h.value);
    free(owned);
    return outcome;
}
