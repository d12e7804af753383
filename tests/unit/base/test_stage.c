/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/interrupt.h"
#include "base/stage.h"

static char *parent;

static int make_parent(void **state)
{
    (void)state;
    parent = g_dir_make_tmp("tabavar-stage-XXXXXX", NULL);
    return parent == NULL ? -1 : 0;
}

static void remove_all(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        struct stat there;
        if (lstat(child, &there) == 0 && S_ISDIR(there.st_mode))
            remove_all(child);
        else
            g_remove(child);
    }
    g_rmdir(path);
}

static int remove_parent(void **state)
{
    (void)state;
    remove_all(parent);
    g_free(parent);
    return 0;
}

static char *in_parent(const char *name)
{
    return g_build_filename(parent, name, NULL);
}

static guint n_in(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    guint n = 0;

    assert_non_null(dir);
    while (g_dir_read_name(dir) != NULL)
        n++;
    return n;
}

static void put(struct stage *stage, const char *name, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = stage_file(stage, name, &error);

    assert_non_null(path);
    assert_true(file_write(path, text, strlen(text), &error));
}

static void expect_text(const char *dir, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(dir, name, NULL);
    g_autoptr(GBytes) bytes = file_read(path, NULL);

    assert_non_null(bytes);
    assert_int_equal(g_bytes_get_size(bytes), strlen(text));
    assert_memory_equal(g_bytes_get_data(bytes, NULL), text, strlen(text));
}

static void an_output_appears_whole_at_commit(void **state)
{
    g_autofree char *final = in_parent("report");
    own(stage) stage = stage_new(final, NULL);

    (void)state;
    assert_non_null(stage);
    put(stage, "run.json", "{}");
    put(stage, "send/counties/01-urmia.xlsx", "x");
    assert_false(g_file_test(final, G_FILE_TEST_EXISTS));
    assert_true(stage_commit(stage, NULL));
    expect_text(final, "run.json", "{}");
    expect_text(final, "send/counties/01-urmia.xlsx", "x");
    assert_int_equal(n_in(final), 2);
    assert_int_equal(n_in(parent), 1);
}

static void modes_are_those_of_files_to_send(void **state)
{
    g_autofree char *final = in_parent("report/");
    g_autofree char *file = in_parent("report/send/a.csv");
    g_autofree char *folder = in_parent("report/send");
    mode_t mask = umask(0022);
    own(stage) stage = stage_new(final, NULL);
    g_autofree char *path = stage_file(stage, "send/a.csv", NULL);
    struct stat there;

    (void)state;
    assert_true(file_write(path, "x", 1, NULL));
    assert_int_equal(chmod(path, 0600), 0);
    assert_true(stage_commit(stage, NULL));
    umask(mask);
    assert_int_equal(stat(file, &there), 0);
    assert_int_equal(there.st_mode & 0777, 0644);
    assert_int_equal(stat(folder, &there), 0);
    assert_int_equal(there.st_mode & 0777, 0755);
    assert_int_equal(stat(final, &there), 0);
    assert_int_equal(there.st_mode & 0777, 0755);
}

static void a_strict_umask_is_kept(void **state)
{
    g_autofree char *final = in_parent("report");
    mode_t mask = umask(0077);
    own(stage) stage = stage_new(final, NULL);
    struct stat there;

    (void)state;
    assert_true(stage_commit(stage, NULL));
    umask(mask);
    assert_int_equal(stat(final, &there), 0);
    assert_int_equal(there.st_mode & 0777, 0700);
}

static void a_stage_is_private_until_commit(void **state)
{
    g_autofree char *final = in_parent("report");
    own(stage) stage = stage_new(final, NULL);
    g_autofree char *path = stage_file(stage, "a", NULL);
    g_autofree char *dir = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(dir);
    struct stat there;

    (void)state;
    assert_int_equal(stat(dir, &there), 0);
    assert_int_equal(there.st_mode & 0777, 0700);
    assert_true(g_str_has_prefix(name, ".report.tabavar-"));
}

static void an_uncommitted_stage_leaves_nothing(void **state)
{
    g_autofree char *final = in_parent("report");
    struct stage *stage = stage_new(final, NULL);

    (void)state;
    put(stage, "a/b/c", "x");
    stage_free(stage);
    stage_free(NULL);
    assert_int_equal(n_in(parent), 0);
}

