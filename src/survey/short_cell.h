/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/short_cell.h - cells of at most two ASCII digits, which are nearly all of a file of
 * answers.
 *
 * Each has a place in a small table, which is found without a branch: cells of none, one and two
 * digits follow each other in no order, and a processor that has to guess each length takes longer
 * over its wrong guesses than over the reading.
 */
#ifndef SURVEY_SHORT_CELL_H
#define SURVEY_SHORT_CELL_H

#include <glib.h>

/* Places: 0..9 of one digit, 10 of any other cell, 11 of the empty one, from 12 on of two bytes (in
 * elevens: 0..9 of a digit, 10 of any other byte). */
#define SHORT_CELLS        133u
#define SHORT_CELL_OTHER   10u
#define SHORT_CELL_UNKNOWN G_MAXINT16 /* no code has been learnt for the place */

static inline guint short_cell_digit(char byte)
{
    return MIN((guint)(guchar)(byte - '0'), 10u);
}

/* text has a NUL at length. */
static inline guint short_cell_place(const char *text, gsize length)
{
    guint first = short_cell_digit(text[0]);
    guint second = short_cell_digit(text[length > 1]);
    guint place = first + (guint)(length == 0) + (guint)(length > 1) * (12u + 10u * first + second);

    return length > 2 ? SHORT_CELL_OTHER : place;
}

/* Nothing is learnt yet. */
void short_cells_forget(gint16 codes[SHORT_CELLS]);

/* Remembers the code of a cell, where it is a short one. Learning SHORT_CELL_UNKNOWN is learning
 * nothing. */
void short_cell_learn(gint16 codes[SHORT_CELLS], const char *text, gsize length, gint16 code);

#endif
