/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/score.h"

#include <math.h>

/* Whole numbers below these multiply with one another inside 64 bits. */
#define SMALL_SCORE (G_GINT64_CONSTANT(1) << 30)
#define SMALL_RANGE 1e6

/* What one person's answers on a scale come to, before they are put on its metric. */
struct tally {
    struct fraction total;
    guint n_answered;
};

static bool is_answer(gint16 code)
{
    return code > ANSWER_LAST_MISSING;
}

/* Said "I don't know" where the contract counts that as a wrong answer. */
static bool is_wrong_dont_know(const struct scale *scale, gint16 code)
{
    return code == ANSWER_DONT_KNOW && scale->kind == SCALE_KNOWLEDGE &&
           scale->dont_know == DONT_KNOW_WRONG;
}

static bool is_right(const struct key *key, const struct answers *answers, guint person)
{
    if (answers->decimals == NULL)
        return answers->codes[person] == key->correct;
    return answers->decimals[person].places == 0 &&
           answers->decimals[person].digits == key->correct;
}

static bool is_small(gint64 a)
{
    return a > -SMALL_SCORE && a < SMALL_SCORE;
}

static struct fraction key_min(const struct key *key)
{
    return key->has_correct ? fraction_of(0, 1) : fraction_of_decimal(key->min);
}

static struct fraction key_max(const struct key *key)
{
    return key->has_correct ? fraction_of(1, 1) : fraction_of_decimal(key->max);
}

/* The keyed value of an answer that is there. */
static struct fraction keyed(const struct key *key, const struct answers *answers, guint person)
{
    struct fraction raw;

    if (key->has_correct)
        return fraction_of(is_right(key, answers, person), 1);
    raw = answers->decimals == NULL ? fraction_of(answers->codes[person], 1)
                                    : fraction_of_decimal(answers->decimals[person]);
    if (!key->reverse)
        return raw;
    return fraction_subtract(fraction_add(key_min(key), key_max(key)), raw);
}

/* ---- ranges and metrics ---- */

/* Lowest and highest total that a whole scale can have. */
static void total_range(struct fraction *min, struct fraction *max, const struct scale *scale)
{
    *min = *max = fraction_of(0, 1);
    for (guint i = 0; i < scale->n_keys; i++) {
        *min = fraction_add(*min, key_min(&scale->keys[i]));
        *max = fraction_add(*max, key_max(&scale->keys[i]));
    }
}

static struct fraction on_100(struct fraction value, struct fraction min, struct fraction max)
{
    struct fraction width = fraction_subtract(max, min);

    return fraction_multiply(fraction_divide(fraction_subtract(value, min), width),
                             fraction_of(100, 1));
}

/* value * times / n */
static struct fraction scaled(struct fraction value, guint times, guint n)
{
    if (value.under == 1 && is_small(value.over))
        return fraction_of(value.over * times, n);
    return fraction_multiply(value, fraction_of(times, n));
}

/* Mean, sum or percent of a total over n answers. */
static struct fraction on_own_metric(const struct scale *scale, struct fraction total, guint n)
{
    struct fraction min, max;

    switch (scale->method) {
    case METHOD_MEAN:
        return scaled(total, 1, n);
    case METHOD_SUM:
        return scaled(total, scale->n_keys, n);
    case METHOD_PERCENT:
        break;
    }
    if (scale->kind == SCALE_KNOWLEDGE)
        return scaled(total, 100, n);
    total_range(&min, &max, scale);
    return on_100(scaled(total, scale->n_keys, n), min, max);
}

/* A double says safely that an end of a range is a whole number; thirds are taken from the keys. */
static bool has_small_whole_range(const struct scale *scale)
{
    return fabs(scale->min) < SMALL_RANGE && fabs(scale->max) < SMALL_RANGE &&
           floor(scale->min) == scale->min && floor(scale->max) == scale->max;
}

struct fraction score_pomp(const struct scale *scale, struct fraction own)
{
    struct fraction min, max;

    if (has_small_whole_range(scale) && is_small(own.over) && is_small(own.under)) {
        gint64 low = (gint64)scale->min, width = (gint64)scale->max - low;
        return fraction_of((own.over - low * own.under) * 100, own.under * width);
    }
    if (scale->method == METHOD_PERCENT || scale->kind == SCALE_INDEX)
        return on_100(own, fraction_of(0, 1), fraction_of(100, 1));
    total_range(&min, &max, scale);
    if (scale->method == METHOD_MEAN)
        own = fraction_multiply(own, fraction_of(scale->n_keys, 1));
    return on_100(own, min, max);
}

