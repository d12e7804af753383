/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/columns.h - which column of a file answers which question. */
#ifndef SURVEY_COLUMNS_H
#define SURVEY_COLUMNS_H

#include "instrument/instrument.h"
#include "table/table.h"

struct columns {
    int *item;         /* [item]: column, -1 */
    int role[N_ROLES]; /* column, -1 */
    const struct question
        *role_question[N_ROLES]; /* NULL where the column goes by its usual name */
};

/* Steps in their order: name, alias, label in any language, last part of a path; folded. A
 * question found twice, a column that fits two, an item without a column and a file without ids are
 * faults. False where there is one; clear in any case. */
bool columns_find(struct columns *columns, const struct table_reader *reader, const char *path,
                  const struct instrument *instrument, struct diagnostics *diagnostics);
void columns_clear(struct columns *columns);

#endif
