/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/zip_level.h - workbooks are packed lightly.
 *
 * libxlsxwriter leaves the level of compression to zlib, which then spends a seventh of a whole run
 * on files of thirty kilobytes. Its minizip asks zlib through the dynamic symbol table, so the
 * definition of deflateInit2_() in zip_level.c stands before zlib's own: where nobody has chosen a
 * level, ours is taken, a third of the time for a sixth more bytes. A static zlib is not reached
 * this way and packs as it did.
 */
#ifndef RENDER_ZIP_LEVEL_H
#define RENDER_ZIP_LEVEL_H

#include <glib.h>

#define ZIP_LEVEL 1 /* of 1 to 9 */

/* Finds zlib's own function; to be called before the library packs anything. */
void zip_level_prepare(void);

/* How often it has been taken in this process. */
guint zip_level_n_taken(void);

#endif
