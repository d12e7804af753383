/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Given an output folder: opens every workbook again, without the library that wrote it, and holds
 * every traced number against its row in the results. Without one: passes over. */
#include "unit/check.h"

#include <math.h>
#include <string.h>

#include "render/render.h"
#include "table/table.h"

static const char *folder;

static char *row_key(const struct table *table, guint row)
{
    static const char *const COLUMNS[] = {"track", "level", "place",    "scale",
                                          "wave",  "group", "statistic"};
    GString *key = g_string_new(NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(COLUMNS); i++)
        g_string_append_printf(key, "%s|", table_text(table, row, table_column(table, COLUMNS[i])));
    return g_string_free(key, FALSE);
}

static struct table *load(const char *name)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *path = g_build_filename(folder, name, NULL);
    struct table *table = table_load(path, &table_options_default, diagnostics);

    assert_non_null(table);
    return table;
}

static GHashTable *values_of(const struct table *results)
{
    GHashTable *values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

    for (guint row = 0; row < table_rows(results); row++)
        g_hash_table_insert(values, row_key(results, row),
                            g_strdup(table_text(results, row, table_column(results, "value"))));
    return values;
}

/* "B7" on a sheet -> the number there; NAN where there is none. */
static double number_at(const GPtrArray *cells, const char *sheet, const char *address)
{
    guint column = 0, row = 0;

    for (; g_ascii_isalpha(*address); address++)
        column = column * 26 + (guint)(*address - 'A' + 1);
    for (; g_ascii_isdigit(*address); address++)
        row = row * 10 + (guint)(*address - '0');
    for (guint i = 0; i < cells->len; i++) {
        const struct workbook_cell *cell = cells->pdata[i];
        if (cell->is_number && cell->row + 1 == row && cell->column + 1 == column &&
            strcmp(cell->sheet, sheet) == 0)
            return cell->value;
    }
    return (double)NAN;
}

static void every_number_is_the_recorded_one(void **state)
{
    own(table) results = NULL;
    own(table) trace = NULL;
    g_autoptr(GHashTable) values = NULL;
    g_autoptr(GPtrArray) cells = NULL;
    const char *open_book = "";
    guint n = 0;

    (void)state;
    if (folder == NULL)
        skip();
    results = load("evaluator/results.csv");
    trace = load("evaluator/trace.csv");
    values = values_of(results);
    for (guint row = 0; row < table_rows(trace); row++) {
        const char *book = table_text(trace, row, table_column(trace, "workbook"));
        g_autofree char *key = row_key(trace, row);
        const char *text = g_hash_table_lookup(values, key);
        double want, got;
        if (text == NULL)
            continue; /* statistics of single items stand in items.csv */
        if (strcmp(book, open_book) != 0) {
            g_autofree char *path = g_build_filename(folder, book, NULL);
            g_clear_pointer(&cells, g_ptr_array_unref);
            cells = render_read_back(path, NULL);
            assert_non_null(cells);
            open_book = book;
        }
        want = g_ascii_strtod(text, NULL);
        got = number_at(cells, table_text(trace, row, table_column(trace, "sheet")),
                        table_text(trace, row, table_column(trace, "cell")));
        if (!(fabs(got - want) <= 1e-12 * MAX(1, fabs(want))))
            fail_msg("%s %s: %.17g in the workbook, %s in the record (%s)", book,
                     table_text(trace, row, table_column(trace, "cell")), got, text, key);
        n++;
    }
    assert_true(n > 1000);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_number_is_the_recorded_one)};

    folder = argc > 1 ? argv[1] : NULL;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
