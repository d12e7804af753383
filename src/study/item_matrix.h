/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/item_matrix.h - the keyed answers of one scale in one wave, and what reliability rests on.
 *
 * Rows are the people of the wave in the order of the cohort (so that nothing depends on the order
 * of the file), columns the scale's keys.
 */
#ifndef STUDY_ITEM_MATRIX_H
#define STUDY_ITEM_MATRIX_H

#include <glib.h>

#include "base/own.h"

#include "stats/alpha.h"
#include "study/study.h"

struct item_matrix {
    const struct cohort *cohort;
    guint scale;
    enum study_wave wave;
    gsize n, k;
    double *x; /* [row][key]: reversed where the key says so, 1/0 for right/wrong, NAN for none */
    double *cov;
    size_t n_complete;
    enum stats_outcome outcome; /* of the covariances */
    enum stats_outcome alpha_outcome;
    struct stats_alpha alpha; /* where outcome is STATS_OK */
};

/* NULL where the track has no such wave or the scale is an index. */
struct item_matrix *item_matrix_new(const struct cohort *cohort, guint scale, enum study_wave wave);
void item_matrix_free(struct item_matrix *matrix);
OWN_DEFINE(item_matrix, item_matrix_free)

/* The wave of a cohort, and a person's row in it (-1 for none). */
const struct wave *study_wave_of(const struct cohort *cohort, enum study_wave wave);
gint32 study_row_of(const struct cohort_person *person, enum study_wave wave);

/* K_ITEMS .. SEM of the province. matrix may be NULL for an index: too few. */
void reliability_findings(const struct study_track *track, guint scale, enum study_wave wave,
                          const struct item_matrix *matrix);

#endif
