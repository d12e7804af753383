/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/units.h"

#include <stdlib.h>

#include "text/persian.h"

struct builder {
    const struct cohort *cohort;
    const struct places *places;
    GPtrArray *units;
    gint *county_unit;        /* [county number], -1 where nobody is */
    gint *neighbourhood_unit; /* [neighbourhood number] */
};

static const struct county *county_of(const struct places *places, gint number)
{
    return (const struct county *)g_ptr_array_index(places->counties, number);
}

static const struct neighbourhood *neighbourhood_of(const struct places *places, gint number)
{
    return (const struct neighbourhood *)g_ptr_array_index(places->neighbourhoods, number);
}

static gint person_county(const struct builder *b, guint person)
{
    const struct cohort_person *p = &b->cohort->people[person];

    return p->neighbourhood >= 0 ? neighbourhood_of(b->places, p->neighbourhood)->county
                                 : p->county;
}

static struct unit *unit_add(GPtrArray *units, enum level level, gint place, gint parent)
{
    struct unit *unit = g_new0(struct unit, 1);

    unit->level = level;
    unit->place = place;
    unit->parent = parent;
    unit->code = "";
    g_ptr_array_add(units, unit);
    return unit;
}

static void unit_free(gpointer data)
{
    struct unit *unit = (struct unit *)data;

    g_free(unit->people);
    g_free(unit);
}

/* Marks with 0 the places that have people. */
static void find_peopled(struct builder *b)
{
    for (guint i = 0; i < b->cohort->n_people; i++) {
        gint neighbourhood = b->cohort->people[i].neighbourhood, county = person_county(b, i);

        if (neighbourhood >= 0)
            b->neighbourhood_unit[neighbourhood] = 0;
        if (county >= 0)
            b->county_unit[county] = 0;
    }
}

static gint by_code(gconstpointer a, gconstpointer b)
{
    const struct unit *const *x = (const struct unit *const *)a, *const *y =
                                                                     (const struct unit *const *)b;
    gint order = persian_compare((*x)->code, (*y)->code, LANGUAGE_FA);

    return order != 0 ? order : (*x)->place - (*y)->place;
}

/* Sorts the units from `first` on by code and notes where each place went. */
static void sort_units(GPtrArray *units, guint first, gint *unit_of_place)
{
    qsort(units->pdata + first, units->len - first, sizeof(gpointer), by_code);
    for (guint u = first; u < units->len; u++)
        unit_of_place[((const struct unit *)g_ptr_array_index(units, u))->place] = (gint)u;
}

static void add_counties(struct builder *b)
{
    guint first = b->units->len;

    for (guint c = 0; c < b->places->counties->len; c++) {
        if (b->county_unit[c] < 0)
            continue;
        struct unit *unit = unit_add(b->units, LEVEL_COUNTY, (gint)c, 0);

        unit->code = county_of(b->places, (gint)c)->code;
        unit->name = county_of(b->places, (gint)c)->name;
    }
    sort_units(b->units, first, b->county_unit);
}

static void add_neighbourhoods(struct builder *b)
{
    guint first = b->units->len;

    for (guint n = 0; n < b->places->neighbourhoods->len; n++) {
        if (b->neighbourhood_unit[n] < 0)
            continue;
        const struct neighbourhood *place = neighbourhood_of(b->places, (gint)n);
        gint parent = place->county >= 0 ? b->county_unit[place->county] : 0;
        struct unit *unit = unit_add(b->units, LEVEL_NEIGHBOURHOOD, (gint)n, parent);

        unit->code = place->code;
        unit->name = place->name;
    }
    sort_units(b->units, first, b->neighbourhood_unit);
}

static struct unit *unit_at(GPtrArray *units, guint u)
{
    return (struct unit *)g_ptr_array_index(units, u);
}

static guint deepest_unit(const struct builder *b, guint person)
{
    gint neighbourhood = b->cohort->people[person].neighbourhood, county = person_county(b, person);

    if (neighbourhood >= 0)
        return (guint)b->neighbourhood_unit[neighbourhood];
    return county >= 0 ? (guint)b->county_unit[county] : 0;
}

