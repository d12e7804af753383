/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/layout.h"

#include <math.h>
#include <string.h>

#include "render/page_fit.h"
#include "render/ready_text.h"
#include "render/render.h"

static const double MARGIN_COLUMN = 1.5; /* Excel characters */
static const double LINE_HEIGHT = 1.4;   /* of the font's size: Persian letters reach far down */
static const double PADDING = 6;         /* points above and below wrapped lines together */
static const double INDENT = 16;         /* pixels a cell's text cannot use */
static const double INDENT_CENTRED = 6;
static const double DIGIT_PIXELS = 7, COLUMN_PADDING = 5;
static const double CHART_ROW = 21; /* points */
static const double LIST_ROW = 19;  /* lists are longer than the table of a page */

enum { SHORT = 14 /* bytes of a card's words that are set as large as a number */ };

static const struct role_form {
    struct typeface face;
    double height; /* points: the least */
} forms[N_ROLES] = {
    [ROLE_TITLE] = {{17, true}, 33},        [ROLE_SUBTITLE] = {{10, false}, 19},
    [ROLE_CARD_LABEL] = {{9.5, false}, 20}, [ROLE_CARD_VALUE] = {{20, true}, 32},
    [ROLE_CARD_WORDS] = {{10, true}, 32},   [ROLE_CARD_NOTE] = {{9, false}, 18},
    [ROLE_HEADING] = {{12, true}, 22},      [ROLE_TABLE_HEAD] = {{9, true}, 30},
    [ROLE_TABLE_CELL] = {{10, false}, 21},  [ROLE_NOTE] = {{8.5, false}, 16},
    [ROLE_SENTENCE] = {{10.5, false}, 20},  [ROLE_BANNER] = {{10.5, true}, 26},
};

const struct typeface *role_typeface(enum role role)
{
    return &forms[role].face;
}

/* ---- texts ---- */

/* The same few words stand in most cells. */
const char *layout_text(const struct page_layout *layout, const char *source)
{
    char *text = g_hash_table_lookup(layout->texts, source);

    if (text == NULL) {
        text = ready_text(source, layout->report->language);
        g_hash_table_insert(layout->texts, g_strdup(source), text);
    }
    return text;
}

/* ---- rows and cells ---- */

struct place { /* where the next block goes */
    struct page_layout *layout;
    struct layout_sheet *sheet;
};

static guint add_row(const struct place *at, double height)
{
    g_array_append_val(at->sheet->heights, height);
    return at->sheet->heights->len - 1;
}

static guint n_rows(const struct place *at)
{
    return at->sheet->heights->len;
}

double layout_width(const struct layout_sheet *sheet, guint first, guint n)
{
    double sum = 0;

    for (guint i = first; i < MIN(first + n, sheet->widths->len); i++)
        sum += column_pixels(g_array_index(sheet->widths, double, i));
    return sum;
}

/* Bold by its row or tone, as render/look.c has it. */
static bool is_bold(const struct placed *placed)
{
    enum cell_tone tone = placed->cell != NULL ? placed->cell->tone : TONE_PLAIN;

    return placed->row_tone != ROW_PLAIN || tone == TONE_STRONG || tone == TONE_GAIN ||
           tone == TONE_LOSS;
}

static double least_height(const struct layout_sheet *sheet, enum role role)
{
    bool is_list = role == ROLE_TABLE_CELL && sheet->sheet->page != SHEET_ONE_PAGE;

    return is_list ? LIST_ROW : forms[role].height;
}

/* Adds a cell and returns the height it needs: its role's own, or more where its text wraps. */
static double add_placed(const struct place *at, struct placed placed)
{
    const struct role_form *form = &forms[placed.role];
    struct typeface face = {form->face.points, form->face.bold || is_bold(&placed)};
    double indent = placed.align == ALIGN_CENTRE ? INDENT_CENTRED : INDENT;
    double box = layout_width(at->sheet, placed.column, placed.n_columns) - indent;
    guint n_lines = 1;

    if (placed.source != NULL) {
        placed.text = layout_text(at->layout, placed.source);
        n_lines = text_lines(placed.text, &face, box);
    }
    g_array_append_val(at->sheet->placed, placed);
    if (n_lines == 1)
        return least_height(at->sheet, placed.role);
    return fmax(least_height(at->sheet, placed.role),
                n_lines * form->face.points * LINE_HEIGHT + PADDING);
}