static void a_link_in_a_stage_is_removed_and_not_followed(void **state)
{
    g_autofree char *final = in_parent("report");
    g_autofree char *victim = in_parent("victim");
    g_autofree char *precious = in_parent("victim/precious");
    struct stage *stage = stage_new(final, NULL);
    g_autofree char *link = stage_file(stage, "link", NULL);

    (void)state;
    assert_int_equal(g_mkdir(victim, 0700), 0);
    assert_true(file_write(precious, "x", 1, NULL));
    assert_int_equal(symlink(victim, link), 0);
    stage_free(stage);
    assert_true(g_file_test(precious, G_FILE_TEST_EXISTS));
    assert_int_equal(n_in(parent), 1);
}

static void an_empty_folder_is_filled(void **state)
{
    g_autofree char *final = in_parent("report");
    own(stage) stage = NULL;

    (void)state;
    assert_int_equal(g_mkdir(final, 0700), 0);
    stage = stage_new(final, NULL);
    assert_non_null(stage);
    put(stage, "a", "x");
    assert_true(stage_commit(stage, NULL));
    expect_text(final, "a", "x");
    assert_int_equal(n_in(parent), 1);
}

static void a_link_to_an_empty_folder_is_filled_behind_the_link(void **state)
{
    g_autofree char *real = in_parent("real");
    g_autofree char *link = in_parent("link");
    own(stage) stage = NULL;

    (void)state;
    assert_int_equal(g_mkdir(real, 0700), 0);
    assert_int_equal(symlink("real", link), 0);
    stage = stage_new(link, NULL);
    assert_non_null(stage);
    put(stage, "a", "x");
    assert_true(stage_commit(stage, NULL));
    expect_text(real, "a", "x");
    assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
}

static void expect_refusal(const char *final, GFileError code, const char *message)
{
    g_autoptr(GError) error = NULL;

    assert_null(stage_new(final, &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, (gint)code));
    assert_string_equal(error->message, message);
}

static void a_folder_with_something_in_it_is_refused(void **state)
{
    g_autofree char *final = in_parent("report");
    g_autofree char *file = in_parent("report/theirs");
    g_autofree char *message = g_strconcat(final, ": the folder is not empty", NULL);

    (void)state;
    assert_int_equal(g_mkdir(final, 0700), 0);
    assert_true(file_write(file, "x", 1, NULL));
    expect_refusal(final, G_FILE_ERROR_EXIST, message);
    assert_int_equal(n_in(parent), 1);
    expect_text(final, "theirs", "x");
}

static void a_file_in_the_way_is_refused(void **state)
{
    g_autofree char *final = in_parent("report");
    g_autofree char *message = g_strconcat(final, ": a part of the path is not a folder", NULL);

    (void)state;
    assert_true(file_write(final, "x", 1, NULL));
    expect_refusal(final, G_FILE_ERROR_NOTDIR, message);
    expect_refusal("/dev/full", G_FILE_ERROR_NOTDIR,
                   "/dev/full: a part of the path is not a folder");
    expect_text(parent, "report", "x");
}

static void a_parent_that_cannot_be_written_is_refused(void **state)
{
    g_autofree char *final = in_parent("no/such/report");
    g_autofree char *folder = in_parent("no/such");
    g_autofree char *message = g_strconcat(folder, ": there is no such file or folder", NULL);
    g_autoptr(GError) error = NULL;

    (void)state;
    expect_refusal(final, G_FILE_ERROR_NOENT, message);
    assert_null(stage_new("/proc/report", &error)); /* not even root may */
    assert_non_null(error);
    assert_int_equal(n_in(parent), 0);
}

static void something_that_came_meanwhile_is_not_replaced(void **state)
{
    g_autofree char *final = in_parent("report");
    g_autofree char *file = in_parent("report/theirs");
    g_autoptr(GError) error = NULL;
    struct stage *stage = stage_new(final, NULL);

    (void)state;
    put(stage, "a", "x");
    assert_int_equal(g_mkdir(final, 0700), 0);
    assert_true(file_write(file, "y", 1, NULL));
    assert_false(stage_commit(stage, &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_EXIST));
    stage_free(stage);
    expect_text(final, "theirs", "y");
    assert_int_equal(n_in(final), 1);
    assert_int_equal(n_in(parent), 1);
}

