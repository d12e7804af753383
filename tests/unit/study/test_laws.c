/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must not depend on what: the order of people, the names of places, the way an item is
 * worded, the zero of a scale. */
#include "unit/study/little_study.h"

static struct little *many(void)
{
    struct little *l = little_new();

    for (int n = 0; n < 9; n++)
        little_crowd(l, n, 9 + (guint)n % 3, n % 3);
    little_person(l, 0, -1, "12442121", "23332211");
    little_person(l, 2, 9, "22442111", NULL);
    little_person(l, 2, 9, "2.4.2111", "33.32211");
    for (guint s = 0; s < LITTLE_SCALES; s++)
        l->scales[s].smallest_change = 0.1;
    return l;
}

static bool same(struct finding a, struct finding b, double sign)
{
    if (a.is_set != b.is_set || a.reason != b.reason)
        return false;
    return !a.is_set || a.reason != REASON_NONE ||
           fabs(a.value - sign * b.value) <= 1e-9 * MAX(1, fabs(a.value));
}

/* Unit u of a is unit map[u] of b. */
static void all_findings_are_equal(const struct study *a, const struct study *b, const guint *map)
{
    const struct study_track *x = little_track(a), *y = little_track(b);

    assert_int_equal(x->units->len, y->units->len);
    for (guint u = 0; u < x->units->len; u++)
        for (int scale = NO_SCALE; scale < LITTLE_SCALES; scale++)
            for (int w = 0; w < N_STUDY_WAVES; w++)
                for (int s = 0; s < N_STATISTICS; s++) {
                    struct finding f =
                        findings_get(x->findings, u, scale, (enum study_wave)w, (enum statistic)s);
                    struct finding g = findings_get(y->findings, map != NULL ? map[u] : u, scale,
                                                    (enum study_wave)w, (enum statistic)s);

                    if (!same(f, g, 1))
                        fail_msg("unit %u scale %d %s: %.17g and %.17g", u, scale,
                                 statistic_name((enum statistic)s), f.value, g.value);
                }
}

static void the_order_of_people_changes_nothing(void **state)
{
    own(little) l = many();
    own(little) m = many();

    (void)state;
    for (guint i = 0; i < m->cohort.n_people; i++)
        m->people[i] = l->people[(i * 37 + 5) % m->cohort.n_people];
    own(study) a = little_study(l);
    own(study) b = little_study(m);

    assert_int_not_equal(m->cohort.n_people % 37, 0);
    all_findings_are_equal(a, b, NULL);
}

static void the_order_of_rows_changes_no_bit(void **state)
{
    own(little) l = many();
    own(little) m = many();
    guint n = m->waves[0].n_people;

    (void)state;
    for (guint j = 0; j < LITTLE_ITEMS; j++)
        for (guint r = 0; r < n; r++)
            m->codes[0][j][n - 1 - r] = l->codes[0][j][r];
    for (guint i = 0; i < m->cohort.n_people; i++)
        if (m->people[i].pre >= 0)
            m->people[i].pre = (gint32)n - 1 - l->people[i].pre;
    own(study) a = little_study(l);
    own(study) b = little_study(m);

    for (int s = 0; s < N_STATISTICS; s++)
        for (int w = 0; w < N_STUDY_WAVES; w++) {
            struct finding f = findings_get(little_track(a)->findings, 0, HOPE, (enum study_wave)w,
                                            (enum statistic)s);
            struct finding g = findings_get(little_track(b)->findings, 0, HOPE, (enum study_wave)w,
                                            (enum statistic)s);

            assert_memory_equal(&f.value, &g.value, sizeof f.value);
            assert_int_equal(f.reason, g.reason);
        }
}

/* An item worded the other way round, its answers turned and its key with them. */
static void turning_items_with_their_keys_changes_nothing(void **state)
{
    own(little) l = many();
    own(little) m = many();

    (void)state;
    for (guint j = 0; j < 4; j++) {
        m->hope[j].reverse = !m->hope[j].reverse;
        if (j < 2)
            m->fear[j].reverse = !m->fear[j].reverse;
        for (guint w = 0; w < 2; w++)
            for (guint r = 0; r < m->waves[w].n_people; r++)
                if (m->codes[w][j][r] > ANSWER_LAST_MISSING)
                    m->codes[w][j][r] = (gint16)(6 - m->codes[w][j][r]);
    }
    own(study) a = little_study(l);
    own(study) b = little_study(m);

    all_findings_are_equal(a, b, NULL);
}

