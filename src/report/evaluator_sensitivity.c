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
    S(P_SENS_UNCHANGED), S(SENS_SHIFT),       S(P_SENS_WORSE),
    S(P_SENS_WEIGHTED),  S(SENS_N_EFFECTIVE), S(SENS_LEFT_OUT),
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

enum { N_TRIED = 3 }; /* what the lost might have done */

static double value_of(struct page *page, guint scale, enum statistic statistic)
{
    return page_value(page, (int)scale, STUDY_CHANGE, statistic);
}

/* How many answers have an interval to hold the headline's against. */
static guint n_tried(struct page *page, guint scale)
{
    static const enum statistic LOW[N_TRIED] = {S(SENS_UNCHANGED_LOW), S(SENS_WORSE_LOW),
                                                S(SENS_WEIGHTED_LOW)};
    guint n = 0;

    for (guint i = 0; i < N_TRIED; i++)
        n += isnan(value_of(page, scale, LOW[i])) ? 0 : 1;
    return n;
}

/* Which scales are meant; `about` is for the question. */
typedef bool scale_test(struct page *page, guint scale, guint about);

static bool has_verdict(struct page *page, guint scale, guint verdict)
{
    double found = value_of(page, scale, S(SENS_VERDICT));

    return !isnan(found) && found >= verdict && found <= verdict;
}

/* A headline that is tested, not every answer, and no verdict. */
static bool is_open(struct page *page, guint scale, guint about)
{
    struct headline headline = study_headline(view_track(page->view, page->track), page->unit);

    (void)about;
    return isnan(value_of(page, scale, S(SENS_VERDICT))) &&
           !isnan(value_of(page, scale, headline.own_low)) && n_tried(page, scale) < N_TRIED;
}

static bool is_open_after(struct page *page, guint scale, guint tried)
{
    return is_open(page, scale, tried) && n_tried(page, scale) == tried;
}

static bool lacks_something(struct page *page, guint scale, guint about)
{
    return value_of(page, scale, S(SENS_LEFT_OUT)) > about;
}

/* The names of those scales, or NULL. */
static char *names_of(struct page *page, const GArray *scales, scale_test *is_meant, guint about)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < scales->len; i++) {
        guint scale = g_array_index(scales, struct ordered_scale, i).scale;

        if (is_meant(page, scale, about))
            g_ptr_array_add(names, g_strdup(view_scale_name(page->view, page->track, scale)));
    }
    return names->len > 0 ? text_join(names, page->view->language) : NULL;
}

static void say(struct page *page, struct block *block, enum text text, const char *names)
{
    g_autofree char *sentence = view_say(page->view, text, names, NULL);

    block_line(block, sentence);
}

/* How many answers were tried, where not all were. */
static void say_open(struct page *page, struct block *block, const GArray *scales)
{
    for (guint tried = 0; tried < N_TRIED; tried++) {
        g_autofree char *names = names_of(page, scales, is_open_after, tried);
        g_autofree char *count = view_count(page->view, tried);

        if (names == NULL)
            continue;
        g_autofree char *sentence = view_say(page->view, TEXT_SAY_SENS_TRIED, names, count, NULL);

        block_line(block, sentence);
    }
}

/* The scales whose headline depends on the loss, by name; those of which nobody knows; and those
 * whose weights know less than they should. */
static void add_sentences(struct page *page, const GArray *scales)
{
    struct block *block = sheet_sentences(page->sheet);
    g_autofree char *depend = names_of(page, scales, has_verdict, SENS_DEPENDS);
    g_autofree char *stable = names_of(page, scales, has_verdict, SENS_STABLE);
    g_autofree char *open = names_of(page, scales, is_open, 0);
    g_autofree char *lacking = names_of(page, scales, lacks_something, 0);

    if (depend != NULL)
        say(page, block, TEXT_SAY_SENS_DEPENDS, depend);
    else if (stable != NULL)
        say(page, block, open != NULL ? TEXT_SAY_SENS_STABLE_SOME : TEXT_SAY_SENS_STABLE, NULL);
    else if (open == NULL)
        say(page, block, TEXT_SAY_SENS_NONE, NULL);
    say_open(page, block, scales);
    if (lacking != NULL)
        say(page, block, TEXT_SAY_SENS_LEFT_OUT, lacking);
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
    add_sentences(page, scales);
    add_answers(page, scales);
    page_note(page, TEXT_SENS_NOTE);
    page_heading(page, TEXT_GROUP_SENS_DETAILS);
    evaluator_table(page, DETAILS, G_N_ELEMENTS(DETAILS), STUDY_CHANGE);
    if (view_track(page->view, page->track)->units->len > 1)
        add_places(page, main_scales);
    page_legend(page);
}
