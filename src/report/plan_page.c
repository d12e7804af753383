/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/plan_page.h"

#include <math.h>

#include "report/numeral.h"
#include "report/texts.h"

enum { CHART_GRID_ROWS = 14, CARD_COLUMNS = 2 };

static const double WIDTHS[] = {26, 14, 15, 15, 18, 10};
static const char *const NO_DATE = "2000-01-01"; /* a plan is of no day */

struct plan_page {
    const struct plan_table *table;
    struct report *report;
    struct sheet *sheet;
    enum language language;
};

static const char *word(const struct plan_page *page, enum text text)
{
    return text_get(text, page->language);
}

static char *number(const struct plan_page *page, double value, enum number_kind kind)
{
    return numeral(value, kind, page->language, page->language == LANGUAGE_FA);
}

static void heading(struct plan_page *page, enum text text)
{
    sheet_heading(page->sheet, word(page, text));
}

static void column(struct plan_page *page, struct block *table, enum text header)
{
    table_add_column(table, word(page, header),
                     table->columns->len == 0 ? ALIGN_START : ALIGN_CENTRE, 0);
}

/* The number, or a dash where there is none. */
static void cell(struct plan_page *page, struct block *table, double value, enum number_kind kind)
{
    table_add_cell(table, isfinite(value)
                              ? cell_number(value, kind, NULL)
                              : cell_toned(cell_text(word(page, TEXT_DASH)), TONE_MUTED));
}

static void add_title(struct plan_page *page)
{
    const struct plan_design *design = &page->table->design;
    g_autofree char *neighbourhoods = number(page, design->neighbourhoods, NUMBER_COUNT);
    g_autofree char *people = number(page, design->people, NUMBER_EXACT);
    g_autofree char *loss = number(page, design->loss, NUMBER_SHARE);
    g_autofree char *line =
        text_fill(TEXT_PLAN_LINE, page->language, neighbourhoods, people, loss, NULL);

    block_line(sheet_title(page->sheet, word(page, TEXT_PLAN_TITLE)), line);
}

static void add_cards(struct plan_page *page)
{
    const struct plan_table *table = page->table;
    g_autofree char *power = number(page, table->design.power, NUMBER_SHARE);
    g_autofree char *kept =
        number(page, floor(table->kept * table->design.neighbourhoods + 0.5), NUMBER_COUNT);
    g_autofree char *chance = text_fill(TEXT_PLAN_CARD_CHANGE_NOTE, page->language, power, NULL);
    g_autofree char *of = text_fill(TEXT_PLAN_CARD_EFFECTIVE_NOTE, page->language, kept, NULL);
    struct block *cards = sheet_cards(page->sheet);

    cards_add(cards, word(page, TEXT_PLAN_CARD_CHANGE),
              cell_number(table->detectable, NUMBER_SCORE, NULL), chance, CARD_COLUMNS);
    cards_add(cards, word(page, TEXT_PLAN_CARD_SD),
              cell_number(table->detectable / table->design.sd, NUMBER_COEFFICIENT, NULL),
              word(page, TEXT_PLAN_CARD_SD_NOTE), CARD_COLUMNS);
    cards_add(cards, word(page, TEXT_PLAN_CARD_EFFECTIVE),
              cell_number(floor(table->n_effective + 0.5), NUMBER_COUNT, NULL), of, CARD_COLUMNS);
}

static void add_chances(struct plan_page *page)
{
    g_autofree char *power = number(page, page->table->design.power, NUMBER_SHARE);
    g_autofree char *needed = text_fill(TEXT_PLAN_HEAD_NEEDED, page->language, power, NULL);
    struct block *table;

    heading(page, TEXT_PLAN_HEADING_CHANCE);
    table = sheet_table(page->sheet);
    column(page, table, TEXT_PLAN_HEAD_CHANGE);
    column(page, table, TEXT_PLAN_HEAD_SD);
    column(page, table, TEXT_PLAN_HEAD_CHANCE);
    column(page, table, TEXT_PLAN_HEAD_STRANGERS);
    table_add_column(table, needed, ALIGN_CENTRE, 0);
    for (guint i = 0; i < page->table->chances->len; i++) {
        const struct plan_chance *chance =
            &g_array_index(page->table->chances, struct plan_chance, i);
        table_add_row(table, ROW_PLAIN);
        cell(page, table, chance->change, NUMBER_SCORE);
        cell(page, table, chance->change_sd, NUMBER_COEFFICIENT);
        cell(page, table, chance->chance, NUMBER_SHARE);
        cell(page, table, chance->chance_of_strangers, NUMBER_SHARE);
        cell(page, table, chance->neighbourhoods == 0 ? (double)NAN : chance->neighbourhoods,
             NUMBER_COUNT);
    }
}

static void add_curve(struct plan_page *page)
{
    struct block *chart = sheet_chart(page->sheet, BLOCK_LINE_CHART, word(page, TEXT_PLAN_CHART));

    g_free(chart->series_pre);
    g_free(chart->series_post);
    g_free(chart->alt_text);
    chart->series_pre = g_strdup(word(page, TEXT_PLAN_SERIES));
    chart->series_post = g_strdup(word(page, TEXT_PLAN_SERIES_STRANGERS));
    chart->alt_text = g_strdup(word(page, TEXT_PLAN_ALT));
    chart->n_grid_rows = CHART_GRID_ROWS;
    for (guint i = 0; i < page->table->curve->len; i++) {
        const struct plan_chance *chance =
            &g_array_index(page->table->curve, struct plan_chance, i);
        g_autofree char *name = number(page, chance->change, NUMBER_SCORE);
        struct point point = {.name = name,
                              .pre = chance->chance * 100,
                              .post = chance->chance_of_strangers * 100,
                              .pre_low = NAN,
                              .pre_high = NAN,
                              .post_low = NAN,
                              .post_high = NAN,
                              .estimate = NAN,
                              .low = NAN,
                              .high = NAN};
        chart_add_point(chart, &point);
    }
}

