/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/review.h"

#include <string.h>

#include "table/table.h"

/* Messages that name a likely value: which of their words it is. */
static const struct {
    enum message message;
    guint word;
} PROPOSALS[] = {
    {MESSAGE_COUNTY_UNKNOWN_NEAR, 1}, {MESSAGE_NEIGHBOURHOOD_UNKNOWN_NEAR, 1},
    {MESSAGE_PLACE_CHANGED, 1},       {MESSAGE_NEAR_NUMBER, 1},
    {MESSAGE_NEAR_CODE, 3},
};

struct lookup {         /* one file, read again */
    GHashTable *wanted; /* record -> GPtrArray of struct review_row */
};

static void row_free(gpointer data)
{
    struct review_row *row = data;

    g_free(row->value);
    g_free(row->proposal);
    g_free(row);
}

static char *proposal_of(const struct diagnostic *about)
{
    for (gsize i = 0; i < G_N_ELEMENTS(PROPOSALS); i++)
        if (PROPOSALS[i].message == about->message &&
            g_strv_length(about->words) > PROPOSALS[i].word)
            return g_strdup(about->words[PROPOSALS[i].word]);
    return g_strdup("");
}

static void read_cells(const struct table_row *row, gpointer user)
{
    const struct lookup *lookup = user;
    const GPtrArray *list = g_hash_table_lookup(lookup->wanted, &row->record);

    for (guint i = 0; list != NULL && i < list->len; i++) {
        struct review_row *wanted = g_ptr_array_index(list, i);
        guint column = wanted->about->column;

        if (wanted->value == NULL && column <= row->n_cells)
            wanted->value = g_strstrip(g_strdup(row->cells[column - 1].text));
    }
}

static void list_free(gpointer list)
{
    g_ptr_array_unref(list);
}

static void look_up(const char *path, enum text_encoding encoding, const GPtrArray *rows)
{
    struct table_options options = {.encoding = encoding};
    own(diagnostics) unheard = diagnostics_new(); /* all of it was said before */
    own(table_reader) reader = NULL;
    struct lookup lookup = {g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, list_free)};

    for (guint i = 0; i < rows->len; i++) {
        struct review_row *row = g_ptr_array_index(rows, i);
        GPtrArray *list = g_hash_table_lookup(lookup.wanted, &row->about->record);

        if (strcmp(row->about->file, path) != 0)
            continue;
        if (list == NULL) {
            list = g_ptr_array_new();
            g_hash_table_insert(lookup.wanted, (gpointer)(guintptr)&row->about->record, list);
        }
        g_ptr_array_add(list, row);
    }
    if (g_hash_table_size(lookup.wanted) > 0)
        reader = table_open(path, &options, unheard);
    if (reader != NULL)
        table_each_row(reader, read_cells, &lookup, unheard);
    g_hash_table_unref(lookup.wanted);
}

static bool has_cell(const struct diagnostic *about)
{
    return about->file != NULL && about->record > 1 && about->column > 0 &&
           about->column_name != NULL;
}

/* A warning that somebody has looked at; an error stays open however it was decided. */
static bool is_settled(const struct diagnostic *about, const struct decisions *decisions)
{
    return message_severity(about->message) != SEVERITY_ERROR &&
           decisions_keep(decisions, about->file, about->record, about->column_name);
}

GPtrArray *review_rows(const struct programme *programme, const struct decisions *decisions,
                       const struct diagnostics *diagnostics)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func(row_free);

    for (guint i = 0; i < diagnostics_n(diagnostics); i++) {
        const struct diagnostic *about = diagnostics_nth(diagnostics, i);
        struct review_row *row;

        if (!has_cell(about) || is_settled(about, decisions))
            continue;
        row = g_new0(struct review_row, 1);
        row->about = about;
        row->proposal = proposal_of(about);
        g_ptr_array_add(rows, row);
    }
    for (guint i = 0; i < programme->tracks->len; i++) {
        const struct track *track = g_ptr_array_index(programme->tracks, i);

        look_up(track->pre, track->encoding, rows);
        if (track->post != NULL)
            look_up(track->post, track->encoding, rows);
    }
    for (guint i = rows->len; i > 0; i--)
        if (((const struct review_row *)g_ptr_array_index(rows, i - 1))->value == NULL)
            g_ptr_array_remove_index(rows, i - 1);
    return rows;
}
