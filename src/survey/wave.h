/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/wave.h - the answers of one wave, coded against the instrument.
 *
 * Column by column, person by person, as compact as a million people ask for. An answer is a code
 * of its item's range, or a kind of missing. Raw codes are kept: reversing and keying belong to
 * room score. People are numbered in the order of the file.
 */
#ifndef SURVEY_WAVE_H
#define SURVEY_WAVE_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/own.h"
#include "instrument/instrument.h"
#include "survey/places.h"

/* Codes of missing answers inside item columns; every real code is greater. The last one is
 * something that a person said. */
#define ANSWER_BLANK        ((gint16)-32768)
#define ANSWER_SKIPPED      ((gint16)-32767)
#define ANSWER_DECLINED     ((gint16)-32766)
#define ANSWER_DONT_KNOW    ((gint16)-32765)
#define ANSWER_LAST_MISSING ANSWER_DONT_KNOW

#define SEX_UNKNOWN ((gint8)-1) /* 0 is a code like any other */

/* One item's answers: whole codes; or, for a question of type decimal, exact decimals beside a
 * code that is 0 where there is an answer and an ANSWER_ kind where there is none. */
struct answers {
    gint16 *codes;
    struct decimal *decimals; /* NULL for coded items */
};

struct wave_counts {      /* what the data quality sheet tells of the rows */
    guint n_rows;         /* rows with any cell */
    guint n_no_consent;   /* rows left out because consent was refused */
    guint n_unanswered;   /* rows left out because no item was answered */
    guint n_left_out;     /* rows left out by a decision */
    guint n_rejected;     /* rows left out because a reviewer rejected them */
    guint n_copies;       /* rows left out because they repeat another one */
    guint n_broken_off;   /* people kept whose interview was not completed */
    guint n_other_digits; /* cells with Persian or Arabic digits */
    guint n_labels;       /* answers given by label */
};

struct wave {
    char *file;
    char *sha256;
    guint n_people;
    char **ids;     /* as written, trimmed */
    char **keys;    /* folded: unique within the wave */
    guint64 *lines; /* in the file */
    gint32 *county; /* place numbers, -1 unknown */
    gint32 *neighbourhood;
    gint8 *sex;                   /* code of the choice, SEX_UNKNOWN */
    gint16 *birth_year;           /* as written (Jalali or Gregorian), 0 unknown */
    gint16 *arm;                  /* -1 not said */
    gint8 *said;                  /* the wave that the form names, from 0; -1 not said */
    char *first_date, *last_date; /* ISO, NULL where there is no date column */
    struct answers *items;        /* instrument->n_items of them */
    struct wave_counts counts;
    struct wave_store *store; /* private: texts, places as written, order of people */
};

/* Reads and codes a file. NULL where it cannot be used; every fault has its diagnostic, cell by
 * cell. A map.csv beside the file is obeyed (survey/header_map.h). */
struct wave *wave_read(const char *path, const struct instrument *instrument, struct places *places,
                       struct diagnostics *diagnostics);
void wave_free(struct wave *wave);
OWN_DEFINE(wave, wave_free)

enum missing answer_missing(gint16 code); /* MISSING_NOT for a real answer */

#endif
