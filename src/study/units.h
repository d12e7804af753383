/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/units.h - the places of a track that have people, and the clusters of its models.
 *
 * Everybody stands in one deepest unit: their neighbourhood, else their county, else the province.
 * A cluster is all people of one deepest unit. Clusters are numbered county by county, so that the
 * clusters of any unit are a range.
 */
#ifndef STUDY_UNITS_H
#define STUDY_UNITS_H

#include <glib.h>

#include "base/own.h"

#include "study/study.h"

struct layout {
    guint *deepest; /* [person]: unit */
    guint *cluster; /* [person] */
    guint n_clusters;
    gint *unit_cluster;   /* [unit]: the cluster of those whose deepest unit it is, or -1 */
    guint *first_cluster; /* [unit]: its clusters are first_cluster .. + unit->n_clusters - 1 */
};

/* The units of study_track, in their order, and the layout. Owned by the caller; units are freed
 * with the array. */
GPtrArray *units_new(struct layout **layout, const struct cohort *cohort,
                     const struct places *places);
void layout_free(struct layout *layout);
OWN_DEFINE(layout, layout_free)

/* One neighbourhood, or no two people in the same one: nobody has a neighbour from elsewhere. */
static inline bool unit_is_one_group(const struct unit *unit)
{
    return unit->n_clusters <= 1 || unit->n_clusters == unit->n_people;
}

static inline const struct unit *unit_of(const struct study_track *track, guint unit)
{
    return (const struct unit *)g_ptr_array_index(track->units, unit);
}

#endif
