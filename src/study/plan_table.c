/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/plan_table.h"

#include <math.h>

#include "stats/plan.h"
#include "study/scale_data.h"

static const double EFFECTS[] = {0.05, 0.10, 0.15, 0.20, 0.25, 0.30, 0.40, 0.50};
static const guint SIZES[] = {4, 6, 8, 10, 15, 20, 25, 30, 40, 50, 75, 100};

#define CURVE_STEPS 20
#define LARGEST     0.50 /* of EFFECTS */

/* The design with another number of neighbourhoods, or its people without any */
static struct stats_plan plan_of(const struct plan_design *design, guint neighbourhoods,
                                 bool strangers)
{
    return (struct stats_plan){.clusters = neighbourhoods,
                               .people = design->people,
                               .loss = design->loss,
                               .icc = design->icc,
                               .r = design->correlation,
                               .sd = design->sd,
                               .conf = STUDY_CONFIDENCE,
                               .strangers = strangers};
}

static double detectable(const struct plan_design *design, guint neighbourhoods, bool strangers)
{
    struct stats_plan plan = plan_of(design, neighbourhoods, strangers);
    double change;

    return stats_plan_detectable(&change, &plan, design->power) == STATS_OK ? change : (double)NAN;
}

static struct plan_chance chance_of(const struct plan_design *design, double effect)
{
    struct stats_plan plan = plan_of(design, design->neighbourhoods, false);
    struct stats_plan strangers = plan_of(design, design->neighbourhoods, true);
    double change = effect * design->sd;
    size_t needed = 0;

    if (effect <= 0 || stats_plan_clusters(&needed, &plan, change, design->power) != STATS_OK)
        needed = 0;
    return (struct plan_chance){change, effect, stats_plan_power(&plan, change),
                                stats_plan_power(&strangers, change), (guint)needed};
}

/* Small designs show large changes only: the effects grow by a whole factor until they matter. */
static double factor_of(const struct plan_table *table)
{
    double largest = table->detectable / table->design.sd;

    return isfinite(largest) ? fmax(1, ceil(largest / LARGEST)) : 1;
}

static void add_chances(struct plan_table *table)
{
    double factor = factor_of(table);

    table->chances = g_array_new(FALSE, FALSE, sizeof(struct plan_chance));
    table->curve = g_array_new(FALSE, FALSE, sizeof(struct plan_chance));
    for (guint i = 0; i < G_N_ELEMENTS(EFFECTS); i++) {
        struct plan_chance chance = chance_of(&table->design, EFFECTS[i] * factor);
        g_array_append_val(table->chances, chance);
    }
    for (guint i = 0; i <= CURVE_STEPS; i++) {
        struct plan_chance chance = chance_of(&table->design, LARGEST * factor * i / CURVE_STEPS);
        g_array_append_val(table->curve, chance);
    }
}

static void add_size(struct plan_table *table, guint neighbourhoods)
{
    const struct plan_design *design = &table->design;
    double change = detectable(design, neighbourhoods, false);
    struct plan_size size = {neighbourhoods, neighbourhoods * design->people, change,
                             change / design->sd, detectable(design, neighbourhoods, true)};

    g_array_append_val(table->sizes, size);
}

static void add_sizes(struct plan_table *table)
{
    guint own_number = table->design.neighbourhoods, last = 0;

    table->sizes = g_array_new(FALSE, FALSE, sizeof(struct plan_size));
    for (guint i = 0; i < G_N_ELEMENTS(SIZES); i++) {
        if (last < own_number && own_number < SIZES[i])
            add_size(table, own_number);
        add_size(table, SIZES[i]);
        last = SIZES[i];
    }
    if (own_number > last)
        add_size(table, own_number);
}

struct plan_table *plan_table_new(const struct plan_design *design, enum stats_outcome *outcome)
{
    struct stats_plan plan = plan_of(design, design->neighbourhoods, false);
    struct stats_plan_result result;
    struct plan_table *table;

    *outcome = stats_plan(&result, &plan);
    if (*outcome != STATS_OK)
        return NULL;
    table = g_new0(struct plan_table, 1);
    *table = (struct plan_table){.design = *design,
                                 .kept = result.kept,
                                 .design_effect = result.design_effect,
                                 .n_effective = result.n_effective,
                                 .se = result.se,
                                 .df = result.df,
                                 .detectable = detectable(design, design->neighbourhoods, false)};
    add_chances(table);
    add_sizes(table);
    return table;
}

void plan_table_free(struct plan_table *table)
{
    g_array_unref(table->chances);
    g_array_unref(table->curve);
    g_array_unref(table->sizes);
    g_free(table);
}
