/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <math.h>

#include "report/evaluator_groups.h"
#include "report/reading.h"
#include "report/scale_order.h"

static void a_verdict_stands_where_chance_is_ruled_out(void **state)
{
    (void)state;
    assert_int_equal(reading_of(VERDICT_GAIN, 0.049), READING_GAIN);
    assert_int_equal(reading_of(VERDICT_CLEAR_LOSS, 0.001), READING_CLEAR_LOSS);
    assert_int_equal(reading_of(VERDICT_CLEAR_GAIN, (double)NAN), READING_CLEAR_GAIN);
}

static void a_change_that_may_be_chance_is_only_possible(void **state)
{
    (void)state;
    assert_int_equal(reading_of(VERDICT_CLEAR_GAIN, 0.05), READING_MAYBE_GAIN);
    assert_int_equal(reading_of(VERDICT_LOSS, 0.2), READING_MAYBE_LOSS);
    assert_int_equal(reading_of(VERDICT_TRIVIAL, 0.2), READING_TRIVIAL);
    assert_int_equal(reading_of(VERDICT_NO_DATA, 0.2), READING_NO_DATA);
}

static void effects_are_banded_by_size_whatever_their_sign(void **state)
{
    (void)state;
    assert_int_equal(reading_of_effect(0.19), TEXT_EFFECT_NEGLIGIBLE);
    assert_int_equal(reading_of_effect(-0.2), TEXT_EFFECT_SMALL);
    assert_int_equal(reading_of_effect(0.5), TEXT_EFFECT_MEDIUM);
    assert_int_equal(reading_of_effect(-1.4), TEXT_EFFECT_LARGE);
}

/* Attitude 0, exposure 1, attitude 2, index 3 of 2 (primary), attitude 4. */
static void indexes_lead_their_parts_and_exposure_is_left_out(void **state)
{
    guint parts[] = {2};
    struct scale scales[] = {{.kind = SCALE_ATTITUDE},
                             {.kind = SCALE_EXPOSURE},
                             {.kind = SCALE_ATTITUDE},
                             {.kind = SCALE_INDEX, .parts = parts, .n_parts = 1, .primary = true},
                             {.kind = SCALE_ATTITUDE}};
    struct instrument instrument = {.scales = scales, .n_scales = G_N_ELEMENTS(scales)};
    static const guint expected[] = {3, 2, 0, 4};
    g_autoptr(GArray) order = scale_order(&instrument);

    (void)state;
    assert_int_equal(order->len, G_N_ELEMENTS(expected));
    for (guint i = 0; i < order->len; i++) {
        const struct ordered_scale *entry = &g_array_index(order, struct ordered_scale, i);

        assert_int_equal(entry->scale, expected[i]);
        assert_int_equal(entry->is_main, i == 0);
        assert_int_equal(entry->is_part, i == 1);
    }
}

static void without_a_main_scale_the_first_one_leads(void **state)
{
    struct scale scales[] = {{.kind = SCALE_ATTITUDE}, {.kind = SCALE_KNOWLEDGE}};
    struct instrument instrument = {.scales = scales, .n_scales = 2};
    g_autoptr(GArray) main_scales = scale_order_main(&instrument);

    (void)state;
    assert_int_equal(main_scales->len, 1);
    assert_int_equal(g_array_index(main_scales, guint, 0), 0);
}

static void evaluator_groups_hold_only_statistics_of_change_and_none_twice(void **state)
{
    bool is_placed[N_STATISTICS] = {false};
    g_autoptr(GArray) further = evaluator_further();

    (void)state;
    for (guint i = 0; i < N_EVALUATOR_GROUPS; i++)
        for (guint j = 0; j < EVALUATOR_GROUPS[i].n_statistics; j++) {
            enum statistic statistic = EVALUATOR_GROUPS[i].statistics[j];

            assert_true(statistic_in_wave(statistic, STUDY_CHANGE));
            assert_false(is_placed[statistic]);
            is_placed[statistic] = true;
        }
    for (guint i = 0; i < further->len; i++)
        assert_false(is_placed[g_array_index(further, enum statistic, i)]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_verdict_stands_where_chance_is_ruled_out),
        cmocka_unit_test(a_change_that_may_be_chance_is_only_possible),
        cmocka_unit_test(effects_are_banded_by_size_whatever_their_sign),
        cmocka_unit_test(indexes_lead_their_parts_and_exposure_is_left_out),
        cmocka_unit_test(without_a_main_scale_the_first_one_leads),
        cmocka_unit_test(evaluator_groups_hold_only_statistics_of_change_and_none_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
