/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws that every finding keeps, on programmes of every shape: nobody, one, two; constant answers,
 * constant change; one neighbourhood, neighbourhoods of one; all lost; arms, hours, none of them.
 */
#include "unit/study/any_programme.h"

/* ---- the laws ---- */

/* So that no law holds because nothing was there to break it. */
struct seen {
    bool number, reason;
};
static struct seen seen[N_STATISTICS];

static void is_a_number_or_a_reason(struct finding f, enum statistic statistic, guint seed)
{
    if (!f.is_set)
        return;
    if (isfinite(f.value) != (f.reason == REASON_NONE))
        fail_msg("seed %u, %s: %g with reason %s", seed, statistic_name(statistic), f.value,
                 reason_name(f.reason));
    seen[statistic].number |= f.reason == REASON_NONE;
    seen[statistic].reason |= f.reason != REASON_NONE;
    if (f.reason != REASON_NONE)
        return;
    enum number_kind kind = statistic_kind(statistic);

    if (kind == NUMBER_P || kind == NUMBER_SHARE)
        assert_true(f.value >= 0 && f.value <= 1);
    if (kind == NUMBER_COUNT)
        assert_true(f.value >= 0 && f.value == floor(f.value));
}

static void stands_at_its_level(const struct unit *unit, struct finding f, enum statistic statistic)
{
    static const unsigned BITS[N_LEVELS] = {[LEVEL_PROVINCE] = AT_PROVINCE,
                                            [LEVEL_COUNTY] = AT_COUNTY,
                                            [LEVEL_NEIGHBOURHOOD] = AT_NEIGHBOURHOOD};

    if (f.is_set && (statistic_levels(statistic) & BITS[unit->level]) == 0)
        fail_msg("%s stands at the level %s", statistic_name(statistic), level_name(unit->level));
}

static void check_findings(const struct study_track *track, const struct findings *findings,
                           guint seed)
{
    for (guint u = 0; u < track->units->len; u++)
        for (int scale = NO_SCALE; scale < LITTLE_SCALES; scale++)
            for (int w = 0; w < N_STUDY_WAVES; w++)
                for (int s = 0; s < N_STATISTICS; s++) {
                    struct finding f =
                        findings_get(findings, u, scale, (enum study_wave)w, (enum statistic)s);

                    is_a_number_or_a_reason(f, (enum statistic)s, seed);
                    stands_at_its_level(g_ptr_array_index(track->units, u), f, (enum statistic)s);
                }
}

/* An estimate lies within its limits, or all of them are not there. */
static const enum statistic INTERVALS[][3] = {
    {STATISTIC_CHANGE_LOW, STATISTIC_CHANGE, STATISTIC_CHANGE_HIGH},
    {STATISTIC_D_Z_LOW, STATISTIC_D_Z, STATISTIC_D_Z_HIGH},
    {STATISTIC_G_AV_LOW, STATISTIC_G_AV, STATISTIC_G_AV_HIGH},
    {STATISTIC_IMPROVED_LOW, STATISTIC_IMPROVED_SHARE, STATISTIC_IMPROVED_HIGH},
    {STATISTIC_SAME_LOW, STATISTIC_SAME_SHARE, STATISTIC_SAME_HIGH},
    {STATISTIC_WORSE_LOW, STATISTIC_WORSE_SHARE, STATISTIC_WORSE_HIGH},
    {STATISTIC_MODEL_LOW, STATISTIC_MODEL_CHANGE, STATISTIC_MODEL_HIGH},
    {STATISTIC_G_MODEL_LOW, STATISTIC_G_MODEL, STATISTIC_G_MODEL_HIGH},
    {STATISTIC_EB_LOW, STATISTIC_EB_MEAN, STATISTIC_EB_HIGH},
    {STATISTIC_PLACE_LOW, STATISTIC_EB_MEAN, STATISTIC_PLACE_HIGH},
    {STATISTIC_RANK_LOW, STATISTIC_RANK, STATISTIC_RANK_HIGH},
    {STATISTIC_ANCOVA_LOW, STATISTIC_ANCOVA_CHANGE, STATISTIC_ANCOVA_HIGH},
    {STATISTIC_DOSE_LOW, STATISTIC_DOSE_CHANGE, STATISTIC_DOSE_HIGH},
    {STATISTIC_DID_LOW, STATISTIC_DID, STATISTIC_DID_HIGH},
    {STATISTIC_G_DID_LOW, STATISTIC_G_DID, STATISTIC_G_DID_HIGH},
    {STATISTIC_ANCOVA_DID_LOW, STATISTIC_ANCOVA_DID, STATISTIC_ANCOVA_DID_HIGH},
    {STATISTIC_SENS_UNCHANGED_LOW, STATISTIC_SENS_UNCHANGED, STATISTIC_SENS_UNCHANGED_HIGH},
    {STATISTIC_SENS_WORSE_LOW, STATISTIC_SENS_WORSE, STATISTIC_SENS_WORSE_HIGH},
    {STATISTIC_SENS_WEIGHTED_LOW, STATISTIC_SENS_WEIGHTED, STATISTIC_SENS_WEIGHTED_HIGH},
};

