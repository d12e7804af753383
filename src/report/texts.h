/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/texts.h - every sentence and label of the workbooks, in both languages.
 *
 * One row a text, in report/texts.def. {1}..{4} are filled with words and with numbers that
 * report/numeral.h has put in the reader's digits; each language may order them as it needs.
 */
#ifndef REPORT_TEXTS_H
#define REPORT_TEXTS_H

#include <glib.h>
#include <stdarg.h>

#include "base/language.h"

enum text {
#define TEXT(id, en, fa) TEXT_##id,
#include "report/texts.def"
#undef TEXT
    N_TEXTS
};

/* The text as it stands in the table, with its placeholders. */
const char *text_get(enum text text, enum language language);

/* The text with {1}, {2} ... replaced by the words that follow, closed by NULL. A placeholder
 * without a word is our bug (asserted). Words are not searched for placeholders. Caller frees. */
char *text_fill(enum text text, enum language language, ...) G_GNUC_NULL_TERMINATED;
char *text_fill_words(enum text text, enum language language, const char *const *words);
char *text_fill_list(enum text text, enum language language, va_list words);

/* "A, B and C"; "" for no words. Elements: char *. Caller frees. */
char *text_join(GPtrArray *words, enum language language);

#endif
