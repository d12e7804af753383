/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/item_table.h"
#include "report/sheets.h"

enum { N_LEAD_COLUMNS = 3, MOST_COLUMNS = 20 };

static struct cell item_cell(struct page *page, const struct item_finding *found)
{
    if (found == NULL)
        return cell_empty();
    if (found->reason != REASON_NONE) {
        page->reasons |= 1u << found->reason;
        return cell_toned(cell_reason(view_reason_word(page->view, found->reason)), TONE_MUTED);
    }
    return cell_number(found->value, item_number_kind(found->statistic), NULL);
}

static void add_row(struct page *page, struct block *table, guint scale, guint item,
                    enum study_wave wave)
{
    static const enum text waves[N_STUDY_WAVES] = {[STUDY_PRE] = TEXT_WAVE_PRE,
                                                   [STUDY_POST] = TEXT_WAVE_POST,
                                                   [STUDY_CHANGE] = TEXT_WAVE_CHANGE,
                                                   [STUDY_NO_WAVE] = TEXT_DASH};
    const struct study_track *track = view_track(page->view, page->track);
    g_autoptr(GPtrArray) names = item_statistics(track, scale);
    bool is_empty = true;

    for (guint i = 0; i < names->len; i++)
        if (item_find(track, scale, item, wave, g_ptr_array_index(names, i)) != NULL)
            is_empty = false;
    if (is_empty)
        return;
    table_add_row(table, ROW_PLAIN);
    table_add_cell(table, cell_text(view_instrument(page->view, page->track)->items[item]->name));
    table_add_cell(table, cell_text(item_wording(page->view, page->track, item)));
    table_add_cell(table, page_text(page, waves[wave]));
    for (guint i = 0; i < MIN(names->len, MOST_COLUMNS - N_LEAD_COLUMNS); i++)
        table_add_cell(table, item_cell(page, item_find(track, scale, item, wave,
                                                        g_ptr_array_index(names, i))));
}

static void add_scale(struct page *page, guint i_scale)
{
    const struct scale *scale = view_scale(page->view, page->track, i_scale);
    g_autoptr(GPtrArray) names = item_statistics(view_track(page->view, page->track), i_scale);
    struct block *table;

    if (names->len == 0)
        return;
    sheet_heading(page->sheet, view_scale_name(page->view, page->track, i_scale));
    table = sheet_table(page->sheet);
    page_add_column(page, table, TEXT_HEAD_ITEM, ALIGN_START, 0);
    page_add_column(page, table, TEXT_HEAD_WORDING, ALIGN_START, 0);
    page_add_column(page, table, TEXT_HEAD_WAVE, ALIGN_CENTRE, 0);
    for (guint i = 0; i < MIN(names->len, MOST_COLUMNS - N_LEAD_COLUMNS); i++)
        table_add_column(table, item_label(page->view, g_ptr_array_index(names, i)), ALIGN_CENTRE,
                         0);
    for (guint i = 0; i < scale->n_keys; i++)
        for (int wave = STUDY_PRE; wave <= STUDY_CHANGE; wave++)
            add_row(page, table, i_scale, scale->keys[i].item, (enum study_wave)wave);
}

/* Columns of the widest table. */
static guint n_columns_needed(const struct page *page)
{
    guint most = 0;

    for (guint i = 0; i < view_instrument(page->view, page->track)->n_scales; i++) {
        g_autoptr(GPtrArray) names = item_statistics(view_track(page->view, page->track), i);

        most = MAX(most, names->len);
    }
    return MIN(N_LEAD_COLUMNS + most, MOST_COLUMNS);
}

void items_sheet(struct page *page)
{
    double widths[MOST_COLUMNS] = {9, 58, 8};

    for (guint i = N_LEAD_COLUMNS; i < MOST_COLUMNS; i++)
        widths[i] = 10;
    page_sheet(page, TEXT_SHEET_ITEMS, SHEET_PAGES_LANDSCAPE, widths, n_columns_needed(page));
    page_place_head(page, TEXT_TITLE_ITEMS);
    for (guint i = 0; i < view_instrument(page->view, page->track)->n_scales; i++)
        add_scale(page, i);
    page_note(page, TEXT_ITEMS_NOTE);
    page_legend(page);
}
