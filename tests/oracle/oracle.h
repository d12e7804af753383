/* SPDX-License-Identifier: GPL-3.0-or-later */
/* oracle.h - a set of reference values: real data and what another program makes of them.
 *
 * A set is a folder with
 *   pre.csv, post.csv   id, county, neighbourhood, perhaps arm, items (post.csv may be absent)
 *   register.csv        person, county, neighbourhood, hours (may be absent)
 *   key.csv             item, scale, reverse, min, max, correct, missing_codes (divided by ;), and
 *                       missing_kind (blank where there is no such column)
 *   scales.csv          scale, type (likert, knowledge), direction, min_answered (a share); and,
 *                       where they are not the usual ones, method, primary, reliability,
 *                       smallest_change
 *   person.csv          id, wave, score_SCALE ...
 * and one of, or both
 *   expected.json       the values, by scale; PATHS in oracle_paths.c says where
 *   results.csv, items.csv   rows as the program writes them (without track, with group where there
 *                       is one); those of
 *                       the set are held, value or reason, whatever else there is
 */
#ifndef TESTS_ORACLE_H
#define TESTS_ORACLE_H

#include <glib.h>
#include <json-glib/json-glib.h>
#include <stdbool.h>

#include "study/statistic.h"
#include "table/table.h"

/* ---- oracle_input.c: a set as the program takes it ---- */

/* Writes DIR/instrument and DIR/programme.ini, copies the waves and the register into DIR. False
 * with words on what is wrong. */
bool oracle_prepare(const char *set, const char *dir, GError **error);

/* A CSV of a set, or NULL where it is not there. */
struct table *oracle_table(const char *folder, const char *file);

/* ---- oracle_paths.c: where expected.json has a statistic ---- */

/* Expected value and how near it must be; NAN: the set does not say. */
struct expectation {
    double value;
    double tolerance; /* relative */
};

/* scale: the member of "scales"; wave STUDY_PRE, STUDY_POST or STUDY_CHANGE, province level. */
struct expectation oracle_expects(JsonObject *scale, enum study_wave wave,
                                  enum statistic statistic);

/* The number at "a/b[0]/c" below an object, NAN where there is none. Members may hold any letter
 * but / and [. */
double oracle_number(JsonObject *object, const char *path);
JsonObject *oracle_object(JsonObject *object, const char *path);
JsonArray *oracle_array(JsonObject *object, const char *path);

/* ---- oracle_compare.c: results held against a set ---- */

struct tally; /* worst difference by statistic, over all sets */

struct tally *tally_new(void);
void tally_free(struct tally *tally);

/* folder: the evaluator's files of an analysis. False where a set cannot be read. */
bool oracle_compare(struct tally *tally, const char *set, const char *folder, GError **error);

/* Prints the table to stdout; true where everything was there and near enough. */
bool tally_print(const struct tally *tally);

#endif
