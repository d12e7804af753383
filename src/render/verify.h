/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/verify.h - whether a finished workbook says what was meant, and nothing else.
 *
 * The library answers success for damaged files, so no workbook counts as written before it was
 * read back: each cell that was placed is there with its text or its number (within 1e-12: the
 * library prints 16 digits), no other cell is, the charts show the same numbers and names, and the
 * parts belong together (render/package.h).
 */
#ifndef RENDER_VERIFY_H
#define RENDER_VERIFY_H

#include <glib.h>
#include <stdbool.h>

#include "render/archive.h"
#include "render/chart_data.h"
#include "render/layout.h"

/* False with error (G_FILE_ERROR_INVAL or G_MARKUP_ERROR) that names the first difference. */
bool verify_workbook(GBytes *workbook, const struct page_layout *layout,
                     const struct chart_data *data, GError **error);

/* One chart's part: its ranges, the numbers it keeps of them, its names. In verify_chart.c. */
bool verify_chart(const struct archive *archive, const struct page_layout *layout,
                  const struct chart_data *data, guint i_plan, GError **error);

/* The same number after a trip through 16 digits. */
bool verify_same(double a, double b);

#endif
