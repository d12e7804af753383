/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/text_width.h - how wide a text is on paper, well enough to know when it wraps.
 *
 * Excel does not grow merged rows by itself, and no font is at hand when a workbook is written: so
 * widths come from a small table of letter classes that fits Tahoma, a wide face. Estimates are a
 * little too wide rather than too narrow: a row may have air, text is never cut.
 */
#ifndef RENDER_TEXT_WIDTH_H
#define RENDER_TEXT_WIDTH_H

#include <glib.h>
#include <stdbool.h>

/* A font on paper: size in points, weight. */
struct typeface {
    double points;
    bool bold;
};

/* Width of one line in pixels of 1/96 inch. */
double text_width(const char *text, const struct typeface *face);

/* Lines the text takes in a box so many pixels wide, broken between words and at newlines. At
 * least 1. */
guint text_lines(const char *text, const struct typeface *face, double box);

/* Pixels of a column so many Excel characters wide (Calibri 11: 7 pixels and 5 of padding). */
double column_pixels(double characters);

#endif
