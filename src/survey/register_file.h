/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/register_file.h - who enrolled and how many hours they came: register.csv.
 *
 * Columns: person (or id), hours; county and neighbourhood where people without an interview are to
 * be counted at their place. Headings are folded. Places are only as written until the residences
 * are settled (survey/residence.h), together with those of the answers.
 */
#ifndef SURVEY_REGISTER_FILE_H
#define SURVEY_REGISTER_FILE_H

#include <glib.h>

#include "base/diagnostics.h"
#include "base/own.h"
#include "survey/residence.h"

struct register_row {
    const char *id, *key;         /* as written; folded: unique */
    double hours;                 /* NAN: not said */
    gint32 residence;             /* -1: the row names no place */
    gint32 county, neighbourhood; /* -1 unknown; from register_place */
    struct where where;           /* of the person's cell */
};

struct register_file {
    GArray *rows; /* struct register_row */
    GStringChunk *texts;
    struct residences *residences;
};

/* planned: hours of the training, NAN: not said. NULL where it cannot be used; a file with faults
 * in its rows comes, so that its places can be judged too: the caller counts the errors. */
struct register_file *register_read(const char *path, double planned,
                                    struct diagnostics *diagnostics);
void register_free(struct register_file *file);
OWN_DEFINE(register_file, register_free)

/* Turns residences into places, once they are settled. */
void register_place(struct register_file *file);

#endif
