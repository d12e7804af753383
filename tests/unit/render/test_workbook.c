/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole workbooks. With TABAVAR_PICTURES=DIR the samples are also written there, in the font
 * TABAVAR_FONT, to be looked at by a person. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "render/render.h"
#include "sample_report.h"

static void write_pictures(void)
{
    static const char *const names[] = {[LANGUAGE_FA] = "fa.xlsx", [LANGUAGE_EN] = "en.xlsx"};
    const char *folder = g_getenv("TABAVAR_PICTURES");

    for (int i = 0; folder != NULL && i < N_LANGUAGES; i++) {
        g_autoptr(GError) error = NULL;
        own(report) report = sample_report((enum language)i, g_getenv("TABAVAR_FONT"));
        g_autofree char *path = g_build_filename(folder, names[i], NULL);

        if (!render_xlsx(report, path, &error))
            g_printerr("%s: %s\n", path, error->message);
    }
}

int main(void)
{
    write_pictures();
    return 0;
}
