/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/console.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool is_quiet;
static bool stdout_failed;
static int stdout_errno;

static struct {
    const char *what;
    guint n_steps;
    gint64 begun; /* microseconds; 0: no step */
    bool shown;
} progress;

static void clear_progress(void)
{
    if (progress.shown)
        fputs("\r\033[K", stderr);
    progress.shown = false;
}

void console_say(const char *text)
{
    size_t length = strlen(text);

    clear_progress();
    fputs(text, stderr);
    if (length > 0 && text[length - 1] != '\n')
        fputc('\n', stderr);
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
    errno = 0;
    if (fputs(text, stdout) == EOF && !stdout_failed) {
        stdout_failed = true;
        stdout_errno = errno;
    }
}

bool console_finish(GError **error)
{
    if (!stdout_failed && fflush(stdout) != 0) {
        stdout_failed = true;
        stdout_errno = errno;
    }
    /* A reader that has gone (`| head`) wanted no more: that is no fault. */
    if (!stdout_failed || stdout_errno == EPIPE)
        return true;
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(stdout_errno), "%s",
                g_strerror(stdout_errno));
    return false;
}

void console_step_begin(const char *what, guint n_steps)
{
    progress.what = what;
    progress.n_steps = n_steps;
    progress.begun = g_get_monotonic_time();
}

void console_step(guint i_step)
{
    const gint64 patience = G_USEC_PER_SEC;

    if (is_quiet || progress.begun == 0 || isatty(STDERR_FILENO) == 0 ||
        g_get_monotonic_time() - progress.begun < patience)
        return;
    progress.shown = true;
    fprintf(stderr, "\r%s %u/%u\033[K", progress.what, i_step, progress.n_steps);
    fflush(stderr);
}

void console_step_end(void)
{
    clear_progress();
    progress.begun = 0;
}
