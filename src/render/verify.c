/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/verify.h"

#include <math.h>
#include <string.h>

#include "render/gate.h"
#include "render/package.h"
#include "render/read_back.h"

static const double TOLERANCE = 1e-12;

struct meant { /* one cell as it must stand in the file */
    const char *sheet;
    guint row, column;
    const char *text; /* NULL for a number */
    double value;
};

bool verify_same(double a, double b)
{
    return fabs(a - b) <= TOLERANCE * fmax(fabs(a), fabs(b));
}

/* A text as a reader of the file has it: codes like _x005F_ stand for their letter. */
static char *as_read(const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "_x005F_x", -1);

    return g_strjoinv("_x", parts);
}

static bool differs(GError **error, const char *sheet, guint row, guint column, const char *what)
{
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "read back, sheet \"%s\", row %u, column %u: %s", sheet, row + 1, column + 1, what);
    return false;
}

static bool is_same(const struct meant *meant, const struct workbook_cell *cell)
{
    g_autofree char *text = NULL;

    if (meant->text == NULL)
        return cell->is_number && verify_same(cell->value, meant->value);
    text = as_read(meant->text);
    return !cell->is_number && g_str_equal(cell->text, text);
}

static bool stands_at(const struct meant *meant, const struct workbook_cell *cell)
{
    return cell->row == meant->row && cell->column == meant->column &&
           g_str_equal(cell->sheet, meant->sheet);
}

/* Placed cells and the file's cells stand in the same order, so that one walk compares them. */
static bool compare(const GPtrArray *cells, guint *next, const struct meant *meant, GError **error)
{
    const struct workbook_cell *cell = *next < cells->len ? g_ptr_array_index(cells, *next) : NULL;

    (*next)++;
    if (cell == NULL || !stands_at(meant, cell))
        return differs(error, meant->sheet, meant->row, meant->column,
                       "the cell is missing, or another is before it");
    if (!is_same(meant, cell))
        return differs(error, meant->sheet, meant->row, meant->column,
                       "the cell does not hold what was written");
    return true;
}

static bool meant_of(struct meant *out, const struct layout_sheet *sheet, const struct placed *at)
{
    bool number = at->cell != NULL && (at->cell->kind == CELL_NUMBER || at->cell->kind == CELL_BAR);

    *out = (struct meant){.sheet = sheet->sheet->name, .row = at->row, .column = at->column};
    if (number)
        out->value = at->cell->value;
    else
        out->text = at->text;
    return number || (at->text != NULL && *at->text != '\0');
}

static bool compare_sheet(const GPtrArray *cells, guint *next, const struct layout_sheet *sheet,
                          GError **error)
{
    struct meant meant;

    for (guint i = 0; i < sheet->placed->len; i++) {
        const struct placed *at = &g_array_index(sheet->placed, struct placed, i);

        if (meant_of(&meant, sheet, at) && !compare(cells, next, &meant, error))
            return false;
    }
    return true;
}

static bool compare_chart_cells(const GPtrArray *cells, guint *next, const struct chart_data *data,
                                GError **error)
{
    for (guint i = 0; i < data->cells->len; i++) {
        const struct chart_cell *at = &g_array_index(data->cells, struct chart_cell, i);
        struct meant meant = {CHART_SHEET, at->row, at->column, at->text, at->value};

        if (!compare(cells, next, &meant, error))
            return false;
    }
    return true;
}

static bool compare_cells(const GPtrArray *cells, const struct page_layout *layout,
                          const struct chart_data *data, GError **error)
{
    guint next = 0;

    for (guint i = 0; i < layout->sheets->len; i++) {
        if (!compare_sheet(cells, &next, layout_nth(layout, i), error))
            return false;
    }
    if (!compare_chart_cells(cells, &next, data, error))
        return false;
    if (next < cells->len) {
        const struct workbook_cell *cell = g_ptr_array_index(cells, next);

        return differs(error, cell->sheet, cell->row, cell->column, "nobody meant this cell");
    }
    return true;
}

static bool compare_charts(const struct archive *archive, const struct page_layout *layout,
                           const struct chart_data *data, GError **error)
{
    for (guint i = 0; i < data->plans->len; i++) {
        if (!verify_chart(archive, layout, data, i, error))
            return false;
    }
    return true;
}

bool verify_workbook(GBytes *workbook, const struct page_layout *layout,
                     const struct chart_data *data, GError **error)
{
    own(archive) archive = archive_open(workbook, error);
    guint n_sheets = layout->sheets->len + (data->plans->len > 0 ? 1 : 0);
    g_autoptr(GPtrArray) cells = NULL;

    if (archive == NULL || !package_check(archive, n_sheets, data->plans->len, error))
        return false;
    cells = read_back_archive(archive, error);
    return cells != NULL && compare_cells(cells, layout, data, error) &&
           compare_charts(archive, layout, data, error);
}
