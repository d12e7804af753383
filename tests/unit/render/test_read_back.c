/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading workbooks that others wrote, that are damaged, and that say something else than meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "render/archive.h"
#include "render/finish.h"
#include "render/read_back.h"
#include "render/render.h"
#include "render/verify.h"
#include "sample_report.h"
#include "scratch.h"

struct meant {
    struct report *report;
    struct page_layout *layout;
    struct chart_data *data;
    GBytes *workbook;
};

static int set_up(void **state)
{
    struct meant *meant = g_new0(struct meant, 1);
    scratch folder = scratch_new();
    g_autofree char *path = g_build_filename(folder, "w.xlsx", NULL);

    meant->report = sample_report(LANGUAGE_FA, NULL);
    meant->layout = layout_new(meant->report);
    meant->data = chart_data_new(meant->layout);
    assert_true(render_xlsx(meant->report, path, NULL));
    meant->workbook = scratch_bytes(path);
    *state = meant;
    return 0;
}

static int tear_down(void **state)
{
    struct meant *meant = *state;

    g_bytes_unref(meant->workbook);
    chart_data_free(meant->data);
    page_layout_free(meant->layout);
    report_free(meant->report);
    g_free(meant);
    return 0;
}

static bool holds(const struct meant *meant, GBytes *workbook)
{
    return verify_workbook(workbook, meant->layout, meant->data, NULL);
}

static void string_free(gpointer data)
{
    g_string_free(data, TRUE);
}

/* The workbook with one part written anew. */
static GBytes *with_part(GBytes *workbook, const char *name, const char *text)
{
    g_autoptr(GHashTable) parts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, string_free);
    GBytes *changed;

    g_hash_table_insert(parts, (gpointer)(guintptr)name, g_string_new(text));
    changed = archive_replaced(workbook, parts, NULL);
    assert_non_null(changed);
    return changed;
}

/* The workbook with the first `find` of a part replaced. */
static GBytes *patched(GBytes *workbook, const char *name, const char *find,
                       const char *replacement)
{
    own(archive) archive = archive_open(workbook, NULL);
    g_autofree char *text = archive_read(archive, name, NULL, NULL);
    g_autoptr(GString) part = g_string_new(text);

    assert_int_equal(g_string_replace(part, find, replacement, 1), 1);
    return with_part(workbook, name, part->str);
}

static void assert_noticed(const struct meant *meant, const char *name, const char *find,
                           const char *replacement)
{
    g_autoptr(GBytes) changed = patched(meant->workbook, name, find, replacement);

    if (holds(meant, changed))
        print_error("%s: %s -> %s was not noticed\n", name, find, replacement);
    assert_false(holds(meant, changed));
}

static void the_workbook_as_meant_holds(void **state)
{
    const struct meant *meant = *state;

    assert_true(holds(meant, meant->workbook));
}

static void every_kind_of_change_is_noticed(void **state)
{
    static const char sheet[] = "xl/worksheets/sheet1.xml", chart[] = "xl/charts/chart1.xml";
    static const char forest[] = "xl/charts/chart2.xml";
    const struct meant *meant = *state;

    assert_noticed(meant, sheet, "<v>22</v>", "<v>23</v>");
    assert_noticed(meant, sheet, "<v>22</v>", "<v>22.000000001</v>");
    assert_noticed(meant, sheet, "<v>22</v>", "<v>NAN</v>");
    assert_noticed(meant, sheet, "<v>22</v>", "");
    assert_noticed(meant, sheet, "</sheetData>",
                   "<row r=\"900\"><c r=\"A900\"><v>1</v></c></row></sheetData>");
    assert_noticed(meant, sheet, "</sheetData>", "");
    assert_noticed(meant, sheet, "t=\"s\"", "t=\"n\"");
    assert_noticed(meant, "xl/sharedStrings.xml", "تغییر", "تغيير");
    assert_noticed(meant, "xl/sharedStrings.xml", "</sst>", "");
    assert_noticed(meant, "xl/workbook.xml", "خلاصه", "خلاصة");
    assert_noticed(meant, chart, "<c:v>58.4</c:v>", "<c:v>58.5</c:v>");
    assert_noticed(meant, chart, "<c:pt idx=\"6\"><c:v>58.4</c:v></c:pt>", "");
    assert_noticed(meant, chart, "_chart!$B$2", "_chart!$B$3");
    assert_noticed(meant, chart, "<c:plus>", "<c:plus><c:bad></c:plus>");
    assert_noticed(meant, forest, "<a:t>", "<a:t>x</a:t><a:t>");
    assert_noticed(meant, "[Content_Types].xml", "/xl/charts/chart1.xml", "/xl/charts/chart7.xml");
    assert_noticed(meant, "xl/drawings/_rels/drawing1.xml.rels", "chart2.xml", "chart1.xml");
    assert_noticed(meant, "xl/_rels/workbook.xml.rels", "styles.xml", "nostyles.xml");
    assert_noticed(meant, "docProps/app.xml", "</Properties>", "");
}

