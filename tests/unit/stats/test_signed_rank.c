/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "../../reference/tables.h"
#include "stats/hodges_lehmann.h"
#include "stats/random.h"
#include "stats/signed_rank.h"

#include <stdlib.h>

#define N    COUNT(ref_pre)
#define MANY 20000

static void check(const double *d, size_t n, const double *want, bool exact)
{
    struct stats_signed_rank s;
    double middle;

    assert_int_equal(stats_signed_rank(&s, d, n), STATS_OK);
    assert_int_equal(s.n, n);
    assert_close((double)s.n_up, want[0], 0.0);
    assert_close((double)s.n_down, want[1], 0.0);
    assert_close((double)s.n_zero, want[2], 0.0);
    assert_close(s.v, want[3], 0.0);
    assert_close(s.p, want[4], 1e-12);
    assert_close(s.rank_biserial, want[5], 1e-13);
    assert_true(s.exact == exact);
    assert_int_equal(stats_hodges_lehmann(&middle, d, n), STATS_OK);
    assert_close(middle, want[6], 1e-13);
}

/* exactRankTests::wilcox.exact; wilcox.test(exact = FALSE, correct = FALSE); outer(d, d, "+") / 2
 */
static void agrees_with_r_on_ties_zeros_and_none(void **state)
{
    double d[N];

    (void)state;
    for (size_t i = 0; i < N; i++)
        d[i] = ref_post[i] - ref_pre[i];
    check(d, N, ref_ranks, true);
    check(ref_flat, N, ref_flat_ranks, true);
    check(ref_long, COUNT(ref_long), ref_long_ranks, false);
}

static void turning_all_signs_turns_the_ranks_and_leaves_p(void **state)
{
    struct stats_signed_rank a, b;
    double turned[COUNT(ref_long)], up, down;
    const size_t n = 150;

    (void)state;
    for (size_t i = 0; i < n; i++)
        turned[i] = -ref_long[i];
    assert_int_equal(stats_signed_rank(&a, ref_long, n), STATS_OK);
    assert_int_equal(stats_signed_rank(&b, turned, n), STATS_OK);
    assert_close(b.p, a.p, 0.0);
    assert_close(b.rank_biserial, -a.rank_biserial, 1e-14);
    assert_int_equal(stats_hodges_lehmann(&up, ref_long, n), STATS_OK);
    assert_int_equal(stats_hodges_lehmann(&down, turned, n), STATS_OK);
    assert_close(down, -up, 0.0);
}

static void the_exact_p_is_the_share_of_sign_choices(void **state)
{
    static const double five[] = {1, 2, 3, 4, 5}, even[] = {1, -2, 3, -4, 1, -1, 2, -3, 4, -1};
    double two_hundred[201];
    struct stats_signed_rank s;

    (void)state;
    assert_int_equal(stats_signed_rank(&s, five, 5), STATS_OK);
    assert_close(s.p, 2.0 / 32.0, 1e-15);
    assert_close(s.rank_biserial, 1.0, 0.0);
    assert_int_equal(stats_signed_rank(&s, even, 10), STATS_OK);
    assert_close(s.p, 1.0, 0.0);
    for (size_t i = 0; i < 201; i++)
        two_hundred[i] = (double)(i + 1);
    assert_int_equal(stats_signed_rank(&s, two_hundred, 200), STATS_OK);
    assert_true(s.exact);
    assert_close(s.p, ldexp(1.0, -199), 1e-14);
    assert_int_equal(stats_signed_rank(&s, two_hundred, 201), STATS_OK);
    assert_false(s.exact);
}

static void without_a_change_there_is_no_test(void **state)
{
    static const double zeros[] = {0.0, -0.0, 0.0};
    struct stats_signed_rank s;
    double middle;

    (void)state;
    assert_int_equal(stats_signed_rank(&s, zeros, 3), STATS_TOO_FEW);
    assert_true(s.n_zero == 3 && isnan(s.p) && isnan(s.rank_biserial));
    assert_close(s.v, 0.0, 0.0);
    assert_int_equal(stats_signed_rank(&s, NULL, 0), STATS_TOO_FEW);
    assert_int_equal(stats_hodges_lehmann(&middle, zeros, 3), STATS_OK);
    assert_close(middle, 0.0, 0.0);
    assert_int_equal(stats_hodges_lehmann(&middle, NULL, 0), STATS_TOO_FEW);
    assert_nan(middle);
}

static void the_middle_average_moves_with_the_data_and_may_be_huge(void **state)
{
    static const double huge[] = {1.6e308, 1.7e308, -1e307}, one[] = {-3.25}, two[] = {5, 1};
    double middle, *d = malloc(MANY * sizeof *d);
    struct stats_random *random = stats_random_new(5);

    (void)state;
    assert_int_equal(stats_hodges_lehmann(&middle, huge, 3), STATS_OK);
    assert_close(middle, 1.2e308, 1e-14);
    assert_true(isfinite(middle));
    assert_int_equal(stats_hodges_lehmann(&middle, one, 1), STATS_OK);
    assert_close(middle, -3.25, 0.0);
    assert_int_equal(stats_hodges_lehmann(&middle, two, 2), STATS_OK);
    assert_close(middle, 3.0, 0.0);
    /* symmetric about 10 by construction, with no two alike */
    for (size_t i = 0; i < MANY / 2; i++) {
        d[i] = 10.0 + floor(1e6 * stats_random_uniform(random)) / 1024.0;
        d[MANY - 1 - i] = 20.0 - d[i];
    }
    assert_int_equal(stats_hodges_lehmann(&middle, d, MANY), STATS_OK);
    assert_close(middle, 10.0, 1e-15);
    d[0] = NAN;
    assert_int_equal(stats_hodges_lehmann(&middle, d, 1), STATS_NOT_CONVERGED);
    stats_random_free(random);
    free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r_on_ties_zeros_and_none),
        cmocka_unit_test(turning_all_signs_turns_the_ranks_and_leaves_p),
        cmocka_unit_test(the_exact_p_is_the_share_of_sign_choices),
        cmocka_unit_test(without_a_change_there_is_no_test),
        cmocka_unit_test(the_middle_average_moves_with_the_data_and_may_be_huge),
    };

    return RUN(tests);
}
