/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <string.h>

#include "text/label.h"

static void a_label_answers_in_the_language_asked_for(void **state)
{
    own(label) label = label_new();

    (void)state;
    label_set(label, "fa", "تاب‌آوری");
    label_set(label, "en", "resilience");
    assert_string_equal(label_get(label, LANGUAGE_FA, "x"), "تاب‌آوری");
    assert_string_equal(label_get(label, LANGUAGE_EN, "x"), "resilience");
}

static void another_text_stands_in_where_the_language_is_missing(void **state)
{
    own(label) label = label_new();

    (void)state;
    assert_string_equal(label_get(label, LANGUAGE_FA, "x"), "x");
    assert_null(label_get(label, LANGUAGE_FA, NULL));
    assert_string_equal(label_get(NULL, LANGUAGE_FA, "x"), "x");
    label_set(label, "azb", "بیرینجی");
    assert_string_equal(label_get(label, LANGUAGE_FA, "x"), "بیرینجی");
    label_set(label, NULL, "plain");
    assert_string_equal(label_get(label, LANGUAGE_FA, "x"), "plain");
    label_set(label, "fa", "فارسی");
    assert_string_equal(label_get(label, LANGUAGE_FA, "x"), "فارسی");
    assert_string_equal(label_get(label, LANGUAGE_EN, "x"), "plain");
}

static void empty_texts_are_not_stored(void **state)
{
    own(label) label = label_new();

    (void)state;
    label_set(label, "fa", "");
    label_set(label, "en", NULL);
    assert_int_equal(label_n(label), 0);
    assert_int_equal(label_n(NULL), 0);
}

static void a_second_text_replaces_the_first_in_its_place(void **state)
{
    own(label) label = label_new();

    (void)state;
    label_set(label, "fa", "یک");
    label_set(label, "en", "one");
    label_set(label, "fa", label_nth_text(label, 0));
    assert_string_equal(label_nth_text(label, 0), "یک");
    label_set(label, "FA", "دو");
    assert_int_equal(label_n(label), 2);
    assert_string_equal(label_nth_code(label, 0), "fa");
    assert_string_equal(label_nth_text(label, 0), "دو");
}

static void headers_tell_their_language(void **state)
{
    static const struct {
        const char *header, *code;
    } CASES[] = {
        {"label", ""},
        {" label ", ""},
        {"label::فارسی (fa)", "fa"},
        {"label::English (en)", "en"},
        {"label::fa", "fa"},
        {"label :: a (b) ( azb )", "azb"},
        {"Label::", ""},
        {"label::open (fa", "open (fa"},
    };
    static const char *const OTHERS[] = {"labels", "label:fa", "hint::fa", "lab", "", "my label"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *code = label_code_of_header(CASES[i].header, "label");
        assert_non_null(code);
        assert_string_equal(code, CASES[i].code);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(OTHERS); i++)
        assert_null(label_code_of_header(OTHERS[i], "label"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_answers_in_the_language_asked_for),
        cmocka_unit_test(another_text_stands_in_where_the_language_is_missing),
        cmocka_unit_test(empty_texts_are_not_stored),
        cmocka_unit_test(a_second_text_replaces_the_first_in_its_place),
        cmocka_unit_test(headers_tell_their_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
