/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/answer.h"

#include <string.h>

#include "survey/wave.h"
#include "text/fold.h"

/* Cells of up to four bytes ("3", "98", "3.0", a Persian digit) stand in a small table by their
 * bytes, longer ones in a hash table; both are bounded, whatever a file holds. */
#define QUICK_BYTES    4
#define QUICK_SLOTS    256u
#define QUICK_MOST     128u
#define REMEMBERED     4096u
#define CHOICES_SHOWN  12u
#define NUMBER_KEY_MAX 48

struct quick {
    guint32 bytes; /* 0: empty */
    gint16 code;
    bool by_label, other_digits;
};

struct answer_coder {
    const struct question *question;
    struct decimal min, max;
    bool is_decimal;
    GHashTable *numbers;    /* number_key of names and labels to choices */
    GHashTable *names;      /* folded names that are no numbers to choices */
    GHashTable *texts;      /* folded labels and aliases to choices, or to AMBIGUOUS */
    GHashTable *remembered; /* raw cells to struct answer */
    struct quick quick[QUICK_SLOTS];
    guint n_quick;
    char *words;
};

/* Two choices have this label: it says nothing. */
static const struct choice AMBIGUOUS;

/* ---- building ---- */

int decimal_compare(struct decimal a, struct decimal b)
{
    /* At most 15 digits: different numbers are different doubles, in the same order. */
    double x = decimal_value(a), y = decimal_value(b);

    return (x > y) - (x < y);
}

static void number_key(char *key, struct decimal number)
{
    g_snprintf(key, NUMBER_KEY_MAX, "%" G_GINT64_FORMAT "/%d", number.digits, number.places);
}

/* The first meaning of a word stays; a second one makes it ambiguous. Takes the word. */
static void add_meaning(GHashTable *table, char *word, const struct choice *choice)
{
    const struct choice *known = g_hash_table_lookup(table, word);

    if (*word == '\0' || known == choice)
        g_free(word);
    else
        g_hash_table_replace(table, word,
                             (gpointer)(guintptr)(known == NULL ? choice : &AMBIGUOUS));
}

static void add_word(struct answer_coder *coder, GHashTable *table, const char *text,
                     const struct choice *choice)
{
    struct decimal number;
    char key[NUMBER_KEY_MAX];

    if (decimal_parse(&number, text, strlen(text))) {
        number_key(key, number);
        /* Names come first: a code outranks a label that is a number. */
        if (!g_hash_table_contains(coder->numbers, key))
            g_hash_table_insert(coder->numbers, g_strdup(key), (gpointer)(guintptr)choice);
        return;
    }
    add_meaning(table, text_fold(text), choice);
}

static void add_labels(struct answer_coder *coder, const struct choice *choice)
{
    for (guint i = 0; choice->label != NULL && i < label_n(choice->label); i++)
        add_word(coder, coder->texts, label_nth_text(choice->label, i), choice);
    for (guint i = 0; choice->aliases != NULL && choice->aliases[i] != NULL; i++)
        add_word(coder, coder->texts, choice->aliases[i], choice);
}

/* "1..5, 98": neighbours are drawn together, names follow one another. */
static char *words_of_choices(const struct choice_list *list)
{
    GString *words = g_string_new(NULL);

    for (guint i = 0, shown = 0; i < list->choices->len; i++, shown++) {
        const struct choice *first = list->choices->pdata[i], *last = first;
        while (first->is_number && i + 1 < list->choices->len) {
            const struct choice *next = list->choices->pdata[i + 1];
            if (!next->is_number || next->code != last->code + 1)
                break;
            last = next;
            i++;
        }
        g_string_append_printf(words, "%s%s", shown > 0 ? ", " : "",
                               shown == CHOICES_SHOWN ? "..." : first->name);
        if (shown == CHOICES_SHOWN)
            break;
        if (last != first)
            g_string_append_printf(words, "%s%s", last->code == first->code + 1 ? ", " : "..",
                                   last->name);
    }
    return g_string_free(words, FALSE);
}

