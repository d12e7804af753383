/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"
#include "base/stage.h"

static int make_folder(void **state)
{
    *state = g_dir_make_tmp("tabavar-test-XXXXXX", NULL);
    return *state == NULL ? -1 : 0;
}

static int remove_folder(void **state)
{
    g_autofree char *command = g_strdup_printf("rm -rf '%s'", (char *)*state);

    g_spawn_command_line_sync(command, NULL, NULL, NULL, NULL);
    g_free(*state);
    return 0;
}

static guint n_entries(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint n = 0;

    while (g_dir_read_name(dir) != NULL)
        n++;
    return n;
}

static void put(struct stage *stage, const char *name, const char *text)
{
    g_autofree char *path = stage_file(stage, name, NULL);

    assert_non_null(path);
    assert_true(file_write(path, text, strlen(text), NULL));
}

static void nothing_is_there_before_commit_and_all_after(void **state)
{
    g_autofree char *final = g_build_filename(*state, "out", NULL);
    g_autofree char *file = g_build_filename(final, "send/a/b.txt", NULL);
    own(stage) stage = stage_new(final, NULL);

    put(stage, "send/a/b.txt", "x");
    assert_false(g_file_test(final, G_FILE_TEST_EXISTS));
    assert_true(stage_commit(stage, NULL));
    assert_true(g_file_test(file, G_FILE_TEST_EXISTS));
    assert_int_equal(n_entries(*state), 1);
    assert_int_equal(n_entries(final), 1);
}

static void an_abandoned_stage_leaves_nothing(void **state)
{
    g_autofree char *final = g_build_filename(*state, "out", NULL);
    struct stage *stage = stage_new(final, NULL);

    put(stage, "a.txt", "x");
    stage_free(stage);
    assert_int_equal(n_entries(*state), 0);
}

static void a_folder_with_something_in_it_is_refused(void **state)
{
    g_autofree char *final = g_build_filename(*state, "out", NULL);
    g_autofree char *file = g_build_filename(final, "mine", NULL);
    g_autoptr(GError) error = NULL;

    assert_int_equal(g_mkdir(final, 0700), 0);
    assert_true(file_write(file, "x", 1, NULL));
    assert_null(stage_new(final, &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_EXIST));
    assert_int_equal(n_entries(*state), 1);
}

static void a_file_in_the_way_is_refused(void **state)
{
    g_autofree char *final = g_build_filename(*state, "out", NULL);
    g_autoptr(GError) error = NULL;

    assert_true(file_write(final, "x", 1, NULL));
    assert_null(stage_new(final, &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR));
}

static void an_empty_folder_is_used(void **state)
{
    g_autofree char *final = g_build_filename(*state, "out", NULL);
    own(stage) stage = NULL;

    assert_int_equal(g_mkdir(final, 0700), 0);
    stage = stage_new(final, NULL);
    put(stage, "a.txt", "x");
    assert_true(stage_commit(stage, NULL));
    assert_int_equal(n_entries(final), 1);
}

static void the_stage_of_a_dead_run_is_removed(void **state)
{
    g_autofree char *final = g_build_filename(*state, "out", NULL);
    g_autofree char *dead = g_build_filename(*state, ".out.tabavar-DEAD00", NULL);
    g_autofree char *lock = g_build_filename(dead, ".lock", NULL);
    own(stage) stage = NULL;

    assert_int_equal(g_mkdir(dead, 0700), 0);
    assert_true(file_write(lock, "", 0, NULL));
    stage = stage_new(final, NULL);
    assert_non_null(stage);
    assert_false(g_file_test(dead, G_FILE_TEST_EXISTS));
}

static void the_stage_of_a_living_run_stays(void **state)
{
    g_autofree char *final = g_build_filename(*state, "out", NULL);
    own(stage) first = stage_new(final, NULL);
    own(stage) second = stage_new(final, NULL);

    put(first, "a.txt", "x");
    put(second, "b.txt", "x");
    assert_true(stage_commit(first, NULL));
    assert_false(stage_commit(second, NULL));
}

int main(void)
{
#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(nothing_is_there_before_commit_and_all_after),
        WITH_FOLDER(an_abandoned_stage_leaves_nothing),
        WITH_FOLDER(a_folder_with_something_in_it_is_refused),
        WITH_FOLDER(a_file_in_the_way_is_refused),
        WITH_FOLDER(an_empty_folder_is_used),
        WITH_FOLDER(the_stage_of_a_dead_run_is_removed),
        WITH_FOLDER(the_stage_of_a_living_run_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
