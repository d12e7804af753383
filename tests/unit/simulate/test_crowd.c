/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <math.h>

#include "stats/icc.h"
#include "unit/simulate/recipe_file.h"

#define MANY "people = 20000\n"

/* A share among n is what it should be, within four standard errors. */
static void share_is(guint64 count, guint64 n, double share)
{
    double got = (double)count / (double)n, se = sqrt(share * (1 - share) / (double)n);

    if (!(fabs(got - share) <= 4 * se))
        fail_msg("a share of %g, wanted %g +- %g", got, share, se);
}

static bool same(const struct crowd *a, const struct crowd *b)
{
    gsize n = (gsize)a->n_people * a->instrument->n_items;

    if (a->n_people != b->n_people)
        return false;
    for (guint i = 0; i < a->n_people; i++)
        if (strcmp(a->people[i].id, b->people[i].id) != 0 ||
            a->people[i].birth_year != b->people[i].birth_year ||
            a->people[i].hours != b->people[i].hours ||
            a->people[i].there[1] != b->people[i].there[1])
            return false;
    for (guint wave = 0; wave < N_CROWD_WAVES; wave++)
        if (memcmp(a->answers[wave], b->answers[wave], n * sizeof(gint16)) != 0)
            return false;
    return true;
}

static void a_seed_gives_the_same_people_and_another_gives_others(void **state)
{
    struct little_crowd first = little_crowd_new(state, "[simulate]\nseed = 5\n");
    struct little_crowd again = little_crowd_new(state, "[simulate]\nseed = 5\n");
    struct little_crowd other = little_crowd_new(state, "[simulate]\nseed = 6\n");

    assert_true(same(first.crowd, again.crowd));
    assert_false(same(first.crowd, other.crowd));
    little_crowd_free(&first);
    little_crowd_free(&again);
    little_crowd_free(&other);
}

static void people_come_and_go_at_the_rates_asked_for(void **state)
{
    struct little_crowd it = little_crowd_new(state, "[simulate people]\n" MANY
                                                     "loss = 0.2\nloss_on_pre = 0\nno_show = 0.05\n"
                                                     "new_at_post = 0.03\n");
    guint n[2][2] = {{0}}, n_all = it.crowd->n_people;

    for (guint i = 0; i < n_all; i++)
        n[it.crowd->people[i].there[CROWD_PRE]][it.crowd->people[i].there[CROWD_POST]]++;
    assert_int_equal(n_all, 20000);
    share_is(n[0][0], n_all, 0.05);
    share_is(n[0][1], n_all, 0.03);
    share_is(n[1][0], n[1][0] + n[1][1], 0.2);
    little_crowd_free(&it);
}

/* Item a1 of the lost against the kept. */
static double pre_difference_of_the_lost(const struct little_crowd *it)
{
    double sum[2] = {0};
    guint n[2] = {0};

    for (guint i = 0; i < it->crowd->n_people; i++) {
        const struct invented_person *person = &it->crowd->people[i];
        gint16 answer = answer_of(it, CROWD_PRE, i, 0);
        if (!person->there[CROWD_PRE] || answer < 1 || answer > 5)
            continue;
        sum[person->there[CROWD_POST]] += answer;
        n[person->there[CROWD_POST]]++;
    }
    return sum[0] / n[0] - sum[1] / n[1];
}

static void low_scorers_are_lost_more_often_where_the_recipe_says_so(void **state)
{
    struct little_crowd even =
        little_crowd_new(state, "[simulate people]\n" MANY "loss = 0.3\nloss_on_pre = 0\n");
    struct little_crowd uneven =
        little_crowd_new(state, "[simulate people]\n" MANY "loss = 0.3\nloss_on_pre = 1\n");

    assert_true(fabs(pre_difference_of_the_lost(&even)) < 0.08); /* 4 standard errors */
    assert_true(pre_difference_of_the_lost(&uneven) < -0.25);
    little_crowd_free(&even);
    little_crowd_free(&uneven);
}

