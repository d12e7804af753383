/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>

#include "base/language.h"

static void tags_of_both_languages_are_read(void **state)
{
    static const struct {
        const char *tag;
        enum language language;
    } CASES[] = {
        {"fa", LANGUAGE_FA},         {"FA", LANGUAGE_FA},      {"fa_IR.UTF-8", LANGUAGE_FA},
        {"fa-IR", LANGUAGE_FA},      {"en_US@x", LANGUAGE_EN}, {"English (en)", LANGUAGE_EN},
        {"فارسی (fa)", LANGUAGE_FA}, {"en", LANGUAGE_EN},      {"Persian ( fa )", LANGUAGE_FA}};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        enum language language = N_LANGUAGES;
        assert_true(language_from_tag(&language, CASES[i].tag));
        assert_int_equal(language, CASES[i].language);
    }
}

static void other_tags_leave_the_answer_untouched(void **state)
{
    static const char *const OTHERS[] = {"",    "C",   "POSIX", "de_DE", "azb",
                                         "fas", "eng", "f",     "(fr)"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(OTHERS); i++) {
        enum language language = N_LANGUAGES;
        assert_false(language_from_tag(&language, OTHERS[i]));
        assert_int_equal(language, N_LANGUAGES);
    }
    assert_false(language_from_tag(NULL, NULL));
}

static void clear_environment(void)
{
    g_unsetenv("TABAVAR_LANGUAGE");
    g_unsetenv("LC_ALL");
    g_unsetenv("LC_MESSAGES");
    g_unsetenv("LANG");
}

static void terminal_speaks_english_where_nothing_is_set(void **state)
{
    (void)state;
    clear_environment();
    assert_int_equal(language_of_terminal(), LANGUAGE_EN);
}

static void first_locale_variable_that_is_set_decides(void **state)
{
    (void)state;
    clear_environment();
    g_setenv("LANG", "fa_IR.UTF-8", TRUE);
    assert_int_equal(language_of_terminal(), LANGUAGE_FA);
    g_setenv("LC_MESSAGES", "", TRUE);
    assert_int_equal(language_of_terminal(), LANGUAGE_FA);
    g_setenv("LC_ALL", "C", TRUE);
    assert_int_equal(language_of_terminal(), LANGUAGE_EN);
}

static void our_own_variable_comes_before_the_locale(void **state)
{
    (void)state;
    clear_environment();
    g_setenv("LC_ALL", "en_US.UTF-8", TRUE);
    g_setenv("TABAVAR_LANGUAGE", "fa", TRUE);
    assert_int_equal(language_of_terminal(), LANGUAGE_FA);
    g_setenv("TABAVAR_LANGUAGE", "klingon", TRUE);
    assert_int_equal(language_of_terminal(), LANGUAGE_EN);
}

static void every_language_reads_its_own_tag(void **state)
{
    (void)state;
    for (enum language i = 0; i < N_LANGUAGES; i++) {
        enum language language = N_LANGUAGES;
        assert_true(language_from_tag(&language, language_tag(i)));
        assert_int_equal(language, i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_of_both_languages_are_read),
        cmocka_unit_test(other_tags_leave_the_answer_untouched),
        cmocka_unit_test(terminal_speaks_english_where_nothing_is_set),
        cmocka_unit_test(first_locale_variable_that_is_set_decides),
        cmocka_unit_test(our_own_variable_comes_before_the_locale),
        cmocka_unit_test(every_language_reads_its_own_tag),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
