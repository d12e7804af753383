/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must not depend on what: the order of people, the names of places, the way an item is
 * worded, the zero of a scale. */
#include "unit/study/little_study.h"

/* Nine neighbourhoods with hours, two arms, loss, and people of no neighbourhood. */
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
    for (guint i = 0; i < l->cohort.n_people; i++) {
        l->people[i].hours = 20 + i * 11 % 37;
        l->people[i].arm = (gint16)(i * 5 % 3);
        l->people[i].sex = (gint8)(1 + i % 2);
        if (i % 8 == 3)
            l->people[i].post = -1;
    }
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

static bool is_points(enum statistic statistic)
{
    enum number_kind kind = statistic_kind(statistic);

    return kind == NUMBER_POINTS || kind == NUMBER_POINTS_DIFF;
}

/* Codes 2, 4 .. 10 instead of 1 .. 5: everything in points is twice what it was, variances four
 * times, and all that has no unit or is on 0-100 stays, to the last bit. */
static void a_scale_of_twice_the_points_doubles_points_exactly(void **state)
{
    own(little) l = many();
    own(little) m = many();

    (void)state;
    m->scales[HOPE].min = 2;
    m->scales[HOPE].max = 10;
    m->scales[HOPE].smallest_change = 0.2;
    for (guint j = 0; j < 4; j++) {
        m->hope[j].min = little_whole(2);
        m->hope[j].max = little_whole(10);
        for (guint w = 0; w < 2; w++)
            for (guint r = 0; r < m->waves[w].n_people; r++)
                if (m->codes[w][j][r] > ANSWER_LAST_MISSING)
                    m->codes[w][j][r] = (gint16)(2 * m->codes[w][j][r]);
    }
    m->scales[FEAR].keys = m->hope; /* which shares its items, and is not looked at */
    own(study) a = little_study(l);
    own(study) b = little_study(m);

    for (guint u = 0; u < little_track(a)->units->len; u++)
        for (int w = 0; w < STUDY_NO_WAVE; w++)
            for (int s = 0; s < N_STATISTICS; s++) {
                enum statistic statistic = (enum statistic)s;
                struct finding f =
                    findings_get(little_track(a)->findings, u, HOPE, (enum study_wave)w, statistic);
                struct finding g =
                    findings_get(little_track(b)->findings, u, HOPE, (enum study_wave)w, statistic);
                double factor = is_points(statistic)                           ? 2
                                : s == STATISTIC_TAU2 || s == STATISTIC_SIGMA2 ? 4
                                                                               : 1;

                if (s == STATISTIC_P_HOLM) /* over fear too */
                    continue;
                assert_int_equal(f.reason, g.reason);
                if (f.is_set && f.reason == REASON_NONE && factor * f.value != g.value)
                    fail_msg("%s: twice %.17g is not %.17g", statistic_name(statistic), f.value,
                             g.value);
            }
}

/* What a statistic becomes when every key is turned and no answer: sign x that of the partner, from
 * the other end of the scale where is_place. */
struct turned {
    enum statistic statistic, partner;
    int sign;
    bool is_place;
};

#define FLIPS(id)                                                                                  \
    {                                                                                              \
        STATISTIC_##id, STATISTIC_##id, -1, false                                                  \
    }
#define MIRRORS(id)                                                                                \
    {                                                                                              \
        STATISTIC_##id, STATISTIC_##id, -1, true                                                   \
    }
