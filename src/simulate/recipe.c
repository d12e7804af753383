/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/recipe.h"

#include <stddef.h>
#include <string.h>

#include "text/decimal.h"
#include "text/persian.h"

struct number_key {
    const char *name;
    size_t offset; /* of the double in struct track_recipe */
    double usual, min, max;
};

#define NUMBER(member, usual, min, max)                                                            \
    {                                                                                              \
#member, offsetof(struct track_recipe, member), usual, min, max                            \
    }
static const struct number_key NUMBERS[] = {
    NUMBER(people, 625, 1, 10e6),      NUMBER(effect, 0.4, -3, 3),
    NUMBER(icc, 0.04, 0, 0.9),         NUMBER(icc_change, 0.04, 0, 0.9),
    NUMBER(sd_change, 0.6, 0, 3),      NUMBER(loss, 0.1, 0, 0.9),
    NUMBER(loss_on_pre, 0.3, -3, 3),   NUMBER(no_show, 0.02, 0, 0.9),
    NUMBER(new_at_post, 0.01, 0, 0.9), NUMBER(blank, 0.02, 0, 0.9),
    NUMBER(dont_know, 0.03, 0, 0.9),   NUMBER(labels, 0, 0, 1),
    NUMBER(persian_digits, 0, 0, 1),
};

static const char *const FORMS[] = {
    [FORM_COMMA] = "comma",         [FORM_COMMA_BOM] = "comma-bom",
    [FORM_SEMICOLON] = "semicolon", [FORM_SEMICOLON_BOM] = "semicolon-bom",
    [FORM_UTF16_TAB] = "utf16-tab",
};

static const char *const OTHER_KEYS[] = {"effects",   "pre_date", "post_date", "pre_form",
                                         "post_form", "ids",      NULL};
static const char *const TOP_KEYS[] = {"seed", "counties", "neighbourhoods", NULL};

struct reading { /* one section on its way into a recipe */
    GKeyFile *keys;
    const char *section, *file;
    struct diagnostics *diagnostics;
};

static void refuse(const struct reading *reading, const char *key, const char *value,
                   const char *must_be)
{
    struct where where = {.file = reading->file};

    diagnostics_add(reading->diagnostics, MESSAGE_SIMULATE_BAD_VALUE, &where, key, value,
                    reading->section, must_be, NULL);
}

/* The text of a key, or NULL where the section or the key is not there. */
static char *text_of(const struct reading *reading, const char *key)
{
    return reading->keys == NULL
               ? NULL
               : g_key_file_get_string(reading->keys, reading->section, key, NULL);
}

static double read_number(const struct reading *reading, const struct number_key *key)
{
    g_autofree char *text = text_of(reading, key->name);
    struct decimal decimal;

    if (text == NULL)
        return key->usual;
    if (!decimal_parse(&decimal, text, strlen(text)) || decimal_value(decimal) < key->min ||
        decimal_value(decimal) > key->max) {
        g_autofree char *range = g_strdup_printf("%g..%g", key->min, key->max);
        refuse(reading, key->name, text, range);
        return key->usual;
    }
    return decimal_value(decimal);
}

static enum file_form read_form(const struct reading *reading, const char *key)
{
    g_autofree char *text = text_of(reading, key);

    if (text == NULL)
        return FORM_COMMA;
    for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++)
        if (strcmp(text, FORMS[i]) == 0)
            return (enum file_form)i;
    refuse(reading, key, text, "comma, comma-bom, semicolon, semicolon-bom, utf16-tab");
    return FORM_COMMA;
}

static bool read_ids(const struct reading *reading)
{
    g_autofree char *text = text_of(reading, "ids");

    if (text == NULL || strcmp(text, "cards") == 0)
        return false;
    if (strcmp(text, "facilitators") != 0)
        refuse(reading, "ids", text, "cards, facilitators");
    return true;
}

static char *read_date(const struct reading *reading, const char *key, const char *usual)
{
    g_autofree char *text = text_of(reading, key);
    char *iso = date_to_iso(text == NULL ? usual : text);

    if (iso != NULL)
        return iso;
    refuse(reading, key, text, "2024-10-06");
    return g_strdup(usual);
}

static void refuse_second(const struct reading *reading, const char *scale)
{
    struct where where = {.file = reading->file};

    diagnostics_add(reading->diagnostics, MESSAGE_SIMULATE_EFFECT_TWICE, &where, scale,
                    reading->section, NULL);
}

