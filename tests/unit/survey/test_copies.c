/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/wave.h"
#include "unit/survey/questionnaire.h"

#define HEADER "card,town,place,sex,born,a1,a2,a3,k1,n1,w\n"

static struct wave *scan(void **state, const struct instrument *instrument, const char *text,
                         struct diagnostics *diagnostics)
{
    g_autofree char *path = scratch_file(state, "wave.csv", text);
    own(places) places = places_new();

    return wave_read(path, instrument, places, diagnostics);
}

static void a_row_that_was_sent_twice_counts_once(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) wave = scan(state, instrument,
                          HEADER "B,1,10,1,1360,1,2,3,1,5,80.5\n"
                                 "A,1,11,2,1361,4,,98,0,6,7.25\n"
                                 "b,1,10,1,1360,1,2,3,1,5,80.50\n"
                                 "C,2,20,1,1362,5,5,5,1,7,\n"
                                 "B,1,10,زن,۱۳۶۰,1.0,مخالفم,3,1,5,80.5\n"
                                 "D,2,20,1,1363,2,2,2,0,8,1\n",
                          diagnostics);

    assert_non_null(wave);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_ROW_TWICE), 2);
    assert_string_equal(diagnostics_nth(diagnostics, 0)->words[1], "2");
    assert_string_equal(diagnostics_nth(diagnostics, 0)->words[2], "4");
    assert_int_equal(diagnostics_nth(diagnostics, 1)->line, 6);
    assert_int_equal(wave->n_people, 4);
    assert_int_equal(wave->counts.n_copies, 2);
    assert_int_equal(wave->counts.n_rows, 6);
    /* Everything of the people behind the copies moved up with them. */
    assert_string_equal(wave->ids[2], "C");
    assert_string_equal(wave->keys[3], "D");
    assert_int_equal(wave->lines[3], 7);
    assert_int_equal(wave->birth_year[3], 1363);
    assert_int_equal(wave->items[0].codes[2], 5);
    assert_int_equal(wave->items[4].codes[3], 8);
    assert_int_equal(wave->items[5].codes[2], ANSWER_BLANK);
    assert_int_equal(wave->items[5].decimals[3].digits, 1);
    assert_int_equal(wave->neighbourhood[3], wave->neighbourhood[2]);
    assert_true(wave->neighbourhood[3] != wave->neighbourhood[0]);
}

/* One number and anything that differs: nobody can tell which row is right. */
static void rows_of_one_number_that_differ_are_a_fault(void **state)
{
    static const char *const OTHERS[] = {
        "B,1,10,1,1360,1,2,4,1,5,80.5", "B,1,10,1,1360,1,2,,1,5,80.5",
        "B,1,10,1,1360,1,2,3,1,5,80.4", "B,1,11,1,1360,1,2,3,1,5,80.5",
        "B,1,10,2,1360,1,2,3,1,5,80.5", "B,1,10,1,1361,1,2,3,1,5,80.5"};
    own(instrument) instrument = questionnaire_load(state);

    for (gsize i = 0; i < G_N_ELEMENTS(OTHERS); i++) {
        own(diagnostics) diagnostics = diagnostics_new();
        g_autofree char *text =
            g_strdup_printf(HEADER "B,1,10,1,1360,1,2,3,1,5,80.5\n%s\n", OTHERS[i]);
        assert_null(scan(state, instrument, text, diagnostics));
        assert_int_equal(only(diagnostics, MESSAGE_ID_TWICE)->line, 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_row_that_was_sent_twice_counts_once),
        IN_FOLDER(rows_of_one_number_that_differ_are_a_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
