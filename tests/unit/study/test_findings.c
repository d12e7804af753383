/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <math.h>

#include "study/findings.h"

#define UNITS  550u
#define SCALES 14u

static void a_fresh_finding_is_unset(void **state)
{
    own(findings) f = findings_new(UNITS, SCALES);
    struct finding one = findings_get(f, 7, 3, STUDY_PRE, STATISTIC_MEAN);

    (void)state;
    assert_false(one.is_set);
    assert_int_equal(one.reason, REASON_NONE);
    assert_true(isnan(one.value));
}

/* Every slot of every unit and scale holds its own number: none is shared. */
static void every_cell_is_its_own(void **state)
{
    own(findings) f = findings_new(5, 3);
    double value = 1;

    (void)state;
    for (int pass = 0; pass < 2; pass++, value = 1)
        for (guint u = 0; u < 5; u++)
            for (int scale = NO_SCALE; scale < 3; scale++)
                for (int w = 0; w < N_STUDY_WAVES; w++)
                    for (int s = 0; s < N_STATISTICS; s++) {
                        enum study_wave wave = (enum study_wave)w;
                        enum statistic statistic = (enum statistic)s;

                        if (!statistic_in_wave(statistic, wave) ||
                            (scale == NO_SCALE) != (wave == STUDY_NO_WAVE))
                            continue;
                        if (pass == 0)
                            findings_set(f, u, scale, wave, statistic, value);
                        else
                            assert_true(findings_get(f, u, scale, wave, statistic).value == value);
                        value++;
                    }
}

static void a_value_that_is_not_finite_becomes_a_reason(void **state)
{
    own(findings) f = findings_new(1, 1);

    (void)state;
    findings_set(f, 0, 0, STUDY_PRE, STATISTIC_MEAN, (double)INFINITY);
    findings_set(f, 0, 0, STUDY_PRE, STATISTIC_SD, (double)NAN);
    assert_int_equal(findings_get(f, 0, 0, STUDY_PRE, STATISTIC_MEAN).reason, REASON_NOT_CONVERGED);
    assert_true(isnan(findings_get(f, 0, 0, STUDY_PRE, STATISTIC_MEAN).value));
    assert_int_equal(findings_get(f, 0, 0, STUDY_PRE, STATISTIC_SD).reason, REASON_NOT_CONVERGED);
}

static void zero_has_no_sign(void **state)
{
    own(findings) f = findings_new(1, 1);

    (void)state;
    findings_set(f, 0, 0, STUDY_PRE, STATISTIC_MEAN, -0.0);
    findings_set_outcome(f, 0, 0, STUDY_CHANGE, STATISTIC_T, STATS_OK, -0.0);
    assert_false(signbit(findings_get(f, 0, 0, STUDY_PRE, STATISTIC_MEAN).value));
    assert_false(signbit(findings_get(f, 0, 0, STUDY_CHANGE, STATISTIC_T).value));
    assert_false(signbit(finding_value(-0.0)));
    assert_true(finding_value(-1e-300) == -1e-300 && isnan(finding_value((double)NAN)));
}

static void an_outcome_becomes_its_reason(void **state)
{
    static const struct {
        enum stats_outcome outcome;
        enum reason reason;
    } CASES[] = {{STATS_TOO_FEW, REASON_TOO_FEW},
                 {STATS_NO_VARIANCE, REASON_NO_VARIANCE},
                 {STATS_TOO_FEW_CLUSTERS, REASON_TOO_FEW_CLUSTERS},
                 {STATS_NOT_CONVERGED, REASON_NOT_CONVERGED},
                 {STATS_HEYWOOD, REASON_HEYWOOD}};
    own(findings) f = findings_new(1, 1);

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        findings_set_outcome(f, 0, 0, STUDY_CHANGE, STATISTIC_T, CASES[i].outcome, 3.5);
        struct finding one = findings_get(f, 0, 0, STUDY_CHANGE, STATISTIC_T);

        assert_true(one.is_set && isnan(one.value));
        assert_int_equal(one.reason, CASES[i].reason);
        assert_string_equal(reason_name(one.reason), stats_outcome_name(CASES[i].outcome));
    }
    findings_set_outcome(f, 0, 0, STUDY_CHANGE, STATISTIC_T, STATS_OK, 3.5);
    assert_true(findings_get(f, 0, 0, STUDY_CHANGE, STATISTIC_T).value == 3.5);
    assert_int_equal(findings_get(f, 0, 0, STUDY_CHANGE, STATISTIC_T).reason, REASON_NONE);
}

static void asking_for_what_cannot_be_is_unset(void **state)
{
    own(findings) f = findings_new(1, 1);

    (void)state;
    assert_false(findings_get(f, 0, 0, STUDY_CHANGE, STATISTIC_MEAN).is_set);
    assert_false(findings_get(f, 0, NO_SCALE, STUDY_CHANGE, STATISTIC_CHANGE).is_set);
    assert_false(findings_get(f, 0, 0, STUDY_NO_WAVE, STATISTIC_ENROLLED).is_set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fresh_finding_is_unset),
        cmocka_unit_test(every_cell_is_its_own),
        cmocka_unit_test(a_value_that_is_not_finite_becomes_a_reason),
        cmocka_unit_test(zero_has_no_sign),
        cmocka_unit_test(an_outcome_becomes_its_reason),
        cmocka_unit_test(asking_for_what_cannot_be_is_unset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
