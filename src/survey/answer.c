/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/answer.h"

#include <string.h>

#include "survey/blank_mark.h"
#include "survey/choice_words.h"
#include "survey/number_text.h"
#include "survey/wave.h"

/* Cells of up to four bytes ("3", "98", "3.0", a Persian digit) stand in a small table by their
 * bytes, longer ones in a hash table; both are bounded, whatever a file holds. */
#define QUICK_BYTES 4
#define QUICK_SLOTS 256u
#define QUICK_MOST  128u
#define REMEMBERED  4096u

struct quick {
    guint32 bytes; /* 0: empty */
    gint16 code;
    bool by_label, other_digits;
};

struct answer_coder {
    const struct question *question;
    struct decimal min, max;
    bool is_decimal;
    struct choice_words *choices; /* NULL for numbers */
    GHashTable *remembered;       /* raw cells to struct answer */
    struct quick quick[QUICK_SLOTS];
    guint n_quick;
    char *words;
    char *doubt[3]; /* the two meanings of the last cell that has two, NULL */
};

/* ---- building ---- */

int decimal_compare(struct decimal a, struct decimal b)
{
    /* At most 15 digits: different numbers are different doubles, in the same order. */
    double x = decimal_value(a), y = decimal_value(b);

    return (x > y) - (x < y);
}

static char *words_of_range(struct decimal min, struct decimal max)
{
    char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(low, sizeof low, "%.15g", decimal_value(min));
    g_ascii_formatd(high, sizeof high, "%.15g", decimal_value(max));
    return g_strdup_printf("%s..%s", low, high);
}

static bool fits_code(struct decimal number)
{
    return number.places == 0 && number.digits > ANSWER_LAST_MISSING && number.digits <= G_MAXINT16;
}

struct answer_coder *answer_coder_new(const struct question *question, struct decimal min,
                                      struct decimal max)
{
    struct answer_coder *coder = g_new0(struct answer_coder, 1);

    coder->question = question;
    coder->min = min;
    coder->max = max;
    coder->remembered = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    if (question->choices != NULL) {
        coder->choices = choice_words_new(question->choices);
        coder->words = choice_words_list(question->choices);
    } else {
        coder->words = words_of_range(min, max);
        coder->is_decimal =
            question->type == QUESTION_DECIMAL || !fits_code(min) || !fits_code(max);
    }
    return coder;
}

static void forget_doubt(struct answer_coder *coder)
{
    g_clear_pointer(&coder->doubt[0], g_free);
    g_clear_pointer(&coder->doubt[1], g_free);
}

void answer_coder_free(struct answer_coder *coder)
{
    g_clear_pointer(&coder->choices, choice_words_free);
    g_hash_table_unref(coder->remembered);
    forget_doubt(coder);
    g_free(coder->words);
    g_free(coder);
}

bool answer_coder_is_decimal(const struct answer_coder *coder)
{
    return coder->is_decimal;
}

const char *answer_coder_words(const struct answer_coder *coder)
{
    return coder->words;
}

const char *const *answer_coder_doubt(const struct answer_coder *coder)
{
    return coder->doubt[0] == NULL ? NULL : (const char *const *)coder->doubt;
}

void item_range(struct decimal *min, struct decimal *max, const struct instrument *instrument,
                guint item)
{
    bool known = false;

    *min = *max = (struct decimal){0, 0};
    for (guint s = 0; s < instrument->n_scales; s++)
        for (guint k = 0; k < instrument->scales[s].n_keys; k++) {
            const struct key *key = &instrument->scales[s].keys[k];
            if (key->item != item)
                continue;
            if (!known || decimal_compare(key->min, *min) > 0)
                *min = key->min;
            if (!known || decimal_compare(key->max, *max) < 0)
                *max = key->max;
            known = true;
        }
}

/* ---- numbers ---- */

