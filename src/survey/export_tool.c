/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/export_tool.h"

#include <string.h>

#define MOST_NAMES 16

struct tool {
    const char *markers[MOST_NAMES]; /* all of them must be there */
    const char *own[MOST_NAMES];     /* never a question */
    const char *other[MOST_NAMES];   /* unless a question has the name; "x*": begins with x */
    const char *review, *completion;
    const char
        *rejected[MOST_NAMES]; /* what the column of the review says of rows that do not count */
};

static const struct tool TOOLS[] = {
    [TOOL_KOBO] = {.markers = {"_uuid", "_submission_time"},
                   .other = {"__version__", "formhub/uuid", "meta/*"},
                   .review = "_validation_status",
                   .rejected = {"validation_status_not_approved", "Not Approved"}},
    [TOOL_ODK] = {.markers = {"SubmissionDate", "KEY"},
                  .own = {"SubmissionDate", "KEY", "meta-instanceID", "instanceID"},
                  .other = {"SubmitterID", "SubmitterName", "AttachmentsPresent",
                            "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits",
                            "FormVersion", "PARENT_KEY", "meta-*", "meta:*", "instanceName"},
                  .review = "ReviewState",
                  .rejected = {"rejected"}},
    [TOOL_LIMESURVEY] = {.markers = {"submitdate", "lastpage", "startlanguage"},
                         .own = {"id", "submitdate", "lastpage", "startlanguage", "seed"},
                         .other = {"startdate", "datestamp", "ipaddr", "refurl", "token",
                                   "attribute_*", "interviewtime", "groupTime*", "questionTime*"},
                         .completion = "submitdate"},
    [TOOL_FORMS] = {.markers = {"Timestamp"}, .other = {"Timestamp", "Score", "Email Address"}},
};

/* Columns of phones and forms that any of them may export. */
static const char *const OF_FORMS[] = {
    "start",        "end",         "today",      "deviceid", "username", "simserial",
    "subscriberid", "phonenumber", "instanceid", "audit",    NULL};

/* LimeSurvey can write "id. Response ID" for "id". */
static gsize code_length(const char *heading)
{
    const char *dot = strstr(heading, ". ");

    return dot == NULL ? strlen(heading) : (gsize)(dot - heading);
}

static bool is_name(const char *heading, const char *name)
{
    gsize length = code_length(heading);

    return strlen(name) == length && g_ascii_strncasecmp(heading, name, length) == 0;
}

static bool is_one_of(const char *heading, const char *const *names)
{
    for (gsize i = 0; i < MOST_NAMES && names[i] != NULL; i++) {
        const char *star = strchr(names[i], '*');
        if (star == NULL ? is_name(heading, names[i])
                         : g_ascii_strncasecmp(heading, names[i], (gsize)(star - names[i])) == 0)
            return true;
    }
    return false;
}

static bool has(const char *const *names, guint n_names, const char *name)
{
    for (guint i = 0; i < n_names; i++)
        if (is_name(names[i], name))
            return true;
    return false;
}

enum export_tool export_tool_of(const char *const *names, guint n_names)
{
    for (gsize tool = TOOL_KOBO; tool < G_N_ELEMENTS(TOOLS); tool++) {
        bool complete = true;
        for (gsize i = 0; i < MOST_NAMES && TOOLS[tool].markers[i] != NULL; i++)
            complete = complete && has(names, n_names, TOOLS[tool].markers[i]);
        if (complete)
            return (enum export_tool)tool;
    }
    return TOOL_NONE;
}

bool export_tool_owns(enum export_tool tool, const char *heading)
{
    return is_one_of(heading, TOOLS[tool].own);
}

bool export_tool_may_own(enum export_tool tool, const char *heading)
{
    if (*heading == '_' || is_one_of(heading, TOOLS[tool].other))
        return true;
    return is_one_of(heading, OF_FORMS);
}

const char *export_tool_review(enum export_tool tool)
{
    return TOOLS[tool].review;
}

bool export_tool_rejects(enum export_tool tool, const char *review)
{
    for (gsize i = 0; i < MOST_NAMES && TOOLS[tool].rejected[i] != NULL; i++)
        if (g_ascii_strcasecmp(review, TOOLS[tool].rejected[i]) == 0)
            return true;
    return false;
}

const char *export_tool_completion(enum export_tool tool)
{
    return TOOLS[tool].completion;
}
