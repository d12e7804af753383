/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/gate.h - what must not reach a workbook.
 *
 * libxlsxwriter answers "no error" for numbers that are not finite, for bytes that are not UTF-8,
 * for the sheet name History, for names too long in Excel's own count, and for merged cells that
 * overlap: Excel then repairs or refuses the file. All of it is refused here, before a byte is
 * written. The font must be a plain name other than Calibri, which the library treats apart.
 */
#ifndef RENDER_GATE_H
#define RENDER_GATE_H

#include <glib.h>
#include <stdbool.h>

#include "render/layout.h"

/* The sheet of numbers that charts read; no sheet of a report may have this name. */
#define CHART_SHEET "_chart"

/* False with error (G_FILE_ERROR_INVAL; names the sheet and the cell) for the first fault. */
bool gate_check(const struct page_layout *layout, GError **error);

#endif