/* A text over the whole width: the band with the margin columns, everything else inside them. */
static void add_wide(const struct place *at, const char *text, enum role role)
{
    bool band = role == ROLE_TITLE || role == ROLE_SUBTITLE;
    struct placed placed = {.row = n_rows(at),
                            .column = band ? 0 : at->sheet->first_column,
                            .n_columns = band ? at->sheet->widths->len : at->sheet->n_inner,
                            .role = role,
                            .source = text};

    add_row(at, add_placed(at, placed));
}

/* ---- blocks ---- */

static void place_title(const struct place *at, const struct block *block)
{
    add_wide(at, block->text, ROLE_TITLE);
    for (guint i = 0; i < block->lines->len; i++)
        add_wide(at, g_ptr_array_index(block->lines, i), ROLE_SUBTITLE);
}

static void place_heading(const struct place *at, const struct block *block)
{
    add_wide(at, block->text, ROLE_HEADING);
}

static void place_note(const struct place *at, const struct block *block)
{
    add_wide(at, block->text, ROLE_NOTE);
}

static void place_banner(const struct place *at, const struct block *block)
{
    add_wide(at, block->text, ROLE_BANNER);
}

static void place_sentences(const struct place *at, const struct block *block)
{
    for (guint i = 0; i < block->lines->len; i++)
        add_wide(at, g_ptr_array_index(block->lines, i), ROLE_SENTENCE);
}

static struct placed card_part(const struct card *card, enum role role)
{
    struct placed part = {.n_columns = card->n_columns, .role = role, .align = ALIGN_CENTRE};

    if (role == ROLE_CARD_LABEL) {
        part.source = card->label;
    } else if (role == ROLE_CARD_NOTE) {
        part.source = card->note;
    } else {
        part.source = card->value.text;
        part.cell = &card->value;
    }
    return part;
}

/* Words in place of a number are set smaller: "fewer than 10 people" does not fit at 20 points. */
static enum role value_role(const struct card *card)
{
    const char *words = card->value.text;
    bool is_short = words == NULL || (card->value.kind == CELL_TEXT && strlen(words) <= SHORT);

    return is_short ? ROLE_CARD_VALUE : ROLE_CARD_WORDS;
}

static void place_card_row(const struct place *at, const struct block *block, enum role role)
{
    double height = forms[role].height;
    guint row = n_rows(at), column = at->sheet->first_column;

    for (guint i = 0; i < block->cards->len; i++) {
        const struct card *card = g_ptr_array_index(block->cards, i);
        enum role own_role = role == ROLE_CARD_VALUE ? value_role(card) : role;
        struct placed part = card_part(card, own_role);

        part.row = row;
        part.column = column;
        height = fmax(height, add_placed(at, part));
        column += card->n_columns;
    }
    add_row(at, height);
}

static void place_cards(const struct place *at, const struct block *block)
{
    place_card_row(at, block, ROLE_CARD_LABEL);
    place_card_row(at, block, ROLE_CARD_VALUE);
    place_card_row(at, block, ROLE_CARD_NOTE);
}

static void place_head(const struct place *at, const struct block *block)
{
    double height = forms[ROLE_TABLE_HEAD].height;
    guint row = n_rows(at), x = at->sheet->first_column;

    for (guint i = 0; i < block->columns->len; i++) {
        const struct table_column *column = g_ptr_array_index(block->columns, i);
        struct placed placed = {.row = row,
                                .column = x,
                                .n_columns = column->span,
                                .role = ROLE_TABLE_HEAD,
                                .align = column->align,
                                .source = column->header};

        height = fmax(height, add_placed(at, placed));
        x += column->span;
    }
    add_row(at, height);
}

static const struct cell *row_cell(const struct row *row, guint i)
{
    static const struct cell empty = {.kind = CELL_EMPTY};

    return i < row->cells->len ? &g_array_index(row->cells, struct cell, i) : &empty;
}

