/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "render/chart_data.h"
#include "render/layout.h"
#include "render/render.h"

enum { MOST_PADDING = 48 }; /* wider texts are not waited for by their column */

struct page {
    GString *out;
    const struct report *report;
    bool is_terminal; /* for people, not for a review: no charts, no marks of blocks in English */
};

/* ---- one cell ---- */

static char *bar_text(double value, double limit)
{
    enum { HALF = 5 };
    int n = (int)floor(fmin(fabs(value) / limit, 1) * HALF + 0.5);
    g_autofree char *drawn = g_strnfill((gsize)n, '=');

    return value < 0 ? g_strdup_printf("%*s|", HALF, drawn)
                     : g_strdup_printf("%*s|%s", HALF, "", drawn);
}

/* As it looks: what a tone means is said by the words beside it. */
static const char *tone_mark(enum cell_tone tone)
{
    static const char *const marks[] = {
        [TONE_PLAIN] = "",       [TONE_MUTED] = "",         [TONE_GAIN] = " (green)",
        [TONE_LOSS] = " (warm)", [TONE_STRONG] = " (bold)", [TONE_WARNING] = " (amber)",
        [TONE_GOOD] = " (good)", [TONE_FAULT] = " (fault)",
    };

    return marks[tone];
}

static char *cell_shown(const struct page *page, const struct cell *cell, double bar_limit)
{
    g_autofree char *number = NULL;
    g_autofree char *words = NULL;

    switch (cell->kind) {
    case CELL_TEXT:
        words = g_utf8_make_valid(cell->text, -1);
        return g_strconcat(words, tone_mark(cell->tone), NULL);
    case CELL_REASON:
        words = g_utf8_make_valid(cell->text, -1);
        return g_strdup_printf("[%s]", words);
    case CELL_NUMBER:
        number = render_number(cell->value, cell->number, page->report->persian_digits);
        return g_strconcat(number, tone_mark(cell->tone), NULL);
    case CELL_BAR:
        return bar_text(cell->value, bar_limit);
    case CELL_EMPTY:
        break;
    }
    return g_strdup("");
}

/* Columns a terminal gives the text. */
static guint shown_width(const char *text)
{
    guint n = 0;

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);

        if (!g_unichar_iszerowidth(letter))
            n += g_unichar_iswide(letter) ? 2 : 1;
    }
    return n;
}

static void trim_end(GString *out)
{
    while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
}

static void append_padded(GString *out, const char *text, guint width)
{
    g_string_append(out, text);
    for (guint n = shown_width(text); n < width; n++)
        g_string_append_c(out, ' ');
}

/* ---- tables: cells of all rows first, then widths, then lines ---- */

static const char *row_mark(enum row_tone tone)
{
    return tone == ROW_GROUP ? "# " : tone == ROW_TOTAL ? "= " : "  ";
}

static GPtrArray *table_texts(const struct page *page, const struct block *block)
{
    GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < block->columns->len; i++) {
        const struct table_column *column = g_ptr_array_index(block->columns, i);

        g_ptr_array_add(texts, g_utf8_make_valid(column->header, -1));
    }
    for (guint j = 0; j < block->rows->len; j++) {
        const struct row *row = g_ptr_array_index(block->rows, j);

        for (guint i = 0; i < block->columns->len; i++) {
            const struct table_column *column = g_ptr_array_index(block->columns, i);

            g_ptr_array_add(texts,
                            i < row->cells->len
                                ? cell_shown(page, &g_array_index(row->cells, struct cell, i),
                                             column->bar_limit)
                                : g_strdup(""));
        }
    }
    return texts;
}

/* Width of each column, with the space after it. */
static GArray *column_widths(const GPtrArray *texts, guint n_columns)
{
    GArray *widths = g_array_sized_new(FALSE, TRUE, sizeof(guint), n_columns);

    g_array_set_size(widths, n_columns);
    for (guint k = 0; k < texts->len; k++) {
        guint *width = &g_array_index(widths, guint, k % n_columns);
        guint shown = MIN(shown_width(g_ptr_array_index(texts, k)), MOST_PADDING);

        *width = MAX(*width, shown + 2);
    }
    return widths;
}

static void append_row(GString *out, const GPtrArray *texts, guint first, const GArray *widths)
{
    for (guint i = 0; i < widths->len; i++)
        append_padded(out, g_ptr_array_index(texts, first + i), g_array_index(widths, guint, i));
    trim_end(out);
    g_string_append_c(out, '\n');
}

static void append_rule(GString *out, const GArray *widths)
{
    guint n = 0;

    for (guint i = 0; i < widths->len; i++)
        n += g_array_index(widths, guint, i);
    g_string_append(out, "  ");
    for (guint i = 0; i + 2 < n; i++)
        g_string_append_c(out, '-');
    g_string_append_c(out, '\n');
}

static void append_table(const struct page *page, const struct block *block)
{
    g_autoptr(GPtrArray) texts = table_texts(page, block);
    guint n = block->columns->len;
    g_autoptr(GArray) widths = NULL;

    if (n == 0)
        return;
    widths = column_widths(texts, n);
    g_string_append(page->out, "  ");
    append_row(page->out, texts, 0, widths);
    append_rule(page->out, widths);
    for (guint j = 0; j < block->rows->len; j++) {
        const struct row *row = g_ptr_array_index(block->rows, j);

        g_string_append(page->out, row_mark(row->tone));
        append_row(page->out, texts, (j + 1) * n, widths);
    }
}

/* ---- the other blocks ---- */

static void append_lines(const struct page *page, const struct block *block, const char *indent)
{
    for (guint i = 0; i < block->lines->len; i++)
        g_string_append_printf(page->out, "%s%s\n", indent,
                               (const char *)g_ptr_array_index(block->lines, i));
}

