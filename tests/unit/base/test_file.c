/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/diagnostics.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/reason.h"

static char *folder;

static int make_folder(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("tabavar-file-XXXXXX", NULL);
    return folder == NULL ? -1 : 0;
}

static int remove_folder(void **state)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;

    (void)state;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(folder);
    g_free(folder);
    return 0;
}

static guint n_files(void)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint n = 0;

    while (g_dir_read_name(dir) != NULL)
        n++;
    return n;
}

static void what_was_written_is_read(void **state)
{
    static const char TEXT[] = "a\0b\nسلام";
    g_autofree char *path = g_build_filename(folder, "a.txt", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = NULL;
    gsize length;
    const void *data;

    (void)state;
    assert_true(file_write(path, TEXT, sizeof TEXT, &error));
    bytes = file_read(path, &error);
    assert_non_null(bytes);
    data = g_bytes_get_data(bytes, &length);
    assert_int_equal(length, sizeof TEXT);
    assert_memory_equal(data, TEXT, length);
}

static void an_empty_file_has_no_bytes(void **state)
{
    g_autofree char *path = g_build_filename(folder, "empty", NULL);
    g_autoptr(GBytes) bytes = NULL;

    (void)state;
    assert_true(file_write(path, "", 0, NULL));
    bytes = file_read(path, NULL);
    assert_int_equal(g_bytes_get_size(bytes), 0);
}

static void expect_no_read(const char *path, GFileError code, const char *reason)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *message = g_strdup_printf("%s: %s", path, reason);

    assert_null(file_read(path, &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, (gint)code));
    assert_string_equal(error->message, message);
}

static void missing_files_and_folders_say_why(void **state)
{
    (void)state;
    expect_no_read("/no/such/file.csv", G_FILE_ERROR_NOENT, "there is no such file or folder");
    expect_no_read(folder, G_FILE_ERROR_ISDIR, "this is a folder");
    expect_no_read("/dev/null/x", G_FILE_ERROR_NOTDIR, "a part of the path is not a folder");
}

static void a_file_over_the_limit_is_refused_unread(void **state)
{
    g_autofree char *path = g_build_filename(folder, "huge", NULL);
    g_autoptr(GError) error = NULL;
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *line = NULL;
    g_autofree char *expected = g_strdup_printf("%s: the file is larger than 4 GiB [E105]", path);
    int fd = open(path, O_CREAT | O_WRONLY, 0600);

    (void)state;
    assert_int_equal(ftruncate(fd, (off_t)(LIMIT_FILE_BYTES + 1)), 0);
    close(fd);
    assert_null(file_read(path, &error));
    assert_true(g_error_matches(error, FILE_ERROR, FILE_ERROR_TOO_LARGE));
    diagnostics_add_error(diagnostics, MESSAGE_CANNOT_READ, path, error);
    line = diagnostic_line(diagnostics_nth(diagnostics, 0), LANGUAGE_EN);
    assert_string_equal(line, expected);
}

static void a_stream_over_the_limit_is_refused(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_null(file_read_at_most("/dev/zero", 1000000, &error));
    assert_true(g_error_matches(error, FILE_ERROR, FILE_ERROR_TOO_LARGE));
    assert_string_equal(error->message, "/dev/zero: larger than 1000000 bytes");
}

static void a_pipe_is_read_to_its_end(void **state)
{
    g_autofree char *path = g_build_filename(folder, "fifo", NULL);
    g_autofree char *text = g_strnfill(300000, 'x');
    g_autoptr(GBytes) bytes = NULL;
    pid_t child;

    (void)state;
    assert_int_equal(mkfifo(path, 0600), 0);
    child = fork();
    if (child == 0) {
        g_autoptr(GError) error = NULL;
        _exit(file_write(path, text, 300000, &error) ? 0 : 1);
    }
    bytes = file_read(path, NULL);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_non_null(bytes);
    assert_int_equal(g_bytes_get_size(bytes), 300000);
    assert_memory_equal(g_bytes_get_data(bytes, NULL), text, 300000);
}

static void a_write_replaces_the_file_and_leaves_nothing_beside_it(void **state)
{
    g_autofree char *path = g_build_filename(folder, "a.csv", NULL);
    g_autoptr(GBytes) bytes = NULL;
    guint before;

    (void)state;
    assert_true(file_write(path, "old", 3, NULL));
    before = n_files();
    assert_true(file_write(path, "newer", 5, NULL));
    assert_int_equal(n_files(), before);
    bytes = file_read(path, NULL);
    assert_memory_equal(g_bytes_get_data(bytes, NULL), "newer", 5);
}

static void a_full_device_is_an_error(void **state)
{
    g_autoptr(GError) error = NULL;
    struct stat there;

    (void)state;
    assert_false(file_write("/dev/full", "x", 1, &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC));
    assert_string_equal(error->message, "/dev/full: no space is left on the disk");
    assert_int_equal(stat("/dev/full", &there), 0);
    assert_true(S_ISCHR(there.st_mode)); /* still the device */
}

