/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <string.h>

#include "survey/choice_words.h"
#include "unit/survey/questionnaire.h"

typedef struct meaning (*way)(const struct choice_words *, const char *);

struct reading {
    const char *text;
    const char *name, *other; /* of the choices; NULL for none */
};

static const char *name_of(const struct choice *choice)
{
    return choice == NULL ? "-" : choice->name;
}

static void check(void **state, const char *list, way read, const struct reading *cases, gsize n)
{
    own(instrument) instrument = questionnaire_load(state);
    own(choice_words) words = choice_words_new(instrument_question(instrument, list)->choices);

    for (gsize i = 0; i < n; i++) {
        struct meaning meaning = read(words, cases[i].text);
        const char *name = cases[i].name == NULL ? "-" : cases[i].name;
        const char *other = cases[i].other == NULL ? "-" : cases[i].other;
        if (strcmp(name_of(meaning.choice), name) != 0 ||
            strcmp(name_of(meaning.other), other) != 0)
            fail_msg("\"%s\" is %s and %s, not %s and %s", cases[i].text, name_of(meaning.choice),
                     name_of(meaning.other), name, other);
    }
}

static void code_and_label_must_be_one_choice(void **state)
{
    static const struct reading CASES[] = {
        {"4 - Agree", "4", NULL},
        {"(4) Agree", "4", NULL},
        {"[4] agree", "4", NULL},
        {"4. Agree", "4", NULL},
        {"4=Agree", "4", NULL},
        {"4: agree", "4", NULL},
        {"4 Agree", "4", NULL},
        {"Agree (4)", "4", NULL},
        {"موافقم [۴]", "4", NULL},
        {"۴ - موافقم", "4", NULL},
        {"-9 - I prefer not to say", "-9", NULL},
        {"98: I don't know", "98", NULL},
        {"4 - Disagree", "4", "2"}, /* which of the two is right? */
        {"Disagree (4)", "4", "2"},
        {"4 - whatever", NULL, NULL},
        {"7 - Agree", NULL, NULL},
        {"4", NULL, NULL},
        {"4 -", NULL, NULL},
        {"Agree", NULL, NULL},
        {"Agree (4) x", NULL, NULL},
        {"Agree (4", NULL, NULL},
        {"(4)", NULL, NULL},
        {"1 3", NULL, NULL},
        {"", NULL, NULL},
    };

    check(state, "a1", choice_by_code_and_label, CASES, G_N_ELEMENTS(CASES));
}

/* agree is 1..5, 98, -9 in this order: code and position of the first five are the same. */
static void an_answer_code_is_a_code_or_a_position(void **state)
{
    static const struct reading AGREE[] = {
        {"A1", "1", NULL},      {"a5", "5", NULL},   {"AO03", "3", NULL}, {"SQ002", "2", NULL},
        {"A6", "98", NULL},     {"A98", "98", NULL}, {"A8", NULL, NULL},  {"A0", NULL, NULL},
        {"AO", NULL, NULL},     {"A1b", NULL, NULL}, {"B1", NULL, NULL},  {"A1.5", NULL, NULL},
        {"A99999", NULL, NULL},
    };
    /* consent is 1, 0: A1 is both the code 1 and the first; A2 only the second. */
    static const struct reading CONSENT[] = {
        {"A1", "1", NULL}, {"A2", "0", NULL}, {"A0", "0", NULL}};

    check(state, "a1", choice_by_answer_code, AGREE, G_N_ELEMENTS(AGREE));
    check(state, "consent", choice_by_answer_code, CONSENT, G_N_ELEMENTS(CONSENT));
}

static void an_answer_code_that_is_two_choices_says_both(void **state)
{
    struct choice choices[] = {{.name = (char[]){"0"}, .is_number = true},
                               {.name = (char[]){"1"}, .code = 1, .is_number = true}};
    struct choice_list list = {(char[]){"l"}, g_ptr_array_new()};
    struct meaning meaning;

    (void)state;
    g_ptr_array_add(list.choices, &choices[0]);
    g_ptr_array_add(list.choices, &choices[1]);
    {
        own(choice_words) words = choice_words_new(&list);
        meaning = choice_by_answer_code(words, "A1");
        assert_ptr_equal(meaning.choice, &choices[1]); /* the code 1 */
        assert_ptr_equal(meaning.other, &choices[0]);  /* or the first */
    }
    g_ptr_array_unref(list.choices);
}

static void yes_and_no_are_read_where_the_list_has_them(void **state)
{
    static const struct reading CONSENT[] = {
        {"Y", "1", NULL}, {"TRUE", "1", NULL},  {"بلی", "1", NULL}, {"آری", "1", NULL},
        {"n", "0", NULL}, {"False", "0", NULL}, {"نه", "0", NULL},  {"perhaps", NULL, NULL},
    };
    static const struct reading AGREE[] = {
        {"Y", NULL, NULL}, {"no", NULL, NULL}, {"نمیدانم", "98", NULL}, {"dont know", "98", NULL}};
    static const struct reading SEX[] = {{"نمی‌دانم", NULL, NULL}, {"yes", NULL, NULL}};

    check(state, "consent", choice_by_usual_word, CONSENT, G_N_ELEMENTS(CONSENT));
    check(state, "a1", choice_by_usual_word, AGREE, G_N_ELEMENTS(AGREE));
    check(state, "sex", choice_by_usual_word, SEX, G_N_ELEMENTS(SEX));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(code_and_label_must_be_one_choice),
        IN_FOLDER(an_answer_code_is_a_code_or_a_position),
        cmocka_unit_test(an_answer_code_that_is_two_choices_says_both),
        IN_FOLDER(yes_and_no_are_read_where_the_list_has_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
