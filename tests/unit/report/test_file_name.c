/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "report/file_name.h"

enum { MOST_UNITS = 8 };

struct tree {
    struct study_track track;
    struct unit units[MOST_UNITS];
    struct label *labels[MOST_UNITS];
};

static void add(struct tree *tree, enum level level, gint parent, const char *code,
                const char *english)
{
    guint i = tree->track.units->len;

    tree->labels[i] = label_new();
    label_set(tree->labels[i], "fa", "نام");
    label_set(tree->labels[i], "en", english);
    tree->units[i] =
        (struct unit){.level = level, .code = code, .name = tree->labels[i], .parent = parent};
    g_ptr_array_add(tree->track.units, &tree->units[i]);
}

static struct tree *tree_new(void)
{
    struct tree *tree = g_new0(struct tree, 1);

    tree->track.units = g_ptr_array_new();
    add(tree, LEVEL_PROVINCE, -1, "", "");
    return tree;
}

static void tree_free(struct tree *tree)
{
    for (guint i = 0; i < tree->track.units->len; i++)
        label_free(tree->labels[i]);
    g_ptr_array_unref(tree->track.units);
    g_free(tree);
}

static void check_name(const struct tree *tree, guint unit, const char *expected)
{
    own(file_names) names = file_names_new(&tree->track);
    g_autofree char *file = file_names_of(names, unit);

    assert_string_equal(file, expected);
}

static void names_come_from_codes_and_english_names(void **state)
{
    struct tree *tree = tree_new();

    (void)state;
    add(tree, LEVEL_COUNTY, 0, "7", "Shahin Dezh");
    add(tree, LEVEL_NEIGHBOURHOOD, 1, "103", "Kuye Baharan");
    check_name(tree, 1, "send/counties/07-shahin-dezh.xlsx");
    check_name(tree, 2, "send/neighbourhoods/07-shahin-dezh/103-kuye-baharan.xlsx");
    tree_free(tree);
}

static void without_an_english_name_the_code_must_do(void **state)
{
    struct tree *tree = tree_new();

    (void)state;
    add(tree, LEVEL_COUNTY, 0, "01", "");
    add(tree, LEVEL_COUNTY, 0, "north", "");
    add(tree, LEVEL_COUNTY, 0, "ارومیه", "");
    check_name(tree, 1, "send/counties/01.xlsx");
    check_name(tree, 2, "send/counties/02-north.xlsx");
    check_name(tree, 3, "send/counties/03.xlsx");
    tree_free(tree);
}

static void a_taken_name_gets_a_number(void **state)
{
    struct tree *tree = tree_new();

    (void)state;
    add(tree, LEVEL_COUNTY, 0, "1", "Khoy");
    add(tree, LEVEL_COUNTY, 0, "01", "Khoy");
    add(tree, LEVEL_COUNTY, 0, "۱", "Khoy");
    check_name(tree, 1, "send/counties/01-khoy.xlsx");
    check_name(tree, 2, "send/counties/01-khoy-2.xlsx");
    tree_free(tree);
}

static void a_code_shared_by_two_counties_loses_its_county(void **state)
{
    struct tree *tree = tree_new();

    (void)state;
    add(tree, LEVEL_COUNTY, 0, "01", "A");
    add(tree, LEVEL_COUNTY, 0, "02", "B");
    add(tree, LEVEL_NEIGHBOURHOOD, 1, "01/5", "Same");
    add(tree, LEVEL_NEIGHBOURHOOD, 2, "02/5", "Same");
    check_name(tree, 3, "send/neighbourhoods/01-a/05-same.xlsx");
    check_name(tree, 4, "send/neighbourhoods/02-b/05-same.xlsx");
    tree_free(tree);
}

static void a_neighbourhood_without_a_county_has_a_folder(void **state)
{
    struct tree *tree = tree_new();

    (void)state;
    add(tree, LEVEL_NEIGHBOURHOOD, 0, "5", "../../etc/passwd");
    check_name(tree, 1, "send/neighbourhoods/00/05-etc-passwd.xlsx");
    tree_free(tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_come_from_codes_and_english_names),
        cmocka_unit_test(without_an_english_name_the_code_must_do),
        cmocka_unit_test(a_taken_name_gets_a_number),
        cmocka_unit_test(a_code_shared_by_two_counties_loses_its_county),
        cmocka_unit_test(a_neighbourhood_without_a_county_has_a_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
