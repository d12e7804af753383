/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/console.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/reason.h"

static bool is_quiet;
static int stdout_failed; /* the first errno of a print */

static struct {
    char *what; /* NULL: none is running */
    guint n;
    gint64 begun; /* microseconds */
    bool is_shown;
} step;

static void wipe_step(void)
{
    if (step.is_shown)
        fputs("\r\033[K", stderr);
    step.is_shown = false;
}

static void flush_stdout(void)
{
    if (fflush(stdout) != 0 && stdout_failed == 0)
        stdout_failed = errno;
}

void console_say(const char *text)
{
    gsize length = strlen(text);

    wipe_step();
    flush_stdout(); /* what was printed before comes before, where both are one terminal */
    fputs(text, stderr);
    if (length == 0 || text[length - 1] != '\n')
        fputc('\n', stderr);
    fflush(stderr);
}

void console_set_quiet(bool quiet)
{
    is_quiet = quiet;
}

void console_note(const char *text)
{
    if (!is_quiet)
        console_say(text);
}

void console_print(const char *text)
{
    wipe_step();
    if (fputs(text, stdout) == EOF && stdout_failed == 0)
        stdout_failed = errno;
}

bool console_finish(GError **error)
{
    flush_stdout();
    if (ferror(stdout) != 0 && stdout_failed == 0)
        stdout_failed = EIO;    /* lost earlier, by a flush that nobody asked */
    if (stdout_failed == EPIPE) /* `| head` has what it wanted: that is no fault */
        return true;
    return stdout_failed == 0 || reason_set(error, "stdout", stdout_failed);
}

static bool may_show_steps(void)
{
    const char *terminal = g_getenv("TERM");

    return !is_quiet && isatty(STDERR_FILENO) && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

void console_step_begin(const char *what, guint n_steps)
{
    console_step_end();
    if (!may_show_steps())
        return;
    step.what = g_strdup(what);
    step.n = n_steps;
    step.begun = g_get_monotonic_time();
}

void console_step(guint i_step)
{
    if (step.what == NULL || g_get_monotonic_time() - step.begun < G_USEC_PER_SEC)
        return;
    fprintf(stderr, "\r\033[K%s %u/%u", step.what, i_step, step.n);
    fflush(stderr);
    step.is_shown = true;
}

void console_step_end(void)
{
    wipe_step();
    g_clear_pointer(&step.what, g_free);
}
