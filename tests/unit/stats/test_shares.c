/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expect.h"

#include "../../reference/tables.h"
#include "stats/chi_square.h"
#include "stats/knowledge.h"
#include "stats/multiplicity.h"
#include "stats/reliable_change.h"
#include "stats/welch.h"
#include "stats/wilson.h"

#define N COUNT(ref_flat)

/* prop.test(correct = FALSE) */
static void shares_agree_with_r(void **state)
{
    struct stats_share s;

    (void)state;
    assert_int_equal(stats_share(&s, 7, 31, 0.95), STATS_OK);
    assert_close(s.share, 7.0 / 31.0, 0.0);
    assert_close(s.low, ref_wilson[0], 1e-12);
    assert_close(s.high, ref_wilson[1], 1e-12);
    assert_int_equal(stats_share(&s, 0, 12, 0.95), STATS_OK);
    assert_close(s.low, 0.0, 0.0);
    assert_close(s.high, ref_wilson[3], 1e-12);
    assert_int_equal(stats_share(&s, 625, 626, 0.95), STATS_OK);
    assert_close(s.low, ref_wilson[4], 1e-12);
    assert_close(s.high, ref_wilson[5], 1e-12);
    assert_int_equal(stats_share(&s, 12, 12, 0.95), STATS_OK);
    assert_close(s.high, 1.0, 0.0);
    assert_close(s.low, 1.0 - ref_wilson[3], 1e-12);
    assert_int_equal(stats_share(&s, 0, 0, 0.95), STATS_TOO_FEW);
    assert_true(isnan(s.share) && isnan(s.low));
}

/* Jacobson and Truax by hand: sd 10, reliability .8, criterion 1.96 sqrt(2) 10 sqrt(.2) */
static void reliable_change_counts_only_beyond_the_criterion(void **state)
{
    static const double change[] = {12.3, 12.5, -12.5, 0.0, 30.0, -1.0, 12.39};
    struct stats_reliable_change r;

    (void)state;
    assert_int_equal(stats_reliable_change(&r, change, 7, 10.0, 0.8, true), STATS_OK);
    assert_close(r.sem, 4.4721359549995796, 1e-14);
    assert_close(r.points, 12.396128427860047, 1e-14);
    assert_true(r.improved.count == 2 && r.worse.count == 1 && r.same.count == 4);
    assert_int_equal(stats_reliable_change(&r, change, 7, 10.0, 0.8, false), STATS_OK);
    assert_true(r.improved.count == 1 && r.worse.count == 2 && r.same.count == 4);
    assert_close(r.improved.share + r.same.share + r.worse.share, 1.0, 1e-15);
    assert_int_equal(stats_reliable_change(&r, change, 0, 10.0, 0.8, true), STATS_TOO_FEW);
    assert_int_equal(stats_reliable_change(&r, change, 7, 10.0, 1.0, true), STATS_NO_VARIANCE);
    assert_true(isnan(r.points) && isnan(r.same.share) && r.same.n == 7);
    assert_int_equal(stats_reliable_change(&r, change, 7, 0.0, 0.8, true), STATS_NO_VARIANCE);
    assert_int_equal(stats_reliable_change(&r, change, 7, 1.0, -0.1, true), STATS_NO_VARIANCE);
    assert_nan(stats_sem(-1.0, 0.5));
    assert_nan(stats_sem(NAN, 0.5));
}

/* p.adjust; a NAN is no test */
static void adjusted_p_agree_with_r_in_any_order(void **state)
{
    const size_t m = COUNT(ref_p);
    double adjusted[COUNT(ref_p)], back[COUNT(ref_p)];

    (void)state;
    assert_int_equal(stats_holm(adjusted, ref_p, m), STATS_OK);
    for (size_t i = 0; i < m; i++)
        if (isnan(ref_p[i]))
            assert_nan(adjusted[i]);
        else
            assert_close(adjusted[i], ref_p_holm[i], 1e-14);
    assert_int_equal(stats_bh(adjusted, ref_p, m), STATS_OK);
    for (size_t i = 0; i < m; i++) {
        if (!isnan(ref_p[i]))
            assert_close(adjusted[i], ref_p_bh[i], 1e-14);
        back[i] = ref_p[m - 1 - i];
    }
    assert_int_equal(stats_bh(back, back, m), STATS_OK);
    for (size_t i = 0; i < m; i++)
        if (!isnan(adjusted[i]))
            assert_close(back[m - 1 - i], adjusted[i], 1e-15);
    assert_int_equal(stats_holm(adjusted, NULL, 0), STATS_OK);
}

/* t.test(x1, x2) */
static void welch_agrees_with_r_and_turns_with_the_groups(void **state)
{
    struct stats_welch a, b;

    (void)state;
    assert_int_equal(stats_welch(&a, ref_flat, 9, ref_flat + 9, N - 9, 0.95), STATS_OK);
    assert_close(a.difference, ref_welch[0], 1e-10);
    assert_close(a.smd, ref_welch[1], 1e-10);
    assert_close(a.se, ref_welch[2], 1e-12);
    assert_close(a.t, ref_welch[3], 1e-10);
    assert_close(a.df, ref_welch[4], 1e-11);
    assert_close(a.p, ref_welch[5], 1e-11);
    assert_close(a.low, ref_welch[6], 1e-11);
    assert_close(a.high, ref_welch[7], 1e-11);
    assert_int_equal(stats_welch(&b, ref_flat + 9, N - 9, ref_flat, 9, 0.95), STATS_OK);
    assert_close(b.t, -a.t, 1e-13);
    assert_close(b.low, -a.high, 1e-13);
}

