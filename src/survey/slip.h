/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/slip.h - one slip of the pen between two numbers of people.
 *
 * Numbers are keys as text_fold_id makes them: digits, letter case and invisible marks make no
 * difference any more.
 */
#ifndef SURVEY_SLIP_H
#define SURVEY_SLIP_H

#include <glib.h>

enum slip {
    SLIP_NONE,  /* more than one slip, or equal */
    SLIP_ZEROS, /* leading zeros of a run of digits: 0012 and 12, as Excel leaves them */
    SLIP_ALIKE, /* letters taken for digits, or Cyrillic for Latin: O12 and 012 */
    SLIP_MARKS, /* dashes and other marks: 07-012-3 and 070123 */
    /* In numbers of three letters or more: */
    SLIP_SWAP,   /* two neighbours changed places */
    SLIP_LETTER, /* one letter or digit is another one */
    SLIP_LOST,   /* one letter or digit too many or too few */
};

enum slip slip_between(const char *a, const char *b);

/* Two numbers with a slip between them have one of these keys in common (the reverse does not hold:
 * ask slip_between). None for more than SLIP_BYTES_MOST bytes: no card has such a number, and the
 * keys take its length squared. Caller frees both levels. */
#define SLIP_BYTES_MOST 128u
char **slip_keys(const char *number);

#endif
