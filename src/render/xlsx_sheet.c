/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/xlsx.h"

#include <math.h>
#include <string.h>

#include "render/page_fit.h"

enum { PAPER_A4 = 9, MOST_FROZEN = 200 /* points: a taller head would fill a small screen */ };

struct pen { /* one sheet being written */
    lxw_worksheet *worksheet;
    const struct page_layout *layout;
    const struct layout_sheet *sheet;
    struct look *look;
};

bool xlsx_ok(lxw_error code, const char *what, GError **error)
{
    if (code == LXW_NO_ERROR)
        return true;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "cannot write %s: %s", what,
                lxw_strerror(code));
    return false;
}

/* ---- cells ---- */

static bool write_content(const struct pen *pen, const struct placed *at, lxw_format *format,
                          GError **error)
{
    lxw_row_t row = at->row;
    lxw_col_t column = (lxw_col_t)at->column;
    bool number = at->cell != NULL && (at->cell->kind == CELL_NUMBER || at->cell->kind == CELL_BAR);
    lxw_error code;

    if (number)
        code = worksheet_write_number(pen->worksheet, row, column, at->cell->value, format);
    else if (at->text != NULL && *at->text != '\0')
        code = worksheet_write_string(pen->worksheet, row, column, at->text, format);
    else
        code = worksheet_write_blank(pen->worksheet, row, column, format);
    return xlsx_ok(code, "a cell", error);
}

static bool write_cell(const struct pen *pen, const struct placed *at, GError **error)
{
    lxw_format *format = look_format(pen->look, at);
    lxw_col_t first = (lxw_col_t)at->column, last = (lxw_col_t)(at->column + at->n_columns - 1);

    if (format == NULL)
        return xlsx_ok(LXW_ERROR_MEMORY_MALLOC_FAILED, "a format", error);
    if (last > first &&
        !xlsx_ok(worksheet_merge_range(pen->worksheet, at->row, first, at->row, last, "", format),
                 "a merged cell", error))
        return false;
    return write_content(pen, at, format, error);
}

static bool write_grid(const struct pen *pen, GError **error)
{
    const struct layout_sheet *sheet = pen->sheet;
    lxw_format *base = look_base(pen->look);

    for (guint i = 0; i < sheet->widths->len; i++) {
        double width = g_array_index(sheet->widths, double, i);

        if (!xlsx_ok(worksheet_set_column(pen->worksheet, (lxw_col_t)i, (lxw_col_t)i, width, base),
                     "a column", error))
            return false;
    }
    for (guint i = 0; i < sheet->heights->len; i++) {
        double height = g_array_index(sheet->heights, double, i);

        if (!xlsx_ok(worksheet_set_row(pen->worksheet, i, height, NULL), "a row", error))
            return false;
    }
    return true;
}

/* Bars on a fixed scale around the middle of their own column: two workbooks can be compared. */
static bool write_bars(const struct pen *pen, const struct placed_bars *bars, GError **error)
{
    lxw_conditional_format rule = {
        .type = LXW_CONDITIONAL_DATA_BAR,
        .data_bar_2010 = LXW_TRUE,
        .bar_only = LXW_TRUE,
        .bar_solid = LXW_TRUE,
        .bar_no_border = LXW_TRUE,
        .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .min_value = -bars->limit,
        .max_value = bars->limit,
        .bar_axis_position = LXW_CONDITIONAL_BAR_AXIS_MIDPOINT,
        .bar_color = COLOUR_TEAL,
        .bar_negative_color = COLOUR_WARM,
        .bar_axis_color = COLOUR_GREY,
        .bar_direction = LXW_CONDITIONAL_BAR_DIRECTION_LEFT_TO_RIGHT, /* as in the charts */
    };
    lxw_col_t column = (lxw_col_t)bars->column;

    return xlsx_ok(worksheet_conditional_format_range(pen->worksheet, bars->first_row, column,
                                                      bars->last_row, column, &rule),
                   "a column of bars", error);
}

/* ---- the page ---- */

/* In a footer "&" starts a field; the page field and words stand apart, because LibreOffice loses
 * their order when they are mixed with Persian. */
static char *without_fields(const char *source)
{
    g_auto(GStrv) parts = g_strsplit(source != NULL ? source : "", "&", -1);

    return g_strjoinv("&&", parts);
}

