/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/review.h"

#include <string.h>

#include "base/limits.h"
#include "base/visible.h"
#include "survey/identity.h"
#include "table/table.h"

const char *const REVIEW_COLUMNS[N_REVIEW_COLUMNS] = {
    [REVIEW_FILE] = "file",
    [REVIEW_ROW] = "row",
    [REVIEW_COLUMN] = "column",
    [REVIEW_VALUE] = "value",
    [REVIEW_STATE] = "review",
    [REVIEW_MESSAGE] = "message",
    [REVIEW_CODE] = "code",
    [REVIEW_PROPOSAL] = "proposal",
    [REVIEW_ACTION] = "action",
    [REVIEW_NEW_VALUE] = "new_value",
    [REVIEW_DECIDED_BY] = "decided_by",
    [REVIEW_REASON] = "reason",
};

/* Messages that name a likely value: which of their words it is. */
static const struct {
    enum message message;
    guint word;
} PROPOSALS[] = {
    {MESSAGE_COUNTY_UNKNOWN_NEAR, 1}, {MESSAGE_NEIGHBOURHOOD_UNKNOWN_NEAR, 1},
    {MESSAGE_PLACE_CHANGED, 4},       {MESSAGE_NEAR_NUMBER, 1},
    {MESSAGE_NEAR_CODE, 3},
};

struct answer_file {
    const char *path;
    char *shown; /* as diagnostics name it */
    enum text_encoding encoding;
};

struct question { /* a diagnostic that has a cell */
    const struct diagnostic *about;
    guint64 record;
    guint file;
    char *column, *value; /* trimmed; value NULL: the cell could not be read again */
};

struct review {
    const struct programme *programme;
    const struct decisions *decisions;
    const struct diagnostics *diagnostics;
    GArray *files; /* struct answer_file */
    GPtrArray *questions;
    GPtrArray *rows;
    GStringChunk *texts;
    GHashTable *by_cell; /* cell_key -> the row in which questions about the cell stand */
};

bool review_has_column(const char *heading)
{
    for (guint i = 0; i < N_REVIEW_COLUMNS; i++)
        if (strcmp(REVIEW_COLUMNS[i], heading) == 0)
            return true;
    return false;
}

/* ---- files ---- */

static const struct answer_file *nth_file(const struct review *review, guint i)
{
    return &g_array_index(review->files, struct answer_file, i);
}

static void file_clear(gpointer file)
{
    g_free(((struct answer_file *)file)->shown);
}

static void add_file(struct review *review, const char *path, enum text_encoding encoding)
{
    struct answer_file file = {path, NULL, encoding};

    if (path == NULL)
        return;
    file.shown = visible_word(path, LIMIT_WORD_LETTERS);
    g_array_append_val(review->files, file);
}

static void add_files(struct review *review)
{
    for (guint i = 0; i < review->programme->tracks->len; i++) {
        const struct track *track = g_ptr_array_index(review->programme->tracks, i);

        add_file(review, track->pre, track->encoding);
        add_file(review, track->post, track->encoding);
    }
}

/* The file that a decision names; their number where it is none of them. */
static guint named_file(const struct review *review, const struct decision *decision)
{
    guint i = 0;

    while (i < review->files->len && !decision_names_file(decision, nth_file(review, i)->path))
        i++;
    return i;
}

static guint shown_file(const struct review *review, const char *shown)
{
    guint i = 0;

    while (i < review->files->len && strcmp(nth_file(review, i)->shown, shown) != 0)
        i++;
    return i;
}

/* ---- rows ---- */

static void row_free(gpointer data)
{
    struct review_row *row = data;

    g_free(row->file);
    g_free(row->column);
    g_free(row->value);
    g_free(row->proposal);
    g_ptr_array_unref(row->questions);
    g_ptr_array_unref(row->faults);
    g_free(row);
}

