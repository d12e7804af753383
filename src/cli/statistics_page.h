/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli/statistics_page.h - the tables of statistics in words: one of them, or docs/statistics.md. */
#ifndef CLI_STATISTICS_PAGE_H
#define CLI_STATISTICS_PAGE_H

#include <stdbool.h>

#include "base/language.h"

/* Prints what goes by that name in results.csv, items.csv or the data quality workbook; false,
 * with nothing printed, where nothing does. */
bool statistics_page_explain(const char *name, enum language language);

/* Prints the page of all of them, Markdown: by section, then the sources and the reasons.
 * docs/statistics.md and docs/statistics.fa.md are this page. */
void statistics_page_print(enum language language);

#endif
