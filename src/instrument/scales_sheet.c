/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scales.csv: the scoring contract, scale by scale. */
#include <math.h>
#include <string.h>

#include "instrument/folder_reading.h"

static const char *const KINDS[] = {"attitude", "behaviour", "knowledge",
                                    "exposure", "index",     NULL};
static const char *const METHODS[] = {"mean", "sum", "percent", NULL};
static const char *const DIRECTIONS[] = {"higher", "lower", NULL};
static const char *const DONT_KNOWS[] = {"missing", "wrong", NULL};
static const char *const NO_YES[] = {"no", "yes", NULL};

/* A number without its source cannot be defended. */
static void check_source(const struct sheet *scales, guint row, const char *number,
                         const char *source)
{
    if (*sheet_text(scales, row, number) != '\0' && *sheet_text(scales, row, source) == '\0')
        sheet_fault(scales, row, number, MESSAGE_INSTRUMENT_NO_SOURCE, WORDS(number, source));
}

static void read_evidence(struct scale *scale, const struct sheet *scales, guint row)
{
    scale->reliability = sheet_number(scales, row, "reliability", 0, 1, "0.01..1");
    scale->smallest_change = sheet_number(scales, row, "smallest_change", 0, INFINITY, "> 0");
    scale->norm_mean = sheet_number(scales, row, "norm_mean", -INFINITY, INFINITY, "3, 3.4, -1");
    scale->norm_sd = sheet_number(scales, row, "norm_sd", 0, INFINITY, "> 0");
    scale->reliability_source = sheet_copy(scales, row, "reliability_source");
    scale->norm_source = sheet_copy(scales, row, "norm_source");
    check_source(scales, row, "reliability", "reliability_source");
    check_source(scales, row, "norm_mean", "norm_source");
}

static gint read_kirkpatrick(const struct sheet *scales, guint row)
{
    const char *text = sheet_text(scales, row, "kirkpatrick");
    gint64 level = 0;

    if (*text != '\0' && !decimal_parse_integer(&level, text, strlen(text), 1, 4))
        sheet_fault(scales, row, "kirkpatrick", MESSAGE_INSTRUMENT_BAD_NUMBER,
                    WORDS("kirkpatrick", text, "1, 2, 3, 4"));
    return (gint)level;
}

static void read_scale(struct scale *scale, const struct sheet *scales, guint row)
{
    scale->id = g_strdup(sheet_name(scales, row, "scale"));
    scale->label = sheet_label(scales, row, "label");
    scale->kind = (enum scale_kind)sheet_word(scales, row, "kind", KINDS, -1);
    scale->method = (enum scale_method)sheet_word(
        scales, row, "method", METHODS, scale->kind == SCALE_INDEX ? (int)METHOD_MEAN : -1);
    scale->prorate = sheet_word(scales, row, "prorate", NO_YES, 0) == 1;
    scale->dont_know =
        (enum dont_know_rule)sheet_word(scales, row, "dont_know", DONT_KNOWS, DONT_KNOW_MISSING);
    scale->direction =
        (enum scale_direction)sheet_word(scales, row, "direction", DIRECTIONS, DIRECTION_HIGHER);
    scale->primary = sheet_word(scales, row, "primary", NO_YES, 0) == 1;
    scale->kirkpatrick = read_kirkpatrick(scales, row);
    read_evidence(scale, scales, row);
    if (scale->kind == SCALE_INDEX && scale->method != METHOD_MEAN)
        sheet_fault(scales, row, "method", MESSAGE_INSTRUMENT_UNKNOWN_WORD,
                    WORDS(METHODS[scale->method], "method", METHODS[METHOD_MEAN]));
    if (scale->kind != SCALE_KNOWLEDGE && scale->dont_know == DONT_KNOW_WRONG)
        sheet_fault(scales, row, "dont_know", MESSAGE_INSTRUMENT_UNKNOWN_WORD,
                    WORDS(DONT_KNOWS[DONT_KNOW_WRONG], "dont_know", DONT_KNOWS[DONT_KNOW_MISSING]));
}