static void welch_refuses_part_by_part(void **state)
{
    static const double x[] = {1.0, 2.0, 4.0}, same[] = {3.0, 3.0, 3.0};
    struct stats_welch w;

    (void)state;
    assert_int_equal(stats_welch(&w, x, 0, x, 3, 0.95), STATS_TOO_FEW);
    assert_true(w.n2 == 3 && isnan(w.difference) && isnan(w.smd));
    assert_int_equal(stats_welch(&w, x, 1, x, 3, 0.95), STATS_TOO_FEW);
    assert_true(w.centre == STATS_OK && w.smd_outcome == STATS_OK && isnan(w.p));
    assert_int_equal(stats_welch(&w, x, 1, x, 1, 0.95), STATS_TOO_FEW);
    assert_true(w.smd_outcome == STATS_TOO_FEW && isnan(w.smd));
    assert_int_equal(stats_welch(&w, same, 3, same, 2, 0.95), STATS_NO_VARIANCE);
    assert_true(w.smd_outcome == STATS_NO_VARIANCE && isnan(w.smd) && isnan(w.t));
    assert_int_equal(stats_welch(&w, (double[]){INFINITY, 1}, 2, x, 3, 0.95), STATS_NOT_CONVERGED);
    assert_true(isnan(w.difference) && isnan(w.smd) && isnan(w.df));
}

/* chisq.test(correct = FALSE) on the rows that hold somebody */
static void chi_square_agrees_with_r_and_passes_over_empty_rows(void **state)
{
    struct stats_chi_square c;
    size_t counts[2 * COUNT(ref_lost)], turned[2 * COUNT(ref_lost)];
    const size_t rows = COUNT(ref_lost);

    (void)state;
    for (size_t i = 0; i < rows; i++) {
        counts[2 * i] = turned[i] = (size_t)ref_lost[i];
        counts[2 * i + 1] = turned[rows + i] = (size_t)ref_kept[i];
    }
    assert_int_equal(stats_chi_square(&c, counts, rows, 2), STATS_OK);
    assert_close(c.statistic, ref_chi_square[0], 1e-13);
    assert_close(c.df, ref_chi_square[1], 0.0);
    assert_close(c.p, ref_chi_square[2], 1e-11);
    assert_close(c.min_expected, ref_chi_square[3], 1e-13);
    assert_int_equal(stats_chi_square(&c, turned, 2, rows), STATS_OK);
    assert_close(c.statistic, ref_chi_square[0], 1e-13);
    assert_int_equal(stats_chi_square(&c, (const size_t[]){0, 9, 0, 8}, 2, 2), STATS_TOO_FEW);
    assert_true(c.n == 17 && isnan(c.statistic) && isnan(c.p));
    assert_int_equal(stats_chi_square(&c, (const size_t[]){3, 9, 0, 0}, 2, 2), STATS_TOO_FEW);
}

static void mcnemar_is_the_binomial_of_those_who_turned(void **state)
{
    double p, q;

    (void)state;
    assert_int_equal(stats_mcnemar(&p, 14, 3), STATS_OK);
    assert_close(p, ref_binomial[0], 1e-13);
    assert_int_equal(stats_mcnemar(&q, 3, 14), STATS_OK);
    assert_close(p, q, 0.0);
    assert_int_equal(stats_mcnemar(&p, 5, 5), STATS_OK);
    assert_close(p, 1.0, 1e-14);
    assert_int_equal(stats_mcnemar(&p, 0, 0), STATS_TOO_FEW);
    assert_nan(p);
}

static void gain_is_of_the_class_and_needs_something_to_gain(void **state)
{
    double gain;

    (void)state;
    assert_int_equal(stats_gain(&gain, 0.4, 0.7), STATS_OK);
    assert_close(gain, 0.5, 1e-15);
    assert_int_equal(stats_gain(&gain, 0.5, 0.25), STATS_OK);
    assert_close(gain, -0.5, 0.0);
    assert_int_equal(stats_gain(&gain, 1.0, 0.9), STATS_NO_VARIANCE);
    assert_nan(gain);
    assert_int_equal(stats_gain(&gain, NAN, 0.9), STATS_TOO_FEW);
    assert_nan(gain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_agree_with_r),
        cmocka_unit_test(reliable_change_counts_only_beyond_the_criterion),
        cmocka_unit_test(adjusted_p_agree_with_r_in_any_order),
        cmocka_unit_test(welch_agrees_with_r_and_turns_with_the_groups),
        cmocka_unit_test(welch_refuses_part_by_part),
        cmocka_unit_test(chi_square_agrees_with_r_and_passes_over_empty_rows),
        cmocka_unit_test(mcnemar_is_the_binomial_of_those_who_turned),
        cmocka_unit_test(gain_is_of_the_class_and_needs_something_to_gain),
    };

    return RUN(tests);
}
