/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <string.h>

#include "report/texts.h"

enum { N_PLACEHOLDERS = 4 };

/* Bits of the placeholders in a text. */
static guint placeholders(const char *text)
{
    guint found = 0;

    for (guint i = 1; i <= N_PLACEHOLDERS; i++) {
        g_autofree char *mark = g_strdup_printf("{%u}", i);

        if (strstr(text, mark) != NULL)
            found |= 1u << i;
    }
    return found;
}

static void both_languages_have_the_same_placeholders(void **state)
{
    (void)state;
    for (int i = 0; i < N_TEXTS; i++) {
        const char *en = text_get((enum text)i, LANGUAGE_EN);
        const char *fa = text_get((enum text)i, LANGUAGE_FA);

        assert_non_null(en);
        assert_non_null(fa);
        if (placeholders(en) != placeholders(fa))
            fail_msg("placeholders differ: %s", en);
    }
}

static void placeholders_are_numbered_from_one_without_gaps(void **state)
{
    (void)state;
    for (int i = 0; i < N_TEXTS; i++) {
        guint found = placeholders(text_get((enum text)i, LANGUAGE_EN)) >> 1;

        assert_int_equal(found & (found + 1), 0);
    }
}

static void only_the_empty_header_is_empty(void **state)
{
    (void)state;
    for (int i = 0; i < N_TEXTS; i++)
        for (int language = 0; language < N_LANGUAGES; language++)
            assert_int_equal(text_get((enum text)i, (enum language)language)[0] == '\0',
                             i == TEXT_HEAD_NONE);
}

/* Percent signs turn a Persian line around; Arabic yeh, kaf and digits look foreign. */
static void persian_texts_hold_no_percent_sign_and_no_arabic_letters(void **state)
{
    static const char *const unwanted[] = {"%", "٪", "ي", "ك", "ى", "ة", "٠", "١", "٢", "٥", "٩"};

    (void)state;
    for (int i = 0; i < N_TEXTS; i++)
        for (guint j = 0; j < G_N_ELEMENTS(unwanted); j++)
            if (strstr(text_get((enum text)i, LANGUAGE_FA), unwanted[j]) != NULL)
                fail_msg("%s in: %s", unwanted[j], text_get((enum text)i, LANGUAGE_FA));
}

static bool has_persian_letter(const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        if (g_utf8_get_char(at) >= 0x0600 && g_utf8_get_char(at) <= 0x06FF)
            return true;
    return false;
}

static void english_texts_hold_no_persian(void **state)
{
    (void)state;
    for (int i = 0; i < N_TEXTS; i++)
        assert_false(has_persian_letter(text_get((enum text)i, LANGUAGE_EN)));
}

static void words_go_where_each_language_wants_them(void **state)
{
    g_autofree char *en = text_fill(TEXT_SAY_LOST, LANGUAGE_EN, "3", "25", NULL);
    g_autofree char *fa = text_fill(TEXT_SAY_LOST, LANGUAGE_FA, "۳", "۲۵", NULL);

    (void)state;
    assert_true(g_str_has_prefix(en, "3 of 25 "));
    assert_true(strstr(fa, "۲۵") < strstr(fa, "۳ نفر"));
}

static void a_word_that_looks_like_a_placeholder_is_a_word(void **state)
{
    g_autofree char *text = text_fill(TEXT_JOINED, LANGUAGE_EN, "{2}", "b", NULL);

    (void)state;
    assert_string_equal(text, "{2} — b");
}

static void lists_are_joined_as_each_language_does(void **state)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    static char a[] = "a", b[] = "b", c[] = "c";

    (void)state;
    g_autofree char *none = text_join(words, LANGUAGE_EN);
    g_ptr_array_add(words, a);
    g_autofree char *one = text_join(words, LANGUAGE_EN);
    g_ptr_array_add(words, b);
    g_ptr_array_add(words, c);
    g_autofree char *en = text_join(words, LANGUAGE_EN);
    g_autofree char *fa = text_join(words, LANGUAGE_FA);
    assert_string_equal(none, "");
    assert_string_equal(one, "a");
    assert_string_equal(en, "a, b and c");
    assert_string_equal(fa, "a، b و c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_languages_have_the_same_placeholders),
        cmocka_unit_test(placeholders_are_numbered_from_one_without_gaps),
        cmocka_unit_test(only_the_empty_header_is_empty),
        cmocka_unit_test(persian_texts_hold_no_percent_sign_and_no_arabic_letters),
        cmocka_unit_test(english_texts_hold_no_persian),
        cmocka_unit_test(words_go_where_each_language_wants_them),
        cmocka_unit_test(a_word_that_looks_like_a_placeholder_is_a_word),
        cmocka_unit_test(lists_are_joined_as_each_language_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