static void an_output_of_one_file_appears_whole_and_alone(void **state)
{
    g_autofree char *final = in_parent("scores.csv");
    struct stage *stage = stage_new(final, NULL);

    (void)state;
    put(stage, "scores.csv", "a,b\n");
    put(stage, "half", "not this");
    assert_false(g_file_test(final, G_FILE_TEST_EXISTS));
    assert_true(stage_commit_file(stage, "scores.csv", NULL));
    stage_free(stage);
    expect_text(parent, "scores.csv", "a,b\n");
    assert_int_equal(n_in(parent), 1);
}

static void a_file_that_came_meanwhile_is_not_replaced_by_one(void **state)
{
    g_autofree char *final = in_parent("scores.csv");
    g_autoptr(GError) error = NULL;
    struct stage *stage = stage_new(final, NULL);

    (void)state;
    put(stage, "scores.csv", "ours");
    assert_true(file_write(final, "theirs", 6, NULL));
    assert_false(stage_commit_file(stage, "scores.csv", &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_EXIST));
    stage_free(stage);
    expect_text(parent, "scores.csv", "theirs");
    assert_int_equal(n_in(parent), 1);
}

static void a_file_that_vanished_stops_the_commit(void **state)
{
    g_autofree char *final = in_parent("report");
    g_autoptr(GError) error = NULL;
    struct stage *stage = stage_new(final, NULL);
    g_autofree char *path = stage_file(stage, "gone", NULL);

    (void)state;
    assert_int_equal(symlink("/no/such/file", path), 0); /* cannot be opened to be synced */
    assert_false(stage_commit(stage, &error));
    assert_non_null(error);
    stage_free(stage);
    assert_int_equal(n_in(parent), 0);
}

/* A child takes a stage and is killed: the lock goes with it, the folder stays. */
static char *stage_of_a_killed_run(const char *final)
{
    int ends[2];
    char dir[4096] = "";
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    child = fork();
    if (child == 0) {
        struct stage *stage = stage_new(final, NULL);
        g_autofree char *path = stage_file(stage, "half/written", NULL);
        g_autofree char *folder = g_path_get_dirname(path);
        g_autofree char *top = g_path_get_dirname(folder);
        bool told = file_write(path, "x", 1, NULL) &&
                    write(ends[1], top, strlen(top)) == (gssize)strlen(top);
        raise(told ? SIGKILL : SIGABRT);
    }
    close(ends[1]);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_true(read(ends[0], dir, sizeof dir - 1) > 0);
    close(ends[0]);
    return g_strdup(dir);
}

static void the_stage_of_a_killed_run_is_removed_by_the_next(void **state)
{
    g_autofree char *final = in_parent("report");
    g_autofree char *other = in_parent("other");
    g_autofree char *dead = stage_of_a_killed_run(final);
    struct stage *stage = NULL;

    (void)state;
    assert_true(g_file_test(dead, G_FILE_TEST_IS_DIR));
    stage_free(stage_new(other, NULL)); /* a run for another folder leaves it alone */
    assert_true(g_file_test(dead, G_FILE_TEST_IS_DIR));
    stage = stage_new(final, NULL);
    assert_false(g_file_test(dead, G_FILE_TEST_EXISTS));
    assert_int_equal(stage_n_removed(stage), 1);
    stage_free(stage);
    assert_int_equal(n_in(parent), 0);
}

static void the_stage_of_a_living_run_stays(void **state)
{
    g_autofree char *final = in_parent("report");
    own(stage) first = stage_new(final, NULL);
    own(stage) second = NULL;
    g_autoptr(GError) error = NULL;

    (void)state;
    put(first, "a", "first");
    second = stage_new(final, NULL);
    put(second, "a", "second");
    assert_true(stage_commit(first, NULL));
    assert_false(stage_commit(second, &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_EXIST));
    expect_text(final, "a", "first");
}

