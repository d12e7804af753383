/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates of persian.h. */
#include "text/persian.h"

#include <string.h>
#include <unicode/ucal.h>

#include "text/fold.h"

enum { FIRST_YEAR = 1300, LAST_YEAR = 1499 };

static void close_calendar(gpointer calendar)
{
    ucal_close(calendar);
}

static UCalendar *open_calendar(const char *locale)
{
    static const UChar UTC[] = {'U', 'T', 'C', 0};
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open(UTC, -1, locale, UCAL_TRADITIONAL, &status);

    g_assert(U_SUCCESS(status));
    ucal_setAttribute(calendar, UCAL_LENIENT,
                      0); /* the 31st of Mehr is an error, not the 1st of Aban */
    return calendar;
}

/* ICU's calendars are not for two threads at once; each thread keeps its own. */
static UCalendar *persian_calendar(void)
{
    static GPrivate mine = G_PRIVATE_INIT(close_calendar);

    if (g_private_get(&mine) == NULL)
        g_private_set(&mine, open_calendar("fa_IR@calendar=persian"));
    return g_private_get(&mine);
}

static UCalendar *gregorian_calendar(void)
{
    static GPrivate mine = G_PRIVATE_INIT(close_calendar);

    if (g_private_get(&mine) == NULL)
        g_private_set(&mine, open_calendar("en_US@calendar=gregorian"));
    return g_private_get(&mine);
}

/* The same day in another calendar; false where it is no day of the first. */
static bool convert(UCalendar *from, UCalendar *to, const int in[3], int out[3])
{
    UErrorCode status = U_ZERO_ERROR;
    UDate day;

    ucal_clear(from);
    ucal_setDate(from, in[0], in[1] - 1, in[2], &status);
    day = ucal_getMillis(from, &status);
    ucal_setMillis(to, day, &status);
    out[0] = ucal_get(to, UCAL_YEAR, &status);
    out[1] = ucal_get(to, UCAL_MONTH, &status) + 1;
    out[2] = ucal_get(to, UCAL_DATE, &status);
    return U_SUCCESS(status);
}

bool jalali_from_gregorian(int *jy, int *jm, int *jd, int gy, int gm, int gd)
{
    int out[3];

    if (gy < FIRST_YEAR + 621 || gy > LAST_YEAR + 622 ||
        !convert(gregorian_calendar(), persian_calendar(), (const int[]){gy, gm, gd}, out) ||
        out[0] < FIRST_YEAR || out[0] > LAST_YEAR)
        return false;
    *jy = out[0];
    *jm = out[1];
    *jd = out[2];
    return true;
}

bool gregorian_from_jalali(int *gy, int *gm, int *gd, int jy, int jm, int jd)
{
    int out[3];

    if (jy < FIRST_YEAR || jy > LAST_YEAR ||
        !convert(persian_calendar(), gregorian_calendar(), (const int[]){jy, jm, jd}, out))
        return false;
    *gy = out[0];
    *gm = out[1];
    *gd = out[2];
    return true;
}

/* ---- dates as text ---- */

/* Reads min..max digits; -1 where there are fewer. */
static int take_number(const char **at, int min, int max)
{
    int number = 0;
    int n = 0;

    for (; n < max && g_ascii_isdigit(**at); n++, (*at)++)
        number = number * 10 + (**at - '0');
    return n < min ? -1 : number;
}

/* year, month and day from the start of text; what follows them at *rest. */
static bool take_date(int date[3], const char **rest, const char *text)
{
    char separator;

    date[0] = take_number(&text, 4, 4);
    separator = *text;
    if (date[0] < 0 || (separator != '/' && separator != '-'))
        return false;
    text++;
    date[1] = take_number(&text, 1, 2);
    if (date[1] < 0 || *text++ != separator)
        return false;
    date[2] = take_number(&text, 1, 2);
    *rest = text;
    return date[2] >= 0 && !g_ascii_isdigit(*text);
}

/* Nothing, or "T" or spaces and a time of day with what programs put behind it: seconds, am and pm,
 * a zone. */
static bool is_time_or_nothing(const char *text)
{
    int hours;
    int minutes;

    if (*text == '\0')
        return true;
    if (*text != 'T' && *text != 't' && *text != ' ')
        return false;
    text++;
    while (*text == ' ')
        text++;
    hours = take_number(&text, 1, 2);
    if (hours < 0 || hours > 24 || *text++ != ':')
        return false;
    minutes = take_number(&text, 2, 2);
    return minutes >= 0 && minutes < 60 &&
           text[strspn(text, "0123456789:.+-ZzAaPpMmGgTtUuCc ")] == '\0';
}

static bool is_gregorian(const int date[3])
{
    return date[0] >= 1900 && date[0] <= 2199 && date[1] >= 1 && date[1] <= 12 &&
           g_date_valid_dmy((GDateDay)date[2], (GDateMonth)date[1], (GDateYear)date[0]);
}

char *date_to_iso(const char *text)
{
    char folded[64];
    const char *rest;
    int date[3];

    if (!text_fold_number(folded, sizeof folded, text, strlen(text)) ||
        !take_date(date, &rest, folded) || !is_time_or_nothing(rest))
        return NULL;
    if (!is_gregorian(date) &&
        !gregorian_from_jalali(&date[0], &date[1], &date[2], date[0], date[1], date[2]))
        return NULL;
    return g_strdup_printf("%04d-%02d-%02d", date[0], date[1], date[2]);
}

/* Exactly yyyy-mm-dd, of a day that exists. */
static bool read_iso(int date[3], const char *iso)
{
    const char *rest;

    return strlen(iso) == 10 && iso[4] == '-' && iso[7] == '-' && take_date(date, &rest, iso) &&
           *rest == '\0' && is_gregorian(date);
}

char *date_for_reader(const char *iso, enum language language, bool with_persian_digits)
{
    g_autofree char *latin = NULL;
    int date[3];

    if (language != LANGUAGE_FA || !read_iso(date, iso) ||
        !jalali_from_gregorian(&date[0], &date[1], &date[2], date[0], date[1], date[2]))
        return g_strdup(iso);
    latin = g_strdup_printf("%04d/%02d/%02d", date[0], date[1], date[2]);
    return with_persian_digits ? persian_digits(latin) : g_steal_pointer(&latin);
}
