/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <string.h>

#include "text/fold.h"

struct row {
    const char *text, *close, *spaced, *id;
};

static const struct row TABLE[] = {
    {"", "", "", ""},
    {"Q05", "q05", "q05", "Q05"},
    {" Q 05 ", "q05", "q 05", "Q05"},
    {"q۵", "q5", "q5", "Q5"},
    {"٣۳３", "333", "333", "333"},
    {"علي كريمي", "علیکریمی", "علی کریمی", "علیکریمی"},
    {"على", "علی", "علی", "علی"},
    {"مسئول", "مسیول", "مسیول", "مسیول"},
    {"مؤمن", "مومن", "مومن", "مومن"},
    {"محلهٔ ۵", "محله5", "محله 5", "محله5"},
    {"محلۀ 5", "محله5", "محله 5", "محله5"},
    {"محلة ٥", "محله5", "محله 5", "محله5"},
    {"مەلە", "مهله", "مهله", "مهله"},
    {"أحمد إ ٱ", "احمداا", "احمد ا ا", "احمداا"},
    {"آذر", "آذر", "آذر", "آذر"},
    {"ا\u0653ذر", "آذر", "آذر", "آذر"},
    {"مُحَمَّد", "محمد", "محمد", "محمد"},
    {"ســـلام", "سلام", "سلام", "سلام"},
    {"شاهین\u200Cدژ", "شاهیندژ", "شاهین دژ", "شاهیندژ"},
    {"شاهین دژ", "شاهیندژ", "شاهین دژ", "شاهیندژ"},
    {"\u200FP12\u200F", "p12", "p12", "P12"},
    {"\u202EP12\u202C\uFEFF", "p12", "p12", "P12"},
    {"p\u00AD12", "p12", "p12", "P12"},
    {"P\u00A012", "p12", "p 12", "P12"},
    {"ﻲﻻ", "یلا", "یلا", "یلا"},
    {"کاملاً مخالفم", "کاملامخالفم", "کاملا مخالفم", "کاملامخالفم"},
    {"«بله»، خیر؟", "بلهخیر", "بله خیر", "«بله»،خیر؟"},
    {"Straße", "strasse", "strasse", "STRASSE"},
    {"É", "é", "é", "É"},
    {"12-001", "12 001", "12 001", "12-001"},
    {"12–001", "12 001", "12 001", "12-001"},
    {"12001", "12001", "12001", "12001"},
    {"q1_2", "q1 2", "q1 2", "Q1_2"},
    {"q12", "q12", "q12", "Q12"},
    {"-9", "-9", "-9", "-9"},
    {"\u22129", "-9", "-9", "-9"},
    {"9", "9", "9", "9"},
    {"- 9", "9", "9", "-9"},
    {"--9", "9", "9", "--9"},
    {"-x", "x", "x", "-X"},
    {"<5", "<5", "<5", "<5"},
    {">5", ">5", ">5", ">5"},
    {"٪۵۰", "50", "50", "٪50"},
    {"ـًّ\u200C", "", "", ""},
    {"... !", "", "", "...!"},
    {"a\tb\nc", "abc", "a b c", "ABC"},
    {"a\x07z", "az", "az", "AZ"},
};

static void check(const char *text, char *folded, const char *expected)
{
    if (strcmp(folded, expected) != 0)
        fail_msg("\"%s\" became \"%s\", not \"%s\"", text, folded, expected);
    g_free(folded);
}

static void the_folding_table_holds(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(TABLE); i++) {
        check(TABLE[i].text, text_fold(TABLE[i].text), TABLE[i].close);
        check(TABLE[i].text, text_fold_spaced(TABLE[i].text), TABLE[i].spaced);
        check(TABLE[i].text, text_fold_id(TABLE[i].text), TABLE[i].id);
    }
}

