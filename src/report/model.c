/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/model.h"

#include <math.h>
#include <string.h>

#include "text/fold.h"

enum { SHEET_NAME_UNITS = 31, CHART_ROWS = 14 };

static void column_free(gpointer data)
{
    struct table_column *column = data;

    g_free(column->header);
    g_free(column);
}

static void cell_clear(gpointer data)
{
    struct cell *cell = data;

    g_clear_pointer(&cell->text, g_free);
}

static void row_free(gpointer data)
{
    struct row *row = data;

    g_array_unref(row->cells);
    g_free(row);
}

static void card_free(gpointer data)
{
    struct card *card = data;

    g_free(card->label);
    g_free(card->note);
    cell_clear(&card->value);
    g_free(card);
}

static void point_clear(gpointer data)
{
    struct point *point = data;

    g_clear_pointer(&point->name, g_free);
}

static void block_free(gpointer data)
{
    struct block *block = data;

    g_free(block->text);
    g_ptr_array_unref(block->lines);
    g_ptr_array_unref(block->cards);
    g_ptr_array_unref(block->columns);
    g_ptr_array_unref(block->rows);
    g_array_unref(block->points);
    g_free(block->series_pre);
    g_free(block->series_post);
    g_free(block->alt_text);
    g_free(block);
}

static void sheet_free(gpointer data)
{
    struct sheet *sheet = data;

    g_free(sheet->name);
    g_array_unref(sheet->widths);
    g_ptr_array_unref(sheet->blocks);
    g_free(sheet);
}

struct report *report_new(const char *file, enum language language)
{
    struct report *report = g_new0(struct report, 1);

    report->file = g_strdup(file);
    report->title = g_strdup("");
    report->by = g_strdup("");
    report->header = g_strdup("");
    report->footer = g_strdup("");
    report->language = language;
    report->persian_digits = language == LANGUAGE_FA;
    report->font = g_strdup("Tahoma");
    report->created = g_strdup("");
    report->sheets = g_ptr_array_new_with_free_func(sheet_free);
    return report;
}

void report_free(struct report *report)
{
    if (report == NULL)
        return;
    g_free(report->file);
    g_free(report->title);
    g_free(report->by);
    g_free(report->header);
    g_free(report->footer);
    g_free(report->font);
    g_free(report->created);
    g_ptr_array_unref(report->sheets);
    g_free(report);
}

/* How many bytes of text fit into so many UTF-16 units, whole letters only. */
static gsize bytes_within_units(const char *text, guint n_units)
{
    const char *end = text;
    guint used = 0;

    while (*end != '\0') {
        used += g_utf8_get_char(end) > 0xFFFF ? 2 : 1;
        if (used > n_units)
            break;
        end = g_utf8_next_char(end);
    }
    return (gsize)(end - text);
}

static guint units(const char *text)
{
    guint n = 0;

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        n += g_utf8_get_char(at) > 0xFFFF ? 2 : 1;
    return n;
}

/* Excel refuses []:*?/\ anywhere, quotes at the ends, control characters, and an empty name. */
static char *name_without_signs(const char *name)
{
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    g_autoptr(GString) safe = g_string_new(NULL);

    for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);

        if (letter < 0x20 || letter == 0x7F || (letter < 0x80 && strchr("[]:*?/\\", (int)letter)))
            g_string_append_c(safe, '-');
        else
            g_string_append_unichar(safe, letter);
    }
    g_string_truncate(safe, bytes_within_units(safe->str, SHEET_NAME_UNITS));
    g_strstrip(safe->str);
    safe->len = strlen(safe->str);
    while (safe->len > 0 && safe->str[safe->len - 1] == '\'')
        g_string_truncate(safe, safe->len - 1);
    while (safe->str[0] == '\'')
        g_string_erase(safe, 0, 1);
    return g_strdup(safe->len > 0 ? safe->str : "-");
}

/* Names that differ only in yeh or kaf look the same to a reader: they count as one. `History` is
 * Excel's own, `_chart` the renderer's. */
static bool name_taken(const struct report *report, const char *name)
{
    g_autofree char *key = text_fold(name);

    if (g_ascii_strcasecmp(name, "History") == 0 || g_ascii_strcasecmp(name, "_chart") == 0)
        return true;
    for (guint i = 0; i < report->sheets->len; i++) {
        const struct sheet *other = g_ptr_array_index(report->sheets, i);
        g_autofree char *other_key = text_fold(other->name);

        if (strcmp(key, other_key) == 0)
            return true;
    }
    return false;
}

static char *safe_name(const struct report *report, const char *name)
{
    g_autofree char *plain = name_without_signs(name);

    if (!name_taken(report, plain))
        return g_steal_pointer(&plain);
    for (guint i = 2;; i++) {
        g_autofree char *tail = g_strdup_printf(" %u", i);
        gsize fit = bytes_within_units(plain, SHEET_NAME_UNITS - units(tail));
        g_autofree char *numbered = g_strdup_printf("%.*s%s", (int)fit, plain, tail);

        if (!name_taken(report, numbered))
            return g_steal_pointer(&numbered);
    }
}

struct sheet *report_sheet(struct report *report, const char *name, enum sheet_page page,
                           const double *widths, guint n_widths)
{
    struct sheet *sheet = g_new0(struct sheet, 1);

    sheet->name = safe_name(report, name);
    sheet->page = page;
    sheet->widths = g_array_sized_new(FALSE, FALSE, sizeof(double), n_widths);
    g_array_append_vals(sheet->widths, widths, n_widths);
    sheet->blocks = g_ptr_array_new_with_free_func(block_free);
    sheet->repeat_block = -1;
    g_ptr_array_add(report->sheets, sheet);
    return sheet;
}

