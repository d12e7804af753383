/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page.h"

#include <math.h>

#include "text/persian.h"

static bool is_simulated(const struct page *page)
{
    return page->view->study->programme->simulated ||
           view_track(page->view, page->track)->cohort->track->simulated;
}

static void replace(char **slot, const char *text)
{
    g_free(*slot);
    *slot = g_strdup(text);
}

/* The unit's name, a neighbourhood's with its county: "Kashtargah — Urmia" at the foot. */
static char *place_of(const struct page *page, enum text joined)
{
    const struct unit *unit = view_unit(page->view, page->track, page->unit);
    const char *name = view_unit_name(page->view, page->track, page->unit);

    if (unit->level != LEVEL_NEIGHBOURHOOD || unit->parent <= 0)
        return g_strdup(name);
    return view_say(page->view, joined, name,
                    view_unit_name(page->view, page->track, (guint)unit->parent), NULL);
}

struct page page_begin(const struct view *view, struct report *report, guint track, guint unit)
{
    struct page page = {.view = view, .report = report, .track = track, .unit = unit};
    g_autofree char *title = page_unit_title(&page);
    g_autofree char *footer = place_of(&page, TEXT_JOINED);

    replace(&report->title, title);
    replace(&report->footer, footer);
    replace(&report->created, view_date(view));
    replace(&report->by, label_get(view->study->programme->organisation, view->language, ""));
    if (view->study->programme->font != NULL)
        replace(&report->font, view->study->programme->font);
    report->persian_digits = view->persian_digits;
    return page;
}

void page_sheet(struct page *page, enum text name, enum sheet_page kind, const double *widths,
                guint n_widths)
{
    g_autofree char *plain = view_say(page->view, name, NULL);
    g_autofree char *full = NULL;

    if (page->track > 0)
        full = view_say(page->view, TEXT_SHEET_OF_TRACK, plain,
                        view_track_name(page->view, page->track), NULL);
    page->sheet = report_sheet(page->report, full != NULL ? full : plain, kind, widths, n_widths);
    page->reasons = 0;
}

static char *unit_title(const struct page *page)
{
    const struct view *view = page->view;
    const struct unit *unit = view_unit(view, page->track, page->unit);
    const char *name = view_unit_name(view, page->track, page->unit);

    switch (unit->level) {
    case LEVEL_NEIGHBOURHOOD:
        return view_say(view, TEXT_TITLE_NEIGHBOURHOOD, name,
                        view_unit_name(view, page->track, (guint)MAX(unit->parent, 0)), NULL);
    case LEVEL_COUNTY:
        return view_say(view, TEXT_TITLE_COUNTY, name, NULL);
    case LEVEL_PROVINCE:
    case N_LEVELS:
        break;
    }
    if (label_get(view->study->programme->province, view->language, NULL) == NULL)
        return view_say(view, TEXT_TITLE_PROGRAMME, NULL);
    return view_say(view, TEXT_TITLE_PROVINCE, name, NULL);
}

char *page_unit_title(const struct page *page)
{
    g_autofree char *title = unit_title(page);

    if (page->track == 0)
        return g_steal_pointer(&title);
    return view_say(page->view, TEXT_TITLE_OF_TRACK, title,
                    view_track_name(page->view, page->track), NULL);
}

static void programme_line(struct page *page, struct block *band)
{
    const struct programme *programme = page->view->study->programme;
    const char *title = label_get(programme->title, page->view->language, NULL);
    const char *by = label_get(programme->organisation, page->view->language, NULL);

    if (title != NULL && by != NULL) {
        g_autofree char *both = view_say(page->view, TEXT_JOINED, title, by, NULL);

        block_line(band, both);
    } else if (title != NULL || by != NULL) {
        block_line(band, title != NULL ? title : by);
    }
}

static char *dates_of(const struct view *view, const struct wave *wave)
{
    g_autofree char *first = NULL;
    g_autofree char *last = NULL;

    if (wave->first_date == NULL || wave->last_date == NULL)
        return NULL;
    first = date_for_reader(wave->first_date, view->language, view->persian_digits);
    last = date_for_reader(wave->last_date, view->language, view->persian_digits);
    if (g_str_equal(first, last))
        return g_steal_pointer(&first);
    return view_say(view, TEXT_DATES, first, last, NULL);
}

/* Puts " • part" behind the line. */
static void append_part(const struct view *view, char **line, enum text text, const char *word)
{
    g_autofree char *part = NULL;
    char *longer;

    if (word == NULL)
        return;
    part = view_say(view, text, word, NULL);
    longer = *line == NULL ? g_strdup(part) : view_say(view, TEXT_BULLET, *line, part, NULL);
    g_free(*line);
    *line = longer;
}

static void waves_line(struct page *page, struct block *band)
{
    const struct cohort *cohort = view_track(page->view, page->track)->cohort;
    g_autofree char *pre = cohort->pre != NULL ? dates_of(page->view, cohort->pre) : NULL;
    g_autofree char *post = cohort->post != NULL ? dates_of(page->view, cohort->post) : NULL;
    g_autofree char *hours = NULL;
    g_autofree char *line = NULL;

    if (isfinite(cohort->track->hours))
        hours = view_number(page->view, cohort->track->hours, NUMBER_HOURS);
    append_part(page->view, &line, TEXT_PRE_ON, pre);
    append_part(page->view, &line, TEXT_POST_ON, post);
    append_part(page->view, &line, TEXT_HOURS_OF_TRAINING, hours);
    if (line != NULL)
        block_line(band, line);
}

