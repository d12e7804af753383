/* SPDX-License-Identifier: GPL-3.0-or-later */
/* keys.csv: which item counts where, and how. */
#include <string.h>

#include "instrument/folder_reading.h"

static const char *const NO_YES[] = {"no", "yes", NULL};

struct keys { /* the sheet on its way into the instrument */
    struct instrument *instrument;
    const struct sheet *sheet;
    GHashTable *questions; /* name to struct question */
};

static struct question *question_of_row(const struct keys *keys, guint row)
{
    return g_hash_table_lookup(keys->questions, sheet_text(keys->sheet, row, "item"));
}

static bool can_be_item(const struct question *question)
{
    return question->type == QUESTION_SELECT_ONE || question->type == QUESTION_INTEGER ||
           question->type == QUESTION_DECIMAL;
}

/* ---- range ---- */

/* The range of the choices that are answers. False where there are not two of them. */
static bool range_of_choices(struct key *key, const struct choice_list *list)
{
    guint n = 0;

    for (guint i = 0; list != NULL && i < list->choices->len; i++) {
        const struct choice *choice = list->choices->pdata[i];
        if (choice->missing != MISSING_NOT)
            continue;
        if (n == 0 || choice->code < key->min.digits)
            key->min = (struct decimal){choice->code, 0};
        if (n == 0 || choice->code > key->max.digits)
            key->max = (struct decimal){choice->code, 0};
        n++;
    }
    return n > 1;
}

/* One end of a declared range; false with a fault where it is no such number. */
static bool read_end(struct decimal *end, const struct keys *keys, guint row, const char *column,
                     const struct question *question)
{
    const char *text = sheet_text(keys->sheet, row, column);
    bool is_coded = question->type != QUESTION_DECIMAL;
    gint64 code;

    if (is_coded && decimal_parse_integer(&code, text, strlen(text), CODE_MIN, CODE_MAX)) {
        *end = (struct decimal){code, 0};
        return true;
    }
    if (!is_coded && decimal_parse(end, text, strlen(text)))
        return true;
    sheet_fault(keys->sheet, row, column, MESSAGE_INSTRUMENT_BAD_NUMBER,
                WORDS(column, text, is_coded ? CODE_EXPECTED : "1.5"));
    return false;
}

static bool read_range(struct key *key, const struct keys *keys, guint row,
                       const struct question *question)
{
    const char *max = sheet_text(keys->sheet, row, "max");
    bool declared = *sheet_text(keys->sheet, row, "min") != '\0' || *max != '\0';

    if (!declared) {
        if (range_of_choices(key, question->choices))
            return true;
        sheet_fault(keys->sheet, row, "item", MESSAGE_INSTRUMENT_NO_RANGE, WORDS(question->name));
        return false;
    }
    if (!read_end(&key->min, keys, row, "min", question) ||
        !read_end(&key->max, keys, row, "max", question))
        return false;
    if (decimal_value(key->min) < decimal_value(key->max))
        return true;
    sheet_fault(keys->sheet, row, "max", MESSAGE_INSTRUMENT_BAD_NUMBER,
                WORDS("max", max, "max > min"));
    return false;
}

/* An answer that may be given and lies outside the range would be reversed to a wrong number. */
static void check_codes(const struct key *key, const struct keys *keys, guint row,
                        const struct question *question)
{
    const struct choice_list *list = question->choices;
    char range[64];

    for (guint i = 0; list != NULL && !key->has_correct && i < list->choices->len; i++) {
        const struct choice *choice = list->choices->pdata[i];
        if (choice->missing != MISSING_NOT ||
            (choice->code >= key->min.digits && choice->code <= key->max.digits))
            continue;
        g_snprintf(range, sizeof range, "%" G_GINT64_FORMAT "..%" G_GINT64_FORMAT, key->min.digits,
                   key->max.digits);
        sheet_fault(keys->sheet, row, "item", MESSAGE_INSTRUMENT_CODE_OUTSIDE,
                    WORDS(choice->name, question->name, range));
    }
}

/* ---- the right answer ---- */

static bool has_code(const struct choice_list *list, gint64 code)
{
    for (guint i = 0; i < list->choices->len; i++) {
        const struct choice *choice = list->choices->pdata[i];
        if (choice->code == code && choice->missing == MISSING_NOT)
            return true;
    }
    return false;
}

static void read_correct(struct key *key, const struct keys *keys, guint row,
                         const struct question *question)
{
    const char *text = sheet_text(keys->sheet, row, "correct");
    gint64 code;

    if (*text == '\0')
        return;
    key->has_correct = true;
    if (!decimal_parse_integer(&code, text, strlen(text), CODE_MIN, CODE_MAX)) {
        sheet_fault(keys->sheet, row, "correct", MESSAGE_INSTRUMENT_BAD_NUMBER,
                    WORDS("correct", text, CODE_EXPECTED));
        return;
    }
    key->correct = (gint)code;
    if (key->reverse)
        sheet_fault(keys->sheet, row, "reverse", MESSAGE_INSTRUMENT_REVERSED_CORRECT,
                    WORDS(question->name));
    if (question->choices != NULL && !has_code(question->choices, code))
        sheet_fault(keys->sheet, row, "correct", MESSAGE_INSTRUMENT_CORRECT_NOT_CODE,
                    WORDS(question->name, text));
}

