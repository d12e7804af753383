/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/interrupt.h"
#include "base/workers.h"

#define N_JOBS 20

/* Job i writes its number and its process into place i of a file that all children share. */
struct note {
    guint job;
    pid_t pid;
};

static bool write_note(guint i, gpointer user, GError **error)
{
    struct note note = {i + 1, getpid()};
    int fd = *(int *)user;

    (void)error;
    return pwrite(fd, &note, sizeof note, (off_t)(i * sizeof note)) == (gssize)sizeof note;
}

static guint n_processes(const struct note *notes, guint n)
{
    guint found = 0;

    for (guint i = 0; i < n; i++) {
        guint j = 0;
        while (notes[j].pid != notes[i].pid)
            j++;
        found += j == i ? 1 : 0;
    }
    return found;
}

static void every_job_is_done_once_by_a_child(void **state)
{
    FILE *file = workers_memory_file();
    struct note notes[N_JOBS];
    int fd = fileno(file);

    (void)state;
    assert_true(workers_run(N_JOBS, 3, write_note, &fd, NULL));
    assert_int_equal(pread(fd, notes, sizeof notes, 0), sizeof notes);
    for (guint i = 0; i < N_JOBS; i++) {
        assert_int_equal(notes[i].job, i + 1);
        assert_true(notes[i].pid != getpid());
    }
    assert_true(n_processes(notes, N_JOBS) <= 3);
    fclose(file);
}

/* The first job ends when the last one has been done: the other child must have done them all. */
static bool wait_for_the_last(guint i, gpointer user, GError **error)
{
    struct note last = {0, 0};
    int fd = *(int *)user;

    for (guint tries = 0; i == 0 && last.job != N_JOBS && tries < 10000; tries++) {
        g_usleep(1000);
        if (pread(fd, &last, sizeof last, (N_JOBS - 1) * sizeof last) < 0)
            return false;
    }
    return write_note(i, user, error);
}

static void a_long_job_keeps_no_other_waiting(void **state)
{
    FILE *file = workers_memory_file();
    struct note notes[N_JOBS];
    int fd = fileno(file);

    (void)state;
    assert_true(workers_run(N_JOBS, 2, wait_for_the_last, &fd, NULL));
    assert_int_equal(pread(fd, notes, sizeof notes, 0), sizeof notes);
    assert_int_equal(n_processes(notes, N_JOBS), 2);
    for (guint i = 1; i < N_JOBS; i++)
        assert_true(notes[i].pid != notes[0].pid);
    fclose(file);
}

static void there_are_never_more_children_than_jobs(void **state)
{
    FILE *file = workers_memory_file();
    int fd = fileno(file);

    (void)state;
    assert_true(workers_run(2, 100, write_note, &fd, NULL));
    assert_true(workers_run(2, 0, write_note, &fd, NULL));
    assert_true(workers_run(0, 0, write_note, &fd, NULL));
    assert_true(workers_n_processors() >= 1);
    fclose(file);
}

static bool refuse_the_seventh(guint i, gpointer user, GError **error)
{
    (void)user;
    if (i != 7)
        return true;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "07.xlsx: no space\nsecond line");
    return false;
}

static bool refuse_in_silence(guint i, gpointer user, GError **error)
{
    (void)user;
    (void)error;
    return i != 3;
}

static bool talk(guint i, gpointer user, GError **error)
{
    (void)user;
    (void)error;
    if (i == 5)
        fprintf(stderr, "[ERROR] workbook_close(): \x1B[31mbad\n");
    return true;
}

static bool crash(guint i, gpointer user, GError **error)
{
    (void)user;
    (void)error;
    if (i == 4)
        raise(SIGKILL);
    return true;
}

static bool leave(guint i, gpointer user, GError **error)
{
    (void)user;
    (void)error;
    if (i == 4)
        _exit(7);
    return true;
}

static void expect_failure(workers_job job, GQuark domain, int code, const char *message)
{
    g_autoptr(GError) error = NULL;

    assert_false(workers_run(N_JOBS, 2, job, NULL, &error));
    assert_true(g_error_matches(error, domain, code));
    assert_string_equal(error->message, message);
}

static void a_failure_arrives_with_its_kind_and_its_words(void **state)
{
    (void)state;
    expect_failure(refuse_the_seventh, G_FILE_ERROR, G_FILE_ERROR_NOSPC,
                   "07.xlsx: no space\nsecond line");
    expect_failure(refuse_in_silence, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                   "a worker ended before its work was done");
}

static void talk_on_stderr_is_a_failure(void **state)
{
    (void)state;
    expect_failure(talk, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                   "[ERROR] workbook_close(): \\u001B[31mbad: "
                   "a library complained so while it worked");
}

static void a_crash_is_a_failure(void **state)
{
    (void)state;
    expect_failure(crash, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                   "signal 9: a worker ended before its work was done");
    expect_failure(leave, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                   "status 7: a worker ended before its work was done");
}

static void a_failure_may_go_unheard(void **state)
{
    (void)state;
    assert_false(workers_run(N_JOBS, 2, refuse_the_seventh, NULL, NULL));
}

