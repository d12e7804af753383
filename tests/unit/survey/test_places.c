/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/gazetteer.h"
#include "unit/survey/scratch.h"

static const char LIST[] =
    "county,neighbourhood,name::فارسی (fa),name::English (en),county_name::فارسی (fa),aliases,"
    "county_aliases,setting,facilitator,target\n"
    "2,10,کوی معلم,Moallem,خوی,معلم;شهرک معلم,Khoy|Khoi,urban,F10,25\n"
    "1,2,علی‌آباد,Aliabad,ارومیه,,Urmia,rural,F02,\n"
    "1,9,کوی کارگر,Kargar,ارومیه,,,urban,F09,30\n";

static struct places *load(void **state, const char *text, struct diagnostics *diagnostics)
{
    g_autofree char *path = scratch_file(state, "places.csv", text);

    return places_load(path, diagnostics);
}

static const struct neighbourhood *nth(const struct places *places, gint i)
{
    return places->neighbourhoods->pdata[i];
}

static const struct county *nth_county(const struct places *places, gint i)
{
    return places->counties->pdata[i];
}

#define assert_place(places, county, neighbourhood, want_county, want_neighbourhood)               \
    do {                                                                                           \
        gint county_, neighbourhood_;                                                              \
        const char *suggestion_;                                                                   \
        assert_true(                                                                               \
            places_find(places, county, neighbourhood, &county_, &neighbourhood_, &suggestion_));  \
        assert_int_equal(county_, want_county);                                                    \
        assert_int_equal(neighbourhood_, want_neighbourhood);                                      \
    } while (0)

static void codes_give_the_order_numerically(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(places) places = load(state, LIST, diagnostics);

    no_diagnostics(diagnostics);
    assert_non_null(places);
    assert_true(places->declared);
    assert_int_equal(places->counties->len, 2);
    assert_string_equal(nth_county(places, 0)->code, "1");
    assert_string_equal(label_get(nth_county(places, 1)->name, LANGUAGE_FA, ""), "خوی");
    assert_int_equal(places->neighbourhoods->len, 3);
    assert_string_equal(nth(places, 0)->code, "2");
    assert_string_equal(nth(places, 1)->code, "9");
    assert_string_equal(nth(places, 2)->code, "10");
    assert_int_equal(nth(places, 2)->county, 1);
    assert_string_equal(label_get(nth(places, 2)->name, LANGUAGE_EN, ""), "Moallem");
    assert_string_equal(nth(places, 2)->setting, "urban");
    assert_string_equal(nth(places, 2)->facilitator, "F10");
    assert_int_equal(nth(places, 2)->target, 25);
    assert_int_equal(nth(places, 0)->target, 0);
}

static void every_spelling_of_a_place_finds_it(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(places) places = load(state, LIST, diagnostics);

    assert_place(places, "2", "10", 1, 2);
    assert_place(places, "۲", "۱۰", 1, 2);
    assert_place(places, "خوي", "كوی معلم", 1, 2);
    assert_place(places, "KHOY", "moallem", 1, 2);
    assert_place(places, "khoi", "شهرکِ معلم", 1, 2);
    assert_place(places, "", "علی آباد", 0, 0);
    assert_place(places, "Urmia", "", 0, -1);
    assert_place(places, "", "", -1, -1);
    assert_place(places, "-", " ", -1, -1);
}

static void what_a_declared_list_does_not_know_is_refused_with_a_candidate(void **state)
{
    static const struct {
        const char *county, *neighbourhood;
        enum place_outcome outcome;
        const char *suggestion;
    } CASES[] = {
        {"Khoo", "10", PLACE_COUNTY_UNKNOWN, "Khoi"},
        {"Tabriz", "10", PLACE_COUNTY_UNKNOWN, NULL},
        {"2", "Moalem", PLACE_NEIGHBOURHOOD_UNKNOWN, "Moallem"},
        {"", "Aliabaad", PLACE_NEIGHBOURHOOD_UNKNOWN, "Aliabad"},
        {"2", "Aliabaad", PLACE_NEIGHBOURHOOD_UNKNOWN, NULL},
        {"2", "Aliabad", PLACE_CONTRADICTS, "ارومیه"},
        {"", "somewhere", PLACE_NEIGHBOURHOOD_UNKNOWN, NULL},
    };
    own(diagnostics) diagnostics = diagnostics_new();
    own(places) places = load(state, LIST, diagnostics);

    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct place_match match;
        gint county, neighbourhood;
        assert_int_equal(places_resolve(places, CASES[i].county, CASES[i].neighbourhood, &match),
                         CASES[i].outcome);
        if (CASES[i].suggestion == NULL)
            assert_null(match.suggestion);
        else
            assert_string_equal(match.suggestion, CASES[i].suggestion);
        assert_false(places_find(places, CASES[i].county, CASES[i].neighbourhood, &county,
                                 &neighbourhood, NULL));
    }
    assert_int_equal(places->neighbourhoods->len, 3);
}

static void one_code_in_two_counties_is_shown_with_its_county(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(places) places = load(
        state, "county,neighbourhood,name\nA,1,x\nA,2,shared\nB,1,y\nB,3,shared\n", diagnostics);
    struct place_match match;

    no_diagnostics(diagnostics);
    assert_string_equal(nth(places, 0)->code, "2");
    assert_string_equal(nth(places, 1)->code, "3");
    assert_string_equal(nth(places, 2)->code, "A/1");
    assert_string_equal(nth(places, 3)->code, "B/1");
    assert_place(places, "B", "1", 1, 3);
    assert_place(places, "", "y", 1, 3);
    assert_place(places, "B", "shared", 1, 1);
    assert_int_equal(places_resolve(places, "", "1", &match), PLACE_AMBIGUOUS);
    assert_int_equal(places_resolve(places, "", "shared", &match), PLACE_AMBIGUOUS);
}

