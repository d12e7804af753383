/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <string.h>

#include "text/decode.h"
#include "text/label.h"
#include "text/persian.h"
#include "text/slug.h"

static void digits_and_decimal_mark_become_persian(void **state)
{
    g_autofree char *text = persian_digits("-12.5 از 30.");

    (void)state;
    assert_string_equal(text, "-۱۲٫۵ از ۳۰.");
}

static void the_persian_alphabet_is_in_order(void **state)
{
    static const char *const ORDER[] = {"آب",      "ارومیه", "بوکان",  "پیرانشهر", "تکاب",
                                        "چالدران", "خوی",    "ژاله",   "کوی",      "گلستان",
                                        "ماکو",    "نقده",   "ورزقان", "هشترود",   "یزد"};

    (void)state;
    for (gsize i = 0; i + 1 < G_N_ELEMENTS(ORDER); i++)
        if (persian_compare(ORDER[i], ORDER[i + 1], LANGUAGE_FA) >= 0)
            fail_msg("%s is not before %s", ORDER[i], ORDER[i + 1]);
}

static void numbers_are_ordered_by_value(void **state)
{
    (void)state;
    assert_true(persian_compare("محلهٔ ۲", "محلهٔ ۱۰", LANGUAGE_FA) < 0);
    assert_true(persian_compare("Ward 2", "Ward 10", LANGUAGE_EN) < 0);
    assert_int_equal(persian_compare("خوی", "خوی", LANGUAGE_FA), 0);
}

/* Known dates; the last two years are leap years of the calendar. */
static void known_days_in_both_calendars(void **state)
{
    static const int DAYS[][6] = {
        {1979, 2, 11, 1357, 11, 22}, {1925, 3, 31, 1304, 1, 11}, {2000, 3, 20, 1379, 1, 1},
        {2021, 3, 20, 1399, 12, 30}, {2021, 3, 21, 1400, 1, 1},  {2024, 3, 20, 1403, 1, 1},
        {2025, 3, 20, 1403, 12, 30}, {2025, 3, 21, 1404, 1, 1},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(DAYS); i++) {
        const int *d = DAYS[i];
        int y, m, day;
        assert_true(jalali_from_gregorian(&y, &m, &day, d[0], d[1], d[2]));
        assert_true(y == d[3] && m == d[4] && day == d[5]);
        assert_true(gregorian_from_jalali(&y, &m, &day, d[3], d[4], d[5]));
        assert_true(y == d[0] && m == d[1] && day == d[2]);
    }
}

static void check_date(const char *text, const char *iso)
{
    g_autofree char *got = date_to_iso(text);

    if (iso == NULL)
        assert_null(got);
    else
        assert_string_equal(got, iso);
}

static void dates_as_offices_write_them(void **state)
{
    (void)state;
    check_date("2024-10-06", "2024-10-06");
    check_date("2024-10-06T09:15:00.000+03:30", "2024-10-06");
    check_date("۱۴۰۳/۰۷/۱۵", "2024-10-06");
    check_date("1403/7/15", "2024-10-06");
    check_date("1404/12/30", NULL);
    check_date("2023-02-29", NULL);
    check_date("03/07/15", NULL);
    check_date("1600-01-01", NULL);
    check_date("", NULL);
}

static void dates_for_readers(void **state)
{
    g_autofree char *persian = date_for_reader("2024-10-06", LANGUAGE_FA, true);
    g_autofree char *english = date_for_reader("2024-10-06", LANGUAGE_EN, false);

    (void)state;
    assert_string_equal(persian, "۱۴۰۳/۰۷/۱۵");
    assert_string_equal(english, "2024-10-06");
}

static void texts_with_neutral_ends_get_marks(void **state)
{
    g_autofree char *plain = persian_cell("خوی");
    g_autofree char *digits = persian_cell("۹۵ درصد)");

    (void)state;
    assert_string_equal(plain, "خوی");
    assert_string_equal(digits, "\xe2\x80\x8f۹۵ درصد)\xe2\x80\x8f");
}

