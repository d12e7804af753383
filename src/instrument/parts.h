/* SPDX-License-Identifier: GPL-3.0-or-later */
/* instrument/parts.h - the steps of loading, in their order. Internal to room instrument.
 *
 * Each step reads one file into the instrument and lists every fault of it; a later step may use
 * what an earlier one has read even where that had faults.
 */
#ifndef INSTRUMENT_PARTS_H
#define INSTRUMENT_PARTS_H

#include "instrument/instrument.h"
#include "table/table.h"

/* A cell's word as its position in a NULL-terminated list; -1 with a diagnostic where it is none.
 * The column may be empty: then `usual`. */
int part_word(const struct table *table, guint row, int column, const char *const *words, int usual,
              const char *what, struct diagnostics *diagnostics);

/* Warns of columns that are neither in the list nor labels (name:: or name); faults for required
 * ones that are missing. False for the latter. */
bool part_columns(const struct table *table, const char *const *required,
                  const char *const *optional, struct diagnostics *diagnostics);

/* All languages of one labelled column. */
struct label *part_label(const struct table *table, guint row, const char *base);

/* `;`-separated words, trimmed; never NULL. */
char **part_list(const char *text);

void choices_read(struct instrument *instrument, const struct table *table,
                  struct diagnostics *diagnostics);
void questions_read(struct instrument *instrument, const struct table *table,
                    struct diagnostics *diagnostics);
void form_settings_read(struct instrument *instrument, const struct table *table,
                        struct diagnostics *diagnostics);

/* scales.csv, then keys.csv, which also numbers the items. */
void contract_read(struct instrument *instrument, const struct table *scales,
                   const struct table *keys, struct diagnostics *diagnostics);

#endif
