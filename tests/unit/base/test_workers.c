/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/workers.h"

struct shared { /* one byte a job, written through a memory file that children share */
    FILE *file;
};

static bool mark(guint i, gpointer user, GError **error)
{
    const struct shared *shared = user;

    (void)error;
    return pwrite(fileno(shared->file), "x", 1, (off_t)i) == 1;
}

static bool refuse(guint i, gpointer user, GError **error)
{
    (void)user;
    if (i != 3)
        return true;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "no room\nfor job %u", i);
    return false;
}

static bool crash(guint i, gpointer user, GError **error)
{
    (void)user;
    (void)error;
    return i != 2 || raise(SIGKILL) == 0;
}

static bool grumble(guint i, gpointer user, GError **error)
{
    (void)user;
    (void)error;
    if (i == 1)
        fprintf(stderr, "[ERROR] a library is unhappy");
    return true;
}

static void every_job_is_done_once(void **state)
{
    struct shared shared = {workers_memory_file()};
    char marks[8] = "";

    (void)state;
    assert_true(workers_run(7, 3, mark, &shared, NULL));
    assert_int_equal(pread(fileno(shared.file), marks, sizeof marks, 0), 7);
    assert_string_equal(marks, "xxxxxxx");
    fclose(shared.file);
}

static void no_jobs_is_success(void **state)
{
    (void)state;
    assert_true(workers_run(0, 0, refuse, NULL, NULL));
}

static void a_failure_arrives_with_its_kind(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(workers_run(8, 2, refuse, NULL, &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC));
    assert_string_equal(error->message, "no room\nfor job 3");
}

static void a_crash_is_a_failure(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(workers_run(4, 2, crash, NULL, &error));
    assert_non_null(error);
}

static void talk_of_a_library_is_a_failure(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(workers_run(4, 2, grumble, NULL, &error));
    assert_non_null(strstr(error->message, "unhappy"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_job_is_done_once),          cmocka_unit_test(no_jobs_is_success),
        cmocka_unit_test(a_failure_arrives_with_its_kind), cmocka_unit_test(a_crash_is_a_failure),
        cmocka_unit_test(talk_of_a_library_is_a_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