static void file_names_are_safe(void **state)
{
    g_autofree char *name = text_slug("../Shahin Dezh (Centre)");
    g_autofree char *reserved = text_slug("CON");
    g_autofree char *persian = text_slug("خوی");

    (void)state;
    assert_string_equal(name, "shahin-dezh-centre");
    assert_string_equal(reserved, "x-con");
    assert_string_equal(persian, "");
}

static void labels_fall_back(void **state)
{
    own(label) label = label_new();

    (void)state;
    assert_string_equal(label_get(label, LANGUAGE_FA, "code"), "code");
    label_set(label, "en", "Khoy");
    assert_string_equal(label_get(label, LANGUAGE_FA, "code"), "Khoy");
    label_set(label, "fa", "خوی");
    assert_string_equal(label_get(label, LANGUAGE_FA, NULL), "خوی");
}

static void label_headers_name_their_language(void **state)
{
    g_autofree char *fa = label_code_of_header("label::فارسی (fa)", "label");
    g_autofree char *none = label_code_of_header("label", "label");
    g_autofree char *bare = label_code_of_header("label::en", "label");

    (void)state;
    assert_string_equal(fa, "fa");
    assert_string_equal(none, "");
    assert_string_equal(bare, "en");
    assert_null(label_code_of_header("labels", "label"));
    assert_null(label_code_of_header("label:fa", "label"));
}

static enum text_fault decode_fault(const char *bytes, gsize n)
{
    struct text_decoded decoded;
    bool fine = text_decode(&decoded, (const guint8 *)bytes, n, TEXT_ENCODING_AUTO);
    enum text_fault fault = decoded.fault;

    assert_int_equal(fine, fault == TEXT_FAULT_NONE);
    text_decoded_clear(&decoded);
    return fault;
}

static void check_decoded(const char *bytes, gsize n, const char *utf8, enum text_encoding encoding)
{
    struct text_decoded decoded;

    assert_true(text_decode(&decoded, (const guint8 *)bytes, n, TEXT_ENCODING_AUTO));
    assert_string_equal(decoded.utf8, utf8);
    assert_int_equal(decoded.length, strlen(utf8));
    assert_int_equal(decoded.encoding, encoding);
    text_decoded_clear(&decoded);
}

static void every_encoding_is_recognised(void **state)
{
    (void)state;
    check_decoded("id\n", 3, "id\n", TEXT_UTF8);
    check_decoded("\xef\xbb\xbfid", 5, "id", TEXT_UTF8_BOM);
    check_decoded("\xff\xfei\0d\0\xcc\x06", 8, "idی", TEXT_UTF16LE);
    check_decoded("\xfe\xff\0i\0d", 6, "id", TEXT_UTF16BE);
    check_decoded("i\0d\0,\0q\0", 8, "id,q", TEXT_UTF16LE);
    check_decoded("id\xed", 3, "idي", TEXT_WINDOWS_1256);
}

static void what_is_no_text_is_named(void **state)
{
    (void)state;
    assert_int_equal(decode_fault("PK\x03\x04....", 8), TEXT_FAULT_ZIP);
    assert_int_equal(decode_fault("%PDF-1.4", 8), TEXT_FAULT_PDF);
    assert_int_equal(decode_fault("<!DOCTYPE html>", 15), TEXT_FAULT_HTML);
    assert_int_equal(decode_fault("\xff\xfei\0d", 5), TEXT_FAULT_NOT_UTF16);
    assert_int_equal(decode_fault("id,q1,q2\n1\0,2,3\n", 16), TEXT_FAULT_NUL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_and_decimal_mark_become_persian),
        cmocka_unit_test(the_persian_alphabet_is_in_order),
        cmocka_unit_test(numbers_are_ordered_by_value),
        cmocka_unit_test(known_days_in_both_calendars),
        cmocka_unit_test(dates_as_offices_write_them),
        cmocka_unit_test(dates_for_readers),
        cmocka_unit_test(texts_with_neutral_ends_get_marks),
        cmocka_unit_test(file_names_are_safe),
        cmocka_unit_test(labels_fall_back),
        cmocka_unit_test(label_headers_name_their_language),
        cmocka_unit_test(every_encoding_is_recognised),
        cmocka_unit_test(what_is_no_text_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
