/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/decisions.h"

#include <string.h>

#include "survey/identity.h"
#include "text/decimal.h"
#include "text/fold.h"

enum column {
    COLUMN_FILE,
    COLUMN_ROW,
    COLUMN_COLUMN,
    COLUMN_VALUE,
    COLUMN_ACTION,
    COLUMN_NEW_VALUE,
    COLUMN_DECIDED_BY,
    COLUMN_REASON,
    N_COLUMNS
};

static const char *const COLUMNS[N_COLUMNS] = {"file",   "row",       "column",     "value",
                                               "action", "new_value", "decided_by", "reason"};

/* Of a cell, or of what was said of it: a cell whose letters were lost is decided by them. */
static const char *const QUOTING[] = {"value", "review", "message", "proposal", NULL};

/* In English, as in the file, and in Persian. */
static const char *const ACTIONS[N_DECISION_ACTIONS][2] = {
    {"", ""}, {"change", "تغییر"}, {"blank", "خالی"}, {"drop", "حذف"}, {"keep", "بماند"}};

#define ACTION_WORDS "change, blank, drop, keep"
#define LAST_ROW     G_MAXINT32

struct loading {
    struct decisions *decisions;
    const struct table *table;
    int columns[N_COLUMNS];
    struct diagnostics *diagnostics;
};

void decisions_free(struct decisions *decisions)
{
    g_ptr_array_unref(decisions->all);
    g_string_chunk_free(decisions->texts);
    if (decisions->table != NULL)
        table_free(decisions->table);
    g_free(decisions->path);
    g_free(decisions->sha256);
    g_free(decisions);
}

static bool find_columns(struct loading *loading)
{
    bool complete = true;

    for (int i = 0; i < N_COLUMNS; i++) {
        loading->columns[i] = table_column(loading->table, COLUMNS[i]);
        if (loading->columns[i] < 0) {
            struct where where = table_header_place(loading->table, -1);

            diagnostics_add(loading->diagnostics, MESSAGE_DECISION_NO_COLUMN, &where, COLUMNS[i],
                            NULL);
            complete = false;
        }
    }
    return complete;
}

static const char *cell(const struct loading *loading, guint row, enum column column)
{
    return table_text(loading->table, row, loading->columns[column]);
}

static void refuse(const struct loading *loading, guint row, enum column column, const char *wanted)
{
    struct where where = table_place(loading->table, row, loading->columns[column]);

    diagnostics_add(loading->diagnostics, MESSAGE_DECISION_BAD_VALUE, &where,
                    cell(loading, row, column), wanted, NULL);
}

static bool read_action(struct decision *decision, const struct loading *loading, guint row)
{
    g_autofree char *folded = text_fold(cell(loading, row, COLUMN_ACTION));

    for (int i = 0; i < N_DECISION_ACTIONS; i++) {
        if (strcmp(folded, ACTIONS[i][0]) == 0 || strcmp(folded, ACTIONS[i][1]) == 0) {
            decision->action = (enum decision_action)i;
            return true;
        }
    }
    refuse(loading, row, COLUMN_ACTION, ACTION_WORDS);
    return false;
}

/* 0 where it is none. */
static guint64 row_number(const struct loading *loading, guint row)
{
    const char *text = cell(loading, row, COLUMN_ROW);
    char digits[32];
    gint64 number;

    if (!text_fold_number(digits, sizeof digits, text, strlen(text)) ||
        !decimal_parse_integer(&number, digits, strlen(digits), 2, LAST_ROW))
        return 0;
    return (guint64)number;
}

