/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clang-format off */
/* simulate/recipe.h - what an invented programme is to look like, with its known truth.
 *
 * Sections of the programme file: [simulate] and, for each track, [simulate NAME]. docs/simulate.md has
 * the usual values and the ranges.
 *
 *   [simulate]
 *   seed                      whole number: the same seed, the same bytes
 *   counties, neighbourhoods  where there is no places file
 *
 *   [simulate NAME]
 *   people                    spread evenly over the neighbourhoods
 *   effect                    true mean change, in standard deviations of the true pre score
 *   effects                   the same for single scales: IR:0.5;KM:0.9
 *   icc, icc_change           share of variance between neighbourhoods: of the pre score, of the change
 *   sd_change                 standard deviation of the true change
 *   loss, loss_on_pre         share without a post interview; how much more often low scorers are lost
 *                             (log odds per SD)
 *   no_show                   share enrolled in the register without any interview
 *   new_at_post               share interviewed after the training only
 *   blank, dont_know          shares of answers
 *   labels, persian_digits    share of neighbourhoods whose office typed labels, Persian digits
 *   pre_date, post_date       first day of each wave, ISO or Jalali
 *   pre_form, post_form       comma, comma-bom, semicolon, semicolon-bom or utf16-tab
 *   ids                       cards (NN-PPP-C), or facilitators: one person a neighbourhood
 */
/* clang-format on */
#ifndef SIMULATE_RECIPE_H
#define SIMULATE_RECIPE_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"
#include "survey/programme.h"

enum file_form { FORM_COMMA, FORM_COMMA_BOM, FORM_SEMICOLON, FORM_SEMICOLON_BOM, FORM_UTF16_TAB };

struct track_recipe {
    const struct track *track;
    double people, effect, icc, icc_change, sd_change, loss, loss_on_pre, no_show, new_at_post;
    double blank, dont_know, labels, persian_digits;
    GHashTable *effects; /* scale id -> double * */
    char *pre_date, *post_date;
    enum file_form pre_form, post_form;
    bool by_facilitator;
};

struct recipe {
    guint32 seed;
    guint n_counties, n_neighbourhoods; /* used where the programme has no places file */
    GPtrArray *tracks;                  /* struct track_recipe, as the programme's tracks */
};

/* NULL where an error was added: an unknown key, a number outside its range. */
struct recipe *recipe_read(const struct programme *programme, struct diagnostics *diagnostics);
void recipe_free(struct recipe *recipe);
OWN_DEFINE(recipe, recipe_free)

/* True mean change of a scale in this track, in standard deviations. */
double recipe_effect(const struct track_recipe *recipe, const char *scale);

#endif
