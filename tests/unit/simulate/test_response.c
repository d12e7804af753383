/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <math.h>

#include "stats/distribution.h"
#include "unit/simulate/recipe_file.h"

#define MANY   "people = 40000\n"
#define STEADY "sd_change = 0\nicc = 0\nicc_change = 0\nblank = 0\ndont_know = 0\n"

enum { A1, A2, A3, K1, N1, W }; /* items of the questionnaire */

static double share_where(const struct little_crowd *it, guint wave, guint item, gint16 from,
                          gint16 to)
{
    guint n = 0;

    for (guint i = 0; i < it->crowd->n_people; i++)
        n += answer_of(it, wave, i, item) >= from && answer_of(it, wave, i, item) <= to;
    return (double)n / it->crowd->n_people;
}

static double probit(double share)
{
    return stats_normal_quantile(share);
}

static void near(double got, double want, double within)
{
    if (!(fabs(got - want) <= within))
        fail_msg("%g, wanted %g +- %g", got, want, within);
}

/* What is seen is 0.65 of the true score and noise to a deviation of 1: above any step the
 * normal quantile moves by 0.65 of the effect. Its standard error is about 0.01 here. */
static void the_effect_comes_back_from_rated_items(void **state)
{
    struct little_crowd it =
        little_crowd_new(state, "[simulate people]\n" MANY STEADY "effects = A:0.6;W:-0.4\n");

    for (gint16 step = 2; step <= 5; step++) {
        near(probit(share_where(&it, CROWD_POST, A1, step, 5)) -
                 probit(share_where(&it, CROWD_PRE, A1, step, 5)),
             0.65 * 0.6, 0.05);
        /* a3 is reversed */
        near(probit(share_where(&it, CROWD_POST, A3, 1, 6 - step)) -
                 probit(share_where(&it, CROWD_PRE, A3, 1, 6 - step)),
             0.65 * 0.6, 0.05);
    }
    near(probit(share_where(&it, CROWD_POST, W, 100, 200)) -
             probit(share_where(&it, CROWD_PRE, W, 100, 200)),
         0.65 * -0.4, 0.05);
    little_crowd_free(&it);
}

/* Who knows is right; of the others 0.55 guess one of two answers. */
static double share_knowing(const struct little_crowd *it, guint wave)
{
    const double guessed = 0.55 / 2;

    return (share_where(it, wave, K1, 1, 1) - guessed) / (1 - guessed);
}

static void the_effect_comes_back_from_knowledge(void **state)
{
    struct little_crowd it =
        little_crowd_new(state, "[simulate people]\n" MANY STEADY "effect = 0\neffects = K:0.7\n");

    near(probit(share_knowing(&it, CROWD_POST)) - probit(share_knowing(&it, CROWD_PRE)), 0.8 * 0.7,
         0.05);
    near(share_where(&it, CROWD_PRE, A1, 4, 5), share_where(&it, CROWD_POST, A1, 4, 5), 0.015);
    little_crowd_free(&it);
}

static void blanks_and_dont_knows_come_at_the_rates_asked_for(void **state)
{
    struct little_crowd it =
        little_crowd_new(state, "[simulate people]\n" MANY "blank = 0.1\ndont_know = 0.05\n");

    near(share_where(&it, CROWD_PRE, A1, CROWD_NOTHING, CROWD_NOTHING), 0.1, 0.006);
    near(share_where(&it, CROWD_POST, K1, CROWD_NOTHING, CROWD_NOTHING), 0.1, 0.006);
    near(share_where(&it, CROWD_PRE, A2, 98, 98), 0.05, 0.0045);
    /* n1 has no such answer */
    near(share_where(&it, CROWD_PRE, N1, 98, 98), 0, 0);
    little_crowd_free(&it);
}

static void every_answer_is_one_the_question_takes(void **state)
{
    static const gint16 LAST[] = {5, 5, 5, 1, 40, 200}, FIRST[] = {1, 1, 1, 0, 0, 0};
    struct little_crowd it =
        little_crowd_new(state, "[simulate people]\n" MANY "blank = 0.05\ndont_know = 0.05\n"
                                "effect = 3\nsd_change = 3\n");

    for (guint wave = 0; wave < N_CROWD_WAVES; wave++)
        for (guint item = A1; item <= W; item++)
            near(share_where(&it, wave, item, FIRST[item], LAST[item]) +
                     share_where(&it, wave, item, CROWD_NOTHING, CROWD_NOTHING) +
                     (item <= K1 ? share_where(&it, wave, item, 98, 98) : 0),
                 1, 1e-12);
    little_crowd_free(&it);
}

static double correlation(const struct little_crowd *it, guint a, guint b)
{
    double n = it->crowd->n_people, sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;

    for (guint i = 0; i < it->crowd->n_people; i++) {
        double x = answer_of(it, CROWD_PRE, i, a), y = answer_of(it, CROWD_PRE, i, b);
        sa += x, sb += y, saa += x * x, sbb += y * y, sab += x * y;
    }
    return (sab - sa * sb / n) / sqrt((saa - sa * sa / n) * (sbb - sb * sb / n));
}

static void items_of_a_scale_go_together_and_reversed_ones_against(void **state)
{
    struct little_crowd it = little_crowd_new(state, "[simulate people]\n" MANY STEADY);

    assert_true(correlation(&it, A1, A2) > 0.3 && correlation(&it, A1, A2) < 0.45);
    near(correlation(&it, A1, A3), -correlation(&it, A1, A2), 0.03);
    assert_true(correlation(&it, A1, N1) > 0.05); /* another scale, the same general level */
    little_crowd_free(&it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(the_effect_comes_back_from_rated_items),
        IN_FOLDER(the_effect_comes_back_from_knowledge),
        IN_FOLDER(blanks_and_dont_knows_come_at_the_rates_asked_for),
        IN_FOLDER(every_answer_is_one_the_question_takes),
        IN_FOLDER(items_of_a_scale_go_together_and_reversed_ones_against),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
