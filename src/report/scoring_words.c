/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/scoring_words.h"

#include <math.h>

enum { N_LEVELS_OF_KIRKPATRICK = 4 };

static const enum text KIRKPATRICK[N_LEVELS_OF_KIRKPATRICK + 1] = {
    TEXT_DASH, TEXT_KIRKPATRICK_1, TEXT_KIRKPATRICK_2, TEXT_KIRKPATRICK_3, TEXT_KIRKPATRICK_4};

static const enum text KINDS[] = {
    [SCALE_ATTITUDE] = TEXT_KIND_ATTITUDE,   [SCALE_BEHAVIOUR] = TEXT_KIND_BEHAVIOUR,
    [SCALE_KNOWLEDGE] = TEXT_KIND_KNOWLEDGE, [SCALE_EXPOSURE] = TEXT_KIND_EXPOSURE,
    [SCALE_INDEX] = TEXT_KIND_INDEX,
};

static const enum text METHODS[] = {
    [METHOD_MEAN] = TEXT_RULE_MEAN,
    [METHOD_SUM] = TEXT_RULE_SUM,
    [METHOD_PERCENT] = TEXT_RULE_PERCENT,
};

/* Names of an index's parts, joined. */
static char *part_names(const struct view *view, guint track, const struct scale *scale)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < scale->n_parts; i++)
        g_ptr_array_add(names, g_strdup(view_scale_name(view, track, scale->parts[i])));
    return text_join(names, view->language);
}

static guint n_reversed(const struct scale *scale)
{
    guint n = 0;

    for (guint i = 0; i < scale->n_keys; i++)
        n += scale->keys[i].reverse ? 1 : 0;
    return n;
}

/* Puts "; part" behind the line and frees the part. */
static void append(const struct view *view, char **line, char *part)
{
    char *longer = view_say(view, TEXT_RULE_JOIN, *line, part, NULL);

    g_free(*line);
    g_free(part);
    *line = longer;
}

static void append_items(const struct view *view, guint track, char **line,
                         const struct scale *scale)
{
    g_autofree char *n = view_count(view, scale->n_keys);
    g_autofree char *reversed = view_count(view, n_reversed(scale));
    g_autofree char *least = view_count(view, scale->min_items);

    if (scale->kind == SCALE_INDEX) {
        g_autofree char *parts = part_names(view, track, scale);

        append(view, line, view_say(view, TEXT_RULE_PARTS, parts, NULL));
        append(view, line, view_say(view, TEXT_RULE_MIN_PARTS, least, NULL));
        return;
    }
    if (n_reversed(scale) > 0)
        append(view, line, view_say(view, TEXT_RULE_ITEMS_REVERSED, n, reversed, NULL));
    else
        append(view, line, view_say(view, TEXT_RULE_ITEMS, n, NULL));
    append(view, line, view_say(view, TEXT_RULE_MIN_ITEMS, least, NULL));
}

/* From which to which score, which end is better, and at which level of Kirkpatrick. */
static void append_meaning(const struct view *view, char **line, const struct scale *scale)
{
    bool is_lower = scale->direction == DIRECTION_LOWER;
    g_autofree char *min = view_number(view, scale->min, NUMBER_EXACT);
    g_autofree char *max = view_number(view, scale->max, NUMBER_EXACT);

    append(view, line, view_say(view, TEXT_RULE_RANGE, min, max, NULL));
    append(view, line,
           view_say(view, is_lower ? TEXT_DIRECTION_LOWER : TEXT_DIRECTION_HIGHER, NULL));
    if (scale->kirkpatrick >= 1 && scale->kirkpatrick <= N_LEVELS_OF_KIRKPATRICK)
        append(view, line, view_say(view, KIRKPATRICK[scale->kirkpatrick], NULL));
}

static void append_blanks(const struct view *view, char **line, const struct scale *scale)
{
    if (scale->kind == SCALE_INDEX)
        return;
    append(view, line,
           view_say(view, scale->prorate ? TEXT_RULE_PRORATE : TEXT_RULE_NO_PRORATE, NULL));
    append(view, line,
           view_say(view,
                    scale->dont_know == DONT_KNOW_WRONG ? TEXT_RULE_DONT_KNOW_WRONG
                                                        : TEXT_RULE_DONT_KNOW_MISSING,
                    NULL));
}

static void append_declared(const struct view *view, char **line, const struct scale *scale)
{
    if (isfinite(scale->reliability)) {
        g_autofree char *value = view_number(view, scale->reliability, NUMBER_COEFFICIENT);

        append(view, line,
               view_say(view, TEXT_RULE_RELIABILITY, value, scale->reliability_source, NULL));
    }
    if (isfinite(scale->smallest_change)) {
        g_autofree char *value = view_number(view, scale->smallest_change, NUMBER_EXACT);

        append(view, line, view_say(view, TEXT_RULE_SMALLEST_CHANGE, value, NULL));
    }
}

char *scoring_rule(const struct view *view, guint track, guint i_scale)
{
    const struct scale *scale = view_scale(view, track, i_scale);
    char *line = view_say(view, KINDS[scale->kind], NULL);

    if (!scale_has_score(scale)) {
        append(view, &line, view_say(view, TEXT_RULE_NO_SCORE, NULL));
        return line;
    }
    append(view, &line,
           view_say(view, scale->kind == SCALE_INDEX ? TEXT_RULE_INDEX : METHODS[scale->method],
                    NULL));
    append_items(view, track, &line, scale);
    append_meaning(view, &line, scale);
    append_blanks(view, &line, scale);
    append_declared(view, &line, scale);
    return line;
}

char *scoring_absent_levels(const struct view *view, guint track)
{
    const struct instrument *instrument = view_instrument(view, track);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    for (gint level = 1; level <= N_LEVELS_OF_KIRKPATRICK; level++) {
        bool is_there = false;

        for (guint i = 0; i < instrument->n_scales; i++)
            is_there = is_there || instrument->scales[i].kirkpatrick == level;
        if (!is_there)
            g_ptr_array_add(names, view_say(view, KIRKPATRICK[level], NULL));
    }
    return names->len > 0 ? text_join(names, view->language) : NULL;
}