/* ---- who has a score ---- */

/* A rated score lacks what the contract asks for. */
static bool is_too_short(const struct scale *scale, guint n_answered)
{
    return n_answered < scale->min_items || n_answered == 0 ||
           (!scale->prorate && n_answered < scale->n_keys);
}

static struct fraction score_of_tally(const struct scale *scale, struct tally tally)
{
    if (scale->kind == SCALE_KNOWLEDGE)
        return tally.n_answered < MAX(scale->min_items, 1)
                   ? FRACTION_NONE
                   : on_own_metric(scale, tally.total, scale->n_keys);
    if (is_too_short(scale, tally.n_answered))
        return FRACTION_NONE;
    return on_own_metric(scale, tally.total, tally.n_answered);
}

static struct tally tally_person(const struct scale *scale, const struct wave *wave, guint person)
{
    struct tally tally = {fraction_of(0, 1), 0};

    for (guint i = 0; i < scale->n_keys; i++) {
        const struct answers *answers = &wave->items[scale->keys[i].item];
        gint16 code = answers->codes[person];
        if (is_answer(code))
            tally.total = fraction_add(tally.total, keyed(&scale->keys[i], answers, person));
        tally.n_answered += is_answer(code) || is_wrong_dont_know(scale, code);
    }
    return tally;
}

/* ---- whole scales ---- */

/* All answers of the scale are whole numbers: totals can be added column by column. */
static bool is_whole(const struct scale *scale, const struct wave *wave)
{
    for (guint i = 0; i < scale->n_keys; i++) {
        const struct key *key = &scale->keys[i];
        if (wave->items[key->item].decimals != NULL || key->min.places != 0 || key->max.places != 0)
            return false;
    }
    return true;
}

static void add_right(gint64 *totals, const struct key *key, const gint16 *codes, guint n_people)
{
    for (guint p = 0; p < n_people; p++)
        totals[p] += codes[p] == key->correct;
}

static void add_rated(gint64 *totals, const struct key *key, const gint16 *codes, guint n_people)
{
    gint64 ends = key->reverse ? key->min.digits + key->max.digits : 0;
    gint64 sign = key->reverse ? -1 : 1;

    for (guint p = 0; p < n_people; p++)
        totals[p] += is_answer(codes[p]) ? ends + sign * codes[p] : 0;
}

static void score_whole(struct fraction *own, guint16 *n_answered, const struct scale *scale,
                        const struct wave *wave)
{
    g_autofree gint64 *totals = g_new0(gint64, wave->n_people);
    /* Where a don't know is no answer, nothing more is counted: the largest code is one anyway. */
    gint16 also = is_wrong_dont_know(scale, ANSWER_DONT_KNOW) ? ANSWER_DONT_KNOW : G_MAXINT16;

    for (guint i = 0; i < scale->n_keys; i++) {
        const struct key *key = &scale->keys[i];
        const gint16 *codes = wave->items[key->item].codes;
        (key->has_correct ? add_right : add_rated)(totals, key, codes, wave->n_people);
        for (guint p = 0; p < wave->n_people; p++)
            if (is_answer(codes[p]) || codes[p] == also)
                n_answered[p]++;
    }
    for (guint p = 0; p < wave->n_people; p++)
        own[p] = score_of_tally(scale, (struct tally){{totals[p], 1}, n_answered[p]});
}

static void score_decimal(struct fraction *own, guint16 *n_answered, const struct scale *scale,
                          const struct wave *wave)
{
    for (guint p = 0; p < wave->n_people; p++) {
        struct tally tally = tally_person(scale, wave, p);
        n_answered[p] = (guint16)tally.n_answered;
        own[p] = score_of_tally(scale, tally);
    }
}

