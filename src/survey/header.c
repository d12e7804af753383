/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/header.h"

#include <string.h>

#include "survey/heading.h"
#include "survey/person_code.h"
#include "table/table.h"
#include "text/fold.h"

#define NOWHERE (-1)

struct matching {
    const char *const *names;
    guint n_names;
    const struct where *row; /* of the header */
    const struct instrument *instrument;
    const struct header_map *map;
    struct vocabulary *vocabulary;
    GHashTable *columns; /* question to column + 1 */
    GHashTable *mapped;  /* questions that map.csv gives a column */
    GHashTable *claimed; /* questions that a column may be: they are not missing as well */
    GArray *unknown;     /* guint: columns of no question */
    struct diagnostics *diagnostics;
    bool spoiled;
};

/* ---- telling ---- */

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

static void tell(struct matching *matching, enum message message, guint column, const char *first,
                 const char *second)
{
    struct where where = heading_place(matching, column);

    diagnostics_add(matching->diagnostics, message, &where, first, second, matching->names[column],
                    NULL);
    matching->spoiled = matching->spoiled || message_severity(message) == SEVERITY_ERROR;
}

/* ---- columns ---- */

/* True where a second column for the question is a fault: something is read from it. */
static bool is_used(const struct question *question)
{
    return question->item >= 0 ||
           (question->role != ROLE_NONE && question->role != ROLE_BACKGROUND);
}

static void take_column(struct matching *matching, const struct question *question, guint column)
{
    guint taken = GPOINTER_TO_UINT(g_hash_table_lookup(matching->columns, question));

    if (taken == 0)
        g_hash_table_insert(matching->columns, (gpointer)(guintptr)question,
                            GUINT_TO_POINTER(column + 1));
    else if (is_used(question))
        tell(matching, MESSAGE_QUESTION_TWICE, column, question->name, matching->names[taken - 1]);
}

/* What map.csv says comes first, so that it settles headings that fit. */
static bool take_mapped(struct matching *matching, guint column)
{
    const struct question *question = NULL;

    switch (header_map_find(&question, matching->map, matching->names[column], matching->instrument,
                            matching->diagnostics)) {
    case MAPPED_NOT:
        return false;
    case MAPPED_QUESTION:
        take_column(matching, question, column);
        g_hash_table_add(matching->mapped, (gpointer)(guintptr)question);
        return true;
    case MAPPED_UNKNOWN:
        matching->spoiled = true;
        return true;
    case MAPPED_PASSED:
        return true;
    }
    return false;
}

/* Roles that a column takes by its bare name, where no question is declared for them. */
static const struct {
    enum role role;
    const char *name;
} USUAL_NAMES[] = {{ROLE_ID, "id"}, {ROLE_COUNTY, "county"}, {ROLE_NEIGHBOURHOOD, "neighbourhood"}};

/* Which of them it is; -1 for none. */
static int usual_name(const struct matching *matching, const char *heading)
{
    g_autofree char *word = text_fold(heading);

    for (gsize i = 0; i < G_N_ELEMENTS(USUAL_NAMES); i++)
        if (strcmp(word, USUAL_NAMES[i].name) == 0 && *heading != '_' &&
            instrument_role(matching->instrument, USUAL_NAMES[i].role) == NULL)
            return (int)i;
    return -1;
}

static bool take_usual_name(struct matching *matching, struct header *header, guint column)
{
    int usual = usual_name(matching, matching->names[column]);
    int *place;

    if (usual < 0)
        return false;
    place = &header->roles[USUAL_NAMES[usual].role];
    if (*place != NOWHERE)
        tell(matching, MESSAGE_QUESTION_TWICE, column, USUAL_NAMES[usual].name,
             matching->names[*place]);
    *place = (int)column;
    return true;
}

static void take_found(struct matching *matching, const struct question *question, guint column)
{
    if (g_hash_table_contains(matching->mapped, question))
        tell(matching, MESSAGE_MAP_OVERRULES, column, matching->names[column], question->name);
    else
        take_column(matching, question, column);
}