/* Codes 0..4 instead of 1..5: means shift, changes and everything on 0-100 stay. */
static void the_zero_of_a_scale_does_not_matter_to_change(void **state)
{
    own(little) l = many();
    own(little) m = many();

    (void)state;
    m->scales[HOPE].min = 0;
    m->scales[HOPE].max = 4;
    for (guint j = 0; j < 4; j++) {
        m->hope[j].min = little_whole(0);
        m->hope[j].max = little_whole(4);
        for (guint w = 0; w < 2; w++)
            for (guint r = 0; r < m->waves[w].n_people; r++)
                if (m->codes[w][j][r] > ANSWER_LAST_MISSING)
                    m->codes[w][j][r] = (gint16)(m->codes[w][j][r] - 1);
    }
    own(study) a = little_study(l);
    own(study) b = little_study(m);

    for (guint u = 0; u < little_track(a)->units->len; u++)
        for (int s = 0; s < N_STATISTICS; s++) {
            struct finding f = little_change(a, u, HOPE, (enum statistic)s);
            struct finding g = little_change(b, u, HOPE, (enum statistic)s);
            bool is_mean = s == STATISTIC_MEAN_PRE || s == STATISTIC_MEAN_POST;

            if (is_mean && f.reason == REASON_NONE)
                g.value += 1;
            if (!same(f, g, 1))
                fail_msg("%s: %.17g and %.17g", statistic_name((enum statistic)s), f.value,
                         g.value);
        }
}

/* Higher is better or lower is better: what is better turns, the numbers stay. */
static void direction_turns_verdicts_and_shares_only(void **state)
{
    own(little) l = many();
    own(little) m = many();

    (void)state;
    m->scales[HOPE].direction = DIRECTION_LOWER;
    own(study) a = little_study(l);
    own(study) b = little_study(m);
    static const enum verdict TURNED[N_VERDICTS] = {[VERDICT_CLEAR_GAIN] = VERDICT_CLEAR_LOSS,
                                                    [VERDICT_GAIN] = VERDICT_LOSS,
                                                    [VERDICT_TRIVIAL] = VERDICT_TRIVIAL,
                                                    [VERDICT_UNCLEAR] = VERDICT_UNCLEAR,
                                                    [VERDICT_LOSS] = VERDICT_GAIN,
                                                    [VERDICT_CLEAR_LOSS] = VERDICT_CLEAR_GAIN,
                                                    [VERDICT_NOT_TESTED] = VERDICT_NOT_TESTED,
                                                    [VERDICT_NO_DATA] = VERDICT_NO_DATA};

    for (guint u = 0; u < little_track(a)->units->len; u++) {
        struct finding up = little_change(a, u, HOPE, STATISTIC_IMPROVED_SHARE);
        struct finding down = little_change(b, u, HOPE, STATISTIC_WORSE_SHARE);

        assert_true(same(up, down, 1));
        assert_true(same(little_change(a, u, HOPE, STATISTIC_CHANGE_100),
                         little_change(b, u, HOPE, STATISTIC_CHANGE_100), 1));
        assert_int_equal(study_verdict(little_track(b), u, HOPE),
                         TURNED[study_verdict(little_track(a), u, HOPE)]);
    }
}

/* The codes of the neighbourhoods run backwards: units change places, findings go with them. */
static void new_names_for_places_move_findings_and_change_none(void **state)
{
    own(little) l = many();
    own(little) m = many();
    guint map[32];

    (void)state;
    for (guint i = 0; i < LITTLE_PLACES; i++)
        g_snprintf(m->codes_of_places[1][i], 4, "%u", 900 - i);
    own(study) a = little_study(l);
    own(study) b = little_study(m);
    const GPtrArray *units = little_track(a)->units;

    for (guint u = 0; u < units->len; u++) {
        const struct unit *unit = g_ptr_array_index(units, u);
        map[u] = unit->level == LEVEL_NEIGHBOURHOOD
                     ? little_unit(b, LEVEL_NEIGHBOURHOOD, m->neighbourhoods[unit->place].code)
                     : u;
    }
    assert_int_not_equal(map[units->len - 1], units->len - 1);
    all_findings_are_equal(a, b, map);
}

static void twice_is_the_same_to_the_bit(void **state)
{
    own(little) l = many();
    own(study) a = little_study(l);
    own(study) b = little_study(l);

    (void)state;
    for (guint u = 0; u < little_track(a)->units->len; u++)
        for (int s = 0; s < N_STATISTICS; s++) {
            struct finding f = little_change(a, u, HOPE, (enum statistic)s);
            struct finding g = little_change(b, u, HOPE, (enum statistic)s);

            assert_memory_equal(&f.value, &g.value, sizeof f.value);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_of_people_changes_nothing),
        cmocka_unit_test(the_order_of_rows_changes_no_bit),
        cmocka_unit_test(turning_items_with_their_keys_changes_nothing),
        cmocka_unit_test(the_zero_of_a_scale_does_not_matter_to_change),
        cmocka_unit_test(direction_turns_verdicts_and_shares_only),
        cmocka_unit_test(new_names_for_places_move_findings_and_change_none),
        cmocka_unit_test(twice_is_the_same_to_the_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
