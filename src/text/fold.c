/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/fold.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "text/letter.h"

enum style { STYLE_CLOSE, STYLE_SPACED, STYLE_ID };

enum part { PART_NOTHING, PART_GAP, PART_LETTER };

#define HALF_SPACE 0x200C
#define MINUS      0x2212
#define THOUSANDS  0x066C /* ٬, easily typed for the decimal mark ٫ */

/* One folded text in the making; out is large enough from the start. */
struct folding {
    char *out;
    gsize n;
    enum style style;
    bool has_gap;     /* spaces or punctuation since the last letter */
    bool has_minus;   /* that gap is one minus at the very beginning */
    bool after_digit; /* the last letter was a digit */
};

static enum part part_of(enum letter_kind kind, enum style style)
{
    switch (kind) {
    case LETTER_ITSELF:
        return PART_LETTER;
    case LETTER_SPACE:
        return style == STYLE_ID ? PART_NOTHING : PART_GAP;
    case LETTER_HALF_SPACE:
        return style == STYLE_SPACED ? PART_GAP : PART_NOTHING;
    case LETTER_PUNCTUATION:
        return style == STYLE_ID ? PART_LETTER : PART_GAP;
    case LETTER_MARK:
    default:
        return PART_NOTHING;
    }
}

static void append(struct folding *folding, gunichar letter)
{
    if (letter < 0x80)
        folding->out[folding->n++] = (char)letter;
    else
        folding->n += (gsize)g_unichar_to_utf8(letter, folding->out + folding->n);
}

static void take_gap(struct folding *folding, gunichar letter)
{
    folding->has_minus = folding->n == 0 && !folding->has_gap && (letter == '-' || letter == MINUS);
    folding->has_gap = true;
}

/* What stands between the letters before a gap and a letter after it. */
static void close_gap(struct folding *folding, bool is_digit)
{
    if (folding->n == 0) {
        if (folding->has_minus && is_digit)
            append(folding, '-');
    } else if (folding->style == STYLE_SPACED || (folding->after_digit && is_digit)) {
        append(folding, ' ');
    }
    folding->has_gap = false;
}

static void take_letter(struct folding *folding, struct letter letter)
{
    bool is_digit = letter.digit >= 0;

    if (folding->has_gap)
        close_gap(folding, is_digit);
    folding->after_digit = is_digit;
    if (is_digit)
        letter.plain = (gunichar)('0' + letter.digit);
    append(folding, folding->style == STYLE_ID ? letter_for_id(letter.plain) : letter.plain);
}

static void take(struct folding *folding, gunichar code)
{
    struct letter letter = letter_of(code);
    enum part part = part_of((enum letter_kind)letter.kind, folding->style);

    if (part == PART_GAP)
        take_gap(folding, code);
    else if (part == PART_LETTER)
        take_letter(folding, letter);
}