static void check_intervals(const struct study *study, guint unit, int scale, guint seed)
{
    for (gsize i = 0; i < G_N_ELEMENTS(INTERVALS); i++) {
        struct finding low = little_change(study, unit, scale, INTERVALS[i][0]);
        struct finding at = little_change(study, unit, scale, INTERVALS[i][1]);
        struct finding high = little_change(study, unit, scale, INTERVALS[i][2]);

        assert_int_equal(low.reason, high.reason);
        assert_int_equal(low.is_set, at.is_set);
        if (!low.is_set || low.reason != REASON_NONE)
            continue;
        double room = 1e-9 * MAX(1, fabs(at.value));

        if (at.reason != REASON_NONE || at.value < low.value - room || at.value > high.value + room)
            fail_msg("seed %u: %s %g is not within %g .. %g", seed, statistic_name(INTERVALS[i][1]),
                     at.value, low.value, high.value);
    }
}

static void check_people(const struct study *study, guint unit, int scale)
{
    double up = little_change(study, unit, scale, STATISTIC_N_UP).value;
    double down = little_change(study, unit, scale, STATISTIC_N_DOWN).value;
    double zero = little_change(study, unit, scale, STATISTIC_N_ZERO).value;
    double n = little_change(study, unit, scale, STATISTIC_N_PAIRS).value;
    struct finding better = little_change(study, unit, scale, STATISTIC_IMPROVED_SHARE);

    assert_true(up + down + zero == n);
    assert_true(little_change(study, unit, scale, STATISTIC_N_ANALYSED).value == n);
    if (better.reason == REASON_NONE)
        assert_true(
            fabs(better.value + little_change(study, unit, scale, STATISTIC_SAME_SHARE).value +
                 little_change(study, unit, scale, STATISTIC_WORSE_SHARE).value - 1) < 1e-12);
}

/* Arms and thirds are parts of the people: never more than all of them. */
static void check_groups(const struct study *study, guint unit, int scale)
{
    const struct study_track *track = little_track(study);
    double n = little_change(study, unit, scale, STATISTIC_N_PAIRS).value, arms = 0, thirds = 0;

    for (guint g = 0; g < track->groups->len; g++) {
        const struct study_group *group = g_ptr_array_index(track->groups, g);
        struct finding part =
            findings_get(group->findings, unit, scale, STUDY_CHANGE, STATISTIC_N_PAIRS);

        if (part.is_set)
            *(group->arm >= 0 ? &arms : &thirds) += part.value;
    }
    assert_true(arms <= n && (thirds == n || thirds == 0));
}

static void programmes_of_every_shape_give_numbers_or_reasons(void **state)
{
    (void)state;
    for (guint seed = 1; seed <= 600; seed++) {
        own(little) l = any_programme(seed);
        own(study) study = little_study(l);
        const struct study_track *track = little_track(study);

        check_findings(track, track->findings, seed);
        for (guint g = 0; g < track->groups->len; g++)
            check_findings(
                track, ((const struct study_group *)g_ptr_array_index(track->groups, g))->findings,
                seed);
        for (guint u = 0; u < track->units->len; u++)
            for (int scale = 0; scale < LITTLE_SCALES; scale++) {
                if (scale == USE)
                    continue;
                check_intervals(study, u, scale, seed);
                check_people(study, u, scale);
                check_groups(study, u, scale);
            }
        for (guint i = 0; i < track->items->len; i++) {
            const struct item_finding *item = &g_array_index(track->items, struct item_finding, i);

            assert_int_equal(isfinite(item->value) != 0, item->reason == REASON_NONE);
        }
    }
    for (int s = 0; s < N_STATISTICS; s++) {
        if (!seen[s].number)
            fail_msg("%s was never a number", statistic_name((enum statistic)s));
        if (!seen[s].reason && statistic_kind((enum statistic)s) != NUMBER_COUNT &&
            statistic_kind((enum statistic)s) != NUMBER_SHARE)
            fail_msg("%s never lacked", statistic_name((enum statistic)s));
    }
}

