/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz.h - what every fuzz target is made of.
 *
 * A target is one function over bytes that aborts (g_assert) where a promise is broken. libFuzzer
 * calls it by `make fuzz`; replay.c calls it for the kept inputs of tests/fuzz/corpus/<target>/ by
 * `make check`, with any compiler. An input that once broke something stays in the corpus.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* A path at which the bytes can be read as a file, until fuzz_file_gone(). */
char *fuzz_file(const void *bytes, size_t n, const char *name);
void fuzz_file_gone(char *path);

/* A folder of its own for the process, removed at its end. Owned by fuzz_file. */
const char *fuzz_folder(void);

#endif
