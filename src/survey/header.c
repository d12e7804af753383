/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/header.h"

#include <string.h>

#include "text/fold.h"

#define NOWHERE (-1)

/* What a heading may be held against. */
enum vocabulary { VOCABULARY_EXACT, VOCABULARY_NAMES, VOCABULARY_ALIASES, VOCABULARY_LABELS };
#define N_VOCABULARIES 4

struct fit { /* the question of a word, and another one where it has two */
    const struct question *question, *other;
};

struct matching {
    const char *const *names;
    guint n_names;
    const struct where *row; /* of the header */
    const struct instrument *instrument;
    GHashTable *vocabularies[N_VOCABULARIES]; /* word to struct fit */
    GHashTable *columns;                      /* question to column + 1 */
    GArray *unknown;                          /* guint: columns of no question */
    struct diagnostics *diagnostics;
    bool spoiled;
};

/* ---- the words of a questionnaire ---- */

static void add_word(GHashTable *vocabulary, char *word, const struct question *question)
{
    struct fit *fit = g_hash_table_lookup(vocabulary, word);

    if (fit == NULL && *word != '\0') {
        fit = g_new0(struct fit, 1);
        fit->question = question;
        g_hash_table_insert(vocabulary, word, fit);
        return;
    }
    if (fit != NULL && fit->question != question && fit->other == NULL)
        fit->other = question;
    g_free(word);
}

static bool has_column(const struct question *question)
{
    return question->type != QUESTION_NOTE && question->type != QUESTION_BEGIN_GROUP &&
           question->type != QUESTION_END_GROUP;
}

static void add_question(struct matching *matching, const struct question *question)
{
    GHashTable **words = matching->vocabularies;

    add_word(words[VOCABULARY_EXACT], g_strdup(question->name), question);
    add_word(words[VOCABULARY_NAMES], text_fold(question->name), question);
    for (guint i = 0; question->aliases != NULL && question->aliases[i] != NULL; i++)
        add_word(words[VOCABULARY_ALIASES], text_fold(question->aliases[i]), question);
    for (guint i = 0; question->label != NULL && i < label_n(question->label); i++)
        add_word(words[VOCABULARY_LABELS], text_fold(label_nth_text(question->label, i)), question);
}

/* ---- steps ---- */

static char *as_it_is(const char *heading)
{
    return g_strdup(heading);
}

static char *last_part(const char *heading)
{
    const char *slash = strrchr(heading, '/');

    return slash == NULL ? NULL : text_fold(slash + 1);
}

struct header_step {
    char *(*word)(const char *heading); /* NULL: the step does not apply */
    enum vocabulary vocabulary;
};

/* In the order of trust. A dialect adds its rows here. */
static const struct header_step HEADER_STEPS[] = {
    {as_it_is, VOCABULARY_EXACT},   {text_fold, VOCABULARY_NAMES}, {text_fold, VOCABULARY_ALIASES},
    {text_fold, VOCABULARY_LABELS}, {last_part, VOCABULARY_NAMES}, {last_part, VOCABULARY_ALIASES},
    {last_part, VOCABULARY_LABELS},
};

static const struct fit *fit_of(const struct matching *matching, const char *heading)
{
    bool is_of_server = *heading == '_';

    for (gsize i = 0; i < (is_of_server ? 1 : G_N_ELEMENTS(HEADER_STEPS)); i++) {
        const struct header_step *step = &HEADER_STEPS[i];
        g_autofree char *word = step->word(heading);
        const struct fit *fit =
            word == NULL ? NULL
                         : g_hash_table_lookup(matching->vocabularies[step->vocabulary], word);
        if (fit != NULL)
            return fit;
    }
    return NULL;
}

/* ---- columns ---- */

static struct where heading_place(const struct matching *matching, guint column)
{
    struct where where = *matching->row;

    where.column = column + 1;
    where.column_name = matching->names[column];
    return where;
}

static struct where header_place(const struct matching *matching)
{
    return (struct where){.file = matching->row->file, .line = matching->row->line};
}

static void add(struct matching *matching, enum message message, guint column, const char *first,
                const char *second)
{
    struct where where = heading_place(matching, column);

    diagnostics_add(matching->diagnostics, message, &where, first, second, matching->names[column],
                    NULL);
    if (message_severity(message) == SEVERITY_ERROR)
        matching->spoiled = true;
}

static void settle(struct matching *matching, const struct question *question, guint column)
{
    g_hash_table_insert(matching->columns, (gpointer)(guintptr)question,
                        GUINT_TO_POINTER(column + 1));
}

static void take_column(struct matching *matching, const struct question *question, guint column)
{
    guint taken = GPOINTER_TO_UINT(g_hash_table_lookup(matching->columns, question));

    if (taken > 0)
        add(matching, MESSAGE_QUESTION_TWICE, column, question->name, matching->names[taken - 1]);
    else
        settle(matching, question, column);
}

/* Roles that a column takes by its bare name, where no question is declared for them. */
static const struct {
    enum role role;
    const char *name;
} USUAL_NAMES[] = {{ROLE_ID, "id"}, {ROLE_COUNTY, "county"}, {ROLE_NEIGHBOURHOOD, "neighbourhood"}};

