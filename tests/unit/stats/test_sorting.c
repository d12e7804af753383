/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include <stdlib.h>

#include "stats/random.h"
#include "stats/sorting.h"

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static void sorts_as_the_library_does_at_every_length(void **state)
{
    struct stats_random *random = stats_random_new(7);

    (void)state;
    for (size_t n = 0; n < 400; n += n < 70 ? 1 : 37) {
        double x[400], y[400];

        for (size_t i = 0; i < n; i++) {
            x[i] = i % 3 ? stats_random_normal(random, 0.0, 1e3) : (double)(i % 11) - 5.0;
            y[i] = x[i];
        }
        qsort(y, n, sizeof *y, ascending);
        assert_int_equal(stats_sort(x, n), STATS_OK);
        assert_true(stats_is_ascending(x, n));
        for (size_t i = 0; i < n; i++)
            assert_close(x[i], y[i], 0.0);
    }
    stats_random_free(random);
}

static void orders_extremes_and_both_zeros(void **state)
{
    double x[70] = {1e308, -1e308, 0.0, -0.0, 5e-324, -5e-324, INFINITY, -INFINITY};

    (void)state;
    assert_int_equal(stats_sort(x, 70), STATS_OK);
    assert_true(isinf(x[0]) && x[1] < -1e307 && x[2] < 0.0 && isinf(x[69]) && x[68] > 1e307);
    assert_true(stats_is_ascending(x, 70));
}

static void an_ascending_array_is_not_copied(void **state)
{
    static const double up[] = {1, 2, 2, 3}, down[] = {3, 2, 1};
    double *owned;
    const double *view = stats_ascending(&owned, up, 4);

    (void)state;
    assert_true(view == up && !owned);
    view = stats_ascending(&owned, down, 3);
    assert_true(view == owned && owned[0] < owned[2]);
    free(owned);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorts_as_the_library_does_at_every_length),
        cmocka_unit_test(orders_extremes_and_both_zeros),
        cmocka_unit_test(an_ascending_array_is_not_copied),
    };

    return RUN(tests);
}