static bool continues(guchar byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Bytes of a letter that needs no normalising in any company, 0 for others: ASCII, the Arabic
 * block, half-spaces and direction marks. Of the Arabic block, madda and hamza below (U+0653,
 * U+0655) make another letter of the one before them and U+0675..0678 are two letters each; the
 * hamza above (U+0654) joins as well, but what it makes has the plain form of the letter without
 * it. */
static gsize length_of_stable(const guchar *at)
{
    if (at[0] < 0x80)
        return 1;
    if (at[0] >= 0xD8 && at[0] <= 0xDB && continues(at[1])) {
        bool is_joined =
            at[0] == 0xD9 && (at[1] == 0x93 || at[1] == 0x95 || (at[1] >= 0xB5 && at[1] <= 0xB8));
        return is_joined ? 0 : 2;
    }
    if (at[0] == 0xE2 && at[1] == 0x80 && at[2] >= 0x8C && at[2] <= 0x8F)
        return 3;
    return 0;
}

static bool needs_no_icu(const char *text)
{
    const guchar *at = (const guchar *)text;

    while (*at != '\0') {
        gsize length = length_of_stable(at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

static void fold_utf8(struct folding *folding, const char *text)
{
    for (; *text != '\0'; text += g_utf8_skip[(guchar)*text]) {
        if ((guchar)*text < 0x80)
            take(folding, (guchar)g_ascii_tolower(*text));
        else
            take(folding, g_utf8_get_char(text));
    }
}

/* The text in UTF-16; half-spaces, which the normaliser removes, as spaces where they count. */
static UChar *utf16_of(const char *text, enum style style, int32_t *n)
{
    gsize length = strlen(text);
    UChar *units = g_new(UChar, length + 1);
    UErrorCode status = U_ZERO_ERROR;

    u_strFromUTF8WithSub(units, (int32_t)length + 1, n, text, (int32_t)length, 0xFFFD, NULL,
                         &status);
    g_assert(U_SUCCESS(status));
    for (int32_t i = 0; style == STYLE_SPACED && i < *n; i++)
        if (units[i] == HALF_SPACE)
            units[i] = ' ';
    return units;
}

static UChar *normalised(const UChar *units, int32_t *n)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCCasefoldInstance(&status);
    int32_t size = *n * 2 + 32;
    UChar *out = g_new(UChar, (gsize)size);
    int32_t length = unorm2_normalize(nfkc, units, *n, out, size, &status);

    if (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        out = g_renew(UChar, out, (gsize)length);
        length = unorm2_normalize(nfkc, units, *n, out, length, &status);
    }
    g_assert(U_SUCCESS(status));
    *n = length;
    return out;
}

static char *fold_with_icu(struct folding *folding, const char *text)
{
    int32_t n;
    g_autofree UChar *units = utf16_of(text, folding->style, &n);
    g_autofree UChar *folded = normalised(units, &n);
    g_autofree char *utf8 = g_utf16_to_utf8(folded, n, NULL, NULL, NULL);

    g_assert(utf8 != NULL);
    folding->out =
        g_malloc(strlen(utf8) * 2 + 2); /* a capital can be longer than its small letter */
    fold_utf8(folding, utf8);
    folding->out[folding->n] = '\0';
    return folding->out;
}

/* Most headers, codes and ids: ASCII letters and digits; the dashes of ids stay as they are. */
static bool is_plain(const char *text, enum style style)
{
    while (g_ascii_isalnum(*text) || (*text == '-' && style == STYLE_ID))
        text++;
    return *text == '\0';
}

static char *fold_plain(const char *text, enum style style)
{
    return style == STYLE_ID ? g_ascii_strup(text, -1) : g_ascii_strdown(text, -1);
}

static char *fold(const char *text, enum style style)
{
    struct folding folding = {.style = style};

    if (is_plain(text, style))
        return fold_plain(text, style);
    if (!needs_no_icu(text))
        return fold_with_icu(&folding, text);
    folding.out = g_malloc(strlen(text) + 1);
    fold_utf8(&folding, text);
    folding.out[folding.n] = '\0';
    return folding.out;
}

char *text_fold(const char *text)
{
    return fold(text, STYLE_CLOSE);
}

char *text_fold_spaced(const char *text)
{
    return fold(text, STYLE_SPACED);
}

char *text_fold_id(const char *text)
{
    return fold(text, STYLE_ID);
}

bool text_is_folded_id(const char *text)
{
    while (g_ascii_isdigit(*text) || g_ascii_isupper(*text) || *text == '-')
        text++;
    return *text == '\0';
}

/* Appends a letter of a number as decimal_parse wants it; false where out is full. */
static bool append_of_number(char *out, gsize size, gsize *n, gunichar letter)
{
    struct letter known = letter_of(letter);
    char utf8[6];
    gint length;

    if (letter == THOUSANDS || (known.kind == LETTER_MARK && !g_unichar_iscntrl(letter)))
        return true;
    if (known.digit >= 0)
        letter = (gunichar)('0' + known.digit);
    else if (letter == 0x066B)
        letter = '.';
    else if (letter == MINUS)
        letter = '-';
    if (*n == 0 && g_unichar_isspace(letter))
        return true;
    length = g_unichar_to_utf8(letter, utf8);
    if (*n + (gsize)length >= size)
        return false;
    memcpy(out + *n, utf8, (gsize)length);
    *n += (gsize)length;
    return true;
}

/* True where a mark of thousands stands as it must: behind a digit and before just three. */
static bool parts_thousands(char before, const char *after, const char *end)
{
    guint n = 0;

    while (after < end && n <= 3 &&
           g_unichar_isdigit(g_utf8_get_char_validated(after, end - after))) {
        after += g_utf8_skip[(guchar)*after];
        n++;
    }
    return g_ascii_isdigit(before) && n == 3;
}

static gsize without_spaces_at_end(const char *out, gsize n)
{
    const char *letter = g_utf8_find_prev_char(out, out + n);

    while (letter != NULL && g_unichar_isspace(g_utf8_get_char(letter))) {
        n = (gsize)(letter - out);
        letter = g_utf8_find_prev_char(out, letter);
    }
    return n;
}

bool text_fold_number(char *out, gsize size, const char *text, gsize length)
{
    const char *end = text + length;
    gsize n = 0;

    while (end > text && g_ascii_isspace(end[-1])) /* padding needs no room in out */
        end--;
    while (text < end) {
        gunichar letter = g_utf8_get_char_validated(text, end - text);
        if (letter == (gunichar)-1 || letter == (gunichar)-2 ||
            !append_of_number(out, size, &n, letter))
            return false;
        text += g_utf8_skip[(guchar)*text];
        if (letter == THOUSANDS && !parts_thousands(n > 0 ? out[n - 1] : '\0', text, end))
            return false;
    }
    if (size == 0)
        return false;
    out[without_spaces_at_end(out, n)] = '\0';
    return true;
}