void instrument_read_scales(struct instrument *instrument, const struct sheet *scales)
{
    static const char *const REQUIRED[] = {"scale", "kind", "method", "min_items", NULL};
    static const char *const OPTIONAL[] = {
        "prorate",     "dont_know",   "direction",          "primary",
        "kirkpatrick", "reliability", "reliability_source", "smallest_change",
        "norm_mean",   "norm_sd",     "norm_source",        NULL};
    guint n = table_rows(scales->table);

    if (!sheet_columns(scales, REQUIRED, OPTIONAL))
        return;
    instrument->scales = g_new0(struct scale, n);
    for (guint row = 0; row < n; row++) {
        struct scale *scale = &instrument->scales[row];
        read_scale(scale, scales, row);
        if (instrument_scale(instrument, scale->id) >= 0)
            sheet_fault(scales, row, "scale", MESSAGE_INSTRUMENT_DUPLICATE, WORDS(scale->id));
        instrument->n_scales = row + 1;
    }
}

/* ---- what follows from scales and keys together ---- */

/* A share of n, rounded up; in whole numbers, so that 0.75 of 4 is 3. */
static guint64 share_of(struct decimal share, guint n)
{
    gint64 under = 1;

    for (int i = 0; i < share.places; i++)
        under *= 10;
    return (guint64)((share.digits * n + under - 1) / under);
}

static void settle_min_items(struct scale *scale, const struct sheet *scales, guint row)
{
    guint n = scale->n_keys + scale->n_parts;
    const char *text = sheet_text(scales, row, "min_items");
    struct decimal value = {n, 0};
    guint64 wanted;
    char have[16];

    scale->min_items = n;
    if (*text == '\0')
        return;
    if (!decimal_parse(&value, text, strlen(text)) || value.digits <= 0 ||
        (value.places > 0 && decimal_value(value) >= 1)) {
        sheet_fault(scales, row, "min_items", MESSAGE_INSTRUMENT_BAD_NUMBER,
                    WORDS("min_items", text, "1, 2, 3 ... / 0 < x < 1"));
        return;
    }
    wanted = value.places > 0 ? share_of(value, n) : (guint64)value.digits;
    if (wanted <= n) {
        scale->min_items = (guint)wanted;
        return;
    }
    g_snprintf(have, sizeof have, "%u", n);
    sheet_fault(scales, row, "min_items", MESSAGE_INSTRUMENT_MIN_ITEMS,
                WORDS(scale->id, have, text));
}

/* The range of the score on its own metric. */
static void settle_range(struct scale *scale)
{
    double min = 0, max = 0;

    for (guint i = 0; i < scale->n_keys; i++) {
        const struct key *key = &scale->keys[i];
        min += key->has_correct ? 0 : decimal_value(key->min);
        max += key->has_correct ? 1 : decimal_value(key->max);
    }
    if (scale->method == METHOD_PERCENT || scale->kind == SCALE_INDEX) {
        min = 0;
        max = 100;
    } else if (scale->method == METHOD_MEAN && scale->n_keys > 0) {
        min /= scale->n_keys;
        max /= scale->n_keys;
    }
    scale->min = min;
    scale->max = max;
}

/* An index is a mean: parts that point against it would cancel what it is to show. */
static void check_directions(const struct instrument *instrument, const struct sheet *scales,
                             guint row)
{
    const struct scale *index = &instrument->scales[row];

    for (guint i = 0; i < index->n_parts; i++) {
        const struct scale *part = &instrument->scales[index->parts[i]];
        if (part->direction != index->direction)
            sheet_fault(scales, row, "direction", MESSAGE_INSTRUMENT_INDEX_DIRECTION,
                        WORDS(index->id, part->id));
    }
}

void instrument_settle_scales(struct instrument *instrument, const struct sheet *scales)
{
    for (guint row = 0; row < instrument->n_scales; row++) {
        struct scale *scale = &instrument->scales[row];
        if (scale->n_keys + scale->n_parts == 0)
            sheet_fault(scales, row, "scale", MESSAGE_INSTRUMENT_EMPTY_SCALE, WORDS(scale->id));
        else
            settle_min_items(scale, scales, row);
        settle_range(scale);
        check_directions(instrument, scales, row);
    }
}
