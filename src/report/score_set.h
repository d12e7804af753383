/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/score_set.h - person scores as a data set for SPSS, R or Stata: one row a person.
 *
 * What scores.csv has in long form, side by side: person (the same pseudonym as there), track,
 * county, neighbourhood, and for each scale S with a score
 *
 *     S_pre, S_post            on the scale's own metric
 *     S_pre_100, S_post_100    on 0-100
 *     S_n_pre, S_n_post        items answered
 *     S_fill_pre, S_fill_post  1: blanks were filled by the mean of the answered items
 *
 * A score that is not there says why by a value declared missing: SCORE_ABSENT (no interview in
 * that wave) or SCORE_TOO_FEW (too few answers). Scales of another track are missing without a
 * reason. Labels are in the language of the programme.
 */
#ifndef REPORT_SCORE_SET_H
#define REPORT_SCORE_SET_H

#include "report/data_set.h"
#include "report/view.h"

/* Far below any score. */
#define SCORE_ABSENT  (-9999.0)
#define SCORE_TOO_FEW (-9998.0)

/* The view must outlive the set. For the evaluator: asserts that it is no view of send/. */
struct data_set *score_set_new(const struct view *view);

#endif
