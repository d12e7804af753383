/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/interrupt.h"

#include <signal.h>
#include <string.h>

GQuark interrupt_error_quark(void)
{
    return g_quark_from_static_string("tabavar-interrupt");
}

static volatile sig_atomic_t signal_that_came;

static void remember(int number)
{
    signal_that_came = number;
}

static void set_action(int number, void (*handler)(int))
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

/* nohup and a shell's "&" start a program with signals ignored: they stay so. */
static void catch_unless_ignored(int number)
{
    struct sigaction now;

    if (sigaction(number, NULL, &now) == 0 && now.sa_handler != SIG_IGN)
        set_action(number, remember);
}

void interrupt_install(void)
{
    catch_unless_ignored(SIGINT);
    catch_unless_ignored(SIGTERM);
    catch_unless_ignored(SIGHUP);
    set_action(SIGPIPE, SIG_IGN);
}

bool interrupt_asked(void)
{
    return signal_that_came != 0;
}

bool interrupt_check(GError **error)
{
    int number = signal_that_came;

    if (number == 0)
        return false;
    g_set_error(error, INTERRUPT_ERROR, number, "stopped by signal %d", number);
    return true;
}

void interrupt_reraise(void)
{
    int number = signal_that_came;

    if (number == 0)
        return;
    signal_that_came = 0;
    set_action(number, SIG_DFL);
    raise(number);
}