static void append_title(const struct page *page, const struct block *block)
{
    g_string_append_printf(page->out, "%s\n", block->text);
    append_lines(page, block, "  ");
}

static void append_cards(const struct page *page, const struct block *block)
{
    for (guint i = 0; i < block->cards->len; i++) {
        const struct card *card = g_ptr_array_index(block->cards, i);
        g_autofree char *value = cell_shown(page, &card->value, 1);

        g_string_append_printf(page->out, "  * %s: %s", card->label, value);
        if (*card->note != '\0')
            g_string_append_printf(page->out, "  -- %s", card->note);
        g_string_append_c(page->out, '\n');
    }
}

static void append_heading(const struct page *page, const struct block *block)
{
    g_string_append_printf(page->out, "## %s\n", block->text);
}

static void append_note(const struct page *page, const struct block *block)
{
    g_string_append_printf(page->out, "  %s%s\n", page->is_terminal ? "" : "note: ", block->text);
}

static void append_banner(const struct page *page, const struct block *block)
{
    g_string_append_printf(page->out, "!! %s\n", block->text);
}

static void append_sentences(const struct page *page, const struct block *block)
{
    append_lines(page, block, "  ");
}

static void append_interval(const struct page *page, const double *numbers, enum number_kind kind)
{
    bool digits = page->report->persian_digits;
    g_autofree char *middle = render_number(numbers[0], kind, digits);
    g_autofree char *low = render_number(numbers[1], kind, digits);
    g_autofree char *high = render_number(numbers[2], kind, digits);

    if (isfinite(numbers[1]) && isfinite(numbers[2]))
        g_string_append_printf(page->out, " %s [%s, %s]", middle, low, high);
    else
        g_string_append_printf(page->out, " %s", middle);
}

static void append_point(const struct page *page, const struct block *block,
                         const struct point *point)
{
    const double pre[] = {point->pre, point->pre_low, point->pre_high};
    const double post[] = {point->post, point->post_low, point->post_high};
    const double estimate[] = {point->estimate, point->low, point->high};

    g_string_append_printf(page->out, "  %s:", point->name);
    if (block->kind == BLOCK_FOREST_CHART) {
        append_interval(page, estimate, NUMBER_CHANGE);
    } else {
        append_interval(page, pre, NUMBER_SCORE);
        g_string_append(page->out, " ->");
        append_interval(page, post, NUMBER_SCORE);
    }
    g_string_append_c(page->out, '\n');
}

static void append_chart(const struct page *page, const struct block *block)
{
    bool forest = block->kind == BLOCK_FOREST_CHART;

    g_string_append_printf(page->out, "(%s) %s\n",
                           forest                            ? "forest"
                           : block->kind == BLOCK_LINE_CHART ? "lines"
                                                             : "columns",
                           block->text);
    if (!forest && block->series_pre != NULL && block->series_post != NULL)
        g_string_append_printf(page->out, "  %s -> %s\n", block->series_pre, block->series_post);
    for (guint i = 0; i < block->points->len; i++) {
        const struct point *point = &g_array_index(block->points, struct point, i);

        if (chart_point_is_drawn(block, point))
            append_point(page, block, point);
    }
}

static void append_block(const struct page *page, const struct block *block)
{
    static void (*const append[])(const struct page *page, const struct block *block) = {
        [BLOCK_TITLE] = append_title,        [BLOCK_CARDS] = append_cards,
        [BLOCK_HEADING] = append_heading,    [BLOCK_TABLE] = append_table,
        [BLOCK_NOTE] = append_note,          [BLOCK_SENTENCES] = append_sentences,
        [BLOCK_BANNER] = append_banner,      [BLOCK_COLUMN_CHART] = append_chart,
        [BLOCK_FOREST_CHART] = append_chart, [BLOCK_LINE_CHART] = append_chart,
    };

    append[block->kind](page, block);
}

static void append_blocks(const struct page *page, const struct sheet *sheet)
{
    for (guint i = 0; i < sheet->blocks->len; i++) {
        const struct block *block = g_ptr_array_index(sheet->blocks, i);

        if (page->is_terminal && block->kind >= BLOCK_COLUMN_CHART)
            continue;
        if (i > 0)
            g_string_append_c(page->out, '\n');
        append_block(page, block);
    }
}

static void append_sheet(const struct page *page, const struct sheet *sheet)
{
    static const char *const pages[] = {
        [SHEET_ONE_PAGE] = "one page",
        [SHEET_PAGES_PORTRAIT] = "pages",
        [SHEET_PAGES_LANDSCAPE] = "pages, landscape",
    };

    g_string_append_printf(page->out, "\n==== %s (%s) ====\n", sheet->name, pages[sheet->page]);
    g_string_append_c(page->out, '\n');
    append_blocks(page, sheet);
}

char *render_sheet_text(const struct report *report, guint i)
{
    g_autoptr(GString) out = g_string_new(NULL);
    struct page page = {out, report, true};

    append_blocks(&page, g_ptr_array_index(report->sheets, i));
    return g_utf8_make_valid(out->str, (gssize)out->len);
}

char *render_text(const struct report *report)
{
    g_autoptr(GString) out = g_string_new(NULL);
    struct page page = {out, report, false};

    g_string_append_printf(out, "%s\n%s\n", report->file, report->title);
    if (report->header != NULL && *report->header != '\0')
        g_string_append_printf(out, "header: %s\n", report->header);
    if (report->footer != NULL && *report->footer != '\0')
        g_string_append_printf(out, "footer: %s\n", report->footer);
    for (guint i = 0; i < report->sheets->len; i++)
        append_sheet(&page, g_ptr_array_index(report->sheets, i));
    return g_utf8_make_valid(out->str, (gssize)out->len);
}
