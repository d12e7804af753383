/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/residence.h - where people say they live, as written, until it is settled.
 *
 * A file has few different places and many people, so each different writing of county and
 * neighbourhood is kept once, with where it stands first. Files are read side by side; the list of
 * places is asked, and grows, only afterwards and in an order that no timing and no order of rows
 * changes.
 */
#ifndef SURVEY_RESIDENCE_H
#define SURVEY_RESIDENCE_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/own.h"
#include "survey/places.h"

struct residence {
    const char *county, *neighbourhood; /* as written, trimmed; "" for none */
    guint64 line, record;               /* of the first row */
    GArray *others;                     /* guint64: records of the others; NULL for none */
    guint n_people;
    gint32 county_number, neighbourhood_number; /* -1 unknown; once settled */
};

struct residences;

/* Columns as in struct where (from 1; 0: the file has none) with their names. */
struct residences *residences_new(const char *file, guint county_column, const char *county_name,
                                  guint neighbourhood_column, const char *neighbourhood_name);
void residences_free(struct residences *residences);
OWN_DEFINE(residences, residences_free)

/* The number of a residence, new or known; one more person has it. */
gint32 residences_add(struct residences *residences, const char *county, gsize county_length,
                      const char *neighbourhood, gsize neighbourhood_length, guint64 line,
                      guint64 record);

const struct residence *residences_nth(const struct residences *residences, gint32 number);

/* Finds the place of every residence of some files; places that are not declared grow. What
 * declared places refuse is an error at the first row that says it, and is kept for the others
 * (struct diagnostic, also). */
void residences_settle(struct residences *const *files, guint n_files, struct places *places,
                       struct diagnostics *diagnostics);

#endif
