/* SPDX-License-Identifier: GPL-3.0-or-later */
/* simulate/simulate.h - an invented programme from a programme file and a seed. */
#ifndef SIMULATE_SIMULATE_H
#define SIMULATE_SIMULATE_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/stage.h"
#include "survey/programme.h"

/* Writes into the stage: the programme file and its questionnaires (programme_copy.h), its places
 * file, each track's waves and register under the names the programme gives them, and truth.csv
 * (track,scale,effect,icc,icc_change,sd_change: what an analysis should find, in standard
 * deviations of the true pre score). False with a diagnostic added. */
bool simulate_programme(const struct programme *programme, struct stage *stage,
                        struct diagnostics *diagnostics);

#endif
