/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/answer.h"
#include "survey/wave.h"
#include "unit/survey/questionnaire.h"

#define WRONG G_MAXINT16 /* not an answer */

struct reading {
    const char *text;
    gint16 code;
};

static struct answer_coder *coder_of(const struct instrument *instrument, const char *name)
{
    const struct question *question = instrument_question(instrument, name);
    struct decimal min, max;

    item_range(&min, &max, instrument, (guint)question->item);
    return answer_coder_new(question, min, max);
}

static gint16 read(struct answer_coder *coder, const char *text)
{
    struct answer answer;

    return answer_read(&answer, coder, text, strlen(text)) ? answer.code : WRONG;
}

/* Each cell twice: resolved, and as remembered. */
static void check(struct answer_coder *coder, const struct reading *cases, gsize n)
{
    for (gsize i = 0; i < 2 * n; i++) {
        gint16 code = read(coder, cases[i % n].text);
        if (code != cases[i % n].code)
            fail_msg("\"%s\" is %d, not %d", cases[i % n].text, code, cases[i % n].code);
    }
}

static void choices_are_read_by_code_in_any_digits_and_by_label(void **state)
{
    static const struct reading CASES[] = {
        {"1", 1},
        {"5", 5},
        {"3.0", 3},
        {"3.00", 3},
        {"+3", 3},
        {"03", 3},
        {" 3 ", 3},
        {"\xc2\xa0"
         "3",
         3},
        {"۳", 3},
        {"٣", 3},
        {"３", 3},
        {"۳٫۰", 3},
        {"\u200f۳", 3},
        {"Agree", 4},
        {" AGREE. ", 4},
        {"strongly  agree", 5},
        {"موافقم", 4},
        {"كاملا موافقم", 5},
        {"کاملاً‌موافقم", 5},
        {"خيلي موافقم", 5},
        {"98", ANSWER_DONT_KNOW},
        {"۹۸", ANSWER_DONT_KNOW},
        {"نمی دانم", ANSWER_DONT_KNOW},
        {"I don’t know", ANSWER_DONT_KNOW},
        {"-9", ANSWER_DECLINED},
        {"−9", ANSWER_DECLINED},
        {"نمي‌خواهم بگويم", ANSWER_DECLINED},
        {"", ANSWER_BLANK},
        {" ", ANSWER_BLANK},
        {"\t\u200c\u00a0", ANSWER_BLANK},
        {"0", WRONG},
        {"6", WRONG},
        {"9", WRONG},
        {"99", WRONG},
        {"3.5", WRONG},
        {"۳٫۵", WRONG},
        {"1 3", WRONG},
        {"31", WRONG},
        {"1e0", WRONG},
        {"0x1", WRONG},
        {"nan", WRONG},
        {"maybe", WRONG},
        {"-", WRONG},
        {"Agree disagree", WRONG},
    };
    own(instrument) instrument = questionnaire_load(state);
    own(answer_coder) coder = coder_of(instrument, "a1");

    assert_false(answer_coder_is_decimal(coder));
    assert_string_equal(answer_coder_words(coder), "1..5, 98, -9");
    check(coder, CASES, G_N_ELEMENTS(CASES));
}

static void whole_numbers_are_read_within_their_range(void **state)
{
    static const struct reading CASES[] = {
        {"0", 0},      {"40", 40},    {"۴۰", 40},      {"12.0", 12},    {"", ANSWER_BLANK},
        {"41", WRONG}, {"-1", WRONG}, {"12.5", WRONG}, {"many", WRONG}, {"1,000", WRONG},
    };
    own(instrument) instrument = questionnaire_load(state);
    own(answer_coder) coder = coder_of(instrument, "n1");

    assert_string_equal(answer_coder_words(coder), "0..40");
    check(coder, CASES, G_N_ELEMENTS(CASES));
}

static void decimals_are_kept_as_they_are_written(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(answer_coder) coder = coder_of(instrument, "w");
    struct answer answer;

    assert_true(answer_coder_is_decimal(coder));
    assert_true(answer_read(&answer, coder, "80.70", 5));
    assert_int_equal(answer.code, 0);
    assert_int_equal(answer.decimal.digits, 807);
    assert_int_equal(answer.decimal.places, 1);
    assert_true(answer_read(&answer, coder, "۸۰٫۷", strlen("۸۰٫۷")));
    assert_int_equal(answer.decimal.digits, 807);
    assert_true(answer.other_digits);
    assert_true(answer_read(&answer, coder, "200", 3));
    assert_false(answer_read(&answer, coder, "200.01", 6));
    assert_false(answer_read(&answer, coder, "-0.1", 4));
    assert_true(answer_read(&answer, coder, " ", 1));
    assert_int_equal(answer.code, ANSWER_BLANK);
}