static bool is_in_range(const struct answer_coder *coder, struct decimal number)
{
    return decimal_compare(number, coder->min) >= 0 && decimal_compare(number, coder->max) <= 0 &&
           (number.places == 0 || coder->question->type == QUESTION_DECIMAL);
}

static bool take_number(struct answer *out, const struct answer_coder *coder, struct decimal number)
{
    if (!is_in_range(coder, number))
        return false;
    out->decimal = number;
    out->code = coder->is_decimal ? 0 : (gint16)number.digits;
    return true;
}

static void doubt_numbers(struct answer_coder *coder, struct decimal first, struct decimal second)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    coder->doubt[0] = g_strdup(g_ascii_formatd(text, sizeof text, "%.15g", decimal_value(first)));
    coder->doubt[1] = g_strdup(g_ascii_formatd(text, sizeof text, "%.15g", decimal_value(second)));
}

/* ---- steps ---- */

static const gint16 MISSING_CODES[] = {
    [MISSING_NOT] = ANSWER_BLANK,           [MISSING_BLANK] = ANSWER_BLANK,
    [MISSING_DONT_KNOW] = ANSWER_DONT_KNOW, [MISSING_DECLINED] = ANSWER_DECLINED,
    [MISSING_SKIPPED] = ANSWER_SKIPPED,
};

static char *words_of_choice(const struct choice *choice)
{
    const char *label = label_get(choice->label, LANGUAGE_FA, NULL);

    return label == NULL ? g_strdup(choice->name) : g_strdup_printf("%s (%s)", choice->name, label);
}

/* True where the step has an end: an answer, or two. */
static bool take_meaning(struct answer *out, struct answer_coder *coder, struct meaning meaning)
{
    if (meaning.choice == NULL)
        return false;
    if (meaning.other != NULL) {
        coder->doubt[0] = words_of_choice(meaning.choice);
        coder->doubt[1] = words_of_choice(meaning.other);
        return true;
    }
    out->code = meaning.choice->missing == MISSING_NOT ? (gint16)meaning.choice->code
                                                       : MISSING_CODES[meaning.choice->missing];
    return true;
}

/* Spaces of every kind, and marks that nobody sees. */
static bool by_blank(struct answer *out, struct answer_coder *coder, const char *text, gsize length)
{
    const char *end = text + length;

    (void)coder;
    while (text < end) {
        gunichar letter = g_utf8_get_char(text);
        if (!g_unichar_isspace(letter) && g_unichar_type(letter) != G_UNICODE_FORMAT)
            return false;
        text += g_utf8_skip[(guchar)*text];
    }
    out->code = ANSWER_BLANK;
    return true;
}

/* That one of two readings is out of range proves nothing: it may be a slip. A slash is for
 * decimals only. */
static bool by_number(struct answer *out, struct answer_coder *coder, const char *text,
                      gsize length)
{
    struct number_text number = number_text_read(text, length);

    if (number.n_readings == 0 || (coder->choices != NULL && memchr(text, '/', length) != NULL))
        return false;
    out->other_digits = number.other_digits;
    if (number.n_readings == 2) {
        doubt_numbers(coder, number.readings[0], number.readings[1]);
        return true;
    }
    if (coder->choices != NULL)
        return take_meaning(out, coder, choice_by_number(coder->choices, number.readings[0]));
    return take_number(out, coder, number.readings[0]);
}

static bool by_name(struct answer *out, struct answer_coder *coder, const char *text, gsize length)
{
    (void)length;
    return coder->choices != NULL && take_meaning(out, coder, choice_by_name(coder->choices, text));
}

/* As people and tools write answers in words, in the order of trust. */
static bool by_word(struct answer *out, struct answer_coder *coder, const char *text, gsize length)
{
    static struct meaning (*const WAYS[])(const struct choice_words *, const char *) = {
        choice_by_label, choice_by_code_and_label, choice_by_answer_code, choice_by_usual_word};

    (void)length;
    out->by_label = true;
    for (gsize i = 0; coder->choices != NULL && i < G_N_ELEMENTS(WAYS); i++)
        if (take_meaning(out, coder, WAYS[i](coder->choices, text)))
            return true;
    return false;
}

