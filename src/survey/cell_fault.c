/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/cell_fault.h"

#include <string.h>

#include "text/fold.h"
#include "text/persian.h"

#define DIGITS       "0123456789"
#define FIRST_SERIAL 36526 /* Excel's number of 2000-01-01 */
#define LAST_SERIAL  73050 /* and of 2099-12-31 */

bool cell_is_excel_error(const char *text)
{
    static const char *const ERRORS[] = {"#REF!",   "#N/A",  "#VALUE!", "#NAME?",
                                         "#DIV/0!", "#NUM!", "#SPILL!", NULL};

    return g_strv_contains(ERRORS, text) ||
           (text[0] == '#' && text[1] == '#' && text[strspn(text, "#")] == '\0');
}

static bool is_month(const char *text)
{
    static const char *const MONTHS[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};

    for (gsize i = 0; i < G_N_ELEMENTS(MONTHS); i++)
        if (g_ascii_strcasecmp(text, MONTHS[i]) == 0)
            return true;
    return false;
}

static bool is_number(const char *text)
{
    return *text != '\0' && strlen(text) <= 4 && text[strspn(text, DIGITS)] == '\0';
}

/* "1-Mar" and "Mar-01" of 1-3 and 3-1, or a whole date. */
static bool is_date(const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "-", 3);
    g_autofree char *iso = date_to_iso(text);

    if (iso != NULL)
        return true;
    return g_strv_length(parts) == 2 && ((is_number(parts[0]) && is_month(parts[1])) ||
                                         (is_month(parts[0]) && is_number(parts[1])));
}

/* A date that lost its format: 45658. */
static bool is_serial(const char *text)
{
    gint64 number;

    return strlen(text) == 5 && text[strspn(text, DIGITS)] == '\0' &&
           decimal_parse_integer(&number, text, 5, FIRST_SERIAL, LAST_SERIAL);
}

bool cell_is_shortened_number(const char *text)
{
    const char *p = text + strspn(text, DIGITS);

    if (p == text)
        return false;
    if (*p == '.' || *p == ',')
        p += 1 + strspn(p + 1, DIGITS);
    return (*p == 'E' || *p == 'e') && p[1] == '+' && p[2] != '\0' &&
           p[2 + strspn(p + 2, DIGITS)] == '\0';
}

static bool is_two_answers(const char *text, struct answer_coder *coder)
{
    g_auto(GStrv) parts = g_strsplit_set(text, " ,;/+&-", -1);
    guint n = 0;

    for (guint i = 0; parts[i] != NULL; i++) {
        struct answer answer;
        if (*parts[i] == '\0')
            continue;
        if (!answer_read(&answer, coder, parts[i], strlen(parts[i])))
            return false;
        n++;
    }
    return n > 1;
}

enum cell_fault cell_fault_of(const char *text, struct answer_coder *coder)
{
    g_autofree char *bare = g_strstrip(g_strdup(text));
    char number[64];

    if (cell_is_excel_error(bare) || is_date(bare) || is_serial(bare) ||
        cell_is_shortened_number(bare))
        return CELL_EXCEL;
    if (text_fold_number(number, sizeof number, bare, strlen(bare)) &&
        is_two_answers(number, coder))
        return CELL_TWO_ANSWERS;
    return CELL_OTHER;
}
