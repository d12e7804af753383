/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/gate.h"

#include <math.h>
#include <string.h>

enum {
    NAME_UNITS = 31,
    MOST_ROWS = 1048576,
    MOST_COLUMNS = 16384,
    FOOTER_UNITS = 200,
    FONT_BYTES = 31
};

static bool refuse(GError **error, const char *sheet, const char *what) G_GNUC_WARN_UNUSED_RESULT;

static bool refuse(GError **error, const char *sheet, const char *what)
{
    g_autofree char *name = g_utf8_make_valid(sheet, -1);

    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "sheet \"%s\": %s", name, what);
    return false;
}

static bool refuse_cell(GError **error, const char *sheet, const struct placed *at,
                        const char *what)
{
    g_autofree char *words =
        g_strdup_printf("row %u, column %u: %s", at->row + 1, at->column + 1, what);

    return refuse(error, sheet, words);
}

/* ---- names ---- */

static guint utf16_units(const char *text)
{
    guint n = 0;

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        n += g_utf8_get_char(at) > 0xFFFF ? 2 : 1;
    return n;
}

static const char *name_fault(const char *name)
{
    if (!g_utf8_validate(name, -1, NULL))
        return "the name is not valid UTF-8";
    if (*name == '\0')
        return "the name is empty";
    if (utf16_units(name) > NAME_UNITS)
        return "the name is longer than 31 UTF-16 units";
    if (strpbrk(name, "[]:*?/\\") != NULL || *name == '\'' || g_str_has_suffix(name, "'"))
        return "the name has a sign that Excel does not allow";
    if (g_ascii_strcasecmp(name, "History") == 0 || g_ascii_strcasecmp(name, CHART_SHEET) == 0)
        return "the name is taken by Excel or by the charts";
    for (const char *at = name; *at != '\0'; at++) {
        if ((guchar)*at < 0x20)
            return "the name has a control character";
    }
    return NULL;
}

static bool check_names(const struct page_layout *layout, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < layout->sheets->len; i++) {
        const char *name = layout_nth(layout, i)->sheet->name;
        const char *fault = name_fault(name);

        if (fault != NULL)
            return refuse(error, name, fault);
        if (!g_hash_table_add(seen, g_utf8_casefold(name, -1)))
            return refuse(error, name, "two sheets have this name");
    }
    if (layout->sheets->len == 0)
        return refuse(error, "", "the report has no sheets");
    return true;
}

/* ---- cells ---- */

/* Cells are placed row by row from left to right; one that starts before the last one ended, or
 * runs out of the grid, would lie over another. */
static bool overlaps(const struct layout_sheet *sheet, const struct placed *before,
                     const struct placed *at)
{
    bool band = at->column == 0 && at->n_columns == sheet->widths->len;
    guint end = sheet->first_column + sheet->n_inner;

    if (!band && (at->column < sheet->first_column || at->column + at->n_columns > end))
        return true;
    return before != NULL && before->row == at->row &&
           at->column < before->column + before->n_columns;
}

static const char *cell_fault(const struct cell *cell)
{
    switch (cell->kind) {
    case CELL_NUMBER:
    case CELL_BAR:
        return isfinite(cell->value) ? NULL : "the number is not finite";
    case CELL_TEXT:
    case CELL_REASON:
        return cell->text != NULL ? NULL : "the text is missing";
    case CELL_EMPTY:
        break;
    }
    return NULL;
}

static bool check_cells(const struct layout_sheet *sheet, GError **error)
{
    const struct placed *before = NULL;

    for (guint i = 0; i < sheet->placed->len; i++) {
        const struct placed *at = &g_array_index(sheet->placed, struct placed, i);
        const char *fault = at->cell != NULL ? cell_fault(at->cell) : NULL;

        if (overlaps(sheet, before, at))
            return refuse_cell(error, sheet->sheet->name, at, "cells overlap or leave the page");
        if (at->source != NULL && !g_utf8_validate(at->source, -1, NULL))
            return refuse_cell(error, sheet->sheet->name, at, "the text is not valid UTF-8");
        if (fault != NULL)
            return refuse_cell(error, sheet->sheet->name, at, fault);
        before = at;
    }
    return true;
}

/* ---- charts ---- */

/* NAN is a number that does not exist and is left out; infinity is a fault. */
static bool point_holds(const struct point *point)
{
    const double numbers[] = {point->pre,      point->pre_low,  point->pre_high,
                              point->post,     point->post_low, point->post_high,
                              point->estimate, point->low,      point->high};

    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        if (isinf(numbers[i]))
            return false;
    }
    return g_utf8_validate(point->name, -1, NULL);
}

static bool text_holds(const char *text)
{
    return text == NULL || g_utf8_validate(text, -1, NULL);
}

static bool check_chart(const char *sheet, const struct block *block, GError **error)
{
    if (!text_holds(block->text) || !text_holds(block->series_pre) ||
        !text_holds(block->series_post) || !text_holds(block->alt_text))
        return refuse(error, sheet, "a chart's text is not valid UTF-8");
    if (!isfinite(block->axis_min) || !isfinite(block->axis_max))
        return refuse(error, sheet, "a chart's axis is not finite");
    for (guint i = 0; i < block->points->len; i++) {
        if (!point_holds(&g_array_index(block->points, struct point, i)))
            return refuse(error, sheet, "a chart has a number or a name that cannot be written");
    }
    return true;
}

static bool check_sheet(const struct layout_sheet *sheet, GError **error)
{
    if (sheet->widths->len > MOST_COLUMNS || sheet->heights->len > MOST_ROWS)
        return refuse(error, sheet->sheet->name, "more rows or columns than a sheet has");
    for (guint i = 0; i < sheet->charts->len; i++) {
        const struct placed_chart *chart = &g_array_index(sheet->charts, struct placed_chart, i);

        if (!check_chart(sheet->sheet->name, chart->block, error))
            return false;
    }
    return check_cells(sheet, error);
}

/* The font's name goes into XML as it is, and is looked for there by the finishing pass. */
static bool font_holds(const char *font)
{
    gsize n = 0;

    for (; font != NULL && font[n] != '\0'; n++) {
        if (!g_ascii_isalnum(font[n]) && strchr(" -_.", font[n]) == NULL)
            return false;
    }
    return n > 0 && n <= FONT_BYTES && !g_str_equal(font, "Calibri");
}

static bool is_long(const char *text)
{
    return text != NULL && utf16_units(text) > FOOTER_UNITS;
}

static bool check_properties(const struct report *report, GError **error)
{
    if (!text_holds(report->title) || !text_holds(report->by) || !text_holds(report->header) ||
        !text_holds(report->footer))
        return refuse(error, "", "a property, the header or the footer is not valid UTF-8");
    if (!font_holds(report->font))
        return refuse(error, "", "the font's name is not one that can be used");
    if (is_long(report->header) || is_long(report->footer))
        return refuse(error, "", "the header or the footer is longer than 200 letters");
    return true;
}

bool gate_check(const struct page_layout *layout, GError **error)
{
    if (!check_names(layout, error) || !check_properties(layout->report, error))
        return false;
    for (guint i = 0; i < layout->sheets->len; i++) {
        if (!check_sheet(layout_nth(layout, i), error))
            return false;
    }
    return true;
}
