/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scales.csv and keys.csv: what counts where, and how. */
#include <math.h>
#include <string.h>

#include "instrument/parts.h"

static const char *const KINDS[] = {"attitude", "behaviour", "knowledge",
                                    "exposure", "index",     NULL};
static const char *const METHODS[] = {"mean", "sum", "percent", NULL};
static const char *const DIRECTIONS[] = {"higher", "lower", NULL};
static const char *const DONT_KNOWS[] = {"missing", "wrong", NULL};
static const char *const NO_YES[] = {"no", "yes", NULL};

struct contract { /* both tables on their way into the instrument */
    struct instrument *instrument;
    const struct table *scales, *keys;
    struct diagnostics *diagnostics;
};

/* ---- numbers ---- */

static void bad_number(const struct contract *contract, const struct table *table, guint row,
                       const char *column, const char *must_be)
{
    int i = table_column(table, column);
    struct where where = table_place(table, row, i);

    diagnostics_add(contract->diagnostics, MESSAGE_INSTRUMENT_BAD_NUMBER, &where, column,
                    table_text(table, row, i), must_be, NULL);
}

/* NAN for an empty cell. */
static double read_number(const struct contract *contract, guint row, const char *column)
{
    const char *text = table_text(contract->scales, row, table_column(contract->scales, column));
    struct decimal value;

    if (*text == '\0')
        return NAN;
    if (decimal_parse(&value, text, strlen(text)))
        return decimal_value(value);
    bad_number(contract, contract->scales, row, column, "1.5");
    return NAN;
}

/* ---- scales.csv ---- */

static int word(const struct contract *contract, guint row, const char *column,
                const char *const *words)
{
    int i = part_word(contract->scales, row, table_column(contract->scales, column), words, 0,
                      column, contract->diagnostics);

    return MAX(i, 0);
}

static void read_scale(struct scale *scale, const struct contract *contract, guint row)
{
    const struct table *table = contract->scales;
    double kirkpatrick = read_number(contract, row, "kirkpatrick");

    scale->id = g_strdup(table_text(table, row, table_column(table, "scale")));
    scale->label = part_label(table, row, "label");
    scale->kind = (enum scale_kind)word(contract, row, "kind", KINDS);
    scale->method = (enum scale_method)word(contract, row, "method", METHODS);
    scale->prorate = word(contract, row, "prorate", NO_YES) == 1;
    scale->dont_know = (enum dont_know_rule)word(contract, row, "dont_know", DONT_KNOWS);
    scale->direction = (enum scale_direction)word(contract, row, "direction", DIRECTIONS);
    scale->primary = word(contract, row, "primary", NO_YES) == 1;
    scale->kirkpatrick = isnan(kirkpatrick) ? 0 : (gint)kirkpatrick;
    scale->reliability = read_number(contract, row, "reliability");
    scale->smallest_change = read_number(contract, row, "smallest_change");
    scale->norm_mean = read_number(contract, row, "norm_mean");
    scale->norm_sd = read_number(contract, row, "norm_sd");
    scale->reliability_source =
        g_strdup(table_text(table, row, table_column(table, "reliability_source")));
    scale->norm_source = g_strdup(table_text(table, row, table_column(table, "norm_source")));
}

static void read_scales(const struct contract *contract)
{
    struct instrument *instrument = contract->instrument;
    int column = table_column(contract->scales, "scale");

    instrument->n_scales = table_rows(contract->scales);
    instrument->scales = g_new0(struct scale, instrument->n_scales);
    for (guint row = 0; row < instrument->n_scales; row++) {
        struct scale *scale = &instrument->scales[row];
        read_scale(scale, contract, row);
        for (guint i = 0; i < row; i++)
            if (strcmp(instrument->scales[i].id, scale->id) == 0) {
                struct where where = table_place(contract->scales, row, column);
                diagnostics_add(contract->diagnostics, MESSAGE_INSTRUMENT_DUPLICATE, &where,
                                scale->id, NULL);
            }
    }
}

/* ---- keys.csv ---- */

static const char *key_text(const struct contract *contract, guint row, const char *column)
{
    return table_text(contract->keys, row, table_column(contract->keys, column));
}

static struct where key_place(const struct contract *contract, guint row, const char *column)
{
    return table_place(contract->keys, row, table_column(contract->keys, column));
}

static bool can_be_item(const struct question *question)
{
    return question->type == QUESTION_SELECT_ONE || question->type == QUESTION_INTEGER ||
           question->type == QUESTION_DECIMAL;
}