/* "IR:0.5;KM:0.9" */
static void read_effects(const struct reading *reading, GHashTable *effects)
{
    g_autofree char *text = text_of(reading, "effects");
    g_auto(GStrv) parts = text == NULL ? NULL : g_strsplit(text, ";", -1);

    for (guint i = 0; parts != NULL && parts[i] != NULL; i++) {
        char *colon = strchr(g_strstrip(parts[i]), ':');
        struct decimal decimal;
        double *value;

        if (*parts[i] == '\0')
            continue;
        if (colon == NULL || !decimal_parse(&decimal, colon + 1, strlen(colon + 1))) {
            refuse(reading, "effects", parts[i], "IR:0.5");
            continue;
        }
        *colon = '\0';
        if (g_hash_table_contains(effects, g_strchomp(parts[i]))) {
            refuse_second(reading, parts[i]);
            continue;
        }
        value = g_new(double, 1);
        *value = decimal_value(decimal);
        g_hash_table_insert(effects, g_strdup(parts[i]), value);
    }
}

static bool is_number_key(const char *key)
{
    for (guint i = 0; i < G_N_ELEMENTS(NUMBERS); i++)
        if (strcmp(key, NUMBERS[i].name) == 0)
            return true;
    return false;
}

/* Names every key of the section that is none of ours. */
static void check_keys(const struct reading *reading, const char *const *known, bool with_numbers)
{
    struct where where = {.file = reading->file};
    g_auto(GStrv) keys = reading->keys == NULL
                             ? NULL
                             : g_key_file_get_keys(reading->keys, reading->section, NULL, NULL);

    for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
        if (!g_strv_contains(known, keys[i]) && !(with_numbers && is_number_key(keys[i])))
            diagnostics_add(reading->diagnostics, MESSAGE_SIMULATE_UNKNOWN_KEY, &where,
                            reading->section, keys[i], NULL);
}

static void track_recipe_free(gpointer data)
{
    struct track_recipe *recipe = data;

    g_hash_table_unref(recipe->effects);
    g_free(recipe->pre_date);
    g_free(recipe->post_date);
    g_free(recipe);
}

static struct track_recipe *read_track(const struct programme *programme, const struct track *track,
                                       struct diagnostics *diagnostics)
{
    g_autofree char *section = g_strdup_printf("simulate %s", track->name);
    struct reading reading = {programme->keys, section, programme->path, diagnostics};
    struct track_recipe *recipe = g_new0(struct track_recipe, 1);

    check_keys(&reading, OTHER_KEYS, true);
    recipe->track = track;
    recipe->effects = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < G_N_ELEMENTS(NUMBERS); i++)
        G_STRUCT_MEMBER(double, recipe, NUMBERS[i].offset) = read_number(&reading, &NUMBERS[i]);
    read_effects(&reading, recipe->effects);
    recipe->pre_date = read_date(&reading, "pre_date", "2025-10-07");
    recipe->post_date = read_date(&reading, "post_date", "2026-02-10");
    recipe->pre_form = read_form(&reading, "pre_form");
    recipe->post_form = read_form(&reading, "post_form");
    recipe->by_facilitator = read_ids(&reading);
    return recipe;
}

struct recipe *recipe_read(const struct programme *programme, struct diagnostics *diagnostics)
{
    static const struct number_key SEED = {"seed", 0, 1, 0, 4294967295.0};
    static const struct number_key COUNTIES = {"counties", 0, 12, 1, 1000};
    static const struct number_key NEIGHBOURHOODS = {"neighbourhoods", 0, 25, 1, 100000};
    struct reading reading = {programme->keys, "simulate", programme->path, diagnostics};
    guint before = diagnostics_n_errors(diagnostics);
    own(recipe) recipe = g_new0(struct recipe, 1);

    recipe->tracks = g_ptr_array_new_with_free_func(track_recipe_free);
    check_keys(&reading, TOP_KEYS, false);
    recipe->seed = (guint32)read_number(&reading, &SEED);
    recipe->n_counties = (guint)read_number(&reading, &COUNTIES);
    recipe->n_neighbourhoods = (guint)read_number(&reading, &NEIGHBOURHOODS);
    for (guint i = 0; i < programme->tracks->len; i++)
        g_ptr_array_add(recipe->tracks,
                        read_track(programme, programme->tracks->pdata[i], diagnostics));
    return diagnostics_n_errors(diagnostics) > before ? NULL : own_pass(recipe);
}

void recipe_free(struct recipe *recipe)
{
    g_ptr_array_unref(recipe->tracks);
    g_free(recipe);
}

double recipe_effect(const struct track_recipe *recipe, const char *scale)
{
    const double *own_effect = g_hash_table_lookup(recipe->effects, scale);

    return own_effect == NULL ? recipe->effect : *own_effect;
}
