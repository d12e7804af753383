/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/xlsx.h"

#include <math.h>

#include "render/gate.h"
#include "render/number.h"

/* The library measures a chart in shares of this. */
static const double DEFAULT_WIDTH = 480, DEFAULT_HEIGHT = 288;

struct brush { /* one chart being drawn */
    lxw_chart *chart;
    const struct page_layout *layout;
    const struct chart_plan *plan;
    guint i_plan;
    bool rtl;
};

static bool is_forest(const struct chart_plan *plan)
{
    return plan->chart->block->kind == BLOCK_FOREST_CHART;
}

static bool is_lines(const struct chart_plan *plan)
{
    return plan->chart->block->kind == BLOCK_LINE_CHART;
}

static uint8_t type_of(const struct chart_plan *plan)
{
    return is_forest(plan)  ? LXW_CHART_SCATTER_STRAIGHT
           : is_lines(plan) ? LXW_CHART_LINE
                            : LXW_CHART_COLUMN;
}

/* ---- parts that all charts have ---- */

static lxw_chart_font font_of(const struct brush *brush, double size, lxw_color_t colour)
{
    return (lxw_chart_font){.name = brush->layout->report->font, .size = size, .color = colour};
}

/* Literal texts of a chart; "=" at the start would make the library read a formula. */
static char *chart_text(const struct brush *brush, const char *source)
{
    const char *text = layout_text(brush->layout, source);

    return g_strconcat(*text == '=' ? "\u200E" : "", text, NULL);
}

static void set_title(const struct brush *brush)
{
    lxw_chart_font font = font_of(brush, 11, COLOUR_TEAL_DARK);
    const char *source = brush->plan->chart->block->text;
    g_autofree char *title = NULL;

    font.bold = LXW_TRUE;
    if (source == NULL || *source == '\0') {
        chart_title_off(brush->chart);
        return;
    }
    title = chart_text(brush, source);
    chart_title_set_name(brush->chart, title);
    chart_title_set_name_font(brush->chart, &font);
}

static void set_frame(const struct brush *brush)
{
    lxw_chart_line none = {.none = LXW_TRUE};

    chart_chartarea_set_line(brush->chart, &none);
    chart_plotarea_set_line(brush->chart, &none);
    set_title(brush);
}

static void set_value_axis(const struct brush *brush, lxw_chart_axis *axis)
{
    const struct chart_axis *plan = &brush->plan->axis;
    bool right = plan->wide_high > plan->high, left = plan->wide_low < plan->low;
    lxw_chart_font font = font_of(brush, 8, COLOUR_MUTED);
    lxw_chart_line none = {.none = LXW_TRUE};
    g_autofree char *code = number_axis_format(
        plan->decimals, left ? plan->low - plan->unit / 2 : (double)NAN,
        right ? plan->high + plan->unit / 2 : (double)NAN, brush->layout->report->persian_digits);

    chart_axis_set_num_font(axis, &font);
    chart_axis_set_num_format(axis, code);
    chart_axis_set_min(axis, plan->wide_low);
    chart_axis_set_max(axis, plan->wide_high);
    chart_axis_set_major_unit(axis, plan->unit);
    chart_axis_set_line(axis, &none);
    chart_axis_set_major_tick_mark(axis, LXW_CHART_AXIS_TICK_MARK_NONE);
}

static lxw_row_t first_row(const struct brush *brush)
{
    return brush->plan->row + 1;
}

/* A series over two columns of the hidden sheet. */
static lxw_chart_series *add_series(const struct brush *brush, enum chart_column x,
                                    enum chart_column y)
{
    lxw_chart_series *series = chart_add_series(brush->chart, NULL, NULL);
    lxw_row_t last_row = brush->plan->row + chart_n_rows(brush->plan, y);

    if (series == NULL)
        return NULL;
    chart_series_set_categories(series, CHART_SHEET, first_row(brush), (lxw_col_t)x, last_row,
                                (lxw_col_t)x);
    chart_series_set_values(series, CHART_SHEET, first_row(brush), (lxw_col_t)y, last_row,
                            (lxw_col_t)y);
    return series;
}

/* ---- columns ---- */

static bool add_columns(const struct brush *brush, enum chart_column column, lxw_color_t colour)
{
    const struct block *block = brush->plan->chart->block;
    const char *name = column == CHART_PRE ? block->series_pre : block->series_post;
    lxw_chart_series *series = add_series(brush, CHART_NAME, column);
    lxw_chart_fill fill = {.color = colour};
    lxw_chart_line line = {.color = COLOUR_INK, .width = 0.75F};

    if (series == NULL)
        return false;
    if (name != NULL && *name != '\0')
        chart_series_set_name_range(series, CHART_SHEET, brush->plan->row, (lxw_col_t)column);
    chart_series_set_fill(series, &fill);
    if (!chart_has_bars(brush->plan, column + 1))
        return true;
    chart_series_set_error_bars(series->y_error_bars, LXW_CHART_ERROR_BAR_TYPE_FIXED,
                                CHART_SENTINEL(brush->i_plan, column));
    chart_series_set_error_bars_line(series->y_error_bars, &line);
    return true;
}

