/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/outline.h"

#include <math.h>

static const char *const KINDS[N_LANGUAGES][5] = {
    [LANGUAGE_FA] = {"نگرش", "رفتار", "دانش", "مواجهه", "شاخص"},
    [LANGUAGE_EN] = {"attitude", "behaviour", "knowledge", "exposure", "index"},
};
static const char *const METHODS[N_LANGUAGES][3] = {
    [LANGUAGE_FA] = {"میانگین", "جمع", "درصد"},
    [LANGUAGE_EN] = {"mean", "sum", "percent"},
};
static const char *const DIRECTIONS[N_LANGUAGES][2] = {
    [LANGUAGE_FA] = {"بیشتر بهتر است", "کمتر بهتر است"},
    [LANGUAGE_EN] = {"higher is better", "lower is better"},
};

struct outline_words {
    const char *version, *questions, *items, *scales, *languages, *comma;
    const char *answered, *range, *no_score, *prorated, *dont_know_wrong, *primary;
    const char *smallest_change, *reliability, *norm;
};

static const struct outline_words WORDS_OF[N_LANGUAGES] = {
    [LANGUAGE_FA] = {"نسخه", "پرسش", "گویه", "مقیاس", "زبان‌ها:", "، ", "پاسخ لازم", "بازه",
                     "بی‌نمره",
                     "جای خالی با میانگین فرد پر می‌شود",
                     "«نمی‌دانم» نادرست شمرده می‌شود", "اصلی",
                     "کوچک‌ترین تغییر مهم", "پایایی", "هنجار"},
    [LANGUAGE_EN] = {"version", "questions", "items", "scales", "languages:", ", ",
                     "answers needed", "range", "no score", "prorated", "don't know is wrong",
                     "primary", "smallest change", "reliability", "norm"},
};

static bool is_asked(const struct question *question)
{
    switch (question->type) {
    case QUESTION_SELECT_ONE:
    case QUESTION_SELECT_MULTIPLE:
    case QUESTION_INTEGER:
    case QUESTION_DECIMAL:
    case QUESTION_TEXT:
    case QUESTION_DATE:
        return true;
    case QUESTION_NOTE:
    case QUESTION_BEGIN_GROUP:
    case QUESTION_END_GROUP:
    case QUESTION_META:
        break;
    }
    return false;
}

static guint n_asked(const struct instrument *instrument)
{
    guint n = 0;

    for (guint i = 0; i < instrument->questions->len; i++)
        n += is_asked(instrument->questions->pdata[i]);
    return n;
}

static void append_head(GString *out, const struct instrument *instrument, enum language language)
{
    const struct outline_words *words = &WORDS_OF[language];
    const char *note = label_get(instrument->note, language, "");

    g_string_append_printf(out, "%s\n%s%s%s %s%s%.12s\n",
                           label_get(instrument->title, language, instrument->id), instrument->id,
                           words->comma, words->version, instrument->version, words->comma,
                           instrument->hash);
    g_string_append_printf(out, "%u %s%s%u %s%s%u %s", n_asked(instrument), words->questions,
                           words->comma, instrument->n_items, words->items, words->comma,
                           instrument->n_scales, words->scales);
    for (guint i = 0; i < instrument->languages->len; i++)
        g_string_append_printf(out, "%s%s%s%s", words->comma, i == 0 ? words->languages : "",
                               i == 0 ? " " : "", (const char *)instrument->languages->pdata[i]);
    if (*instrument->licence != '\0')
        g_string_append_printf(out, "%s%s", words->comma, instrument->licence);
    g_string_append_c(out, '\n');
    if (*note != '\0')
        g_string_append_printf(out, "%s\n", note);
}

static void append_contract(GString *out, const struct scale *scale, enum language language)
{
    const struct outline_words *words = &WORDS_OF[language];

    g_string_append_printf(out, "  %s", KINDS[language][scale->kind]);
    if (!scale_has_score(scale)) {
        g_string_append_printf(out, "%s%s\n", words->comma, words->no_score);
        return;
    }
    g_string_append_printf(out, "%s%s%s%s %g..%g%s%s%s%s %u/%u", words->comma,
                           METHODS[language][scale->method], words->comma, words->range, scale->min,
                           scale->max, words->comma, DIRECTIONS[language][scale->direction],
                           words->comma, words->answered, scale->min_items,
                           scale->n_keys + scale->n_parts);
    if (scale->prorate)
        g_string_append_printf(out, "%s%s", words->comma, words->prorated);
    if (scale->dont_know == DONT_KNOW_WRONG)
        g_string_append_printf(out, "%s%s", words->comma, words->dont_know_wrong);
    if (scale->primary)
        g_string_append_printf(out, "%s%s", words->comma, words->primary);
    g_string_append_c(out, '\n');
}

/* Numbers from elsewhere, each with its source, a line each. */
static void append_evidence(GString *out, const struct scale *scale, enum language language)
{
    const struct outline_words *words = &WORDS_OF[language];

    if (!isnan(scale->smallest_change))
        g_string_append_printf(out, "  %s %g\n", words->smallest_change, scale->smallest_change);
    if (!isnan(scale->reliability))
        g_string_append_printf(out, "  %s %g  %s\n", words->reliability, scale->reliability,
                               scale->reliability_source);
    if (!isnan(scale->norm_mean))
        g_string_append_printf(out, "  %s %g", words->norm, scale->norm_mean);
    if (!isnan(scale->norm_mean) && !isnan(scale->norm_sd))
        g_string_append_printf(out, " (%g)", scale->norm_sd);
    if (!isnan(scale->norm_mean))
        g_string_append_printf(out, "  %s\n", scale->norm_source);
}

static void append_parts(GString *out, const struct instrument *instrument,
                         const struct scale *scale)
{
    g_string_append_c(out, ' ');
    for (guint i = 0; i < scale->n_parts; i++)
        g_string_append_printf(out, " %s", instrument->scales[scale->parts[i]].id);
    for (guint i = 0; i < scale->n_keys; i++) {
        const struct key *key = &scale->keys[i];
        g_string_append_printf(out, " %s%s", instrument->items[key->item]->name,
                               key->reverse ? "(R)" : "");
        if (key->has_correct)
            g_string_append_printf(out, "=%d", key->correct);
    }
    g_string_append_c(out, '\n');
}

char *instrument_describe(const struct instrument *instrument, enum language language)
{
    GString *out = g_string_new(NULL);

    append_head(out, instrument, language);
    for (guint i = 0; i < instrument->n_scales; i++) {
        const struct scale *scale = &instrument->scales[i];
        g_string_append_printf(out, "\n%s  %s\n", scale->id,
                               label_get(scale->label, language, scale->id));
        append_contract(out, scale, language);
        append_evidence(out, scale, language);
        append_parts(out, instrument, scale);
    }
    return g_string_free(out, FALSE);
}

char *instrument_list_line(const struct instrument *instrument, enum language language)
{
    const struct outline_words *words = &WORDS_OF[language];

    return g_strdup_printf("%-16s %s  %u %s%s%u %s  %s\n", instrument->id, instrument->version,
                           instrument->n_items, words->items, words->comma, instrument->n_scales,
                           words->scales, label_get(instrument->title, language, instrument->id));
}
