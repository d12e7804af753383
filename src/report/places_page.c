/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "report/chart.h"
#include "report/scale_order.h"
#include "report/sheets.h"

enum {
    MANY_SCALES = 3,
    MOST_SCALES = 8,
    MANY_NEIGHBOURHOODS = 8,
    N_COUNT_COLUMNS = 4,
    MOST_COLUMNS = 20
};

/* One column of changes: of a main scale, or a limit of its interval. */
struct change_column {
    guint scale;
    enum { PART_CHANGE, PART_LOW, PART_HIGH } part;
};

struct places_table {
    struct page *page;
    struct block *block;
    struct change_column columns[MOST_COLUMNS];
    guint n_columns;
    guint n_hidden;
    bool has_described;     /* a place without intervals */
    GArray *neighbourhoods; /* guint, those of the table */
};

/* Intervals for each main scale where there are few; else for the first one only. */
static void choose_columns(struct places_table *table, const GArray *main_scales)
{
    for (guint i = 0; i < MIN(main_scales->len, MOST_SCALES); i++) {
        guint scale = g_array_index(main_scales, guint, i);
        bool with_interval = i == 0 || main_scales->len <= MANY_SCALES;

        table->columns[table->n_columns++] = (struct change_column){scale, PART_CHANGE};
        if (with_interval) {
            table->columns[table->n_columns++] = (struct change_column){scale, PART_LOW};
            table->columns[table->n_columns++] = (struct change_column){scale, PART_HIGH};
        }
    }
}

static void add_headers(struct places_table *table)
{
    static const enum text parts[] = {
        [PART_CHANGE] = TEXT_HEAD_CHANGE, [PART_LOW] = TEXT_HEAD_LOW, [PART_HIGH] = TEXT_HEAD_HIGH};
    struct page *page = table->page;

    page_add_column(page, table->block, TEXT_HEAD_PLACE, ALIGN_START, 0);
    page_add_column(page, table->block, TEXT_HEAD_CODE, ALIGN_CENTRE, 0);
    page_add_column(page, table->block, TEXT_HEAD_ENROLLED, ALIGN_CENTRE, 0);
    page_add_column(page, table->block, TEXT_HEAD_MATCHED, ALIGN_CENTRE, 0);
    for (guint i = 0; i < table->n_columns; i++) {
        const struct change_column *column = &table->columns[i];
        const char *name = view_scale_name(page->view, page->track, column->scale);
        g_autofree char *header = column->part == PART_CHANGE
                                      ? view_say(page->view, TEXT_HEAD_CHANGE_OF, name, NULL)
                                      : view_say(page->view, parts[column->part], NULL);

        table_add_column(table->block, header, ALIGN_CENTRE, 0);
    }
}

static struct cell change_cell(struct page *page, const struct change_column *column)
{
    struct headline design = study_headline(view_track(page->view, page->track), page->unit);
    struct headline headline = page_headline(page, column->scale);
    enum reading reading = page_reading(page, column->scale);
    enum statistic statistic = column->part == PART_LOW    ? headline.low
                               : column->part == PART_HIGH ? headline.high
                                                           : headline.change;

    if (column->part != PART_CHANGE && design.test == HEADLINE_NONE)
        return cell_toned(page_text(page, TEXT_DASH), TONE_MUTED);
    return cell_toned(page_cell(page, (int)column->scale, STUDY_CHANGE, statistic),
                      column->part == PART_CHANGE ? reading_tone(reading) : TONE_PLAIN);
}

static struct cell place_name(struct page *page, enum row_tone tone)
{
    const struct unit *unit = view_unit(page->view, page->track, page->unit);
    const char *name = view_unit_name(page->view, page->track, page->unit);
    g_autofree char *county = NULL;

    if (unit->level == LEVEL_COUNTY)
        county = view_say(page->view, TEXT_PLACE_OF_LEVEL_COUNTY, name, NULL);
    return cell_toned(cell_text(county != NULL ? county : name),
                      tone == ROW_PLAIN ? TONE_PLAIN : TONE_STRONG);
}

static void note_unit(struct places_table *table, guint unit)
{
    struct page *page = table->page;
    const struct study_track *track = view_track(page->view, page->track);

    if (!view_unit_is_shown(page->view, page->track, unit))
        table->n_hidden++;
    else if (study_headline(track, unit).test == HEADLINE_NONE)
        table->has_described = true;
}

