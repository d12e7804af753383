/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "render/number.h"
#include "render/render.h"

static const struct {
    double value;
    enum number_kind kind;
    const char *latin, *persian;
} shown[] = {
    {22, NUMBER_COUNT, "22", "۲۲"},
    {9999, NUMBER_COUNT, "9999", "۹۹۹۹"},
    {1234567, NUMBER_COUNT, "1,234,567", "۱٬۲۳۴٬۵۶۷"},
    {10000, NUMBER_COUNT, "10,000", "۱۰٬۰۰۰"},
    {0, NUMBER_COUNT, "0", "۰"},
    {-3, NUMBER_COUNT, "-3", "-۳"},
    {58.4, NUMBER_SCORE, "58.4", "۵۸٫۴"},
    {100, NUMBER_SCORE, "100.0", "۱۰۰٫۰"},
    {8.5, NUMBER_CHANGE, "+8.5", "+۸٫۵"},
    {-0.9, NUMBER_CHANGE, "-0.9", "-۰٫۹"},
    {-0.04, NUMBER_CHANGE, "0.0", "۰٫۰"},
    {0.04, NUMBER_CHANGE, "0.0", "۰٫۰"},
    {0.05, NUMBER_CHANGE, "+0.1", "+۰٫۱"},
    {0, NUMBER_CHANGE, "0.0", "۰٫۰"},
    {3.414, NUMBER_POINTS, "3.41", "۳٫۴۱"},
    {0.335, NUMBER_POINTS_DIFF, "+0.34", "+۰٫۳۴"}, /* a tie on paper, below it in binary */
    {0.52, NUMBER_EFFECT, "+0.52", "+۰٫۵۲"},
    {-1.406, NUMBER_EFFECT, "-1.41", "-۱٫۴۱"},
    {0.83, NUMBER_COEFFICIENT, "0.83", "۰٫۸۳"},
    {-0.2, NUMBER_COEFFICIENT, "-0.20", "-۰٫۲۰"},
    {0.0143, NUMBER_P, "0.014", "۰٫۰۱۴"},
    {0.000999, NUMBER_P, "<0.001", "<۰٫۰۰۱"},
    {0.001, NUMBER_P, "0.001", "۰٫۰۰۱"},
    {0, NUMBER_P, "<0.001", "<۰٫۰۰۱"},
    {1, NUMBER_P, "1.000", "۱٫۰۰۰"},
    {0.88, NUMBER_SHARE, "88%", "۸۸%"},
    {0.005, NUMBER_SHARE, "1%", "۱%"},
    {0.0049, NUMBER_SHARE, "0%", "۰%"},
    {24.06, NUMBER_DF, "24.1", "۲۴٫۱"},
    {54.5, NUMBER_HOURS, "54.5", "۵۴٫۵"},
    {8.25, NUMBER_HOURS, "8.3", "۸٫۳"}, /* away from zero, as a spreadsheet does */
    {0.0123456789, NUMBER_EXACT, "0.0123457", "۰٫۰۱۲۳۴۵۷"},
    {12345678, NUMBER_EXACT, "12345678", "۱۲۳۴۵۶۷۸"},
    {-2.5, NUMBER_EXACT, "-2.5", "-۲٫۵"},
};

static void every_kind_is_shown_in_both_scripts(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(shown); i++) {
        g_autofree char *latin = render_number(shown[i].value, shown[i].kind, false);
        g_autofree char *persian = render_number(shown[i].value, shown[i].kind, true);

        assert_string_equal(latin, shown[i].latin);
        assert_string_equal(persian, shown[i].persian);
    }
}

static void a_number_that_does_not_exist_is_a_dash(void **state)
{
    g_autofree char *nothing = render_number(NAN, NUMBER_SCORE, true);
    g_autofree char *endless = render_number(-INFINITY, NUMBER_P, false);

    (void)state;
    assert_string_equal(nothing, "—");
    assert_string_equal(endless, "—");
}

