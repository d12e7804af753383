/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/number.h"

#include <math.h>
#include <string.h>

#include "render/render.h"
#include "text/persian.h"

#define PERSIAN_SECTION "[$-3000429]"
#define NO_NUMBER       "—"

enum { BUFFER = 64, LONGEST = 400 /* of %f: 309 digits and the decimals */ };

/* A spreadsheet rounds the decimal number it shows, C the binary one: 8.25 is +8.3 there and 8.2
 * here. A nudge of half a unit in the 15th digit makes them agree. */
static const double NUDGE = 1 + 1e-15;
static const double COMMAS_FROM = 10000;
static const double P_SHOWN_FROM = 0.001;

enum form { FORM_FIXED, FORM_COUNT, FORM_P, FORM_EXACT };

static const struct shape {
    enum form form;
    int decimals;
    const char *plus, *unit;
    double factor; /* shown = factor x value */
} shapes[] = {
    [NUMBER_COUNT] = {FORM_COUNT, 0, "", "", 1},        /* 22; 12,345 */
    [NUMBER_SCORE] = {FORM_FIXED, 1, "", "", 1},        /* 58.4 */
    [NUMBER_CHANGE] = {FORM_FIXED, 1, "+", "", 1},      /* +8.5 */
    [NUMBER_POINTS] = {FORM_FIXED, 2, "", "", 1},       /* 3.41 */
    [NUMBER_POINTS_DIFF] = {FORM_FIXED, 2, "+", "", 1}, /* +0.34 */
    [NUMBER_EFFECT] = {FORM_FIXED, 2, "+", "", 1},      /* +0.52 */
    [NUMBER_COEFFICIENT] = {FORM_FIXED, 2, "", "", 1},  /* 0.83 */
    [NUMBER_P] = {FORM_P, 3, "", "", 1},                /* 0.014, <0.001 */
    [NUMBER_SHARE] = {FORM_FIXED, 0, "", "%", 100},     /* 88% */
    [NUMBER_DF] = {FORM_FIXED, 1, "", "", 1},           /* 24.1 */
    [NUMBER_HOURS] = {FORM_FIXED, 1, "", "", 1},        /* 54.5 */
    [NUMBER_EXACT] = {FORM_EXACT, 0, "", "", 1},        /* 0.0123457 */
};

static char *in_digits(const char *latin, bool persian)
{
    g_autofree char *digits = NULL;
    g_auto(GStrv) groups = NULL;

    if (!persian)
        return g_strdup(latin);
    digits = persian_digits(latin);
    groups = g_strsplit(digits, ",", -1);
    return g_strjoinv("٬", groups);
}

static char *fixed(double value, int decimals)
{
    char code[8], digits[LONGEST];

    g_snprintf(code, sizeof code, "%%.%df", decimals);
    return g_strdup(g_ascii_formatd(digits, sizeof digits, code, fabs(value) * NUDGE));
}

/* Sign, digits and unit; what rounds to zero has no sign. */
static char *fixed_text(double value, const struct shape *shape)
{
    g_autofree char *digits = fixed(value * shape->factor, shape->decimals);
    bool zero = strspn(digits, "0.") == strlen(digits);
    const char *sign = zero ? "" : value < 0 ? "-" : shape->plus;

    return g_strconcat(sign, digits, shape->unit, NULL);
}

static char *count_text(double value)
{
    g_autofree char *digits = fixed(value, 0);
    g_autoptr(GString) text = g_string_new(value < 0 && strcmp(digits, "0") != 0 ? "-" : "");
    gsize n = strlen(digits);

    for (gsize i = 0; i < n; i++) {
        if (value >= COMMAS_FROM && i > 0 && (n - i) % 3 == 0)
            g_string_append_c(text, ',');
        g_string_append_c(text, digits[i]);
    }
    return g_strdup(text->str);
}

static char *exact_text(double value)
{
    char digits[BUFFER];
    bool whole = value == trunc(value) && fabs(value) < 1e15; /* exact: no rounding is meant */

    if (whole)
        return g_strdup(g_ascii_formatd(digits, sizeof digits, "%.0f", value + 0.0));
    return g_strdup(g_ascii_formatd(digits, sizeof digits, "%.6G", value * NUDGE));
}

