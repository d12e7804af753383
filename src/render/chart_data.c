/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/chart_data.h"

#include <math.h>

static const double LABEL_GAP = 0.03; /* of the numbered part of the axis */
static const double MOST_ROOM = 0.5;  /* of the whole axis, for names */

static const struct typeface label_face = {9, false};

double chart_number(const struct point *point, enum chart_column column)
{
    switch ((int)column) {
    case CHART_PRE:
        return point->pre;
    case CHART_PRE_BELOW:
        return point->pre - point->pre_low;
    case CHART_PRE_ABOVE:
        return point->pre_high - point->pre;
    case CHART_POST:
        return point->post;
    case CHART_POST_BELOW:
        return point->post - point->post_low;
    case CHART_POST_ABOVE:
        return point->post_high - point->post;
    default:
        return NAN;
    }
}

bool chart_has_bars(const struct chart_plan *plan, enum chart_column below)
{
    for (guint i = 0; i < plan->points->len; i++) {
        if (isfinite(chart_number(g_ptr_array_index(plan->points, i), below)))
            return true;
    }
    return false;
}

/* ---- the plan of one chart ---- */

bool chart_point_is_drawn(const struct block *block, const struct point *point)
{
    if (block->kind == BLOCK_FOREST_CHART)
        return isfinite(point->estimate);
    return isfinite(point->pre) || isfinite(point->post);
}

/* 1, 2, 2.5 or 5 times a power of ten, so that about n steps make the span. */
static double nice_step(double span, double n)
{
    static const double nice[] = {1, 2, 2.5, 5, 10};
    double power = pow(10, floor(log10(span / n)));

    for (gsize i = 0; i < G_N_ELEMENTS(nice); i++) {
        if (nice[i] * power >= span / n * 0.999)
            return nice[i] * power;
    }
    return 10 * power;
}

static int decimals_of(double unit)
{
    int decimals = 0;

    while (decimals < 6 && fabs(unit - floor(unit + 0.5)) > 1e-9 * fabs(unit)) {
        unit *= 10;
        decimals++;
    }
    return decimals;
}

/* The span of everything drawn, zero included. */
static void span_of_points(const struct chart_plan *plan, double *low, double *high)
{
    *low = *high = 0;
    for (guint i = 0; i < plan->points->len; i++) {
        const struct point *point = g_ptr_array_index(plan->points, i);

        *low = fmin(*low, fmin(point->estimate, point->low)); /* fmin passes over NAN */
        *high = fmax(*high, fmax(point->estimate, point->high));
    }
    if (*high - *low < 1e-6)
        *high = *low + 1;
}

/* Share of the axis that the longest name needs. */
static double name_share(const struct chart_plan *plan, double pixels)
{
    double longest = 0;

    for (guint i = 0; i < plan->points->len; i++) {
        const struct point *point = g_ptr_array_index(plan->points, i);

        longest = fmax(longest, text_width(point->name, &label_face));
    }
    return fmin((longest + 24) / pixels, MOST_ROOM);
}

static struct chart_axis forest_axis(const struct chart_plan *plan, double pixels, bool names_right)
{
    struct chart_axis axis = {.low = plan->chart->block->axis_min,
                              .high = plan->chart->block->axis_max};
    double share = name_share(plan, pixels), room;

    if (axis.low >= axis.high)
        span_of_points(plan, &axis.low, &axis.high);
    axis.unit = nice_step(axis.high - axis.low, 6);
    axis.low = floor(axis.low / axis.unit + 1e-9) * axis.unit;
    axis.high = ceil(axis.high / axis.unit - 1e-9) * axis.unit;
    axis.decimals = decimals_of(axis.unit);
    room = ceil(share / (1 - share) * (axis.high - axis.low) / axis.unit) * axis.unit;
    axis.wide_low = names_right ? axis.low : axis.low - room;
    axis.wide_high = names_right ? axis.high + room : axis.high;
    return axis;
}

static struct chart_axis column_axis(const struct chart_plan *plan)
{
    double high = plan->chart->block->axis_max > 0 ? plan->chart->block->axis_max : 100;
    double unit = nice_step(high, 4);