static char *footer_text(const struct report *report)
{
    g_autofree char *place = without_fields(report->footer);
    const char *version = "tabavar " TABAVAR_VERSION;
    bool rtl = report->language == LANGUAGE_FA;

    return g_strconcat("&L", rtl ? version : place, "&C&P / &N&R", rtl ? place : version, NULL);
}

static bool set_words(const struct pen *pen, GError **error)
{
    const struct report *report = pen->layout->report;
    g_autofree char *words = without_fields(report->header);
    g_autofree char *header = g_strconcat("&C&8&K5E717A", words, NULL);
    g_autofree char *footer = footer_text(report);

    if (*words != '\0' &&
        !xlsx_ok(worksheet_set_header(pen->worksheet, header), "the header", error))
        return false;
    return xlsx_ok(worksheet_set_footer(pen->worksheet, footer), "the footer", error);
}

static bool set_breaks(const struct pen *pen, GError **error)
{
    const GArray *breaks = pen->sheet->breaks;
    g_autofree lxw_row_t *rows = g_new0(lxw_row_t, breaks->len + 1);

    for (guint i = 0; i < breaks->len; i++)
        rows[i] = g_array_index(breaks, guint, i);
    return breaks->len == 0 ||
           xlsx_ok(worksheet_set_h_pagebreaks(pen->worksheet, rows), "the page breaks", error);
}

static bool freezes(const struct layout_sheet *sheet)
{
    double points = 0;

    if (sheet->head_row < 0 || sheet->sheet->page == SHEET_ONE_PAGE)
        return false;
    for (guint i = 0; i <= (guint)sheet->head_row; i++)
        points += g_array_index(sheet->heights, double, i);
    return points <= MOST_FROZEN;
}

static bool set_head(const struct pen *pen, GError **error)
{
    lxw_row_t head = (lxw_row_t)pen->sheet->head_row;
    lxw_row_t rows = freezes(pen->sheet) ? head + 1 : 0;
    lxw_col_t columns = pen->sheet->sheet->page == SHEET_PAGES_LANDSCAPE ? 1 : 0;

    if (rows > 0 || columns > 0) /* the names stay in sight beside wide tables */
        worksheet_freeze_panes(pen->worksheet, rows, columns);
    if (pen->sheet->head_row < 0)
        return true;
    return xlsx_ok(worksheet_repeat_rows(pen->worksheet, head, head), "the repeated head", error);
}

static bool set_page(const struct pen *pen, GError **error)
{
    const struct layout_sheet *sheet = pen->sheet;
    lxw_row_t last_row = sheet->heights->len > 0 ? sheet->heights->len - 1 : 0;
    lxw_col_t last_column = (lxw_col_t)(sheet->widths->len > 0 ? sheet->widths->len - 1 : 0);

    if (pen->layout->report->language == LANGUAGE_FA)
        worksheet_right_to_left(pen->worksheet);
    worksheet_gridlines(pen->worksheet, LXW_HIDE_ALL_GRIDLINES);
    worksheet_set_paper(pen->worksheet, PAPER_A4);
    if (sheet->sheet->page == SHEET_PAGES_LANDSCAPE)
        worksheet_set_landscape(pen->worksheet);
    worksheet_set_margins(pen->worksheet, PAGE_MARGIN_SIDE, PAGE_MARGIN_SIDE, PAGE_MARGIN_TOP,
                          PAGE_MARGIN_BOTTOM);
    worksheet_center_horizontally(pen->worksheet);
    worksheet_fit_to_pages(pen->worksheet, 1, (uint16_t)sheet->n_pages);
    return xlsx_ok(worksheet_print_area(pen->worksheet, 0, 0, last_row, last_column),
                   "the print area", error) &&
           set_words(pen, error) && set_breaks(pen, error) && set_head(pen, error);
}

bool xlsx_sheet_write(lxw_worksheet *worksheet, const struct page_layout *layout,
                      const struct layout_sheet *sheet, struct look *look, GError **error)
{
    struct pen pen = {worksheet, layout, sheet, look};

    if (!set_page(&pen, error) || !write_grid(&pen, error))
        return false;
    for (guint i = 0; i < sheet->placed->len; i++) {
        if (!write_cell(&pen, &g_array_index(sheet->placed, struct placed, i), error))
            return false;
    }
    for (guint i = 0; i < sheet->bars->len; i++) {
        if (!write_bars(&pen, &g_array_index(sheet->bars, struct placed_bars, i), error))
            return false;
    }
    return true;
}
