/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/heading_below.h - titles above the headings, as reports made in Excel have. */
#ifndef SURVEY_HEADING_BELOW_H
#define SURVEY_HEADING_BELOW_H

#include "survey/wave_scan.h"

/* For a file whose first line is no heading: where one of the next nine lines would do, an error at
 * that line says so. Nothing is passed over unasked: what stands above may be a part of the data.
 */
void heading_below_tell(const struct wave_source *source, const struct instrument *instrument,
                        struct diagnostics *diagnostics);

#endif
