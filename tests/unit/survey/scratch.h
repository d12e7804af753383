/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scratch.h - a folder of small files for one test, removed after it. */
#ifndef TESTS_SURVEY_SCRATCH_H
#define TESTS_SURVEY_SCRATCH_H

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/diagnostics.h"
#include "base/file.h"

static inline void scratch_empty(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            scratch_empty(path);
            g_rmdir(path);
        } else {
            g_unlink(path);
        }
    }
    if (dir != NULL)
        g_dir_close(dir);
}

static inline int scratch_make(void **state)
{
    *state = g_dir_make_tmp("tabavar-survey-XXXXXX", NULL);
    return *state == NULL ? -1 : 0;
}

static inline int scratch_remove(void **state)
{
    scratch_empty(*state);
    g_rmdir(*state);
    g_free(*state);
    return 0;
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

/* Writes a file into the folder; its path. Caller frees. */
static inline char *scratch_bytes(void **state, const char *name, const char *bytes, gsize n)
{
    char *path = g_build_filename(*state, name, NULL);

    assert_true(file_write(path, bytes, n, NULL));
    return path;
}

static inline char *scratch_file(void **state, const char *name, const char *text)
{
    return scratch_bytes(state, name, text, strlen(text));
}

/* One diagnostic of that message, and nothing else that is an error. */
static inline const struct diagnostic *only(const struct diagnostics *diagnostics,
                                            enum message message)
{
    const struct diagnostic *found = NULL;

    for (guint i = 0; i < diagnostics_n(diagnostics); i++) {
        const struct diagnostic *one = diagnostics_nth(diagnostics, i);
        if (one->message == message)
            found = one;
    }
    if (found == NULL || diagnostics_n_of(diagnostics, message) != 1 ||
        diagnostics_n_errors(diagnostics) > (message_severity(message) == SEVERITY_ERROR)) {
        g_autofree char *text = diagnostics_text(diagnostics, LANGUAGE_EN, 0);
        fail_msg("expected one %s:\n%s", message_code(message), text);
    }
    return found;
}

static inline void no_diagnostics(const struct diagnostics *diagnostics)
{
    if (diagnostics_n(diagnostics) > 0) {
        g_autofree char *text = diagnostics_text(diagnostics, LANGUAGE_EN, 0);
        fail_msg("expected nothing to be said:\n%s", text);
    }
}

#endif