static struct question *question_named(const struct instrument *instrument, const char *name)
{
    for (guint i = 0; i < instrument->questions->len; i++) {
        struct question *question = instrument->questions->pdata[i];
        if (strcmp(question->name, name) == 0)
            return question;
    }
    return NULL;
}

/* Numbers the items in the order of survey.csv, whatever the order of keys.csv. */
static void number_items(const struct contract *contract)
{
    struct instrument *instrument = contract->instrument;

    for (guint row = 0; row < table_rows(contract->keys); row++) {
        struct question *question = question_named(instrument, key_text(contract, row, "item"));
        if (question != NULL)
            question->item = 0;
    }
    instrument->items = g_new0(const struct question *, instrument->questions->len);
    for (guint i = 0; i < instrument->questions->len; i++) {
        struct question *question = instrument->questions->pdata[i];
        if (question->item < 0)
            continue;
        question->item = (int)instrument->n_items;
        instrument->items[instrument->n_items++] = question;
    }
}

/* The range of the choices that are answers. False where there is none. */
static bool range_of_choices(struct key *key, const struct choice_list *list)
{
    bool found = false;

    for (guint i = 0; list != NULL && i < list->choices->len; i++) {
        const struct choice *choice = list->choices->pdata[i];
        if (choice->missing != MISSING_NOT)
            continue;
        if (!found || choice->code < key->min.digits)
            key->min = (struct decimal){choice->code, 0};
        if (!found || choice->code > key->max.digits)
            key->max = (struct decimal){choice->code, 0};
        found = true;
    }
    return found;
}

static void read_range(struct key *key, const struct contract *contract, guint row,
                       const struct question *question)
{
    const char *min = key_text(contract, row, "min"), *max = key_text(contract, row, "max");
    bool declared =
        decimal_parse(&key->min, min, strlen(min)) && decimal_parse(&key->max, max, strlen(max));

    if (!declared && (*min != '\0' || *max != '\0'))
        bad_number(contract, contract->keys, row, *min == '\0' ? "max" : "min", "1, 5");
    else if (!declared && !range_of_choices(key, question->choices)) {
        struct where where = key_place(contract, row, "item");
        diagnostics_add(contract->diagnostics, MESSAGE_INSTRUMENT_NO_RANGE, &where, question->name,
                        NULL);
    } else if (decimal_value(key->min) >= decimal_value(key->max)) {
        bad_number(contract, contract->keys, row, "max", "> min");
    }
}

static void bad_key(const struct contract *contract, guint row, const char *item, const char *why)
{
    struct where where = key_place(contract, row, "item");

    diagnostics_add(contract->diagnostics, MESSAGE_INSTRUMENT_BAD_KEY, &where, item, why, NULL);
}

static bool has_code(const struct choice_list *list, gint64 code)
{
    for (guint i = 0; i < list->choices->len; i++) {
        const struct choice *choice = list->choices->pdata[i];
        if (choice->code == code && choice->missing == MISSING_NOT)
            return true;
    }
    return false;
}

static void read_correct(struct key *key, const struct contract *contract, guint row,
                         const struct question *question)
{
    const char *text = key_text(contract, row, "correct");
    gint64 code;

    if (*text == '\0')
        return;
    if (!decimal_parse_integer(&code, text, strlen(text), -30000, 30000)) {
        bad_number(contract, contract->keys, row, "correct", "1");
        return;
    }
    key->has_correct = true;
    key->correct = (gint)code;
    if (key->reverse)
        bad_key(contract, row, question->name, "correct + reverse");
    if (question->choices != NULL && !has_code(question->choices, code))
        bad_key(contract, row, question->name, "correct: no such choice");
}

static void add_key(struct scale *scale, const struct contract *contract, guint row,
                    const struct question *question)
{
    struct key *key;
    int reverse = part_word(contract->keys, row, table_column(contract->keys, "reverse"), NO_YES, 0,
                            "reverse", contract->diagnostics);

    if (!can_be_item(question)) {
        bad_key(contract, row, question->name, question->type_text);
        return;
    }
    scale->keys = g_renew(struct key, scale->keys, scale->n_keys + 1);
    key = &scale->keys[scale->n_keys++];
    *key = (struct key){.item = (guint)question->item, .reverse = reverse == 1};
    read_range(key, contract, row, question);
    read_correct(key, contract, row, question);
}

