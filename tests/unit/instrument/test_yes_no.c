/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "instrument/yes_no.h"

static void words_of_yes_and_no_are_known_in_any_spelling(void **state)
{
    static const char *const YES[] = {"yes", "Y", " TRUE ", "بله", "بلي", "آری", "بله."};
    static const char *const NO[] = {"No", "n", "false", "خير", "نه", "نخیر!"};
    static const char *const NEITHER[] = {
        "", "1", "0", "perhaps", "yes and no", "ن", "آره‌ای"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(YES); i++)
        assert_true(word_is_yes(YES[i]) && !word_is_no(YES[i]));
    for (gsize i = 0; i < G_N_ELEMENTS(NO); i++)
        assert_true(word_is_no(NO[i]) && !word_is_yes(NO[i]));
    for (gsize i = 0; i < G_N_ELEMENTS(NEITHER); i++)
        assert_false(word_is_yes(NEITHER[i]) || word_is_no(NEITHER[i]));
}

static void a_choice_is_a_yes_by_any_of_its_words(void **state)
{
    char *aliases[] = {(char[]){"بله"}, NULL};
    struct choice by_label = {.name = (char[]){"1"}, .label = label_new()};
    struct choice by_alias = {.name = (char[]){"1"}, .label = label_new(), .aliases = aliases};
    struct choice by_name = {.name = (char[]){"no"}, .label = label_new()};
    struct choice missing = {
        .name = (char[]){"9"}, .label = label_new(), .missing = MISSING_DECLINED};
    struct choice zero = {.name = (char[]){"0"}, .is_number = true, .label = label_new()};

    (void)state;
    label_set(by_label.label, "fa", "آری");
    label_set(missing.label, "en", "No");
    assert_true(choice_is_yes(&by_label) && !choice_is_no(&by_label));
    assert_true(choice_is_yes(&by_alias));
    assert_true(choice_is_no(&by_name));
    assert_false(choice_is_no(&missing)); /* no answer is no no */
    assert_false(choice_is_no(&zero));    /* a code alone says nothing */
    label_free(by_label.label);
    label_free(by_alias.label);
    label_free(by_name.label);
    label_free(missing.label);
    label_free(zero.label);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_yes_and_no_are_known_in_any_spelling),
        cmocka_unit_test(a_choice_is_a_yes_by_any_of_its_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
