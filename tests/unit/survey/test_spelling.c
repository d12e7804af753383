/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/spelling.h"

static void distance_counts_letters_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(spelling_distance("khoy", "khoy"), 0);
    assert_int_equal(spelling_distance("khoi", "khoy"), 1);
    assert_int_equal(spelling_distance("ارومیه", "ارومیهه"), 1);
    assert_int_equal(spelling_distance("سلماس", "سلمس"), 1);
    assert_int_equal(spelling_distance("ab", "ba"), 2);
    assert_int_equal(spelling_distance("", "ab"), 2);
}

static void distance_stops_counting_where_words_are_far_apart(void **state)
{
    g_autofree char *lengthy = g_strnfill(200, 'a');

    (void)state;
    assert_int_equal(spelling_distance("kitten", "sitting"), SPELLING_FAR);
    assert_int_equal(spelling_distance("a", "abcdefgh"), SPELLING_FAR);
    assert_int_equal(spelling_distance(lengthy, lengthy), SPELLING_FAR);
}

static void distance_is_the_same_both_ways(void **state)
{
    static const char *const WORDS[] = {"title", "tilte", "targe", "target", "", "pre", "post"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++)
        for (gsize j = 0; j < G_N_ELEMENTS(WORDS); j++)
            assert_int_equal(spelling_distance(WORDS[i], WORDS[j]),
                             spelling_distance(WORDS[j], WORDS[i]));
}

static void the_nearest_known_word_is_suggested(void **state)
{
    static const char *const KNOWN[] = {"min_group", "title", "digits", "date", NULL};

    (void)state;
    assert_string_equal(spelling_nearest("mingroup", KNOWN), "min_group");
    assert_string_equal(spelling_nearest("titel", KNOWN), "title");
    assert_null(spelling_nearest("colour", KNOWN));
}

static void a_word_of_which_nothing_would_be_left_has_no_suggestion(void **state)
{
    static const char *const KNOWN[] = {"34", NULL};

    (void)state;
    assert_null(spelling_nearest("12", KNOWN));
    assert_string_equal(spelling_nearest("35", KNOWN), "34");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distance_counts_letters_not_bytes),
        cmocka_unit_test(distance_stops_counting_where_words_are_far_apart),
        cmocka_unit_test(distance_is_the_same_both_ways),
        cmocka_unit_test(the_nearest_known_word_is_suggested),
        cmocka_unit_test(a_word_of_which_nothing_would_be_left_has_no_suggestion),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