static const struct {
    enum number_kind kind;
    double value;
    const char *latin, *persian;
} codes[] = {
    {NUMBER_COUNT, 22, "[>=10000]#,##0;[<0]-0;0",
     "[>=10000][$-3000429]#,##0;[<0][$-3000429]-0;[$-3000429]0"},
    {NUMBER_CHANGE, 8.5, "[>=0.05]+0.0;[<=-0.05]-0.0;\"0.0\"",
     "[>=0.05][$-3000429]+0.0;[<=-0.05][$-3000429]-0.0;[$-3000429]\"۰٫۰\""},
    {NUMBER_SCORE, 8.5, "[>=0.05]0.0;[<=-0.05]-0.0;\"0.0\"",
     "[>=0.05][$-3000429]0.0;[<=-0.05][$-3000429]-0.0;[$-3000429]\"۰٫۰\""},
    {NUMBER_EFFECT, 1, "[>=0.005]+0.00;[<=-0.005]-0.00;\"0.00\"",
     "[>=0.005][$-3000429]+0.00;[<=-0.005][$-3000429]-0.00;[$-3000429]\"۰٫۰۰\""},
    {NUMBER_SHARE, 1, "[>=0.005]0%;[<=-0.005]-0%;\"0%\"",
     "[>=0.005][$-3000429]0%;[<=-0.005][$-3000429]-0%;[$-3000429]\"۰%\""},
    {NUMBER_P, 0.5, "[<0.001]\"<0.001\";0.000", "[<0.001][$-3000429]\"<۰٫۰۰۱\";[$-3000429]0.000"},
    {NUMBER_EXACT, 0.0125, "0.0000", "[$-3000429]0.0000"},
    {NUMBER_EXACT, 7, "0", "[$-3000429]0"},
    {NUMBER_EXACT, 1.5e-9, "0.0E+00", "[$-3000429]0.0E+00"},
};

static void every_section_asks_for_persian_digits(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
        g_autofree char *latin = number_format(codes[i].value, codes[i].kind, false);
        g_autofree char *persian = number_format(codes[i].value, codes[i].kind, true);

        assert_string_equal(latin, codes[i].latin);
        assert_string_equal(persian, codes[i].persian);
    }
}

static void signed_formats_have_three_sections(void **state)
{
    static const enum number_kind kinds[] = {NUMBER_CHANGE, NUMBER_POINTS_DIFF, NUMBER_EFFECT,
                                             NUMBER_COEFFICIENT, NUMBER_COUNT};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autofree char *code = number_format(1, kinds[i], true);
        g_auto(GStrv) sections = g_strsplit(code, ";", -1);

        assert_int_equal(g_strv_length(sections), 3);
        for (int j = 0; j < 3; j++)
            assert_non_null(strstr(sections[j], "[$-3000429]"));
    }
}

static void axes_hide_the_ticks_beside_the_names(void **state)
{
    g_autofree char *plain = number_axis_format(0, (double)NAN, (double)NAN, false);
    g_autofree char *right = number_axis_format(0, (double)NAN, 22.5, true);
    g_autofree char *left = number_axis_format(1, -0.75, (double)NAN, false);

    (void)state;
    assert_string_equal(plain, "0");
    assert_string_equal(right, "[>22.5][$-3000429]\"\";[<0][$-3000429]-0;[$-3000429]0");
    assert_string_equal(left, "[<-0.75]\"\";[<0]-0.0;0.0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_shown_in_both_scripts),
        cmocka_unit_test(a_number_that_does_not_exist_is_a_dash),
        cmocka_unit_test(every_section_asks_for_persian_digits),
        cmocka_unit_test(signed_formats_have_three_sections),
        cmocka_unit_test(axes_hide_the_ticks_beside_the_names),
    };

    return cmocka_run_group_tests_name("render/number", tests, NULL, NULL);
}
