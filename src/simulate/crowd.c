/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/crowd.h"

#include <math.h>

#include "simulate/invented_place.h"
#include "simulate/response.h"
#include "survey/card.h"

/* True scores of the places: one draw a place and scale. */
struct terrain {
    double *pre, *change; /* [place * n_scales + scale], standard normal */
};

static double *normals(struct stats_random *random, gsize n)
{
    double *values = g_new(double, n);

    for (gsize i = 0; i < n; i++)
        values[i] = stats_random_normal(random, 0, 1);
    return values;
}

static void set_name(struct invented_person *person, const struct invented_place *place,
                     guint serial, bool by_facilitator)
{
    g_autofree char *card = card_number(place->number, serial);

    g_strlcpy(person->id, by_facilitator ? place->facilitator : card, sizeof person->id);
}

static gint choose(struct stats_random *random, const struct instrument *instrument, enum role role,
                   double first_share)
{
    const struct question *question = instrument_role(instrument, role);
    guint n = question == NULL || question->choices == NULL ? 0 : question->choices->choices->len;

    while (n > 0 && ((const struct choice *)question->choices->choices->pdata[n - 1])->missing !=
                        MISSING_NOT)
        n--;
    if (n == 0)
        return -1;
    if (stats_random_uniform(random) < first_share)
        return 0;
    return (gint)stats_random_below(random, n);
}

/* Hours attended: most people nearly all of the planned hours, some much less. */
static double draw_hours(struct stats_random *random, double planned)
{
    double missed = fabs(stats_random_normal(random, 0, 0.16));

    return isnan(planned) ? planned : fmax(0, floor(planned * (1 - missed) * 2 + 0.5) / 2);
}

/* The general level of a person decides how likely the person is lost. */
static void draw_presence(struct invented_person *person, struct stats_random *random,
                          const struct track_recipe *recipe, double level)
{
    double odds = recipe->loss / (1 - recipe->loss) * exp(-recipe->loss_on_pre * level);
    double fate = stats_random_uniform(random);

    person->there[CROWD_PRE] = person->there[CROWD_POST] = true;
    if (fate < recipe->no_show)
        person->there[CROWD_PRE] = person->there[CROWD_POST] = false;
    else if (fate < recipe->no_show + recipe->new_at_post)
        person->there[CROWD_PRE] = false;
    else if (stats_random_uniform(random) < odds / (1 + odds))
        person->there[CROWD_POST] = false;
    if (!person->there[CROWD_POST])
        person->hours = floor(person->hours * stats_random_uniform(random));
    if (!person->there[CROWD_PRE] && !person->there[CROWD_POST])
        person->hours = 0;
}

static void draw_person(struct invented_person *person, struct stats_random *random,
                        const struct crowd *crowd, double level)
{
    const struct instrument *instrument = crowd->instrument;

    person->sex = choose(random, instrument, ROLE_SEX, 0.55);
    person->education = choose(random, instrument, ROLE_EDUCATION, 0);
    person->birth_year = 1387 - (gint)stats_random_below(random, 50);
    person->hours = draw_hours(random, crowd->recipe->track->hours);
    person->day[CROWD_PRE] = stats_random_below(random, 9);
    person->day[CROWD_POST] = stats_random_below(random, 9);
    draw_presence(person, random, crowd->recipe, level);
}

/* True scores of one person on every scale, both waves. */
static void draw_truth(double *pre, double *post, struct stats_random *random,
                       const struct crowd *crowd, const struct terrain *terrain, guint place,
                       double level)
{
    const struct track_recipe *recipe = crowd->recipe;
    guint n = crowd->instrument->n_scales;

    for (guint s = 0; s < n; s++) {
        double own_part = 0.6 * level + 0.8 * stats_random_normal(random, 0, 1);
        double drift = stats_random_normal(random, 0, 1);
        pre[s] = sqrt(recipe->icc) * terrain->pre[place * n + s] + sqrt(1 - recipe->icc) * own_part;
        post[s] = pre[s] + recipe_effect(recipe, crowd->instrument->scales[s].id) +
                  recipe->sd_change * (sqrt(recipe->icc_change) * terrain->change[place * n + s] +
                                       sqrt(1 - recipe->icc_change) * drift);
    }
}

static void draw_crowd(struct crowd *crowd, const GPtrArray *places, struct stats_random *random,
                       const struct terrain *terrain)
{
    guint n_scales = crowd->instrument->n_scales, n_items = crowd->instrument->n_items;
    g_autofree double *truth = g_new(double, 2 * (gsize)n_scales);
    struct responses *responses = responses_new(crowd->instrument, random, places->len);

    for (guint i = 0; i < crowd->n_people; i++) {
        struct invented_person *person = &crowd->people[i];
        guint place = (guint)((guint64)i * places->len / crowd->n_people);
        guint first = (guint)(((guint64)place * crowd->n_people + places->len - 1) / places->len);
        double level = stats_random_normal(random, 0, 1);

        person->place = place;
        set_name(person, places->pdata[place], i - first + 1, crowd->recipe->by_facilitator);
        draw_person(person, random, crowd, level);
        draw_truth(truth, truth + n_scales, random, crowd, terrain, place, level);
        for (guint wave = 0; wave < N_CROWD_WAVES; wave++)
            responses_draw(crowd->answers[wave] + (gsize)i * n_items, responses, crowd->recipe,
                           truth + (gsize)wave * n_scales, place);
    }
    responses_free(responses);
}

struct crowd *crowd_new(const struct instrument *instrument, const struct track_recipe *recipe,
                        const GPtrArray *places, struct stats_random *random)
{
    struct crowd *crowd = g_new0(struct crowd, 1);
    gsize n_draws = (gsize)places->len * instrument->n_scales;
    struct terrain terrain = {normals(random, n_draws), normals(random, n_draws)};

    crowd->instrument = instrument;
    crowd->recipe = recipe;
    crowd->n_people = recipe->by_facilitator ? places->len : (guint)recipe->people;
    crowd->people = g_new0(struct invented_person, crowd->n_people);
    for (guint wave = 0; wave < N_CROWD_WAVES; wave++)
        crowd->answers[wave] = g_new(gint16, (gsize)crowd->n_people * instrument->n_items);
    draw_crowd(crowd, places, random, &terrain);
    g_free(terrain.pre);
    g_free(terrain.change);
    return crowd;
}

void crowd_free(struct crowd *crowd)
{
    for (guint wave = 0; wave < N_CROWD_WAVES; wave++)
        g_free(crowd->answers[wave]);
    g_free(crowd->people);
    g_free(crowd);
}
