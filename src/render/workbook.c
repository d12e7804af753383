/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include <errno.h>

#include "render/chart_data.h"
#include "render/finish.h"
#include "render/gate.h"
#include "render/layout.h"
#include "render/render.h"
#include "render/verify.h"
#include "render/xlsx.h"

static bool refuse_path(const char *path, int reason, GError **error)
{
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(reason), "%s: %s", path,
                g_strerror(reason));
    return false;
}

/* A name of its own beside path: the library writes there, and what it leaves is raw. */
static char *raw_path(const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *raw = g_strdup_printf("%s/.%.200s.XXXXXX", folder, name);
    int fd = g_mkstemp(raw);

    if (fd < 0) {
        refuse_path(path, errno, error);
        return NULL;
    }
    if (!g_close(fd, error)) {
        g_unlink(raw);
        return NULL;
    }
    return g_steal_pointer(&raw);
}

static GBytes *write_raw(const struct page_layout *layout, const struct chart_data *data,
                         const char *path, GError **error)
{
    g_autofree char *raw = raw_path(path, error);
    char *contents = NULL;
    gsize length = 0;
    bool written;

    if (raw == NULL)
        return NULL;
    written = xlsx_book_write(layout, data, raw, error) &&
              g_file_get_contents(raw, &contents, &length, error);
    g_unlink(raw);
    return written ? g_bytes_new_take(contents, length) : NULL;
}

/* Renamed into place. What stands there then is compared with what was verified. */
static bool put_in_place(GBytes *workbook, const char *path, GError **error)
{
    gsize length;
    const char *data = g_bytes_get_data(workbook, &length);
    g_autofree char *contents = NULL;
    g_autoptr(GBytes) there = NULL;
    gsize n = 0;

    if (!g_file_set_contents_full(path, data, (gssize)length, G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                                  error) ||
        !g_file_get_contents(path, &contents, &n, error))
        return false;
    there = g_bytes_new_take(g_steal_pointer(&contents), n);
    if (g_bytes_equal(there, workbook))
        return true;
    g_unlink(path);
    return refuse_path(path, EIO, error);
}

static bool write_book(const struct page_layout *layout, const char *path, GError **error)
{
    own(chart_data) data = NULL;
    g_autoptr(GBytes) raw = NULL;
    g_autoptr(GBytes) finished = NULL;

    if (!gate_check(layout, error))
        return false;
    if (g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return refuse_path(path, EEXIST, error);
    data = chart_data_new(layout);
    raw = write_raw(layout, data, path, error);
    if (raw == NULL)
        return false;
    finished = finish_workbook(raw, layout, data, error);
    return finished != NULL && verify_workbook(finished, layout, data, error) &&
           put_in_place(finished, path, error);
}

bool render_xlsx(const struct report *report, const char *path, GError **error)
{
    own(page_layout) layout = layout_new(report);

    return write_book(layout, path, error);
}

bool render_xlsx_traced(const struct report *report, const char *path, GArray **traces,
                        GError **error)
{
    own(page_layout) layout = layout_new(report);

    if (!write_book(layout, path, error))
        return false;
    *traces = layout_traces(layout);
    return true;
}