static void whole_numbers_too_large_for_a_code_are_kept_as_decimals(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(answer_coder) coder = answer_coder_new(instrument_question(instrument, "n1"),
                                               (struct decimal){0, 0}, (struct decimal){900000, 0});
    struct answer answer;

    assert_true(answer_coder_is_decimal(coder));
    assert_true(answer_read(&answer, coder, "500000", 6));
    assert_int_equal(answer.decimal.digits, 500000);
    assert_false(answer_read(&answer, coder, "0.5", 3));
}

static void how_an_answer_was_written_is_told_each_time(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(answer_coder) coder = coder_of(instrument, "a1");
    struct answer answer;

    for (int round = 0; round < 2; round++) {
        assert_true(answer_read(&answer, coder, "4", 1));
        assert_false(answer.by_label || answer.other_digits);
        assert_true(answer_read(&answer, coder, "۴", 2));
        assert_true(answer.other_digits && !answer.by_label);
        assert_true(answer_read(&answer, coder, "موافقم", strlen("موافقم")));
        assert_true(answer.by_label && !answer.other_digits);
    }
}

static void a_name_outranks_a_label_and_two_equal_labels_say_nothing(void **state)
{
    struct choice choices[] = {
        {.name = (char[]){"yes"}, .code = 1, .label = label_new()},
        {.name = (char[]){"no"}, .code = 2, .label = label_new()},
        {.name = (char[]){"b"}, .code = 3, .label = label_new()},
        {.name = (char[]){"30"}, .code = 30, .is_number = true, .label = label_new()},
        {.name = (char[]){"c"}, .code = 5, .label = label_new()},
    };
    struct choice_list list = {(char[]){"l"}, g_ptr_array_new()};
    struct question question = {.type = QUESTION_SELECT_ONE, .choices = &list};
    static const struct reading CASES[] = {{"yes", 1}, {"NO", 2},   {"b", 3},   {"same", WRONG},
                                           {"30", 30}, {"only", 3}, {"40.0", 5}};
    struct answer_coder *coder;

    (void)state;
    label_set(choices[0].label, NULL, "same");
    label_set(choices[1].label, NULL, "same");
    label_set(choices[2].label, "fa", "yes");
    label_set(choices[2].label, "en", "only");
    label_set(choices[2].label, "xx", "30");
    label_set(choices[4].label, NULL, "40");
    for (gsize i = 0; i < G_N_ELEMENTS(choices); i++)
        g_ptr_array_add(list.choices, &choices[i]);
    coder = answer_coder_new(&question, (struct decimal){0, 0}, (struct decimal){0, 0});
    assert_string_equal(answer_coder_words(coder), "yes, no, b, 30, c");
    check(coder, CASES, G_N_ELEMENTS(CASES));
    answer_coder_free(coder);
    g_ptr_array_unref(list.choices);
    for (gsize i = 0; i < G_N_ELEMENTS(choices); i++)
        label_free(choices[i].label);
}

/* A decimal comma is read; one that may part thousands is two numbers. */
static void a_comma_or_slash_is_a_decimal_mark_where_it_can_be_nothing_else(void **state)
{
    static const struct {
        const char *text;
        gint64 digits;
        int places;
    } CASES[] = {{"80,7", 807, 1}, {"80,70", 807, 1},      {"۸۰,۵", 805, 1}, {"0,250", 25, 2},
                 {"۸۰/۷", 807, 1}, {"199,2500", 19925, 2}, {"-0,0", 0, 0}};
    static const char *const NONE[] = {"80/7", "1,2,3", "1.234,5", ",5", "5,", "80,7x", "300,5"};
    own(instrument) instrument = questionnaire_load(state);
    own(answer_coder) coder = coder_of(instrument, "w");
    own(answer_coder) whole = coder_of(instrument, "n1");
    own(answer_coder) choice = coder_of(instrument, "a1");
    struct answer answer;

    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        assert_true(answer_read(&answer, coder, CASES[i].text, strlen(CASES[i].text)));
        assert_int_equal(answer.decimal.digits, CASES[i].digits);
        assert_int_equal(answer.decimal.places, CASES[i].places);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(NONE); i++) {
        assert_int_equal(read(coder, NONE[i]), WRONG);
        assert_null(answer_coder_doubt(coder));
    }
    assert_int_equal(read(coder, "1,234"), WRONG);
    assert_string_equal(answer_coder_doubt(coder)[0], "1.234");
    assert_string_equal(answer_coder_doubt(coder)[1], "1234");
    assert_int_equal(read(whole, "12,00"), 12);
    assert_null(answer_coder_doubt(whole));
    assert_int_equal(read(whole, "12,5"), WRONG);
    assert_int_equal(read(choice, "3,0"), 3);
    assert_int_equal(read(choice, "1,3"), WRONG);
}

