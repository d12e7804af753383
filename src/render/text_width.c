/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/text_width.h"

#include <math.h>
#include <string.h>

static const double PIXELS_PER_POINT = 96.0 / 72.0;
static const double BOLD = 1.16;

/* Shares of an em. Latin between Tahoma and DejaVu Sans, which LibreOffice takes in
 * its place and is a tenth wider; Arabic script as in DejaVu Sans. */
enum {
    NARROW = 31,
    SPACE = 31,
    SMALL = 57,
    DIGIT = 59,
    CAPITAL = 68,
    WIDE = 88,
    FULL = 100,
    WIDEST_BYTE = WIDE /* a letter of two bytes takes up to 120 */
};

/* Letters of the Arabic script by the room they take: within a word, and where nothing is joined
 * to their left. */
enum shape {
    SHAPE_OTHER,
    SHAPE_STROKE,
    SHAPE_TOOTH,
    SHAPE_LOOP,
    SHAPE_COMB,
    SHAPE_BOWL,
    SHAPE_TAIL
};

static const struct {
    int joined, last;
} shape_shares[] = {
    [SHAPE_OTHER] = {SMALL, SMALL}, [SHAPE_STROKE] = {28, 28}, [SHAPE_TOOTH] = {30, 78},
    [SHAPE_LOOP] = {53, 92},        [SHAPE_COMB] = {88, 120},  [SHAPE_BOWL] = {62, 65},
    [SHAPE_TAIL] = {48, 48},
};

enum { ARABIC_FIRST = 0x600, ARABIC_END = 0x700 };

static const guint8 shapes[ARABIC_END - ARABIC_FIRST] = {
    [0x27] = SHAPE_STROKE, [0x22] = SHAPE_STROKE, [0x23] = SHAPE_STROKE,
    [0x25] = SHAPE_STROKE, /* اآأإ */
    [0x28] = SHAPE_TOOTH,  [0x7E] = SHAPE_TOOTH,  [0x2A] = SHAPE_TOOTH,
    [0x2B] = SHAPE_TOOTH,  [0x46] = SHAPE_TOOTH,  [0xCC] = SHAPE_TOOTH,
    [0x26] = SHAPE_TOOTH,  [0x4A] = SHAPE_TOOTH,  [0x49] = SHAPE_TOOTH,
    [0x44] = SHAPE_TOOTH, /* بپتثنیئيىل */
    [0x41] = SHAPE_LOOP,   [0x42] = SHAPE_LOOP,   [0xA9] = SHAPE_LOOP,
    [0x43] = SHAPE_LOOP,   [0xAF] = SHAPE_LOOP, /* فقکكگ */
    [0x33] = SHAPE_COMB,   [0x34] = SHAPE_COMB,   [0x35] = SHAPE_COMB,
    [0x36] = SHAPE_COMB, /* سشصض */
    [0x2C] = SHAPE_BOWL,   [0x86] = SHAPE_BOWL,   [0x2D] = SHAPE_BOWL,
    [0x2E] = SHAPE_BOWL,   [0x37] = SHAPE_BOWL,   [0x38] = SHAPE_BOWL,
    [0x45] = SHAPE_BOWL, /* جچحخطظم */
    [0x2F] = SHAPE_TAIL,   [0x30] = SHAPE_TAIL,   [0x31] = SHAPE_TAIL,
    [0x32] = SHAPE_TAIL,   [0x98] = SHAPE_TAIL,   [0x48] = SHAPE_TAIL,
    [0x24] = SHAPE_TAIL,   [0x47] = SHAPE_TAIL,   [0x29] = SHAPE_TAIL,
    [0xC0] = SHAPE_TAIL,   [0x39] = SHAPE_TAIL,   [0x3A] = SHAPE_TAIL,
    [0x21] = SHAPE_TAIL, /* دذرزژوؤهةۀعغء */
};

#define EIGHT(share) share, share, share, share, share, share, share, share

