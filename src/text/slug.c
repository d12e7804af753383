/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/slug.h"

#include <stdbool.h>
#include <string.h>

#define MAX_BYTES 60

static bool is_numbered(const char *name, const char *device)
{
    return g_str_has_prefix(name, device) && name[3] >= '1' && name[3] <= '9' && name[4] == '\0';
}

/* Names that Windows keeps for devices, whatever ending follows them. */
static bool is_reserved(const char *name)
{
    static const char *const DEVICES[] = {"con", "prn", "aux", "nul"};

    for (guint i = 0; i < G_N_ELEMENTS(DEVICES); i++)
        if (strcmp(name, DEVICES[i]) == 0)
            return true;
    return is_numbered(name, "com") || is_numbered(name, "lpt");
}

/* Letters and digits in small letters, one hyphen for everything between them; accents are dropped
 * without one (Oroumiyé). */
static GString *hyphenated(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autofree char *apart = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL);
    GString *slug = g_string_new(NULL);
    bool has_gap = false;

    for (const char *at = apart; *at != '\0'; at += g_utf8_skip[(guchar)*at]) {
        gunichar letter = g_utf8_get_char(at);
        if (g_unichar_ismark(letter))
            continue;
        if (letter >= 0x80 || !g_ascii_isalnum((char)letter)) {
            has_gap = true;
            continue;
        }
        if (has_gap && slug->len > 0)
            g_string_append_c(slug, '-');
        has_gap = false;
        g_string_append_c(slug, g_ascii_tolower((char)letter));
    }
    return slug;
}

char *text_slug(const char *text)
{
    GString *slug = hyphenated(text);

    if (slug->len > MAX_BYTES)
        g_string_truncate(slug, MAX_BYTES);
    while (slug->len > 0 && slug->str[slug->len - 1] == '-')
        g_string_truncate(slug, slug->len - 1);
    if (is_reserved(slug->str))
        g_string_prepend(slug, "x-");
    return g_string_free(slug, FALSE);
}
