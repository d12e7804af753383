/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/heading_below.h"

#include <string.h>

#include "survey/header.h"

enum { LINES_TRIED = 9 };

void heading_below_tell(const struct wave_source *source, const struct instrument *instrument,
                        struct diagnostics *diagnostics)
{
    if (strcmp(source->path, "-") == 0)
        return; /* it can be read once only */
    for (guint skip = 1; skip <= LINES_TRIED; skip++) {
        struct table_options options = {
            .encoding = source->encoding, .skip_lines = skip, .may_repeat_names = true};
        own(diagnostics) unheard = diagnostics_new();
        own(table_reader) reader = table_open(source->path, &options, unheard);
        own(header) header = NULL;

        if (reader != NULL)
            header = wave_header(reader, instrument, source->map, unheard);
        if (header != NULL) {
            struct where where = table_header_where(reader, 0);

            where.column = 0;
            where.column_name = NULL;
            diagnostics_add(diagnostics, MESSAGE_HEADING_BELOW, &where, NULL);
            return;
        }
    }
}
