/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/person.h"
#include "survey/wave.h"
#include "unit/survey/questionnaire.h"

static void a_year_of_birth_is_read_in_both_calendars(void **state)
{
    static const struct {
        const char *text;
        gint16 year;
    } CASES[] = {{"1360", 1360},    {"۱۳۶۰", 1360},    {"1981", 1981}, {" 1300 ", 1300},
                 {"1360.00", 1360}, {"1360,00", 1360}, {"1299", 0},    {"1500", 0},
                 {"1899", 0},       {"2101", 0},       {"34", 0},      {"60", 0},
                 {"1,360", 0},      {"1360.5", 0},     {"", 0},        {"1360/1/1", 0}};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++)
        assert_int_equal(birth_year_read(CASES[i].text, strlen(CASES[i].text)), CASES[i].year);
}

/* A wave answered in a questionnaire with these choices of consent and sex. */
static struct wave *wave_with(void **state, const char *choices, const char *text)
{
    g_autofree char *folder = questionnaire_write(state);
    g_autofree char *path = g_build_filename(folder, "choices.csv", NULL);
    g_autofree char *list = g_strconcat("list_name,name,label\nwave,1,a\nagree,1,a\n"
                                        "agree,2,b\ntf,1,a\ntf,0,b\n",
                                        choices, NULL);
    g_autofree char *answers = scratch_file(state, "wave.csv", text);
    own(diagnostics) diagnostics = diagnostics_new();
    own(places) places = places_new();
    own(instrument) instrument = NULL;

    assert_true(file_write(path, list, strlen(list), NULL));
    instrument = instrument_load(folder, diagnostics);
    assert_non_null(instrument);
    return wave_read(answers, instrument, places, diagnostics);
}

/* How many of four people are left: they say 0, 1, the word no and nothing. */
static guint n_left(void **state, const char *consents)
{
    g_autofree char *choices = g_strconcat("sex,1,a\n", consents, NULL);
    own(wave) wave = wave_with(state, choices,
                               "consent,card,a1,a2,a3,k1,n1,w\n0,A,1,1,1,1,1,1\n"
                               "1,B,1,1,1,1,1,1\nخیر,C,1,1,1,1,1,1\n,D,1,1,1,1,1,1\n");

    assert_non_null(wave);
    return wave->n_people;
}

static void a_sex_of_0_is_a_sex(void **state)
{
    own(wave) wave = wave_with(state, "sex,0,Man\nsex,1,Woman\nconsent,1,Yes\nconsent,0,No\n",
                               "consent,card,sex,a1,a2,a3,k1,n1,w\n1,A,0,1,1,1,1,1,1\n"
                               "1,B,Man,1,1,1,1,1,1\n1,C,1,1,1,1,1,1,1\n1,D,,1,1,1,1,1,1\n");

    assert_non_null(wave);
    assert_int_equal(wave->sex[0], 0);
    assert_int_equal(wave->sex[1], 0);
    assert_int_equal(wave->sex[2], 1);
    assert_int_equal(wave->sex[3], SEX_UNKNOWN);
}

/* The no of a list is found by its words, then by a 0 that is no yes; never by its place. */
static void consent_is_refused_by_what_means_no(void **state)
{
    assert_int_equal(n_left(state, "consent,1,Yes\nconsent,0,No\n"), 2);   /* B D */
    assert_int_equal(n_left(state, "consent,0,No\nconsent,1,Yes\n"), 2);   /* B D */
    assert_int_equal(n_left(state, "consent,0,Yes\nconsent,1,No\n"), 2);   /* A D */
    assert_int_equal(n_left(state, "consent,1,Agreed\nconsent,0,-\n"), 2); /* B D: 0 */
    assert_int_equal(n_left(state, "consent,1,\"بله، می‌پذیرم\"\nconsent,0,\"خیر، "
                                   "نمی‌خواهم\"\n"),
                     2);
    /* Two that refuse: a no that begins the words, and one of the other code. */
    assert_int_equal(n_left(state, "consent,2,Yes\nconsent,1,No; later\nconsent,0,No\n"),
                     1); /* D */
}

/* A person is not kept on a consent that may be a refusal. */
static void what_can_be_two_things_is_a_fault(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(places) places = places_new();
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *path = scratch_file(state, "wave.csv",
                                         "consent,sex,card,a1,a2,a3,k1,n1,w\n"
                                         "1 - خیر,1,A,1,1,1,1,1,1\n"
                                         "1,1 - Man,B,1,1,1,1,1,1\n"
                                         "1,A1,C,1,1,1,1,1,1\n");

    assert_null(wave_read(path, instrument, places, diagnostics));
    assert_int_equal(diagnostics_n(diagnostics), 2);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_ANSWER_FITS_TWO), 2);
    assert_string_equal(diagnostics_nth(diagnostics, 0)->words[3], "consent");
    assert_int_equal(diagnostics_nth(diagnostics, 1)->column, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_year_of_birth_is_read_in_both_calendars),
        IN_FOLDER(what_can_be_two_things_is_a_fault),
        IN_FOLDER(consent_is_refused_by_what_means_no),
        IN_FOLDER(a_sex_of_0_is_a_sex),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
