/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "report/item_table.h"
#include "report/sheets.h"

#define YES_SHARE "mean" /* of a question of two answers: the share of yes */
#define N_ANSWERS "n"

static const double WIDTHS[] = {72, 13, 13, 13, 13};

/* The number may be shown: at least min_group answered in that wave. */
static bool is_allowed(const struct page *page, guint scale, guint item, enum study_wave wave)
{
    const struct study_track *track = view_track(page->view, page->track);
    const struct item_finding *n = item_find(track, scale, item, wave, N_ANSWERS);
    guint least = page->view->privacy != NULL ? page->view->study->programme->min_group : 1;

    return n != NULL && n->reason == REASON_NONE && n->value >= least;
}

static struct cell item_cell(struct page *page, guint scale, guint item, enum study_wave wave,
                             const char *statistic)
{
    const struct study_track *track = view_track(page->view, page->track);
    const struct item_finding *found = item_find(track, scale, item, wave, statistic);
    bool is_share = g_str_equal(statistic, YES_SHARE);

    if (found == NULL)
        return cell_toned(page_text(page, TEXT_DASH), TONE_MUTED);
    if (!is_allowed(page, scale, item, wave)) {
        page->reasons |= 1u << REASON_SUPPRESSED;
        return cell_toned(cell_reason(view_reason_word(page->view, REASON_SUPPRESSED)), TONE_MUTED);
    }
    if (found->reason != REASON_NONE) {
        page->reasons |= 1u << found->reason;
        return cell_toned(cell_reason(view_reason_word(page->view, found->reason)), TONE_MUTED);
    }
    return cell_number(found->value, is_share ? NUMBER_SHARE : NUMBER_COUNT, NULL);
}

static bool has_two_answers(const struct key *key)
{
    return key->has_correct || fabs(decimal_value(key->max) - decimal_value(key->min) - 1) < 1e-9;
}

static void add_rows(struct page *page, struct block *table, guint i_scale)
{
    const struct scale *scale = view_scale(page->view, page->track, i_scale);

    for (guint i = 0; i < scale->n_keys; i++) {
        guint item = scale->keys[i].item;

        if (!has_two_answers(&scale->keys[i]))
            continue;
        table_add_row(table, ROW_PLAIN);
        table_add_cell(table, cell_text(item_wording(page->view, page->track, item)));
        table_add_cell(table, item_cell(page, i_scale, item, STUDY_PRE, N_ANSWERS));
        table_add_cell(table, item_cell(page, i_scale, item, STUDY_PRE, YES_SHARE));
        table_add_cell(table, item_cell(page, i_scale, item, STUDY_POST, N_ANSWERS));
        table_add_cell(table, item_cell(page, i_scale, item, STUDY_POST, YES_SHARE));
    }
}

static void add_scale(struct page *page, guint scale)
{
    static const enum text heads[] = {TEXT_HEAD_N_PRE, TEXT_HEAD_YES_PRE, TEXT_HEAD_N_POST,
                                      TEXT_HEAD_YES_POST};
    struct block *table;

    sheet_heading(page->sheet, view_scale_name(page->view, page->track, scale));
    table = sheet_table(page->sheet);
    page_add_column(page, table, TEXT_HEAD_QUESTION, ALIGN_START, 0);
    for (guint i = 0; i < G_N_ELEMENTS(heads); i++)
        page_add_column(page, table, heads[i], ALIGN_CENTRE, 0);
    add_rows(page, table, scale);
}

static bool is_exposure(const struct page *page, guint scale)
{
    const struct study_track *track = view_track(page->view, page->track);
    g_autoptr(GPtrArray) names = NULL;

    if (view_scale(page->view, page->track, scale)->kind != SCALE_EXPOSURE)
        return false;
    names = item_statistics(track, scale);
    return names->len > 0;
}

bool exposure_exists(const struct page *page)
{
    for (guint i = 0; i < view_instrument(page->view, page->track)->n_scales; i++)
        if (is_exposure(page, i))
            return true;
    return false;
}

void exposure_sheet(struct page *page)
{
    g_autofree char *group = view_count(page->view, page->view->study->programme->min_group);
    g_autofree char *note = view_say(page->view, TEXT_EXPOSURE_NOTE, group, NULL);

    page_sheet(page, TEXT_SHEET_EXPOSURE, SHEET_PAGES_PORTRAIT, WIDTHS, G_N_ELEMENTS(WIDTHS));
    page_place_head(page, TEXT_TITLE_EXPOSURE);
    for (guint i = 0; i < view_instrument(page->view, page->track)->n_scales; i++)
        if (is_exposure(page, i))
            add_scale(page, i);
    sheet_note(page->sheet, note);
    page_legend(page);
}