/* Law: what is seen to be folded is. */
static void a_plain_id_is_its_own_key(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(TABLE); i++)
        if (text_is_folded_id(TABLE[i].text))
            assert_string_equal(TABLE[i].text, TABLE[i].id);
    assert_true(text_is_folded_id("01-234-5"));
    assert_true(text_is_folded_id("A12"));
    assert_false(text_is_folded_id("a12"));
    assert_false(text_is_folded_id("1 2"));
    assert_false(text_is_folded_id("۱۲"));
}

/* Law: a key is its own key. */
static void folding_twice_changes_nothing(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(TABLE); i++) {
        check(TABLE[i].text, text_fold(TABLE[i].close), TABLE[i].close);
        check(TABLE[i].text, text_fold_spaced(TABLE[i].spaced), TABLE[i].spaced);
        check(TABLE[i].text, text_fold_id(TABLE[i].id), TABLE[i].id);
    }
}

/* Law: the short road for ASCII and Persian agrees with ICU's. A full-width letter in front forces
 * the text onto the long one. */
static void agree_on_both_roads(const char *text)
{
    g_autofree char *plain = g_strconcat("zب", text, "ب", NULL);
    g_autofree char *forced = g_strconcat("ｚب", text, "ب", NULL);
    g_autofree char *expected = text_fold_spaced(forced);

    check(plain, text_fold_spaced(plain), expected);
}

static void short_road_agrees_with_icu(void **state)
{
    static const char *const AFTER[] = {"", "\u0653", "\u0654", "\u0655", "\u064E\u0654", "\u0670"};

    (void)state;
    for (gunichar letter = 1; letter < 0x700; letter++)
        for (gsize i = 0; i < G_N_ELEMENTS(AFTER); i++) {
            char utf8[8] = {0};
            g_autofree char *text = NULL;
            g_unichar_to_utf8(letter, utf8);
            text = g_strconcat(utf8, AFTER[i], NULL);
            if (letter < 0x80 || letter >= 0x600)
                agree_on_both_roads(text);
        }
}

static void bytes_that_are_no_text_do_no_harm(void **state)
{
    static const char *const BAD[] = {"\xD9", "a\xDB", "\xE2\x80", "\xFF\xFE", "\xD8\xD8", "\xE2"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(BAD); i++) {
        g_autofree char *folded = text_fold(BAD[i]);
        assert_true(g_utf8_validate(folded, -1, NULL));
    }
}

static void numbers_are_folded_into_ascii(void **state)
{
    static const struct {
        const char *text, *folded;
    } CASES[] = {
        {"۱۲٫۵", "12.5"},
        {"١٬٢٣٤", "1234"},
        {"−3", "-3"},
        {"\u200E-3 ", "-3"},
        {"\u3000 3 \u00A0\t", "3"},
        {"1 3", "1 3"},
        {"x۵", "x5"},
        {"", ""},
        {" ", ""},
    };
    char out[16];

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        assert_true(text_fold_number(out, sizeof out, CASES[i].text, strlen(CASES[i].text)));
        assert_string_equal(out, CASES[i].folded);
    }
}

static void a_number_that_does_not_fit_is_refused(void **state)
{
    char out[4];

    (void)state;
    assert_true(text_fold_number(out, sizeof out, "۱۲۳", 6));
    assert_string_equal(out, "123");
    assert_false(text_fold_number(out, sizeof out, "1234", 4));
    assert_true(text_fold_number(out, sizeof out, "  123  ", 7));
    assert_false(text_fold_number(out, 0, "", 0));
    assert_false(text_fold_number(out, sizeof out, "\xFF", 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_folding_table_holds),
        cmocka_unit_test(a_plain_id_is_its_own_key),
        cmocka_unit_test(folding_twice_changes_nothing),
        cmocka_unit_test(short_road_agrees_with_icu),
        cmocka_unit_test(bytes_that_are_no_text_do_no_harm),
        cmocka_unit_test(numbers_are_folded_into_ascii),
        cmocka_unit_test(a_number_that_does_not_fit_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