static void people_are_spread_evenly_under_cards_of_their_own(void **state)
{
    struct little_crowd it = little_crowd_new(
        state, "[simulate]\nneighbourhoods = 7\n[simulate people]\npeople = 100\n");
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    guint n[7] = {0};

    for (guint i = 0; i < 100; i++) {
        g_hash_table_add(ids, it.crowd->people[i].id);
        n[it.crowd->people[i].place]++;
    }
    assert_int_equal(g_hash_table_size(ids), 100);
    for (guint i = 0; i < 7; i++)
        assert_in_range(n[i], 14, 15);
    assert_string_equal(it.crowd->people[0].id, "01-001-9"); /* Damm's digit of 01001 */
    little_crowd_free(&it);
}

static void facilitators_are_one_a_neighbourhood_under_their_own_code(void **state)
{
    struct little_crowd it = little_crowd_new(
        state, "[simulate]\nneighbourhoods = 7\n[simulate people]\nids = facilitators\n");

    assert_int_equal(it.crowd->n_people, 7);
    for (guint i = 0; i < 7; i++) {
        g_autofree char *want = g_strdup_printf("F%02u", i + 1);
        assert_string_equal(it.crowd->people[i].id, want);
        assert_int_equal(it.crowd->people[i].place, i);
    }
    little_crowd_free(&it);
}

static void nobody_attends_longer_than_planned_and_who_never_came_not_at_all(void **state)
{
    struct little_crowd it =
        little_crowd_new(state, "[simulate people]\nno_show = 0.3\nloss = 0.3\n");

    for (guint i = 0; i < it.crowd->n_people; i++) {
        const struct invented_person *person = &it.crowd->people[i];
        assert_true(person->hours >= 0 && person->hours <= 60);
        assert_true(person->hours * 2 == floor(person->hours * 2)); /* half hours */
        if (!person->there[CROWD_PRE] && !person->there[CROWD_POST])
            assert_true(person->hours == 0);
    }
    little_crowd_free(&it);
}

/* How alike people of a place are in item w, wide enough to be nearly continuous. */
static double likeness(const struct little_crowd *it)
{
    enum { ITEM = 5 };
    guint n = it->crowd->n_people, k = it->places->len, n_used = 0;
    g_autofree double *y = g_new(double, n);
    g_autofree unsigned *index = g_new(unsigned, n);
    g_autofree struct stats_cluster *clusters = g_new(struct stats_cluster, k);
    struct stats_icc icc;

    for (guint i = 0; i < n; i++)
        if (answer_of(it, CROWD_PRE, i, ITEM) != CROWD_NOTHING) {
            y[n_used] = answer_of(it, CROWD_PRE, i, ITEM);
            index[n_used++] = it->crowd->people[i].place;
        }
    stats_clusters(clusters, k, y, index, n_used);
    assert_int_equal(stats_icc(&icc, clusters, k), STATS_OK);
    return icc.icc;
}

/* The true score is 0.65 of what is seen: 0.4225 of an item's variance is of the person. */
static void neighbours_are_as_alike_as_the_recipe_says(void **state)
{
    static const char *const LINES[] = {
        "[simulate]\nneighbourhoods = 400\n[simulate people]\n" MANY "icc = 0\n",
        "[simulate]\nneighbourhoods = 400\n[simulate people]\n" MANY "icc = 0.3\n"};
    struct little_crowd none = little_crowd_new(state, LINES[0]);
    struct little_crowd some = little_crowd_new(state, LINES[1]);

    assert_true(fabs(likeness(&none)) < 0.01);
    assert_true(fabs(likeness(&some) - 0.3 * 0.4225) < 0.04);
    little_crowd_free(&none);
    little_crowd_free(&some);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_seed_gives_the_same_people_and_another_gives_others),
        IN_FOLDER(people_come_and_go_at_the_rates_asked_for),
        IN_FOLDER(low_scorers_are_lost_more_often_where_the_recipe_says_so),
        IN_FOLDER(people_are_spread_evenly_under_cards_of_their_own),
        IN_FOLDER(facilitators_are_one_a_neighbourhood_under_their_own_code),
        IN_FOLDER(nobody_attends_longer_than_planned_and_who_never_came_not_at_all),
        IN_FOLDER(neighbours_are_as_alike_as_the_recipe_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
