/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questionnaires: the five sheets, one behind the other with a line of "%%" between, become an
 * instrument whose parts point at each other, or reasons why not. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "instrument/instrument.h"

static const char *const SHEETS[] = {"settings.csv", "survey.csv", "choices.csv", "scales.csv",
                                     "keys.csv"};

static void expect_whole(const struct instrument *instrument)
{
    for (guint i = 0; i < instrument->n_items; i++)
        g_assert(instrument->items[i]->name != NULL);
    for (guint i = 0; i < instrument->n_scales; i++) {
        const struct scale *scale = &instrument->scales[i];
        g_assert(scale->id != NULL && scale->min_items >= 1);
        for (guint k = 0; k < scale->n_keys; k++)
            g_assert(scale->keys[k].item < instrument->n_items);
        for (guint k = 0; k < scale->n_parts; k++)
            g_assert(scale->parts[k] < instrument->n_scales && scale->parts[k] != i);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument = NULL;
    const char *at = (const char *)bytes, *end = at + n;
    char *paths[G_N_ELEMENTS(SHEETS)];

    for (gsize i = 0; i < G_N_ELEMENTS(SHEETS); i++) {
        const char *mark = g_strstr_len(at, end - at, "%%\n");
        const char *stop = mark == NULL ? end : mark;
        paths[i] = fuzz_file(at, (gsize)(stop - at), SHEETS[i]);
        at = mark == NULL ? end : mark + 3;
    }
    instrument = instrument_load(fuzz_folder(), diagnostics);
    g_assert(instrument != NULL || diagnostics_n_errors(diagnostics) > 0);
    if (instrument != NULL)
        expect_whole(instrument);
    for (gsize i = 0; i < G_N_ELEMENTS(SHEETS); i++)
        fuzz_file_gone(paths[i]);
    return 0;
}
