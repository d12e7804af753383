/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* posix_openpt */

#include "unit/check.h"

#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/console.h"

typedef int (*deed)(void);

struct seen {
    char out[4096], err[4096];
    int status;
};

static void read_to_end(int fd, char *text, gsize size)
{
    gsize length = 0;
    gssize n;

    while (length < size - 1 && (n = read(fd, text + length, size - 1 - length)) > 0)
        length += (gsize)n;
    text[length] = '\0';
    close(fd);
}

/* Runs act in a child with these two descriptors as stdout and stderr. */
static pid_t start(deed act, int out, int err)
{
    pid_t child;

    fflush(NULL);
    child = fork();
    if (child == 0) {
        dup2(out, STDOUT_FILENO);
        dup2(err, STDERR_FILENO);
        _exit(act());
    }
    return child;
}

static int status_of(pid_t child)
{
    int status;

    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static struct seen watch(deed act)
{
    struct seen seen;
    int out[2];
    int err[2];
    pid_t child;

    assert_int_equal(pipe(out), 0);
    assert_int_equal(pipe(err), 0);
    child = start(act, out[1], err[1]);
    close(out[1]);
    close(err[1]);
    read_to_end(out[0], seen.out, sizeof seen.out);
    read_to_end(err[0], seen.err, sizeof seen.err);
    seen.status = status_of(child);
    return seen;
}

static int talk_and_result(void)
{
    console_print("result\n");
    console_say("one");
    console_say("two\n");
    console_note("three");
    console_set_quiet(true);
    console_note("never");
    console_say("four");
    return console_finish(NULL) ? 0 : 1;
}

static void talk_goes_to_stderr_and_results_to_stdout(void **state)
{
    struct seen seen = watch(talk_and_result);

    (void)state;
    assert_int_equal(seen.status, 0);
    assert_string_equal(seen.out, "result\n");
    assert_string_equal(seen.err, "one\ntwo\nthree\nfour\n");
}

static int print_much(void)
{
    g_autoptr(GError) error = NULL;

    for (guint i = 0; i < 100000; i++)
        console_print("0123456789\n");
    if (console_finish(&error))
        return 0;
    console_say(error->message);
    return g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? 3 : 4;
}

static int print_little(void)
{
    g_autoptr(GError) error = NULL;

    console_print("x");
    return console_finish(&error) ? 0 : 3;
}

static int print_little_and_talk(void)
{
    console_print("x");
    console_say("the flush before this line loses x");
    return console_finish(NULL) ? 0 : 3;
}

static int print_nothing(void)
{
    return console_finish(NULL) ? 0 : 3;
}

static int status_on(deed act, const char *device)
{
    int out = open(device, O_WRONLY);
    int null = open("/dev/null", O_WRONLY);
    int status = status_of(start(act, out, null));

    close(out);
    close(null);
    return status;
}

static void results_lost_on_a_full_device_are_noticed(void **state)
{
    (void)state;
    assert_int_equal(status_on(print_much, "/dev/full"), 3);
    assert_int_equal(status_on(print_little, "/dev/full"), 3);
    assert_int_equal(status_on(print_little_and_talk, "/dev/full"), 3);
    assert_int_equal(status_on(print_little, "/dev/null"), 0);
    assert_int_equal(status_on(print_nothing, "/dev/full"), 0);
}

static int print_to_closed(void)
{
    close(STDOUT_FILENO);
    return print_little();
}

static int nothing_to_closed(void)
{
    close(STDOUT_FILENO);
    return print_nothing();
}

static void results_to_a_closed_stdout_are_noticed(void **state)
{
    (void)state;
    assert_int_equal(watch(print_to_closed).status, 3);
    assert_int_equal(watch(nothing_to_closed).status, 0);
}

static int print_to_nobody(void)
{
    int ends[2];

    signal(SIGPIPE, SIG_IGN);
    if (pipe(ends) != 0)
        return 1;
    close(ends[0]);
    dup2(ends[1], STDOUT_FILENO);
    return print_much();
}

static void a_reader_that_has_gone_is_no_loss(void **state)
{
    (void)state;
    assert_int_equal(watch(print_to_nobody).status, 0);
}

static int make_steps(void)
{
    console_step_begin("writing", 38);
    console_step(1);
    g_usleep(1100000);
    console_step(2);
    console_say("a line");
    console_step(38);
    console_step_end();
    return 0;
}

static void progress_is_silent_off_a_terminal(void **state)
{
    (void)state;
    g_setenv("TERM", "xterm", TRUE);
    assert_string_equal(watch(make_steps).err, "a line\n");
}

static void watch_terminal(deed act, char *text, gsize size)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    int slave;
    pid_t child;

    if (master < 0)
        skip(); /* a container without /dev/pts has no terminals */
    assert_int_equal(grantpt(master), 0);
    assert_int_equal(unlockpt(master), 0);
    slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    assert_true(slave >= 0);
    child = start(act, slave, slave);
    close(slave);
    read_to_end(master, text, size);
    assert_int_equal(status_of(child), 0);
}

static void progress_shows_on_a_terminal_after_a_second(void **state)
{
    char text[4096];

    (void)state;
    g_setenv("TERM", "xterm", TRUE);
    watch_terminal(make_steps, text, sizeof text);
    assert_null(strstr(text, "writing 1/38"));
    assert_non_null(strstr(text, "writing 2/38\r\033[Ka line\r\n"));
    assert_true(g_str_has_suffix(text, "writing 38/38\r\033[K"));
}

static void progress_is_silent_on_a_dumb_terminal(void **state)
{
    char text[4096];

    (void)state;
    g_setenv("TERM", "dumb", TRUE);
    watch_terminal(make_steps, text, sizeof text);
    assert_string_equal(text, "a line\r\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(talk_goes_to_stderr_and_results_to_stdout),
        cmocka_unit_test(results_lost_on_a_full_device_are_noticed),
        cmocka_unit_test(results_to_a_closed_stdout_are_noticed),
        cmocka_unit_test(a_reader_that_has_gone_is_no_loss),
        cmocka_unit_test(progress_is_silent_off_a_terminal),
        cmocka_unit_test(progress_shows_on_a_terminal_after_a_second),
        cmocka_unit_test(progress_is_silent_on_a_dumb_terminal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
