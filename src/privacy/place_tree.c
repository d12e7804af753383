/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "privacy/place_tree.h"

static gint parent_of(const struct study_track *track, guint unit)
{
    return ((const struct unit *)g_ptr_array_index(track->units, unit))->parent;
}

/* Parents come before their children. */
static void hide_below(enum shown *shown, const struct study_track *track)
{
    for (guint u = 1; u < track->units->len; u++) {
        enum shown above = shown[parent_of(track, u)];

        if (shown[u] == SHOWN && above != SHOWN)
            shown[u] = above;
    }
}

/* The people a reader of the parent and its shown children can set apart, and the child to hide. */
struct piece {
    guint hidden;   /* people of the parent in no shown child */
    guint smallest; /* shown child of fewest people; 0 for none */
};

static struct piece *pieces(const enum shown *shown, const guint *counts,
                            const struct study_track *track)
{
    guint n = track->units->len;
    struct piece *all = g_new0(struct piece, n);

    for (guint u = 0; u < n; u++)
        all[u].hidden = counts[u];
    for (guint u = 1; u < n; u++) {
        struct piece *above = &all[parent_of(track, u)];

        if (shown[u] != SHOWN)
            continue;
        above->hidden -= MIN(counts[u], above->hidden);
        if (above->smallest == 0 || counts[u] < counts[above->smallest])
            above->smallest = u;
    }
    return all;
}

void place_tree_hide(enum shown *shown, const guint *counts, const struct study_track *track,
                     guint min_group)
{
    for (guint u = 0; u < track->units->len; u++)
        if (shown[u] == SHOWN && counts[u] < min_group)
            shown[u] = HIDDEN_TOO_FEW;
    hide_below(shown, track);

    g_autofree struct piece *all = pieces(shown, counts, track);

    /* A child that is shown has min_group people, so hiding one is always enough. What it hides
     * lies inside it and changes no other shown unit's piece. */
    for (guint u = 0; u < track->units->len; u++)
        if (shown[u] == SHOWN && all[u].hidden > 0 && all[u].hidden < min_group &&
            all[u].smallest != 0)
            shown[all[u].smallest] = HIDDEN_TO_PROTECT;
    hide_below(shown, track);
}
