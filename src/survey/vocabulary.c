/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/vocabulary.h"

#include <string.h>

#include "text/fold.h"

#define N_KINDS 5

struct vocabulary {
    GHashTable *words[N_KINDS]; /* of the kind 1 << i: word to struct fit */
};

static void add_to_fit(struct fit *fit, const struct question *question)
{
    if (question == NULL || fit->question == question)
        return;
    if (fit->question == NULL)
        fit->question = question;
    else if (fit->other == NULL)
        fit->other = question;
}

/* Takes the word. */
static void learn(struct vocabulary *vocabulary, int kind, char *word,
                  const struct question *question)
{
    struct fit *fit = g_hash_table_lookup(vocabulary->words[kind], word);

    if (fit == NULL && *word != '\0') {
        fit = g_new0(struct fit, 1);
        g_hash_table_insert(vocabulary->words[kind], word, fit);
    } else {
        g_free(word);
    }
    if (fit != NULL)
        add_to_fit(fit, question);
}

static bool has_column(const struct question *question)
{
    return question->type != QUESTION_NOTE && question->type != QUESTION_BEGIN_GROUP &&
           question->type != QUESTION_END_GROUP;
}

static void learn_question(struct vocabulary *vocabulary, const struct question *question)
{
    bool asked = has_column(question);

    if (asked)
        learn(vocabulary, 0, g_strdup(question->name), question);
    learn(vocabulary, asked ? 1 : 4, text_fold(question->name), question);
    for (guint i = 0; asked && question->aliases != NULL && question->aliases[i] != NULL; i++)
        learn(vocabulary, 2, text_fold(question->aliases[i]), question);
    for (guint i = 0; question->label != NULL && i < label_n(question->label); i++)
        learn(vocabulary, asked ? 3 : 4, text_fold(label_nth_text(question->label, i)), question);
}

struct vocabulary *vocabulary_new(const struct instrument *instrument)
{
    struct vocabulary *vocabulary = g_new0(struct vocabulary, 1);

    for (int i = 0; i < N_KINDS; i++)
        vocabulary->words[i] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < instrument->questions->len; i++)
        learn_question(vocabulary, instrument->questions->pdata[i]);
    return vocabulary;
}

void vocabulary_free(struct vocabulary *vocabulary)
{
    for (int i = 0; i < N_KINDS; i++)
        g_hash_table_unref(vocabulary->words[i]);
    g_free(vocabulary);
}

void vocabulary_find(struct fit *fit, const struct vocabulary *vocabulary, unsigned kinds,
                     const char *text)
{
    g_autofree char *folded = text_fold(text);

    for (int i = 0; i < N_KINDS; i++) {
        const struct fit *found = NULL;
        if ((kinds & 1u << i) != 0)
            found =
                g_hash_table_lookup(vocabulary->words[i], (1 << i) == WORD_EXACT ? text : folded);
        if (found == NULL)
            continue;
        add_to_fit(fit, found->question);
        add_to_fit(fit, found->other);
    }
}