/* ---- the ends of what can be typed ---- */

#define MOST 999999999999999 /* fifteen digits */

/* fear is the sum of two decimals near +-1e15 and near 1e-9: their squares differ by 48 powers. */
static void the_largest_and_smallest_numbers_give_numbers_or_reasons(void **state)
{
    static const struct decimal VALUES[] = {{MOST, 0}, {-MOST, 0}, {1, 9},       {-1, 9},
                                            {0, 0},    {MOST, 9},  {MOST - 1, 0}};

    (void)state;
    for (guint seed = 1; seed <= 40; seed++) {
        own(little) l = any_programme(seed);
        struct stats_random *random = stats_random_new(seed);
        g_autofree struct decimal *decimals = g_new(struct decimal, 4 * LITTLE_PEOPLE);

        for (guint i = 0; i < 4 * LITTLE_PEOPLE; i++)
            decimals[i] = VALUES[stats_random_below(random, G_N_ELEMENTS(VALUES))];
        stats_random_free(random);
        for (guint j = 0; j < 2; j++) {
            l->fear[j].min = (struct decimal){-MOST, 0};
            l->fear[j].max = (struct decimal){MOST, 0};
            for (guint w = 0; w < 2; w++)
                l->answers[w][j].decimals = decimals + (2 * w + j) * (gsize)LITTLE_PEOPLE;
        }
        l->scales[FEAR].min = -2.0 * (double)MOST;
        l->scales[FEAR].max = 2.0 * (double)MOST;
        own(study) study = little_study(l);

        check_findings(little_track(study), little_track(study)->findings, seed);
        for (guint u = 0; u < little_track(study)->units->len; u++)
            check_people(study, u, FEAR);
    }
}

/* ---- nothing is forgotten ---- */

static bool may_be_unset(enum statistic statistic, guint unit)
{
    static const enum statistic ELSEWHERE[] = {
        STATISTIC_GAIN,          STATISTIC_MEAN_BLANK_WRONG,
        STATISTIC_MEAN_ANSWERED,                          /* knowledge */
        STATISTIC_P_HOLM,        STATISTIC_P_BH,          /* primary scales, and the others */
        STATISTIC_RTM_EXPECTED,  STATISTIC_CHANGE_BEYOND, /* groups */
    };

    (void)unit;
    for (gsize i = 0; i < G_N_ELEMENTS(ELSEWHERE); i++)
        if (ELSEWHERE[i] == statistic)
            return true;
    return false;
}

/* Every statistic of the table, at every level it is defined for, is a number or a reason. */
static void every_statistic_is_there_at_every_level_of_its_own(void **state)
{
    static const unsigned BITS[N_LEVELS] = {AT_PROVINCE, AT_COUNTY, AT_NEIGHBOURHOOD};
    own(little) l = little_new();
    guint n_numbers = 0, n_asked = 0;

    (void)state;
    for (int n = 0; n < 10; n++)
        little_crowd(l, n, 10, n % 3);
    for (guint i = 0; i < l->cohort.n_people; i++) {
        l->people[i].arm = (gint16)(i % 2);
        l->people[i].hours = 20 + (i * 7) % 40;
        if (i % 9 == 0)
            l->people[i].post = -1;
    }
    own(study) study = little_study(l);
    const struct study_track *track = little_track(study);

    for (guint u = 0; u < track->units->len; u++)
        for (int w = 0; w < N_STUDY_WAVES; w++)
            for (int s = 0; s < N_STATISTICS; s++) {
                enum statistic statistic = (enum statistic)s;
                const struct unit *unit = g_ptr_array_index(track->units, u);
                int scale = w == STUDY_NO_WAVE ? NO_SCALE : HOPE;
                struct finding f =
                    findings_get(track->findings, u, scale, (enum study_wave)w, statistic);

                if (!statistic_in_wave(statistic, (enum study_wave)w) ||
                    (statistic_levels(statistic) & BITS[unit->level]) == 0 ||
                    may_be_unset(statistic, u))
                    continue;
                if (!f.is_set)
                    fail_msg("%s is missing at the level %s", statistic_name(statistic),
                             level_name(unit->level));
                n_asked++;
                n_numbers += f.reason == REASON_NONE ? 1 : 0;
            }
    assert_true(n_asked > 2000 && n_numbers * 10 > n_asked * 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(programmes_of_every_shape_give_numbers_or_reasons),
        cmocka_unit_test(the_largest_and_smallest_numbers_give_numbers_or_reasons),
        cmocka_unit_test(every_statistic_is_there_at_every_level_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
