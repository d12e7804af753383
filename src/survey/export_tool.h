/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/export_tool.h - which survey tool wrote a file, and which columns are the tool's own.
 *
 * A tool is known by columns that its writer always adds. Only then are its other columns taken for
 * its own: `Status` is ODK's beside `KEY` and `SubmissionDate`, and a question or a stranger
 * elsewhere. Sources: the writers of the tools themselves (KoboToolbox formpack, ODK Central
 * backend, LimeSurvey's CSV writer).
 */
#ifndef SURVEY_EXPORT_TOOL_H
#define SURVEY_EXPORT_TOOL_H

#include <glib.h>
#include <stdbool.h>

enum export_tool { TOOL_NONE, TOOL_KOBO, TOOL_ODK, TOOL_LIMESURVEY, TOOL_FORMS };

enum export_tool export_tool_of(const char *const *names, guint n_names);

/* True for a column of the tool itself, also where a question has its name: `id` is LimeSurvey's
 * number of the response. */
bool export_tool_owns(enum export_tool tool, const char *heading);

/* True for a column that any tool may add and that is no answer, where no question has its name. */
bool export_tool_may_own(enum export_tool tool, const char *heading);

/* What tells a row that does not count, or counts with a remark; NULL where the tool has none. */
const char *export_tool_review(enum export_tool tool);     /* left out as export_tool_rejects */
const char *export_tool_completion(enum export_tool tool); /* empty there: broken off */

/* True for what a reviewer's refusal looks like in that column: ODK's `rejected`, Kobo's
 * `validation_status_not_approved` or its label. Whatever is open, on hold or approved counts. */
bool export_tool_rejects(enum export_tool tool, const char *review);

#endif
