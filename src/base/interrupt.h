/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/interrupt.h - Ctrl-C and SIGTERM as a question the long loops ask.
 *
 * The handler only sets a flag. Loops over files, places and workbooks test it, return early with
 * an error, the stage is removed on the way out, and main raises the signal again by
 * interrupt_reraise() so that the shell sees 130 or 143.
 */
#ifndef BASE_INTERRUPT_H
#define BASE_INTERRUPT_H

#include <glib.h>
#include <stdbool.h>

void interrupt_install(void); /* SIGINT, SIGTERM, SIGHUP; SIGPIPE is ignored */
bool interrupt_asked(void);

#define INTERRUPT_ERROR interrupt_error_quark()
GQuark interrupt_error_quark(void);

/* True and error set (domain INTERRUPT_ERROR, code the signal) where a signal has come. */
bool interrupt_check(GError **error);

/* Restores the default action and raises the signal that came; returns where none came. */
void interrupt_reraise(void);

#endif
