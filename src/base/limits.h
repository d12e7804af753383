/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/limits.h - ceilings that keep hostile or broken input from taking the machine. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include <glib.h>

#define LIMIT_FILE_BYTES   (G_GUINT64_CONSTANT(4) << 30) /* one input file */
#define LIMIT_FIELD_BYTES  (1u << 20)                    /* one CSV cell */
#define LIMIT_COLUMNS      4096u                         /* columns of one CSV */
#define LIMIT_CELL_LETTERS 32767u                        /* text in one Excel cell */
#define LIMIT_SHEET_ROWS   1048575u /* rows below a header in one Excel sheet */
#define LIMIT_SAME_MESSAGE 20u      /* lines printed per code */
#define LIMIT_KEPT_MESSAGE 1000u    /* diagnostics kept in full per code; the rest is counted */
#define LIMIT_WORD_LETTERS 120u     /* letters of one word in a message */

#endif
