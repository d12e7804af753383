/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/person.h - what a row says about the person beside the answers: consent, sex, year of
 * birth, arm, date.
 *
 * None of it stops a run: what cannot be read is a warning, and not known.
 */
#ifndef SURVEY_PERSON_H
#define SURVEY_PERSON_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/own.h"
#include "survey/header.h"
#include "table/table.h"

struct person {
    gint8 sex;         /* code of the choice, SEX_UNKNOWN */
    gint16 birth_year; /* as written, 0 not known */
    gint16 arm;        /* -1 not known */
    gint8 wave;        /* which of the waves the form names, from 0 for the first; -1 not said */
};

struct person_reader;

/* Header, reader and diagnostics must outlive it. */
struct person_reader *person_reader_new(const struct header *header,
                                        const struct table_reader *reader,
                                        struct diagnostics *diagnostics);
void person_reader_free(struct person_reader *persons);
OWN_DEFINE(person_reader, person_reader_free)

/* True where the row's consent question is answered with the choice that means no. */
bool person_refuses(struct person_reader *persons, const struct table_row *row);

struct person person_read(struct person_reader *persons, const struct table_row *row);

/* A year of birth as people write it: Jalali 1300..1499 or Gregorian 1900..2100. 0 for anything
 * else. */
gint16 birth_year_read(const char *text, gsize length);
#define BIRTH_YEARS "1300..1499, 1900..2100"

/* First and last date of the rows read so far, ISO; NULL for none. Owned by the reader. */
const char *person_first_date(const struct person_reader *persons);
const char *person_last_date(const struct person_reader *persons);

/* After the last row: a warning where the order of day and month is not settled. */
void person_tell_dates(const struct person_reader *persons);

#endif
