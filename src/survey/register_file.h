/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/register_file.h - who enrolled and how many hours they came: register.csv.
 *
 * Columns: person (or id), hours; county and neighbourhood where people without an interview are to
 * be counted at their place.
 */
#ifndef SURVEY_REGISTER_FILE_H
#define SURVEY_REGISTER_FILE_H

#include "base/diagnostics.h"
#include "survey/places.h"

struct register_row {
    const char *id, *key; /* as written; folded */
    double hours;         /* NAN: not said */
    gint county, neighbourhood;
    guint64 line;
};

struct register_file {
    GArray *rows; /* struct register_row */
    GStringChunk *texts;
};

/* planned: hours of the training, NAN: not said. NULL with faults. */
struct register_file *register_read(const char *path, struct places *places, double planned,
                                    struct diagnostics *diagnostics);
void register_free(struct register_file *file);
OWN_DEFINE(register_file, register_free)

#endif
