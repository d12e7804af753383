/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/columns.h"

#include <string.h>

#include "text/fold.h"

enum { BY_NAME, BY_ALIAS, BY_LABEL, N_WAYS };

struct known {                               /* what a folded heading means */
    const struct question *question, *other; /* other: a second one that it fits */
};

struct finder {
    const struct table_reader *reader;
    const char *path;
    const struct instrument *instrument;
    struct diagnostics *diagnostics;
    GHashTable *ways[N_WAYS]; /* folded text -> struct known */
    GHashTable *taken;        /* question -> column + 1 */
    bool fine;
};

static void learn(GHashTable *way, const char *text, const struct question *question)
{
    g_autofree char *folded = text_fold(text);
    struct known *known = g_hash_table_lookup(way, folded);

    if (*folded == '\0')
        return;
    if (known == NULL) {
        known = g_new0(struct known, 1);
        known->question = question;
        g_hash_table_insert(way, g_steal_pointer(&folded), known);
    } else if (known->question != question) {
        known->other = question;
    }
}

static bool is_asked(const struct question *question)
{
    return question->type != QUESTION_NOTE && question->type != QUESTION_BEGIN_GROUP &&
           question->type != QUESTION_END_GROUP;
}

static void learn_all(struct finder *finder)
{
    for (int way = 0; way < N_WAYS; way++)
        finder->ways[way] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < finder->instrument->questions->len; i++) {
        const struct question *question = finder->instrument->questions->pdata[i];
        if (!is_asked(question))
            continue;
        learn(finder->ways[BY_NAME], question->name, question);
        for (char **alias = question->aliases; *alias != NULL; alias++)
            learn(finder->ways[BY_ALIAS], *alias, question);
        for (guint j = 0; j < label_n(question->label); j++)
            learn(finder->ways[BY_LABEL], label_nth_text(question->label, j), question);
    }
}

static const struct known *look_up(const struct finder *finder, const char *heading)
{
    g_autofree char *folded = text_fold(heading);

    for (int way = 0; way < N_WAYS; way++) {
        const struct known *known = g_hash_table_lookup(finder->ways[way], folded);
        if (known != NULL)
            return known;
    }
    return NULL;
}

static struct where heading_place(const struct finder *finder, guint column)
{
    return (struct where){finder->path, 1, 1, column + 1,
                          table_column_name(finder->reader, column)};
}

/* A file without declared roles goes by the usual names. */
static bool take_usual_name(const struct finder *finder, struct columns *columns, guint column)
{
    static const struct {
        const char *name;
        enum role role;
    } USUAL[] = {{"id", ROLE_ID}, {"county", ROLE_COUNTY}, {"neighbourhood", ROLE_NEIGHBOURHOOD}};
    g_autofree char *folded = text_fold(table_column_name(finder->reader, column));

    for (gsize i = 0; i < G_N_ELEMENTS(USUAL); i++)
        if (strcmp(folded, USUAL[i].name) == 0 &&
            instrument_role(finder->instrument, USUAL[i].role) == NULL) {
            columns->role[USUAL[i].role] = (int)column;
            return true;
        }
    return false;
}

static void take(struct finder *finder, struct columns *columns, guint column,
                 const struct known *known)
{
    const struct question *question = known->question;
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(finder->taken, question));
    struct where where = heading_place(finder, column);

    if (known->other != NULL) {
        diagnostics_add(finder->diagnostics, MESSAGE_COLUMN_FITS_TWO, &where,
                        table_column_name(finder->reader, column), question->name,
                        known->other->name, NULL);
        finder->fine = false;
        return;
    }
    if (before > 0) {
        diagnostics_add(finder->diagnostics, MESSAGE_QUESTION_TWICE, &where, question->name,
                        table_column_name(finder->reader, before - 1),
                        table_column_name(finder->reader, column), NULL);
        finder->fine = false;
        return;
    }
    g_hash_table_insert(finder->taken, (gpointer)(guintptr)question, GUINT_TO_POINTER(column + 1));
    if (question->item >= 0)
        columns->item[question->item] = (int)column;
    if (question->role != ROLE_NONE && question->role != ROLE_BACKGROUND) {
        columns->role[question->role] = (int)column;
        columns->role_question[question->role] = question;
    }
}

static void find_column(struct finder *finder, struct columns *columns, guint column)
{
    const char *heading = table_column_name(finder->reader, column);
    const char *slash = strrchr(heading, '/');
    const struct known *known = look_up(finder, heading);
    struct where where = heading_place(finder, column);

    if (known == NULL && slash != NULL)
        known = look_up(finder, slash + 1);
    if (known != NULL)
        take(finder, columns, column, known);
    else if (*heading != '\0' && !take_usual_name(finder, columns, column))
        diagnostics_add(finder->diagnostics, MESSAGE_ANSWERS_UNKNOWN_COLUMN, &where, heading, NULL);
}

static void check_complete(struct finder *finder, const struct columns *columns)
{
    const struct instrument *instrument = finder->instrument;
    const struct question *id = instrument_role(instrument, ROLE_ID);
    struct where where = {.file = finder->path, .line = 1};
    guint n_missing = 0;
    char count[16];

    for (guint i = 0; i < instrument->n_items; i++)
        n_missing += columns->item[i] < 0;
    g_snprintf(count, sizeof count, "%u", instrument->n_items);
    if (n_missing == instrument->n_items)
        diagnostics_add(finder->diagnostics, MESSAGE_WRONG_INSTRUMENT, &where, instrument->id,
                        count, NULL);
    for (guint i = 0; i < instrument->n_items && n_missing < instrument->n_items; i++)
        if (columns->item[i] < 0)
            diagnostics_add(finder->diagnostics, MESSAGE_ITEM_COLUMN_MISSING, &where,
                            instrument->items[i]->name, instrument->id, NULL);
    if (columns->role[ROLE_ID] < 0)
        diagnostics_add(finder->diagnostics, MESSAGE_NO_ID_COLUMN, &where,
                        id == NULL ? "id" : id->name, NULL);
    finder->fine = finder->fine && n_missing == 0 && columns->role[ROLE_ID] >= 0;
}

bool columns_find(struct columns *columns, const struct table_reader *reader, const char *path,
                  const struct instrument *instrument, struct diagnostics *diagnostics)
{
    struct finder finder = {reader, path, instrument, diagnostics, {NULL}, NULL, true};

    columns->item = g_new(int, instrument->n_items);
    for (guint i = 0; i < instrument->n_items; i++)
        columns->item[i] = -1;
    for (int i = 0; i < N_ROLES; i++) {
        columns->role[i] = -1;
        columns->role_question[i] = NULL;
    }
    finder.taken = g_hash_table_new(NULL, NULL);
    learn_all(&finder);
    for (guint i = 0; i < table_n_columns(reader); i++)
        find_column(&finder, columns, i);
    check_complete(&finder, columns);
    for (int way = 0; way < N_WAYS; way++)
        g_hash_table_unref(finder.ways[way]);
    g_hash_table_unref(finder.taken);
    return finder.fine;
}

void columns_clear(struct columns *columns)
{
    g_clear_pointer(&columns->item, g_free);
}
