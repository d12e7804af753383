/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <string.h>

#include "text/decimal.h"
#include "text/fold.h"

static void same(char *(*fold)(const char *), const char *a, const char *b)
{
    g_autofree char *x = fold(a);
    g_autofree char *y = fold(b);

    assert_string_equal(x, y);
}

static void differ(char *(*fold)(const char *), const char *a, const char *b)
{
    g_autofree char *x = fold(a);
    g_autofree char *y = fold(b);

    assert_string_not_equal(x, y);
}

static void arabic_and_persian_letters_are_one(void **state)
{
    (void)state;
    same(text_fold, "علي كريمي", "علی کریمی");
    same(text_fold, "خانة", "خانه");
    same(text_fold, "أحمد", "احمد");
    differ(text_fold, "آب", "اب");
}

static void half_spaces_kashida_and_marks_do_not_matter(void **state)
{
    (void)state;
    same(text_fold, "می‌کنم", "می کنم");
    same(text_fold, "مـــن", "من");
    same(text_fold, "کاملاً موافقم", "کاملا موافقم");
    same(text_fold, "\xe2\x80\x8fشهر\xc2\xa0من ", "شهر من");
}

static void digits_of_every_script_are_one(void **state)
{
    (void)state;
    same(text_fold, "محلهٔ ۵", "محله 5");
    same(text_fold_id, "٠٧-٠١٢-٣", "07-012-3");
}

static void ids_keep_their_hyphens_and_lose_their_case(void **state)
{
    (void)state;
    same(text_fold_id, "p-12", "P-12");
    same(text_fold_id, "P12\xe2\x80\x8f", "p12");
    differ(text_fold_id, "1-23", "12-3");
    differ(text_fold_id, "012", "12");
}

static void spaced_keys_keep_one_space_between_words(void **state)
{
    g_autofree char *folded = text_fold_spaced("  کوی   بهاران، ");

    (void)state;
    assert_string_equal(folded, "کوی بهاران");
}

static void folding_bytes_that_are_no_text_is_safe(void **state)
{
    g_autofree char *folded = text_fold("\xff\xfe\xc0");

    (void)state;
    assert_true(g_utf8_validate(folded, -1, NULL));
}

static void check_number(const char *text, gint64 digits, int places)
{
    struct decimal value;

    assert_true(decimal_parse(&value, text, strlen(text)));
    assert_int_equal(value.digits, digits);
    assert_int_equal(value.places, places);
}

static void numbers_are_read_in_every_script_and_exactly(void **state)
{
    (void)state;
    check_number("3", 3, 0);
    check_number("3.0", 3, 0);
    check_number("-3.50", -35, 1);
    check_number("+3", 3, 0);
    check_number(" ۱۲٫۵ ", 125, 1);
    check_number("٣", 3, 0);
    check_number("\xc2\xa0"
                 "7",
                 7, 0);
    check_number("80.7", 807, 1);
    check_number("−2", -2, 0);
}

static void what_is_no_plain_number_is_refused(void **state)
{
    static const char *const BAD[] = {"",
                                      "inf",
                                      "nan",
                                      "0x10",
                                      "1e400",
                                      "1d3",
                                      "3,5",
                                      "1 3",
                                      "--3",
                                      ".",
                                      "3-",
                                      "۳ نفر",
                                      "1.2.3",
                                      "1234567890123456",
                                      "1.0000000001"};
    struct decimal value;

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(BAD); i++)
        if (decimal_parse(&value, BAD[i], strlen(BAD[i])))
            fail_msg("\"%s\" was read as a number", BAD[i]);
}

static void a_decimal_is_the_nearest_double(void **state)
{
    struct decimal value;

    (void)state;
    assert_true(decimal_parse(&value, "66.9", 4));
    assert_true(decimal_value(value) == 66.9);
}

static void whole_numbers_keep_to_their_range(void **state)
{
    gint64 value;

    (void)state;
    assert_true(decimal_parse_integer(&value, "5", 1, 1, 5));
    assert_false(decimal_parse_integer(&value, "6", 1, 1, 5));
    assert_false(decimal_parse_integer(&value, "2.5", 3, 1, 5));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arabic_and_persian_letters_are_one),
        cmocka_unit_test(half_spaces_kashida_and_marks_do_not_matter),
        cmocka_unit_test(digits_of_every_script_are_one),
        cmocka_unit_test(ids_keep_their_hyphens_and_lose_their_case),
        cmocka_unit_test(spaced_keys_keep_one_space_between_words),
        cmocka_unit_test(folding_bytes_that_are_no_text_is_safe),
        cmocka_unit_test(numbers_are_read_in_every_script_and_exactly),
        cmocka_unit_test(what_is_no_plain_number_is_refused),
        cmocka_unit_test(a_decimal_is_the_nearest_double),
        cmocka_unit_test(whole_numbers_keep_to_their_range),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