static struct review_row *add_row(struct review *review, const char *file, guint64 number,
                                  const char *column, const char *value)
{
    struct review_row *row = g_new0(struct review_row, 1);

    row->file = g_strdup(file);
    row->row = number;
    row->column = g_strdup(column);
    row->value = g_strdup(value);
    row->proposal = g_strdup("");
    row->questions = g_ptr_array_new();
    row->faults = g_ptr_array_new();
    row->order = review->rows->len;
    g_ptr_array_add(review->rows, row);
    return row;
}

/* Caller frees. */
static char *cell_key(guint file, guint64 row, const char *column)
{
    return g_strdup_printf("%u\n%" G_GUINT64_FORMAT "\n%s", file, row, column);
}

static bool is_in_force(const struct decision *decision)
{
    return decision->action != DECISION_OPEN && !decision->is_refused;
}

/* Of several rows about one cell, the decision that is in force speaks for it. */
static void claim_cell(struct review *review, struct review_row *row)
{
    g_autofree char *key = cell_key(row->file_order, row->row, row->column);
    const struct review_row *first = g_hash_table_lookup(review->by_cell, key);

    if (row->file_order == review->files->len)
        return;
    if (first == NULL || (is_in_force(row->decision) && !is_in_force(first->decision)))
        g_hash_table_replace(review->by_cell, g_steal_pointer(&key), row);
}

static void add_faults(const struct review *review, GHashTable *by_line)
{
    g_autofree char *shown = visible_word(review->decisions->path, LIMIT_WORD_LETTERS);

    for (guint i = 0; i < diagnostics_n(review->diagnostics); i++) {
        const struct diagnostic *fault = diagnostics_nth(review->diagnostics, i);
        struct review_row *row = g_hash_table_lookup(by_line, &fault->line);

        if (row != NULL && fault->file != NULL && strcmp(fault->file, shown) == 0)
            g_ptr_array_add(row->faults, (gpointer)(guintptr)fault);
    }
}

static void add_decisions(struct review *review)
{
    g_autoptr(GHashTable) by_line = g_hash_table_new(g_int64_hash, g_int64_equal);

    if (review->decisions == NULL)
        return;
    for (guint i = 0; i < review->decisions->all->len; i++) {
        const struct decision *decision = g_ptr_array_index(review->decisions->all, i);
        struct review_row *row =
            add_row(review, decision->file, decision->row, decision->column, decision->value);

        row->decision = decision;
        row->file_order = named_file(review, decision);
        claim_cell(review, row);
        g_hash_table_insert(by_line, (gpointer)(guintptr)&decision->line, row);
    }
    add_faults(review, by_line);
}

/* ---- questions ---- */

static void question_free(gpointer data)
{
    struct question *question = data;

    g_free(question->value);
    g_free(question);
}

static void add_question(const struct review *review, const struct diagnostic *about,
                         guint64 record)
{
    struct question *question = g_new0(struct question, 1);

    question->about = about;
    question->record = record;
    question->file = shown_file(review, about->file);
    g_ptr_array_add(review->questions, question);
}

static void collect_questions(struct review *review)
{
    for (guint i = 0; i < diagnostics_n(review->diagnostics); i++) {
        const struct diagnostic *about = diagnostics_nth(review->diagnostics, i);

        if (about->file == NULL || about->record <= 1 || about->column == 0)
            continue;
        add_question(review, about, about->record);
        for (guint j = 0; about->also != NULL && j < about->also->len; j++)
            if (g_array_index(about->also, guint64, j) != about->record)
                add_question(review, about, g_array_index(about->also, guint64, j));
    }
}

static void read_cells(const struct table_row *row, gpointer wanted)
{
    const GPtrArray *list = g_hash_table_lookup(wanted, &row->record);

    for (guint i = 0; list != NULL && i < list->len; i++) {
        struct question *question = g_ptr_array_index(list, i);
        guint column = question->about->column;

        if (question->value == NULL && column <= row->n_cells)
            question->value = g_strstrip(g_strdup(row->cells[column - 1].text));
    }
}

static void list_free(gpointer list)
{
    g_ptr_array_unref(list);
}

