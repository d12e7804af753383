/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/package.h - whether the parts of a workbook belong together.
 *
 * A failed allocation inside libxlsxwriter leaves well-formed files that lack a content type or a
 * relationship; Excel repairs or refuses them. So: every part is well-formed XML with a content
 * type, every relationship leads to a part, every part is led to, and there are as many charts and
 * sheets as were meant.
 */
#ifndef RENDER_PACKAGE_H
#define RENDER_PACKAGE_H

#include <glib.h>
#include <stdbool.h>

#include "render/archive.h"

/* False with error (G_FILE_ERROR_INVAL or G_MARKUP_ERROR; names the part) for the first fault. */
bool package_check(const struct archive *archive, guint n_sheets, guint n_charts, GError **error);

#endif