#define SWAPS(id, of)                                                                              \
    {STATISTIC_##id, STATISTIC_##of, 1, false},                                                    \
    {                                                                                              \
        STATISTIC_##of, STATISTIC_##id, 1, false                                                   \
    }
#define LIMITS(lo, hi)                                                                             \
    {STATISTIC_##lo, STATISTIC_##hi, -1, false},                                                   \
    {                                                                                              \
        STATISTIC_##hi, STATISTIC_##lo, -1, false                                                  \
    }
#define ENDS(lo, hi)                                                                               \
    {STATISTIC_##lo, STATISTIC_##hi, -1, true},                                                    \
    {                                                                                              \
        STATISTIC_##hi, STATISTIC_##lo, -1, true                                                   \
    }

/* clang-format off */
static const struct turned TURNED[] = {
    MIRRORS(MEAN), MIRRORS(MEDIAN), ENDS(CI_LOW, CI_HIGH), ENDS(Q1, Q3), ENDS(MIN, MAX),
    MIRRORS(MEAN_100), FLIPS(SKEWNESS), SWAPS(FLOOR_SHARE, CEILING_SHARE),
    MIRRORS(MEAN_PRE), MIRRORS(MEAN_POST), MIRRORS(MEAN_PRE_100), MIRRORS(MEAN_POST_100),
    ENDS(MEAN_PRE_100_LOW, MEAN_PRE_100_HIGH), ENDS(MEAN_POST_100_LOW, MEAN_POST_100_HIGH),
    FLIPS(CHANGE), LIMITS(CHANGE_LOW, CHANGE_HIGH), FLIPS(T), FLIPS(CHANGE_100),
    LIMITS(CHANGE_100_LOW, CHANGE_100_HIGH), SWAPS(N_UP, N_DOWN), FLIPS(RANK_BISERIAL),
    FLIPS(HODGES_LEHMANN), FLIPS(D_Z), LIMITS(D_Z_LOW, D_Z_HIGH), FLIPS(D_AV), FLIPS(G_AV),
    LIMITS(G_AV_LOW, G_AV_HIGH), FLIPS(D_RM), FLIPS(GLASS_PRE),
    SWAPS(IMPROVED_SHARE, WORSE_SHARE), SWAPS(IMPROVED_LOW, WORSE_LOW),
    SWAPS(IMPROVED_HIGH, WORSE_HIGH), SWAPS(IMPROVED_SHARE_MINUS, WORSE_SHARE_MINUS),
    SWAPS(IMPROVED_SHARE_PLUS, WORSE_SHARE_PLUS), FLIPS(MODEL_CHANGE),
    LIMITS(MODEL_LOW, MODEL_HIGH), FLIPS(MODEL_CHANGE_100), LIMITS(MODEL_LOW_100, MODEL_HIGH_100),
    FLIPS(G_MODEL), LIMITS(G_MODEL_LOW, G_MODEL_HIGH), FLIPS(EB_MEAN), LIMITS(EB_LOW, EB_HIGH),
    LIMITS(PLACE_LOW, PLACE_HIGH), FLIPS(ANCOVA_CHANGE), LIMITS(ANCOVA_LOW, ANCOVA_HIGH),
    FLIPS(DOSE_CHANGE), LIMITS(DOSE_LOW, DOSE_HIGH), FLIPS(DOSE_CHANGE_100), FLIPS(DID), LIMITS(DID_LOW, DID_HIGH),
    FLIPS(DID_100), LIMITS(DID_LOW_100, DID_HIGH_100), FLIPS(G_DID), LIMITS(G_DID_LOW, G_DID_HIGH),
    FLIPS(ANCOVA_DID), LIMITS(ANCOVA_DID_LOW, ANCOVA_DID_HIGH), FLIPS(SENS_UNCHANGED),
    LIMITS(SENS_UNCHANGED_LOW, SENS_UNCHANGED_HIGH), FLIPS(SENS_WEIGHTED),
    LIMITS(SENS_WEIGHTED_LOW, SENS_WEIGHTED_HIGH), FLIPS(LOST_SMD),
};
/* clang-format on */

/* These look at which way is better, or at where a rank stands among the others. */
static bool is_about_better(enum statistic s)
{
    return s == STATISTIC_SWC_VERDICT || s == STATISTIC_SENS_VERDICT || s == STATISTIC_WILCOXON_V ||
           s == STATISTIC_SENS_WORSE || s == STATISTIC_SENS_WORSE_LOW ||
           s == STATISTIC_SENS_WORSE_HIGH || s == STATISTIC_P_SENS_WORSE || s == STATISTIC_RANK ||
           s == STATISTIC_RANK_LOW || s == STATISTIC_RANK_HIGH;
}

static double turned_value(const struct study *study, guint u, enum study_wave wave,
                           enum statistic statistic, enum reason *reason)
{
    struct turned rule = {statistic, statistic, 1, false};

    for (gsize i = 0; i < G_N_ELEMENTS(TURNED); i++)
        if (TURNED[i].statistic == statistic)
            rule = TURNED[i];
    struct finding f = findings_get(little_track(study)->findings, u, HOPE, wave, rule.partner);
    double ends = statistic_kind(statistic) == NUMBER_SCORE ? 100 : 6;

    *reason = f.reason;
    return rule.is_place ? ends - f.value : rule.sign * f.value;
}

static void turning_every_key_turns_signs_and_ends(void **state)
{
    own(little) l = many();
    own(little) m = many();

    (void)state;
    for (guint j = 0; j < 4; j++)
        m->hope[j].reverse = !m->hope[j].reverse;
    own(study) a = little_study(l);
    own(study) b = little_study(m);

    for (guint u = 0; u < little_track(a)->units->len; u++)
        for (int w = 0; w < STUDY_NO_WAVE; w++)
            for (int s = 0; s < N_STATISTICS; s++) {
                enum reason reason;
                struct finding f = findings_get(little_track(a)->findings, u, HOPE,
                                                (enum study_wave)w, (enum statistic)s);
                double want = turned_value(b, u, (enum study_wave)w, (enum statistic)s, &reason);

                if (!f.is_set || is_about_better((enum statistic)s))
                    continue;
                assert_int_equal(f.reason, reason);
                if (f.reason == REASON_NONE && !(fabs(f.value - want) <= 1e-9 * MAX(1, fabs(want))))
                    fail_msg("%s: %.17g is not %.17g", statistic_name((enum statistic)s), f.value,
                             want);
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
    static const enum verdict OPPOSITE[N_VERDICTS] = {[VERDICT_CLEAR_GAIN] = VERDICT_CLEAR_LOSS,
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
                         OPPOSITE[study_verdict(little_track(a), u, HOPE)]);
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
        cmocka_unit_test(a_scale_of_twice_the_points_doubles_points_exactly),
        cmocka_unit_test(turning_every_key_turns_signs_and_ends),
        cmocka_unit_test(direction_turns_verdicts_and_shares_only),
        cmocka_unit_test(new_names_for_places_move_findings_and_change_none),
        cmocka_unit_test(twice_is_the_same_to_the_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
