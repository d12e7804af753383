/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluator's sheet of what the headlines would be if the lost had been found. */
#include <math.h>

#include "report/evaluator_tables.h"
#include "report/scale_order.h"
#include "report/sheets.h"

#define S(name) STATISTIC_##name

static const enum statistic ANSWERS[] = {
    S(SENS_UNCHANGED), S(SENS_UNCHANGED_LOW), S(SENS_UNCHANGED_HIGH),
    S(SENS_WORSE),     S(SENS_WORSE_LOW),     S(SENS_WORSE_HIGH),
    S(SENS_WEIGHTED),  S(SENS_WEIGHTED_LOW),  S(SENS_WEIGHTED_HIGH),
};
static const enum statistic DETAILS[] = {
    S(P_SENS_UNCHANGED), S(SENS_SHIFT), S(P_SENS_WORSE), S(P_SENS_WEIGHTED), S(SENS_N_EFFECTIVE),
};

static struct cell verdict_cell(struct page *page, guint scale)
{
    double verdict = page_value(page, (int)scale, STUDY_CHANGE, S(SENS_VERDICT));
    struct cell cell = page_cell(page, (int)scale, STUDY_CHANGE, S(SENS_VERDICT));

    return !isnan(verdict) && verdict > SENS_STABLE ? cell_toned(cell, TONE_WARNING) : cell;
}

static void add_row(struct page *page, struct block *table, guint scale)
{
    struct headline headline = study_headline(view_track(page->view, page->track), page->unit);
    const enum statistic observed[] = {S(LOST), headline.own_change, headline.own_low,
                                       headline.own_high};

    table_add_row(table, ROW_PLAIN);
    table_add_cell(table, cell_text(view_scale_name(page->view, page->track, scale)));
    for (guint i = 0; i < G_N_ELEMENTS(observed); i++)
        table_add_cell(table, page_cell(page, (int)scale, STUDY_CHANGE, observed[i]));
    for (guint i = 0; i < G_N_ELEMENTS(ANSWERS); i++)
        table_add_cell(table, page_cell(page, (int)scale, STUDY_CHANGE, ANSWERS[i]));
    table_add_cell(table, verdict_cell(page, scale));
}

static void add_answers(struct page *page, const GArray *scales)
{
    static const enum text OBSERVED[] = {TEXT_HEAD_OBSERVED, TEXT_HEAD_OBSERVED_LOW,
                                         TEXT_HEAD_OBSERVED_HIGH};
    struct block *table = sheet_table(page->sheet);
    enum language language = page->view->language;

    page_add_column(page, table, TEXT_HEAD_SCALE, ALIGN_START, 0);
    table_add_column(table, statistic_label(S(LOST), language), ALIGN_CENTRE, 0);
    for (guint i = 0; i < G_N_ELEMENTS(OBSERVED); i++)
        page_add_column(page, table, OBSERVED[i], ALIGN_CENTRE, 0);
    for (guint i = 0; i < G_N_ELEMENTS(ANSWERS); i++)
        table_add_column(table, statistic_label(ANSWERS[i], language), ALIGN_CENTRE, 0);
    table_add_column(table, statistic_label(S(SENS_VERDICT), language), ALIGN_CENTRE, 0);
    for (guint i = 0; i < scales->len; i++)
        add_row(page, table, g_array_index(scales, struct ordered_scale, i).scale);
}

/* The scales whose headline depends on the loss, by name; the sentence says so. */
static void add_sentence(struct page *page, const GArray *scales)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    struct block *block = sheet_sentences(page->sheet);
    g_autofree char *joined = NULL;
    g_autofree char *sentence = NULL;
    guint n_known = 0;

    for (guint i = 0; i < scales->len; i++) {
        guint scale = g_array_index(scales, struct ordered_scale, i).scale;
        double verdict = page_value(page, (int)scale, STUDY_CHANGE, S(SENS_VERDICT));

        n_known += isnan(verdict) ? 0 : 1;
        if (!isnan(verdict) && verdict > SENS_STABLE)
            g_ptr_array_add(names, g_strdup(view_scale_name(page->view, page->track, scale)));
    }
    if (names->len > 0) {
        joined = text_join(names, page->view->language);
        sentence = view_say(page->view, TEXT_SAY_SENS_DEPENDS, joined, NULL);
    } else {
        sentence =
            view_say(page->view, n_known > 0 ? TEXT_SAY_SENS_STABLE : TEXT_SAY_SENS_NONE, NULL);
    }
    block_line(block, sentence);
}

static void add_places(struct page *page, const GArray *scales)
{
    g_autoptr(GArray) units = view_units(page->view, page->track);
    guint own_unit = page->unit;
    struct block *table;

    page_heading(page, TEXT_GROUP_SENS_PLACES);
    table = sheet_table(page->sheet);
    page_add_column(page, table, TEXT_HEAD_PLACE, ALIGN_START, 0);
    for (guint i = 0; i < scales->len; i++)
        table_add_column(table,
                         view_scale_name(page->view, page->track, g_array_index(scales, guint, i)),
                         ALIGN_CENTRE, 0);
    for (guint j = 1; j < units->len; j++) { /* behind the province */
        const struct unit *unit =
            view_unit(page->view, page->track, g_array_index(units, guint, j));

        page->unit = g_array_index(units, guint, j);
        table_add_row(table, unit->level == LEVEL_COUNTY ? ROW_GROUP : ROW_PLAIN);
        table_add_cell(table, cell_text(view_unit_name(page->view, page->track, page->unit)));
        for (guint i = 0; i < scales->len; i++)
            table_add_cell(table, verdict_cell(page, g_array_index(scales, guint, i)));
    }
    page->unit = own_unit;
}

void sensitivity_sheet(struct page *page)
{
    const struct instrument *instrument = view_instrument(page->view, page->track);
    g_autoptr(GArray) scales = scale_order(instrument);
    g_autoptr(GArray) main_scales = scale_order_main(instrument);

    evaluator_sheet(page, TEXT_SHEET_SENSITIVITY, TEXT_TITLE_SENSITIVITY, EVALUATOR_COLUMNS);
    add_sentence(page, scales);
    add_answers(page, scales);
    page_note(page, TEXT_SENS_NOTE);
    page_heading(page, TEXT_GROUP_SENS_DETAILS);
    evaluator_table(page, DETAILS, G_N_ELEMENTS(DETAILS), STUDY_CHANGE);
    if (view_track(page->view, page->track)->units->len > 1)
        add_places(page, main_scales);
    page_legend(page);
}
