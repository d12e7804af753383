/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/statistics_page.h"

#include <glib.h>
#include <string.h>

#include "base/console.h"
#include "study/item_statistic.h"
#include "study/statistic.h"

enum words {
    WORDS_HEAD,
    WORDS_FOOT,
    WORDS_COLUMNS,
    WORDS_SOURCES,
    WORDS_REASONS,
    WORDS_FORMULA,
    WORDS_SOURCE,
    WORDS_ORACLE,
    WORDS_WHERE,
    WORDS_CODE, /* of a formula, inside a text of that language */
    WORDS_EXACT,
    WORDS_TO,
    WORDS_NO_WAVE,
    WORDS_EVERY_LEVEL,
    WORDS_COMMA,
    WORDS_SEMICOLON,
    N_WORDS
};

static const char *const WORDS[N_WORDS][N_LANGUAGES] = {
    [WORDS_HEAD] =
        {"<div dir=\"rtl\">\n\n# همهٔ آماره‌ها\n\nاین صفحه را `tabavar "
         "explain "
         "statistics "
         "-l "
         "fa` "
         "می‌نویسد. نام هر آماره همان است که در ستون statistic "
         "از "
         "results.csv "
         "و "
         "items.csv "
         "آمده "
         "است؛ بخش شیوهٔ پاسخ هر فرد در data-quality.xlsx است.\n",
         "# Every statistic\n\nWritten by `tabavar explain statistics`. The names are those in the "
         "column `statistic` of results.csv and items.csv; how each person answered stands in "
         "data-quality.xlsx. Who is counted and what is hidden: [methods.md](methods.md).\n"},
    [WORDS_FOOT] = {"\n</div>\n", ""},
    [WORDS_COLUMNS] = {"\n| نام | یعنی | فرمول | نوبت و سطح | منبع | سنجیده با |\n"
                       "|---|---|---|---|---|---|\n",
                       "\n| name | meaning | formula | wave, level | source | held against |\n"
                       "|---|---|---|---|---|---|\n"},
    [WORDS_SOURCES] = {"\n## منابع\n\n", "\n## Sources\n\n"},
    [WORDS_REASONS] = {"\n## چرا عددی نیست\n\n| reason | یعنی |\n|---|---|\n",
                       "\n## Why there is no number\n\n| reason | in words |\n|---|---|\n"},
    [WORDS_FORMULA] = {"فرمول", "Formula"},
    [WORDS_SOURCE] = {"منبع", "Source"},
    [WORDS_ORACLE] = {"سنجیده با", "Held against"},
    [WORDS_WHERE] = {"نوبت و سطح", "Wave and level"},
    [WORDS_CODE] = {"<span dir=\"ltr\">`%s`</span>", "`%s`"},
    [WORDS_EXACT] = {"، دقیق", ", exact"},
    [WORDS_TO] = {" تا ", ", to "},
    [WORDS_NO_WAVE] = {"بی‌نوبت", "no wave"},
    [WORDS_EVERY_LEVEL] = {"هر سطح", "every level"},
    [WORDS_COMMA] = {"، ", ", "},
    [WORDS_SEMICOLON] = {"؛ ", "; "},
};

static const char *const LEVELS[][N_LANGUAGES] = {
    {"استان", "province"}, {"شهرستان", "county"}, {"محله", "neighbourhood"}};

/* One row of either table. */
struct entry {
    const char *name, *label, *definition;
    struct provenance provenance;
    char *where; /* "change; province, county", or "" */
};

static void add_word(GString *list, const char *word, enum language language)
{
    if (list->len > 0)
        g_string_append(list, WORDS[WORDS_COMMA][language]);
    g_string_append(list, word);
}

static char *where_of(enum statistic statistic, enum language language)
{
    g_autoptr(GString) waves = g_string_new(NULL), levels = g_string_new(NULL);

    for (int w = 0; w < N_STUDY_WAVES; w++)
        if (statistic_in_wave(statistic, (enum study_wave)w))
            add_word(waves,
                     w == STUDY_NO_WAVE ? WORDS[WORDS_NO_WAVE][language]
                                        : study_wave_name((enum study_wave)w),
                     language);
    if (statistic_levels(statistic) == AT_EVERY_LEVEL)
        g_string_append(levels, WORDS[WORDS_EVERY_LEVEL][language]);
    else
        for (guint i = 0; i < G_N_ELEMENTS(LEVELS); i++)
            if ((statistic_levels(statistic) & (1u << i)) != 0)
                add_word(levels, LEVELS[i][language], language);
    return g_strconcat(waves->str, WORDS[WORDS_SEMICOLON][language], levels->str, NULL);
}

static struct entry entry_of_statistic(enum statistic statistic, enum language language)
{
    return (struct entry){statistic_name(statistic), statistic_label(statistic, language),
                          statistic_definition(statistic, language),
                          statistic_provenance(statistic), where_of(statistic, language)};
}

static struct entry entry_of_item(enum item_statistic statistic, enum language language)
{
    return (struct entry){item_statistic_name(statistic), item_statistic_label(statistic, language),
                          item_statistic_definition(statistic, language),
                          item_statistic_provenance(statistic), g_strdup("")};
}

