/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <math.h>

#include "survey/register_file.h"
#include "unit/survey/scratch.h"

static struct register_file *read_register(void **state, const char *text, double planned,
                                           struct diagnostics *diagnostics)
{
    g_autofree char *path = scratch_file(state, "register.csv", text);

    return register_read(path, planned, diagnostics);
}

static const struct register_row *nth(const struct register_file *file, guint i)
{
    return &g_array_index(file->rows, struct register_row, i);
}

static void people_hours_and_places_are_read(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(register_file) file = read_register(state,
                                            "Hours,person,county,neighbourhood\n"
                                            "۱۲٫۵,۰۱-۰۰۱-۹,1,10\n"
                                            ",B,,\n"
                                            "0,c,1,10\n",
                                            60, diagnostics);
    own(places) places = places_new();

    no_diagnostics(diagnostics);
    assert_int_equal(file->rows->len, 3);
    assert_string_equal(nth(file, 0)->id, "۰۱-۰۰۱-۹");
    assert_string_equal(nth(file, 0)->key, "01-001-9");
    assert_true(nth(file, 0)->hours == 12.5);
    assert_true(isnan(nth(file, 1)->hours));
    assert_true(nth(file, 2)->hours == 0);
    assert_int_equal(nth(file, 2)->where.line, 4);
    assert_int_equal(nth(file, 2)->where.column, 2);
    assert_int_equal(nth(file, 0)->neighbourhood, -1); /* not settled yet */
    residences_settle(&file->residences, 1, places, diagnostics);
    register_place(file);
    no_diagnostics(diagnostics);
    assert_int_equal(nth(file, 0)->neighbourhood, 0);
    assert_int_equal(nth(file, 1)->neighbourhood, -1);
    assert_int_equal(nth(file, 2)->county, 0);
}

static void the_number_may_stand_under_id(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(register_file) file = read_register(state, "id,hours\n7,3\n", NAN, diagnostics);

    no_diagnostics(diagnostics);
    assert_string_equal(nth(file, 0)->key, "7");
}

static void a_person_has_one_row(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(register_file) file =
        read_register(state, "person,hours\nA1,3\nA2,3\na۱,4\n", 60, diagnostics);
    const struct diagnostic *found = only(diagnostics, MESSAGE_REGISTER_TWICE);

    assert_int_equal(found->line, 4);
    assert_string_equal(found->words[0], "a۱");
    assert_string_equal(found->words[1], "2");
    assert_int_equal(file->rows->len, 2);
}

static void a_row_of_nobody_is_refused(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(register_file) file = read_register(state, "person,hours\nA1,3\n,3\n", 60, diagnostics);

    assert_int_equal(only(diagnostics, MESSAGE_REGISTER_NO_PERSON)->line, 3);
    assert_int_equal(file->rows->len, 1);
}

static void hours_are_numbers_and_more_than_planned_is_said(void **state)
{
    static const char *const BAD[] = {"12:30", "all", "-1", "1e2"};

    for (gsize i = 0; i < G_N_ELEMENTS(BAD); i++) {
        own(diagnostics) diagnostics = diagnostics_new();
        g_autofree char *text = g_strdup_printf("person,hours\nA,%s\n", BAD[i]);
        own(register_file) file = read_register(state, text, 60, diagnostics);
        assert_true(isnan(nth(file, 0)->hours));
        assert_string_equal(only(diagnostics, MESSAGE_HOURS_UNREADABLE)->words[0], BAD[i]);
    }
    own(diagnostics) diagnostics = diagnostics_new();
    own(register_file) file = read_register(state, "person,hours\nA,60\nB,61\n", 60, diagnostics);
    const struct diagnostic *found = only(diagnostics, MESSAGE_HOURS_OVER);

    assert_int_equal(found->line, 3);
    assert_string_equal(found->words[1], "60");
    assert_true(nth(file, 1)->hours == 61); /* kept */
}

static void columns_that_are_needed_are_asked_for(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(register_file) file = read_register(state, "who,telephone\nA,3\n", 60, diagnostics);

    assert_null(file);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_REGISTER_NO_COLUMN), 2);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_REGISTER_UNKNOWN_COLUMN), 2);
}

/* Both person and id: the second is passed over, and said. */
static void one_of_two_columns_for_the_same_is_used(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(register_file) file = read_register(state, "person,id,hours\nA,1,3\n", 60, diagnostics);

    assert_string_equal(only(diagnostics, MESSAGE_REGISTER_UNKNOWN_COLUMN)->words[0], "id");
    assert_string_equal(nth(file, 0)->id, "A");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(people_hours_and_places_are_read),
        IN_FOLDER(the_number_may_stand_under_id),
        IN_FOLDER(a_person_has_one_row),
        IN_FOLDER(a_row_of_nobody_is_refused),
        IN_FOLDER(hours_are_numbers_and_more_than_planned_is_said),
        IN_FOLDER(columns_that_are_needed_are_asked_for),
        IN_FOLDER(one_of_two_columns_for_the_same_is_used),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