/* The questions about one file: record -> GPtrArray of struct question. */
static GHashTable *wanted_cells(const struct review *review, guint file)
{
    GHashTable *wanted = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, list_free);

    for (guint i = 0; i < review->questions->len; i++) {
        struct question *question = g_ptr_array_index(review->questions, i);
        GPtrArray *list = g_hash_table_lookup(wanted, &question->record);

        if (question->file != file)
            continue;
        if (list == NULL) {
            list = g_ptr_array_new();
            g_hash_table_insert(wanted, (gpointer)(guintptr)&question->record, list);
        }
        g_ptr_array_add(list, question);
    }
    return wanted;
}

/* As decisions have it, without invisible marks at its ends. */
static char *heading_of(const struct review *review, const struct table_reader *reader,
                        guint column)
{
    const char *name = table_column_name(reader, column);

    return identity_trimmed(review->texts, name, strlen(name));
}

/* Headings as they stand in the file: those of diagnostics are made to be shown. */
static void use_headings(const struct review *review, guint file, const struct table_reader *reader)
{
    guint n = table_n_columns(reader);

    for (guint i = 0; i < review->questions->len; i++) {
        struct question *question = g_ptr_array_index(review->questions, i);

        if (question->file == file && question->about->column <= n)
            question->column = heading_of(review, reader, question->about->column - 1);
    }
    for (guint i = 0; i < review->rows->len; i++) {
        struct review_row *row = g_ptr_array_index(review->rows, i);

        while (row->file_order == file && row->column_order < n &&
               !identity_trimmed_equal(row->column, table_column_name(reader, row->column_order)))
            row->column_order++;
    }
}

static void look_up(struct review *review, guint file)
{
    struct table_options options = {.encoding = nth_file(review, file)->encoding,
                                    .may_repeat_names = true};
    own(diagnostics) unheard = diagnostics_new(); /* all of it was said before */
    own(table_reader) reader = table_open(nth_file(review, file)->path, &options, unheard);
    g_autoptr(GHashTable) wanted = wanted_cells(review, file);

    if (reader == NULL)
        return;
    use_headings(review, file, reader);
    if (g_hash_table_size(wanted) > 0)
        table_each_row(reader, read_cells, wanted, unheard);
}

static bool has_error(const GPtrArray *faults)
{
    for (guint i = 0; i < faults->len; i++)
        if (message_severity(((const struct diagnostic *)faults->pdata[i])->message) ==
            SEVERITY_ERROR)
            return true;
    return false;
}

/* A warning that somebody has looked at; an error stays open however it was decided. */
static bool is_settled(const struct review_row *row, const struct diagnostic *about)
{
    return row->decision != NULL && row->decision->action == DECISION_KEEP &&
           !has_error(row->faults) && message_severity(about->message) != SEVERITY_ERROR;
}

static const char *proposal_of(const struct diagnostic *about)
{
    for (gsize i = 0; i < G_N_ELEMENTS(PROPOSALS); i++)
        if (PROPOSALS[i].message == about->message &&
            g_strv_length(about->words) > PROPOSALS[i].word)
            return about->words[PROPOSALS[i].word];
    return "";
}

static void attach(struct review *review, const struct question *question)
{
    const struct diagnostic *about = question->about;
    g_autofree char *key = cell_key(question->file, question->record, question->column);
    struct review_row *row = g_hash_table_lookup(review->by_cell, key);

    if (row == NULL) {
        const char *path = nth_file(review, question->file)->path;

        row = add_row(review, decisions_file_name(review->programme, path), question->record,
                      question->column, question->value);
        row->file_order = question->file;
        row->column_order = about->column - 1;
        g_hash_table_insert(review->by_cell, g_steal_pointer(&key), row);
    }
    if (is_settled(row, about))
        return;
    if (row->decision != NULL && row->decision->action == DECISION_OPEN) {
        g_free(row->value); /* nothing was decided about what stood there */
        row->value = g_strdup(question->value);
    }
    if (*row->proposal == '\0') {
        g_free(row->proposal);
        row->proposal = g_strdup(proposal_of(about));
    }
    g_ptr_array_add(row->questions, (gpointer)(guintptr)about);
}