static void only_names_of_this_very_pattern_are_removed(void **state)
{
    static const char *const OTHERS[] = {".report.tabavar-notes-of-mine", ".report.tabavar-",
                                         ".report.tabavar", ".reports.tabavar-ABC123",
                                         "report.tabavar-ABC123"};
    g_autofree char *final = in_parent("report");
    g_autofree char *file = in_parent(".report.tabavar-FILE01");
    g_autofree char *link = in_parent(".report.tabavar-LINK01");
    g_autofree char *stale = in_parent(".report.tabavar-DEAD00");
    struct stage *stage = NULL;

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(OTHERS); i++) {
        g_autofree char *path = in_parent(OTHERS[i]);
        assert_int_equal(g_mkdir(path, 0700), 0);
    }
    assert_true(file_write(file, "x", 1, NULL));
    assert_int_equal(symlink(".reports.tabavar-ABC123", link), 0);
    assert_int_equal(g_mkdir(stale, 0700), 0);
    stage = stage_new(final, NULL);
    assert_int_equal(stage_n_removed(stage), 1);
    stage_free(stage);
    assert_int_equal(n_in(parent), G_N_ELEMENTS(OTHERS) + 2);
}

static void expect_told(const char *final, const char *said, const char *told)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) error = g_error_new_literal(G_FILE_ERROR, G_FILE_ERROR_ACCES, said);
    g_autofree char *sentence = NULL;

    stage_add_error(diagnostics, final, error);
    sentence = diagnostic_sentence(diagnostics_nth(diagnostics, 0), LANGUAGE_EN);
    assert_string_equal(sentence, told);
}

static void an_error_inside_shows_the_name_the_user_gave(void **state)
{
    (void)state;
    expect_told("a/report/", "a/.report.tabavar-Ab1_-2/send/x.xlsx: permission denied",
                "cannot write a/report/: a/report/send/x.xlsx: permission denied");
    expect_told("report", "elsewhere: permission denied",
                "cannot write report: elsewhere: permission denied");
    expect_told("report", "report: permission denied", "cannot write report: permission denied");
}

/* In a child, so that the signal stays there: 0 where all was as it should be. */
static int stop_in_the_middle(const char *final)
{
    g_autoptr(GError) error = NULL;
    struct stage *stage = NULL;
    g_autofree char *path = NULL;

    interrupt_install();
    stage = stage_new(final, NULL);
    raise(SIGTERM);
    path = stage_file(stage, "a", &error);
    if (path != NULL || !g_error_matches(error, INTERRUPT_ERROR, SIGTERM))
        return 1;
    if (stage_commit(stage, NULL))
        return 2;
    stage_free(stage);
    interrupt_reraise();
    return 3;
}

static void a_signal_leaves_nothing_and_is_raised_again(void **state)
{
    g_autofree char *final = in_parent("report");
    pid_t child = fork();
    int status = 0;

    (void)state;
    if (child == 0)
        _exit(stop_in_the_middle(final));
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGTERM);
    assert_int_equal(n_in(parent), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_parent, remove_parent)
    const struct CMUnitTest tests[] = {
        TEST(an_output_appears_whole_at_commit),
        TEST(modes_are_those_of_files_to_send),
        TEST(a_strict_umask_is_kept),
        TEST(a_stage_is_private_until_commit),
        TEST(an_uncommitted_stage_leaves_nothing),
        TEST(a_link_in_a_stage_is_removed_and_not_followed),
        TEST(an_empty_folder_is_filled),
        TEST(a_link_to_an_empty_folder_is_filled_behind_the_link),
        TEST(a_folder_with_something_in_it_is_refused),
        TEST(a_file_in_the_way_is_refused),
        TEST(a_parent_that_cannot_be_written_is_refused),
        TEST(something_that_came_meanwhile_is_not_replaced),
        TEST(an_output_of_one_file_appears_whole_and_alone),
        TEST(a_file_that_came_meanwhile_is_not_replaced_by_one),
        TEST(a_file_that_vanished_stops_the_commit),
        TEST(the_stage_of_a_killed_run_is_removed_by_the_next),
        TEST(the_stage_of_a_living_run_stays),
        TEST(only_names_of_this_very_pattern_are_removed),
        TEST(an_error_inside_shows_the_name_the_user_gave),
        TEST(a_signal_leaves_nothing_and_is_raised_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
