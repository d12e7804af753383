/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "report/chart.h"
#include "report/scale_order.h"
#include "report/scale_table.h"
#include "report/sheets.h"
#include "report/summary_words.h"

enum { MAX_POINTS = 16, N_CARDS = 4, MAX_COLUMNS = 11 };

/* One look of the page: for tested units, for described ones, for a baseline. */
struct layout {
    struct scale_column columns[MAX_COLUMNS];
    guint n_columns;
    guint card_spans[N_CARDS];
    enum text heading;
};

#define PAIRED_MEANS(wide)                                                                         \
    {COLUMN_STATISTIC, TEXT_HEAD_PRE, wide, STUDY_CHANGE, STATISTIC_MEAN_PRE_100, 1},              \
        {COLUMN_STATISTIC, TEXT_HEAD_POST, wide, STUDY_CHANGE, STATISTIC_MEAN_POST_100, 1},        \
    {                                                                                              \
        COLUMN_CHANGE, TEXT_HEAD_CHANGE, wide, STUDY_CHANGE, STATISTIC_CHANGE_100, 1               \
    }

static const struct layout TESTED = {
    .columns = {{COLUMN_NAME, TEXT_HEAD_SCALE, 24, STUDY_CHANGE, STATISTIC_CHANGE, 1},
                {COLUMN_STATISTIC, TEXT_HEAD_N, 6.5, STUDY_CHANGE, STATISTIC_N_PAIRS, 1},
                PAIRED_MEANS(8.3),
                {COLUMN_LOW, TEXT_HEAD_LOW, 9.5, STUDY_CHANGE, STATISTIC_CHANGE_100_LOW, 1},
                {COLUMN_HIGH, TEXT_HEAD_HIGH, 9.5, STUDY_CHANGE, STATISTIC_CHANGE_100_HIGH, 1},
                {COLUMN_STATISTIC, TEXT_HEAD_G, 9, STUDY_CHANGE, STATISTIC_G_AV, 1},
                {COLUMN_BAR, TEXT_HEAD_BAR, 11, STUDY_CHANGE, STATISTIC_G_AV, 1},
                {COLUMN_P_ADJUSTED, TEXT_HEAD_P, 8.3, STUDY_CHANGE, STATISTIC_P_HOLM, 1},
                {COLUMN_READING, TEXT_HEAD_READING, 17, STUDY_CHANGE, STATISTIC_CHANGE, 1}},
    .n_columns = 11,
    .card_spans = {1, 3, 4, 3},
    .heading = TEXT_HEADING_CHANGE_TABLE,
};

static const struct layout DESCRIBED = {
    .columns = {{COLUMN_NAME, TEXT_HEAD_SCALE, 30, STUDY_CHANGE, STATISTIC_CHANGE, 1},
                {COLUMN_STATISTIC, TEXT_HEAD_N, 10, STUDY_CHANGE, STATISTIC_N_PAIRS, 1},
                PAIRED_MEANS(12),
                {COLUMN_STATISTIC, TEXT_HEAD_G, 12, STUDY_CHANGE, STATISTIC_G_AV, 1},
                {COLUMN_BAR, TEXT_HEAD_BAR, 16, STUDY_CHANGE, STATISTIC_G_AV, 1},
                {COLUMN_READING, TEXT_HEAD_READING, 16, STUDY_CHANGE, STATISTIC_CHANGE, 1}},
    .n_columns = 8,
    .card_spans = {1, 2, 3, 2},
    .heading = TEXT_HEADING_CHANGE_TABLE,
};

static const struct layout BASELINE = {
    .columns = {{COLUMN_NAME, TEXT_HEAD_SCALE, 42, STUDY_PRE, STATISTIC_N, 1},
                {COLUMN_STATISTIC, TEXT_HEAD_N, 24, STUDY_PRE, STATISTIC_N, 1},
                {COLUMN_STATISTIC, TEXT_HEAD_MEAN, 27, STUDY_PRE, STATISTIC_MEAN_100, 1},
                {COLUMN_STATISTIC, TEXT_HEAD_SD, 27, STUDY_PRE, STATISTIC_SD_100, 1}},
    .n_columns = 4,
    .card_spans = {1, 1, 1, 1},
    .heading = TEXT_HEADING_BASELINE_TABLE,
};

static const struct layout *layout_of(const struct page *page)
{
    if (view_is_baseline(page->view, page->track))
        return &BASELINE;
    return page_is_tested(page) ? &TESTED : &DESCRIBED;
}

static void add_card(struct block *cards, const struct layout *layout, const char *label,
                     struct cell value, const char *note)
{
    guint i = cards->cards->len;

