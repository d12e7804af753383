/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/item_table.h - looking things up among the item findings of a track. */
#ifndef REPORT_ITEM_TABLE_H
#define REPORT_ITEM_TABLE_H

#include "report/view.h"

/* The finding of that name, or NULL. */
const struct item_finding *item_find(const struct study_track *track, guint scale, guint item,
                                     enum study_wave wave, const char *statistic);

/* Names of the statistics found for the items of a scale, in the order in which the study lists
 * them. Elements: const char *, static. */
GPtrArray *item_statistics(const struct study_track *track, guint scale);

/* What such a statistic is called above a column, by its name; static. */
const char *item_label(const struct view *view, const char *statistic);

/* How a statistic of items is shown, by its name: shares, p values, counts, else coefficients. */
enum number_kind item_number_kind(const char *statistic);

/* The wording of an item in the language of the view, or its name where the wording is protected.
 */
const char *item_wording(const struct view *view, guint track, guint item);

#endif
