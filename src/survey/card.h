/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/card.h - the printed card number NN-PPP-C.
 *
 * Neighbourhood (2 or more digits), serial (3 or more), check digit. The check digit is Damm's: it
 * catches every single wrong digit and every swap of two neighbours. Source: Damm 2004, Total
 * anti-symmetrische Quasigruppen, Marburg; the table is the order-10 quasigroup published there.
 */
#ifndef SURVEY_CARD_H
#define SURVEY_CARD_H

#include <glib.h>
#include <stdbool.h>

/* Check digit 0..9 over the ASCII digits in a text; other characters are passed over. */
guint card_check_digit(const char *digits);

/* "07-012-3": caller frees. */
char *card_number(guint neighbourhood, guint serial);

/* True for the form NN-PPP-C (ASCII digits) with the right check digit. */
bool card_is_valid(const char *text);

#endif
