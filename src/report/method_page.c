/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/scoring_words.h"
#include "report/sheets.h"

enum { HASH_DIGITS_SHOWN = 12 };

static const double WIDTHS[] = {40, 90};

static struct block *two_columns(struct page *page, enum text first, enum text second)
{
    struct block *table = sheet_table(page->sheet);

    page_add_column(page, table, first, ALIGN_START, 0);
    page_add_column(page, table, second, ALIGN_START, 0);
    return table;
}

static void add_row(struct block *table, const char *subject, const char *words)
{
    table_add_row(table, ROW_PLAIN);
    table_add_cell(table, cell_toned(cell_text(subject), TONE_STRONG));
    table_add_cell(table, cell_text(words));
}

/* Frees the words; a row only where there are any. */
static void add_owned(struct page *page, struct block *table, enum text subject, char *words)
{
    g_autofree char *name = view_say(page->view, subject, NULL);

    if (words != NULL && words[0] != '\0')
        add_row(table, name, words);
    g_free(words);
}

static char *instrument_line(const struct page *page)
{
    const struct instrument *instrument = view_instrument(page->view, page->track);
    g_autofree char *hash = g_strndup(instrument->hash, HASH_DIGITS_SHOWN);
    g_autofree char *which = view_say(page->view, TEXT_METHOD_INSTRUMENT_ID, instrument->id,
                                      instrument->version, hash, NULL);
    const char *title = label_get(instrument->title, page->view->language, NULL);

    if (title == NULL)
        return g_steal_pointer(&which);
    return view_say(page->view, TEXT_JOINED, title, which, NULL);
}

static void add_instrument(struct page *page, struct block *table)
{
    const struct instrument *instrument = view_instrument(page->view, page->track);
    char *absent = scoring_absent_levels(page->view, page->track);
    const char *note = label_get(instrument->note, page->view->language, NULL);

    add_owned(page, table, TEXT_METHOD_INSTRUMENT, instrument_line(page));
    add_owned(page, table, TEXT_METHOD_STATUS, g_strdup(note));
    add_owned(page, table, TEXT_METHOD_LICENCE, g_strdup(instrument->licence));
    if (absent != NULL)
        add_owned(page, table, TEXT_METHOD_LEVELS,
                  view_say(page->view, TEXT_KIRKPATRICK_ABSENT, absent, NULL));
    g_free(absent);
}

static void add_rules(struct page *page, struct block *table)
{
    static const struct {
        enum text subject, words;
    } rules[] = {
        {TEXT_METHOD_PEOPLE, TEXT_METHOD_PEOPLE_TEXT},
        {TEXT_METHOD_0_100, TEXT_METHOD_0_100_TEXT},
        {TEXT_METHOD_TEST, TEXT_METHOD_TEST_TEXT},
        {TEXT_METHOD_ADJUSTED, TEXT_METHOD_ADJUSTED_TEXT},
        {TEXT_METHOD_READING, TEXT_METHOD_READING_TEXT},
    };
    g_autofree char *group = view_count(page->view, page->view->study->programme->min_group);

    for (guint i = 0; i < G_N_ELEMENTS(rules); i++)
        add_owned(page, table, rules[i].subject, view_say(page->view, rules[i].words, NULL));
    add_owned(page, table, TEXT_METHOD_PRIVACY,
              view_say(page->view, TEXT_METHOD_PRIVACY_TEXT, group, NULL));
    add_owned(page, table, TEXT_METHOD_PROGRAM,
              view_say(page->view, TEXT_METHOD_PROGRAM_TEXT, TABAVAR_VERSION, NULL));
}

static void add_contract(struct page *page)
{
    const struct instrument *instrument = view_instrument(page->view, page->track);
    struct block *table;

    page_heading(page, TEXT_METHOD_CONTRACT);
    table = two_columns(page, TEXT_HEAD_SCALE, TEXT_HEAD_RULE);
    for (guint i = 0; i < instrument->n_scales; i++) {
        g_autofree char *rule = scoring_rule(page->view, page->track, i);

        add_row(table, view_scale_name(page->view, page->track, i), rule);
    }
}

/* Only what this report has shown: a reader need not search among a hundred definitions. */
static void add_statistics(struct page *page)
{
    struct block *table;

    page_heading(page, TEXT_METHOD_STATISTICS);
    table = two_columns(page, TEXT_HEAD_STATISTIC, TEXT_HEAD_DEFINITION);
    for (int i = 0; i < N_STATISTICS; i++) {
        enum statistic statistic = (enum statistic)i;
        const char *label = statistic_label(statistic, page->view->language);
        g_autofree char *name = g_strdup_printf("%s (%s)", label, statistic_name(statistic));

        if (page->is_shown[i])
            add_row(table, name, statistic_definition(statistic, page->view->language));
    }
}

void method_sheet(struct page *page)
{
    struct block *table;

    page_sheet(page, TEXT_SHEET_METHOD, SHEET_PAGES_PORTRAIT, WIDTHS, G_N_ELEMENTS(WIDTHS));
    page_place_head(page, TEXT_TITLE_METHOD);
    table = two_columns(page, TEXT_HEAD_SUBJECT, TEXT_HEAD_RULE);
    add_instrument(page, table);
    add_rules(page, table);
    add_contract(page);
    add_statistics(page);
}
