/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "report/record.h"
#include "unit/report/invented_study.h"

enum { MIN_GROUP = 10 };

typedef bool (*recorder)(const struct view *view, const char *path, GError **error);

static char *read_and_remove(const char *path)
{
    char *text = NULL;

    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_unlink(path);
    return text;
}

static char *scratch_path(void)
{
    g_autofree char *folder = g_dir_make_tmp("tabavar-record-XXXXXX", NULL);

    assert_non_null(folder);
    return g_build_filename(folder, "out", NULL);
}

static void remove_folder_of(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);

    g_rmdir(folder);
}

/* What the recorder writes. Caller frees. */
static char *written(recorder record, const struct view *view)
{
    g_autofree char *path = scratch_path();
    char *text;

    assert_true(record(view, path, NULL));
    text = read_and_remove(path);
    remove_folder_of(path);
    return text;
}

static bool holds(const char *text, const char *line)
{
    g_autofree char *wanted = g_strconcat("\n", line, "\n", NULL);

    return strstr(text, wanted) != NULL;
}

static void results_are_one_number_a_row(void **state)
{
    struct invented *it = invented_new(LANGUAGE_FA);
    struct view view = view_of(&it->study, NULL);
    g_autofree char *text = written(record_results, &view);

    (void)state;
    assert_true(g_str_has_prefix(text, "track,level,place,scale,wave,group,statistic,value,reason\n"
                                       "participants,province,,,,,enrolled,130,\n"));
    assert_true(holds(text, "participants,county,01,IR,change,,change_100,51,"));
    assert_true(holds(text, "participants,neighbourhood,07,IR,change,,g_av,77.75,"));
    assert_true(holds(text, "participants,neighbourhood,07,IR,pre,,min,77.75,"));
    assert_true(holds(text, "participants,province,,RES,change,,swc_verdict,clear_gain,"));
    invented_free(it);
}

static void results_to_send_name_what_is_suppressed(void **state)
{
    struct invented *it = invented_new(LANGUAGE_FA);
    struct privacy *privacy = privacy_new(&it->study, MIN_GROUP);
    struct view view = view_of(&it->study, privacy);

    (void)state;
    invented_findings(it, privacy);
    g_autofree char *text = written(record_results, &view);
    assert_true(holds(text, "participants,neighbourhood,07,IR,change,,g_av,,suppressed"));
    assert_true(holds(text, "participants,county,01,IR,change,,change_100,51,"));
    assert_null(strstr(text, "77.75"));
    assert_null(strstr(text, ",pre,,"));
    privacy_free(privacy);
    invented_free(it);
}

static void a_missing_statistic_has_its_reason_for_a_value(void **state)
{
    struct invented *it = invented_new(LANGUAGE_FA);
    struct view view = view_of(&it->study, NULL);

    (void)state;
    findings_set_reason(it->track.findings, 0, IR, STUDY_CHANGE, STATISTIC_G_AV,
                        REASON_NO_VARIANCE);
    g_autofree char *text = written(record_results, &view);
    assert_true(holds(text, "participants,province,,IR,change,,g_av,,no_variance"));
    invented_free(it);
}

static void items_are_listed_as_found(void **state)
{
    struct invented *it = invented_new(LANGUAGE_FA);
    struct view view = view_of(&it->study, NULL);
    g_autofree char *text = written(record_items, &view);

    (void)state;
    assert_true(g_str_has_prefix(text, "track,scale,item,wave,statistic,value,reason\n"));
    assert_true(holds(text, "participants,SX,SX1,pre,mean,0.25,"));
    invented_free(it);
}

static void scores_name_nobody_and_come_out_the_same_again(void **state)
{
    struct invented *it = invented_new(LANGUAGE_FA);
    struct view view = view_of(&it->study, NULL);
    g_autofree char *once = written(record_scores, &view);
    g_autofree char *again = written(record_scores, &view);

    (void)state;
    assert_string_equal(once, again);
    assert_null(strstr(once, "07-01"));
    assert_non_null(strstr(once, "\n1,participants,01,"));
    assert_non_null(strstr(once, "\n3,participants,01,"));
    assert_non_null(strstr(once, "3.3333333333333335,3.3333333333333335,"));
    invented_free(it);
}

/* Where each person's score stands in the file tells the order of the pseudonyms. */
static void other_files_give_other_pseudonyms(void **state)
{
    bool is_different = false;

    (void)state;
    struct invented *it = invented_new(LANGUAGE_FA);
    struct view view = view_of(&it->study, NULL);
    g_autofree char *first = written(record_scores, &view);

    for (guint i = 0; i < 20 && !is_different; i++) {
        g_free(it->pre.sha256);
        it->pre.sha256 = g_strdup_printf("other %u", i);
        g_autofree char *other = written(record_scores, &view);
        is_different = !g_str_equal(first, other);
    }
    assert_true(is_different);
    invented_free(it);
}

