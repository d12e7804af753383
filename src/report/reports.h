/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/reports.h - all workbooks of a study, listed at once and built one by one.
 *
 * The list knows file names only; reports_build makes one workbook when it is asked for. So memory
 * stays that of one workbook, and forked workers build their own share. Names are ASCII, unique,
 * and relative to the output folder:
 *
 *     send/province.xlsx
 *     send/counties/01-urmia.xlsx
 *     send/neighbourhoods/01-urmia/03-baharan.xlsx
 *     evaluator/programme.xlsx
 *
 * Counties and neighbourhoods are those of the first track; the other tracks (facilitators) have
 * their sheets in the workbooks of the province and of the evaluator. A place that privacy hides
 * has no workbook.
 */
#ifndef REPORT_REPORTS_H
#define REPORT_REPORTS_H

#include <glib.h>

#include "base/own.h"
#include "privacy/privacy.h"
#include "report/model.h"
#include "study/study.h"

struct reports;

/* Both must outlive the list. Never NULL. */
struct reports *reports_new(const struct study *study, const struct privacy *privacy);
void reports_free(struct reports *reports);
OWN_DEFINE(reports, reports_free)

guint reports_count(const struct reports *reports);
const char *reports_file(const struct reports *reports, guint i);

/* Builds workbook i; its file is reports_file(i). The same list gives the same report each time, in
 * any order. Caller frees. */
struct report *reports_build(const struct reports *reports, guint i);

#endif