    return (struct chart_axis){0, high, 0, high, unit, decimals_of(unit)};
}

static void find_points(struct chart_plan *plan)
{
    const struct block *block = plan->chart->block;

    plan->points = g_ptr_array_new();
    for (guint i = 0; i < block->points->len; i++) {
        struct point *point = &g_array_index(block->points, struct point, i);

        if (!chart_point_is_drawn(block, point))
            continue;
        g_ptr_array_add(plan->points, point);
        plan->has_pre |= isfinite(point->pre);
        plan->has_post |= isfinite(point->post);
    }
}

/* Columns and their legend run from left to right in every office program: for a right-to-left
 * reader the last scale comes first, and post before pre (render/xlsx_chart.c). */
static void turn_points(struct chart_plan *plan)
{
    guint n = plan->points->len;

    for (guint i = 0; i < n / 2; i++) {
        gpointer swapped = plan->points->pdata[i];

        plan->points->pdata[i] = plan->points->pdata[n - 1 - i];
        plan->points->pdata[n - 1 - i] = swapped;
    }
}

static void plan_free(gpointer data)
{
    struct chart_plan *plan = data;

    g_ptr_array_unref(plan->points);
    g_free(plan);
}

static struct chart_plan *plan_new(const struct page_layout *layout, guint i_sheet,
                                   const struct placed_chart *chart)
{
    const struct layout_sheet *sheet = layout_nth(layout, i_sheet);
    struct chart_plan *plan = g_new0(struct chart_plan, 1);
    double pixels = layout_width(sheet, sheet->first_column, sheet->n_inner) * 0.92;
    bool rtl = layout->report->language == LANGUAGE_FA;

    plan->chart = chart;
    plan->i_sheet = i_sheet;
    find_points(plan);
    if (chart->block->kind == BLOCK_FOREST_CHART) {
        plan->axis = forest_axis(plan, pixels, rtl);
    } else {
        plan->axis = column_axis(plan);
        if (rtl && chart->block->kind == BLOCK_COLUMN_CHART)
            turn_points(plan);
    }
    return plan;
}

guint chart_n_rows(const struct chart_plan *plan, enum chart_column column)
{
    guint n = plan->points->len;

    if (plan->chart->block->kind != BLOCK_FOREST_CHART)
        return n;
    switch ((int)column) {
    case FOREST_BAR_X:
    case FOREST_BAR_Y:
        return 3 * n - 1;
    case FOREST_ZERO_X:
    case FOREST_ZERO_Y:
        return 2;
    default:
        return n;
    }
}

/* ---- its cells ---- */

static void add_number(struct chart_data *data, guint row, guint column, double value)
{
    struct chart_cell cell = {.row = row, .column = column, .value = value};

    if (isfinite(value))
        g_array_append_val(data->cells, cell);
}

static void add_text(struct chart_data *data, const struct page_layout *layout, guint row,
                     guint column, const char *source)
{
    struct chart_cell cell = {.row = row, .column = column, .text = layout_text(layout, source)};

    if (*cell.text != '\0')
        g_array_append_val(data->cells, cell);
}

static void add_column_rows(struct chart_data *data, const struct page_layout *layout,
                            const struct chart_plan *plan)
{
    const struct block *block = plan->chart->block;

    add_text(data, layout, plan->row, CHART_PRE,
             block->series_pre != NULL ? block->series_pre : "");
    add_text(data, layout, plan->row, CHART_POST,
             block->series_post != NULL ? block->series_post : "");
    for (guint i = 0; i < plan->points->len; i++) {
        const struct point *point = g_ptr_array_index(plan->points, i);

        add_text(data, layout, plan->row + 1 + i, CHART_NAME, point->name);
        for (guint column = CHART_PRE; column <= CHART_POST_ABOVE; column++)
            add_number(data, plan->row + 1 + i, column,
                       chart_number(point, (enum chart_column)column));
    }
}

