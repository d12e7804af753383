/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/temp_file.h - libxlsxwriter's temporary files, in memory.
 *
 * The library writes each part of a workbook to a temporary file first, does not check those writes
 * and reports success when the disk is full: measured, a third of the failed writes gave a damaged
 * workbook and no error. It calls lxw_tmpfile() through the dynamic symbol table, so the definition
 * in temp_file.c takes its place: no disk, no clear-text answers in /tmp, no system calls. A static
 * or a newer libxlsxwriter may not be reached this way; then the verification still stands.
 */
#ifndef RENDER_TEMP_FILE_H
#define RENDER_TEMP_FILE_H

#include <glib.h>
#include <stdbool.h>

/* How often the library has asked for a temporary file in this process. */
guint temp_file_n_opened(void);

/* True where one could not be had since the last call of temp_file_forget(). */
bool temp_file_failed(void);
void temp_file_forget(void);

#endif
