/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/slug.h"

#include <string.h>

#define LONGEST 60

static const char *const RESERVED[] = {
    "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", NULL};

char *text_slug(const char *text)
{
    GString *out = g_string_new(NULL);

    for (; *text != '\0' && out->len < LONGEST; text++) {
        if (g_ascii_isalnum(*text))
            g_string_append_c(out, g_ascii_tolower(*text));
        else if (out->len > 0 && out->str[out->len - 1] != '-')
            g_string_append_c(out, '-');
    }
    while (out->len > 0 && out->str[out->len - 1] == '-')
        g_string_truncate(out, out->len - 1);
    if (g_strv_contains(RESERVED, out->str))
        g_string_prepend(out, "x-");
    return g_string_free(out, FALSE);
}
