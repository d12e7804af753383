/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <math.h>

#include "survey/programme.h"
#include "unit/survey/scratch.h"

/* Enough of a questionnaire for instrument_find to see one. */
static void make_instrument(void **state)
{
    g_autofree char *folder = g_build_filename(*state, "quest", NULL);
    g_autofree char *file = g_build_filename(folder, "survey.csv", NULL);

    g_mkdir(folder, 0700);
    assert_true(file_write(file, "type,name\n", 10, NULL));
}

static struct programme *load(void **state, const char *text, struct diagnostics *diagnostics)
{
    g_autofree char *path = scratch_file(state, "p.ini", text);

    make_instrument(state);
    return programme_load(path, diagnostics);
}

#define TRACK "[track people]\ninstrument = quest\npre = a.csv\n"

static const char WHOLE[] = "# remark\n"
                            "[programme]\n"
                            "title[fa] = برنامه\n"
                            "title[en] = Programme\n"
                            "organisation = Office\n"
                            "province[fa]=آذربایجان غربی\n"
                            "places = places.csv\n"
                            "language = en\n"
                            "min_group = ۱۲\n"
                            "date = ۱۴۰۳/۰۷/۱۵\n"
                            "font = Vazirmatn \n"
                            "simulated = yes\n"
                            "\n"
                            "[track participants]\n"
                            "title[en] = Participants\n"
                            "instrument = quest\n"
                            "pre = data/pre.csv\n"
                            "post = /abs/post.csv\n"
                            "register = register.csv\n"
                            "target = 625\n"
                            "hours = 60.5\n"
                            "[track facilitators]\n"
                            "instrument = quest\n"
                            "pre = data\\new\\f.csv\n"
                            "[simulate]\nseed = 1\n[simulate participants]\npeople = 5\n[plan]\n";

static void everything_of_a_programme_is_read(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(programme) programme = load(state, WHOLE, diagnostics);
    g_autofree char *pre = g_build_filename(*state, "data/pre.csv", NULL);
    g_autofree char *quest = g_build_filename(*state, "quest", NULL);
    const struct track *track;

    no_diagnostics(diagnostics);
    assert_non_null(programme);
    assert_string_equal(label_get(programme->title, LANGUAGE_FA, ""), "برنامه");
    assert_string_equal(label_get(programme->title, LANGUAGE_EN, ""), "Programme");
    assert_string_equal(label_get(programme->organisation, LANGUAGE_FA, ""), "Office");
    assert_string_equal(programme->folder, *state);
    assert_int_equal(programme->language, LANGUAGE_EN);
    assert_false(programme->persian_digits);
    assert_int_equal(programme->min_group, 12);
    assert_string_equal(programme->date, "2024-10-06");
    assert_string_equal(programme->font, "Vazirmatn");
    assert_int_equal(programme->tracks->len, 2);
    track = programme->tracks->pdata[0];
    assert_string_equal(track->name, "participants");
    assert_string_equal(track->instrument, quest);
    assert_string_equal(track->pre, pre);
    assert_string_equal(track->post, "/abs/post.csv");
    assert_true(track->target == 625 && track->hours == 60.5);
    assert_true(track->simulated);
    track = programme->tracks->pdata[1];
    assert_null(track->post);
    assert_null(track->register_path);
    assert_true(isnan(track->target) && isnan(track->hours));
    assert_true(g_str_has_suffix(track->pre, "data\\new\\f.csv"));
    assert_true(g_key_file_has_group(programme->keys, "simulate participants"));
}

static void a_programme_says_little_and_the_rest_is_usual(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(programme) programme = load(state, "[programme]\n" TRACK, diagnostics);

    no_diagnostics(diagnostics);
    assert_int_equal(programme->language, LANGUAGE_FA);
    assert_true(programme->persian_digits);
    assert_int_equal(programme->min_group, 10);
    assert_string_equal(programme->font, "Tahoma");
    assert_null(programme->date);
    assert_null(programme->places);
    assert_false(programme->simulated);
}

static void digits_follow_the_language_unless_they_are_said(void **state)
{
    static const struct {
        const char *text;
        bool persian;
    } CASES[] = {
        {"[programme]\nlanguage = fa\n" TRACK, true},
        {"[programme]\nlanguage = en\n" TRACK, false},
        {"[programme]\ndigits = persian\nlanguage = en\n" TRACK, true},
        {"[programme]\nlanguage = fa\ndigits = latin\n" TRACK, false},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        own(diagnostics) diagnostics = diagnostics_new();
        own(programme) programme = load(state, CASES[i].text, diagnostics);
        assert_int_equal(programme->persian_digits, CASES[i].persian);
    }
}

static void marks_and_line_ends_of_windows_do_not_matter(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(programme) programme =
        load(state,
             "\xef\xbb\xbf[programme]\r\ntitle = T\r\n[track a]\r\ninstrument = quest\r\n"
             "pre = a.csv\r\n",
             diagnostics);

    no_diagnostics(diagnostics);
    assert_string_equal(label_get(programme->title, LANGUAGE_FA, ""), "T");
}