static bool take_usual_name(struct matching *matching, struct header *header, guint column)
{
    g_autofree char *word = text_fold(matching->names[column]);

    for (gsize i = 0; i < G_N_ELEMENTS(USUAL_NAMES); i++) {
        int *place = &header->roles[USUAL_NAMES[i].role];
        if (strcmp(word, USUAL_NAMES[i].name) != 0 || *matching->names[column] == '_' ||
            instrument_role(matching->instrument, USUAL_NAMES[i].role) != NULL)
            continue;
        if (*place != NOWHERE)
            add(matching, MESSAGE_QUESTION_TWICE, column, USUAL_NAMES[i].name,
                matching->names[*place]);
        *place = (int)column;
        return true;
    }
    return false;
}

static void match_column(struct matching *matching, struct header *header, guint column)
{
    const char *heading = matching->names[column];
    const struct fit *fit = fit_of(matching, heading);
    bool is_role;

    if (*heading == '\0')
        return;
    if (fit != NULL && fit->other != NULL) {
        struct where where = heading_place(matching, column);
        diagnostics_add(matching->diagnostics, MESSAGE_COLUMN_FITS_TWO, &where, heading,
                        fit->question->name, fit->other->name, NULL);
        matching->spoiled = true;
        settle(matching, fit->question, column); /* neither is missing as well */
        settle(matching, fit->other, column);
        return;
    }
    is_role = take_usual_name(matching, header, column);
    if (fit != NULL)
        take_column(matching, fit->question, column);
    else if (!is_role && *heading != '_')
        g_array_append_val(matching->unknown, column);
}

static int column_of(const struct matching *matching, const struct question *question)
{
    return (int)GPOINTER_TO_UINT(g_hash_table_lookup(matching->columns, question)) - 1;
}

static void place_roles(struct header *header, const struct matching *matching)
{
    for (int role = ROLE_NONE + 1; role < N_ROLES; role++) {
        const struct question *question = instrument_role(matching->instrument, (enum role)role);
        if (question == NULL)
            continue;
        header->questions[role] = question;
        header->roles[role] = column_of(matching, question);
    }
}

static void place_items(struct header *header, struct matching *matching)
{
    const struct instrument *instrument = matching->instrument;
    struct where where = header_place(matching);
    g_autofree char *n_items = g_strdup_printf("%u", instrument->n_items);
    guint n_found = 0;

    header->items = g_new(int, instrument->n_items);
    for (guint i = 0; i < instrument->n_items; i++) {
        header->items[i] = column_of(matching, instrument->items[i]);
        n_found += header->items[i] != NOWHERE;
    }
    if (n_found == 0) {
        matching->spoiled = true;
        diagnostics_add(matching->diagnostics, MESSAGE_WRONG_INSTRUMENT, &where, instrument->id,
                        n_items, NULL);
        return;
    }
    for (guint i = 0; i < matching->unknown->len; i++) {
        guint column = g_array_index(matching->unknown, guint, i);
        add(matching, MESSAGE_ANSWERS_UNKNOWN_COLUMN, column, matching->names[column], NULL);
    }
    matching->spoiled = matching->spoiled || n_found < instrument->n_items;
    for (guint i = 0; i < instrument->n_items; i++)
        if (header->items[i] == NOWHERE)
            diagnostics_add(matching->diagnostics, MESSAGE_ITEM_COLUMN_MISSING, &where,
                            instrument->items[i]->name, instrument->id, NULL);
}

static void check_id(const struct header *header, struct matching *matching)
{
    struct where where = header_place(matching);
    const struct question *question = header->questions[ROLE_ID];

    if (header->roles[ROLE_ID] != NOWHERE)
        return;
    matching->spoiled = true;
    diagnostics_add(matching->diagnostics, MESSAGE_NO_ID_COLUMN, &where,
                    question == NULL ? "id" : question->name, NULL);
}

static void match_all(struct header *header, struct matching *matching)
{
    for (int role = 0; role < N_ROLES; role++)
        header->roles[role] = NOWHERE;
    for (guint i = 0; i < matching->instrument->questions->len; i++)
        if (has_column(matching->instrument->questions->pdata[i]))
            add_question(matching, matching->instrument->questions->pdata[i]);
    for (guint i = 0; i < matching->n_names; i++)
        match_column(matching, header, i);
    place_roles(header, matching);
    place_items(header, matching);
    check_id(header, matching);
}

struct header *header_new(const char *const *names, guint n_names, const struct where *row,
                          const struct instrument *instrument, struct diagnostics *diagnostics)
{
    own(header) header = g_new0(struct header, 1);
    struct matching matching = {names, n_names, row,         instrument, {NULL},
                                NULL,  NULL,    diagnostics, false};

    for (int i = 0; i < N_VOCABULARIES; i++)
        matching.vocabularies[i] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    matching.columns = g_hash_table_new(NULL, NULL);
    matching.unknown = g_array_new(FALSE, FALSE, sizeof(guint));
    match_all(header, &matching);
    for (int i = 0; i < N_VOCABULARIES; i++)
        g_hash_table_unref(matching.vocabularies[i]);
    g_hash_table_unref(matching.columns);
    g_array_unref(matching.unknown);
    return matching.spoiled ? NULL : own_pass(header);
}

void header_free(struct header *header)
{
    g_free(header->items);
    g_free(header);
}
