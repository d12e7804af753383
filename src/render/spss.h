/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/spss.h - a data set as an SPSS file (.sav), through ReadStat.
 *
 * UTF-8, numbers as doubles, value labels, declared missing values, no clock: the same set gives
 * the same bytes. R (haven, foreign), PSPP, Stata and Python read it too. The only module that
 * knows ReadStat.
 */
#ifndef RENDER_SPSS_H
#define RENDER_SPSS_H

#include "report/data_set.h"

/* Limits of the format, in bytes; longer labels are cut before a letter, never inside one. */
#define SPSS_LABEL_BYTES       250
#define SPSS_VALUE_LABEL_BYTES 120
#define SPSS_TITLE_BYTES       64

/* Writes the file whole or not at all. False with error: G_FILE_ERROR_INVAL for what the format
 * cannot hold, others for the system. */
bool render_spss(const struct data_set *set, const char *path, GError **error);

#endif