/* Row i of lines drawn as one series: two ends, then a gap. */
static double line_number(guint i, double first, double second)
{
    return i % 3 == 0 ? first : i % 3 == 1 ? second : (double)NAN;
}

/* Points stand from the top down at heights n, n-1 ... 1. */
static double height_of(const struct chart_plan *plan, guint i)
{
    return (double)(plan->points->len - i);
}

/* Number of row i in one of the forest columns; NAN for a gap or beyond the column's end. */
static double forest_number(const struct chart_plan *plan, guint i, enum chart_column column,
                            bool names_right)
{
    guint i_point = column == FOREST_BAR_X || column == FOREST_BAR_Y ? i / 3 : i;
    double top = (double)plan->points->len + 0.6, bottom = 0.4;
    double gap = LABEL_GAP * (plan->axis.high - plan->axis.low) / 3;
    const struct point *point;

    if (i >= chart_n_rows(plan, column))
        return NAN;
    if (column == FOREST_ZERO_X)
        return 0;
    if (column == FOREST_ZERO_Y)
        return i == 0 ? bottom : top;
    point = g_ptr_array_index(plan->points, i_point);
    if (column == FOREST_X)
        return point->estimate;
    if (column == FOREST_NAME_X)
        return names_right ? plan->axis.wide_high - gap : plan->axis.wide_low + gap;
    if (column == FOREST_Y || column == FOREST_NAME_Y)
        return height_of(plan, i);
    if (!isfinite(point->low) || !isfinite(point->high))
        return NAN;
    if (column == FOREST_BAR_X)
        return line_number(i, point->low, point->high);
    return line_number(i, height_of(plan, i_point), height_of(plan, i_point));
}

static guint forest_rows(const struct chart_plan *plan)
{
    return MAX(chart_n_rows(plan, FOREST_BAR_X), chart_n_rows(plan, FOREST_ZERO_X));
}

static void add_forest_rows(struct chart_data *data, const struct page_layout *layout,
                            const struct chart_plan *plan)
{
    bool names_right = layout->report->language == LANGUAGE_FA;

    add_text(data, layout, plan->row, CHART_NAME, plan->chart->block->text);
    for (guint i = 0; i < forest_rows(plan); i++) {
        if (i < plan->points->len) {
            const struct point *point = g_ptr_array_index(plan->points, i);

            add_text(data, layout, plan->row + 1 + i, CHART_NAME, point->name);
        }
        for (guint column = FOREST_X; column < N_CHART_COLUMNS; column++)
            add_number(data, plan->row + 1 + i, column,
                       forest_number(plan, i, (enum chart_column)column, names_right));
    }
}

static guint add_plan(struct chart_data *data, const struct page_layout *layout,
                      struct chart_plan *plan, guint row)
{
    bool forest = plan->chart->block->kind == BLOCK_FOREST_CHART;

    plan->row = row;
    g_ptr_array_add(data->plans, plan);
    if (forest)
        add_forest_rows(data, layout, plan);
    else
        add_column_rows(data, layout, plan);
    return row + 2 + (forest ? forest_rows(plan) : plan->points->len);
}

struct chart_data *chart_data_new(const struct page_layout *layout)
{
    struct chart_data *data = g_new0(struct chart_data, 1);
    guint row = 0;

    data->plans = g_ptr_array_new_with_free_func(plan_free);
    data->cells = g_array_new(FALSE, FALSE, sizeof(struct chart_cell));
    for (guint i = 0; i < layout->sheets->len; i++) {
        const struct layout_sheet *sheet = layout_nth(layout, i);

        for (guint j = 0; j < sheet->charts->len; j++) {
            struct placed_chart *chart = &g_array_index(sheet->charts, struct placed_chart, j);
            struct chart_plan *plan = plan_new(layout, i, chart);

            if (plan->points->len > 0)
                row = add_plan(data, layout, plan, row);
            else
                plan_free(plan);
        }
    }
    return data;
}

void chart_data_free(struct chart_data *data)
{
    g_ptr_array_unref(data->plans);
    g_array_unref(data->cells);
    g_free(data);
}