static void list_people(struct builder *b, struct layout *layout)
{
    guint n = b->cohort->n_people;

    for (guint i = 0; i < n; i++) {
        layout->deepest[i] = deepest_unit(b, i);
        for (gint u = (gint)layout->deepest[i]; u >= 0; u = unit_at(b->units, (guint)u)->parent)
            unit_at(b->units, (guint)u)->n_people++;
    }
    for (guint u = 0; u < b->units->len; u++) {
        struct unit *unit = unit_at(b->units, u);

        unit->people = g_new(guint, unit->n_people);
        unit->n_people = 0;
    }
    for (guint i = 0; i < n; i++) {
        for (gint u = (gint)layout->deepest[i]; u >= 0; u = unit_at(b->units, (guint)u)->parent) {
            struct unit *unit = unit_at(b->units, (guint)u);

            unit->people[unit->n_people++] = i;
        }
    }
}

/* Counts clusters upwards, lays the counties' ranges side by side, then numbers within them. */
static void number_clusters(struct builder *b, struct layout *layout)
{
    guint n_units = b->units->len;
    g_autofree guint *next = g_new0(guint, n_units);
    g_autofree bool *peopled = g_new0(bool, n_units);

    for (guint i = 0; i < b->cohort->n_people; i++)
        peopled[layout->deepest[i]] = true;
    for (guint u = n_units; u-- > 0;) {
        struct unit *unit = unit_at(b->units, u);

        unit->n_clusters += peopled[u] ? 1 : 0;
        unit->n_neighbourhoods += unit->level == LEVEL_NEIGHBOURHOOD ? 1 : 0;
        if (unit->parent >= 0) {
            unit_at(b->units, (guint)unit->parent)->n_clusters += unit->n_clusters;
            unit_at(b->units, (guint)unit->parent)->n_neighbourhoods += unit->n_neighbourhoods;
        }
    }
    for (guint u = 0; u < n_units; u++) {
        struct unit *unit = unit_at(b->units, u);
        guint first = unit->parent < 0 ? 0 : next[unit->parent];

        layout->first_cluster[u] = next[u] = first;
        if (unit->parent >= 0)
            next[unit->parent] += unit->n_clusters;
    }
    for (guint u = 0; u < n_units; u++)
        layout->unit_cluster[u] = peopled[u] ? (gint)next[u] : -1;
    layout->n_clusters = unit_at(b->units, 0)->n_clusters;
    for (guint i = 0; i < b->cohort->n_people; i++)
        layout->cluster[i] = (guint)layout->unit_cluster[layout->deepest[i]];
}

static struct layout *layout_new(guint n_people, guint n_units)
{
    struct layout *layout = g_new0(struct layout, 1);

    layout->deepest = g_new(guint, n_people);
    layout->cluster = g_new(guint, n_people);
    layout->unit_cluster = g_new(gint, n_units);
    layout->first_cluster = g_new(guint, n_units);
    return layout;
}

static gint *nowhere(guint n)
{
    gint *numbers = g_new(gint, n);

    for (guint i = 0; i < n; i++)
        numbers[i] = -1;
    return numbers;
}

GPtrArray *units_new(struct layout **layout, const struct cohort *cohort,
                     const struct places *places)
{
    g_autofree gint *county_unit = nowhere(places->counties->len);
    g_autofree gint *neighbourhood_unit = nowhere(places->neighbourhoods->len);
    struct builder b = {cohort, places, g_ptr_array_new_with_free_func(unit_free), county_unit,
                        neighbourhood_unit};

    find_peopled(&b);
    unit_add(b.units, LEVEL_PROVINCE, -1, -1);
    add_counties(&b);
    add_neighbourhoods(&b);
    *layout = layout_new(cohort->n_people, b.units->len);
    list_people(&b, *layout);
    number_clusters(&b, *layout);
    return b.units;
}

void layout_free(struct layout *layout)
{
    if (layout == NULL)
        return;
    g_free(layout->deepest);
    g_free(layout->cluster);
    g_free(layout->unit_cluster);
    g_free(layout->first_cluster);
    g_free(layout);
}
