/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/page_fit.h - a laid-out sheet on A4 paper.
 *
 * Every sheet is printed as wide as the paper. A sheet of one page then has so many points of
 * height: its charts take what the other blocks leave, so that no page is squeezed and none ends
 * half empty. A sheet of several pages is broken between its parts (a heading with what stands
 * under it) rather than within one; one that is a little longer than a page is made to fit.
 */
#ifndef RENDER_PAGE_FIT_H
#define RENDER_PAGE_FIT_H

#include "render/layout.h"

/* Margins in inches. */
#define PAGE_MARGIN_SIDE   0.4
#define PAGE_MARGIN_TOP    0.55
#define PAGE_MARGIN_BOTTOM 0.6

/* Height of the printable page in points of the sheet, which is printed as wide as the paper. */
double page_fit_room(const struct layout_sheet *sheet);

/* Stretches or shrinks the rows of charts on a sheet of one page; sets breaks on the others. */
void page_fit(struct layout_sheet *sheet);

#endif
