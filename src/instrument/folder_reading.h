/* SPDX-License-Identifier: GPL-3.0-or-later */
/* instrument/folder_reading.h - the steps of loading, in their order. Internal to room instrument.
 *
 * Each step reads one file into the instrument and lists every fault of it; a later step may use
 * what an earlier one has read even where that had faults.
 */
#ifndef INSTRUMENT_FOLDER_READING_H
#define INSTRUMENT_FOLDER_READING_H

#include "instrument/sheet.h"

/* Codes a whole-number answer may have: the lowest ones of 16 bits stand for missing answers. */
#define CODE_MIN      (-32764)
#define CODE_MAX      32767
#define CODE_EXPECTED "-32764..32767"

void instrument_read_settings(struct instrument *instrument, const struct sheet *settings);
void instrument_read_choices(struct instrument *instrument, const struct sheet *choices);
void instrument_read_survey(struct instrument *instrument, const struct sheet *survey);
void instrument_read_scales(struct instrument *instrument, const struct sheet *scales);

/* keys.csv, which also numbers the items. */
void instrument_read_keys(struct instrument *instrument, const struct sheet *keys);

/* What scales need from their keys: the number of answers asked for, the range of the score. */
void instrument_settle_scales(struct instrument *instrument, const struct sheet *scales);

/* What only shows across the files: languages. */
void instrument_check_languages(const struct instrument *instrument, const struct sheet *settings,
                                const struct sheet *choices, const struct sheet *scales);

/* The list of that name, or NULL. */
struct choice_list *instrument_list(const struct instrument *instrument, const char *name);

#endif
