/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/interrupt.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t asked;

static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP};

static void remember(int number)
{
    asked = number;
}

void interrupt_install(void)
{
    struct sigaction action = {.sa_handler = remember};

    sigemptyset(&action.sa_mask);
    for (gsize i = 0; i < G_N_ELEMENTS(SIGNALS); i++)
        sigaction(SIGNALS[i], &action, NULL);
    signal(SIGPIPE, SIG_IGN);
}

bool interrupt_asked(void)
{
    return asked != 0;
}

bool interrupt_check(GError **error)
{
    if (asked == 0)
        return false;
    g_set_error(error, INTERRUPT_ERROR, (int)asked, "interrupted by signal %d", (int)asked);
    return true;
}

GQuark interrupt_error_quark(void)
{
    return g_quark_from_static_string("tabavar-interrupt");
}

void interrupt_reraise(void)
{
    int number = asked;

    if (number == 0)
        return;
    signal(number, SIG_DFL);
    raise(number);
}
