/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/verify.h"

#include <string.h>

#include "render/gate.h"
#include "render/read_back.h"

struct kept { /* what a chart's part keeps of the hidden sheet, while it is read */
    const struct chart_data *data;
    GHashTable *cells; /* place -> struct chart_cell */
    GPtrArray *texts;  /* char *: literal texts in their order */
    GString *text;
    guint row, n_rows, column; /* the range being read */
    guint n_points, i_point;
    guint n_ranges;
};

static gpointer place(guint row, guint column)
{
    return GUINT_TO_POINTER(1 + row * N_CHART_COLUMNS + column);
}

static void fault(GError **error, const char *what)
{
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "read back, a chart: %s", what);
}

/* "_chart!$B$2:$B$8" or "_chart!$B$1". */
static bool parse_range(struct kept *kept, const char *range)
{
    g_auto(GStrv) parts = g_strsplit_set(range, "$:", -1);
    guint n = g_strv_length(parts);
    guint64 first, last;

    if ((n != 3 && n != 6) || !g_str_equal(parts[0], CHART_SHEET "!") || strlen(parts[1]) != 1)
        return false;
    if (!g_ascii_string_to_unsigned(parts[2], 10, 1, G_MAXINT, &first, NULL) ||
        !g_ascii_string_to_unsigned(parts[n - 1], 10, first, G_MAXINT, &last, NULL))
        return false;
    kept->column = (guint)(parts[1][0] - 'A');
    kept->row = (guint)first - 1;
    kept->n_rows = (guint)(last - first) + 1;
    kept->n_points = 0;
    kept->n_ranges++;
    return kept->column < N_CHART_COLUMNS;
}

static bool is_kept_right(const struct kept *kept)
{
    const struct chart_cell *cell =
        g_hash_table_lookup(kept->cells, place(kept->row + kept->i_point, kept->column));

    if (cell == NULL || kept->i_point >= kept->n_rows)
        return false;
    if (cell->text != NULL)
        return g_str_equal(cell->text, kept->text->str);
    return verify_same(cell->value, g_ascii_strtod(kept->text->str, NULL));
}

/* Every number of the range has its copy: as many copies as cells. */
static bool is_whole(const struct kept *kept)
{
    guint n = 0;

    for (guint i = 0; i < kept->n_rows; i++)
        n += g_hash_table_contains(kept->cells, place(kept->row + i, kept->column)) ? 1 : 0;
    return n == kept->n_points;
}

static void chart_start(GMarkupParseContext *context, const char *name, const char **names,
                        const char **values, gpointer user, GError **error)
{
    struct kept *kept = user;
    const char *index = read_back_attribute(names, values, "idx");
    guint64 i = 0;

    (void)context;
    g_string_truncate(kept->text, 0);
    if (!g_str_equal(name, "c:pt"))
        return;
    if (index == NULL || !g_ascii_string_to_unsigned(index, 10, 0, G_MAXINT, &i, NULL))
        fault(error, "a point has no number");
    kept->i_point = (guint)i;
}

static void chart_end(GMarkupParseContext *context, const char *name, gpointer user, GError **error)
{
    struct kept *kept = user;

    (void)context;
    if (g_str_equal(name, "c:f")) {
        if (!parse_range(kept, kept->text->str))
            fault(error, "a range leads elsewhere");
    } else if (g_str_equal(name, "c:v")) {
        kept->n_points++;
        if (!is_kept_right(kept))
            fault(error, "a number or name is not the one of its cell");
    } else if (g_str_equal(name, "c:numCache") || g_str_equal(name, "c:strCache")) {
        if (!is_whole(kept))
            fault(error, "numbers or names are missing");
    } else if (g_str_equal(name, "a:t")) {
        g_ptr_array_add(kept->texts, g_strdup(kept->text->str));
    }
}

static void chart_characters(GMarkupParseContext *context, const char *text, gsize length,
                             gpointer user, GError **error)
{
    struct kept *kept = user;

    (void)context, (void)error;
    g_string_append_len(kept->text, text, (gssize)length);
}

/* ---- what must be there ---- */

static bool has_text(const struct kept *kept, const struct page_layout *layout, guint i,
                     const char *source)
{
    const char *text = layout_text(layout, source);

    return i < kept->texts->len && g_str_has_suffix(g_ptr_array_index(kept->texts, i), text);
}

/* The title, then the names beside a forest. */
static bool has_texts(const struct kept *kept, const struct page_layout *layout,
                      const struct chart_plan *plan)
{
    const struct block *block = plan->chart->block;
    guint n = 0;

    if (block->text != NULL && *block->text != '\0' && !has_text(kept, layout, n++, block->text))
        return false;
    if (block->kind == BLOCK_FOREST_CHART) {
        for (guint i = 0; i < plan->points->len; i++) {
            const struct point *point = g_ptr_array_index(plan->points, i);

            if (!has_text(kept, layout, n++, point->name))
                return false;
        }
    }
    return n == kept->texts->len;
}

static bool is_named(const char *name)
{
    return name != NULL && *name != '\0';
}

/* Ranges of one column series: names, numbers, its own name, two sides of its bars. */
static guint column_ranges(const struct chart_plan *plan, const char *name, enum chart_column below)
{
    return 2u + (is_named(name) ? 1u : 0u) + (chart_has_bars(plan, below) ? 2u : 0u);
}

static guint n_ranges(const struct chart_plan *plan)
{
    const struct block *block = plan->chart->block;
    guint n = 0;

    if (block->kind == BLOCK_FOREST_CHART)
        return plan->axis.low <= 0 && plan->axis.high >= 0 ? 8 : 6;
    if (plan->has_pre)
        n += column_ranges(plan, block->series_pre, CHART_PRE_BELOW);
    if (plan->has_post)
        n += column_ranges(plan, block->series_post, CHART_POST_BELOW);
    return n;
}

static GHashTable *cells_by_place(const struct chart_data *data)
{
    GHashTable *cells = g_hash_table_new(g_direct_hash, g_direct_equal);

    for (guint i = 0; i < data->cells->len; i++) {
        struct chart_cell *cell = &g_array_index(data->cells, struct chart_cell, i);

        g_hash_table_insert(cells, place(cell->row, cell->column), cell);
    }
    return cells;
}

bool verify_chart(const struct archive *archive, const struct page_layout *layout,
                  const struct chart_data *data, guint i_plan, GError **error)
{
    static const GMarkupParser parser = {
        .start_element = chart_start, .end_element = chart_end, .text = chart_characters};
    const struct chart_plan *plan = g_ptr_array_index(data->plans, i_plan);
    g_autofree char *part = g_strdup_printf("xl/charts/chart%u.xml", i_plan + 1);
    g_autoptr(GHashTable) cells = cells_by_place(data);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) text = g_string_new(NULL);
    struct kept kept = {.data = data, .cells = cells, .texts = texts, .text = text};

    if (!read_back_parse(archive, part, &parser, &kept, error))
        return false;
    if (!has_texts(&kept, layout, plan) || kept.n_ranges != n_ranges(plan)) {
        fault(error, "texts or ranges are missing");
        return false;
    }
    return true;
}
