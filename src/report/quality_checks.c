/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "report/quality_sheets.h"

static const double WIDTHS[] = {32, 12, 16, 62};

/* From this share of blank answers on somebody should ask why. */
static const double MANY_BLANKS = 0.1;

enum severity_word { GOOD, INFO, WARNING };

struct checking {
    struct page *page;
    const struct quality *quality;
    struct block *table;
};

static void add_check(const struct checking *at, enum text name, double count,
                      enum severity_word severity, const char *words)
{
    static const struct {
        enum text word;
        enum cell_tone tone;
    } SEVERITIES[] = {[GOOD] = {TEXT_SEVERITY_GOOD, TONE_GOOD},
                      [INFO] = {TEXT_SEVERITY_INFO, TONE_PLAIN},
                      [WARNING] = {TEXT_SEVERITY_WARNING, TONE_WARNING}};

    table_add_row(at->table, ROW_PLAIN);
    table_add_cell(at->table, page_text(at->page, name));
    table_add_cell(at->table, cell_number(count, NUMBER_COUNT, NULL));
    table_add_cell(at->table, cell_toned(page_text(at->page, SEVERITIES[severity].word),
                                         SEVERITIES[severity].tone));
    table_add_cell(at->table, cell_text(words));
}

/* A check that has found nothing is good; else as serious as given. */
static void add_found(const struct checking *at, enum text name, double count,
                      enum severity_word severity, const char *words)
{
    bool is_good = count == 0;

    add_check(at, name, count, is_good ? GOOD : severity,
              is_good ? text_get(TEXT_NOTHING_FOUND, at->page->view->language) : words);
}

static const char *plain(const struct checking *at, enum text text)
{
    return text_get(text, at->page->view->language);
}

/* Both waves together; offset of a member of wave_counts. */
static guint rows_of(const struct cohort *cohort, gsize offset)
{
    guint n = G_STRUCT_MEMBER(guint, &cohort->pre->counts, offset);

    return cohort->post == NULL ? n : n + G_STRUCT_MEMBER(guint, &cohort->post->counts, offset);
}

static void add_rows(const struct checking *at)
{
#define ROWS(member) G_STRUCT_OFFSET(struct wave_counts, member)
    static const struct {
        enum text name, note;
        gsize rows;
    } HEADS[] = {{TEXT_CHECK_DUPLICATES, TEXT_CHECK_DUPLICATES_NOTE, ROWS(n_copies)},
                 {TEXT_CHECK_REJECTED, TEXT_CHECK_REJECTED_NOTE, ROWS(n_rejected)},
                 {TEXT_CHECK_BROKEN_OFF, TEXT_CHECK_BROKEN_OFF_NOTE, ROWS(n_broken_off)},
                 {TEXT_CHECK_UNANSWERED, TEXT_CHECK_UNANSWERED_NOTE, ROWS(n_unanswered)},
                 {TEXT_CHECK_NO_CONSENT, TEXT_CHECK_NO_CONSENT_NOTE, ROWS(n_no_consent)},
                 {TEXT_CHECK_LEFT_OUT, TEXT_CHECK_LEFT_OUT_NOTE, ROWS(n_left_out)}};
#undef ROWS

    for (gsize i = 0; i < G_N_ELEMENTS(HEADS); i++)
        add_found(at, HEADS[i].name, rows_of(at->quality->track->cohort, HEADS[i].rows), INFO,
                  plain(at, HEADS[i].note));
}

static void add_people(const struct checking *at)
{
    double pre_only = page_value(at->page, NO_SCALE, STUDY_NO_WAVE, STATISTIC_N_PRE_ONLY);
    double post_only = page_value(at->page, NO_SCALE, STUDY_NO_WAVE, STATISTIC_N_POST_ONLY);

    add_check(at, TEXT_CHECK_RANGE, 0, GOOD, plain(at, TEXT_CHECK_RANGE_NOTE));
    if (!isnan(pre_only))
        add_found(at, TEXT_CHECK_PRE_ONLY, pre_only, WARNING, plain(at, TEXT_CHECK_PRE_ONLY_NOTE));
    if (!isnan(post_only))
        add_found(at, TEXT_CHECK_POST_ONLY, post_only, WARNING,
                  plain(at, TEXT_CHECK_POST_ONLY_NOTE));
}

/* Both waves together: answers of one kind, and all that were asked for. */
static guint missing_of(const struct quality *quality, enum missing kind, guint *asked)
{
    guint n = 0;

    *asked = 0;
    for (int wave = STUDY_PRE; wave <= STUDY_POST; wave++) {
        if (quality->units[wave] == NULL)
            continue;
        n += quality->units[wave][0].answers.n[kind];
        *asked += answer_counts_asked(&quality->units[wave][0].answers);
    }
    return n;
}

static void add_gaps(const struct checking *at)
{
    const struct view *view = at->page->view;
    guint asked;
    guint n_blank = missing_of(at->quality, MISSING_BLANK, &asked);
    guint n_dont_know = missing_of(at->quality, MISSING_DONT_KNOW, &asked);
    guint n_declined = missing_of(at->quality, MISSING_DECLINED, &asked) +
                       missing_of(at->quality, MISSING_SKIPPED, &asked);
    double blank_share = asked == 0 ? 0 : n_blank / (double)asked;
    g_autofree char *blank = view_number(view, blank_share, NUMBER_SHARE);
    g_autofree char *dont_know =
        view_number(view, asked == 0 ? 0 : n_dont_know / (double)asked, NUMBER_SHARE);
    g_autofree char *blank_words = view_say(view, TEXT_CHECK_BLANK_NOTE, blank, NULL);
    g_autofree char *dont_know_words = view_say(view, TEXT_CHECK_DONT_KNOW_NOTE, dont_know, NULL);

    add_found(at, TEXT_CHECK_BLANK, n_blank, blank_share < MANY_BLANKS ? INFO : WARNING,
              blank_words);
    add_found(at, TEXT_CHECK_DONT_KNOW, n_dont_know, INFO, dont_know_words);
    add_found(at, TEXT_CHECK_DECLINED, n_declined, INFO, plain(at, TEXT_CHECK_DECLINED_NOTE));
}