static void check_percent(const struct key *key, const struct scale *scale, const struct keys *keys,
                          guint row, const struct question *question)
{
    if (scale->method == METHOD_PERCENT && scale->kind != SCALE_EXPOSURE && !key->has_correct)
        sheet_fault(keys->sheet, row, "correct", MESSAGE_INSTRUMENT_NO_CORRECT,
                    WORDS(scale->id, question->name));
}

/* ---- rows ---- */

static void add_key(struct scale *scale, const struct keys *keys, guint row,
                    const struct question *question)
{
    struct key key = {.item = (guint)question->item};

    if (!can_be_item(question)) {
        sheet_fault(keys->sheet, row, "item", MESSAGE_INSTRUMENT_ITEM_TYPE,
                    WORDS(question->name, question->type_text));
        return;
    }
    for (guint i = 0; i < scale->n_keys; i++)
        if (scale->keys[i].item == key.item) {
            sheet_fault(keys->sheet, row, "item", MESSAGE_INSTRUMENT_DUPLICATE,
                        WORDS(question->name));
            return;
        }
    key.reverse = sheet_word(keys->sheet, row, "reverse", NO_YES, 0) == 1;
    read_correct(&key, keys, row, question);
    if (read_range(&key, keys, row, question))
        check_codes(&key, keys, row, question);
    check_percent(&key, scale, keys, row, question);
    scale->keys = g_renew(struct key, scale->keys, scale->n_keys + 1);
    scale->keys[scale->n_keys++] = key;
}

/* A part of an index is a scale with a score; so no index has itself below it. */
static void add_part(struct scale *scale, const struct keys *keys, guint row)
{
    const struct instrument *instrument = keys->instrument;
    const char *name = sheet_text(keys->sheet, row, "item");
    int part = instrument_scale(instrument, name);

    if (part < 0 || instrument->scales[part].kind == SCALE_INDEX ||
        !scale_has_score(&instrument->scales[part])) {
        sheet_fault(keys->sheet, row, "item",
                    part < 0 ? MESSAGE_INSTRUMENT_NO_SCALE : MESSAGE_INSTRUMENT_INDEX_PART,
                    WORDS(name));
        return;
    }
    for (guint i = 0; i < scale->n_parts; i++)
        if (scale->parts[i] == (guint)part) {
            sheet_fault(keys->sheet, row, "item", MESSAGE_INSTRUMENT_DUPLICATE, WORDS(name));
            return;
        }
    scale->parts = g_renew(guint, scale->parts, scale->n_parts + 1);
    scale->parts[scale->n_parts++] = (guint)part;
}

static void read_key(const struct keys *keys, guint row)
{
    const char *scale_id = sheet_text(keys->sheet, row, "scale");
    const char *item = sheet_text(keys->sheet, row, "item");
    int scale = instrument_scale(keys->instrument, scale_id);
    const struct question *question = question_of_row(keys, row);

    if (scale < 0)
        sheet_fault(keys->sheet, row, "scale", MESSAGE_INSTRUMENT_NO_SCALE, WORDS(scale_id));
    else if (keys->instrument->scales[scale].kind == SCALE_INDEX)
        add_part(&keys->instrument->scales[scale], keys, row);
    else if (question == NULL)
        sheet_fault(keys->sheet, row, "item", MESSAGE_INSTRUMENT_NO_ITEM, WORDS(item));
    else
        add_key(&keys->instrument->scales[scale], keys, row, question);
}

/* Numbers the items in the order of survey.csv, whatever the order of keys.csv. The name of a part
 * of an index may also be that of a question: that does not make an item of it. */
static void number_items(const struct keys *keys)
{
    struct instrument *instrument = keys->instrument;

    for (guint row = 0; row < table_rows(keys->sheet->table); row++) {
        int scale = instrument_scale(instrument, sheet_text(keys->sheet, row, "scale"));
        struct question *question = question_of_row(keys, row);
        if (question != NULL && can_be_item(question) && scale >= 0 &&
            instrument->scales[scale].kind != SCALE_INDEX)
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

static GHashTable *questions_by_name(const struct instrument *instrument)
{
    GHashTable *questions = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < instrument->questions->len; i++) {
        struct question *question = instrument->questions->pdata[i];
        if (*question->name != '\0' && question->type != QUESTION_END_GROUP)
            g_hash_table_insert(questions, question->name, question);
    }
    return questions;
}

void instrument_read_keys(struct instrument *instrument, const struct sheet *sheet)
{
    static const char *const REQUIRED[] = {"scale", "item", NULL};
    static const char *const OPTIONAL[] = {"reverse", "correct", "min", "max", NULL};
    g_autoptr(GHashTable) questions = questions_by_name(instrument);
    struct keys keys = {instrument, sheet, questions};

    if (!sheet_columns(sheet, REQUIRED, OPTIONAL))
        return;
    number_items(&keys);
    for (guint row = 0; row < table_rows(sheet->table); row++)
        read_key(&keys, row);
}
