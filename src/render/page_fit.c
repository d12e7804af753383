/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/page_fit.h"

#include <math.h>

static const double A4_SHORT = 210 / 25.4, A4_LONG = 297 / 25.4; /* inches */
static const double POINTS_PER_INCH = 72, POINTS_PER_PIXEL = 0.75;
static const double SAFETY = 0.97; /* of a page that is broken: printers differ a little */
static const double MOST_STRETCHED = 2.0, LEAST_STRETCHED = 0.7;
static const double WIDER = 1.04; /* half of what LibreOffice makes columns wider than Excel */
static const double LARGELY_FULL = 0.6, LITTLE_OVER = 1.15;

double page_fit_room(const struct layout_sheet *sheet)
{
    bool lies = sheet->sheet->page == SHEET_PAGES_LANDSCAPE;
    double width = (lies ? A4_LONG : A4_SHORT) - 2 * PAGE_MARGIN_SIDE;
    double height = (lies ? A4_SHORT : A4_LONG) - PAGE_MARGIN_TOP - PAGE_MARGIN_BOTTOM;
    double points = layout_width(sheet, 0, sheet->widths->len) * POINTS_PER_PIXEL;

    return height * fmax(POINTS_PER_INCH, points / width); /* never enlarged */
}

static double height_of(const struct layout_sheet *sheet, guint first, guint end)
{
    double sum = 0;

    for (guint i = first; i < MIN(end, sheet->heights->len); i++)
        sum += g_array_index(sheet->heights, double, i);
    return sum;
}

static void stretch_charts(struct layout_sheet *sheet)
{
    double all = height_of(sheet, 0, sheet->heights->len), charts = 0, factor;

    for (guint i = 0; i < sheet->charts->len; i++) {
        const struct placed_chart *chart = &g_array_index(sheet->charts, struct placed_chart, i);

        charts += height_of(sheet, chart->row, chart->row + chart->n_rows);
    }
    if (charts <= 0)
        return;
    factor = CLAMP((WIDER * page_fit_room(sheet) - (all - charts)) / charts, LEAST_STRETCHED,
                   MOST_STRETCHED);
    for (guint i = 0; i < sheet->charts->len; i++) {
        const struct placed_chart *chart = &g_array_index(sheet->charts, struct placed_chart, i);

        for (guint j = chart->row; j < chart->row + chart->n_rows; j++) /* Excel: quarters */
            g_array_index(sheet->heights, double, j) =
                floor(4 * factor * g_array_index(sheet->heights, double, j)) / 4;
    }
}

static guint part_end(const struct layout_sheet *sheet, guint i)
{
    return i + 1 < sheet->parts->len
               ? g_array_index(sheet->parts, struct layout_part, i + 1).first_row
               : sheet->heights->len;
}

/* Numbers do not run on under another page's head: where the rest of a page does not hold them and
 * a page of their own does, they begin it. Words run on, unless little of the page is left. */
static void set_breaks(struct layout_sheet *sheet)
{
    double room = page_fit_room(sheet), used = 0;
    double head = sheet->head_row < 0 ? 0 : g_array_index(sheet->heights, double, sheet->head_row);

    for (guint i = 0; i < sheet->parts->len; i++) {
        const struct layout_part *part = &g_array_index(sheet->parts, struct layout_part, i);
        double height = height_of(sheet, part->first_row, part_end(sheet, i));
        bool keeps = !part->flows && head + height <= room;

        if (i > 0 && used + height > SAFETY * room && (keeps || used > LARGELY_FULL * room)) {
            g_array_append_val(sheet->breaks, part->first_row);
            used = head;
        }
        used += height;
        while (used > room)
            used -= room - head;
    }
}

void page_fit(struct layout_sheet *sheet)
{
    bool is_one = sheet->sheet->page == SHEET_ONE_PAGE;
    double height = height_of(sheet, 0, sheet->heights->len);

    if (is_one)
        stretch_charts(sheet);
    else if (height > page_fit_room(sheet) * LITTLE_OVER)
        set_breaks(sheet);
    sheet->n_pages = is_one || height <= page_fit_room(sheet) * LITTLE_OVER ? 1 : 0;
}