    g_assert(i < N_CARDS);
    cards_add(cards, label, value, note, layout->card_spans[i]);
}

/* "of 25 enrolled"; "" where the count is not for this reader. */
static char *count_note(const struct page *page, enum text text, enum statistic statistic)
{
    double value = page_value(page, NO_SCALE, STUDY_NO_WAVE, statistic);
    g_autofree char *count = NULL;

    if (isnan(value))
        return g_strdup("");
    count = view_number(page->view, value, NUMBER_COUNT);
    return view_say(page->view, text, count, NULL);
}

static void people_card(struct page *page, struct block *cards, const struct layout *layout,
                        enum text text, enum statistic statistic)
{
    g_autofree char *label = view_say(page->view, text, NULL);
    g_autofree char *note = g_strdup("");

    if (statistic == STATISTIC_N_MATCHED) {
        g_free(note);
        note = count_note(page, TEXT_CARD_MATCHED_NOTE, STATISTIC_ENROLLED);
    } else if (statistic == STATISTIC_RETENTION_SHARE) {
        bool is_full = page_value(page, NO_SCALE, STUDY_NO_WAVE, STATISTIC_N_PRE_ONLY) <= 0;

        g_free(note);
        note = is_full ? view_say(page->view, TEXT_CARD_RETENTION_FULL, NULL)
                       : count_note(page, TEXT_CARD_RETENTION_NOTE, STATISTIC_N_PRE_ONLY);
    }
    add_card(cards, layout, label, page_cell(page, NO_SCALE, STUDY_NO_WAVE, statistic), note);
}

/* "not tested: too few neighbourhoods for a test" */
static char *untested_note(const struct page *page, enum text text, guint scale)
{
    enum reason reason =
        study_untested_reason(view_track(page->view, page->track), page->unit, scale);

    return view_say(page->view, text, reason_words(reason, page->view->language), NULL);
}

/* How large is said only of what was tested and is not chance. */
static char *effect_note(const struct page *page, guint scale, struct headline headline)
{
    double g = page_value(page, (int)scale, STUDY_CHANGE, headline.effect);
    double low = page_value(page, (int)scale, STUDY_CHANGE, headline.low);
    double high = page_value(page, (int)scale, STUDY_CHANGE, headline.high);

    if (headline.test == HEADLINE_NONE || isnan(g) || isnan(low) || isnan(high))
        return g_strdup("");
    return view_say(page->view,
                    low > 0 || high < 0 ? reading_of_effect(g) : TEXT_EFFECT_CANNOT_BE_TOLD, NULL);
}

static char *interval_note(const struct page *page, guint scale, struct headline headline)
{
    double low = page_value(page, (int)scale, STUDY_CHANGE, headline.low);
    double high = page_value(page, (int)scale, STUDY_CHANGE, headline.high);
    g_autofree char *from = NULL;
    g_autofree char *to = NULL;

    if (headline.test == HEADLINE_NONE)
        return untested_note(page, TEXT_CARD_NOT_TESTED, scale);
    if (isnan(low) || isnan(high))
        return g_strdup("");
    from = view_number(page->view, low, low < 0 ? NUMBER_CHANGE : NUMBER_SCORE);
    to = view_number(page->view, high, high < 0 ? NUMBER_CHANGE : NUMBER_SCORE);
    return view_say(page->view, TEXT_CARD_INTERVAL, from, to, NULL);
}

static void change_card(struct page *page, struct block *cards, const struct layout *layout,
                        guint scale)
{
    struct headline headline = page_headline(page, scale);
    enum text text = headline.test == HEADLINE_DIFFERENCE ? TEXT_CARD_DIFFERENCE : TEXT_CARD_CHANGE;
    g_autofree char *label =
        view_say(page->view, text, view_scale_name(page->view, page->track, scale), NULL);
    g_autofree char *note = interval_note(page, scale, headline);

    add_card(cards, layout, label, page_cell(page, (int)scale, STUDY_CHANGE, headline.change),
             note);
}

static void effect_card(struct page *page, struct block *cards, const struct layout *layout,
                        guint scale)
{
    struct headline headline = page_headline(page, scale);
    g_autofree char *label = view_say(page->view, TEXT_CARD_EFFECT, NULL);
    g_autofree char *note = effect_note(page, scale, headline);

    add_card(cards, layout, label, page_cell(page, (int)scale, STUDY_CHANGE, headline.effect),
             note);
}

static void score_card(struct page *page, struct block *cards, const struct layout *layout,
                       guint scale)
{
    g_autofree char *label = view_say(page->view, TEXT_CARD_SCORE,
                                      view_scale_name(page->view, page->track, scale), NULL);
    g_autofree char *note = view_say(page->view, TEXT_CARD_OF_100, NULL);

    add_card(cards, layout, label, page_cell(page, (int)scale, STUDY_PRE, STATISTIC_MEAN_100),
             note);
}

