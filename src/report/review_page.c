/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/review_page.h"

#include "report/texts.h"

static const double GUIDE_WIDTHS[] = {90};

/* What a reader needs to decide stands before what he writes. */
static const struct {
    const char *name; /* as in survey/decisions.h, or passed over there */
    double width;
} COLUMNS[] = {
    {"file", 24},      {"row", 7},         {"column", 14},   {"value", 18},
    {"message", 56},   {"code", 8},        {"proposal", 16}, {"action", 10},
    {"new_value", 16}, {"decided_by", 18}, {"reason", 34},
};

static void add_row(struct block *table, const struct review_row *row, enum language language)
{
    const struct diagnostic *about = row->about;
    g_autofree char *message = diagnostic_sentence(about, language);
    const char *const texts[G_N_ELEMENTS(COLUMNS)] = {about->file,
                                                      NULL,
                                                      about->column_name,
                                                      row->value,
                                                      message,
                                                      message_code(about->message),
                                                      row->proposal,
                                                      "",
                                                      "",
                                                      "",
                                                      ""};

    table_add_row(table, ROW_PLAIN);
    for (gsize i = 0; i < G_N_ELEMENTS(COLUMNS); i++)
        table_add_cell(table, texts[i] == NULL
                                  ? cell_number((double)about->record, NUMBER_COUNT, NULL)
                              : *texts[i] == '\0' ? cell_empty()
                                                  : cell_text(texts[i]));
}

static void add_questions(struct report *report, const GPtrArray *rows)
{
    double widths[G_N_ELEMENTS(COLUMNS)];
    struct sheet *sheet;
    struct block *table;

    for (gsize i = 0; i < G_N_ELEMENTS(COLUMNS); i++)
        widths[i] = COLUMNS[i].width;
    sheet = report_sheet(report, text_get(TEXT_SHEET_REVIEW, report->language),
                         SHEET_PAGES_LANDSCAPE, widths, G_N_ELEMENTS(COLUMNS));
    table = sheet_table(sheet);
    sheet->repeat_block = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(COLUMNS); i++)
        table_add_column(table, COLUMNS[i].name, ALIGN_START, 0);
    for (guint i = 0; i < rows->len; i++)
        add_row(table, g_ptr_array_index(rows, i), report->language);
}

static void add_guide(struct report *report)
{
    static const enum text STEPS[] = {TEXT_REVIEW_STEP_1, TEXT_REVIEW_STEP_2, TEXT_REVIEW_STEP_3,
                                      TEXT_REVIEW_STEP_4};
    struct sheet *sheet =
        report_sheet(report, text_get(TEXT_SHEET_REVIEW_GUIDE, report->language),
                     SHEET_PAGES_PORTRAIT, GUIDE_WIDTHS, G_N_ELEMENTS(GUIDE_WIDTHS));
    struct block *steps;

    sheet_title(sheet, text_get(TEXT_TITLE_REVIEW_GUIDE, report->language));
    steps = sheet_sentences(sheet);
    for (gsize i = 0; i < G_N_ELEMENTS(STEPS); i++)
        block_line(steps, text_get(STEPS[i], report->language));
}

struct report *review_report(const struct programme *programme, const GPtrArray *rows,
                             enum language language)
{
    struct report *report = report_new("review.xlsx", language);

    g_free(report->title);
    report->title = g_strdup(text_get(TEXT_TITLE_REVIEW, language));
    report->persian_digits = false; /* the sheet is read back as CSV */
    if (programme->font != NULL) {
        g_free(report->font);
        report->font = g_strdup(programme->font);
    }
    add_questions(report, rows);
    add_guide(report);
    return report;
}