static void a_cell_that_can_be_two_answers_is_refused_with_both(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(answer_coder) coder = coder_of(instrument, "a1");

    assert_int_equal(read(coder, "4 - مخالفم"), WRONG);
    assert_string_equal(answer_coder_doubt(coder)[0], "4 (موافقم)");
    assert_string_equal(answer_coder_doubt(coder)[1], "2 (مخالفم)");
    assert_null(answer_coder_doubt(coder)[2]);
    assert_int_equal(read(coder, "maybe"), WRONG);
    assert_null(answer_coder_doubt(coder)); /* that of the last cell */
}

static void what_tools_and_people_write_for_nothing_is_blank(void **state)
{
    static const struct reading CASES[] = {
        {".", ANSWER_BLANK},
        {"n/a", ANSWER_BLANK},
        {"N/A", ANSWER_BLANK},
        {"NA", ANSWER_BLANK},
        {" #NULL! ", ANSWER_BLANK},
        {"بی‌پاسخ", ANSWER_BLANK},
        {"خالي", ANSWER_BLANK},
        {"#N/A", WRONG},
        {"..", WRONG},
        {"na", WRONG},
    };
    own(instrument) instrument = questionnaire_load(state);
    own(answer_coder) coder = coder_of(instrument, "a1");

    check(coder, CASES, G_N_ELEMENTS(CASES));
}

/* More different cells than are ever remembered: reading stays right. */
static void what_is_remembered_is_bounded(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(answer_coder) coder = coder_of(instrument, "n1");

    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 6000; i++) {
            g_autofree char *text = g_strdup_printf("%*d", 2 + i % 150, i % 41);
            g_autofree char *padded = g_strdup_printf("%0*d", 2 + i / 41, i % 41);
            assert_int_equal(read(coder, text), i % 41);
            if (strlen(padded) < 60)
                assert_int_equal(read(coder, padded), i % 41);
        }
}

static void the_range_of_an_item_holds_for_all_its_scales(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    struct decimal min, max;
    struct key keys[] = {{.item = 4, .min = {5, 0}, .max = {90, 0}}};
    struct scale *scale = &instrument->scales[0];
    struct key *saved = scale->keys;
    guint n_saved = scale->n_keys;

    scale->keys = keys;
    scale->n_keys = 1;
    item_range(&min, &max, instrument, 4);
    assert_int_equal(min.digits, 5);
    assert_int_equal(max.digits, 40);
    scale->keys = saved;
    scale->n_keys = n_saved;
}

static void decimals_compare_by_value(void **state)
{
    (void)state;
    assert_true(decimal_compare((struct decimal){29, 1}, (struct decimal){3, 0}) < 0);
    assert_true(decimal_compare((struct decimal){-29, 1}, (struct decimal){-3, 0}) > 0);
    assert_true(decimal_compare((struct decimal){3, 0}, (struct decimal){3, 0}) == 0);
    assert_true(decimal_compare((struct decimal){123456789012345, 9},
                                (struct decimal){123456789012344, 9}) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(choices_are_read_by_code_in_any_digits_and_by_label),
        IN_FOLDER(whole_numbers_are_read_within_their_range),
        IN_FOLDER(decimals_are_kept_as_they_are_written),
        IN_FOLDER(whole_numbers_too_large_for_a_code_are_kept_as_decimals),
        IN_FOLDER(how_an_answer_was_written_is_told_each_time),
        cmocka_unit_test(a_name_outranks_a_label_and_two_equal_labels_say_nothing),
        IN_FOLDER(a_comma_or_slash_is_a_decimal_mark_where_it_can_be_nothing_else),
        IN_FOLDER(a_cell_that_can_be_two_answers_is_refused_with_both),
        IN_FOLDER(what_tools_and_people_write_for_nothing_is_blank),
        IN_FOLDER(what_is_remembered_is_bounded),
        IN_FOLDER(the_range_of_an_item_holds_for_all_its_scales),
        cmocka_unit_test(decimals_compare_by_value),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
