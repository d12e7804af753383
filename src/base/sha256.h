/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/sha256.h - SHA-256 (FIPS 180-4) at the speed of the processor.
 *
 * Every input file is hashed while it is read. GLib's portable code took a third of the time of
 * reading; Nettle's uses the processor's own instructions where they are there.
 */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <glib.h>

/* Lower-case hex of length bytes. Caller frees. */
char *sha256_of(const void *bytes, gsize length);

#endif