static void add_cards(struct page *page, const struct layout *layout, const GArray *scales)
{
    struct block *cards = sheet_cards(page->sheet);
    guint first = g_array_index(scales, struct ordered_scale, 0).scale;
    guint second = g_array_index(scales, struct ordered_scale, scales->len > 1 ? 1 : 0).scale;

    if (layout == &BASELINE) {
        people_card(page, cards, layout, TEXT_CARD_ENROLLED, STATISTIC_ENROLLED);
        people_card(page, cards, layout, TEXT_CARD_ANSWERED, STATISTIC_N_PRE);
        score_card(page, cards, layout, first);
        score_card(page, cards, layout, second);
        return;
    }
    people_card(page, cards, layout, TEXT_CARD_MATCHED, STATISTIC_N_MATCHED);
    people_card(page, cards, layout, TEXT_CARD_RETENTION, STATISTIC_RETENTION_SHARE);
    change_card(page, cards, layout, first);
    effect_card(page, cards, layout, first);
}

/* Which test, adjusted how, and what the design cannot prove: one line. */
static void add_footnote(struct page *page, const struct layout *layout, const GArray *scales)
{
    struct headline headline = study_headline(view_track(page->view, page->track), page->unit);
    static const enum text NOTES[] = {[HEADLINE_NONE] = TEXT_NOTE_DESCRIBED,
                                      [HEADLINE_PAIRED] = TEXT_NOTE_PAIRED,
                                      [HEADLINE_MODEL] = TEXT_NOTE_MODEL,
                                      [HEADLINE_DIFFERENCE] = TEXT_NOTE_DIFFERENCE};
    guint first = g_array_index(scales, struct ordered_scale, 0).scale;
    g_autofree char *test = NULL;
    g_autofree char *design = NULL;
    g_autofree char *line = NULL;

    if (layout == &BASELINE) {
        page_note(page, TEXT_NOTE_BASELINE);
        return;
    }
    test = layout == &DESCRIBED ? untested_note(page, TEXT_NOTE_DESCRIBED, first)
                                : view_say(page->view, NOTES[headline.test], NULL);
    design = view_say(page->view, summary_design(page, first).note, NULL);
    line = g_strjoin(" ", test, design, NULL);
    sheet_note(page->sheet, line);
}

static void add_more_note(struct page *page, guint n_more)
{
    g_autofree char *n = NULL;
    g_autofree char *sheet = NULL;
    g_autofree char *line = NULL;

    if (n_more == 0)
        return;
    n = view_count(page->view, n_more);
    sheet = view_say(page->view, TEXT_SHEET_SCALES, NULL);
    line = view_say(page->view, TEXT_NOTE_MORE_SCALES, n, sheet, NULL);
    sheet_note(page->sheet, line);
}

/* The table and the columns show what a page has room for, the intervals every scale. */
static void add_numbers(struct page *page, const struct layout *layout, const GArray *scales)
{
    g_autoptr(GArray) few = scale_order_overview(view_instrument(page->view, page->track));

    page_heading(page, layout == &BASELINE ? layout->heading : page_change_heading(page));
    scale_table(page, layout->columns, layout->n_columns, few, few->len);
    add_footnote(page, layout, scales);
    add_more_note(page, scales->len - few->len);
    page_legend(page);
    chart_scores(page, few, MAX_POINTS);
    if (layout == &TESTED)
        chart_changes(page, scales, MAX_POINTS);
}

static void say_all_hidden(struct page *page)
{
    g_autofree char *group = view_count(page->view, page->view->study->programme->min_group);
    g_autofree char *words = view_say(page->view, TEXT_ALL_HIDDEN, group, NULL);

    sheet_banner(page->sheet, words);
}

void summary_sheet(struct page *page)
{
    const struct layout *layout = layout_of(page);
    g_autoptr(GArray) scales = scale_order(view_instrument(page->view, page->track));
    g_autofree double *widths = scale_table_widths(layout->columns, layout->n_columns);
    g_autofree char *title = page_unit_title(page);

    page_sheet(page, TEXT_SHEET_SUMMARY, SHEET_ONE_PAGE, widths, layout->n_columns);
    page_head(page, title);
    if (!view_unit_is_shown(page->view, page->track, page->unit)) {
        say_all_hidden(page);
        return;
    }
    if (scales->len == 0)
        return;
    add_cards(page, layout, scales);
    add_numbers(page, layout, scales);
    summary_sentences(page, scales);
}
