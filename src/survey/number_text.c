/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/number_text.h"

#include <string.h>

#include "text/fold.h"

#define NUMBER_BYTES 64

static bool has_other_digits(const char *text, gsize length)
{
    for (const char *p = text; p < text + length; p += g_utf8_skip[(guchar)*p]) {
        gunichar letter = (guchar)*p < 0x80 ? 0 : g_utf8_get_char_validated(p, text + length - p);
        if (letter < 0x110000 && g_unichar_isdigit(letter))
            return true;
    }
    return false;
}

/* A mark between digits as a decimal point. False where the number has another mark as well. */
static bool read_mark(struct decimal *out, char *number, char *mark)
{
    if (mark == number || !g_ascii_isdigit(mark[-1]) || !g_ascii_isdigit(mark[1]) ||
        strpbrk(mark + 1, ",./") != NULL || strpbrk(number, ",./") != mark)
        return false;
    *mark = '.';
    return decimal_parse(out, number, strlen(number));
}

/* "1,234", but not "0,234" or "1,23". The mark goes. */
static bool read_thousands(struct decimal *out, char *number, char *mark)
{
    memmove(mark, mark + 1, strlen(mark + 1) + 1);
    return strlen(mark) == 3 && number[strspn(number, "+-")] != '0' &&
           decimal_parse(out, number, strlen(number));
}

struct number_text number_text_read(const char *text, gsize length)
{
    struct number_text read = {.other_digits = has_other_digits(text, length)};
    char number[NUMBER_BYTES];
    char *comma, *slash;

    if (decimal_parse(&read.readings[0], text, length)) {
        read.n_readings = 1;
        return read;
    }
    if (!text_fold_number(number, sizeof number, text, length))
        return read;
    comma = strchr(number, ',');
    slash = strchr(number, '/');
    if (comma != NULL && read_mark(&read.readings[0], number, comma))
        read.n_readings = read_thousands(&read.readings[1], number, comma) ? 2 : 1;
    else if (slash != NULL && read.other_digits && read_mark(&read.readings[0], number, slash))
        read.n_readings = 1;
    return read;
}