static char *latin_text(double value, enum number_kind kind)
{
    switch (shapes[kind].form) {
    case FORM_COUNT:
        return count_text(value);
    case FORM_P:
        return value < P_SHOWN_FROM ? g_strdup("<0.001") : fixed(value, shapes[kind].decimals);
    case FORM_EXACT:
        return exact_text(value);
    case FORM_FIXED:
        break;
    }
    return fixed_text(value, &shapes[kind]);
}

char *render_number(double value, enum number_kind kind, bool persian_digits_wanted)
{
    g_autofree char *latin = NULL;

    g_assert((gsize)kind < G_N_ELEMENTS(shapes));
    if (!isfinite(value))
        return g_strdup(NO_NUMBER);
    latin = latin_text(value, kind);
    return in_digits(latin, persian_digits_wanted);
}

/* "0.00" for 2. */
static char *zeros(int decimals)
{
    return decimals == 0 ? g_strdup("0") : g_strdup_printf("0.%0*d", decimals, 0);
}

static char *decimal_code(double value)
{
    char digits[BUFFER];

    return g_strdup(g_ascii_formatd(digits, sizeof digits, "%.15g", value));
}

/* [>=0.05]+0.0;[<=-0.05]-0.0;"0.0": the third section takes what rounds to zero, so that neither
 * "+0.0" nor "-0.0" is ever shown. */
static char *fixed_format(const struct shape *shape, bool persian)
{
    const char *code = persian ? PERSIAN_SECTION : "";
    g_autofree char *half = decimal_code(0.5 * pow(10, -shape->decimals) / shape->factor);
    g_autofree char *digits = zeros(shape->decimals);
    g_autofree char *zero = in_digits(digits, persian);

    return g_strdup_printf("[>=%s]%s%s%s%s;[<=-%s]%s-%s%s;%s\"%s%s\"", half, code, shape->plus,
                           digits, shape->unit, half, code, digits, shape->unit, code, zero,
                           shape->unit);
}

static char *exact_format(double value, bool persian)
{
    const char *code = persian ? PERSIAN_SECTION : "";
    g_autofree char *text = exact_text(value);
    const char *exponent = strchr(text, 'E');
    const char *point = strchr(text, '.');
    const char *end = exponent != NULL ? exponent : text + strlen(text);
    g_autofree char *digits = zeros(point != NULL ? (int)(end - point - 1) : 0);

    return g_strconcat(code, digits, exponent != NULL ? "E+00" : "", NULL);
}

char *number_format(double value, enum number_kind kind, bool persian)
{
    const char *code = persian ? PERSIAN_SECTION : "";
    g_autofree char *low_p = in_digits("0.001", persian);

    g_assert((gsize)kind < G_N_ELEMENTS(shapes));
    switch (shapes[kind].form) {
    case FORM_COUNT:
        return g_strdup_printf("[>=%.0f]%s#,##0;[<0]%s-0;%s0", COMMAS_FROM, code, code, code);
    case FORM_P:
        return g_strdup_printf("[<0.001]%s\"<%s\";%s0.000", code, low_p, code);
    case FORM_EXACT:
        return exact_format(value, persian);
    case FORM_FIXED:
        break;
    }
    return fixed_format(&shapes[kind], persian);
}

char *number_axis_format(int decimals, double hide_below, double hide_above, bool persian)
{
    const char *code = persian ? PERSIAN_SECTION : "";
    g_autofree char *digits = zeros(decimals);
    g_autofree char *edge = decimal_code(isfinite(hide_below) ? hide_below : hide_above);

    if (!isfinite(hide_below) && !isfinite(hide_above))
        return g_strdup_printf("%s%s", code, digits);
    return g_strdup_printf("[%s%s]%s\"\";[<0]%s-%s;%s%s", isfinite(hide_below) ? "<" : ">", edge,
                           code, code, digits, code, digits);
}