static void someone_without_a_post_wave_has_empty_post_scores(void **state)
{
    struct invented *it = invented_new(LANGUAGE_FA);
    struct view view = view_of(&it->study, NULL);
    g_autofree char *text = written(record_scores, &view);

    (void)state;
    assert_non_null(strstr(text, ",03,IR,4,,75,,3,,"));
    invented_free(it);
}

static void cells_are_named_as_spreadsheets_do(void **state)
{
    static const struct {
        guint row, column;
        const char *name;
    } cases[] = {{0, 0, "A1"}, {9, 25, "Z10"}, {0, 26, "AA1"}, {127, 23, "X128"}, {1, 702, "AAA2"}};
    const struct trace trace = {"participants", "province", "", "IR", "change", "g_av", NULL};
    g_autofree char *path = scratch_path();
    struct csv_writer *writer = csv_writer_new(path, CSV_PLAIN, NULL);

    (void)state;
    assert_non_null(writer);
    record_trace_header(writer);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        record_trace_row(writer, "send/province.xlsx", "خلاصه", cases[i].row, cases[i].column,
                         &trace);
    assert_true(csv_writer_close(writer, NULL));
    g_autofree char *text = read_and_remove(path);
    remove_folder_of(path);
    assert_true(g_str_has_prefix(
        text, "workbook,sheet,cell,track,level,place,scale,wave,group,statistic\n"));
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *line = g_strdup_printf(
            "send/province.xlsx,خلاصه,%s,participants,province,,IR,change,,g_av", cases[i].name);

        assert_true(holds(text, line));
    }
}

static bool record_run_here(const struct view *view, const char *path, GError **error)
{
    static const char *const options[] = {"language", "fa", NULL};
    own(diagnostics) diagnostics = diagnostics_new();
    struct run_facts facts = {options, diagnostics, 12};

    diagnostics_add(diagnostics, MESSAGE_CODE_OUT_OF_RANGE, NULL, PERSON_ID, "7", "1", "5", NULL);
    return record_run(view, &facts, path, error);
}

static JsonObject *parsed(JsonParser *parser, const char *text)
{
    assert_true(json_parser_load_from_data(parser, text, -1, NULL));
    return json_node_get_object(json_parser_get_root(parser));
}

static void the_run_tells_what_went_in_and_nothing_of_the_people(void **state)
{
    struct invented *it = invented_new(LANGUAGE_FA);
    struct view view = view_of(&it->study, NULL);
    g_autofree char *text = written(record_run_here, &view);
    g_autoptr(JsonParser) parser = json_parser_new();
    JsonObject *run = parsed(parser, text);
    JsonObject *input =
        json_array_get_object_element(json_object_get_array_member(run, "inputs"), 0);
    JsonObject *track =
        json_array_get_object_element(json_object_get_array_member(run, "tracks"), 0);
    JsonObject *people = json_object_get_object_member(track, "people");

    (void)state;
    assert_int_equal(json_object_get_int_member(run, "workbooks"), 12);
    assert_string_equal(json_object_get_string_member(input, "file"), "pre.csv");
    assert_string_equal(json_object_get_string_member(input, "sha256"), "aa");
    assert_int_equal(json_object_get_int_member(people, "n_matched"), 124);
    assert_int_equal(json_array_get_length(json_object_get_array_member(run, "messages")), 1);
    assert_null(strstr(text, PERSON_ID));
    invented_free(it);
}

static void a_file_that_cannot_be_written_is_an_error(void **state)
{
    struct invented *it = invented_new(LANGUAGE_FA);
    struct view view = view_of(&it->study, NULL);
    static const recorder all[] = {record_results, record_items, record_scores, record_run_here};

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        g_autoptr(GError) error = NULL;

        assert_false(all[i](&view, "/nonexistent/folder/out", &error));
        assert_non_null(error);
    }
    invented_free(it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_are_one_number_a_row),
        cmocka_unit_test(results_to_send_name_what_is_suppressed),
        cmocka_unit_test(a_missing_statistic_has_its_reason_for_a_value),
        cmocka_unit_test(items_are_listed_as_found),
        cmocka_unit_test(scores_name_nobody_and_come_out_the_same_again),
        cmocka_unit_test(other_files_give_other_pseudonyms),
        cmocka_unit_test(someone_without_a_post_wave_has_empty_post_scores),
        cmocka_unit_test(cells_are_named_as_spreadsheets_do),
        cmocka_unit_test(the_run_tells_what_went_in_and_nothing_of_the_people),
        cmocka_unit_test(a_file_that_cannot_be_written_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
