/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>

#include "survey/export_tool.h"

#define NAMES(...)                                                                                 \
    (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)

static void a_tool_is_known_by_the_columns_it_always_writes(void **state)
{
    (void)state;
    assert_int_equal(export_tool_of(NAMES("a1", "_id", "_uuid", "_submission_time", "_index")),
                     TOOL_KOBO);
    assert_int_equal(export_tool_of(NAMES("SubmissionDate", "a1", "KEY", "Status")), TOOL_ODK);
    assert_int_equal(
        export_tool_of(NAMES("id", "submitdate", "lastpage", "startlanguage", "seed", "a1")),
        TOOL_LIMESURVEY);
    assert_int_equal(export_tool_of(NAMES("id. Response ID", "submitdate. Date submitted",
                                          "lastpage. Last page", "startlanguage. Start language")),
                     TOOL_LIMESURVEY);
    assert_int_equal(export_tool_of(NAMES("Timestamp", "I have hope.")), TOOL_FORMS);
    assert_int_equal(export_tool_of(NAMES("id", "a1", "KEY")), TOOL_NONE);
    assert_int_equal(export_tool_of(NULL, 0), TOOL_NONE);
}

/* The same heading is a tool's own in one file and a stranger in another. */
static void columns_are_the_tools_own_only_in_its_files(void **state)
{
    (void)state;
    assert_true(export_tool_owns(TOOL_LIMESURVEY, "id"));
    assert_true(export_tool_owns(TOOL_LIMESURVEY, "id. Response ID"));
    assert_false(export_tool_owns(TOOL_KOBO, "id"));
    assert_false(export_tool_owns(TOOL_NONE, "id"));
    assert_true(export_tool_owns(TOOL_ODK, "KEY"));
    assert_false(export_tool_owns(TOOL_ODK, "KEYS"));
    assert_true(export_tool_may_own(TOOL_ODK, "Status"));
    assert_true(export_tool_may_own(TOOL_ODK, "meta-audit"));
    assert_false(export_tool_may_own(TOOL_NONE, "Status"));
    assert_true(export_tool_may_own(TOOL_LIMESURVEY, "attribute_1"));
    assert_true(export_tool_may_own(TOOL_LIMESURVEY, "groupTime716"));
    assert_false(export_tool_may_own(TOOL_LIMESURVEY, "remarks"));
    assert_true(export_tool_may_own(TOOL_NONE, "_notes"));
    assert_true(export_tool_may_own(TOOL_NONE, "deviceid"));
    assert_true(export_tool_may_own(TOOL_FORMS, "Score"));
    assert_false(export_tool_may_own(TOOL_KOBO, "Score"));
}

static void what_tells_which_rows_count_is_the_tools(void **state)
{
    (void)state;
    assert_string_equal(export_tool_review(TOOL_ODK), "ReviewState");
    assert_string_equal(export_tool_completion(TOOL_LIMESURVEY), "submitdate");
    assert_string_equal(export_tool_review(TOOL_KOBO), "_validation_status");
    assert_null(export_tool_review(TOOL_NONE));
    assert_null(export_tool_completion(TOOL_KOBO));
}

static void only_a_refusal_leaves_a_row_out(void **state)
{
    static const char *const KEPT[] = {
        "",        "validation_status_on_hold", "validation_status_approved", "On Hold", "Approved",
        "rejected"};

    (void)state;
    assert_true(export_tool_rejects(TOOL_ODK, "rejected"));
    assert_false(export_tool_rejects(TOOL_ODK, "hasIssues"));
    assert_false(export_tool_rejects(TOOL_ODK, ""));
    assert_true(export_tool_rejects(TOOL_KOBO, "validation_status_not_approved"));
    assert_true(export_tool_rejects(TOOL_KOBO, "Not Approved"));
    for (gsize i = 0; i < G_N_ELEMENTS(KEPT); i++)
        assert_false(export_tool_rejects(TOOL_KOBO, KEPT[i]));
    assert_false(export_tool_rejects(TOOL_NONE, "rejected"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tool_is_known_by_the_columns_it_always_writes),
        cmocka_unit_test(columns_are_the_tools_own_only_in_its_files),
        cmocka_unit_test(what_tells_which_rows_count_is_the_tools),
        cmocka_unit_test(only_a_refusal_leaves_a_row_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
