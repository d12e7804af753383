/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib/gstdio.h>
#include <math.h>
#include <readstat.h>
#include <string.h>

#include "render/spss.h"
#include "unit/render/scratch.h"

enum { N_ROWS = 3, LONG = 300 };

/* What ReadStat's reader finds, as text: a line a fact. */
struct found {
    GString *facts;
    GPtrArray *names;
};

static int found_metadata(readstat_metadata_t *metadata, void *user)
{
    struct found *found = user;

    g_string_append_printf(
        found->facts, "title %s\ntime %ld\nrows %d\n", readstat_get_file_label(metadata),
        (long)readstat_get_creation_time(metadata), readstat_get_row_count(metadata));
    return READSTAT_HANDLER_OK;
}

static int found_variable(int i, readstat_variable_t *variable, const char *labels, void *user)
{
    struct found *found = user;
    const char *label = readstat_variable_get_label(variable);

    g_ptr_array_add(found->names, g_strdup(readstat_variable_get_name(variable)));
    g_string_append_printf(found->facts, "%d %s \"%.20s\" %zu bytes, %s, labels %d\n", i,
                           readstat_variable_get_name(variable), label, strlen(label),
                           readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING
                               ? "text"
                               : "number",
                           labels != NULL);
    for (int j = 0; j < readstat_variable_get_missing_ranges_count(variable); j++)
        g_string_append_printf(
            found->facts, "missing %g\n",
            readstat_double_value(readstat_variable_get_missing_range_lo(variable, j)));
    return READSTAT_HANDLER_OK;
}

static int found_label(const char *set, readstat_value_t value, const char *label, void *user)
{
    struct found *found = user;

    (void)set;
    if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING)
        g_string_append_printf(found->facts, "label %s = %s\n", readstat_string_value(value),
                               label);
    else
        g_string_append_printf(found->facts, "label %g = %s\n", readstat_double_value(value),
                               label);
    return READSTAT_HANDLER_OK;
}

static int found_value(int row, readstat_variable_t *variable, readstat_value_t value, void *user)
{
    struct found *found = user;

    g_string_append_printf(found->facts, "%d %s ", row, readstat_variable_get_name(variable));
    if (readstat_value_is_system_missing(value))
        g_string_append(found->facts, "nothing\n");
    else if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING)
        g_string_append_printf(found->facts, "%zu %.8s\n", strlen(readstat_string_value(value)),
                               readstat_string_value(value));
    else
        g_string_append_printf(found->facts, "%.17g%s\n", readstat_double_value(value),
                               readstat_value_is_defined_missing(value, variable) ? " missing"
                                                                                  : "");
    return READSTAT_HANDLER_OK;
}

static char *read_back(const char *path)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    struct found found = {g_string_new(NULL), names};
    readstat_parser_t *parser = readstat_parser_init();

    readstat_set_metadata_handler(parser, found_metadata);
    readstat_set_variable_handler(parser, found_variable);
    readstat_set_value_label_handler(parser, found_label);
    readstat_set_value_handler(parser, found_value);
    assert_int_equal(readstat_parse_sav(parser, path, &found), READSTAT_OK);
    readstat_parser_free(parser);
    return g_string_free(found.facts, FALSE);
}

static void row(const struct data_set *set, guint i, struct datum *out)
{
    out[0].number = i == 0 ? 1.0 / 3 : i == 1 ? (double)NAN : -9999;
    out[1].text = i == 0 ? "۰۱" : i == 1 ? "" : set->source;
}

static struct data_set *example(void)
{
    struct data_set *set = data_set_new("نمره‌ها", "2026-02-18");
    g_autofree char *long_label = g_strnfill(LONG + 1, 'x');
    struct variable *variable;

    memcpy(long_label + SPSS_LABEL_BYTES - 1, "م", strlen("م"));
    variable = data_set_variable(set, "IR-pre", long_label, VARIABLE_NUMBER);
    variable_label_missing(variable, -9999, "غایب");
    variable = data_set_variable(set, "place", "محله", VARIABLE_TEXT);
    variable->n_bytes = LONG;
    variable_label_text(variable, "۰۱", "کوی بهاران");
    set->n_rows = N_ROWS;
    set->row = row;
    set->source = g_strnfill(LONG, 'k');
    set->free_source = g_free;
    return set;
}

static void everything_comes_back(void **state)
{
    scratch folder = scratch_new();
    g_autofree char *path = g_build_filename(folder, "a.sav", NULL);
    own(data_set) set = example();
    g_autofree char *facts = NULL;

    (void)state;
    assert_true(render_spss(set, path, NULL));
    facts = read_back(path);
    assert_non_null(strstr(facts, "title نمره‌ها\n"));
    assert_non_null(strstr(facts, "rows 3\n"));
    assert_non_null(strstr(facts, "label -9999 = غایب\n"));
    assert_non_null(strstr(facts, "label ۰۱ = کوی بهاران\n"));
    assert_non_null(strstr(facts, "1 place \"محله\" 8 bytes, text, labels 1\n"));
    assert_non_null(strstr(facts, "missing -9999\n"));
    assert_non_null(strstr(facts, "0 IR_pre 0.33333333333333331\n"));
    assert_non_null(strstr(facts, "0 place 4 ۰۱\n"));
    assert_non_null(strstr(facts, "1 IR_pre nothing\n1 place 0 \n"));
    assert_non_null(strstr(facts, "2 IR_pre -9999 missing\n2 place 300 kkkkkkkk\n"));
}

static void a_long_label_is_cut_before_a_letter(void **state)
{
    scratch folder = scratch_new();
    g_autofree char *path = g_build_filename(folder, "a.sav", NULL);
    own(data_set) set = example();
    g_autofree char *facts = NULL;

    (void)state;
    assert_true(render_spss(set, path, NULL));
    facts = read_back(path);
    assert_non_null(strstr(facts, "0 IR_pre \"xxxxxxxxxxxxxxxxxxxx\" 249 bytes, number"));
}

static void the_same_set_gives_the_same_bytes(void **state)
{
    scratch folder = scratch_new();
    g_autofree char *first = g_build_filename(folder, "a.sav", NULL);
    g_autofree char *second = g_build_filename(folder, "b.sav", NULL);
    own(data_set) set = example();
    g_autoptr(GBytes) a = NULL;
    g_autoptr(GBytes) b = NULL;

    (void)state;
    assert_true(render_spss(set, first, NULL) && render_spss(set, second, NULL));
    a = scratch_bytes(first);
    b = scratch_bytes(second);
    assert_true(g_bytes_equal(a, b));
}

static void a_text_that_is_too_long_is_refused_and_leaves_nothing(void **state)
{
    scratch folder = scratch_new();
    g_autofree char *path = g_build_filename(folder, "a.sav", NULL);
    own(data_set) set = example();
    g_autoptr(GError) error = NULL;

    (void)state;
    ((struct variable *)set->variables->pdata[1])->n_bytes = LONG - 20;
    assert_false(render_spss(set, path, &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_INVAL));
    assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

static void a_full_disk_is_an_error(void **state)
{
    own(data_set) set = example();
    g_autoptr(GError) error = NULL;

    (void)state;
    if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS))
        skip();
    assert_false(render_spss(set, "/dev/full", &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_comes_back),
        cmocka_unit_test(a_long_label_is_cut_before_a_letter),
        cmocka_unit_test(the_same_set_gives_the_same_bytes),
        cmocka_unit_test(a_text_that_is_too_long_is_refused_and_leaves_nothing),
        cmocka_unit_test(a_full_disk_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
