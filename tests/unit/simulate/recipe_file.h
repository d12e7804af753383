/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recipe_file.h - a programme file with a recipe, in the scratch folder of a test. */
#ifndef TESTS_SIMULATE_RECIPE_FILE_H
#define TESTS_SIMULATE_RECIPE_FILE_H

#include "simulate/crowd.h"
#include "simulate/invented_place.h"
#include "simulate/recipe.h"
#include "unit/survey/questionnaire.h"

/* The programme with `lines` at its end (sections [simulate] and [simulate people]). */
static inline struct programme *programme_with(void **state, const char *lines)
{
    g_autofree char *text = g_strconcat("[programme]\ntitle = T\nplaces = places.csv\n"
                                        "[track people]\ninstrument = quest\npre = pre.csv\n"
                                        "post = post.csv\nregister = register.csv\nhours = 60\n",
                                        lines, NULL);
    g_autofree char *path = scratch_file(state, "programme.ini", text);
    own(diagnostics) diagnostics = diagnostics_new();
    struct programme *programme;

    g_free(questionnaire_write(state));
    programme = programme_load(path, diagnostics);
    no_diagnostics(diagnostics);
    assert_non_null(programme);
    return programme;
}

/* A recipe without any fault. */
static inline struct recipe *recipe_with(void **state, struct programme **programme,
                                         const char *lines)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct recipe *recipe;

    *programme = programme_with(state, lines);
    recipe = recipe_read(*programme, diagnostics);
    no_diagnostics(diagnostics);
    assert_non_null(recipe);
    return recipe;
}

struct little_crowd {
    struct programme *programme;
    struct recipe *recipe;
    struct instrument *instrument;
    GPtrArray *places;
    struct crowd *crowd;
};

static inline struct little_crowd little_crowd_new(void **state, const char *lines)
{
    struct little_crowd it = {0};
    own(diagnostics) diagnostics = diagnostics_new();
    struct stats_random *random;

    it.instrument = questionnaire_load(state);
    it.recipe = recipe_with(state, &it.programme, lines);
    it.places =
        invented_places(NULL, it.recipe->n_counties, it.recipe->n_neighbourhoods, diagnostics);
    random = stats_random_new(it.recipe->seed);
    it.crowd = crowd_new(it.instrument, it.recipe->tracks->pdata[0], it.places, random);
    stats_random_free(random);
    return it;
}

static inline void little_crowd_free(struct little_crowd *it)
{
    crowd_free(it->crowd);
    g_ptr_array_unref(it->places);
    instrument_free(it->instrument);
    recipe_free(it->recipe);
    programme_free(it->programme);
}

/* Answer of a person to an item of the questionnaire: a1 a2 a3 k1 n1 w are 0 .. 5. */
static inline gint16 answer_of(const struct little_crowd *it, guint wave, guint person, guint item)
{
    return it->crowd->answers[wave][person * it->instrument->n_items + item];
}

#endif
