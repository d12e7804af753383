/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/layout.h"
#include "render/render.h"

static void add_traces(GArray *traces, const struct layout_sheet *sheet)
{
    for (guint i = 0; i < sheet->placed->len; i++) {
        const struct placed *at = &g_array_index(sheet->placed, struct placed, i);
        struct traced traced = {sheet->sheet->name, at->row, at->column, at->cell};

        if (at->cell != NULL && at->cell->kind == CELL_NUMBER && at->cell->trace.statistic != NULL)
            g_array_append_val(traces, traced);
    }
}

GArray *layout_traces(const struct page_layout *layout)
{
    GArray *traces = g_array_new(FALSE, FALSE, sizeof(struct traced));

    for (guint i = 0; i < layout->sheets->len; i++)
        add_traces(traces, layout_nth(layout, i));
    return traces;
}

GArray *render_traces(const struct report *report)
{
    own(page_layout) layout = layout_new(report);

    return layout_traces(layout);
}
