/* SPDX-License-Identifier: GPL-3.0-or-later */
/* any_programme.h - a little programme of any shape, from a seed: nobody, one, two; constant
 * answers, constant change; no neighbourhood, one, neighbourhoods of one; all lost; arms, hours. */
#ifndef TESTS_STUDY_ANY_PROGRAMME_H
#define TESTS_STUDY_ANY_PROGRAMME_H

#include "unit/study/little_study.h"

#include "stats/random.h"

struct shape {
    guint n_people, n_places;
    guint blanks, losses; /* of 16 */
    guint levels;         /* answers differ by so many levels; 1: constant */
    int rise;             /* constant change where levels is 1, or noise is 0 */
    guint noise;
    guint n_arms;
};

static char answer(struct stats_random *random, const struct shape *shape, int level, bool quiz)
{
    if (stats_random_below(random, 16) < shape->blanks)
        return stats_random_below(random, 2) == 0 ? '.' : '?';
    return (char)('0' + CLAMP(level, 1, quiz ? 4 : 5));
}

static void fill(char answers[LITTLE_ITEMS + 1], struct stats_random *random,
                 const struct shape *shape, int level)
{
    for (guint j = 0; j < LITTLE_ITEMS; j++) {
        int own = j == 2 ? 6 - level : level;

        if (shape->noise > 0)
            own += (int)stats_random_below(random, 2 * shape->noise + 1) - (int)shape->noise;
        answers[j] = j == 7 ? (char)('0' + level % 2) : answer(random, shape, own, j >= 4);
    }
    answers[LITTLE_ITEMS] = '\0';
}

static void add_people(struct little *l, struct stats_random *random, const struct shape *shape)
{
    for (guint i = 0; i < shape->n_people; i++) {
        char pre[LITTLE_ITEMS + 1], post[LITTLE_ITEMS + 1];
        int level = 2 + (int)stats_random_below(random, shape->levels);
        gint place =
            shape->n_places == 0 ? -1 : (gint)stats_random_below(random, shape->n_places + 1) - 1;
        bool no_pre = stats_random_below(random, 32) < shape->losses;
        bool no_post = stats_random_below(random, 16) < shape->losses;

        fill(pre, random, shape, level);
        fill(post, random, shape, level + shape->rise);
        struct cohort_person *p = little_person(l, shape->n_places == 0 ? -1 : MAX(place, 0) / 4,
                                                place, no_pre ? NULL : pre, no_post ? NULL : post);

        p->hours =
            stats_random_below(random, 4) == 0 ? (double)NAN : stats_random_below(random, 61);
        p->sex = (gint8)stats_random_below(random, 3);
        p->birth_year = (gint16)(stats_random_below(random, 2) * (1340 + i % 50));
        p->arm = shape->n_arms == 0 ? -1 : (gint16)stats_random_below(random, shape->n_arms);
    }
}

static struct shape shape_of(struct stats_random *random)
{
    static const guint PEOPLE[] = {0, 1, 2, 3, 4, 7, 12, 25, 60};
    static const guint PLACES[] = {0, 1, 2, 3, 4, 5, 12};
    static const guint OF_16[] = {0, 0, 1, 4, 16};

    return (struct shape){
        .n_people = PEOPLE[stats_random_below(random, G_N_ELEMENTS(PEOPLE))],
        .n_places = PLACES[stats_random_below(random, G_N_ELEMENTS(PLACES))],
        .blanks = OF_16[stats_random_below(random, 4)],
        .losses = OF_16[stats_random_below(random, G_N_ELEMENTS(OF_16))],
        .levels = 1 + stats_random_below(random, 3),
        .rise = (int)stats_random_below(random, 3) - 1,
        .noise = stats_random_below(random, 3),
        .n_arms = stats_random_below(random, 4),
    };
}

static struct little *any_programme(guint seed)
{
    struct little *l = little_new();
    struct stats_random *random = stats_random_new(seed);
    struct shape shape = shape_of(random);

    add_people(l, random, &shape);
    l->cohort.has_register = stats_random_below(random, 3) > 0;
    for (guint s = 0; s < LITTLE_SCALES; s++) {
        if (stats_random_below(random, 2) == 0)
            l->scales[s].smallest_change = 0.3;
        if (stats_random_below(random, 3) == 0)
            l->scales[s].reliability = 0.1 * stats_random_below(random, 11);
    }
    stats_random_free(random);
    return l;
}

#endif
