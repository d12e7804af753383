/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/letter.h"

#include <unicode/uchar.h>

#define TABLE_END  0x0700u /* up to the end of the Arabic block */
#define HALF_SPACE 0x200C
#define KASHIDA    0x0640
#define MINUS      0x2212

static gunichar plain_form(gunichar letter)
{
    switch (letter) {
    case 0x064A: /* ي */
    case 0x0649: /* ى */
    case 0x06D0: /* ې */
    case 0x0626: /* ئ */
        return 0x06CC;
    case 0x0643: /* ك */
        return 0x06A9;
    case 0x0629: /* ة */
    case 0x06C0: /* ۀ */
    case 0x06C1: /* ہ */
    case 0x06C2: /* ۂ */
    case 0x06BE: /* ھ */
    case 0x06D5: /* ە */
        return 0x0647;
    case 0x0623: /* أ */
    case 0x0625: /* إ */
    case 0x0671: /* ٱ */
        return 0x0627;
    case 0x0624: /* ؤ */
        return 0x0648;
    case 0x06D3: /* ۓ */
        return 0x06D2;
    default:
        return letter;
    }
}

static enum letter_kind kind_of(gunichar letter)
{
    guint32 mask = U_GET_GC_MASK((UChar32)letter);

    if (letter == HALF_SPACE)
        return LETTER_HALF_SPACE;
    if ((mask & U_GC_Z_MASK) != 0 || (letter >= '\t' && letter <= '\r'))
        return LETTER_SPACE;
    if (letter == KASHIDA || (mask & (U_GC_M_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0)
        return LETTER_MARK;
    if ((mask & U_GC_P_MASK) != 0 || letter == MINUS)
        return LETTER_PUNCTUATION;
    return LETTER_ITSELF;
}

static struct letter look_up(gunichar letter)
{
    return (struct letter){.plain = plain_form(letter),
                           .digit = (gint16)u_charDigitValue((UChar32)letter),
                           .kind = (guint16)kind_of(letter)};
}

static gpointer make_table(gpointer unused)
{
    struct letter *table = g_new(struct letter, TABLE_END);

    (void)unused;
    for (gunichar letter = 0; letter < TABLE_END; letter++)
        table[letter] = look_up(letter);
    return table;
}

struct letter letter_of(gunichar letter)
{
    static GOnce once = G_ONCE_INIT;

    if (letter >= TABLE_END)
        return look_up(letter);
    return ((const struct letter *)g_once(&once, make_table, NULL))[letter];
}

gunichar letter_for_id(gunichar letter)
{
    if (letter < 0x80)
        return (gunichar)g_ascii_toupper((char)letter);
    if (letter >= 0x0600 && letter < TABLE_END)
        return letter; /* no capitals and no dashes there */
    if (letter == MINUS || (U_GET_GC_MASK((UChar32)letter) & U_GC_PD_MASK) != 0)
        return '-';
    return (gunichar)u_toupper((UChar32)letter);
}
