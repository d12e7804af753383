/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/date_column.h"

#include <string.h>

#include "text/fold.h"
#include "text/persian.h"

#define REMEMBERED 4096u
#define DATE_BYTES 64

enum order { MONTH_FIRST, DAY_FIRST, N_ORDERS };

struct span {
    char *first, *last; /* ISO, NULL for none */
};

struct date_column {
    struct span plain;            /* of dates that say their order */
    struct span orders[N_ORDERS]; /* of the others, read in this order */
    bool is_possible[N_ORDERS];   /* every one of them is a date in this order */
    char *example;                /* one of the others, NULL for none */
    GHashTable *seen;             /* days that were read before */
    char last[DATE_BYTES];        /* the writing before, a date: neighbours have the same day */
};

struct date_column *date_column_new(void)
{
    struct date_column *column = g_new0(struct date_column, 1);

    column->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int order = 0; order < N_ORDERS; order++)
        column->is_possible[order] = true;
    return column;
}

static void span_clear(struct span *span)
{
    g_clear_pointer(&span->first, g_free);
    g_clear_pointer(&span->last, g_free);
}

void date_column_free(struct date_column *column)
{
    span_clear(&column->plain);
    for (int order = 0; order < N_ORDERS; order++)
        span_clear(&column->orders[order]);
    g_free(column->example);
    g_hash_table_unref(column->seen);
    g_free(column);
}

static void widen(struct span *span, const char *iso)
{
    if (span->first == NULL || strcmp(iso, span->first) < 0) {
        g_free(span->first);
        span->first = g_strdup(iso);
    }
    if (span->last == NULL || strcmp(iso, span->last) > 0) {
        g_free(span->last);
        span->last = g_strdup(iso);
    }
}

static bool is_edge(const char *p)
{
    gunichar letter;

    if ((guchar)*p < 0x80)
        return g_ascii_isspace(*p);
    letter = g_utf8_get_char(p);
    return g_unichar_isspace(letter) || g_unichar_type(letter) == G_UNICODE_FORMAT;
}

/* The day of a writing, as written, without the time, in whatever words that is. False for one
 * that is too long to be a day. */
static bool day_of(char day[DATE_BYTES], const char *text, gsize length)
{
    const char *end = text + length, *stop;

    while (text < end && is_edge(text))
        text = g_utf8_next_char(text);
    for (stop = text; stop < end && *stop != 'T' && !is_edge(stop);)
        stop = g_utf8_next_char(stop);
    if (stop - text >= DATE_BYTES)
        return false;
    memcpy(day, text, (gsize)(stop - text));
    day[stop - text] = '\0';
    return true;
}

/* Year-first forms of "10/21/2025" in both orders; NULL where an order makes no date. False for
 * another writing. */
static bool read_orders(char *isos[N_ORDERS], const char *day)
{
    g_auto(GStrv) parts = g_strsplit_set(day, "/.-", 4);
    g_autofree char *month_first = NULL;
    g_autofree char *day_first = NULL;

    if (g_strv_length(parts) != 3 || strlen(parts[2]) != 4)
        return false;
    month_first = g_strdup_printf("%s/%s/%s", parts[2], parts[0], parts[1]);
    day_first = g_strdup_printf("%s/%s/%s", parts[2], parts[1], parts[0]);
    isos[MONTH_FIRST] = date_to_iso(month_first);
    isos[DAY_FIRST] = date_to_iso(day_first);
    return isos[MONTH_FIRST] != NULL || isos[DAY_FIRST] != NULL;
}

static bool add_in_orders(struct date_column *column, const char *day)
{
    char *isos[N_ORDERS] = {NULL, NULL};
    bool is_date = read_orders(isos, day);

    for (int order = 0; order < N_ORDERS && is_date; order++) {
        if (isos[order] == NULL)
            column->is_possible[order] = false;
        else
            widen(&column->orders[order], isos[order]);
    }
    if (is_date && column->example == NULL)
        column->example = g_strdup(day);
    for (int order = 0; order < N_ORDERS; order++)
        g_free(isos[order]);
    return is_date;
}

/* False for a day that is none. */
static bool add_day(struct date_column *column, const char *day)
{
    g_autofree char *iso = NULL;
    char ascii[DATE_BYTES];

    if (*day == '\0' || g_hash_table_contains(column->seen, day))
        return true;
    if (!text_fold_number(ascii, sizeof ascii, day, strlen(day)))
        return false;
    iso = date_to_iso(ascii);
    if (iso != NULL)
        widen(&column->plain, iso);
    else if (!add_in_orders(column, ascii))
        return false;
    if (g_hash_table_size(column->seen) < REMEMBERED)
        g_hash_table_add(column->seen, g_strdup(day));
    return true;
}

bool date_column_add(struct date_column *column, const char *text, gsize length)
{
    char day[DATE_BYTES];

    if (*column->last != '\0' && strcmp(text, column->last) == 0)
        return true;
    if (!day_of(day, text, length) || !add_day(column, day))
        return false;
    if (length < sizeof column->last)
        memcpy(column->last, text, length + 1);
    return true;
}

/* The only order in which all of the others are dates, or N_ORDERS. */
static enum order settled(const struct date_column *column)
{
    if (column->example == NULL ||
        column->is_possible[MONTH_FIRST] == column->is_possible[DAY_FIRST])
        return N_ORDERS;
    return column->is_possible[MONTH_FIRST] ? MONTH_FIRST : DAY_FIRST;
}

static const char *earlier(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return a == NULL ? b : a;
    return strcmp(a, b) <= 0 ? a : b;
}

static const char *later(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return a == NULL ? b : a;
    return strcmp(a, b) >= 0 ? a : b;
}

const char *date_column_first(const struct date_column *column)
{
    enum order order = settled(column);

    return order == N_ORDERS ? column->plain.first
                             : earlier(column->plain.first, column->orders[order].first);
}

const char *date_column_last(const struct date_column *column)
{
    enum order order = settled(column);

    return order == N_ORDERS ? column->plain.last
                             : later(column->plain.last, column->orders[order].last);
}

const char *date_column_doubt(const struct date_column *column)
{
    return settled(column) == N_ORDERS ? column->example : NULL;
}