static void claim(struct matching *matching, const struct fit *fit, guint column)
{
    struct where where = heading_place(matching, column);

    diagnostics_add(matching->diagnostics, MESSAGE_COLUMN_FITS_TWO, &where, matching->names[column],
                    fit->question->name, fit->other->name, NULL);
    matching->spoiled = true;
    g_hash_table_add(matching->claimed, (gpointer)(guintptr)fit->question);
    g_hash_table_add(matching->claimed, (gpointer)(guintptr)fit->other);
}

/* The server's own columns begin with _; a question may only be called so letter by letter. */
static enum heading_kind read_heading(struct fit *fit, const struct matching *matching,
                                      const struct header *header, const char *heading)
{
    *fit = (struct fit){NULL, NULL};
    if (export_tool_owns(header->tool, heading))
        return HEADING_PASSED;
    if (*heading != '_')
        return heading_read(fit, matching->vocabulary, heading);
    vocabulary_find(fit, matching->vocabulary, WORD_EXACT, heading);
    return fit->question == NULL ? HEADING_PASSED : HEADING_QUESTION;
}

static void match_column(struct matching *matching, struct header *header, guint column)
{
    const char *heading = matching->names[column];
    struct fit fit;
    enum heading_kind kind = read_heading(&fit, matching, header, heading);
    bool is_role = kind != HEADING_PASSED && take_usual_name(matching, header, column);

    switch (kind) {
    case HEADING_QUESTION:
        take_found(matching, fit.question, column);
        break;
    case HEADING_TWO:
        claim(matching, &fit, column);
        break;
    case HEADING_UNKNOWN:
        if (!is_role && !export_tool_may_own(header->tool, heading))
            g_array_append_val(matching->unknown, column);
        break;
    case HEADING_PASSED:
        break;
    }
}

static bool is_called(const struct matching *matching, int column, const char *heading)
{
    return column != NOWHERE && strcmp(matching->names[column], heading) == 0;
}

/* True where a value of a column of that name would be read. */
static bool is_read(const struct matching *matching, const struct header *header,
                    const char *heading)
{
    struct fit fit;
    enum heading_kind kind = read_heading(&fit, matching, header, heading);

    return is_called(matching, header->review, heading) ||
           is_called(matching, header->completion, heading) || usual_name(matching, heading) >= 0 ||
           kind == HEADING_TWO || (kind == HEADING_QUESTION && is_used(fit.question));
}

/* Columns of one name: which of them a question would be read from nobody knows. Where none is,
 * both are passed over, and map.csv may say so. */
static void judge_repeat(struct matching *matching, const struct header *header, guint first,
                         guint column)
{
    struct where where = heading_place(matching, column);
    const char *heading = matching->names[column];
    own(diagnostics) unheard = diagnostics_new(); /* it is asked again for the first of them */
    const struct question *question = NULL;
    enum mapped mapped =
        header_map_find(&question, matching->map, heading, matching->instrument, unheard);
    bool is_an_error =
        mapped == MAPPED_QUESTION || (mapped == MAPPED_NOT && is_read(matching, header, heading));
    char there[8], here[8];

    if (mapped == MAPPED_PASSED || mapped == MAPPED_UNKNOWN)
        return;
    matching->spoiled = matching->spoiled || is_an_error;
    table_column_letters(there, first + 1);
    table_column_letters(here, column + 1);
    diagnostics_add(matching->diagnostics,
                    is_an_error ? MESSAGE_DUPLICATE_COLUMN : MESSAGE_COLUMNS_ALIKE, &where, heading,
                    there, here, NULL);
}

/* Marks all but the first of each name. */
static void judge_repeats(struct matching *matching, const struct header *header, bool *done)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < matching->n_names; i++) {
        guint first = GPOINTER_TO_UINT(g_hash_table_lookup(seen, matching->names[i]));

        if (*matching->names[i] == '\0')
            continue;
        if (first == 0) {
            g_hash_table_insert(seen, (gpointer)(guintptr)matching->names[i],
                                GUINT_TO_POINTER(i + 1));
            continue;
        }
        judge_repeat(matching, header, first - 1, i);
        done[i] = true;
    }
}

