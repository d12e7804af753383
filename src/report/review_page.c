/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/review_page.h"

#include <string.h>

#include "report/texts.h"
#include "table/table.h"

static const double GUIDE_WIDTHS[] = {90};

/* What a reader needs to decide stands before what he writes. */
static const double WIDTHS[N_REVIEW_COLUMNS] = {
    [REVIEW_FILE] = 24,   [REVIEW_ROW] = 7,        [REVIEW_COLUMN] = 14,     [REVIEW_VALUE] = 18,
    [REVIEW_STATE] = 18,  [REVIEW_MESSAGE] = 56,   [REVIEW_CODE] = 8,        [REVIEW_PROPOSAL] = 16,
    [REVIEW_ACTION] = 10, [REVIEW_NEW_VALUE] = 16, [REVIEW_DECIDED_BY] = 18, [REVIEW_REASON] = 34,
};
#define ADDED_WIDTH 18 /* of a column that staff have added */

static const struct {
    enum text word;
    enum cell_tone tone;
} STATES[N_REVIEW_STATES] = {
    [REVIEW_OPEN] = {TEXT_REVIEW_OPEN, TONE_WARNING},
    [REVIEW_STILL_OPEN] = {TEXT_REVIEW_STILL_OPEN, TONE_WARNING},
    [REVIEW_REFUSED] = {TEXT_REVIEW_REFUSED, TONE_FAULT},
    [REVIEW_DECIDED] = {TEXT_REVIEW_DECIDED, TONE_MUTED},
    [REVIEW_NOT_ASKED] = {TEXT_REVIEW_NOT_ASKED, TONE_MUTED},
};

#define BETWEEN " / " /* several sentences in one cell */

struct review_sheet {
    const struct table *before; /* the decisions file as it stands, NULL for none */
    GArray *added;              /* int: its columns that are none of ours */
    enum language language;
    struct block *table;
};

static void add_text(struct block *table, const char *text)
{
    table_add_cell(table, *text == '\0' ? cell_empty() : cell_text(text));
}

/* What stood under that heading; "" where there was no such row or column. */
static const char *as_it_stands(const struct review_sheet *sheet, const struct review_row *row,
                                enum review_column column)
{
    return row->decision == NULL ? ""
                                 : table_text(sheet->before, row->decision->place,
                                              table_column(sheet->before, REVIEW_COLUMNS[column]));
}

/* Caller frees. */
static char *sentences(const GPtrArray *list, enum language language, bool with_codes)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < list->len; i++) {
        const struct diagnostic *one = g_ptr_array_index(list, i);
        g_autofree char *sentence = diagnostic_sentence(one, language);

        g_string_append_printf(out, "%s%s", i == 0 ? "" : BETWEEN, sentence);
        if (with_codes)
            g_string_append_printf(out, " [%s]", message_code(one->message));
    }
    return g_string_free(out, FALSE);
}

/* Each once, divided by blanks. Caller frees. */
static char *codes(const GPtrArray *list)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < list->len; i++) {
        const char *code = message_code(((const struct diagnostic *)list->pdata[i])->message);

        if (strstr(out->str, code) == NULL)
            g_string_append_printf(out, "%s%s", i == 0 ? "" : " ", code);
    }
    return g_string_free(out, FALSE);
}

static struct cell state_cell(const struct review_sheet *sheet, const struct review_row *row)
{
    const char *word = text_get(STATES[row->state].word, sheet->language);
    enum cell_tone tone =
        row->is_waiting && row->state >= REVIEW_DECIDED ? TONE_WARNING : STATES[row->state].tone;
    g_autofree char *faults = sentences(row->faults, sheet->language, true);
    g_autofree char *text = g_strconcat(word, *faults == '\0' ? "" : ": ", faults, NULL);

    return cell_toned(cell_text(text), tone);
}

/* What is asked now; a cell that nobody asks about keeps the question that was. */
static void add_question(const struct review_sheet *sheet, const struct review_row *row)
{
    g_autofree char *message = sentences(row->questions, sheet->language, false);
    g_autofree char *code = codes(row->questions);
    bool is_asked = row->questions->len > 0;

    add_text(sheet->table, is_asked ? message : as_it_stands(sheet, row, REVIEW_MESSAGE));
    add_text(sheet->table, is_asked ? code : as_it_stands(sheet, row, REVIEW_CODE));
    add_text(sheet->table, is_asked ? row->proposal : as_it_stands(sheet, row, REVIEW_PROPOSAL));
}