static const guint8 ascii_shares[128] = {
    EIGHT(SMALL), EIGHT(SMALL), EIGHT(SMALL), EIGHT(SMALL), /* controls */
    SPACE,        NARROW,       SMALL,        SMALL,        SMALL,
    WIDE,         SMALL,        NARROW, /* space ! " # $ % & ' */
    NARROW,       NARROW,       SMALL,        SMALL,        NARROW,
    NARROW,       NARROW,       SMALL, /* ( ) * + , - . / */
    EIGHT(DIGIT), DIGIT,        DIGIT,        NARROW,       NARROW,
    SMALL,        SMALL,        SMALL,        SMALL, /* 0-9 : ; < = > ? */
    WIDE,         CAPITAL,      CAPITAL,      CAPITAL,      CAPITAL,
    CAPITAL,      CAPITAL,      CAPITAL, /* @ A-G */
    CAPITAL,      NARROW,       CAPITAL,      CAPITAL,      CAPITAL,
    WIDE,         CAPITAL,      CAPITAL, /* H-O */
    CAPITAL,      CAPITAL,      CAPITAL,      CAPITAL,      CAPITAL,
    CAPITAL,      CAPITAL,      WIDE, /* P-W */
    CAPITAL,      CAPITAL,      CAPITAL,      NARROW,       SMALL,
    NARROW,       SMALL,        SMALL, /* X Y Z [ \ ] ^ _ */
    SMALL,        SMALL,        SMALL,        SMALL,        SMALL,
    SMALL,        NARROW,       SMALL, /* ` a-g */
    SMALL,        NARROW,       NARROW,       SMALL,        NARROW,
    WIDE,         SMALL,        SMALL, /* h-o */
    SMALL,        SMALL,        NARROW,       SMALL,        NARROW,
    SMALL,        SMALL,        WIDE, /* p-w */
    SMALL,        SMALL,        SMALL,        SMALL,        NARROW,
    SMALL,        SMALL,        SMALL, /* x y z { | } ~ DEL */
};

static bool is_joining(gunichar letter)
{
    return letter >= ARABIC_FIRST && letter < ARABIC_END && shapes[letter - ARABIC_FIRST] != 0;
}

static int arabic_share(gunichar letter, gunichar next)
{
    enum shape shape = (enum shape)shapes[letter - ARABIC_FIRST];

    return is_joining(next) ? shape_shares[shape].joined : shape_shares[shape].last;
}

static int share(const char *at)
{
    gunichar letter = g_utf8_get_char(at);

    if (letter < 0x80)
        return ascii_shares[letter];
    if (is_joining(letter))
        return arabic_share(letter, g_utf8_get_char(g_utf8_next_char(at)));
    if (g_unichar_iszerowidth(letter) || g_unichar_type(letter) == G_UNICODE_FORMAT)
        return 0;
    if (letter >= ARABIC_FIRST && letter < ARABIC_END)
        return arabic_share(letter, g_utf8_get_char(g_utf8_next_char(at)));
    return g_unichar_iswide(letter) ? FULL : CAPITAL;
}

static double scale(const struct typeface *face)
{
    return face->points * PIXELS_PER_POINT * (face->bold ? BOLD : 1) / FULL;
}

double text_width(const char *text, const struct typeface *face)
{
    int sum = 0;

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        sum += share(at);
    return sum * scale(face);
}

guint text_lines(const char *text, const struct typeface *face, double box)
{
    double room = fmax(box / scale(face), FULL); /* in shares of an em */
    double line = 0, word = 0;
    guint n = 1;
    const char *end = text + strlen(text);

    if ((double)(end - text) * WIDEST_BYTE <= room &&
        memchr(text, '\n', (gsize)(end - text)) == NULL)
        return 1;

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        double wide = share(at);

        if (*at == '\n') {
            n++;
            line = word = 0;
            continue;
        }
        word = *at == ' ' ? 0 : word + wide;
        line += wide;
        if (line <= room || *at == ' ') /* a space may hang over the end */
            continue;
        n++;
        line = word < line ? word : wide; /* the word moves down, or is itself broken */
        word = line;
    }
    return n;
}

double column_pixels(double characters)
{
    return characters < 1 ? floor(characters * 12 + 0.5) : floor(characters * 7 + 0.5) + 5;
}
