/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include <errno.h>

#include "base/file.h"
#include "base/reason.h"
#include "render/chart_data.h"
#include "render/finish.h"
#include "render/gate.h"
#include "render/layout.h"
#include "render/render.h"
#include "render/verify.h"
#include "render/xlsx.h"

/* A name of its own beside path: the library writes there, and what it leaves is raw. */
static char *raw_path(const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *raw = g_strdup_printf("%s/.%.200s.XXXXXX", folder, name);
    int fd = g_mkstemp(raw);

    if (fd < 0) {
        reason_set(error, path, errno);
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
    GBytes *bytes = NULL;

    if (raw == NULL)
        return NULL;
    if (xlsx_book_write(layout, data, raw, error))
        bytes = file_read(raw, error);
    g_unlink(raw);
    return bytes;
}

/* Renamed into place. What stands there then is compared with what was verified. */
static bool put_in_place(GBytes *workbook, const char *path, GError **error)
{
    gsize length;
    const char *data = g_bytes_get_data(workbook, &length);
    g_autoptr(GBytes) there = NULL;

    if (!file_write(path, data, length, error) || (there = file_read(path, error)) == NULL)
        return false;
    if (g_bytes_equal(there, workbook))
        return true;
    g_unlink(path);
    return reason_set(error, path, EIO);
}

static bool write_book(const struct page_layout *layout, const char *path, GError **error)
{
    own(chart_data) data = NULL;
    g_autoptr(GBytes) raw = NULL;
    g_autoptr(GBytes) finished = NULL;

    if (!gate_check(layout, error))
        return false;
    if (g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return reason_set(error, path, EEXIST);
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
