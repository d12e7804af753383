/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <string.h>

#include "text/decimal.h"

static void numbers_are_read_as_they_are_written(void **state)
{
    static const struct {
        const char *text;
        gint64 digits;
        int places;
    } CASES[] = {
        {"3", 3, 0},
        {"+3", 3, 0},
        {"-9", -9, 0},
        {"−9", -9, 0},
        {" 3 ", 3, 0},
        {"\u00A03\u200F", 3, 0},
        {"3.0", 3, 0},
        {"3.10", 31, 1},
        {"3.000000000000000000000", 3, 0},
        {"0012", 12, 0},
        {"00000000000000000000000012", 12, 0},
        {"0", 0, 0},
        {"-0.0", 0, 0},
        {"0.000000001", 1, 9},
        {"999999999999999", 999999999999999, 0},
        {"99999999999999.9", 999999999999999, 1},
        {"٣", 3, 0},
        {"۳", 3, 0},
        {"３", 3, 0},
        {"۱۲٫۵", 125, 1},
        {"۱٬۰۰۰", 1000, 0},
        {"۱۲٬۳۴۵٬۶۷۸", 12345678, 0},
        {"3٫0", 3, 0},
        {"\t7\r\n", 7, 0},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct decimal decimal = {-77, 77};
        assert_true(decimal_parse(&decimal, CASES[i].text, strlen(CASES[i].text)));
        assert_int_equal(decimal.digits, CASES[i].digits);
        assert_int_equal(decimal.places, CASES[i].places);
    }
}

static void everything_else_is_no_number(void **state)
{
    static const char *const OTHERS[] = {
        "",
        " ",
        "inf",
        "nan",
        "-inf",
        "0x10",
        "1e400",
        "1d3",
        "1e3",
        "1 3",
        ".5",
        "5.",
        "3.5.0",
        "3,5",
        "۱۲/۵",
        "۴٬۵",
        "٤٬٠",
        "۳٬",
        "٬۱۰۰",
        "۱٬۰۰۰۰",
        "۱٬۰۰٬۰۰۰",
        "--3",
        "+-3",
        "- 3",
        "3-",
        "1,000",
        "3%",
        "٪۳",
        "+",
        "-",
        ".",
        "۱۲a",
        "1-Mar",
        "=3",
        "#N/A",
        "½",
        "²x",
        "٫۵",
        "3\x01",
        "\xFF\xFE",
        "1000000000000000",
        "1.0000000001",
        "1234567890.123456",
        "99999999999999999999999999999999",
        "1111111111111111111111111111111111111111111111111111111111111111111111111111111",
        "۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱",
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(OTHERS); i++) {
        struct decimal decimal;
        if (decimal_parse(&decimal, OTHERS[i], strlen(OTHERS[i])))
            fail_msg("\"%s\" was read as a number", OTHERS[i]);
    }
}

static void only_the_given_length_is_read(void **state)
{
    struct decimal decimal;

    (void)state;
    assert_true(decimal_parse(&decimal, "12x", 2));
    assert_int_equal(decimal.digits, 12);
    assert_true(decimal_parse(&decimal, "۱۲", 2));
    assert_int_equal(decimal.digits, 1);
    assert_false(decimal_parse(&decimal, "۱۲", 1)); /* half a letter */
    assert_false(decimal_parse(&decimal, "1\0002", 3));
}

/* The nearest double to a decimal: what g_ascii_strtod, correctly rounded, gives for its text. */
static void value_is_the_nearest_double(void **state)
{
    static const char *const TEXTS[] = {"0.1", "66.9", "0.3", "123456.789012345", "-2.675"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        struct decimal decimal;
        assert_true(decimal_parse(&decimal, TEXTS[i], strlen(TEXTS[i])));
        assert_true(decimal_value(decimal) == g_ascii_strtod(TEXTS[i], NULL));
    }
}

static bool integer(gint64 *out, const char *text, gint64 min, gint64 max)
{
    return decimal_parse_integer(out, text, strlen(text), min, max);
}

static void integers_keep_to_their_range(void **state)
{
    gint64 value = 99;

    (void)state;
    assert_true(integer(&value, "5", 1, 5));
    assert_int_equal(value, 5);
    assert_true(integer(&value, "۳.۰", 1, 5));
    assert_int_equal(value, 3);
    assert_false(integer(&value, "6", 1, 5));
    assert_false(integer(&value, "0", 1, 5));
    assert_false(integer(&value, "3.5", 1, 5));
    assert_false(integer(&value, "x", 1, 5));
    assert_int_equal(value, 3);
    assert_true(integer(&value, "-999999999999999", G_MININT64, G_MAXINT64));
}

/* Law: what is printed is read again, all places, both signs. */
static void every_number_that_is_printed_is_read_again(void **state)
{
    (void)state;
    for (gint64 n = 0; n < 20000; n++) {
        char text[32];
        struct decimal decimal;
        gint64 digits = n * 50000047 % 999999999;
        g_snprintf(text, sizeof text, "%s%" G_GINT64_FORMAT ".%03d", n % 2 ? "-" : "", digits,
                   (int)(n % 1000));
        assert_true(decimal_parse(&decimal, text, strlen(text)));
        assert_true(decimal_value(decimal) == g_ascii_strtod(text, NULL));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_as_they_are_written),
        cmocka_unit_test(everything_else_is_no_number),
        cmocka_unit_test(only_the_given_length_is_read),
        cmocka_unit_test(value_is_the_nearest_double),
        cmocka_unit_test(integers_keep_to_their_range),
        cmocka_unit_test(every_number_that_is_printed_is_read_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
