/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/numeral.h"

#include <math.h>
#include <string.h>

#include "report/texts.h"
#include "text/persian.h"

#define LEFT_TO_RIGHT_MARK "\xE2\x80\x8E"

enum { NUMERAL_BYTES = 64 };

static const struct {
    const char *format;
    bool is_signed;
} FORMS[] = {
    [NUMBER_COUNT] = {"%.0f", false},       [NUMBER_SCORE] = {"%.1f", false},
    [NUMBER_CHANGE] = {"%.1f", true},       [NUMBER_POINTS] = {"%.2f", false},
    [NUMBER_POINTS_DIFF] = {"%.2f", true},  [NUMBER_EFFECT] = {"%.2f", true},
    [NUMBER_COEFFICIENT] = {"%.2f", false}, [NUMBER_P] = {"%.3f", false},
    [NUMBER_SHARE] = {"%.0f", false},       [NUMBER_DF] = {"%.1f", false},
    [NUMBER_HOURS] = {"%.1f", false},       [NUMBER_EXACT] = {"%.6g", false},
};

/* Halves go up, as in the cells: 77.25 is 77.3 there and here. */
static const double NUDGE = 1 + 1e-15;

static bool is_zero_as_shown(const char *digits)
{
    return digits[strspn(digits, "-0.")] == '\0';
}

/* ASCII: sign and digits as shown. */
static char *plain(double value, enum number_kind kind)
{
    char digits[NUMERAL_BYTES];
    const char *sign = "";

    g_ascii_formatd(digits, sizeof digits, FORMS[kind].format, fabs(value) * NUDGE);
    if (!is_zero_as_shown(digits) && value < 0)
        sign = "-";
    else if (!is_zero_as_shown(digits) && FORMS[kind].is_signed)
        sign = "+";
    if (kind == NUMBER_HOURS && g_str_has_suffix(digits, ".0"))
        digits[strlen(digits) - 2] = '\0';
    return g_strconcat(sign, digits, NULL);
}

static char *in_digits(const char *ascii, enum language language, bool with_persian_digits)
{
    bool has_sign = ascii[0] == '-' || ascii[0] == '+';
    g_autofree char *digits = NULL;

    if (language != LANGUAGE_FA)
        return g_strdup(ascii);
    digits = with_persian_digits ? persian_digits(ascii) : g_strdup(ascii);
    return g_strconcat(has_sign ? LEFT_TO_RIGHT_MARK : "", digits, NULL);
}

char *numeral(double value, enum number_kind kind, enum language language, bool with_persian_digits)
{
    bool is_tiny = kind == NUMBER_P && value < 0.001;
    double shown = is_tiny ? 0.001 : kind == NUMBER_SHARE ? 100 * value : value;
    g_autofree char *ascii = NULL;
    g_autofree char *digits = NULL;

    g_assert(isfinite(value));
    ascii = plain(shown, kind);
    digits = in_digits(ascii, language, with_persian_digits);
    if (is_tiny)
        return text_fill(TEXT_P_BELOW, language, digits, NULL);
    if (kind == NUMBER_SHARE)
        return text_fill(TEXT_PERCENT, language, digits, NULL);
    return g_steal_pointer(&digits);
}

char *numeral_latin(const char *text)
{
    GString *out = g_string_new(NULL);

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);

        if (letter >= 0x06F0 && letter <= 0x06F9)
            g_string_append_c(out, (char)('0' + (letter - 0x06F0)));
        else if (letter == 0x066B)
            g_string_append_c(out, '.');
        else
            g_string_append_unichar(out, letter);
    }
    return g_string_free(out, FALSE);
}
