/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/response.h"

#include <math.h>

#include "simulate/crowd.h"
#include "stats/distribution.h"

struct item_model {
    const struct scale *scale; /* the first that counts the item */
    const struct key *key;
    guint i_scale;
    double hardness;     /* added to the threshold, in standard deviations */
    gint min, max;       /* range of a rated answer */
    gint16 dont_know;    /* code, or CROWD_NOTHING where the list has none */
    GArray *plain_codes; /* gint16: the codes that are no missing codes */
};

struct responses {
    struct stats_random *random;
    guint n_items, n_places;
    struct item_model *items;
    double *exposure; /* [place * n_items + item] */
};

static void find_codes(struct item_model *model, const struct question *question)
{
    model->dont_know = CROWD_NOTHING;
    model->plain_codes = g_array_new(FALSE, FALSE, sizeof(gint16));
    if (question->choices == NULL)
        return;
    for (guint i = 0; i < question->choices->choices->len; i++) {
        const struct choice *choice = question->choices->choices->pdata[i];
        gint16 code = (gint16)choice->code;
        if (choice->missing == MISSING_DONT_KNOW)
            model->dont_know = code;
        else if (choice->missing == MISSING_NOT)
            g_array_append_val(model->plain_codes, code);
    }
}

static void find_scale(struct item_model *model, const struct instrument *instrument, guint item)
{
    for (guint s = 0; s < instrument->n_scales; s++)
        for (guint k = 0; k < instrument->scales[s].n_keys; k++)
            if (instrument->scales[s].keys[k].item == item && model->scale == NULL) {
                model->scale = &instrument->scales[s];
                model->key = &model->scale->keys[k];
                model->i_scale = s;
            }
}

struct responses *responses_new(const struct instrument *instrument, struct stats_random *random,
                                guint n_places)
{
    struct responses *responses = g_new0(struct responses, 1);

    responses->random = random;
    responses->n_items = instrument->n_items;
    responses->n_places = n_places;
    responses->items = g_new0(struct item_model, instrument->n_items);
    responses->exposure = g_new(double, (gsize)n_places * instrument->n_items);
    for (guint i = 0; i < instrument->n_items; i++) {
        struct item_model *model = &responses->items[i];
        find_scale(model, instrument, i);
        find_codes(model, instrument->items[i]);
        g_assert(model->scale != NULL); /* an item is what some scale counts */
        model->hardness = stats_random_normal(random, 0, 0.3);
        model->min = (gint)decimal_value(model->key->min);
        model->max = (gint)decimal_value(model->key->max);
        for (guint place = 0; place < n_places; place++)
            responses->exposure[place * instrument->n_items + i] =
                stats_random_normal(random, -0.7, 0.5);
    }
    return responses;
}

void responses_free(struct responses *responses)
{
    for (guint i = 0; i < responses->n_items; i++)
        g_array_unref(responses->items[i].plain_codes);
    g_free(responses->items);
    g_free(responses->exposure);
    g_free(responses);
}

static gint16 rated(const struct responses *responses, const struct item_model *model, double truth)
{
    double seen = 0.65 * truth + 0.76 * stats_random_normal(responses->random, 0, 1);
    double share = stats_normal_cdf(0.75 * (seen - model->hardness) + 0.12);
    gint n_steps = model->max - model->min + 1;
    gint step = MIN(n_steps - 1, (gint)(share * n_steps));

    return (gint16)(model->key->reverse ? model->max - step : model->min + step);
}

static gint16 knowledge(const struct responses *responses, const struct item_model *model,
                        double truth)
{
    struct stats_random *random = responses->random;
    double seen = 0.8 * truth + 0.6 * stats_random_normal(random, 0, 1);

    if (seen > 0.35 + model->hardness)
        return (gint16)model->key->correct;
    if (model->dont_know != CROWD_NOTHING && stats_random_uniform(random) < 0.45)
        return model->dont_know;
    return g_array_index(model->plain_codes, gint16,
                         stats_random_below(random, model->plain_codes->len));
}

static gint16 exposure(const struct responses *responses, const struct item_model *model,
                       double level)
{
    struct stats_random *random = responses->random;
    bool yes = stats_random_normal(random, 0, 1) < level;

    if (model->dont_know != CROWD_NOTHING && stats_random_uniform(random) < 0.1)
        return model->dont_know;
    if (yes)
        return (gint16)model->key->correct;
    for (guint i = 0; i < model->plain_codes->len; i++)
        if (g_array_index(model->plain_codes, gint16, i) != model->key->correct)
            return g_array_index(model->plain_codes, gint16, i);
    return CROWD_NOTHING;
}

static gint16 answer(const struct responses *responses, guint item, double truth, guint place)
{
    const struct item_model *model = &responses->items[item];

    if (model->scale->kind == SCALE_EXPOSURE)
        return exposure(responses, model, responses->exposure[place * responses->n_items + item]);
    if (model->key->has_correct)
        return knowledge(responses, model, truth);
    return rated(responses, model, truth);
}

void responses_draw(gint16 *answers, struct responses *responses, const struct track_recipe *recipe,
                    const double *truth, guint place)
{
    for (guint i = 0; i < responses->n_items; i++) {
        const struct item_model *model = &responses->items[i];
        double chance = stats_random_uniform(responses->random);

        answers[i] = answer(responses, i, truth[model->i_scale], place);
        if (chance < recipe->blank)
            answers[i] = CROWD_NOTHING;
        else if (chance < recipe->blank + recipe->dont_know && !model->key->has_correct &&
                 model->dont_know != CROWD_NOTHING)
            answers[i] = model->dont_know;
    }
}
