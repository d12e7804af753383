/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/interrupt.h"

typedef int (*deed)(void);

/* Each case in a child: signals and their handlers belong to a process. The tests themselves may
 * have been started with signals ignored, as nohup and a shell's "&" do. */
static int status_of(deed act)
{
    static const int NUMBERS[] = {SIGINT, SIGTERM, SIGHUP};
    int status = 0;
    pid_t child = fork();

    if (child == 0) {
        for (gsize i = 0; i < G_N_ELEMENTS(NUMBERS); i++)
            signal(NUMBERS[i], SIG_DFL);
        _exit(act());
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static int ask_before_and_after(void)
{
    g_autoptr(GError) error = NULL;

    interrupt_install();
    if (interrupt_asked() || interrupt_check(&error) || error != NULL)
        return 1;
    interrupt_reraise(); /* returns: none came */
    raise(SIGINT);
    if (!interrupt_asked() || !interrupt_check(&error) || !interrupt_check(NULL))
        return 2;
    return g_error_matches(error, INTERRUPT_ERROR, SIGINT) ? 0 : 3;
}

static void a_signal_is_remembered_and_told(void **state)
{
    int status = status_of(ask_before_and_after);

    (void)state;
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static int reraise(int number)
{
    interrupt_install();
    raise(number);
    interrupt_reraise();
    return 9;
}

static int reraise_int(void)
{
    return reraise(SIGINT);
}

static int reraise_term(void)
{
    return reraise(SIGTERM);
}

static int reraise_hup(void)
{
    return reraise(SIGHUP);
}

static void the_shell_sees_the_signal_that_came(void **state)
{
    static const struct {
        deed act;
        int number;
    } CASES[] = {{reraise_int, SIGINT}, {reraise_term, SIGTERM}, {reraise_hup, SIGHUP}};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        int status = status_of(CASES[i].act);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), CASES[i].number);
    }
}

static int write_to_a_closed_pipe(void)
{
    int ends[2];

    interrupt_install();
    if (pipe(ends) != 0)
        return 1;
    close(ends[0]);
    return write(ends[1], "x", 1) == -1 ? 0 : 2;
}

static void a_closed_pipe_is_an_error_and_no_death(void **state)
{
    int status = status_of(write_to_a_closed_pipe);

    (void)state;
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static int hang_up_under_nohup(void)
{
    signal(SIGHUP, SIG_IGN);
    interrupt_install();
    raise(SIGHUP);
    return interrupt_asked() ? 1 : 0;
}

static void what_nohup_ignores_stays_ignored(void **state)
{
    int status = status_of(hang_up_under_nohup);

    (void)state;
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static int interrupt_while_reading(void)
{
    g_autoptr(GError) error = NULL;
    int ends[2];
    pid_t parent = getpid();
    pid_t child;

    interrupt_install();
    if (pipe(ends) != 0)
        return 1;
    dup2(ends[0], STDIN_FILENO);
    child = fork();
    if (child == 0) {
        g_usleep(100000);
        kill(parent, SIGINT);
        _exit(0);
    }
    if (file_read("-", &error) != NULL) /* nobody ever writes */
        return 2;
    waitpid(child, NULL, 0);
    return g_error_matches(error, INTERRUPT_ERROR, SIGINT) ? 0 : 3;
}

static void a_read_that_waits_for_ever_can_be_stopped(void **state)
{
    int status = status_of(interrupt_while_reading);

    (void)state;
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_signal_is_remembered_and_told),
        cmocka_unit_test(the_shell_sees_the_signal_that_came),
        cmocka_unit_test(a_closed_pipe_is_an_error_and_no_death),
        cmocka_unit_test(what_nohup_ignores_stays_ignored),
        cmocka_unit_test(a_read_that_waits_for_ever_can_be_stopped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
