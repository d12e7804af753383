/* SPDX-License-Identifier: GPL-3.0-or-later */
/* instrument/sheet.h - one of the five tables on its way into the instrument.
 *
 * Cells are taken by the name of their column; what is wrong with one is added at its place, and
 * the reading goes on with a harmless value. Internal to room instrument.
 */
#ifndef INSTRUMENT_SHEET_H
#define INSTRUMENT_SHEET_H

#include "instrument/instrument.h"
#include "table/table.h"

struct sheet {
    const struct table *table;
    struct diagnostics *diagnostics;
};

struct words { /* what a message fills in; NULL from the first unused one */
    const char *text[4];
};
#define WORDS(...) ((struct words){{__VA_ARGS__}})

#define SHEET_HEADER G_MAXUINT /* in place of a row */

/* "" where the column is absent. */
const char *sheet_text(const struct sheet *sheet, guint row, const char *column);
char *sheet_copy(const struct sheet *sheet, guint row, const char *column);

void sheet_fault(const struct sheet *sheet, guint row, const char *column, enum message message,
                 struct words words);

/* Warns of columns that are in neither list and no labels; faults required ones that are missing.
 * False for the latter. */
bool sheet_columns(const struct sheet *sheet, const char *const *required,
                   const char *const *optional);

/* A name that other rows and programs refer to: a Latin letter or "_", then letters, digits and
 * "_-.". Faults anything else; the text comes back all the same. */
const char *sheet_name(const struct sheet *sheet, guint row, const char *column);

/* A cell's word as its position in a NULL-terminated list. An empty cell is `usual`, or a fault
 * where usual is -1; an unknown word is a fault. Both are then 0. */
guint sheet_word(const struct sheet *sheet, guint row, const char *column, const char *const *words,
                 int usual);

/* A number above `over` and not above `most`; NAN for an empty cell, and with a fault that says
 * `expected` for anything else. */
double sheet_number(const struct sheet *sheet, guint row, const char *column, double over,
                    double most, const char *expected);

/* All languages of one labelled column. Where some are filled in and others not: a warning. */
struct label *sheet_label(const struct sheet *sheet, guint row, const char *base);

/* Codes of the languages that have a `label` column, in their order; faults one that comes twice.
 * Free with g_ptr_array_unref. */
GPtrArray *sheet_languages(const struct sheet *sheet);

/* `;`-separated words, trimmed; never NULL. */
char **sheet_list(const struct sheet *sheet, guint row, const char *column);

#endif
