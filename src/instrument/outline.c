/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/outline.h"

static const char *const KINDS[N_LANGUAGES][5] = {
    [LANGUAGE_FA] = {"نگرش", "رفتار", "دانش", "مواجهه", "شاخص"},
    [LANGUAGE_EN] = {"attitude", "behaviour", "knowledge", "exposure", "index"},
};
static const char *const METHODS[N_LANGUAGES][3] = {
    [LANGUAGE_FA] = {"میانگین", "جمع", "درصد"},
    [LANGUAGE_EN] = {"mean", "sum", "percent"},
};

struct words {
    const char *version, *items, *scales, *answered, *range, *lower;
};

static const struct words WORDS[N_LANGUAGES] = {
    [LANGUAGE_FA] = {"نسخه", "پرسش", "مقیاس", "پاسخ لازم", "بازه", "کمتر بهتر است"},
    [LANGUAGE_EN] = {"version", "items", "scales", "answers needed", "range", "lower is better"},
};

static void append_parts(GString *out, const struct instrument *instrument,
                         const struct scale *scale)
{
    for (guint i = 0; i < scale->n_parts; i++)
        g_string_append_printf(out, " %s", instrument->scales[scale->parts[i]].id);
    for (guint i = 0; i < scale->n_keys; i++) {
        const struct key *key = &scale->keys[i];
        g_string_append_printf(out, " %s%s", instrument->items[key->item]->name,
                               key->reverse ? "(R)" : "");
        if (key->has_correct)
            g_string_append_printf(out, "=%d", key->correct);
    }
}

static void append_scale(GString *out, const struct instrument *instrument,
                         const struct scale *scale, enum language language)
{
    const struct words *words = &WORDS[language];

    g_string_append_printf(out, "\n%s  %s\n", scale->id,
                           label_get(scale->label, language, scale->id));
    g_string_append_printf(out, "  %s, %s, %s %g..%g, %s %u/%u%s%s\n", KINDS[language][scale->kind],
                           METHODS[language][scale->method], words->range, scale->min, scale->max,
                           words->answered, scale->min_items, scale->n_keys + scale->n_parts,
                           scale->direction == DIRECTION_LOWER ? ", " : "",
                           scale->direction == DIRECTION_LOWER ? words->lower : "");
    g_string_append(out, " ");
    append_parts(out, instrument, scale);
    g_string_append_c(out, '\n');
}

char *instrument_describe(const struct instrument *instrument, enum language language)
{
    GString *out = g_string_new(NULL);
    const char *note = label_get(instrument->note, language, "");

    g_string_append_printf(out, "%s\n%s, %s %s, %.12s\n",
                           label_get(instrument->title, language, instrument->id), instrument->id,
                           WORDS[language].version, instrument->version, instrument->hash);
    if (*note != '\0')
        g_string_append_printf(out, "%s\n", note);
    for (guint i = 0; i < instrument->n_scales; i++)
        append_scale(out, instrument, &instrument->scales[i], language);
    return g_string_free(out, FALSE);
}

char *instrument_list_line(const struct instrument *instrument, enum language language)
{
    return g_strdup_printf("%-16s %s  %u %s, %u %s  %s\n", instrument->id, instrument->version,
                           instrument->n_items, WORDS[language].items, instrument->n_scales,
                           WORDS[language].scales,
                           label_get(instrument->title, language, instrument->id));
}
