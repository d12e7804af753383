/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/scale_work.h - everything about the scales of a track, several scales at a time.
 *
 * No scale needs another's findings before p values are read together, so scales go to threads;
 * what is found and said does not depend on how many there are.
 */
#ifndef STUDY_SCALE_WORK_H
#define STUDY_SCALE_WORK_H

#include "study/units.h"

/* Fills findings and items; warnings are added in the order of the scales. */
void scales_findings(struct study_track *track, const struct layout *layout,
                     struct diagnostics *diagnostics);

#endif
