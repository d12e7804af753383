/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/person_code.h - the code that people make of what they know by heart.
 *
 * Day of birth in the Jalali month, first letters of the mother's name, the father's name and the
 * place of birth, number of older brothers and sisters. It stands in for a card number that is not
 * there: survey/code_match.h. A part that is not known is no part of a match.
 */
#ifndef SURVEY_PERSON_CODE_H
#define SURVEY_PERSON_CODE_H

#include <glib.h>
#include <stdbool.h>

#include "survey/header.h"
#include "table/table.h"

enum code_part { CODE_DAY, CODE_MOTHER, CODE_FATHER, CODE_SIBLINGS, CODE_BIRTHPLACE, N_CODE_PARTS };

enum code_use {
    CODE_BESIDE_CARD, /* the person has a card number, and goes by it */
    CODE_FOR_CARD,    /* the person goes by the code */
    CODE_SET_ASIDE    /* nobody can be matched with the person */
};

#define CODE_UNKNOWN ((gint32)-1)

struct person_code {
    gint32 parts[N_CODE_PARTS]; /* day 1..31, siblings 0..9, folded letters; CODE_UNKNOWN */
    guint8 use;                 /* enum code_use */
    bool is_shared;             /* somebody else of the wave and place has the same code */
};

enum role code_part_role(enum code_part part);

/* True where all five questions have a column. */
bool codes_are_asked(const struct header *header);

/* The parts of a row; what is written and cannot be read is a warning, and not known. Only for a
 * header with all five. A letter stands alone: of a whole name nobody asked. آ is the letter ا, as
 * is ئ, with which Kurdish begins a vowel, and its name, الف. */
void person_code_read(struct person_code *code, const struct header *header,
                      const struct table_reader *reader, const struct table_row *row,
                      struct diagnostics *diagnostics);

bool person_code_is_whole(const struct person_code *code);

/* Parts that are not known to be the same, 0..5: they differ, or one of them is not known. The
 * first of them is *part (may be NULL). */
guint person_codes_apart(enum code_part *part, const struct person_code *a,
                         const struct person_code *b);

/* A part as it is written in a cell: "05", "م", "3"; "?" where it is not known. Caller frees. */
char *person_code_part_text(const struct person_code *code, enum code_part part);

/* "05-م-ر-3-ا"; caller frees. */
char *person_code_text(const struct person_code *code);

#endif
