/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/card.h"

#include <string.h>

static const guint8 DAMM[10][10] = {
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2}, {7, 0, 9, 2, 1, 5, 4, 8, 6, 3}, {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6}, {6, 1, 2, 3, 0, 4, 5, 9, 7, 8}, {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4}, {8, 9, 4, 5, 3, 6, 2, 0, 1, 7}, {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
};

guint card_check_digit(const char *digits)
{
    guint state = 0;

    for (; *digits != '\0'; digits++)
        if (g_ascii_isdigit(*digits))
            state = DAMM[state][*digits - '0'];
    return state;
}

char *card_number(guint neighbourhood, guint serial)
{
    g_autofree char *body = g_strdup_printf("%02u-%03u", neighbourhood, serial);

    return g_strdup_printf("%s-%u", body, card_check_digit(body));
}

/* Length of the run of ASCII digits at the start. */
static size_t n_digits(const char *text)
{
    return strspn(text, "0123456789");
}

bool card_is_valid(const char *text)
{
    size_t place = n_digits(text);
    size_t serial;

    if (place < 2 || text[place] != '-')
        return false;
    serial = n_digits(text + place + 1);
    if (serial < 3 || text[place + 1 + serial] != '-')
        return false;
    /* Over the whole number, check digit included, Damm's state ends at zero. */
    return n_digits(text + place + serial + 2) == 1 && text[place + serial + 3] == '\0' &&
           card_check_digit(text) == 0;
}
