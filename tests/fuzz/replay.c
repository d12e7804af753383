/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over the files named: what they once broke stays mended. */
#include <stdio.h>

#include "base/file.h"
#include "fuzz/fuzz.h"

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) bytes = file_read(argv[i], &error);
        gsize n;
        const uint8_t *data;

        if (bytes == NULL) {
            fprintf(stderr, "%s\n", error->message);
            return 2;
        }
        data = g_bytes_get_data(bytes, &n);
        fprintf(stderr, "%s\n", argv[i]); /* the last line is the input that broke it */
        LLVMFuzzerTestOneInput(data, n);
    }
    return 0;
}