static void what_cannot_be_meant_is_refused_at_its_line(void **state)
{
    static const struct {
        const char *text;
        enum message message;
        guint64 line;
        const char *last_word;
    } CASES[] = {
        {"[programme]\nmingroup = 9\n" TRACK, MESSAGE_PROGRAMME_UNKNOWN_KEY_NEAR, 2, "min_group"},
        {"[programme]\ncolour = red\n" TRACK, MESSAGE_PROGRAMME_UNKNOWN_KEY, 2, "colour"},
        {"[programme]\nfont[fa] = B\n" TRACK, MESSAGE_PROGRAMME_UNKNOWN_KEY, 2, "font[fa]"},
        {"[programme]\n" TRACK "comparison = c.csv\n", MESSAGE_PROGRAMME_UNKNOWN_KEY, 5,
         "comparison"},
        {"[programm]\n" TRACK, MESSAGE_PROGRAMME_UNKNOWN_SECTION_NEAR, 1, "programme"},
        {TRACK "[trak more]\n", MESSAGE_PROGRAMME_UNKNOWN_SECTION_NEAR, 4, "track more"},
        {TRACK "[extra]\n", MESSAGE_PROGRAMME_UNKNOWN_SECTION, 4, "extra"},
        {TRACK "[track]\n", MESSAGE_PROGRAMME_UNKNOWN_SECTION, 4, "track"},
        {"[programme]\nmin_group = 4\n" TRACK, MESSAGE_PROGRAMME_VALUE, 2, "5, 6, 7 ..."},
        {"[programme]\nlanguage = de\n" TRACK, MESSAGE_PROGRAMME_VALUE, 2, "fa | en"},
        {"[programme]\ndigits = arabic\n" TRACK, MESSAGE_PROGRAMME_VALUE, 2, "persian | latin"},
        {"[programme]\nsimulated = maybe\n" TRACK, MESSAGE_PROGRAMME_VALUE, 2, "yes | no"},
        {"[programme]\ndate = soon\n" TRACK, MESSAGE_PROGRAMME_VALUE, 2, NULL},
        {"[programme]\nfont =\n" TRACK, MESSAGE_PROGRAMME_VALUE, 2, NULL},
        {TRACK "hours = sixty\n", MESSAGE_PROGRAMME_VALUE, 4, NULL},
        {TRACK "target = 0\n", MESSAGE_PROGRAMME_VALUE, 4, NULL},
        {"[track a]\ninstrument = quest\n", MESSAGE_PROGRAMME_KEY_MISSING, 1, "pre"},
        {"[track a]\ninstrument =\npre = a\n", MESSAGE_PROGRAMME_KEY_MISSING, 1, "instrument"},
        {"[track a]\ninstrument = none\npre = a\n", MESSAGE_PROGRAMME_INSTRUMENT, 2, "none"},
        {"[track A B]\ninstrument = quest\npre = a\n", MESSAGE_PROGRAMME_TRACK_NAME, 1, "A B"},
        {"[programme]\ntitle = x\n", MESSAGE_PROGRAMME_NO_TRACK, 0, NULL},
        {"title = x\n", MESSAGE_PROGRAMME_SYNTAX, 1, "title = x"},
        {"[programme]\n\n# a remark\n no sign\r\n" TRACK, MESSAGE_PROGRAMME_SYNTAX, 4, "no sign"},
        {TRACK "[programme\n", MESSAGE_PROGRAMME_SYNTAX, 4, "[programme"},
        {TRACK "= 3\n", MESSAGE_PROGRAMME_SYNTAX, 4, "= 3"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        own(diagnostics) diagnostics = diagnostics_new();
        own(programme) programme = load(state, CASES[i].text, diagnostics);
        const struct diagnostic *found = only(diagnostics, CASES[i].message);
        assert_null(programme);
        assert_int_equal(found->line, CASES[i].line);
        if (CASES[i].last_word != NULL)
            assert_string_equal(found->words[g_strv_length(found->words) - 1], CASES[i].last_word);
    }
}

static void every_fault_is_listed_in_one_run(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(programme) programme =
        load(state, "[programme]\nmin_group = 1\nlanguage = x\n[track t]\npost = b\n", diagnostics);

    assert_null(programme);
    assert_int_equal(diagnostics_n_errors(diagnostics), 4);
}

static void a_file_that_is_not_there_or_no_text_is_said(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *path = scratch_bytes(state, "x.ini", "PK\x03\x04zz", 6);

    assert_null(programme_load("/nowhere/p.ini", diagnostics));
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_CANNOT_READ), 1);
    assert_null(programme_load(path, diagnostics));
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_NOT_A_TEXT_FILE), 1);
}

static void two_files_make_a_programme_of_one_track(void **state)
{
    own(programme) both = programme_of_files("a.csv", "b.csv", "quest");
    own(programme) one = programme_of_files("a.csv", NULL, "quest");
    const struct track *track = both->tracks->pdata[0];

    (void)state;
    assert_int_equal(both->tracks->len, 1);
    assert_string_equal(track->name, "participants");
    assert_string_equal(label_get(track->title, LANGUAGE_EN, ""), "Participants");
    assert_string_equal(track->pre, "a.csv");
    assert_string_equal(track->post, "b.csv");
    assert_string_equal(track->instrument, "quest");
    assert_true(isnan(track->target) && isnan(track->hours));
    assert_int_equal(both->min_group, 10);
    assert_true(both->persian_digits && both->language == LANGUAGE_FA);
    assert_null(both->path);
    assert_null(both->keys);
    assert_null(((const struct track *)one->tracks->pdata[0])->post);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(everything_of_a_programme_is_read),
        IN_FOLDER(a_programme_says_little_and_the_rest_is_usual),
        IN_FOLDER(digits_follow_the_language_unless_they_are_said),
        IN_FOLDER(marks_and_line_ends_of_windows_do_not_matter),
        IN_FOLDER(what_cannot_be_meant_is_refused_at_its_line),
        IN_FOLDER(every_fault_is_listed_in_one_run),
        IN_FOLDER(a_file_that_is_not_there_or_no_text_is_said),
        cmocka_unit_test(two_files_make_a_programme_of_one_track),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
