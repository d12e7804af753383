/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unicode/ucal.h>

#include "text/fold.h"
#include "text/persian.h"

#define FIRST_JALALI    1300
#define LAST_JALALI     1499
#define FIRST_GREGORIAN 1900
#define LAST_GREGORIAN  2199

struct day {
    int year, month, date; /* month from 1 */
};

static UCalendar *open_calendar(const char *locale)
{
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open(u"UTC", -1, locale, UCAL_TRADITIONAL, &status);

    g_assert(U_SUCCESS(status));
    ucal_setAttribute(calendar, UCAL_LENIENT, FALSE); /* 30 Esfand of a common year is no date */
    ucal_clear(calendar);
    return calendar;
}

/* Carries a day from one calendar to the other; false where it does not exist. */
static bool carry(struct day *out, const char *to, struct day in, const char *from)
{
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *source = open_calendar(from), *target = open_calendar(to);
    UDate moment;

    ucal_setDate(source, in.year, in.month - 1, in.date, &status);
    moment = ucal_getMillis(source, &status);
    ucal_setMillis(target, moment, &status);
    out->year = ucal_get(target, UCAL_EXTENDED_YEAR, &status);
    out->month = ucal_get(target, UCAL_MONTH, &status) + 1;
    out->date = ucal_get(target, UCAL_DATE, &status);
    ucal_close(source);
    ucal_close(target);
    return U_SUCCESS(status);
}

static bool in_range(struct day day, int first, int last)
{
    return day.year >= first && day.year <= last && day.month >= 1 && day.month <= 12 &&
           day.date >= 1 && day.date <= 31;
}

bool jalali_from_gregorian(int *jy, int *jm, int *jd, int gy, int gm, int gd)
{
    struct day day = {gy, gm, gd}, jalali;

    if (!in_range(day, FIRST_GREGORIAN, LAST_GREGORIAN) ||
        !carry(&jalali, "fa_IR@calendar=persian", day, "en_US@calendar=gregorian") ||
        !in_range(jalali, FIRST_JALALI, LAST_JALALI))
        return false;
    *jy = jalali.year;
    *jm = jalali.month;
    *jd = jalali.date;
    return true;
}

bool gregorian_from_jalali(int *gy, int *gm, int *gd, int jy, int jm, int jd)
{
    struct day day = {jy, jm, jd}, gregorian;

    if (!in_range(day, FIRST_JALALI, LAST_JALALI) ||
        !carry(&gregorian, "en_US@calendar=gregorian", day, "fa_IR@calendar=persian"))
        return false;
    *gy = gregorian.year;
    *gm = gregorian.month;
    *gd = gregorian.date;
    return true;
}

/* Reads exactly `n` digits (or 1 to n where loose); moves *text behind them. */
static bool take_number(int *out, const char **text, int least, int most)
{
    int n = 0;

    *out = 0;
    while (n < most && g_ascii_isdigit(**text)) {
        *out = *out * 10 + (**text - '0');
        (*text)++;
        n++;
    }
    return n >= least;
}

/* yyyy-mm-dd or yyyy/mm/dd, then nothing or a time. */
static bool read_day(struct day *out, const char *text)
{
    char mark;

    if (!take_number(&out->year, &text, 4, 4) || (*text != '-' && *text != '/'))
        return false;
    mark = *text++;
    if (!take_number(&out->month, &text, 1, 2) || *text++ != mark ||
        !take_number(&out->date, &text, 1, 2))
        return false;
    return *text == '\0' || *text == 'T' || *text == ' ';
}

char *date_to_iso(const char *text)
{
    char ascii[64];
    struct day day, iso;

    if (!text_fold_number(ascii, sizeof ascii, text, strlen(text)) || !read_day(&day, ascii))
        return NULL;
    iso = day;
    if (day.year <= LAST_JALALI) {
        if (!gregorian_from_jalali(&iso.year, &iso.month, &iso.date, day.year, day.month, day.date))
            return NULL;
    } else if (!in_range(day, FIRST_GREGORIAN, LAST_GREGORIAN) ||
               !g_date_valid_dmy((GDateDay)day.date, (GDateMonth)day.month, (GDateYear)day.year)) {
        return NULL;
    }
    return g_strdup_printf("%04d-%02d-%02d", iso.year, iso.month, iso.date);
}

char *date_for_reader(const char *iso, enum language language, bool with_persian_digits)
{
    struct day day;
    g_autofree char *jalali = NULL;

    if (language != LANGUAGE_FA || !read_day(&day, iso) ||
        !jalali_from_gregorian(&day.year, &day.month, &day.date, day.year, day.month, day.date))
        return g_strdup(iso);
    jalali = g_strdup_printf("%04d/%02d/%02d", day.year, day.month, day.date);
    return with_persian_digits ? persian_digits(jalali) : g_steal_pointer(&jalali);
}
