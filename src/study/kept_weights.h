/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/kept_weights.h - how likely people like this one were to stay: weights for those who did.
 */
#ifndef STUDY_KEPT_WEIGHTS_H
#define STUDY_KEPT_WEIGHTS_H

#include "study/scale_data.h"

/* Fills weight, weighted, n_left_out and shift of loaded data, over the whole track: logistic
 * regression of having a post score on the pre score, birth year, sex, arm and the loss of the
 * neighbourhood (log odds of staying, half a person added to either side), among people with a pre
 * score. A column that nobody has or that does not vary is left out; an unknown value stands at the
 * mean. Where the columns part the lost from the kept, the neighbourhood is left out, then all but
 * the pre score, and n_left_out counts them. Of more than KEPT_WEIGHTS_PEOPLE people every so
 * many-th is used for the fit. */
#define KEPT_WEIGHTS_PEOPLE 50000u
void kept_weights(struct scale_data *data);

#endif