/* A number that did not fit would be shown as "###": its column grows. Usual ones always fit. */
static void widen_for(const struct place *at, guint column, const struct cell *cell)
{
    double *width = &g_array_index(at->sheet->widths, double, column);
    g_autofree char *shown = NULL;
    double need;

    if (cell->kind != CELL_NUMBER || (cell->number != NUMBER_EXACT && fabs(cell->value) < 1000))
        return;
    shown = render_number(cell->value, cell->number, at->layout->report->persian_digits);
    need = text_width(shown, &forms[ROLE_TABLE_CELL].face) + INDENT_CENTRED;
    if (column_pixels(*width) < need)
        *width = ceil((need - COLUMN_PADDING) / DIGIT_PIXELS * 10) / 10;
}

static void place_row(const struct place *at, const struct block *block, const struct row *row,
                      bool zebra)
{
    double height = least_height(at->sheet, ROLE_TABLE_CELL);
    guint y = n_rows(at), x = at->sheet->first_column;

    for (guint i = 0; i < block->columns->len; i++) {
        const struct table_column *column = g_ptr_array_index(block->columns, i);
        const struct cell *cell = row_cell(row, i);
        struct placed placed = {.row = y,
                                .column = x,
                                .n_columns = column->span,
                                .role = ROLE_TABLE_CELL,
                                .align = column->align,
                                .row_tone = row->tone,
                                .zebra = zebra,
                                .source = cell->text,
                                .cell = cell};

        widen_for(at, x, cell);
        height = fmax(height, add_placed(at, placed));
        x += column->span;
    }
    add_row(at, height);
}

static void place_bars(const struct place *at, const struct block *block, guint first_row)
{
    guint x = at->sheet->first_column;

    for (guint i = 0; i < block->columns->len; i++) {
        const struct table_column *column = g_ptr_array_index(block->columns, i);
        struct placed_bars bars = {first_row, n_rows(at) - 1, x, column->bar_limit};

        if (column->bar_limit > 0)
            g_array_append_val(at->sheet->bars, bars);
        x += column->span;
    }
}

static void add_part(struct layout_sheet *sheet, bool flows)
{
    struct layout_part part = {sheet->heights->len, flows};

    g_array_append_val(sheet->parts, part);
}

static void place_table(const struct place *at, const struct block *block)
{
    guint first_row;
    bool zebra = false;

    place_head(at, block);
    first_row = n_rows(at);
    for (guint i = 0; i < block->rows->len; i++) {
        const struct row *row = g_ptr_array_index(block->rows, i);

        if (i > 0 && row->tone == ROW_GROUP && at->sheet->head_row >= 0)
            add_part(at->sheet, false); /* under the repeated head a group keeps its rows */
        place_row(at, block, row, zebra && row->tone == ROW_PLAIN);
        zebra = row->tone == ROW_PLAIN && !zebra;
    }
    if (block->rows->len > 0)
        place_bars(at, block, first_row);
}

static void place_chart(const struct place *at, const struct block *block)
{
    struct placed_chart chart = {block, n_rows(at), block->n_grid_rows};

    for (guint i = 0; i < block->n_grid_rows; i++)
        add_row(at, CHART_ROW);
    g_array_append_val(at->sheet->charts, chart);
}

static const struct {
    void (*place)(const struct place *at, const struct block *block);
    double gap; /* points of air before the block */
} kinds[] = {
    [BLOCK_TITLE] = {place_title, 0},        [BLOCK_CARDS] = {place_cards, 9},
    [BLOCK_HEADING] = {place_heading, 10},   [BLOCK_TABLE] = {place_table, 8},
    [BLOCK_NOTE] = {place_note, 3},          [BLOCK_SENTENCES] = {place_sentences, 6},
    [BLOCK_BANNER] = {place_banner, 7},      [BLOCK_COLUMN_CHART] = {place_chart, 8},
    [BLOCK_FOREST_CHART] = {place_chart, 8}, [BLOCK_LINE_CHART] = {place_chart, 8},
};

/* No air at the top, under a heading, between notes, and between the title of a list and its head.
 */
static double gap_before(const struct layout_sheet *sheet, const struct block *before,
                         const struct block *block)
{
    if (before == NULL || before->kind == BLOCK_HEADING)
        return 0;
    if (before->kind == BLOCK_NOTE && block->kind == BLOCK_NOTE)
        return 0;
    if (before->kind == BLOCK_TITLE && block->kind == BLOCK_TABLE && sheet->first_column == 0)
        return 0;
    return kinds[block->kind].gap;
}

