/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/item_table.h"

#include "study/item_statistic.h"

const struct item_finding *item_find(const struct study_track *track, guint scale, guint item,
                                     enum study_wave wave, const char *statistic)
{
    for (guint i = 0; i < track->items->len; i++) {
        const struct item_finding *found = &g_array_index(track->items, struct item_finding, i);

        if (found->scale == scale && found->item == item && found->wave == wave &&
            g_str_equal(found->statistic, statistic))
            return found;
    }
    return NULL;
}

const char *item_label(const struct view *view, const char *statistic)
{
    for (int i = 0; i < N_ITEM_STATISTICS; i++)
        if (g_str_equal(item_statistic_name((enum item_statistic)i), statistic))
            return item_statistic_label((enum item_statistic)i, view->language);
    return statistic;
}

static bool holds(const GPtrArray *names, const char *name)
{
    for (guint i = 0; i < names->len; i++)
        if (g_str_equal(g_ptr_array_index(names, i), name))
            return true;
    return false;
}

GPtrArray *item_statistics(const struct study_track *track, guint scale)
{
    GPtrArray *names = g_ptr_array_new();

    for (guint i = 0; i < track->items->len; i++) {
        const struct item_finding *found = &g_array_index(track->items, struct item_finding, i);

        if (found->scale == scale && !holds(names, found->statistic))
            g_ptr_array_add(names, (gpointer)(gsize)found->statistic);
    }
    return names;
}

enum number_kind item_number_kind(const char *statistic)
{
    static const char *const counts[] = {"n",           "right_right", "right_wrong",
                                         "wrong_right", "wrong_wrong", "dk_right"};

    for (guint i = 0; i < G_N_ELEMENTS(counts); i++)
        if (g_str_equal(statistic, counts[i]))
            return NUMBER_COUNT;
    if (g_str_has_prefix(statistic, "p_"))
        return NUMBER_P;
    if (g_str_has_suffix(statistic, "_share") || g_str_has_prefix(statistic, "difficulty"))
        return NUMBER_SHARE;
    return NUMBER_COEFFICIENT;
}

const char *item_wording(const struct view *view, guint track, guint item)
{
    const struct question *question = view_instrument(view, track)->items[item];

    return label_get(question->label, view->language, question->name);
}
