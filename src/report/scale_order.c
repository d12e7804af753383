/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/scale_order.h"

enum { MANY_SCALES = 8 };

static void add_once(GArray *order, bool *is_taken, struct ordered_scale entry)
{
    if (is_taken[entry.scale])
        return;
    is_taken[entry.scale] = true;
    g_array_append_val(order, entry);
}

static void add_main(GArray *order, bool *is_taken, const struct instrument *instrument,
                     guint i_scale)
{
    const struct scale *scale = &instrument->scales[i_scale];

    add_once(order, is_taken, (struct ordered_scale){i_scale, true, false});
    for (guint i = 0; i < scale->n_parts; i++) {
        guint part = scale->parts[i];

        if (scale_has_score(&instrument->scales[part]))
            add_once(order, is_taken,
                     (struct ordered_scale){part, instrument->scales[part].primary, true});
    }
}

GArray *scale_order(const struct instrument *instrument)
{
    GArray *order = g_array_new(FALSE, FALSE, sizeof(struct ordered_scale));
    g_autofree bool *is_taken = g_new0(bool, instrument->n_scales + 1);

    for (guint i = 0; i < instrument->n_scales; i++)
        if (instrument->scales[i].primary && scale_has_score(&instrument->scales[i]))
            add_main(order, is_taken, instrument, i);
    for (guint i = 0; i < instrument->n_scales; i++)
        if (scale_has_score(&instrument->scales[i]))
            add_once(order, is_taken, (struct ordered_scale){i, order->len == 0, false});
    return order;
}

static bool is_main(const struct ordered_scale *entry)
{
    return entry->is_main;
}

static bool is_main_or_no_part(const struct ordered_scale *entry)
{
    return entry->is_main || !entry->is_part;
}

static GArray *chosen(const GArray *order, bool (*holds)(const struct ordered_scale *entry))
{
    GArray *few = g_array_new(FALSE, FALSE, sizeof(struct ordered_scale));

    for (guint i = 0; i < order->len; i++)
        if (holds(&g_array_index(order, struct ordered_scale, i)))
            g_array_append_val(few, g_array_index(order, struct ordered_scale, i));
    return few;
}

GArray *scale_order_overview(const struct instrument *instrument)
{
    g_autoptr(GArray) order = scale_order(instrument);
    g_autoptr(GArray) few = NULL;

    if (order->len <= MANY_SCALES)
        return g_steal_pointer(&order);
    few = chosen(order, is_main_or_no_part);
    return few->len <= MANY_SCALES ? g_steal_pointer(&few) : chosen(order, is_main);
}

GArray *scale_order_main(const struct instrument *instrument)
{
    g_autoptr(GArray) order = scale_order(instrument);
    GArray *main_scales = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint i = 0; i < order->len; i++) {
        const struct ordered_scale *entry = &g_array_index(order, struct ordered_scale, i);

        if (entry->is_main)
            g_array_append_val(main_scales, entry->scale);
    }
    return main_scales;
}