static void a_write_that_cannot_begin_leaves_nothing(void **state)
{
    g_autofree char *path = g_build_filename(folder, "no", "such", NULL);
    g_autoptr(GError) error = NULL;
    guint before = n_files();

    (void)state;
    assert_false(file_write(path, "x", 1, &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT));
    assert_int_equal(n_files(), before);
}

static void a_write_onto_a_folder_fails_and_keeps_it(void **state)
{
    g_autofree char *path = g_build_filename(folder, "sub", NULL);
    g_autoptr(GError) error = NULL;

    (void)state;
    g_mkdir(path, 0700);
    assert_false(file_write(path, "x", 1, &error));
    assert_true(g_file_test(path, G_FILE_TEST_IS_DIR));
}

static void a_link_is_replaced_and_its_victim_spared(void **state)
{
    g_autofree char *victim = g_build_filename(folder, "victim", NULL);
    g_autofree char *path = g_build_filename(folder, "link", NULL);
    g_autoptr(GBytes) bytes = NULL;

    (void)state;
    assert_true(file_write(victim, "mine", 4, NULL));
    assert_int_equal(symlink(victim, path), 0);
    assert_true(g_file_test(path, G_FILE_TEST_IS_SYMLINK));
    assert_true(file_write(path, "other", 5, NULL));
    bytes = file_read(victim, NULL);
    assert_memory_equal(g_bytes_get_data(bytes, NULL), "mine", 4);
    assert_false(g_file_test(path, G_FILE_TEST_IS_SYMLINK));
}

/* The kernel says that its own tables are empty files: more is read than was there before, as from
 * a file that somebody writes to meanwhile. */
static void a_file_that_changes_while_it_is_read_is_refused(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    if (!g_file_test("/proc/self/status", G_FILE_TEST_IS_REGULAR))
        skip();
    assert_null(file_read("/proc/self/status", &error));
    assert_non_null(error);
    assert_non_null(strstr(error->message, "changed"));
}

/* FIPS 180-2, appendix B.1: "abc". */
static void sha256_agrees_with_the_standard(void **state)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static("abc", 3);
    g_autofree char *sum = file_sha256(bytes);

    (void)state;
    assert_string_equal(sum, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void reasons_are_known_in_both_languages(void **state)
{
    g_autofree char *persian = reason_in("a/b: permission denied", LANGUAGE_FA);
    g_autofree char *alone = reason_in("permission denied", LANGUAGE_FA);
    g_autofree char *english = reason_in("a/b: permission denied", LANGUAGE_EN);
    g_autofree char *other = reason_in("a/b: bad luck", LANGUAGE_FA);
    g_autofree char *inside = reason_in("not permission denied", LANGUAGE_FA);

    (void)state;
    assert_string_equal(persian, "a/b: اجازهٔ دسترسی نیست");
    assert_string_equal(alone, "اجازهٔ دسترسی نیست");
    assert_string_equal(english, "a/b: permission denied");
    assert_string_equal(other, "a/b: bad luck");
    assert_string_equal(inside, "not permission denied");
}

static void an_unknown_reason_keeps_its_number(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(reason_set(&error, "x", 9999));
    assert_string_equal(error->message, "x: the system reported an error (9999)");
}

static void full_and_filled_disks_have_codes_of_their_own(void **state)
{
    g_autoptr(GError) quota = NULL;
    g_autoptr(GError) filled = NULL;

    (void)state;
    reason_set(&quota, "x", EDQUOT);
    reason_set(&filled, "x", ENOTEMPTY);
    assert_true(g_error_matches(quota, G_FILE_ERROR, G_FILE_ERROR_NOSPC));
    assert_true(g_error_matches(filled, G_FILE_ERROR, G_FILE_ERROR_EXIST));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read),
        cmocka_unit_test(an_empty_file_has_no_bytes),
        cmocka_unit_test(missing_files_and_folders_say_why),
        cmocka_unit_test(a_file_over_the_limit_is_refused_unread),
        cmocka_unit_test(a_stream_over_the_limit_is_refused),
        cmocka_unit_test(a_pipe_is_read_to_its_end),
        cmocka_unit_test(a_write_replaces_the_file_and_leaves_nothing_beside_it),
        cmocka_unit_test(a_full_device_is_an_error),
        cmocka_unit_test(a_write_that_cannot_begin_leaves_nothing),
        cmocka_unit_test(a_write_onto_a_folder_fails_and_keeps_it),
        cmocka_unit_test(a_link_is_replaced_and_its_victim_spared),
        cmocka_unit_test(a_file_that_changes_while_it_is_read_is_refused),
        cmocka_unit_test(sha256_agrees_with_the_standard),
        cmocka_unit_test(reasons_are_known_in_both_languages),
        cmocka_unit_test(an_unknown_reason_keeps_its_number),
        cmocka_unit_test(full_and_filled_disks_have_codes_of_their_own),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
