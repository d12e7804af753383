/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/xlsx.h - a laid-out report through libxlsxwriter; every return value is checked.
 *
 * The workbook this leaves at path is raw: render/finish.h completes what the library cannot say,
 * render/verify.h reads it back. Nothing here may be called for a report that gate_check() refused.
 */
#ifndef RENDER_XLSX_H
#define RENDER_XLSX_H

#include <glib.h>
#include <stdbool.h>
#include <xlsxwriter.h>

#include "render/chart_data.h"
#include "render/layout.h"
#include "render/look.h"

/* Error bars are written with a value of their own that stands for (plan, column); the finishing
 * pass puts the cells in its place. */
#define CHART_SENTINEL(i_plan, column) (900000000u + 100u * (i_plan) + (guint)(column))

/* One workbook to path. False with error: the library's words and what was being written. */
bool xlsx_book_write(const struct page_layout *layout, const struct chart_data *data,
                     const char *path, GError **error);

/* ---- its parts ---- */

/* The library's answer as ours: false with error (G_FILE_ERROR) unless code is LXW_NO_ERROR. */
bool xlsx_ok(lxw_error code, const char *what, GError **error);

/* Cells, heights, print setup of one sheet. */
bool xlsx_sheet_write(lxw_worksheet *worksheet, const struct page_layout *layout,
                      const struct layout_sheet *sheet, struct look *look, GError **error);

/* A chart into its sheet. */
bool xlsx_chart_insert(lxw_workbook *workbook, lxw_worksheet *worksheet,
                       const struct page_layout *layout, const struct chart_data *data,
                       guint i_plan, GError **error);

/* Fonts a chart's XML names: the finishing pass expects to find exactly so many. */
guint xlsx_chart_n_fonts(const struct chart_plan *plan);

/* Texts a chart's XML gives a language to. */
guint xlsx_chart_n_texts(const struct chart_plan *plan);

#endif