static void faults_of_the_list_are_named(void **state)
{
    static const struct {
        const char *text;
        enum message message;
        const char *word;
        guint64 line;
    } CASES[] = {
        {"county,name\nA,x\n", MESSAGE_PLACES_NO_COLUMN, "neighbourhood", 1},
        {"county,neighbourhood\nA,1\nA,۱\n", MESSAGE_PLACE_TWICE, "۱", 3},
        {"county,neighbourhood,name\nA,1,x\nA,2,X\n", MESSAGE_PLACE_TWICE, "X", 3},
        {"county,neighbourhood,county_aliases\nA,1,q\nB,2,q\n", MESSAGE_COUNTY_TWICE, "q", 3},
        {"county,neighbourhood,target\nA,1,many\n", MESSAGE_PLACE_BAD_VALUE, "many", 2},
        {"county,neighbourhood\n", MESSAGE_HEADER_ONLY, NULL, 0},
        {"county,neighbourhood,name\nA,1,y\n,,x\n", MESSAGE_PLACE_BAD_VALUE, "", 3},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        own(diagnostics) diagnostics = diagnostics_new();
        own(places) places = load(state, CASES[i].text, diagnostics);
        const struct diagnostic *found = only(diagnostics, CASES[i].message);
        assert_null(places);
        if (CASES[i].word == NULL)
            continue;
        assert_string_equal(found->words[0], CASES[i].word);
        assert_int_equal(found->line, CASES[i].line);
    }
}

static void an_unknown_column_is_passed_over_with_a_warning(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(places) places = load(state, "county,neighbourhood,alias\nA,1,x\n", diagnostics);

    assert_non_null(places);
    assert_string_equal(only(diagnostics, MESSAGE_PLACES_UNKNOWN_COLUMN)->words[0], "alias");
}

static void a_row_without_neighbourhood_declares_a_county(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(places) places = load(state, "county,neighbourhood\nB,\nA,1\n", diagnostics);

    no_diagnostics(diagnostics);
    assert_int_equal(places->counties->len, 2);
    assert_place(places, "B", "", 1, -1);
}

static void without_a_list_places_are_taken_as_they_come(void **state)
{
    own(places) places = places_new();

    (void)state;
    assert_place(places, "ارومیه", "کوی ۱", 0, 0);
    assert_place(places, "اروميه", "کوی 1", 0, 0);
    assert_place(places, "خوی", "دو", 1, 1);
    assert_place(places, "", "دو", 1, 1);
    assert_place(places, "", "سه", -1, 2);
    assert_string_equal(nth(places, 0)->code, "کوی ۱");
    assert_string_equal(label_get(nth(places, 0)->name, LANGUAGE_EN, ""), "کوی ۱");
    assert_place(places, "خوی", "کوی ۱", 1, 3);
    assert_string_equal(nth(places, 0)->code, "ارومیه/کوی ۱");
    assert_string_equal(nth(places, 3)->code, "خوی/کوی ۱");
    assert_place(places, "", "کوی ۱", -1, 4); /* of neither for sure */
    assert_string_equal(nth(places, 4)->code, "کوی ۱");
    assert_place(places, "۰۷", "٣", 2, 5);
    assert_string_equal(nth_county(places, 2)->code, "07");
    assert_string_equal(nth(places, 5)->code, "3");
}

static void sorting_moves_numbers_and_keeps_spellings(void **state)
{
    own(places) places = places_new();

    (void)state;
    assert_place(places, "B", "10", 0, 0);
    assert_place(places, "A", "9", 1, 1);
    assert_place(places, "A", "10", 1, 2);
    places_sort(places);
    assert_string_equal(nth_county(places, 0)->code, "A");
    assert_string_equal(nth(places, 0)->code, "9");
    assert_place(places, "B", "10", 1, 2);
    assert_place(places, "A", "10", 0, 1);
    assert_place(places, "A", "9", 0, 0);
    assert_place(places, "", "9", 0, 0);
    assert_string_equal(places_name(places, 0, 2), "10");
    assert_string_equal(places_name(places, 1, -1), "B");
    assert_string_equal(places_name(places, -1, -1), "");
}

static void code_order_is_total_and_natural(void **state)
{
    static const char *const SORTED[] = {"01",   "1",   "2",   "10",  "A", "A/2", "A/10", "A2",
                                         "A010", "A10", "A۱۱", "A12", "B", "ب",   "ب ۹",  "ب ۱۰"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(SORTED); i++)
        for (gsize j = 0; j < G_N_ELEMENTS(SORTED); j++) {
            gint order = place_code_compare(SORTED[i], SORTED[j]);
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(codes_give_the_order_numerically),
        IN_FOLDER(every_spelling_of_a_place_finds_it),
        IN_FOLDER(what_a_declared_list_does_not_know_is_refused_with_a_candidate),
        IN_FOLDER(one_code_in_two_counties_is_shown_with_its_county),
        IN_FOLDER(faults_of_the_list_are_named),
        IN_FOLDER(an_unknown_column_is_passed_over_with_a_warning),
        IN_FOLDER(a_row_without_neighbourhood_declares_a_county),
        cmocka_unit_test(without_a_list_places_are_taken_as_they_come),
        cmocka_unit_test(sorting_moves_numbers_and_keeps_spellings),
        cmocka_unit_test(code_order_is_total_and_natural),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
