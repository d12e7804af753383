/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "report/pseudonym.h"
#include "report/quality_sheets.h"

static const double PEOPLE_WIDTHS[] = {9, 8, 26, 12, 34, 12, 12, 12, 12};
static const double ALIKE_WIDTHS[] = {12, 30, 12, 12, 14, 14};

static const enum text WAVES[] = {[STUDY_PRE] = TEXT_WAVE_PRE, [STUDY_POST] = TEXT_WAVE_POST};

/* [person]: the number of scores.csv. Caller frees. */
static guint *numbers_of(const struct cohort *cohort)
{
    g_autofree guint *order = pseudonym_order(cohort);
    guint *numbers = g_new(guint, MAX(cohort->n_people, 1));

    for (guint i = 0; i < cohort->n_people; i++)
        numbers[order[i]] = i + 1;
    return numbers;
}

/* The deepest place known of a person, in the reader's language. */
static const char *place_of(const struct page *page, const struct cohort_person *person)
{
    const struct places *places = page->view->study->places;
    const char *none = text_get(TEXT_DASH, page->view->language);

    if (person->neighbourhood >= 0) {
        const struct neighbourhood *found =
            g_ptr_array_index(places->neighbourhoods, person->neighbourhood);

        return label_get(found->name, page->view->language, found->code);
    }
    if (person->county >= 0) {
        const struct county *found = g_ptr_array_index(places->counties, person->county);

        return label_get(found->name, page->view->language, found->code);
    }
    return none;
}

static char *flag_words(const struct page *page, guint flags)
{
    static const struct {
        enum person_flag flag;
        enum text word;
    } WORDS[] = {{FLAG_STRAIGHT, TEXT_FLAG_WORD_STRAIGHT},
                 {FLAG_FAR, TEXT_FLAG_WORD_FAR},
                 {FLAG_EMPTY, TEXT_FLAG_WORD_EMPTY}};
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (flags & WORDS[i].flag)
            g_ptr_array_add(words, g_strdup(text_get(WORDS[i].word, page->view->language)));
    return text_join(words, page->view->language);
}

static struct cell number_or_dash(const struct page *page, double value, enum number_kind kind)
{
    if (!isfinite(value))
        return cell_toned(page_text(page, TEXT_DASH), TONE_MUTED);
    return cell_number(value, kind, NULL);
}

static void add_person(const struct page *page, struct block *table,
                       const struct flagged_person *found, guint number)
{
    const struct cohort *cohort = view_track(page->view, page->track)->cohort;
    g_autofree char *why = flag_words(page, found->flags);

    table_add_row(table, ROW_PLAIN);
    table_add_cell(table, cell_number(number, NUMBER_COUNT, NULL));
    table_add_cell(table, page_text(page, WAVES[found->wave]));
    table_add_cell(table, cell_text(place_of(page, &cohort->people[found->person])));
    table_add_cell(table, found->line == 0 ? page_text(page, TEXT_DASH)
                                           : cell_number((double)found->line, NUMBER_COUNT, NULL));
    table_add_cell(table, cell_text(why));
    table_add_cell(table, cell_number(found->missing_share, NUMBER_SHARE, NULL));
    table_add_cell(table, cell_number(found->longest, NUMBER_COUNT, NULL));
    table_add_cell(table, number_or_dash(page, found->irv, NUMBER_COEFFICIENT));
    table_add_cell(table, number_or_dash(page, found->distance, NUMBER_DF));
}

static struct block *open_table(struct page *page, const enum text *heads, guint n)
{
    struct block *table = sheet_table(page->sheet);

    page->sheet->repeat_block = (int)page->sheet->blocks->len - 1;
    for (guint i = 0; i < n; i++)
        page_add_column(page, table, heads[i], ALIGN_CENTRE, 0);
    return table;
}

void people_to_look_at_sheet(struct page *page, const struct quality *quality)
{
    static const enum text HEADS[] = {
        TEXT_HEAD_NUMBER,    TEXT_HEAD_WAVE,       TEXT_HEAD_PLACE,
        TEXT_HEAD_FILE_LINE, TEXT_HEAD_WHY_LISTED, TEXT_HEAD_MISSING_SHARE,
        TEXT_HEAD_LONGEST,   TEXT_HEAD_IRV,        TEXT_HEAD_DISTANCE};
    g_autofree guint *numbers = numbers_of(quality->track->cohort);
    g_autofree char *title = view_say(page->view, TEXT_TITLE_PEOPLE_TO_LOOK_AT, NULL);
    struct block *table;

    page_sheet(page, TEXT_SHEET_PEOPLE_TO_LOOK_AT, SHEET_PAGES_LANDSCAPE, PEOPLE_WIDTHS,
               G_N_ELEMENTS(PEOPLE_WIDTHS));
    page_head(page, title);
    if (quality->flagged->len == 0) {
        page_note(page, TEXT_NOTHING_FOUND);
        return;
    }
    table = open_table(page, HEADS, G_N_ELEMENTS(HEADS));
    for (guint i = 0; i < quality->flagged->len; i++) {
        const struct flagged_person *found =
            &g_array_index(quality->flagged, struct flagged_person, i);

        add_person(page, table, found, numbers[found->person]);
    }
    page_note(page, TEXT_PEOPLE_TO_LOOK_AT_NOTE);
}

void alike_sheet(struct page *page, const struct quality *quality)
{
    static const enum text HEADS[] = {TEXT_HEAD_WAVE,   TEXT_HEAD_PLACE,        TEXT_HEAD_FIRST,
                                      TEXT_HEAD_SECOND, TEXT_HEAD_SAME_ANSWERS, TEXT_HEAD_COMPARED};
    const struct cohort *cohort = quality->track->cohort;
    g_autofree guint *numbers = numbers_of(cohort);
    g_autofree char *title = view_say(page->view, TEXT_TITLE_ALIKE, NULL);
    struct block *table;

    if (quality->twins->len == 0)
        return;
    page_sheet(page, TEXT_SHEET_ALIKE, SHEET_PAGES_PORTRAIT, ALIKE_WIDTHS,
               G_N_ELEMENTS(ALIKE_WIDTHS));
    page_head(page, title);
    table = open_table(page, HEADS, G_N_ELEMENTS(HEADS));
    for (guint i = 0; i < quality->twins->len; i++) {
        const struct twins *twins = &g_array_index(quality->twins, struct twins, i);

        table_add_row(table, ROW_PLAIN);
        table_add_cell(table, page_text(page, WAVES[twins->wave]));
        table_add_cell(table, cell_text(place_of(page, &cohort->people[twins->first])));
        table_add_cell(table, cell_number(numbers[twins->first], NUMBER_COUNT, NULL));
        table_add_cell(table, cell_number(numbers[twins->second], NUMBER_COUNT, NULL));
        table_add_cell(table,
                       cell_number(twins->n_same / (double)twins->n_compared, NUMBER_SHARE, NULL));
        table_add_cell(table, cell_number(twins->n_compared, NUMBER_COUNT, NULL));
    }
    page_note(page, TEXT_CHECK_ALIKE_NOTE);
    if (quality->n_twins > quality->twins->len) {
        g_autofree char *all = view_count(page->view, quality->n_twins);
        g_autofree char *shown = view_count(page->view, quality->twins->len);
        g_autofree char *words = view_say(page->view, TEXT_ALIKE_MORE, shown, all, NULL);

        sheet_note(page->sheet, words);
    }
}
