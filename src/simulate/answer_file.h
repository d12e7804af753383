/* SPDX-License-Identifier: GPL-3.0-or-later */
/* simulate/answer_file.h - invented people as the files that offices send. */
#ifndef SIMULATE_ANSWER_FILE_H
#define SIMULATE_ANSWER_FILE_H

#include <glib.h>
#include <stdbool.h>

#include "simulate/crowd.h"

/* One wave: every question of the form a column, rows of the people who were there, the post wave
 * in another order than the pre wave. places: struct invented_place. */
bool answer_file_write(const struct crowd *crowd, guint wave, const GPtrArray *places,
                       const char *path, GError **error);

/* person,county,neighbourhood,hours for everybody who enrolled. */
bool register_file_write(const struct crowd *crowd, const GPtrArray *places, const char *path,
                         GError **error);

#endif
