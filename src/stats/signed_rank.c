/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/signed_rank.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/distribution.h"
#include "stats/sorting.h"

/* Ranks are kept doubled, so that the mid-ranks of ties are whole numbers. */
struct ranks {
    double positive; /* doubled rank sum of the positive differences */
    double squares;  /* sum of squared ranks (not doubled) */
    size_t done;     /* differences ranked so far */
    unsigned *each;  /* doubled rank of each difference, or NULL */
};

static void rank_group(struct ranks *r, size_t n_down, size_t n_up)
{
    const size_t size = n_down + n_up;
    const size_t doubled = 2 * r->done + size + 1;

    r->positive += (double)n_up * (double)doubled;
    r->squares += (double)size * (double)doubled * (double)doubled / 4.0;
    if (r->each)
        for (size_t i = 0; i < size; i++)
            r->each[r->done + i] = (unsigned)doubled;
    r->done += size;
}

/* |d| in ascending order: the negatives are read backwards, the positives forwards. */
static void rank_all(struct ranks *r, const double *sorted, size_t n_down, const double *up,
                     size_t n_up)
{
    size_t i = n_down, j = 0;

    while (i > 0 || j < n_up) {
        const double next_down = i > 0 ? -sorted[i - 1] : (double)INFINITY;
        const double next_up = j < n_up ? up[j] : (double)INFINITY;
        const double size = fmin(next_down, next_up);
        size_t ties_down = 0, ties_up = 0;

        for (; i > 0 && -sorted[i - 1] <= size; i--)
            ties_down++;
        for (; j < n_up && up[j] <= size; j++)
            ties_up++;
        rank_group(r, ties_down, ties_up);
    }
}

/* In how many of the 2^m choices of signs the positive ranks sum to at most `limit`, as a share.
 * counts[s] is the number of choices that sum to s; below 2^201, exact to the last digits. */
static double share_at_most(const unsigned *ranks, size_t m, size_t limit, double *counts)
{
    size_t reach = 0;
    double sum = 0.0;

    memset(counts, 0, (limit + 1) * sizeof *counts);
    counts[0] = 1.0;
    for (size_t i = 0; i < m; i++) {
        const size_t rank = ranks[i];

        reach = reach + rank < limit ? reach + rank : limit;
        for (size_t s = reach + 1; s-- > rank;)
            counts[s] += counts[s - rank];
    }
    for (size_t s = 0; s <= limit; s++)
        sum += counts[s];
    return ldexp(sum, -(int)m);
}

static enum stats_outcome exact_p(double *p, const struct ranks *r)
{
    const size_t m = r->done;
    const size_t total = m * (m + 1); /* of all doubled ranks */
    const size_t up = (size_t)r->positive;
    const size_t limit = up < total - up ? up : total - up;
    double *counts = malloc((limit + 1) * sizeof *counts);

    if (!counts)
        return STATS_NO_MEMORY;
    *p = fmin(1.0, 2.0 * share_at_most(r->each, m, limit, counts));
    free(counts);
    return STATS_OK;
}

static enum stats_outcome test(struct stats_signed_rank *out, const double *sorted)
{
    unsigned each[STATS_SIGNED_RANK_EXACT];
    const size_t m = out->n_up + out->n_down;
    struct ranks r = {.each = m <= STATS_SIGNED_RANK_EXACT ? each : NULL};
    const double total = (double)m * ((double)m + 1.0) / 2.0;

    if (m == 0)
        return STATS_TOO_FEW;
    rank_all(&r, sorted, out->n_down, sorted + out->n_down + out->n_zero, out->n_up);
    out->v = r.positive / 2.0;
    out->rank_biserial = (r.positive - total) / total;
    out->exact = r.each != NULL;
    if (out->exact)
        return exact_p(&out->p, &r);
    out->p = stats_normal_p((out->v - total / 2.0) / sqrt(r.squares / 4.0));
    return STATS_OK;
}

enum stats_outcome stats_signed_rank(struct stats_signed_rank *out, const double *d, size_t n)
{
    enum stats_outcome outcome = STATS_NO_MEMORY;
    double *owned;
    const double *sorted = stats_ascending(&owned, d, n);

    *out = (struct stats_signed_rank){.n = n, .v = 0.0, .p = NAN, .rank_biserial = NAN};
    for (size_t i = 0; i < n; i++) {
        out->n_up += d[i] > 0.0;
        out->n_down += d[i] < 0.0;
    }
    out->n_zero = n - out->n_up - out->n_down;
    if (sorted)
        outcome = test(out, sorted);
    else if (n == 0)
        outcome = STATS_TOO_FEW;
    free(owned);
    return outcome;
}