static void banner(struct page *page, enum text text)
{
    g_autofree char *words = view_say(page->view, text, NULL);

    sheet_banner(page->sheet, words);
}

/* The banners once more, small, for the pages that have no title band. */
static void running_head(struct page *page)
{
    bool is_for_evaluator = page->view->privacy == NULL && page->has_banner_for_evaluator;
    enum text text = is_simulated(page) ? TEXT_HEADER_SIMULATED : TEXT_HEADER_FOR_EVALUATOR;
    g_autofree char *words = NULL;

    if (is_simulated(page) && is_for_evaluator)
        text = TEXT_HEADER_BOTH;
    if (!is_simulated(page) && !is_for_evaluator)
        return;
    words = view_say(page->view, text, NULL);
    replace(&page->report->header, words);
}

void page_head(struct page *page, const char *title)
{
    struct block *band = sheet_title(page->sheet, title);

    programme_line(page, band);
    waves_line(page, band);
    if (is_simulated(page))
        banner(page, TEXT_SIMULATED);
    if (page->view->privacy == NULL && page->has_banner_for_evaluator)
        banner(page, TEXT_FOR_EVALUATOR);
    if (view_is_baseline(page->view, page->track))
        banner(page, TEXT_BASELINE_ONLY);
    running_head(page);
}

void page_place_head(struct page *page, enum text title)
{
    g_autofree char *words = view_say(page->view, title, NULL);
    g_autofree char *place = place_of(page, TEXT_PLACE_IN);
    g_autofree char *with_place = view_say(page->view, TEXT_TITLE_OF_PLACE, words, place, NULL);
    g_autofree char *full = NULL;

    if (page->track > 0)
        full = view_say(page->view, TEXT_TITLE_OF_TRACK, with_place,
                        view_track_name(page->view, page->track), NULL);
    page_head(page, full != NULL ? full : with_place);
}

void page_heading(struct page *page, enum text text)
{
    g_autofree char *words = view_say(page->view, text, NULL);

    sheet_heading(page->sheet, words);
}

enum text page_change_heading(const struct page *page)
{
    return view_unit(page->view, page->track, page->unit)->is_comparison
               ? TEXT_HEADING_COMPARISON_TABLE
               : TEXT_HEADING_CHANGE_TABLE;
}

void page_note(struct page *page, enum text text)
{
    g_autofree char *words = view_say(page->view, text, NULL);

    sheet_note(page->sheet, words);
}

void page_add_column(const struct page *page, struct block *table, enum text header,
                     enum align align, double bar_limit)
{
    g_autofree char *words = view_say(page->view, header, NULL);

    table_add_column(table, words, align, bar_limit);
}

struct cell page_cell(struct page *page, int scale, enum study_wave wave, enum statistic statistic)
{
    struct finding finding =
        view_finding(page->view, page->track, page->unit, scale, wave, statistic);

    page->is_shown[statistic] = true;
    if (finding.is_set && finding.reason != REASON_NONE)
        page->reasons |= 1u << finding.reason;
    return view_cell(page->view, page->track, page->unit, scale, wave, statistic);
}

struct cell page_group_cell(struct page *page, const struct study_group *group, int scale,
                            enum study_wave wave, enum statistic statistic)
{
    struct finding finding =
        view_group_finding(page->view, group, page->unit, scale, wave, statistic);

    page->is_shown[statistic] = true;
    if (finding.is_set && finding.reason != REASON_NONE)
        page->reasons |= 1u << finding.reason;
    return view_group_cell(page->view, page->track, group, page->unit, scale, wave, statistic);
}

double page_value(const struct page *page, int scale, enum study_wave wave,
                  enum statistic statistic)
{
    return view_value(page->view, page->track, page->unit, scale, wave, statistic);
}

struct cell page_text(const struct page *page, enum text text)
{
    g_autofree char *words = view_say(page->view, text, NULL);

    return cell_text(words);
}

struct headline page_headline(const struct page *page, guint scale)
{
    return study_scale_headline(view_track(page->view, page->track), page->unit, scale);
}

bool page_is_tested(const struct page *page)
{
    for (guint i = 0; i < view_instrument(page->view, page->track)->n_scales; i++)
        if (page_headline(page, i).test != HEADLINE_NONE)
            return true;
    return false;
}

enum reading page_reading(const struct page *page, guint scale)
{
    const struct study_track *track = view_track(page->view, page->track);
    struct headline headline = page_headline(page, scale);
    enum statistic adjusted = study_adjusted_p(track, scale);

    if (isnan(page_value(page, (int)scale, STUDY_CHANGE, headline.change)))
        return READING_NO_DATA;
    return reading_of(study_verdict(track, page->unit, scale),
                      page_value(page, (int)scale, STUDY_CHANGE, adjusted));
}

static void legend_of(struct page *page, enum reason reason)
{
    const struct view *view = page->view;
    g_autofree char *group = view_count(view, view->study->programme->min_group);
    g_autofree char *words = NULL;

    if (reason == REASON_SUPPRESSED)
        words = view_say(view, TEXT_LEGEND_SUPPRESSED, group, NULL);
    else
        words = view_say(view, TEXT_LEGEND, view_reason_word(view, reason),
                         reason_words(reason, view->language), NULL);
    sheet_note(page->sheet, words);
}

void page_legend(struct page *page)
{
    for (int reason = REASON_NONE + 1; reason < N_REASONS; reason++)
        if ((page->reasons & 1u << reason) != 0)
            legend_of(page, (enum reason)reason);
    page->reasons = 0;
}
