/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/wave.h"
#include "unit/survey/questionnaire.h"

static struct wave *scan(void **state, const struct instrument *instrument, const char *text,
                         struct diagnostics *diagnostics)
{
    g_autofree char *path = scratch_file(state, "wave.csv", text);
    own(places) places = places_new();

    return wave_read(path, instrument, places, diagnostics);
}

/* Tags and labels below the heading, the heading again, and what a reviewer rejected. */
static void rows_that_are_nobodys_answers_are_told_from_people(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(diagnostics) quiet = diagnostics_new();
    own(wave) tagged = scan(state, instrument,
                            "card,a1,a2,a3,k1,n1,w\n"
                            "#id,#indicator +a1,,,,,\n"
                            "A,1,1,1,1,1,1\n",
                            quiet);
    own(wave) labelled = scan(state, instrument,
                              "card,a1,a2,a3,k1,n1,w\n"
                              "شمارهٔ کارت,به آینده امیدوارم,I trust neighbours,a3,,n1,وزن\n"
                              "A,1,1,1,1,1,1\n",
                              quiet);
    own(wave) joined = scan(state, instrument,
                            "SubmissionDate,card,a1,a2,a3,k1,n1,w,KEY,ReviewState\n"
                            "2025-01-01,A,1,1,1,1,1,1,u1,\n"
                            "SubmissionDate,card,a1,a2,a3,k1,n1,w,KEY,ReviewState\n"
                            "2025-01-01,B,1,1,1,1,1,1,u2,rejected\n"
                            "2025-01-01,C,1,1,1,1,1,1,u3,approved\n",
                            diagnostics);

    no_diagnostics(quiet);
    assert_int_equal(tagged->n_people, 1);
    assert_int_equal(tagged->counts.n_rows, 1);
    assert_int_equal(labelled->n_people, 1);
    assert_int_equal(joined->n_people, 2);
    assert_string_equal(joined->ids[1], "C");
    assert_int_equal(joined->counts.n_rows, 3);
    assert_int_equal(joined->counts.n_rejected, 1);
    assert_int_equal(diagnostics_n(diagnostics), 2);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_HEADING_REPEATED), 1);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_ROWS_REJECTED), 1);
}

static void interviews_that_were_broken_off_are_kept_and_said(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) wave = scan(state, instrument,
                          "id,submitdate,lastpage,startlanguage,code,a1,a2,a3,k1,n1,w\n"
                          "17,2025-01-01 10:00:00,9,fa,A,1,1,1,1,1,1\n"
                          "18,,3,fa,B,1,,,,,\n",
                          diagnostics);
    const struct diagnostic *found = only(diagnostics, MESSAGE_ROWS_BROKEN_OFF);

    assert_int_equal(wave->n_people, 2);
    assert_string_equal(wave->ids[0], "A"); /* the card, and not LimeSurvey's number */
    assert_int_equal(wave->counts.n_broken_off, 1);
    assert_string_equal(found->words[0], "1");
    assert_int_equal(found->line, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(rows_that_are_nobodys_answers_are_told_from_people),
        IN_FOLDER(interviews_that_were_broken_off_are_kept_and_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