static bool by_mark(struct answer *out, struct answer_coder *coder, const char *text, gsize length)
{
    (void)coder;
    (void)length;
    out->code = ANSWER_BLANK;
    return is_blank_mark(text);
}

typedef bool (*answer_step)(struct answer *out, struct answer_coder *coder, const char *text,
                            gsize length);

/* In the order of trust. */
static const answer_step ANSWER_STEPS[] = {by_blank, by_number, by_name, by_word, by_mark};

static bool resolve(struct answer *out, struct answer_coder *coder, const char *text, gsize length)
{
    forget_doubt(coder);
    for (gsize i = 0; i < G_N_ELEMENTS(ANSWER_STEPS); i++) {
        *out = (struct answer){.code = ANSWER_BLANK};
        if (ANSWER_STEPS[i](out, coder, text, length) && coder->doubt[0] == NULL)
            return true;
        if (coder->doubt[0] != NULL)
            break;
    }
    *out = (struct answer){.code = ANSWER_BLANK};
    return false;
}

/* ---- what is remembered ---- */

static guint32 pack(const char *text, gsize length)
{
    guint32 bytes = 0;

    for (gsize i = 0; i < length; i++)
        bytes = bytes << 8 | (guchar)text[i];
    return bytes;
}

/* The slot of these bytes, or the empty one where they would stand. */
static struct quick *quick_slot(struct answer_coder *coder, guint32 bytes)
{
    guint slot = bytes * 2654435769u >> 24;

    while (coder->quick[slot].bytes != bytes && coder->quick[slot].bytes != 0)
        slot = (slot + 1) % QUICK_SLOTS;
    return &coder->quick[slot];
}

static bool read_short(struct answer *out, struct answer_coder *coder, const char *text,
                       gsize length)
{
    guint32 bytes = pack(text, length);
    struct quick *quick = quick_slot(coder, bytes);

    if (quick->bytes == bytes) {
        *out = (struct answer){quick->code, quick->by_label, quick->other_digits, {0, 0}};
        return true;
    }
    if (!resolve(out, coder, text, length))
        return false;
    if (coder->n_quick < QUICK_MOST) {
        *quick = (struct quick){bytes, out->code, out->by_label, out->other_digits};
        coder->n_quick++;
    }
    return true;
}

static bool read_long(struct answer *out, struct answer_coder *coder, const char *text,
                      gsize length)
{
    const struct answer *known = g_hash_table_lookup(coder->remembered, text);

    if (known != NULL) {
        *out = *known;
        return true;
    }
    if (!resolve(out, coder, text, length))
        return false;
    if (g_hash_table_size(coder->remembered) < REMEMBERED)
        g_hash_table_insert(coder->remembered, g_strndup(text, length),
                            g_memdup2(out, sizeof *out));
    return true;
}

bool answer_read(struct answer *out, struct answer_coder *coder, const char *text, gsize length)
{
    if (length == 0) {
        *out = (struct answer){.code = ANSWER_BLANK};
        return true;
    }
    if (coder->is_decimal)
        return resolve(out, coder, text, length);
    return length <= QUICK_BYTES ? read_short(out, coder, text, length)
                                 : read_long(out, coder, text, length);
}

enum missing answer_missing(gint16 code)
{
    switch (code) {
    case ANSWER_BLANK:
        return MISSING_BLANK;
    case ANSWER_DONT_KNOW:
        return MISSING_DONT_KNOW;
    case ANSWER_DECLINED:
        return MISSING_DECLINED;
    case ANSWER_SKIPPED:
        return MISSING_SKIPPED;
    default:
        return MISSING_NOT;
    }
}