static struct block *sheet_block(struct sheet *sheet, enum block_kind kind, const char *text)
{
    struct block *block = g_new0(struct block, 1);

    block->kind = kind;
    block->text = g_strdup(text != NULL ? text : "");
    block->lines = g_ptr_array_new_with_free_func(g_free);
    block->cards = g_ptr_array_new_with_free_func(card_free);
    block->columns = g_ptr_array_new_with_free_func(column_free);
    block->rows = g_ptr_array_new_with_free_func(row_free);
    block->points = g_array_new(FALSE, FALSE, sizeof(struct point));
    g_array_set_clear_func(block->points, point_clear);
    g_ptr_array_add(sheet->blocks, block);
    return block;
}

struct block *sheet_title(struct sheet *sheet, const char *title)
{
    return sheet_block(sheet, BLOCK_TITLE, title);
}

void block_line(struct block *block, const char *text)
{
    g_assert(block->kind == BLOCK_TITLE || block->kind == BLOCK_SENTENCES);
    g_ptr_array_add(block->lines, g_strdup(text));
}

struct block *sheet_cards(struct sheet *sheet)
{
    return sheet_block(sheet, BLOCK_CARDS, NULL);
}

void cards_add(struct block *cards, const char *label, struct cell value, const char *note,
               guint n_columns)
{
    struct card *card = g_new0(struct card, 1);

    g_assert(cards->kind == BLOCK_CARDS && n_columns > 0);
    card->label = g_strdup(label);
    card->note = g_strdup(note != NULL ? note : "");
    card->value = value;
    card->n_columns = n_columns;
    g_ptr_array_add(cards->cards, card);
}

void sheet_heading(struct sheet *sheet, const char *text)
{
    sheet_block(sheet, BLOCK_HEADING, text);
}

void sheet_note(struct sheet *sheet, const char *text)
{
    sheet_block(sheet, BLOCK_NOTE, text);
}

void sheet_banner(struct sheet *sheet, const char *text)
{
    sheet_block(sheet, BLOCK_BANNER, text);
}

struct block *sheet_sentences(struct sheet *sheet)
{
    return sheet_block(sheet, BLOCK_SENTENCES, NULL);
}

struct block *sheet_table(struct sheet *sheet)
{
    return sheet_block(sheet, BLOCK_TABLE, NULL);
}

void table_add_column(struct block *table, const char *header, enum align align, double bar_limit)
{
    struct table_column *column = g_new0(struct table_column, 1);

    g_assert(table->kind == BLOCK_TABLE && table->rows->len == 0);
    column->header = g_strdup(header != NULL ? header : "");
    column->align = align;
    column->bar_limit = bar_limit;
    column->span = 1;
    g_ptr_array_add(table->columns, column);
}

void table_widen_column(struct block *table, guint span)
{
    g_assert(table->columns->len > 0 && table->rows->len == 0 && span > 0);
    ((struct table_column *)g_ptr_array_index(table->columns, table->columns->len - 1))->span =
        span;
}

void table_add_row(struct block *table, enum row_tone tone)
{
    struct row *row = g_new0(struct row, 1);

    g_assert(table->kind == BLOCK_TABLE);
    row->tone = tone;
    row->cells = g_array_sized_new(FALSE, FALSE, sizeof(struct cell), table->columns->len);
    g_array_set_clear_func(row->cells, cell_clear);
    g_ptr_array_add(table->rows, row);
}

void table_add_cell(struct block *table, struct cell cell)
{
    struct row *row;

    g_assert(table->rows->len > 0);
    row = g_ptr_array_index(table->rows, table->rows->len - 1);
    g_assert(row->cells->len < table->columns->len);
    g_array_append_val(row->cells, cell);
}

struct block *sheet_chart(struct sheet *sheet, enum block_kind kind, const char *title)
{
    struct block *block;

    g_assert(kind >= BLOCK_COLUMN_CHART);
    block = sheet_block(sheet, kind, title);
    block->series_pre = g_strdup("");
    block->series_post = g_strdup("");
    block->alt_text = g_strdup(title);
    block->axis_max = kind == BLOCK_FOREST_CHART ? 0 : 100;
    block->n_grid_rows = CHART_ROWS;
    return block;
}

void chart_add_point(struct block *chart, const struct point *point)
{
    struct point copy = *point;

    g_assert(chart->kind >= BLOCK_COLUMN_CHART);
    copy.name = g_strdup(point->name != NULL ? point->name : "");
    g_array_append_val(chart->points, copy);
}

struct cell cell_empty(void)
{
    return (struct cell){.kind = CELL_EMPTY, .value = NAN};
}

struct cell cell_text(const char *text)
{
    return (struct cell){.kind = CELL_TEXT, .text = g_strdup(text), .value = NAN};
}

struct cell cell_number(double value, enum number_kind kind, const struct trace *trace)
{
    struct cell cell = {.kind = CELL_NUMBER, .value = value, .number = kind};

    if (trace != NULL)
        cell.trace = *trace;
    return cell;
}

struct cell cell_reason(const char *words)
{
    return (struct cell){.kind = CELL_REASON, .text = g_strdup(words), .value = NAN};
}

struct cell cell_bar(double value)
{
    return (struct cell){.kind = CELL_BAR, .value = value};
}

struct cell cell_toned(struct cell cell, enum cell_tone tone)
{
    cell.tone = tone;
    return cell;
}
