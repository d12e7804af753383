/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text/letter.h - what one letter means for matching: its class, its digit, its plain form. */
#ifndef TEXT_LETTER_H
#define TEXT_LETTER_H

#include <glib.h>

enum letter_kind {
    LETTER_ITSELF,     /* letters, digits and signs such as < + = */
    LETTER_MARK,       /* vowel marks, kashida, direction marks, control characters: nothing */
    LETTER_SPACE,      /* of every width, tabs and line breaks */
    LETTER_HALF_SPACE, /* U+200C */
    LETTER_PUNCTUATION /* and the minus sign */
};

struct letter {
    gunichar plain; /* one form for the letters that keyboards write in several: ي -> ی */
    gint16 digit;   /* 0..9 of any script, -1 for others */
    guint16 kind;   /* enum letter_kind */
};

/* By Unicode's classes, as ICU knows them; a table for ASCII, Latin and the Arabic block. */
struct letter letter_of(gunichar letter);

/* Capital letter, and every kind of dash as "-". */
gunichar letter_for_id(gunichar letter);

#endif
