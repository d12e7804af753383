/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people write them: ISO or nothing; an ISO date is itself, in Persian digits too, and a
 * Persian reader's date is read back to the same day. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "text/persian.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    g_autofree char *text = g_strndup((const char *)bytes, n);
    g_autofree char *iso = date_to_iso(text);
    g_autofree char *again = NULL;
    g_autofree char *reader = NULL;
    g_autofree char *digits = NULL;
    g_autofree char *from_reader = NULL;
    g_autofree char *from_digits = NULL;

    if (iso == NULL)
        return 0;
    g_assert(strlen(iso) == 10 && iso[4] == '-' && iso[7] == '-');
    again = date_to_iso(iso);
    g_assert_cmpstr(again, ==, iso);
    digits = persian_digits(iso);
    from_digits = date_to_iso(digits);
    g_assert_cmpstr(from_digits, ==, iso);
    reader = date_for_reader(iso, LANGUAGE_FA, true);
    from_reader = date_to_iso(reader);
    g_assert_cmpstr(from_reader, ==, iso);
    return 0;
}