/* Whether a page may break before the block: a heading keeps what stands under it, a note what it
 * is about, a title what it opens. */
static bool begins_part(const struct block *before, const struct block *block)
{
    if (before == NULL)
        return true;
    if (before->kind == BLOCK_TITLE || before->kind == BLOCK_BANNER ||
        before->kind == BLOCK_HEADING)
        return false;
    return block->kind != BLOCK_NOTE && block->kind != BLOCK_BANNER;
}

static bool has_numbers(const struct block *block)
{
    for (guint i = 0; i < block->columns->len; i++)
        if (((const struct table_column *)g_ptr_array_index(block->columns, i))->align ==
            ALIGN_CENTRE)
            return true;
    return block->kind != BLOCK_TABLE && block->kind != BLOCK_SENTENCES;
}

static void note_part(struct layout_sheet *sheet, const struct block *before,
                      const struct block *block)
{
    if (begins_part(before, block))
        add_part(sheet, true);
    if (block->kind != BLOCK_HEADING && block->kind != BLOCK_NOTE && has_numbers(block))
        g_array_index(sheet->parts, struct layout_part, sheet->parts->len - 1).flows = false;
}

static void place_block(const struct place *at, guint i)
{
    const struct sheet *sheet = at->sheet->sheet;
    const struct block *block = g_ptr_array_index(sheet->blocks, i);
    const struct block *before = i > 0 ? g_ptr_array_index(sheet->blocks, i - 1) : NULL;
    double gap = gap_before(at->sheet, before, block);

    guint row;

    if (gap > 0)
        add_row(at, gap);
    row = n_rows(at);
    note_part(at->sheet, before, block);
    if (sheet->repeat_block >= 0 && (guint)sheet->repeat_block == i && block->kind == BLOCK_TABLE)
        at->sheet->head_row = (int)row;
    kinds[block->kind].place(at, block);
}

/* ---- the whole ---- */

static void sheet_clear(gpointer data)
{
    struct layout_sheet *sheet = data;

    g_array_unref(sheet->widths);
    g_array_unref(sheet->heights);
    g_array_unref(sheet->placed);
    g_array_unref(sheet->charts);
    g_array_unref(sheet->bars);
    g_array_unref(sheet->parts);
    g_array_unref(sheet->breaks);
    g_free(sheet);
}

static struct layout_sheet *sheet_new(const struct sheet *sheet)
{
    struct layout_sheet *out = g_new0(struct layout_sheet, 1);
    bool margins = sheet->page == SHEET_ONE_PAGE;

    out->sheet = sheet;
    out->first_column = margins ? 1 : 0;
    out->n_inner = sheet->widths->len;
    out->widths = g_array_new(FALSE, FALSE, sizeof(double));
    out->heights = g_array_new(FALSE, FALSE, sizeof(double));
    out->placed = g_array_new(FALSE, FALSE, sizeof(struct placed));
    out->charts = g_array_new(FALSE, FALSE, sizeof(struct placed_chart));
    out->bars = g_array_new(FALSE, FALSE, sizeof(struct placed_bars));
    out->parts = g_array_new(FALSE, FALSE, sizeof(struct layout_part));
    out->breaks = g_array_new(FALSE, FALSE, sizeof(guint));
    out->head_row = -1;
    g_array_append_vals(out->widths, sheet->widths->data, sheet->widths->len);
    if (margins) {
        g_array_prepend_val(out->widths, MARGIN_COLUMN);
        g_array_append_val(out->widths, MARGIN_COLUMN);
    }
    return out;
}

struct page_layout *layout_new(const struct report *report)
{
    struct page_layout *layout = g_new0(struct page_layout, 1);

    layout->report = report;
    layout->sheets = g_ptr_array_new_with_free_func(sheet_clear);
    layout->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < report->sheets->len; i++) {
        const struct sheet *sheet = g_ptr_array_index(report->sheets, i);
        struct place at = {layout, sheet_new(sheet)};

        g_ptr_array_add(layout->sheets, at.sheet);
        for (guint j = 0; j < sheet->blocks->len; j++)
            place_block(&at, j);
        page_fit(at.sheet);
    }
    return layout;
}

void page_layout_free(struct page_layout *layout)
{
    g_ptr_array_unref(layout->sheets);
    g_hash_table_unref(layout->texts);
    g_free(layout);
}