/* An undecided row asks for nothing, so nothing of it is judged. */
static bool is_sound(struct decision *decision, const struct loading *loading, guint row)
{
    bool sound = true;

    if (!read_action(decision, loading, row))
        return false;
    if (decision->action == DECISION_OPEN)
        return true;
    if (decision->row == 0) {
        refuse(loading, row, COLUMN_ROW, "2, 3, 4 ...");
        sound = false;
    }
    if (*decision->file == '\0') {
        refuse(loading, row, COLUMN_FILE, "pre.csv");
        sound = false;
    }
    if (*decision->column == '\0') {
        refuse(loading, row, COLUMN_COLUMN, "id");
        sound = false;
    }
    if (decision->action == DECISION_CHANGE && *decision->new_value == '\0') {
        refuse(loading, row, COLUMN_NEW_VALUE, "3");
        sound = false;
    }
    return sound;
}

static void check_reason(const struct loading *loading, const struct decision *decision, guint row)
{
    struct where where = table_place(loading->table, row, loading->columns[COLUMN_REASON]);

    if (*decision->decided_by == '\0' || *decision->reason == '\0')
        diagnostics_add(loading->diagnostics, MESSAGE_DECISION_NO_REASON, &where, NULL);
}

static void read_decision(struct loading *loading, guint row)
{
    struct decision *decision = g_new0(struct decision, 1);
    struct where where = table_place(loading->table, row, -1);
    const char **texts[N_COLUMNS] = {[COLUMN_FILE] = &decision->file,
                                     [COLUMN_COLUMN] = &decision->column,
                                     [COLUMN_VALUE] = &decision->value,
                                     [COLUMN_NEW_VALUE] = &decision->new_value,
                                     [COLUMN_DECIDED_BY] = &decision->decided_by,
                                     [COLUMN_REASON] = &decision->reason};

    decision->line = where.line;
    decision->record = where.record;
    decision->place = row;
    decision->row = row_number(loading, row);
    for (int i = 0; i < N_COLUMNS; i++) {
        const char *text = cell(loading, row, (enum column)i);

        if (texts[i] != NULL)
            *texts[i] = identity_trimmed(loading->decisions->texts, text, strlen(text));
    }
    g_ptr_array_add(loading->decisions->all, decision);
    decision->is_refused = !is_sound(decision, loading, row);
    if (decision->is_refused || decision->action == DECISION_OPEN)
        return;
    check_reason(loading, decision, row);
}

struct decisions *decisions_load(const char *path, struct diagnostics *diagnostics)
{
    struct table_options options = table_options_default;
    own(decisions) decisions = g_new0(struct decisions, 1);
    struct loading loading = {.decisions = decisions, .diagnostics = diagnostics};

    decisions->path = g_strdup(path);
    decisions->all = g_ptr_array_new_with_free_func(g_free);
    decisions->texts = g_string_chunk_new(4096);
    options.may_have_no_rows = true;
    options.quoting = QUOTING;
    loading.table = decisions->table = table_load(path, &options, diagnostics);
    if (loading.table == NULL || !find_columns(&loading))
        return NULL;
    decisions->sha256 = g_strdup(table_file_sha256(loading.table));
    for (guint row = 0; row < table_rows(loading.table); row++)
        read_decision(&loading, row);
    return own_pass(decisions);
}

guint decisions_n(const struct decisions *decisions, enum decision_action action)
{
    guint n = 0;

    for (guint i = 0; i < decisions->all->len; i++)
        n += ((const struct decision *)g_ptr_array_index(decisions->all, i))->action == action;
    return n;
}

void decisions_check(const struct decisions *decisions, struct diagnostics *diagnostics)
{
    for (guint i = 0; i < decisions->all->len; i++) {
        const struct decision *decision = g_ptr_array_index(decisions->all, i);
        struct where where = {decisions->path, decision->line, decision->record, 0, NULL};
        g_autofree char *row = g_strdup_printf("%" G_GUINT64_FORMAT, decision->row);

        if (decision->action == DECISION_OPEN || decision->is_refused ||
            (decision->n_met == 1 && decision->n_files == 1))
            continue;
        diagnostics_add(diagnostics,
                        decision->n_files < 2 ? MESSAGE_DECISION_NO_CELL
                                              : MESSAGE_DECISION_TWO_FILES,
                        &where, decision->file, row, decision->column, NULL);
    }
}