static char *words_of_range(struct decimal min, struct decimal max)
{
    char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(low, sizeof low, "%.15g", decimal_value(min));
    g_ascii_formatd(high, sizeof high, "%.15g", decimal_value(max));
    return g_strdup_printf("%s..%s", low, high);
}

static void know_choices(struct answer_coder *coder, const struct choice_list *list)
{
    for (guint i = 0; i < list->choices->len; i++) {
        const struct choice *choice = list->choices->pdata[i];
        add_word(coder, coder->names, choice->name, choice);
    }
    for (guint i = 0; i < list->choices->len; i++)
        add_labels(coder, list->choices->pdata[i]);
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
    coder->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    coder->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    coder->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    coder->remembered = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    if (question->choices != NULL) {
        know_choices(coder, question->choices);
        coder->words = words_of_choices(question->choices);
        return coder;
    }
    coder->words = words_of_range(min, max);
    coder->is_decimal = question->type == QUESTION_DECIMAL || !fits_code(min) || !fits_code(max);
    return coder;
}

void answer_coder_free(struct answer_coder *coder)
{
    g_hash_table_unref(coder->numbers);
    g_hash_table_unref(coder->names);
    g_hash_table_unref(coder->texts);
    g_hash_table_unref(coder->remembered);
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

/* ---- steps ---- */

static const gint16 MISSING_CODES[] = {
    [MISSING_NOT] = ANSWER_BLANK,           [MISSING_BLANK] = ANSWER_BLANK,
    [MISSING_DONT_KNOW] = ANSWER_DONT_KNOW, [MISSING_DECLINED] = ANSWER_DECLINED,
    [MISSING_SKIPPED] = ANSWER_SKIPPED,
};

static bool take_choice(struct answer *out, const struct choice *choice)
{
    if (choice == NULL || choice == &AMBIGUOUS)
        return false;
    out->code =
        choice->missing == MISSING_NOT ? (gint16)choice->code : MISSING_CODES[choice->missing];
    return true;
}

/* Spaces of every kind, and marks that nobody sees. */
static bool by_blank(struct answer *out, const struct answer_coder *coder, const char *text,
                     gsize length)
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

static bool has_other_bytes(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (!g_ascii_isprint(text[i]))
            return true;
    return false;
}

static bool by_number(struct answer *out, const struct answer_coder *coder, const char *text,
                      gsize length)
{
    struct decimal number;
    char key[NUMBER_KEY_MAX];

    if (!decimal_parse(&number, text, length))
        return false;
    out->other_digits = has_other_bytes(text, length);
    if (coder->question->choices != NULL) {
        number_key(key, number);
        return take_choice(out, g_hash_table_lookup(coder->numbers, key));
    }
    if (decimal_compare(number, coder->min) < 0 || decimal_compare(number, coder->max) > 0 ||
        (number.places > 0 && coder->question->type != QUESTION_DECIMAL))
        return false;
    out->decimal = number;
    out->code = coder->is_decimal ? 0 : (gint16)number.digits;
    return true;
}

static bool by_word(struct answer *out, GHashTable *table, const char *text, gsize length)
{
    g_autofree char *folded = NULL;
    struct decimal number;

    /* "3.5" is no "35": folding takes punctuation away. */
    if (decimal_parse(&number, text, length))
        return false;
    folded = text_fold(text);
    return take_choice(out, g_hash_table_lookup(table, folded));
}

static bool by_name(struct answer *out, const struct answer_coder *coder, const char *text,
                    gsize length)
{
    return by_word(out, coder->names, text, length);
}

static bool by_label(struct answer *out, const struct answer_coder *coder, const char *text,
                     gsize length)
{
    out->by_label = true;
    return by_word(out, coder->texts, text, length);
}

typedef bool (*answer_step)(struct answer *out, const struct answer_coder *coder, const char *text,
                            gsize length);

/* In the order of trust. A dialect adds its rows here. */
static const answer_step ANSWER_STEPS[] = {by_blank, by_number, by_name, by_label};

static bool resolve(struct answer *out, const struct answer_coder *coder, const char *text,
                    gsize length)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ANSWER_STEPS); i++) {
        *out = (struct answer){.code = ANSWER_BLANK};
        if (ANSWER_STEPS[i](out, coder, text, length))
            return true;
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
