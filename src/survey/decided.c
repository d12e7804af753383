/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decisions about one file, held against its rows as they come. */
#include <string.h>

#include "survey/decisions.h"
#include "survey/identity.h"
#include "text/fold.h"

struct decided {
    const struct decisions *decisions;
    const struct table_reader *reader;
    struct diagnostics *diagnostics;
    GHashTable *by_row; /* row -> GPtrArray of struct decision */
    struct table_row row;
    struct table_cell *cells; /* of row; as many as the table has columns */
};

static void list_free(gpointer list)
{
    g_ptr_array_unref(list);
}

struct decided *decided_new(const struct decisions *decisions, const char *path,
                            const struct table_reader *reader, struct diagnostics *diagnostics)
{
    struct decided *decided = g_new0(struct decided, 1);

    decided->decisions = decisions;
    decided->reader = reader;
    decided->diagnostics = diagnostics;
    decided->by_row = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, list_free);
    decided->cells = g_new0(struct table_cell, MAX(table_n_columns(reader), 1));
    for (guint i = 0; decisions != NULL && i < decisions->all->len; i++) {
        struct decision *decision = g_ptr_array_index(decisions->all, i);
        GPtrArray *list = g_hash_table_lookup(decided->by_row, &decision->row);

        if (decision->action == DECISION_OPEN || decision->is_refused ||
            !decision_names_file(decision, path))
            continue;
        g_atomic_int_inc(&decision->n_files);
        if (list == NULL) {
            list = g_ptr_array_new();
            g_hash_table_insert(decided->by_row, &decision->row, list);
        }
        g_ptr_array_add(list, decision);
    }
    return decided;
}

void decided_free(struct decided *decided)
{
    g_hash_table_unref(decided->by_row);
    g_free(decided->cells);
    g_free(decided);
}

/* Where two headings differ by invisible marks at their ends, the one without them is meant; of two
 * equal headings, none. */
static int column_of(const struct decided *decided, const char *name)
{
    bool is_exact = false;
    int found = -1;

    for (guint i = 0; i < table_n_columns(decided->reader); i++) {
        const char *heading = table_column_name(decided->reader, i);

        if (strcmp(heading, name) == 0) {
            if (is_exact)
                return -1;
            is_exact = true;
            found = (int)i;
        }
        if (found < 0 && identity_trimmed_equal(heading, name))
            found = (int)i;
    }
    return found;
}

static bool is_harmless(const struct decided *decided, const struct decision *decision,
                        const int *harmless, guint n_harmless)
{
    int column = column_of(decided, decision->column);

    for (guint i = 0; i < n_harmless; i++)
        if (harmless[i] == column && column >= 0)
            return true;
    return false;
}

void decided_mark_personal(struct decided *decided, const int *harmless, guint n_harmless)
{
    GHashTableIter iter;
    gpointer list;

    g_hash_table_iter_init(&iter, decided->by_row);
    while (g_hash_table_iter_next(&iter, NULL, &list))
        for (guint i = 0; i < ((GPtrArray *)list)->len; i++) {
            struct decision *decision = g_ptr_array_index((GPtrArray *)list, i);

            if (!is_harmless(decided, decision, harmless, n_harmless))
                g_atomic_int_set(&decision->is_personal, 1);
        }
}

/* Digits and letters of another script are no difference: Excel may have changed them. */
static bool fits(const struct table_cell *cell, const char *value)
{
    g_autofree char *there = text_fold_id(cell->text);
    g_autofree char *meant = text_fold_id(value);

    return strcmp(there, meant) == 0;
}

static void refuse(const struct decided *decided, const struct decision *decision,
                   const struct table_row *row, guint column)
{
    struct where where = {decided->decisions->path, decision->line, decision->record, 0, NULL};
    struct where place = table_where(decided->reader, row, column);
    g_autofree char *line = g_strdup_printf("%" G_GUINT64_FORMAT, decision->row);

    diagnostics_add(decided->diagnostics, MESSAGE_DECISION_DOES_NOT_FIT, &where, place.file, line,
                    decision->value, row->cells[column].text, NULL);
}

/* False for a row that is to be left out. */
static bool apply(struct decided *decided, struct decision *decision, const struct table_row *row)
{
    int column = column_of(decided, decision->column);

    if (column < 0)
        return true; /* decisions_check says that it met no cell */
    g_atomic_int_inc(&decision->n_met);
    if (!fits(&row->cells[column], decision->value)) {
        refuse(decided, decision, row, (guint)column);
        return true;
    }
    if (decision->action == DECISION_CHANGE)
        decided->cells[column] =
            (struct table_cell){decision->new_value, strlen(decision->new_value)};
    else if (decision->action == DECISION_BLANK)
        decided->cells[column] = (struct table_cell){"", 0};
    return decision->action != DECISION_DROP_ROW;
}

const struct table_row *decided_row(struct decided *decided, const struct table_row *row)
{
    const GPtrArray *list = g_hash_table_lookup(decided->by_row, &row->record);
    bool is_in = true;

    if (list == NULL)
        return row;
    decided->row = *row;
    decided->row.cells = decided->cells;
    for (guint i = 0; i < row->n_cells; i++)
        decided->cells[i] = row->cells[i];
    for (guint i = 0; i < list->len; i++)
        is_in = apply(decided, g_ptr_array_index(list, i), row) && is_in;
    return is_in ? &decided->row : NULL;
}
