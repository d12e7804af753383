/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/look.h - colours and cell formats: how each role and tone looks in a workbook.
 *
 * Pre is grey and post is teal, which survives a black-and-white print; gains are green and losses
 * warm, and both are bold, so that the difference does not hang on colour alone. libxlsxwriter
 * makes a format an object: they are made once and found again by their key.
 */
#ifndef RENDER_LOOK_H
#define RENDER_LOOK_H

#include <glib.h>
#include <stdbool.h>
#include <xlsxwriter.h>

#include "base/own.h"
#include "render/layout.h"

enum colour {
    COLOUR_INK = 0x1B2A33,
    COLOUR_TEAL_DARK = 0x0F5C63, /* bands, heads, headings */
    COLOUR_TEAL = 0x2A8C8C,      /* post, gains in bars */
    COLOUR_PALE = 0xEAF3F3,      /* cards, groups */
    COLOUR_GREY = 0xB9C6CC,      /* pre */
    COLOUR_LINE = 0xCBD6DA,
    COLOUR_GRID = 0xE3EAEC,
    COLOUR_ZEBRA = 0xF6F9F9,
    COLOUR_MUTED = 0x5E717A,
    COLOUR_WARM = 0xC8553D, /* zero line, losses */
    COLOUR_GAIN = 0x1B7A4B,
    COLOUR_AMBER = 0xFBE7C2, /* fill of warnings */
    COLOUR_AMBER_INK = 0x7A4B00,
    COLOUR_GOOD = 0xD8EEE2,  /* fill of checks that found nothing */
    COLOUR_FAULT = 0xF8D7D0, /* fill of faults */
    COLOUR_FAULT_INK = 0x9B2C1A,
    COLOUR_SUBTITLE = 0xD5E7E8,
    COLOUR_WHITE = 0xFFFFFF
};

struct look;

/* Formats of one workbook, which owns them. */
struct look *look_new(lxw_workbook *workbook, const struct report *report);
void look_free(struct look *look);
OWN_DEFINE(look, look_free)

/* The format of a placed cell; NULL where memory ran out. */
lxw_format *look_format(struct look *look, const struct placed *placed);

/* The plain format of columns: no cell of the sheet falls back to another font. */
lxw_format *look_base(struct look *look);

#endif