static void add_sizes(struct plan_page *page)
{
    struct block *table;

    heading(page, TEXT_PLAN_HEADING_SIZES);
    table = sheet_table(page->sheet);
    column(page, table, TEXT_PLAN_HEAD_NEIGHBOURHOODS);
    column(page, table, TEXT_PLAN_HEAD_PEOPLE);
    column(page, table, TEXT_PLAN_HEAD_SMALLEST);
    column(page, table, TEXT_PLAN_HEAD_SD);
    column(page, table, TEXT_PLAN_HEAD_SMALLEST_STRANGERS);
    for (guint i = 0; i < page->table->sizes->len; i++) {
        const struct plan_size *size = &g_array_index(page->table->sizes, struct plan_size, i);
        bool is_own = size->neighbourhoods == page->table->design.neighbourhoods;
        table_add_row(table, is_own ? ROW_TOTAL : ROW_PLAIN);
        cell(page, table, size->neighbourhoods, NUMBER_COUNT);
        cell(page, table, floor(size->people + 0.5), NUMBER_COUNT);
        cell(page, table, size->detectable, NUMBER_SCORE);
        cell(page, table, size->in_sd, NUMBER_COEFFICIENT);
        cell(page, table, size->detectable_strangers, NUMBER_SCORE);
    }
}

static void add_given(struct plan_page *page)
{
    const struct plan_design *design = &page->table->design;
    const struct {
        const char *option;
        double value;
        enum text label;
        enum number_kind kind;
    } given[] = {
        {"--neighbourhoods", design->neighbourhoods, TEXT_PLAN_GIVEN_NEIGHBOURHOODS, NUMBER_COUNT},
        {"--people", design->people, TEXT_PLAN_GIVEN_PEOPLE, NUMBER_EXACT},
        {"--loss", design->loss, TEXT_PLAN_GIVEN_LOSS, NUMBER_SHARE},
        {"--icc", design->icc, TEXT_PLAN_GIVEN_ICC, NUMBER_EXACT},
        {"--correlation", design->correlation, TEXT_PLAN_GIVEN_CORRELATION, NUMBER_EXACT},
        {"--sd", design->sd, TEXT_PLAN_GIVEN_SD, NUMBER_EXACT},
        {"--power", design->power, TEXT_PLAN_GIVEN_POWER, NUMBER_SHARE},
    };
    struct block *table;

    heading(page, TEXT_PLAN_HEADING_GIVEN);
    table = sheet_table(page->sheet);
    column(page, table, TEXT_PLAN_HEAD_GIVEN);
    column(page, table, TEXT_PLAN_HEAD_VALUE);
    column(page, table, TEXT_PLAN_HEAD_OPTION);
    for (guint i = 0; i < G_N_ELEMENTS(given); i++) {
        table_add_row(table, ROW_PLAIN);
        table_add_cell(table, cell_text(word(page, given[i].label)));
        cell(page, table, given[i].value, given[i].kind);
        g_autofree char *option = g_strconcat("\u200E", given[i].option, NULL);
        table_add_cell(table, cell_text(option));
    }
}

static void add_meaning(struct plan_page *page)
{
    const struct plan_table *table = page->table;
    g_autofree char *change = number(page, table->detectable, NUMBER_SCORE);
    g_autofree char *power = number(page, table->design.power, NUMBER_SHARE);
    g_autofree char *kept =
        number(page, floor(table->kept * table->design.neighbourhoods + 0.5), NUMBER_COUNT);
    g_autofree char *effective = number(page, floor(table->n_effective + 0.5), NUMBER_COUNT);
    g_autofree char *df = number(page, table->df, NUMBER_COUNT);
    g_autofree char *found = text_fill(TEXT_PLAN_SAY_FOUND, page->language, change, power, NULL);
    g_autofree char *alike = text_fill(TEXT_PLAN_SAY_ALIKE, page->language, kept, effective, NULL);
    g_autofree char *note = text_fill(TEXT_PLAN_NOTE, page->language, df, NULL);
    struct block *sentences = sheet_sentences(page->sheet);

    block_line(sentences, found);
    if (table->design.icc > 0)
        block_line(sentences, alike);
    sheet_note(page->sheet, note);
}

struct report *plan_report(const struct plan_table *table, enum language language)
{
    struct report *report = report_new("plan.xlsx", language);
    struct plan_page page = {.table = table, .report = report, .language = language};

    g_free(report->title);
    g_free(report->created);
    report->title = g_strdup(word(&page, TEXT_PLAN_TITLE));
    report->created = g_strdup(NO_DATE);
    page.sheet = report_sheet(report, word(&page, TEXT_PLAN_SHEET), SHEET_ONE_PAGE, WIDTHS,
                              G_N_ELEMENTS(WIDTHS));
    add_title(&page);
    add_cards(&page);
    add_meaning(&page);
    add_chances(&page);
    add_curve(&page);
    add_sizes(&page);
    add_given(&page);
    return report;
}