static void every_flipped_byte_is_noticed_or_harmless(void **state)
{
    const struct meant *meant = *state;
    gsize length;
    const guint8 *bytes = g_bytes_get_data(meant->workbook, &length);
    guint n_noticed = 0, n = 0;

    for (gsize i = 0; i < length; i += 37, n++) {
        guint8 *copy = g_memdup2(bytes, length);
        g_autoptr(GBytes) damaged = NULL;

        copy[i] ^= 0x55;
        damaged = g_bytes_new_take(copy, length);
        if (!holds(meant, damaged))
            n_noticed++; /* else it was a time or a version: the cells are what was meant */
    }
    assert_true(n_noticed > n * 9 / 10);
}

static void every_cut_is_noticed(void **state)
{
    const struct meant *meant = *state;
    gsize length = g_bytes_get_size(meant->workbook);

    for (gsize i = 0; i < length; i += 97) {
        g_autoptr(GBytes) cut = g_bytes_new_from_bytes(meant->workbook, 0, i);

        assert_false(holds(meant, cut));
    }
}

static void files_that_are_no_workbook_are_refused(void **state)
{
    static const char *const contents[] = {"", "PK", "not a zip at all", "PK\x05\x06"};
    scratch folder = scratch_new();
    g_autofree char *path = g_build_filename(folder, "x.xlsx", NULL);

    (void)state;
    assert_null(render_read_back("/nonexistent.xlsx", NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(contents); i++) {
        g_autoptr(GError) error = NULL;

        assert_true(g_file_set_contents(path, contents[i], -1, NULL));
        assert_null(render_read_back(path, &error));
        assert_non_null(error);
    }
}

/* ---- sheets that other programs wrote ---- */

static GPtrArray *read_sheet(const struct meant *meant, const char *data)
{
    g_autofree char *xml = g_strdup_printf(
        "<?xml version=\"1.0\"?><x:worksheet xmlns:x=\"u\"><x:sheetData>%s</x:sheetData>"
        "<x:other><x:c><x:v>9</x:v></x:c></x:other></x:worksheet>",
        data);
    g_autoptr(GBytes) changed = with_part(meant->workbook, "xl/worksheets/sheet1.xml", xml);
    own(archive) archive = archive_open(changed, NULL);

    return read_back_archive(archive, NULL);
}

static void inline_rich_and_unplaced_cells_are_read(void **state)
{
    g_autoptr(GPtrArray) cells = read_sheet(
        *state, "<x:row><x:c t=\"inlineStr\"><x:is><x:r><x:t>one </x:t></x:r><x:r><x:t>two</x:t>"
                "</x:r></x:is></x:c><x:c><x:v>1.5E3</x:v></x:c></x:row>"
                "<x:row r=\"5\"><x:c r=\"AB5\" t=\"str\"><x:f>A1</x:f><x:v>a_x0041_</x:v></x:c>"
                "<x:c t=\"b\"><x:v>1</x:v></x:c><x:c s=\"3\"/></x:row>");
    const struct workbook_cell *cell = g_ptr_array_index(cells, 0);

    assert_string_equal(cell->text, "one two");
    assert_int_equal(cell->row, 0);
    assert_int_equal(cell->column, 0);
    cell = g_ptr_array_index(cells, 1);
    assert_true(cell->is_number && cell->value == 1500);
    assert_int_equal(cell->column, 1);
    cell = g_ptr_array_index(cells, 2);
    assert_string_equal(cell->text, "aA");
    assert_int_equal(cell->row, 4);
    assert_int_equal(cell->column, 27);
    cell = g_ptr_array_index(cells, 3);
    assert_true(cell->is_number && cell->value == 1);
    assert_int_equal(cell->column, 28);
    cell = g_ptr_array_index(cells, 4); /* the next sheet's: the empty cell is none */
    assert_string_not_equal(cell->sheet, "خلاصه");
}

static void impossible_cells_are_refused(void **state)
{
    static const char *const rows[] = {
        "<row r=\"0\"><c><v>1</v></c></row>",
        "<row r=\"1048577\"><c><v>1</v></c></row>",
        "<row><c r=\"XFE1\"><v>1</v></c></row>",
        "<row><c r=\"1A\"><v>1</v></c></row>",
        "<row><c r=\"A\"><v>1</v></c></row>",
        "<row><c><v>inf</v></c></row>",
        "<row><c><v></v></c></row>",
        "<row><c><v>1,5</v></c></row>",
        "<row><c t=\"s\"><v>99999999</v></c></row>",
        "<row><c t=\"s\"><v>-1</v></c></row>",
        "<row><c></row>",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_null(read_sheet(*state, rows[i]));
}

static void targets_of_relationships_are_resolved(void **state)
{
    static const char *const cases[][3] = {
        {"xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"},
        {"xl/workbook.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"},
        {"xl/drawings/drawing1.xml", "../charts/chart1.xml", "xl/charts/chart1.xml"},
        {"", "docProps/app.xml", "docProps/app.xml"},
        {"a/b/c.xml", "../../../x.xml", "x.xml"},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *target = read_back_target(cases[i][0], cases[i][1]);

        if (i < 4)
            assert_string_equal(target, cases[i][2]);
        else
            assert_non_null(target);
    }
}

static void a_patch_must_fit_exactly_as_often_as_meant(void **state)
{
    g_autoptr(GString) text = g_string_new("<a/><b/><a/>");

    (void)state;
    assert_false(finish_patch(text, "<a/>", "<c/>", 1));
    assert_string_equal(text->str, "<a/><b/><a/>");
    assert_false(finish_patch(text, "<z/>", "<c/>", 1));
    assert_true(finish_patch(text, "<z/>", "<c/>", 0));
    assert_true(finish_patch(text, "<a/>", "<a/><a/>", 2));
    assert_string_equal(text->str, "<a/><a/><b/><a/><a/>");
}

static void a_workbook_the_library_wrote_otherwise_is_not_finished(void **state)
{
    const struct meant *meant = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) twice = finish_workbook(meant->workbook, meant->layout, meant->data, &error);

    assert_null(twice); /* its patches are in it already */
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_INVAL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_workbook_as_meant_holds),
        cmocka_unit_test(every_kind_of_change_is_noticed),
        cmocka_unit_test(every_flipped_byte_is_noticed_or_harmless),
        cmocka_unit_test(every_cut_is_noticed),
        cmocka_unit_test(files_that_are_no_workbook_are_refused),
        cmocka_unit_test(inline_rich_and_unplaced_cells_are_read),
        cmocka_unit_test(impossible_cells_are_refused),
        cmocka_unit_test(targets_of_relationships_are_resolved),
        cmocka_unit_test(a_patch_must_fit_exactly_as_often_as_meant),
        cmocka_unit_test(a_workbook_the_library_wrote_otherwise_is_not_finished),
    };

    return cmocka_run_group_tests_name("render/read_back", tests, set_up, tear_down);
}