static bool add_post(const struct brush *brush)
{
    return !brush->plan->has_post || add_columns(brush, CHART_POST, COLOUR_TEAL);
}

/* The second curve is the one to compare with: dashed and grey. */
static bool add_curve(const struct brush *brush, enum chart_column column)
{
    const struct block *block = brush->plan->chart->block;
    const char *name = column == CHART_PRE ? block->series_pre : block->series_post;
    lxw_chart_series *series = add_series(brush, CHART_NAME, column);
    lxw_chart_line first = {.color = COLOUR_TEAL_DARK, .width = 2.25F};
    lxw_chart_line second = {
        .color = COLOUR_GREY, .width = 2.0F, .dash_type = LXW_CHART_LINE_DASH_DASH};

    if (series == NULL)
        return false;
    if (name != NULL && *name != '\0')
        chart_series_set_name_range(series, CHART_SHEET, brush->plan->row, (lxw_col_t)column);
    chart_series_set_line(series, column == CHART_PRE ? &first : &second);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
    return true;
}

static void set_category_axis(const struct brush *brush)
{
    lxw_chart_axis *axis = brush->chart->x_axis;
    lxw_chart_font font = font_of(brush, 8, COLOUR_MUTED);
    lxw_chart_line line = {.color = COLOUR_GREY, .width = 0.75F};

    chart_axis_set_num_font(axis, &font);
    chart_axis_set_line(axis, &line);
    chart_axis_set_major_tick_mark(axis, LXW_CHART_AXIS_TICK_MARK_NONE);
    chart_axis_set_label_position(axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    if (brush->rtl && !is_lines(brush->plan)) /* the value axis on the right */
        chart_axis_set_crossing_max(axis);
}

static void set_legend(const struct brush *brush)
{
    lxw_chart_font font = font_of(brush, 9, COLOUR_INK);

    if (brush->plan->has_pre && brush->plan->has_post) {
        chart_legend_set_position(brush->chart, LXW_CHART_LEGEND_TOP);
        chart_legend_set_font(brush->chart, &font);
    } else {
        chart_legend_set_position(brush->chart, LXW_CHART_LEGEND_NONE);
    }
}

static bool draw_columns(const struct brush *brush)
{
    lxw_chart_line grid = {.color = COLOUR_GRID, .width = 0.75F};

    if (brush->rtl && !add_post(brush))
        return false;
    if (brush->plan->has_pre && !add_columns(brush, CHART_PRE, COLOUR_GREY))
        return false;
    if (!brush->rtl && !add_post(brush))
        return false;
    chart_set_series_overlap(brush->chart, -5);
    chart_set_series_gap(brush->chart, 70);
    chart_axis_major_gridlines_set_line(brush->chart->y_axis, &grid);
    set_value_axis(brush, brush->chart->y_axis);
    set_category_axis(brush);
    set_legend(brush);
    return true;
}

/* ---- forest ---- */

static bool add_lines(const struct brush *brush, enum chart_column x, lxw_chart_line line)
{
    lxw_chart_series *series = add_series(brush, x, x + 1);

    if (series == NULL)
        return false;
    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
    return true;
}

static bool add_estimates(const struct brush *brush)
{
    lxw_chart_series *series = add_series(brush, FOREST_X, FOREST_Y);
    lxw_chart_line none = {.none = LXW_TRUE};
    lxw_chart_fill fill = {.color = COLOUR_TEAL_DARK};

    if (series == NULL)
        return false;
    chart_series_set_line(series, &none);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_SQUARE);
    chart_series_set_marker_size(series, 9);
    chart_series_set_marker_line(series, &none);
    chart_series_set_marker_fill(series, &fill);
    return true;
}

/* LibreOffice shows labels taken from cells as their heights: they are written as they stand. */
static bool set_names(const struct brush *brush, lxw_chart_series *series, GError **error)
{
    guint n = brush->plan->points->len;
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    g_autofree lxw_chart_data_label *labels = g_new0(lxw_chart_data_label, n);
    g_autofree lxw_chart_data_label **list = g_new0(lxw_chart_data_label *, n + 1);
    lxw_chart_font font = font_of(brush, 9, COLOUR_INK), strong = font;

    strong.bold = LXW_TRUE;
    for (guint i = 0; i < n; i++) {
        const struct point *point = g_ptr_array_index(brush->plan->points, i);

        g_ptr_array_add(texts, chart_text(brush, point->name));
        labels[i].value = g_ptr_array_index(texts, i);
        labels[i].font = point->is_strong ? &strong : &font;
        list[i] = &labels[i];
    }
    chart_series_set_labels(series);
    chart_series_set_labels_position(series, brush->rtl ? LXW_CHART_LABEL_POSITION_LEFT
                                                        : LXW_CHART_LABEL_POSITION_RIGHT);
    return xlsx_ok(chart_series_set_labels_custom(series, list), "the names of a chart", error);
}

