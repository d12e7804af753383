/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/file_name.h - ASCII file names of the places' workbooks. */
#ifndef REPORT_FILE_NAME_H
#define REPORT_FILE_NAME_H

#include <glib.h>

#include "base/own.h"
#include "study/study.h"

struct file_names;

/* Names for all units of a track: number and slug, "01-urmia". The number is the code where it is
 * a number (two digits at least), else the place of the unit among those of its level; the slug is
 * that of the English name, else of the code, else left out. A name that is taken gets "-2". */
struct file_names *file_names_new(const struct study_track *track);
void file_names_free(struct file_names *names);
OWN_DEFINE(file_names, file_names_free)

/* "send/counties/01-urmia.xlsx", "send/neighbourhoods/01-urmia/03-baharan.xlsx"; neighbourhoods
 * without a county lie in the folder "00". Caller frees. */
char *file_names_of(const struct file_names *names, guint unit);

#endif
