/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/gazetteer.h"
#include "survey/residence.h"
#include "unit/survey/scratch.h"

static struct residences *make(const char *file)
{
    return residences_new(file, 2, "county", 3, "place");
}

static gint32 add(struct residences *residences, const char *county, const char *neighbourhood,
                  guint64 line)
{
    return residences_add(residences, county, strlen(county), neighbourhood, strlen(neighbourhood),
                          line, line);
}

static void each_writing_is_kept_once_with_its_first_line(void **state)
{
    own(residences) residences = make("a.csv");

    (void)state;
    assert_int_equal(add(residences, "1", " X ", 2), 0);
    assert_int_equal(add(residences, "1", " X ", 3), 0); /* as the last one */
    assert_int_equal(add(residences, "1", "Y", 4), 1);
    assert_int_equal(add(residences, "1", " X ", 5), 0);
    assert_int_equal(add(residences, "1 ", "X", 6), 2); /* another writing; places fold it later */
    assert_int_equal(add(residences, "", "1\x1f", 7), 3);
    assert_int_equal(residences_nth(residences, 0)->n_people, 3);
    assert_int_equal(residences_nth(residences, 0)->line, 2);
    assert_string_equal(residences_nth(residences, 0)->neighbourhood, "X");
    assert_string_equal(residences_nth(residences, 2)->county, "1");
    assert_int_equal(residences_nth(residences, 0)->neighbourhood_number, -1);
}

/* The law: neither the order of rows nor that of files changes the number or name of a place. */
static void places_do_not_hang_on_the_order_of_rows_or_files(void **state)
{
    static const char *const WRITINGS[][2] = {{"1", "خوی"}, {"2", "10"}, {"1", "خوي"},
                                              {"1", "خوی"}, {"2", "9"},  {"2", "۹"}};
    const gsize n = G_N_ELEMENTS(WRITINGS);

    (void)state;
    for (gsize turn = 0; turn < n; turn++) {
        own(diagnostics) diagnostics = diagnostics_new();
        own(places) places = places_new();
        struct residences *files[2] = {make("a.csv"), make("b.csv")};
        for (gsize i = 0; i < n; i++) {
            gsize one = (i + turn) % n;
            (void)add(files[(i * turn) % 2], WRITINGS[one][0], WRITINGS[one][1], i + 2);
        }
        residences_settle(files, 2, places, diagnostics);
        no_diagnostics(diagnostics);
        assert_int_equal(places->neighbourhoods->len, 3);
        assert_string_equal(places_name(places, -1, 0), "9");
        assert_string_equal(places_name(places, -1, 1), "10");
        assert_string_equal(places_name(places, -1, 2), "خوی"); /* as most people write it */
        residences_free(files[0]);
        residences_free(files[1]);
    }
}

static void a_place_that_is_refused_says_nothing_about_people(void **state)
{
    g_autofree char *path = scratch_file(state, "places.csv",
                                         "county,neighbourhood,name,county_name\n"
                                         "1,10,Anar,Urmia\n2,20,Pol,Khoy\n");
    own(diagnostics) diagnostics = diagnostics_new();
    own(places) places = places_load(path, diagnostics);
    struct residences *file = make("a.csv");
    const struct residence *wrong, *right;

    (void)add(file, "Urmia", "Pol", 2);
    (void)add(file, "Khoy", "Pol", 3);
    residences_settle(&file, 1, places, diagnostics);
    wrong = residences_nth(file, 0);
    right = residences_nth(file, 1);
    assert_string_equal(only(diagnostics, MESSAGE_PLACES_CONTRADICT)->words[2], "Khoy");
    assert_int_equal(wrong->county_number, -1);
    assert_int_equal(wrong->neighbourhood_number, -1);
    assert_int_equal(right->county_number, 1);
    assert_int_equal(right->neighbourhood_number, 1);
    residences_free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_writing_is_kept_once_with_its_first_line),
        cmocka_unit_test(places_do_not_hang_on_the_order_of_rows_or_files),
        IN_FOLDER(a_place_that_is_refused_says_nothing_about_people),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