static void add_unit(struct places_table *table, guint i_unit, enum row_tone tone)
{
    struct page *page = table->page;
    g_autofree char *code = view_unit_code(page->view, page->track, i_unit);
    guint own_unit = page->unit;

    page->unit = i_unit;
    table_add_row(table->block, tone);
    table_add_cell(table->block, place_name(page, tone));
    table_add_cell(table->block, cell_text(code));
    table_add_cell(table->block, page_cell(page, NO_SCALE, STUDY_NO_WAVE, STATISTIC_ENROLLED));
    table_add_cell(table->block, page_cell(page, NO_SCALE, STUDY_NO_WAVE, STATISTIC_N_MATCHED));
    for (guint i = 0; i < table->n_columns; i++)
        table_add_cell(table->block, change_cell(page, &table->columns[i]));
    note_unit(table, i_unit);
    page->unit = own_unit;
}

/* The units right below a unit, in the order of the study (that of codes). */
static void add_children(struct places_table *table, guint parent)
{
    const struct study_track *track = view_track(table->page->view, table->page->track);

    for (guint i = 0; i < track->units->len; i++) {
        const struct unit *unit = g_ptr_array_index(track->units, i);
        bool is_county = unit->level == LEVEL_COUNTY;

        if (unit->parent != (gint)parent)
            continue;
        add_unit(table, i, is_county ? ROW_GROUP : ROW_PLAIN);
        if (!is_county)
            g_array_append_val(table->neighbourhoods, i);
        if (is_county)
            add_children(table, i);
    }
}

static double *widths_of(const struct places_table *table, guint *n_widths)
{
    static const double counts[N_COUNT_COLUMNS] = {28, 9, 10, 10};
    double *widths = g_new(double, N_COUNT_COLUMNS + MOST_COLUMNS);

    *n_widths = N_COUNT_COLUMNS + table->n_columns;
    for (guint i = 0; i < *n_widths; i++)
        widths[i] = i < N_COUNT_COLUMNS                                       ? counts[i]
                    : table->columns[i - N_COUNT_COLUMNS].part == PART_CHANGE ? 13.0
                                                                              : 9.0;
    return widths;
}

static void say_hidden(struct places_table *table)
{
    struct page *page = table->page;
    bool is_county = view_unit(page->view, page->track, page->unit)->level == LEVEL_COUNTY;
    g_autofree char *n = view_count(page->view, table->n_hidden);
    g_autofree char *line = view_say(
        page->view, is_county ? TEXT_SAY_HIDDEN_CHILDREN : TEXT_SAY_HIDDEN_PLACES, n, NULL);

    if (table->n_hidden > 0)
        sheet_note(page->sheet, line);
}

/* Under the table of a county; the province's many neighbourhoods get a page of their own. */
static void add_chart(struct page *page, guint scale, const GArray *neighbourhoods)
{
    static const double widths[] = {120};

    if (!chart_places_exists(page, scale, neighbourhoods))
        return;
    if (neighbourhoods->len > MANY_NEIGHBOURHOODS) {
        page_sheet(page, TEXT_SHEET_PLACES_CHART, SHEET_ONE_PAGE, widths, G_N_ELEMENTS(widths));
        page_place_head(page, TEXT_TITLE_PLACES_CHART);
        page_note(page, TEXT_PLACES_NOTE);
    }
    chart_places(page, scale, neighbourhoods);
}

void places_sheet(struct page *page)
{
    struct places_table table = {.page = page};
    g_autoptr(GArray) main_scales = scale_order_main(view_instrument(page->view, page->track));
    g_autoptr(GArray) neighbourhoods = g_array_new(FALSE, FALSE, sizeof(guint));
    bool is_county = view_unit(page->view, page->track, page->unit)->level == LEVEL_COUNTY;
    g_autofree char *title =
        view_say(page->view, is_county ? TEXT_TITLE_NEIGHBOURHOODS : TEXT_TITLE_PLACES,
                 view_unit_name(page->view, page->track, page->unit), NULL);
    g_autofree double *widths = NULL;
    guint n_widths;

    table.neighbourhoods = neighbourhoods;
    if (!view_is_baseline(page->view, page->track))
        choose_columns(&table, main_scales);
    widths = widths_of(&table, &n_widths);
    page_sheet(page, is_county ? TEXT_SHEET_NEIGHBOURHOODS : TEXT_SHEET_PLACES,
               SHEET_PAGES_LANDSCAPE, widths, n_widths);
    page_head(page, title);
    table.block = sheet_table(page->sheet);
    page->sheet->repeat_block = (int)page->sheet->blocks->len - 1;
    add_headers(&table);
    add_children(&table, page->unit);
    add_unit(&table, page->unit, ROW_TOTAL);
    page_note(page, TEXT_PLACES_NOTE);
    if (table.has_described && table.n_columns > 0)
        page_note(page, TEXT_PLACES_DESCRIBED_NOTE);
    say_hidden(&table);
    page_legend(page);
    if (table.n_columns > 0)
        add_chart(page, g_array_index(main_scales, guint, 0), neighbourhoods);
}
