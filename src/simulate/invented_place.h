/* SPDX-License-Identifier: GPL-3.0-or-later */
/* simulate/invented_place.h - the neighbourhoods people are invented for.
 *
 * From the programme's places file where it is there, else invented: county codes 01..,
 * neighbourhood codes 01.., plain names with a number. Where no facilitator is named there is an
 * invented one, F01...
 */
#ifndef SIMULATE_INVENTED_PLACE_H
#define SIMULATE_INVENTED_PLACE_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"

struct invented_place {
    char *code, *county, *facilitator;
    char *name_fa, *name_en, *county_fa, *county_en;
    guint number; /* from 1: the first part of card numbers */
};

/* Elements: struct invented_place. NULL where the places file has errors. path may be NULL or name
 * a file that is not there yet. */
GPtrArray *invented_places(const char *path, guint n_counties, guint n_neighbourhoods,
                           struct diagnostics *diagnostics);

/* Writes them as a places file. */
bool invented_places_write(const GPtrArray *places, const char *path, GError **error);

#endif
