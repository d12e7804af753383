/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/short_cell.h"

#include <stdbool.h>

void short_cells_forget(gint16 codes[SHORT_CELLS])
{
    for (guint place = 0; place < SHORT_CELLS; place++)
        codes[place] = SHORT_CELL_UNKNOWN;
}

/* Bytes that are no digits share places with others. */
static bool has_own_place(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (!g_ascii_isdigit(text[i]))
            return false;
    return length <= 2;
}

void short_cell_learn(gint16 codes[SHORT_CELLS], const char *text, gsize length, gint16 code)
{
    if (has_own_place(text, length))
        codes[short_cell_place(text, length)] = code;
}