static void add_questions(struct review *review)
{
    collect_questions(review);
    for (guint i = 0; i < review->files->len; i++)
        look_up(review, i);
    for (guint i = 0; i < review->questions->len; i++) {
        const struct question *question = g_ptr_array_index(review->questions, i);

        if (question->value != NULL && *question->column != '\0') /* a decision needs a heading */
            attach(review, question);
    }
}

/* ---- what each row is ---- */

static enum review_state state_of(const struct review_row *row)
{
    bool is_asked = row->questions->len > 0;

    if (has_error(row->faults))
        return REVIEW_REFUSED;
    if (row->decision == NULL || row->decision->action == DECISION_OPEN)
        return is_asked ? REVIEW_OPEN : REVIEW_NOT_ASKED;
    return is_asked ? REVIEW_STILL_OPEN : REVIEW_DECIDED;
}

/* Beside a refused decision its cell's other row waits too: one of the two is to go. */
static void settle(const struct review *review)
{
    for (guint i = 0; i < review->rows->len; i++) {
        struct review_row *row = g_ptr_array_index(review->rows, i);
        g_autofree char *key = cell_key(row->file_order, row->row, row->column);
        struct review_row *other = g_hash_table_lookup(review->by_cell, key);

        row->state = state_of(row);
        row->is_waiting = row->is_waiting || row->state < REVIEW_DECIDED || row->faults->len > 0;
        if (row->state == REVIEW_REFUSED && other != NULL)
            other->is_waiting = true;
    }
}

/* True where staff have left something in an undecided row. */
static bool is_written_in(const struct decisions *decisions, const struct decision *decision)
{
    const struct table *table = decisions->table;

    for (guint i = 0; i < table_columns(table); i++)
        if (!review_has_column(table_header(table, i)) &&
            *table_text(table, decision->place, (int)i) != '\0')
            return true;
    return *decision->new_value != '\0' || *decision->decided_by != '\0' ||
           *decision->reason != '\0';
}

static void leave_out(const struct review *review)
{
    for (guint i = review->rows->len; i > 0; i--) {
        const struct review_row *row = g_ptr_array_index(review->rows, i - 1);

        if (row->state == REVIEW_NOT_ASKED &&
            (row->decision == NULL || !is_written_in(review->decisions, row->decision)))
            g_ptr_array_remove_index(review->rows, i - 1);
    }
}

static int compare_numbers(guint64 a, guint64 b)
{
    return (a > b) - (a < b);
}

static int compare_rows(gconstpointer first, gconstpointer second)
{
    const struct review_row *a = *(const struct review_row *const *)first;
    const struct review_row *b = *(const struct review_row *const *)second;
    int order = compare_numbers(b->is_waiting, a->is_waiting);

    if (order == 0)
        order = compare_numbers(a->file_order, b->file_order);
    if (order == 0)
        order = compare_numbers(a->row, b->row);
    if (order == 0)
        order = compare_numbers(a->column_order, b->column_order);
    return order != 0 ? order : compare_numbers(a->order, b->order);
}

GPtrArray *review_rows(const struct programme *programme, const struct decisions *decisions,
                       const struct diagnostics *diagnostics)
{
    struct review review = {.programme = programme,
                            .decisions = decisions,
                            .diagnostics = diagnostics,
                            .files = g_array_new(FALSE, FALSE, sizeof(struct answer_file)),
                            .questions = g_ptr_array_new_with_free_func(question_free),
                            .rows = g_ptr_array_new_with_free_func(row_free),
                            .texts = g_string_chunk_new(1024),
                            .by_cell =
                                g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};

    g_array_set_clear_func(review.files, file_clear);
    add_files(&review);
    add_decisions(&review);
    add_questions(&review);
    settle(&review);
    leave_out(&review);
    g_ptr_array_sort(review.rows, compare_rows);
    g_array_unref(review.files);
    g_ptr_array_unref(review.questions);
    g_string_chunk_free(review.texts);
    g_hash_table_unref(review.by_cell);
    return review.rows;
}
