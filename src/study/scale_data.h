/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/scale_data.h - the scores of one scale as plain arrays: of everybody, and of one unit.
 *
 * Exact scores become doubles here, once. The change of a person is the exact difference made a
 * double, never the difference of two doubles, so that changes that tie in mathematics tie here.
 */
#ifndef STUDY_SCALE_DATA_H
#define STUDY_SCALE_DATA_H

#include <glib.h>

#include "base/own.h"

#include "study/study.h"
#include "study/units.h"

#define STUDY_CONFIDENCE 0.95
#define EVERY_ARM        (-1)

/* Buffers for a cohort, filled for one scale and then one unit after the other. */
struct scale_data {
    const struct study_track *track;
    const struct layout *layout;
    guint scale;
    const struct scale *contract;
    double *own[2];       /* [wave][person]: score, NAN for none */
    double *bounds[2][2]; /* the same with blanks wrong, and left out; NULL before any knowledge */
    double *exact_change; /* [person]: post - pre, NAN where either is none */
    double reliability;   /* of reliable change; NAN where there is none */
    double *weight; /* [person]: 1 / the share of people like them who stayed (kept_weights) */
    enum stats_outcome weighted;
    guint n_left_out;          /* columns that the weights had to do without */
    double shift;              /* of the lost, points, towards worse; NAN where there is none */
    struct findings *findings; /* where findings go: the track's, or those of a group */
    gint arm;                  /* only people of that arm count; EVERY_ARM for everybody */

    guint unit;             /* the rest: of this unit, in the order of its people */
    guint n_wave[2], n[2];  /* people of the wave; valid scores */
    double *scores[2];      /* [0 .. n[wave]) */
    double bound_sum[2][2]; /* [wave][blank wrong, answered only]: knowledge, those with a score */
    guint *pre_cluster;     /* [0 .. n[0]): counted from the unit's first cluster */
    guint n_matched, n_pairs; /* in both waves; valid in both */
    double *pair_pre, *pair_post, *change;
    double *sorted;     /* the changes, ascending */
    guint *cluster;     /* [0 .. n_pairs) */
    guint *pair_person; /* [0 .. n_pairs): index into the people of the cohort */
    guint n_lost;       /* valid pre score, and no valid post score; who has both is a pair */
    double *lost;       /* their pre scores */
    guint *lost_cluster, *lost_person;
};

struct scale_data *scale_data_new(const struct study_track *track, const struct layout *layout);
void scale_data_free(struct scale_data *data);
OWN_DEFINE(scale_data, scale_data_free)

/* False where the scale has no scores. */
bool scale_data_load(struct scale_data *data, guint scale);
void scale_data_gather(struct scale_data *data, guint unit);

/* A score, and a difference of scores, on 0-100 (the concept is not turned). */
double scale_score_100(const struct scale *scale, double score);
double scale_points_100(const struct scale *scale, double points);

static inline bool study_has_post(const struct study_track *track)
{
    return track->post != NULL;
}

#endif
