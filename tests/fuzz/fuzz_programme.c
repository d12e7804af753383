/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programme files: a programme that keeps its promises, or a reason why not. */
#include "fuzz/fuzz.h"

#include "survey/programme.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    own(diagnostics) diagnostics = diagnostics_new();
    char *path = fuzz_file(bytes, n, "programme.ini");
    own(programme) programme = programme_load(path, diagnostics);

    g_assert((programme == NULL) == (diagnostics_n_errors(diagnostics) > 0));
    if (programme != NULL) {
        g_assert(programme->min_group >= 5 && programme->tracks->len > 0);
        for (guint i = 0; i < programme->tracks->len; i++) {
            const struct track *track = programme->tracks->pdata[i];
            g_assert(track->name != NULL && track->instrument != NULL && track->pre != NULL);
        }
    }
    fuzz_file_gone(path);
    return 0;
}