static void match_columns(struct matching *matching, struct header *header)
{
    g_autofree bool *done = g_new0(bool, (gsize)matching->n_names + 1);

    judge_repeats(matching, header, done);
    for (guint i = 0; i < matching->n_names; i++)
        done[i] = done[i] || *matching->names[i] == '\0' || take_mapped(matching, i);
    for (guint i = 0; i < matching->n_names; i++)
        if (!done[i])
            match_column(matching, header, i);
}

/* ---- what was found ---- */

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
        n_found += header->items[i] != NOWHERE ||
                   g_hash_table_contains(matching->claimed, instrument->items[i]);
    }
    if (n_found == 0) {
        matching->spoiled = true;
        diagnostics_add(matching->diagnostics, MESSAGE_WRONG_INSTRUMENT, &where, instrument->id,
                        n_items, NULL);
        return;
    }
    for (guint i = 0; i < matching->unknown->len; i++) {
        guint column = g_array_index(matching->unknown, guint, i);
        tell(matching, MESSAGE_ANSWERS_UNKNOWN_COLUMN, column, matching->names[column], NULL);
    }
    matching->spoiled = matching->spoiled || n_found < instrument->n_items;
    for (guint i = 0; i < instrument->n_items; i++)
        if (header->items[i] == NOWHERE &&
            !g_hash_table_contains(matching->claimed, instrument->items[i]))
            diagnostics_add(matching->diagnostics, MESSAGE_ITEM_COLUMN_MISSING, &where,
                            instrument->items[i]->name, instrument->id, NULL);
}

/* What the column that says who answered is called: the card number, or a part of the code. */
static const char *who_answered(const struct header *header)
{
    if (header->questions[ROLE_ID] != NULL)
        return header->questions[ROLE_ID]->name;
    for (int part = 0; part < N_CODE_PARTS; part++) {
        enum role role = code_part_role((enum code_part)part);
        if (header->questions[role] != NULL && header->roles[role] == NOWHERE)
            return header->questions[role]->name;
    }
    return "id";
}

static void check_id(const struct header *header, struct matching *matching)
{
    struct where where = header_place(matching);
    const struct question *question = header->questions[ROLE_ID];

    if (header->roles[ROLE_ID] != NOWHERE || codes_are_asked(header) ||
        (question != NULL && g_hash_table_contains(matching->claimed, question)))
        return;
    matching->spoiled = true;
    diagnostics_add(matching->diagnostics, MESSAGE_NO_ID_COLUMN, &where, who_answered(header),
                    NULL);
}

static int column_named(const struct matching *matching, const char *name)
{
    for (guint i = 0; name != NULL && i < matching->n_names; i++)
        if (g_ascii_strcasecmp(matching->names[i], name) == 0)
            return (int)i;
    return NOWHERE;
}

static void match_all(struct header *header, struct matching *matching)
{
    for (int role = 0; role < N_ROLES; role++)
        header->roles[role] = NOWHERE;
    header->tool = export_tool_of(matching->names, matching->n_names);
    header->review = column_named(matching, export_tool_review(header->tool));
    header->completion = column_named(matching, export_tool_completion(header->tool));
    match_columns(matching, header);
    place_roles(header, matching);
    place_items(header, matching);
    check_id(header, matching);
}

struct header *header_new(const char *const *names, guint n_names, const struct where *row,
                          const struct instrument *instrument, const struct header_map *map,
                          struct diagnostics *diagnostics)
{
    own(header) header = g_new0(struct header, 1);
    own(vocabulary) vocabulary = vocabulary_new(instrument);
    struct matching matching = {.names = names,
                                .n_names = n_names,
                                .row = row,
                                .instrument = instrument,
                                .map = map,
                                .vocabulary = vocabulary,
                                .diagnostics = diagnostics};

    matching.columns = g_hash_table_new(NULL, NULL);
    matching.mapped = g_hash_table_new(NULL, NULL);
    matching.claimed = g_hash_table_new(NULL, NULL);
    matching.unknown = g_array_new(FALSE, FALSE, sizeof(guint));
    match_all(header, &matching);
    g_hash_table_unref(matching.columns);
    g_hash_table_unref(matching.mapped);
    g_hash_table_unref(matching.claimed);
    g_array_unref(matching.unknown);
    return matching.spoiled ? NULL : own_pass(header);
}

void header_free(struct header *header)
{
    g_free(header->items);
    g_free(header);
}
