/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/finish.h - what libxlsxwriter cannot say, written into the closed workbook.
 *
 * Error bars of each point's own length (the library knows fixed ones only, so it writes a sentinel
 * that is replaced here); the complex-script face, language and direction of a chart's texts; the
 * charset without which Excel passes over a Persian cell font; gaps where a chart has no number.
 * Each patch names the part it belongs to, what stands there and how often: another count means
 * that the library writes something else than it did, and the workbook is refused.
 */
#ifndef RENDER_FINISH_H
#define RENDER_FINISH_H

#include <glib.h>

#include "render/chart_data.h"
#include "render/layout.h"

/* The finished zip; NULL with error (G_FILE_ERROR_INVAL) where a patch does not fit. */
GBytes *finish_workbook(GBytes *raw, const struct page_layout *layout,
                        const struct chart_data *data, GError **error);

/* Replaces every find in text by replacement. False, and text untouched, unless there are exactly n
 * of them. Visible for the tests. */
bool finish_patch(GString *text, const char *find, const char *replacement, guint n);

/* "_chart!$B$2:$B$8". Caller frees. */
char *finish_range(const struct chart_plan *plan, enum chart_column column);

#endif