static void add_part(struct scale *scale, const struct contract *contract, guint row)
{
    const struct instrument *instrument = contract->instrument;
    const char *name = key_text(contract, row, "item");
    int part = instrument_scale(instrument, name);

    if (part < 0 || instrument->scales[part].kind == SCALE_INDEX ||
        instrument->scales[part].kind == SCALE_EXPOSURE) {
        struct where where = key_place(contract, row, "item");
        diagnostics_add(contract->diagnostics, MESSAGE_INSTRUMENT_NO_SUCH, &where, "scale", name,
                        NULL);
        return;
    }
    scale->parts = g_renew(guint, scale->parts, scale->n_parts + 1);
    scale->parts[scale->n_parts++] = (guint)part;
}

static void read_key(const struct contract *contract, guint row)
{
    const char *scale_id = key_text(contract, row, "scale"),
               *item = key_text(contract, row, "item");
    int scale = instrument_scale(contract->instrument, scale_id);
    const struct question *question = question_named(contract->instrument, item);
    struct where where = key_place(contract, row, scale < 0 ? "scale" : "item");

    if (scale < 0)
        diagnostics_add(contract->diagnostics, MESSAGE_INSTRUMENT_NO_SUCH, &where, "scale",
                        scale_id, NULL);
    else if (contract->instrument->scales[scale].kind == SCALE_INDEX)
        add_part(&contract->instrument->scales[scale], contract, row);
    else if (question == NULL)
        diagnostics_add(contract->diagnostics, MESSAGE_INSTRUMENT_NO_SUCH, &where, "item", item,
                        NULL);
    else
        add_key(&contract->instrument->scales[scale], contract, row, question);
}

/* ---- what follows from both ---- */

/* An integer from 1, or a share, rounded up; empty: all. The share is taken in millionths, so that
 * 0.75 of 4 is 3. */
static void settle_min_items(struct scale *scale, const struct contract *contract, guint row)
{
    guint n = scale->n_keys + scale->n_parts;
    const char *text =
        table_text(contract->scales, row, table_column(contract->scales, "min_items"));
    double value = read_number(contract, row, "min_items");
    char wanted[32], have[32];
    struct where where =
        table_place(contract->scales, row, table_column(contract->scales, "min_items"));

    if (isnan(value)) {
        scale->min_items = n;
        return;
    }
    if (value <= 0 || (value > 1 && floor(value) < value)) {
        bad_number(contract, contract->scales, row, "min_items", "1, 2, 3 ... / 0 < x < 1");
        return;
    }
    if (value < 1)
        scale->min_items = ((guint)lround(value * 1e6) * n + 999999u) / 1000000u;
    else
        scale->min_items = (guint)value;
    scale->min_items = MAX(scale->min_items, 1);
    if (scale->min_items <= n)
        return;
    g_snprintf(wanted, sizeof wanted, "%s", text);
    g_snprintf(have, sizeof have, "%u", n);
    diagnostics_add(contract->diagnostics, MESSAGE_INSTRUMENT_MIN_ITEMS, &where, scale->id, have,
                    wanted, NULL);
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

void contract_read(struct instrument *instrument, const struct table *scales,
                   const struct table *keys, struct diagnostics *diagnostics)
{
    static const char *const SCALES[] = {"scale", "kind", "method", "min_items", NULL};
    static const char *const SCALES_TOO[] = {
        "prorate",     "dont_know",   "direction",          "primary",
        "kirkpatrick", "reliability", "reliability_source", "smallest_change",
        "norm_mean",   "norm_sd",     "norm_source",        NULL};
    static const char *const KEYS[] = {"scale", "item", NULL};
    static const char *const KEYS_TOO[] = {"reverse", "correct", "min", "max", NULL};
    struct contract contract = {instrument, scales, keys, diagnostics};
    bool complete = part_columns(scales, SCALES, SCALES_TOO, diagnostics);

    if (!part_columns(keys, KEYS, KEYS_TOO, diagnostics) || !complete)
        return;
    read_scales(&contract);
    number_items(&contract);
    for (guint row = 0; row < table_rows(keys); row++)
        read_key(&contract, row);
    for (guint i = 0; i < instrument->n_scales; i++) {
        struct scale *scale = &instrument->scales[i];
        struct where where = table_place(scales, i, table_column(scales, "scale"));
        if (scale->n_keys + scale->n_parts == 0)
            diagnostics_add(diagnostics, MESSAGE_INSTRUMENT_EMPTY_SCALE, &where, scale->id, NULL);
        settle_min_items(scale, &contract, i);
        settle_range(scale);
    }
}
