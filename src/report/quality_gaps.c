/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where answers are missing: by item and by place, each wave beside the other. */
#include "report/item_table.h"
#include "report/quality_sheets.h"

static const double ITEM_WIDTHS[] = {9, 52, 9, 9, 9, 11, 10, 9, 10};
static const double PLACE_WIDTHS[] = {28, 10, 10, 12, 12, 10, 12, 12, 10, 12};

static const enum text WAVES[] = {[STUDY_PRE] = TEXT_WAVE_PRE, [STUDY_POST] = TEXT_WAVE_POST};
static const enum missing KINDS[] = {MISSING_BLANK, MISSING_DONT_KNOW, MISSING_DECLINED,
                                     MISSING_SKIPPED};

static double missing_share(const struct answer_counts *counts)
{
    guint asked = answer_counts_asked(counts);

    return asked == 0 ? 0 : (asked - counts->n[MISSING_NOT]) / (double)asked;
}

/* A tenth and more stands out. */
static struct cell share_cell(double share)
{
    return cell_toned(cell_number(share, NUMBER_SHARE, NULL),
                      share < 0.1 ? TONE_PLAIN : TONE_WARNING);
}

static void add_item(const struct page *page, struct block *table, const struct quality *quality,
                     guint item, enum study_wave wave)
{
    const struct answer_counts *counts = &quality->items[wave][item];

    table_add_row(table, ROW_PLAIN);
    table_add_cell(table, cell_text(view_instrument(page->view, page->track)->items[item]->name));
    table_add_cell(table, cell_text(item_wording(page->view, page->track, item)));
    table_add_cell(table, page_text(page, WAVES[wave]));
    table_add_cell(table, cell_number(answer_counts_asked(counts), NUMBER_COUNT, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++)
        table_add_cell(table, cell_number(counts->n[KINDS[i]], NUMBER_COUNT, NULL));
    table_add_cell(table, share_cell(missing_share(counts)));
}

static struct block *open_sheet(struct page *page, enum text name, enum text title,
                                const double *widths, guint n_widths)
{
    g_autofree char *words = view_say(page->view, title, NULL);
    struct block *table;

    page_sheet(page, name, SHEET_PAGES_LANDSCAPE, widths, n_widths);
    page_head(page, words);
    table = sheet_table(page->sheet);
    page->sheet->repeat_block = (int)page->sheet->blocks->len - 1;
    return table;
}

void gaps_by_item_sheet(struct page *page, const struct quality *quality)
{
    static const enum text HEADS[] = {TEXT_HEAD_WAVE,         TEXT_HEAD_ASKED,    TEXT_HEAD_BLANK,
                                      TEXT_HEAD_DONT_KNOW,    TEXT_HEAD_DECLINED, TEXT_HEAD_SKIPPED,
                                      TEXT_HEAD_MISSING_SHARE};
    struct block *table = open_sheet(page, TEXT_SHEET_GAPS_BY_ITEM, TEXT_TITLE_GAPS_BY_ITEM,
                                     ITEM_WIDTHS, G_N_ELEMENTS(ITEM_WIDTHS));

    page_add_column(page, table, TEXT_HEAD_ITEM, ALIGN_START, 0);
    page_add_column(page, table, TEXT_HEAD_WORDING, ALIGN_START, 0);
    for (gsize i = 0; i < G_N_ELEMENTS(HEADS); i++)
        page_add_column(page, table, HEADS[i], ALIGN_CENTRE, 0);
    for (guint item = 0; item < view_instrument(page->view, page->track)->n_items; item++)
        for (int wave = STUDY_PRE; wave <= STUDY_POST; wave++)
            if (quality->items[wave] != NULL)
                add_item(page, table, quality, item, (enum study_wave)wave);
}

static void add_wave_cells(struct block *table, const struct unit_quality *place)
{
    double asked = answer_counts_asked(&place->answers);

    table_add_cell(table, cell_number(place->n_people, NUMBER_COUNT, NULL));
    table_add_cell(table, share_cell(missing_share(&place->answers)));
    table_add_cell(table, cell_number(asked == 0 ? 0 : place->answers.n[MISSING_BLANK] / asked,
                                      NUMBER_SHARE, NULL));
}

static void add_place(struct page *page, struct block *table, const struct quality *quality,
                      guint unit)
{
    static const enum row_tone TONES[N_LEVELS] = {[LEVEL_PROVINCE] = ROW_TOTAL,
                                                  [LEVEL_COUNTY] = ROW_GROUP,
                                                  [LEVEL_NEIGHBOURHOOD] = ROW_PLAIN};
    const struct unit *place = view_unit(page->view, page->track, unit);
    g_autofree char *code = view_unit_code(page->view, page->track, unit);

    table_add_row(table, TONES[place->level]);
    table_add_cell(table, cell_text(view_unit_name(page->view, page->track, unit)));
    table_add_cell(table, cell_text(code));
    for (int wave = STUDY_PRE; wave <= STUDY_POST; wave++)
        if (quality->units[wave] != NULL)
            add_wave_cells(table, &quality->units[wave][unit]);
    if (quality->units[STUDY_POST] == NULL)
        return;
    table_add_cell(table, view_cell(page->view, page->track, unit, NO_SCALE, STUDY_NO_WAVE,
                                    STATISTIC_N_PRE_ONLY));
    table_add_cell(table, view_cell(page->view, page->track, unit, NO_SCALE, STUDY_NO_WAVE,
                                    STATISTIC_RETENTION_SHARE));
}

static void add_column_of_wave(const struct page *page, struct block *table, enum text head,
                               enum study_wave wave)
{
    g_autofree char *words = view_say(page->view, TEXT_JOINED, text_get(head, page->view->language),
                                      text_get(WAVES[wave], page->view->language), NULL);

    table_add_column(table, words, ALIGN_CENTRE, 0);
}

void gaps_by_place_sheet(struct page *page, const struct quality *quality)
{
    static const enum text HEADS[] = {TEXT_HEAD_PEOPLE, TEXT_HEAD_MISSING_SHARE, TEXT_HEAD_BLANK};
    g_autoptr(GArray) units = view_units(page->view, page->track);
    bool has_post = quality->units[STUDY_POST] != NULL;
    struct block *table = open_sheet(page, TEXT_SHEET_GAPS_BY_PLACE, TEXT_TITLE_GAPS_BY_PLACE,
                                     PLACE_WIDTHS, has_post ? G_N_ELEMENTS(PLACE_WIDTHS) : 5);

    page_add_column(page, table, TEXT_HEAD_PLACE, ALIGN_START, 0);
    page_add_column(page, table, TEXT_HEAD_CODE, ALIGN_CENTRE, 0);
    for (int wave = STUDY_PRE; wave <= (has_post ? STUDY_POST : STUDY_PRE); wave++)
        for (gsize i = 0; i < G_N_ELEMENTS(HEADS); i++)
            add_column_of_wave(page, table, HEADS[i], (enum study_wave)wave);
    if (has_post) {
        page_add_column(page, table, TEXT_CHECK_PRE_ONLY, ALIGN_CENTRE, 0);
        page_add_column(page, table, TEXT_CARD_RETENTION, ALIGN_CENTRE, 0);
    }
    for (guint i = 0; i < units->len; i++)
        add_place(page, table, quality, g_array_index(units, guint, i));
}
