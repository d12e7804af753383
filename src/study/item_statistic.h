/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/item_statistic.h - the table of what is said of one item, and of one person's answers.
 *
 * study/item_statistics.def has a row for each statistic of items.csv and for each of a
 * person's answers in data-quality.xlsx, with the same words and provenance as study/statistic.h
 * gives to the others.
 */
#ifndef STUDY_ITEM_STATISTIC_H
#define STUDY_ITEM_STATISTIC_H

#include "study/statistic.h"

enum item_statistic {
#define ITEM_STATISTIC(id, ...) ITEM_STATISTIC_##id,
#include "study/item_statistics.def"
#undef ITEM_STATISTIC
    N_ITEM_STATISTICS
};

const char *item_statistic_name(enum item_statistic statistic); /* static */
const char *item_statistic_label(enum item_statistic statistic, enum language language);
const char *item_statistic_definition(enum item_statistic statistic, enum language language);
struct provenance item_statistic_provenance(enum item_statistic statistic);

#endif