static struct fraction score_index_person(struct scores *scores, const struct scale *scale,
                                          guint person, guint *n_parts)
{
    struct fraction total = fraction_of(0, 1);

    *n_parts = 0;
    for (guint i = 0; i < scale->n_parts; i++) {
        guint part = scale->parts[i];
        struct fraction share;
        if (scores->own[part] == NULL)
            continue;
        share = score_pomp(&scores->instrument->scales[part], scores->own[part][person]);
        if (!fraction_exists(share))
            continue;
        total = fraction_add(total, share);
        (*n_parts)++;
    }
    return *n_parts < MAX(scale->min_items, 1) ? FRACTION_NONE : scaled(total, 1, *n_parts);
}

static void score_index(struct scores *scores, guint i_scale)
{
    const struct scale *scale = &scores->instrument->scales[i_scale];
    struct fraction *own = g_new0(struct fraction, scores->n_people);
    guint n_parts;

    for (guint p = 0; p < scores->n_people; p++) {
        own[p] = score_index_person(scores, scale, p, &n_parts);
        scores->n_answered[i_scale][p] = (guint16)n_parts;
    }
    scores->own[i_scale] = own;
}

static void score_items(struct scores *scores, guint i_scale, const struct wave *wave)
{
    const struct scale *scale = &scores->instrument->scales[i_scale];
    struct fraction *own = g_new0(struct fraction, scores->n_people);

    (is_whole(scale, wave) ? score_whole : score_decimal)(own, scores->n_answered[i_scale], scale,
                                                          wave);
    scores->own[i_scale] = own;
}

/* An index stands on its parts, whichever of them scales.csv names first. */
static void score_scale(struct scores *scores, guint i_scale, const struct wave *wave, bool *begun)
{
    const struct scale *scale = &scores->instrument->scales[i_scale];

    if (begun[i_scale])
        return;
    begun[i_scale] = true;
    scores->n_answered[i_scale] = g_new0(guint16, scores->n_people);
    if (!scale_has_score(scale))
        return;
    for (guint i = 0; i < scale->n_parts; i++)
        score_scale(scores, scale->parts[i], wave, begun);
    if (scale->kind == SCALE_INDEX)
        score_index(scores, i_scale);
    else
        score_items(scores, i_scale, wave);
}

struct scores *scores_of_wave(const struct instrument *instrument, const struct wave *wave)
{
    struct scores *scores = g_new0(struct scores, 1);
    g_autofree bool *begun = g_new0(bool, instrument->n_scales);

    scores->instrument = instrument;
    scores->n_people = wave->n_people;
    scores->own = g_new0(struct fraction *, instrument->n_scales);
    scores->n_answered = g_new0(guint16 *, instrument->n_scales);
    for (guint i = 0; i < instrument->n_scales; i++)
        score_scale(scores, i, wave, begun);
    return scores;
}

void scores_free(struct scores *scores)
{
    for (guint i = 0; i < scores->instrument->n_scales; i++) {
        g_free(scores->own[i]);
        g_free(scores->n_answered[i]);
    }
    g_free(scores->own);
    g_free(scores->n_answered);
    g_free(scores);
}

/* ---- one person ---- */

bool score_prorated(const struct scores *scores, guint scale, guint person)
{
    const struct scale *contract = &scores->instrument->scales[scale];
    guint n = contract->kind == SCALE_INDEX ? contract->n_parts : contract->n_keys;

    return contract->kind != SCALE_KNOWLEDGE && scores->own[scale] != NULL &&
           fraction_exists(scores->own[scale][person]) && scores->n_answered[scale][person] < n;
}

double score_item(const struct instrument *instrument, const struct wave *wave, guint scale,
                  guint i_key, guint person)
{
    const struct scale *contract = &instrument->scales[scale];
    const struct key *key = &contract->keys[i_key];
    const struct answers *answers = &wave->items[key->item];

    if (is_answer(answers->codes[person]))
        return fraction_value(keyed(key, answers, person));
    return is_wrong_dont_know(contract, ANSWER_DONT_KNOW) ? 0 : NAN;
}

void score_knowledge_bounds(struct fraction *blank_wrong, struct fraction *answered_only,
                            const struct instrument *instrument, const struct wave *wave,
                            guint scale, guint person)
{
    const struct scale *contract = &instrument->scales[scale];
    struct tally tally = tally_person(contract, wave, person);

    *blank_wrong = *answered_only = FRACTION_NONE;
    if (tally.n_answered == 0)
        return;
    *blank_wrong = on_own_metric(contract, tally.total, contract->n_keys);
    *answered_only = on_own_metric(contract, tally.total, tally.n_answered);
}
