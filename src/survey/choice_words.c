/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/choice_words.h"

#include <string.h>

#include "instrument/yes_no.h"
#include "text/fold.h"

#define CHOICES_SHOWN  12u
#define NUMBER_KEY_MAX 48

struct choice_words {
    const struct choice_list *list;
    GHashTable *numbers;                     /* number_key to struct meaning */
    GHashTable *names, *labels;              /* folded to struct meaning */
    const struct choice *yes, *no, *unknown; /* NULL where there is none, or more than one */
};

static const struct meaning NOTHING = {NULL, NULL};

/* ---- building ---- */

static void number_key(char *key, struct decimal number)
{
    g_snprintf(key, NUMBER_KEY_MAX, "%" G_GINT64_FORMAT "/%d", number.digits, number.places);
}

static void add_choice(struct meaning *meaning, const struct choice *choice)
{
    if (choice == NULL || meaning->choice == choice)
        return;
    if (meaning->choice == NULL)
        meaning->choice = choice;
    else if (meaning->other == NULL &&
             (choice->missing == MISSING_NOT || choice->missing != meaning->choice->missing))
        meaning->other = choice;
}

/* Takes the word. */
static void learn(GHashTable *table, char *word, const struct choice *choice)
{
    struct meaning *meaning = g_hash_table_lookup(table, word);

    if (meaning == NULL && *word != '\0') {
        meaning = g_new0(struct meaning, 1);
        g_hash_table_insert(table, word, meaning);
    } else {
        g_free(word);
    }
    if (meaning != NULL)
        add_choice(meaning, choice);
}

static void learn_number(struct choice_words *words, struct decimal number,
                         const struct choice *choice)
{
    char key[NUMBER_KEY_MAX];

    number_key(key, number);
    if (!g_hash_table_contains(words->numbers, key))
        learn(words->numbers, g_strdup(key), choice);
}

static void learn_word(struct choice_words *words, GHashTable *table, const char *text,
                       const struct choice *choice)
{
    struct decimal number;

    if (decimal_parse(&number, text, strlen(text)))
        learn_number(words, number, choice);
    else
        learn(table, text_fold(text), choice);
}

static void learn_labels(struct choice_words *words, const struct choice *choice)
{
    for (guint i = 0; choice->label != NULL && i < label_n(choice->label); i++)
        learn_word(words, words->labels, label_nth_text(choice->label, i), choice);
    for (guint i = 0; choice->aliases != NULL && choice->aliases[i] != NULL; i++)
        learn_word(words, words->labels, choice->aliases[i], choice);
}

static bool is_dont_know(const struct choice *choice)
{
    return choice->missing == MISSING_DONT_KNOW;
}

static const struct choice *only_one(const struct choice_list *list,
                                     bool (*is_wanted)(const struct choice *))
{
    const struct choice *found = NULL;

    for (guint i = 0; i < list->choices->len; i++) {
        if (!is_wanted(list->choices->pdata[i]))
            continue;
        if (found != NULL)
            return NULL;
        found = list->choices->pdata[i];
    }
    return found;
}

struct choice_words *choice_words_new(const struct choice_list *list)
{
    struct choice_words *words = g_new0(struct choice_words, 1);

    words->list = list;
    words->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    words->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    words->labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < list->choices->len; i++) {
        const struct choice *choice = list->choices->pdata[i];
        learn_word(words, words->names, choice->name, choice);
    }
    for (guint i = 0; i < list->choices->len; i++)
        learn_labels(words, list->choices->pdata[i]);
    words->yes = only_one(list, choice_is_yes);
    words->no = only_one(list, choice_is_no);
    words->unknown = only_one(list, is_dont_know);
    return words;
}

void choice_words_free(struct choice_words *words)
{
    g_hash_table_unref(words->numbers);
    g_hash_table_unref(words->names);
    g_hash_table_unref(words->labels);
    g_free(words);
}

/* ---- asking ---- */

static struct meaning meaning_of(GHashTable *table, const char *word)
{
    const struct meaning *meaning = g_hash_table_lookup(table, word);

    return meaning == NULL ? NOTHING : *meaning;
}

struct meaning choice_by_number(const struct choice_words *words, struct decimal number)
{
    char key[NUMBER_KEY_MAX];

    number_key(key, number);
    return meaning_of(words->numbers, key);
}