static void add_patterns(const struct checking *at)
{
    const struct quality *quality = at->quality;
    const struct view *view = at->page->view;
    g_autofree char *mixed = view_count(view, quality->n_mixed);
    g_autofree char *rated = view_count(view, quality->n_rated);
    g_autofree char *straight = view_say(view, TEXT_CHECK_STRAIGHT_NOTE, mixed, NULL);
    g_autofree char *far = view_say(view, TEXT_CHECK_FAR_NOTE, rated, NULL);

    if (quality->n_mixed == 0)
        add_check(at, TEXT_CHECK_STRAIGHT, 0, INFO, plain(at, TEXT_CHECK_STRAIGHT_NONE));
    else
        add_found(at, TEXT_CHECK_STRAIGHT, quality_n_flagged(quality, FLAG_STRAIGHT), WARNING,
                  straight);
    if (!isnan(quality->far_from[STUDY_PRE]) || !isnan(quality->far_from[STUDY_POST]))
        add_found(at, TEXT_CHECK_FAR, quality_n_flagged(quality, FLAG_FAR), INFO, far);
    add_found(at, TEXT_CHECK_EMPTY, quality_n_flagged(quality, FLAG_EMPTY), WARNING,
              plain(at, TEXT_CHECK_EMPTY_NOTE));
    add_found(at, TEXT_CHECK_ALIKE, quality->n_twins, WARNING, plain(at, TEXT_CHECK_ALIKE_NOTE));
}

static void add_unsearched(const struct checking *at)
{
    guint n = at->quality->n_unsearched[STUDY_PRE] + at->quality->n_unsearched[STUDY_POST];
    g_autofree char *most = view_count(at->page->view, QUALITY_PLACE_MOST);
    g_autofree char *words = view_say(at->page->view, TEXT_CHECK_UNSEARCHED_NOTE, most, NULL);

    if (n > 0)
        add_check(at, TEXT_CHECK_UNSEARCHED, n, INFO, words);
}

/* More round years than chance: the whole interval above a fifth. */
static void add_round_years(const struct checking *at)
{
    const struct stats_share *years = &at->quality->round_years[STUDY_PRE];
    g_autofree char *share = NULL;
    g_autofree char *low = NULL;
    g_autofree char *high = NULL;
    g_autofree char *words = NULL;

    if (years->n == 0)
        return;
    share = view_number(at->page->view, years->share, NUMBER_SHARE);
    low = view_number(at->page->view, years->low, NUMBER_SHARE);
    high = view_number(at->page->view, years->high, NUMBER_SHARE);
    words = view_say(at->page->view, TEXT_CHECK_ROUND_YEARS_NOTE, share, low, high, NULL);
    add_check(at, TEXT_CHECK_ROUND_YEARS, (double)years->count, years->low > 0.2 ? WARNING : GOOD,
              words);
}

static void add_decisions(const struct checking *at)
{
    const struct decisions *decisions = at->quality->track->cohort->decisions;

    if (decisions != NULL && at->page->track == 0)
        add_check(at, TEXT_CHECK_DECISIONS,
                  decisions->all->len - decisions_n(decisions, DECISION_OPEN), INFO,
                  plain(at, TEXT_CHECK_DECISIONS_NOTE));
}

static void add_readings(const struct checking *at)
{
    const struct cohort *cohort = at->quality->track->cohort;

    add_found(at, TEXT_CHECK_LABELS, rows_of(cohort, G_STRUCT_OFFSET(struct wave_counts, n_labels)),
              INFO, plain(at, TEXT_CHECK_LABELS_NOTE));
    add_found(at, TEXT_CHECK_DIGITS,
              rows_of(cohort, G_STRUCT_OFFSET(struct wave_counts, n_other_digits)), INFO,
              plain(at, TEXT_CHECK_DIGITS_NOTE));
}

void checks_sheet(struct page *page, const struct quality *quality)
{
    g_autofree char *title = view_say(page->view, TEXT_TITLE_QUALITY, NULL);
    struct checking at = {page, quality, NULL};

    page_sheet(page, TEXT_SHEET_CHECKS, SHEET_PAGES_LANDSCAPE, WIDTHS, G_N_ELEMENTS(WIDTHS));
    page_head(page, title);
    at.table = sheet_table(page->sheet);
    page->sheet->repeat_block = (int)page->sheet->blocks->len - 1;
    page_add_column(page, at.table, TEXT_HEAD_CHECK, ALIGN_START, 0);
    page_add_column(page, at.table, TEXT_HEAD_COUNT, ALIGN_CENTRE, 0);
    page_add_column(page, at.table, TEXT_HEAD_SEVERITY, ALIGN_CENTRE, 0);
    page_add_column(page, at.table, TEXT_HEAD_ACTION, ALIGN_START, 0);
    add_rows(&at);
    add_people(&at);
    add_gaps(&at);
    add_patterns(&at);
    add_unsearched(&at);
    add_round_years(&at);
    add_readings(&at);
    add_decisions(&at);
}
