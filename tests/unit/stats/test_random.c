/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "stats/describe.h"
#include "stats/random.h"
#include "stats/root.h"

#define DRAWS 20000

static void the_same_seed_gives_the_same_numbers(void **state)
{
    struct stats_random *a = stats_random_new(42), *b = stats_random_new(42);
    struct stats_random *c = stats_random_new(43);
    bool differs = false;

    (void)state;
    for (int i = 0; i < 100; i++) {
        const double x = stats_random_uniform(a);

        assert_close(x, stats_random_uniform(b), 0.0);
        differs = differs || fabs(x - stats_random_uniform(c)) > 0.0;
        assert_true(x >= 0.0 && x < 1.0);
    }
    assert_true(differs);
    stats_random_free(a);
    stats_random_free(b);
    stats_random_free(c);
    stats_random_free(NULL);
}

/* The Mersenne twister of 2002 from seed 42: first 32-bit output 1608637542. */
static void it_is_the_mersenne_twister(void **state)
{
    struct stats_random *a = stats_random_new(42);

    (void)state;
    assert_close(stats_random_uniform(a), 1608637542.0 / 4294967296.0, 0.0);
    stats_random_free(a);
}

static void normals_have_their_moments(void **state)
{
    static double x[DRAWS];
    struct stats_random *a = stats_random_new(1);
    struct stats_describe d;

    (void)state;
    for (size_t i = 0; i < DRAWS; i++)
        x[i] = stats_random_normal(a, 5.0, 2.0);
    assert_int_equal(stats_describe(&d, x, DRAWS, 0.95), STATS_OK);
    assert_true(fabs(d.mean - 5.0) < 4.0 * d.se);
    assert_true(fabs(d.sd - 2.0) < 0.04 && fabs(d.skewness) < 0.07 && fabs(d.kurtosis) < 0.15);
    stats_random_free(a);
}

static void whole_numbers_stay_below_and_are_alike_often(void **state)
{
    struct stats_random *a = stats_random_new(9);
    size_t counts[3] = {0};

    (void)state;
    for (size_t i = 0; i < 3000; i++)
        counts[stats_random_below(a, 3)]++;
    assert_true(counts[0] > 880 && counts[1] > 880 && counts[2] > 880);
    stats_random_free(a);
}

static double cubic(double x, const void *context)
{
    return x * x * x - *(const double *)context;
}

static void a_root_is_found_to_the_last_bits_or_refused(void **state)
{
    const double two = 2.0, nothing = 0.0;
    double root;

    (void)state;
    assert_int_equal(stats_root(&root, cubic, &two, 0.0, 100.0), STATS_OK);
    assert_close(root, cbrt(2.0), 1e-15);
    assert_int_equal(stats_root(&root, cubic, &nothing, -3.0, 0.0), STATS_OK);
    assert_close(root, 0.0, 0.0);
    assert_int_equal(stats_root(&root, cubic, &two, 2.0, 100.0), STATS_NOT_CONVERGED);
    assert_nan(root);
    assert_int_equal(stats_root(&root, cubic, &two, 0.0, INFINITY), STATS_NOT_CONVERGED);
}

static void every_outcome_has_its_word(void **state)
{
    (void)state;
    assert_string_equal(stats_outcome_name(STATS_OK), "");
    assert_string_equal(stats_outcome_name(STATS_TOO_FEW), "too_few");
    assert_string_equal(stats_outcome_name(STATS_NO_VARIANCE), "no_variance");
    assert_string_equal(stats_outcome_name(STATS_TOO_FEW_CLUSTERS), "too_few_clusters");
    assert_string_equal(stats_outcome_name(STATS_NOT_CONVERGED), "not_converged");
    assert_string_equal(stats_outcome_name(STATS_HEYWOOD), "heywood");
    assert_string_equal(stats_outcome_name(STATS_NO_MEMORY), "no_memory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_gives_the_same_numbers),
        cmocka_unit_test(it_is_the_mersenne_twister),
        cmocka_unit_test(normals_have_their_moments),
        cmocka_unit_test(whole_numbers_stay_below_and_are_alike_often),
        cmocka_unit_test(a_root_is_found_to_the_last_bits_or_refused),
        cmocka_unit_test(every_outcome_has_its_word),
    };

    return RUN(tests);
}
