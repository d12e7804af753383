/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <string.h>

#include "base/message.h"

static void codes_are_unique_and_fit_their_severity(void **state)
{
    static const char LETTER[] = {
        [SEVERITY_NOTE] = 'N', [SEVERITY_WARNING] = 'W', [SEVERITY_ERROR] = 'E'};

    (void)state;
    for (enum message i = 0; i < N_MESSAGES; i++) {
        const char *code = message_code(i);
        assert_int_equal(strlen(code), 4);
        assert_int_equal(code[0], LETTER[message_severity(i)]);
        assert_int_equal(strspn(code + 1, "0123456789"), 3);
        for (enum message j = 0; j < i; j++)
            assert_string_not_equal(code + 1, message_code(j) + 1);
    }
}

static guint places_in(const char *text)
{
    guint places = 0;

    for (const char *brace = strchr(text, '{'); brace != NULL; brace = strchr(brace + 1, '{')) {
        assert_in_range(brace[1], '1', '4');
        assert_int_equal(brace[2], '}');
        places |= 1u << (brace[1] - '0');
    }
    return places;
}

static void both_languages_name_the_same_words_without_a_gap(void **state)
{
    (void)state;
    for (enum message i = 0; i < N_MESSAGES; i++) {
        guint english = places_in(message_template(i, LANGUAGE_EN));
        assert_true(*message_template(i, LANGUAGE_EN) != '\0');
        assert_true(*message_template(i, LANGUAGE_FA) != '\0');
        assert_int_equal(english, places_in(message_template(i, LANGUAGE_FA)));
        assert_true(((english >> 1) & ((english >> 1) + 1)) == 0); /* {1}..{n}, none left out */
    }
}

static guint n_of(const char *text, const char *mark)
{
    guint n = 0;

    for (const char *at = strstr(text, mark); at != NULL; at = strstr(at + 1, mark))
        n++;
    return n;
}

static void optional_parts_are_closed(void **state)
{
    (void)state;
    for (enum message i = 0; i < N_MESSAGES; i++)
        for (enum language language = 0; language < N_LANGUAGES; language++)
            assert_int_equal(n_of(message_template(i, language), "[["),
                             n_of(message_template(i, language), "]]"));
}

static void every_message_is_explained_in_both_languages(void **state)
{
    (void)state;
    for (enum message i = 0; i < N_MESSAGES; i++)
        for (enum language language = 0; language < N_LANGUAGES; language++)
            if (g_utf8_strlen(message_explanation(i, language), -1) < 60)
                fail_msg("%s is not explained", message_code(i));
}

static void persian_sentences_use_persian_letters(void **state)
{
    static const char *const ARABIC[] = {"ي", "ك", "ى"};

    (void)state;
    for (enum message i = 0; i < N_MESSAGES; i++)
        for (gsize k = 0; k < G_N_ELEMENTS(ARABIC); k++) /* explanations may quote such a letter */
            assert_null(strstr(message_template(i, LANGUAGE_FA), ARABIC[k]));
}

static void every_code_finds_its_message(void **state)
{
    enum message found = N_MESSAGES;

    (void)state;
    for (enum message i = 0; i < N_MESSAGES; i++) {
        assert_true(message_find(&found, message_code(i)));
        assert_int_equal(found, i);
    }
    assert_true(message_find(&found, "e101"));
    assert_int_equal(found, MESSAGE_CANNOT_READ);
    assert_false(message_find(&found, "E10"));
    assert_false(message_find(&found, "E999x"));
    assert_false(message_find(&found, ""));
}

static void filling_puts_words_in_their_places(void **state)
{
    static const char *const WORDS[] = {"a", "{1}", NULL};
    g_autofree char *text = message_fill(MESSAGE_CANNOT_READ, LANGUAGE_EN, WORDS);

    (void)state;
    assert_string_equal(text, "cannot read a: {1}"); /* a word is not looked into */
}

static void an_optional_part_goes_with_its_word(void **state)
{
    static const char *const BOTH[] = {"analise", "analyse", NULL};
    static const char *const ONE[] = {"analise", NULL};
    static const char *const EMPTY[] = {"analise", "", NULL};
    g_autofree char *with = message_fill(MESSAGE_UNKNOWN_VERB, LANGUAGE_EN, BOTH);
    g_autofree char *without = message_fill(MESSAGE_UNKNOWN_VERB, LANGUAGE_EN, ONE);
    g_autofree char *empty = message_fill(MESSAGE_UNKNOWN_VERB, LANGUAGE_EN, EMPTY);
    g_autofree char *persian = message_fill(MESSAGE_UNKNOWN_VERB, LANGUAGE_FA, ONE);

    (void)state;
    assert_string_equal(with, "there is no command \"analise\"; did you mean \"analyse\"?");
    assert_string_equal(without, "there is no command \"analise\"");
    assert_string_equal(empty, without);
    assert_string_equal(persian, "دستوری به نام «analise» نیست");
}

static void a_pattern_shows_places_without_brackets(void **state)
{
    g_autofree char *pattern = message_pattern(MESSAGE_UNKNOWN_VERB, LANGUAGE_EN);

    (void)state;
    assert_string_equal(pattern, "there is no command \"{1}\"; did you mean \"{2}\"?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_unique_and_fit_their_severity),
        cmocka_unit_test(both_languages_name_the_same_words_without_a_gap),
        cmocka_unit_test(optional_parts_are_closed),
        cmocka_unit_test(every_message_is_explained_in_both_languages),
        cmocka_unit_test(persian_sentences_use_persian_letters),
        cmocka_unit_test(every_code_finds_its_message),
        cmocka_unit_test(filling_puts_words_in_their_places),
        cmocka_unit_test(an_optional_part_goes_with_its_word),
        cmocka_unit_test(a_pattern_shows_places_without_brackets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