static void add_row(const struct review_sheet *sheet, const struct review_row *row)
{
    struct block *table = sheet->table;

    table_add_row(table, ROW_PLAIN);
    add_text(table, row->file);
    if (row->row > 0) /* exact: a comma between thousands would not be read back */
        table_add_cell(table, cell_number((double)row->row, NUMBER_EXACT, NULL));
    else
        add_text(table, as_it_stands(sheet, row, REVIEW_ROW));
    add_text(table, row->column);
    add_text(table, row->value);
    table_add_cell(table, state_cell(sheet, row));
    add_question(sheet, row);
    for (enum review_column i = REVIEW_ACTION; i < N_REVIEW_COLUMNS; i++)
        add_text(table, as_it_stands(sheet, row, i));
    for (guint i = 0; i < sheet->added->len; i++)
        add_text(table, row->decision == NULL ? ""
                                              : table_text(sheet->before, row->decision->place,
                                                           g_array_index(sheet->added, int, i)));
}

/* Columns that staff have added; one without a heading is none of them where it is empty. */
static GArray *added_columns(const struct table *before)
{
    GArray *added = g_array_new(FALSE, FALSE, sizeof(int));

    for (int i = 0; before != NULL && i < (int)table_columns(before); i++) {
        const char *heading = table_header(before, (guint)i);
        bool holds_something = *heading != '\0';

        for (guint row = 0; !holds_something && row < table_rows(before); row++)
            holds_something = *table_text(before, row, i) != '\0';
        if (holds_something && !review_has_column(heading))
            g_array_append_val(added, i);
    }
    return added;
}

static void add_sheet(struct report *report, const struct table *before, const GPtrArray *rows)
{
    g_autoptr(GArray) added = added_columns(before);
    g_autoptr(GArray) widths = g_array_new(FALSE, FALSE, sizeof(double));
    struct review_sheet sheet = {before, added, report->language, NULL};
    const double added_width = ADDED_WIDTH;
    struct sheet *page;

    g_array_append_vals(widths, WIDTHS, N_REVIEW_COLUMNS);
    for (guint i = 0; i < added->len; i++)
        g_array_append_val(widths, added_width);
    page = report_sheet(report, text_get(TEXT_SHEET_REVIEW, report->language),
                        SHEET_PAGES_LANDSCAPE, (const double *)(void *)widths->data, widths->len);
    page->repeat_block = 0;
    sheet.table = sheet_table(page);
    for (guint i = 0; i < N_REVIEW_COLUMNS; i++)
        table_add_column(sheet.table, REVIEW_COLUMNS[i], ALIGN_START, 0);
    for (guint i = 0; i < added->len; i++)
        table_add_column(sheet.table, table_header(before, (guint)g_array_index(added, int, i)),
                         ALIGN_START, 0);
    for (guint i = 0; i < rows->len; i++)
        add_row(&sheet, g_ptr_array_index(rows, i));
}

static void add_guide(struct report *report)
{
    static const enum text STEPS[] = {TEXT_REVIEW_STEP_1, TEXT_REVIEW_STEP_2, TEXT_REVIEW_STEP_3,
                                      TEXT_REVIEW_STEP_4, TEXT_REVIEW_STEP_5};
    struct sheet *sheet =
        report_sheet(report, text_get(TEXT_SHEET_REVIEW_GUIDE, report->language),
                     SHEET_PAGES_PORTRAIT, GUIDE_WIDTHS, G_N_ELEMENTS(GUIDE_WIDTHS));
    struct block *steps;

    sheet_title(sheet, text_get(TEXT_TITLE_REVIEW_GUIDE, report->language));
    steps = sheet_sentences(sheet);
    for (gsize i = 0; i < G_N_ELEMENTS(STEPS); i++)
        block_line(steps, text_get(STEPS[i], report->language));
}

struct report *review_report(const struct programme *programme, const struct decisions *decisions,
                             const GPtrArray *rows)
{
    struct report *report = report_new("review.xlsx", programme->language);

    g_free(report->title);
    report->title = g_strdup(text_get(TEXT_TITLE_REVIEW, programme->language));
    report->persian_digits = false; /* the sheet is read back as CSV */
    if (programme->font != NULL) {
        g_free(report->font);
        report->font = g_strdup(programme->font);
    }
    add_sheet(report, decisions == NULL ? NULL : decisions->table, rows);
    add_guide(report);
    return report;
}
