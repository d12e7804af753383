/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/xlsx.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/reason.h"
#include "render/gate.h"
#include "render/temp_file.h"
#include "render/zip_level.h"

/* 2000-01-01: where a report has no date; the library would take the clock for 0. */
static const time_t NO_DATE = 946684800;

static time_t created_of(const struct report *report)
{
    g_auto(GStrv) parts = g_strsplit(report->created != NULL ? report->created : "", "-", 3);
    g_autoptr(GDateTime) date = NULL;

    if (g_strv_length(parts) == 3)
        date = g_date_time_new_utc((int)g_ascii_strtoll(parts[0], NULL, 10),
                                   (int)g_ascii_strtoll(parts[1], NULL, 10),
                                   (int)g_ascii_strtoll(parts[2], NULL, 10), 0, 0, 0);
    if (date == NULL || g_date_time_to_unix(date) <= 0)
        return NO_DATE;
    return (time_t)g_date_time_to_unix(date);
}

static bool set_properties(lxw_workbook *workbook, const struct report *report, GError **error)
{
    char program[] = "tabavar " TABAVAR_VERSION;
    lxw_doc_properties properties = {.title = report->title,
                                     .author = report->by,
                                     .company = report->by,
                                     .comments = program,
                                     .created = created_of(report)};

    return xlsx_ok(workbook_set_properties(workbook, &properties), "the properties", error);
}

static bool write_chart_cells(lxw_worksheet *worksheet, const struct chart_data *data,
                              GError **error)
{
    for (guint i = 0; i < data->cells->len; i++) {
        const struct chart_cell *cell = &g_array_index(data->cells, struct chart_cell, i);
        lxw_col_t column = (lxw_col_t)cell->column;
        lxw_error code =
            cell->text != NULL
                ? worksheet_write_string(worksheet, cell->row, column, cell->text, NULL)
                : worksheet_write_number(worksheet, cell->row, column, cell->value, NULL);

        if (!xlsx_ok(code, "a number of a chart", error))
            return false;
    }
    return true;
}

static bool write_charts(lxw_workbook *workbook, GPtrArray *worksheets,
                         const struct page_layout *layout, const struct chart_data *data,
                         GError **error)
{
    lxw_worksheet *hidden;

    if (data->plans->len == 0)
        return true;
    hidden = workbook_add_worksheet(workbook, CHART_SHEET);
    if (hidden == NULL)
        return xlsx_ok(LXW_ERROR_MEMORY_MALLOC_FAILED, "the sheet of the charts", error);
    worksheet_hide(hidden);
    for (guint i = 0; i < data->plans->len; i++) {
        const struct chart_plan *plan = g_ptr_array_index(data->plans, i);

        if (!xlsx_chart_insert(workbook, g_ptr_array_index(worksheets, plan->i_sheet), layout, data,
                               i, error))
            return false;
    }
    return write_chart_cells(hidden, data, error);
}

static bool write_sheets(lxw_workbook *workbook, const struct page_layout *layout,
                         const struct chart_data *data, GError **error)
{
    g_autoptr(GPtrArray) worksheets = g_ptr_array_new();
    own(look) look = look_new(workbook, layout->report);

    for (guint i = 0; i < layout->sheets->len; i++) {
        const struct layout_sheet *sheet = layout_nth(layout, i);
        lxw_worksheet *worksheet = workbook_add_worksheet(workbook, sheet->sheet->name);

        if (worksheet == NULL)
            return xlsx_ok(LXW_ERROR_PARAMETER_VALIDATION, "a sheet", error);
        g_ptr_array_add(worksheets, worksheet);
        if (!xlsx_sheet_write(worksheet, layout, sheet, look, error))
            return false;
    }
    return write_charts(workbook, worksheets, layout, data, error);
}

/* The library's own words for a failed write do not say why it failed; errno still does. */
static bool close_book(lxw_workbook *workbook, const char *path, GError **error)
{
    lxw_error failed;

    errno = 0;
    failed = workbook_close(workbook);
    if (errno != 0 && (failed == LXW_ERROR_CREATING_XLSX_FILE ||
                       failed == LXW_ERROR_ZIP_FILE_OPERATION || failed == LXW_ERROR_ZIP_CLOSE))
        return reason_set(error, path, errno);
    return xlsx_ok(failed, "the workbook", error);
}

bool xlsx_book_write(const struct page_layout *layout, const struct chart_data *data,
                     const char *path, GError **error)
{
    lxw_workbook *workbook = workbook_new(path);
    bool written;

    zip_level_prepare();
    if (workbook == NULL)
        return xlsx_ok(LXW_ERROR_MEMORY_MALLOC_FAILED, "a workbook", error);
    temp_file_forget();
    written = set_properties(workbook, layout->report, error) &&
              write_sheets(workbook, layout, data, error);
    if (!written) {
        lxw_workbook_free(workbook);
        return false;
    }
    if (!close_book(workbook, path, error))
        return false;
    return !temp_file_failed() ||
           xlsx_ok(LXW_ERROR_CREATING_TMPFILE, "the workbook's parts", error);
}