static bool add_names(const struct brush *brush, GError **error)
{
    lxw_chart_series *series = add_series(brush, FOREST_NAME_X, FOREST_NAME_Y);
    lxw_chart_line none = {.none = LXW_TRUE};

    if (series == NULL)
        return xlsx_ok(LXW_ERROR_MEMORY_MALLOC_FAILED, "a chart", error);
    chart_series_set_line(series, &none);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
    return set_names(brush, series, error);
}

static bool add_forest_series(const struct brush *brush)
{
    const struct chart_axis *axis = &brush->plan->axis;
    lxw_chart_line zero = {
        .color = COLOUR_WARM, .width = 1.0F, .dash_type = LXW_CHART_LINE_DASH_DASH};
    lxw_chart_line bar = {.color = COLOUR_TEAL_DARK, .width = 1.75F};

    if (axis->low <= 0 && axis->high >= 0 && !add_lines(brush, FOREST_ZERO_X, zero))
        return false;
    return add_lines(brush, FOREST_BAR_X, bar) && add_estimates(brush);
}

static bool draw_forest(const struct brush *brush, GError **error)
{
    lxw_chart *chart = brush->chart;
    lxw_chart_line grid = {.color = COLOUR_GRID, .width = 0.75F};

    if (!add_forest_series(brush))
        return xlsx_ok(LXW_ERROR_MEMORY_MALLOC_FAILED, "a chart", error);
    set_value_axis(brush, chart->x_axis);
    chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_TRUE);
    chart_axis_major_gridlines_set_line(chart->x_axis, &grid);
    chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
    chart_axis_set_min(chart->y_axis, 0.4);
    chart_axis_set_max(chart->y_axis, brush->plan->points->len + 0.6);
    chart_axis_off(chart->y_axis);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    return add_names(brush, error);
}

/* ---- lines ---- */

static bool draw_lines(const struct brush *brush)
{
    lxw_chart_line grid = {.color = COLOUR_GRID, .width = 0.75F};

    if (brush->plan->has_pre && !add_curve(brush, CHART_PRE))
        return false;
    if (brush->plan->has_post && !add_curve(brush, CHART_POST))
        return false;
    chart_axis_major_gridlines_set_line(brush->chart->y_axis, &grid);
    set_value_axis(brush, brush->chart->y_axis);
    set_category_axis(brush);
    set_legend(brush);
    return true;
}

/* ---- into the sheet ---- */

static bool place(const struct brush *brush, lxw_worksheet *worksheet, GError **error)
{
    const struct placed_chart *at = brush->plan->chart;
    const struct layout_sheet *sheet = layout_nth(brush->layout, brush->plan->i_sheet);
    const char *alt = at->block->alt_text != NULL ? at->block->alt_text : at->block->text;
    g_autofree char *description = g_strdup(layout_text(brush->layout, alt));
    lxw_chart_options options = {.object_position = LXW_OBJECT_MOVE_AND_SIZE};
    double pixels = 0;

    for (guint i = 0; i < at->n_rows; i++)
        pixels += floor(g_array_index(sheet->heights, double, at->row + i) * 4 / 3 + 0.5);
    options.x_scale = layout_width(sheet, sheet->first_column, sheet->n_inner) / DEFAULT_WIDTH;
    options.y_scale = pixels / DEFAULT_HEIGHT;
    options.description = *description != '\0' ? description : NULL;
    return xlsx_ok(worksheet_insert_chart_opt(worksheet, at->row, (lxw_col_t)sheet->first_column,
                                              brush->chart, &options),
                   "a chart", error);
}

bool xlsx_chart_insert(lxw_workbook *workbook, lxw_worksheet *worksheet,
                       const struct page_layout *layout, const struct chart_data *data,
                       guint i_plan, GError **error)
{
    struct brush brush = {.layout = layout,
                          .plan = g_ptr_array_index(data->plans, i_plan),
                          .i_plan = i_plan,
                          .rtl = layout->report->language == LANGUAGE_FA};

    brush.chart = workbook_add_chart(workbook, type_of(brush.plan));
    if (brush.chart == NULL)
        return xlsx_ok(LXW_ERROR_MEMORY_MALLOC_FAILED, "a chart", error);
    set_frame(&brush);
    if (is_forest(brush.plan)) {
        if (!draw_forest(&brush, error))
            return false;
    } else if (!(is_lines(brush.plan) ? draw_lines(&brush) : draw_columns(&brush))) {
        return xlsx_ok(LXW_ERROR_MEMORY_MALLOC_FAILED, "a chart", error);
    }
    return place(&brush, worksheet, error);
}

/* ---- what the finishing pass must find ---- */

static guint n_titles(const struct chart_plan *plan)
{
    const char *title = plan->chart->block->text;

    return title != NULL && *title != '\0' ? 1 : 0;
}

static guint n_other_texts(const struct chart_plan *plan)
{
    if (is_forest(plan))
        return 1 + plan->points->len;               /* axis, names */
    return plan->has_pre && plan->has_post ? 3 : 2; /* axes, legend */
}

guint xlsx_chart_n_fonts(const struct chart_plan *plan)
{
    return 2 * n_titles(plan) + n_other_texts(plan);
}

guint xlsx_chart_n_texts(const struct chart_plan *plan)
{
    return n_titles(plan) + n_other_texts(plan);
}
