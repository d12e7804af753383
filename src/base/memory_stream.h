/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/memory_stream.h - a stdio stream in memory, for libraries that insist on files.
 *
 * Unlike workers_memory_file() it has no descriptor and is seen by this process only; in exchange
 * nothing of it goes through the kernel. Where the C library has no such streams it is one of
 * those.
 */
#ifndef BASE_MEMORY_STREAM_H
#define BASE_MEMORY_STREAM_H

#include <stdio.h>

/* Reads and writes, seeks anywhere up to its end; what is written beyond the end of memory fails as
 * on a full disk. NULL where there is none. fclose() frees it. */
FILE *memory_stream_new(void);

#endif
