/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/number.h - how each kind of number looks: as Excel's format code, and as text.
 *
 * Both sides come from one table, so that a workbook and its plain text show the same: sign,
 * decimals, digits. Rounding is half away from zero on the 15 digits a spreadsheet knows, and what
 * rounds to zero has no sign. The text form is render_number() of render/render.h.
 *
 * Persian digits are asked for by [$-3000429] in every section of a format, because a section
 * without it shows Latin ones. Signed formats always have three sections: with two and a condition,
 * LibreOffice drops the minus sign.
 */
#ifndef RENDER_NUMBER_H
#define RENDER_NUMBER_H

#include <stdbool.h>

#include "report/model.h"

/* The Excel number format under which value shows as render_number() says. The value matters for
 * NUMBER_EXACT only, whose decimals are its own. Caller frees. */
char *number_format(double value, enum number_kind kind, bool persian_digits);

/* The format of a chart's value axis with so many decimals; tick labels below hide_below or above
 * hide_above are blank (at most one of them may be finite). Caller frees. */
char *number_axis_format(int decimals, double hide_below, double hide_above, bool persian_digits);

#endif
