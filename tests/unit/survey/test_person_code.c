/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/person_code.h"
#include "survey/wave_scan.h"
#include "unit/survey/code_questionnaire.h"

/* The code of a row with these five cells, in words, and how many cells could not be read. */
static char *code_of(void **state, const char *cells, guint *n_unreadable)
{
    g_autofree char *folder = code_questionnaire_write(state);
    g_autofree char *text = g_strdup_printf(CODE_HEADER "C1,1,10,1,1360,%s" CODE_ANSWERS, cells);
    g_autofree char *path = scratch_file(state, "wave.csv", text);
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument = instrument_load(folder, diagnostics);
    own(places) places = places_new();
    own(wave) wave = wave_read(path, instrument, places, diagnostics);

    assert_non_null(wave);
    *n_unreadable = diagnostics_n_of(diagnostics, MESSAGE_VALUE_UNREADABLE);
    return person_code_text(&wave->store->codes[0]);
}

static void parts_are_read_however_they_are_written(void **state)
{
    static const char *const CASES[][2] = {
        {"5,م,ر,3,س", "05-م-ر-3-س"},
        {"۰۵,م.,\"ر\",٣,س", "05-م-ر-3-س"},
        {"5.0, م ,رـ,3.0,(س)", "05-م-ر-3-س"},
        {"31,ي,ك,0,ة", "31-ی-ک-0-ه"},
        {"1,آ,أ,9,ئ", "01-ا-ا-9-ا"}, /* Kurdish begins ئازاد so, Persian آزاد */
        {"1,الف,ألف,9,« الف »", "01-ا-ا-9-ا"},
        {"1,A,b,9,É", "01-a-b-9-é"},
        {",,-,,", "?-?-?-?-?"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        guint n_unreadable;
        g_autofree char *code = code_of(state, CASES[i][0], &n_unreadable);
        assert_string_equal(code, CASES[i][1]);
        assert_int_equal(n_unreadable, 0);
    }
}

static void what_is_no_part_is_told_and_not_known(void **state)
{
    static const char *const CELLS[] = {
        "0,م,ر,3,س",  "32,م,ر,3,س", "98,م,ر,3,س", "5.5,م,ر,3,س", "5,مریم,ر,3,س", "5,م,ر ض,3,س",
        "5,م,ر,10,س", "5,م,ر,-1,س", "5,م,ر,3,7",  "5,م,ر,3,n/a", "5,میم,ر,3,س",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(CELLS); i++) {
        guint n_unreadable;
        g_autofree char *code = code_of(state, CELLS[i], &n_unreadable);
        assert_non_null(strchr(code, '?'));
        assert_ptr_equal(strchr(code, '?'), strrchr(code, '?'));
        assert_int_equal(n_unreadable, 1);
    }
}

static void a_part_that_is_not_known_agrees_with_none(void **state)
{
    struct person_code a = {.parts = {5, 'm', 'r', 3, 's'}}, b = a, c = a;
    enum code_part part;

    (void)state;
    assert_int_equal(person_codes_apart(&part, &a, &b), 0);
    b.parts[CODE_FATHER] = 'q';
    assert_int_equal(person_codes_apart(&part, &a, &b), 1);
    assert_int_equal(part, CODE_FATHER);
    c.parts[CODE_SIBLINGS] = CODE_UNKNOWN;
    assert_int_equal(person_codes_apart(&part, &a, &c), 1);
    assert_int_equal(part, CODE_SIBLINGS);
    assert_int_equal(person_codes_apart(&part, &c, &c), 1);
    assert_int_equal(person_codes_apart(NULL, &b, &c), 2);
    assert_true(person_code_is_whole(&a));
    assert_false(person_code_is_whole(&c));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(parts_are_read_however_they_are_written),
        IN_FOLDER(what_is_no_part_is_told_and_not_known),
        cmocka_unit_test(a_part_that_is_not_known_agrees_with_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
