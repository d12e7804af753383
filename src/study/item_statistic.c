/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/item_statistic.h"

#include <glib.h>

struct row {
    const char *name;
    const char *label[N_LANGUAGES], *definition[N_LANGUAGES];
    struct provenance provenance;
};

static const struct row ROWS[N_ITEM_STATISTICS] = {
#define ITEM_STATISTIC(id, name, section, en, fa, definition_en, definition_fa, formula, source,   \
                       oracle, tolerance)                                                          \
    {name,                                                                                         \
     {[LANGUAGE_FA] = fa, [LANGUAGE_EN] = en},                                                     \
     {[LANGUAGE_FA] = definition_fa, [LANGUAGE_EN] = definition_en},                               \
     {section, formula, source, oracle, tolerance}},
#include "study/item_statistics.def"
#undef ITEM_STATISTIC
};

static const struct row *row(enum item_statistic statistic)
{
    g_assert((unsigned)statistic < N_ITEM_STATISTICS);
    return &ROWS[statistic];
}

const char *item_statistic_name(enum item_statistic statistic)
{
    return row(statistic)->name;
}

const char *item_statistic_label(enum item_statistic statistic, enum language language)
{
    return row(statistic)->label[language];
}

const char *item_statistic_definition(enum item_statistic statistic, enum language language)
{
    return row(statistic)->definition[language];
}

struct provenance item_statistic_provenance(enum item_statistic statistic)
{
    return row(statistic)->provenance;
}
