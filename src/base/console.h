/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/console.h - talk on stderr, results on stdout, progress on a terminal only. */
#ifndef BASE_CONSOLE_H
#define BASE_CONSOLE_H

#include <glib.h>
#include <stdbool.h>

/* Talk: one line (or several) to stderr, a newline added where it is missing. */
void console_say(const char *text);

/* Talk only where the user did not ask for quiet. */
void console_set_quiet(bool quiet);
void console_note(const char *text);

/* Result to stdout. */
void console_print(const char *text);

/* Flushes stdout; false where anything printed there was lost (/dev/full, closed). A reader that
 * has gone (`| head`) is no loss. */
bool console_finish(GError **error);

/* Progress: shown on a terminal only, and only once a second has passed since console_step_begin.
 */
void console_step_begin(const char *what, guint n_steps);
void console_step(guint i_step);
void console_step_end(void);

#endif