/* "R t.test, to 1e-9", or "" where people are counted. Owned by the caller. */
static char *oracle_of(const struct provenance *provenance, enum language language)
{
    char near[G_ASCII_DTOSTR_BUF_SIZE];

    if (*provenance->oracle == '\0')
        return g_strdup("");
    if (!(provenance->tolerance > 0))
        return g_strconcat(provenance->oracle, WORDS[WORDS_EXACT][language], NULL);
    g_ascii_formatd(near, sizeof near, "%.0e", provenance->tolerance);

    g_auto(GStrv) parts = g_strsplit(near, "e-0", 2); /* 1e-09 */
    g_autofree char *shorter = g_strjoinv("e-", parts);

    return g_strconcat(provenance->oracle, WORDS[WORDS_TO][language], shorter, NULL);
}

/* ---- the page ---- */

static void add_cell(GString *page, const char *text)
{
    g_string_append_c(page, ' ');
    for (; *text != '\0'; text++) {
        if (*text == '|')
            g_string_append_c(page, '\\');
        g_string_append_c(page, *text);
    }
    g_string_append(page, " |");
}

static void add_code(GString *page, const char *code, enum language language)
{
    g_autofree char *text =
        *code != '\0' ? g_strdup_printf(WORDS[WORDS_CODE][language], code) : g_strdup("");

    add_cell(page, text);
}

static void add_row(GString *page, struct entry entry, enum language language)
{
    const struct provenance *from = &entry.provenance;
    g_autofree char *oracle = oracle_of(from, language);
    g_autofree char *meaning = g_strdup_printf("**%s.** %s", entry.label, entry.definition);

    g_string_append_printf(page, "| `%s` |", entry.name);
    add_cell(page, meaning);
    add_code(page, from->formula, language);
    add_cell(page, entry.where);
    add_cell(page, source_cited(from->source));
    add_cell(page, oracle);
    g_string_append_c(page, '\n');
    g_free(entry.where);
}

static void add_section(GString *page, enum statistic_section section, enum language language)
{
    g_string_append_printf(page, "\n## %s\n\n%s\n", section_title(section, language),
                           section_reason(section, language));
    g_string_append(page, WORDS[WORDS_COLUMNS][language]);
    for (int s = 0; s < N_STATISTICS; s++)
        if (statistic_provenance((enum statistic)s).section == section)
            add_row(page, entry_of_statistic((enum statistic)s, language), language);
    for (int s = 0; s < N_ITEM_STATISTICS; s++)
        if (item_statistic_provenance((enum item_statistic)s).section == section)
            add_row(page, entry_of_item((enum item_statistic)s, language), language);
}

static void add_sources(GString *page, enum language language)
{
    g_string_append(page, WORDS[WORDS_SOURCES][language]);
    for (int s = 0; s < N_SOURCES; s++)
        if (*source_full((enum source)s) != '\0')
            g_string_append_printf(
                page, language == LANGUAGE_FA ? "- <span dir=\"ltr\">%s</span>\n" : "- %s\n",
                source_full((enum source)s));
}

static void add_reasons(GString *page, enum language language)
{
    g_string_append(page, WORDS[WORDS_REASONS][language]);
    for (int r = REASON_NONE + 1; r < N_REASONS; r++)
        g_string_append_printf(page, "| `%s` | %s |\n", reason_name((enum reason)r),
                               reason_words((enum reason)r, language));
}

void statistics_page_print(enum language language)
{
    g_autoptr(GString) page = g_string_new(WORDS[WORDS_HEAD][language]);

    for (int s = 0; s < N_SECTIONS; s++)
        add_section(page, (enum statistic_section)s, language);
    add_reasons(page, language);
    add_sources(page, language);
    g_string_append(page, WORDS[WORDS_FOOT][language]);
    console_print(page->str);
}

/* ---- one of them ---- */

static void add_line(GString *text, enum words what, enum language language, const char *said)
{
    if (*said != '\0')
        g_string_append_printf(text, "%s: %s\n", WORDS[what][language], said);
}

static void print_entry(struct entry entry, enum language language)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *oracle = oracle_of(&entry.provenance, language);

    g_string_append_printf(text, "%s: %s\n\n%s\n", entry.name, entry.label, entry.definition);
    add_line(text, WORDS_FORMULA, language, entry.provenance.formula);
    add_line(text, WORDS_WHERE, language, entry.where);
    add_line(text, WORDS_SOURCE, language, source_full(entry.provenance.source));
    add_line(text, WORDS_ORACLE, language, oracle);
    g_string_append_printf(text, "\n%s: %s\n", section_title(entry.provenance.section, language),
                           section_reason(entry.provenance.section, language));
    console_print(text->str);
    g_free(entry.where);
}

bool statistics_page_explain(const char *name, enum language language)
{
    bool known = false;

    for (int s = 0; s < N_STATISTICS; s++)
        if (strcmp(statistic_name((enum statistic)s), name) == 0) {
            print_entry(entry_of_statistic((enum statistic)s, language), language);
            known = true;
        }
    for (int s = 0; s < N_ITEM_STATISTICS; s++)
        if (strcmp(item_statistic_name((enum item_statistic)s), name) == 0) {
            if (known)
                console_print("\n");
            print_entry(entry_of_item((enum item_statistic)s, language), language);
            known = true;
        }
    return known;
}
