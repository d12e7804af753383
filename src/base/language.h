/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/language.h - the languages the program itself speaks.
 *
 * Questionnaires and places may carry any languages (see text/label.h); the program's own
 * sentences exist in exactly these two, side by side in every table of texts.
 */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include <stdbool.h>

enum language { LANGUAGE_FA, LANGUAGE_EN, N_LANGUAGES };

/* "fa" or "en". */
const char *language_tag(enum language language);

/* Reads "fa", "en", "fa_IR.UTF-8", "English (en)" ...; false and *out untouched for anything else.
 */
bool language_from_tag(enum language *out, const char *tag);

/* The language for talk on the terminal: TABAVAR_LANGUAGE, else LC_ALL, LC_MESSAGES, LANG; English
 * where none of them says Persian. Never calls setlocale. */
enum language language_of_terminal(void);

#endif
