/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/multiplicity.h"

#include <math.h>
#include <stdlib.h>

struct test {
    double p;
    size_t place;
};

static int by_p(const void *a, const void *b)
{
    const struct test *x = a, *y = b;

    if (x->p < y->p || x->p > y->p)
        return x->p < y->p ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* The tests that exist, smallest p first; NULL when memory is short. */
static struct test *ordered(size_t *count, const double *p, size_t m)
{
    struct test *tests = malloc((m + 1) * sizeof *tests);

    *count = 0;
    if (!tests)
        return NULL;
    for (size_t i = 0; i < m; i++)
        if (!isnan(p[i]))
            tests[(*count)++] = (struct test){p[i], i};
    qsort(tests, *count, sizeof *tests, by_p);
    return tests;
}

static void copy_missing(double *adjusted, const double *p, size_t m)
{
    for (size_t i = 0; i < m; i++)
        if (isnan(p[i]))
            adjusted[i] = NAN;
}

enum stats_outcome stats_holm(double *adjusted, const double *p, size_t m)
{
    size_t count;
    struct test *tests = ordered(&count, p, m);
    double running = 0.0;

    if (!tests)
        return STATS_NO_MEMORY;
    copy_missing(adjusted, p, m);
    for (size_t i = 0; i < count; i++) {
        running = fmax(running, fmin(1.0, tests[i].p * (double)(count - i)));
        adjusted[tests[i].place] = running;
    }
    free(tests);
    return STATS_OK;
}

enum stats_outcome stats_bh(double *adjusted, const double *p, size_t m)
{
    size_t count;
    struct test *tests = ordered(&count, p, m);
    double running = 1.0;

    if (!tests)
        return STATS_NO_MEMORY;
    copy_missing(adjusted, p, m);
    for (size_t i = count; i-- > 0;) {
        running = fmin(running, tests[i].p * (double)count / (double)(i + 1));
        adjusted[tests[i].place] = running;
    }
    free(tests);
    return STATS_OK;
}