static bool sleep_long(guint i, gpointer user, GError **error)
{
    (void)user;
    (void)error;
    if (i == 0)
        return false;
    sleep(60);
    return true;
}

static void a_failure_stops_the_others_and_all_are_reaped(void **state)
{
    gint64 begun = g_get_monotonic_time();

    (void)state;
    assert_false(workers_run(4, 4, sleep_long, NULL, NULL));
    assert_true(g_get_monotonic_time() - begun < 20 * G_USEC_PER_SEC);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child is left */
}

static bool shout(guint i, gpointer user, GError **error)
{
    g_autofree char *much = g_strnfill(1000000, 'x');

    (void)i;
    (void)user;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_IO, "%s", much);
    fputs(much, stderr);
    return false;
}

static void a_child_that_says_too_much_is_heard_in_part(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(workers_run(3, 3, shout, NULL, &error));
    assert_true(strlen(error->message) > 100 && strlen(error->message) < 10000);
}

static bool signal_the_parent(guint i, gpointer user, GError **error)
{
    (void)user;
    (void)error;
    if (i == 0)
        kill(getppid(), SIGINT);
    sleep(60);
    return true;
}

/* In a child of its own: 0 where all was as it should be. */
static int interrupted_run(void)
{
    g_autoptr(GError) error = NULL;

    signal(SIGINT, SIG_DFL); /* whoever started the tests may have it ignored */
    interrupt_install();
    if (workers_run(4, 2, signal_the_parent, NULL, &error))
        return 1;
    if (!g_error_matches(error, INTERRUPT_ERROR, SIGINT))
        return 2;
    return waitpid(-1, NULL, WNOHANG) == -1 ? 0 : 3;
}

static void a_signal_kills_and_reaps_the_children(void **state)
{
    gint64 begun = g_get_monotonic_time();
    pid_t child = fork();
    int status = 0;

    (void)state;
    if (child == 0)
        _exit(interrupted_run());
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_true(g_get_monotonic_time() - begun < 20 * G_USEC_PER_SEC);
}

static bool write_pid_and_wait(guint i, gpointer user, GError **error)
{
    pid_t mine = getpid();
    bool told = write(*(const int *)user, &mine, sizeof mine) == sizeof mine;

    (void)i;
    (void)error;
    sleep(60);
    return told;
}

static bool is_gone_soon(pid_t pid)
{
    for (guint i = 0; i < 500; i++) {
        if (kill(pid, 0) != 0)
            return true;
        g_usleep(10000);
    }
    return false;
}

static void children_of_a_killed_run_die_with_it(void **state)
{
    int ends[2];
    pid_t child;
    pid_t grandchild[2] = {0, 0};

    (void)state;
    assert_int_equal(pipe(ends), 0);
    child = fork();
    if (child == 0)
        _exit(workers_run(2, 2, write_pid_and_wait, &ends[1], NULL) ? 0 : 1);
    for (guint i = 0; i < 2; i++)
        assert_int_equal(read(ends[0], &grandchild[i], sizeof grandchild[i]), sizeof grandchild[i]);
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_true(is_gone_soon(grandchild[0]));
    assert_true(is_gone_soon(grandchild[1]));
    close(ends[0]);
    close(ends[1]);
}

/* What is still buffered is printed once, by the parent. */
static void buffered_output_is_not_printed_twice(void **state)
{
    int ends[2];
    char out[100] = "";
    pid_t child;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        printf("once\n");
        _exit(workers_run(3, 3, refuse_in_silence, NULL, NULL) && fflush(stdout) == 0 ? 0 : 1);
    }
    close(ends[1]);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_int_equal(read(ends[0], out, sizeof out - 1), 5);
    assert_string_equal(out, "once\n");
    close(ends[0]);
}

static void a_memory_file_is_read_and_written(void **state)
{
    FILE *file = workers_memory_file();
    char text[6] = "";

    (void)state;
    assert_non_null(file);
    assert_int_equal(fwrite("hello", 1, 5, file), 5);
    rewind(file);
    assert_int_equal(fread(text, 1, 5, file), 5);
    assert_string_equal(text, "hello");
    assert_int_equal(fclose(file), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_job_is_done_once_by_a_child),
        cmocka_unit_test(a_long_job_keeps_no_other_waiting),
        cmocka_unit_test(there_are_never_more_children_than_jobs),
        cmocka_unit_test(a_failure_arrives_with_its_kind_and_its_words),
        cmocka_unit_test(talk_on_stderr_is_a_failure),
        cmocka_unit_test(a_crash_is_a_failure),
        cmocka_unit_test(a_failure_may_go_unheard),
        cmocka_unit_test(a_failure_stops_the_others_and_all_are_reaped),
        cmocka_unit_test(a_child_that_says_too_much_is_heard_in_part),
        cmocka_unit_test(a_signal_kills_and_reaps_the_children),
        cmocka_unit_test(children_of_a_killed_run_die_with_it),
        cmocka_unit_test(buffered_output_is_not_printed_twice),
        cmocka_unit_test(a_memory_file_is_read_and_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