/* "3.5" is no "35": folding takes punctuation away. */
static struct meaning by_text(GHashTable *table, const char *text)
{
    g_autofree char *folded = NULL;
    struct decimal number;

    if (decimal_parse(&number, text, strlen(text)))
        return NOTHING;
    folded = text_fold(text);
    return meaning_of(table, folded);
}

struct meaning choice_by_name(const struct choice_words *words, const char *text)
{
    return by_text(words->names, text);
}

struct meaning choice_by_label(const struct choice_words *words, const char *text)
{
    return by_text(words->labels, text);
}

/* ---- code and label ---- */

static bool is_sign(gunichar letter)
{
    return letter == '-' || letter == 0x2212;
}

/* Length of the number at the start of a text, 0 for none. */
static gsize number_length(const char *text)
{
    const char *p = text;

    if (is_sign(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    if (!g_unichar_isdigit(g_utf8_get_char(p)))
        return 0;
    while (g_unichar_isdigit(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return (gsize)(p - text);
}

/* Code and label as one meaning: one choice, two that disagree, or nothing. */
static struct meaning agree(const struct choice_words *words, const char *code, gsize code_length,
                            const char *label)
{
    struct decimal number;
    struct meaning by_code, by_word, both;

    if (!decimal_parse(&number, code, code_length))
        return NOTHING;
    while (*label != '\0' && !g_unichar_isalnum(g_utf8_get_char(label)))
        label = g_utf8_next_char(label);
    by_code = choice_by_number(words, number);
    by_word = choice_by_label(words, label);
    if (by_word.choice == NULL)
        by_word = choice_by_name(words, label);
    if (by_code.choice == NULL || by_word.choice == NULL)
        return NOTHING;
    if (by_word.choice == by_code.choice || by_word.other == by_code.choice)
        return (struct meaning){by_code.choice, NULL};
    both = by_code;
    both.other = by_word.choice;
    return both;
}

struct meaning choice_by_code_and_label(const struct choice_words *words, const char *text)
{
    g_autofree char *whole = g_strstrip(g_strdup(text));
    char *start = whole + strspn(whole, "([");
    char *open = strpbrk(whole, "([");
    const char *close;
    gsize length = number_length(start);

    if (length > 0)
        return agree(words, start, length, start + length);
    if (open == NULL || open == whole)
        return NOTHING;
    length = number_length(open + 1);
    close = open + 1 + length;
    if (length == 0 || (*close != ')' && *close != ']') || close[1] != '\0')
        return NOTHING;
    *open = '\0';
    return agree(words, open + 1, length, whole);
}

/* ---- other ways ---- */

/* The number of "AO03", -1 for any other text. */
static gint64 answer_code_number(const char *text)
{
    static const char *const PREFIXES[] = {"AO", "SQ", "A"};
    g_autofree char *folded = text_fold_id(text);
    gint64 number;

    for (gsize i = 0; i < G_N_ELEMENTS(PREFIXES); i++) {
        const char *rest = folded + strlen(PREFIXES[i]);
        if (g_str_has_prefix(folded, PREFIXES[i]) && *rest != '\0' &&
            rest[strspn(rest, "0123456789")] == '\0')
            return decimal_parse_integer(&number, rest, strlen(rest), 0, 9999) ? number : -1;
    }
    return -1;
}

struct meaning choice_by_answer_code(const struct choice_words *words, const char *text)
{
    gint64 number = answer_code_number(text);
    struct meaning meaning;

    if (number < 0)
        return NOTHING;
    meaning = choice_by_number(words, (struct decimal){number, 0});
    if (number > 0 && number <= words->list->choices->len)
        add_choice(&meaning, words->list->choices->pdata[number - 1]);
    return meaning;
}

struct meaning choice_by_usual_word(const struct choice_words *words, const char *text)
{
    static const char *const DONT_KNOW[] = {"نمیدانم", "dontknow", "idontknow", NULL};
    g_autofree char *folded = text_fold(text);

    if (words->yes != NULL && words->no != NULL) {
        if (word_is_yes(text))
            return (struct meaning){words->yes, NULL};
        if (word_is_no(text))
            return (struct meaning){words->no, NULL};
    }
    if (g_strv_contains(DONT_KNOW, folded))
        return (struct meaning){words->unknown, NULL};
    return NOTHING;
}

/* ---- for messages ---- */

char *choice_words_list(const struct choice_list *list)
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
