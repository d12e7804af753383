/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluator's sheet of every statistic of results.csv and items.csv: formula, source, what it
 * is held against, section by section with the reason for the choice. */
#include <math.h>

#include "report/sheets.h"
#include "study/item_statistic.h"

static const double WIDTHS[] = {30, 58, 50, 30, 36};

/* One row of either table of statistics. */
struct entry {
    const char *name, *label, *definition;
    struct provenance provenance;
};

static struct entry entry_of(int i, enum language language)
{
    enum statistic statistic = (enum statistic)i;
    enum item_statistic item = (enum item_statistic)(i - N_STATISTICS);

    if (i < N_STATISTICS)
        return (struct entry){statistic_name(statistic), statistic_label(statistic, language),
                              statistic_definition(statistic, language),
                              statistic_provenance(statistic)};
    return (struct entry){item_statistic_name(item), item_statistic_label(item, language),
                          item_statistic_definition(item, language),
                          item_statistic_provenance(item)};
}

static char *oracle_words(const struct page *page, const struct provenance *provenance)
{
    if (provenance->oracle[0] == '\0')
        return view_say(page->view, TEXT_ORACLE_COUNTED, NULL);
    if (!(provenance->tolerance > 0))
        return g_strdup(provenance->oracle);
    int digits = (int)lround(-log10(provenance->tolerance));

    return g_strdup_printf("%s, 1e-%d", provenance->oracle, digits);
}

#define LEFT_TO_RIGHT "\xe2\x80\x8e" /* U+200E at both ends keeps what is between in order */

static struct cell latin_cell(const char *text)
{
    g_autofree char *held = g_strconcat(LEFT_TO_RIGHT, text, LEFT_TO_RIGHT, NULL);

    return text[0] == '\0' ? cell_empty() : cell_text(held);
}

static void add_entry(struct page *page, struct block *table, const struct entry *entry)
{
    g_autofree char *name = g_strdup_printf("%s (%s)", entry->label, entry->name);
    g_autofree char *oracle = oracle_words(page, &entry->provenance);

    table_add_row(table, ROW_PLAIN);
    table_add_cell(table, cell_toned(cell_text(name), TONE_STRONG));
    table_add_cell(table, cell_text(entry->definition));
    table_add_cell(table, latin_cell(entry->provenance.formula));
    table_add_cell(table, latin_cell(source_cited(entry->provenance.source)));
    table_add_cell(table,
                   entry->provenance.oracle[0] == '\0' ? cell_text(oracle) : latin_cell(oracle));
}

static void add_section(struct page *page, enum statistic_section section)
{
    static const enum text HEADS[] = {TEXT_HEAD_STATISTIC, TEXT_HEAD_DEFINITION, TEXT_HEAD_FORMULA,
                                      TEXT_HEAD_SOURCE, TEXT_HEAD_ORACLE};
    enum language language = page->view->language;
    struct block *table;

    sheet_heading(page->sheet, section_title(section, language));
    sheet_note(page->sheet, section_reason(section, language));
    table = sheet_table(page->sheet);
    for (guint i = 0; i < G_N_ELEMENTS(HEADS); i++)
        page_add_column(page, table, HEADS[i], ALIGN_START, 0);
    for (int i = 0; i < N_STATISTICS + N_ITEM_STATISTICS; i++) {
        struct entry entry = entry_of(i, language);

        if (entry.provenance.section == section)
            add_entry(page, table, &entry);
    }
}

void formulas_sheet(struct page *page)
{
    page_sheet(page, TEXT_SHEET_FORMULAS, SHEET_PAGES_LANDSCAPE, WIDTHS, G_N_ELEMENTS(WIDTHS));
    page_place_head(page, TEXT_TITLE_FORMULAS);
    for (int section = 0; section < N_SECTIONS; section++)
        add_section(page, (enum statistic_section)section);
    page_heading(page, TEXT_GROUP_SOURCES);
    for (int source = SOURCE_NONE + 1; source < N_SOURCES; source++)
        sheet_note(page->sheet, source_full((enum source)source));
}
