/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "text/persian.h"

static void expect(char *got, const char *wanted)
{
    if (wanted == NULL)
        assert_null(got);
    else
        assert_string_equal(got, wanted);
    g_free(got);
}

static void digits_become_persian(void **state)
{
    (void)state;
    expect(persian_digits("12.5"), "۱۲٫۵");
    expect(persian_digits("-3"), "-۳");
    expect(persian_digits("p < 0.001."), "p < ۰٫۰۰۱.");
    expect(persian_digits("v1.x .5 5."), "v۱.x .۵ ۵.");
    expect(persian_digits("1403/07/15"), "۱۴۰۳/۰۷/۱۵");
    expect(persian_digits("سلام"), "سلام");
    expect(persian_digits(""), "");
}

static int compare_fa(const void *a, const void *b)
{
    return persian_compare(*(char *const *)a, *(char *const *)b, LANGUAGE_FA);
}

/* The order of a Persian dictionary; numbers by their value. */
static const char *const IN_ORDER[] = {
    "۲ راه", "۱۰ راه", "آذر",   "ارومیه", "بوکان", "پلدشت", "تکاب", "چالدران", "خوی",  "ژاله",
    "سلماس", "شوط",    "کوی ۲", "کوی ۱۰", "گلمان", "ماکو",  "نقده", "وحدت",    "هادی", "یاس"};

static void names_sort_as_in_a_persian_dictionary(void **state)
{
    const char *names[G_N_ELEMENTS(IN_ORDER)];
    guint n = G_N_ELEMENTS(IN_ORDER);

    (void)state;
    for (guint i = 0; i < n; i++)
        names[i] = IN_ORDER[i * 7 % n]; /* 7 and 20 have no common divisor */
    qsort(names, n, sizeof names[0], compare_fa);
    for (guint i = 0; i < n; i++)
        assert_string_equal(names[i], IN_ORDER[i]);
}

static void english_names_sort_without_regard_to_case(void **state)
{
    (void)state;
    assert_true(persian_compare("apple", "Banana", LANGUAGE_EN) < 0);
    assert_true(persian_compare("Nb 2", "nb 10", LANGUAGE_EN) < 0);
    assert_true(persian_compare("Khoy", "Maku", LANGUAGE_EN) < 0);
}

static void order_is_total(void **state)
{
    (void)state;
    assert_int_equal(persian_compare("کوی", "کوی", LANGUAGE_FA), 0);
    assert_true(persian_compare("02", "2", LANGUAGE_FA) != 0); /* equal to a dictionary */
    assert_int_equal(persian_compare("02", "2", LANGUAGE_FA) < 0,
                     persian_compare("2", "02", LANGUAGE_FA) > 0);
    for (guint i = 0; i < G_N_ELEMENTS(IN_ORDER); i++)
        for (guint j = 0; j < G_N_ELEMENTS(IN_ORDER); j++) {
            int order = persian_compare(IN_ORDER[i], IN_ORDER[j], LANGUAGE_FA);
            assert_true(i == j ? order == 0 : i < j ? order < 0 : order > 0);
        }
}

#define RLM "\u200F"
#define LRM "\u200E"

static void cells_keep_their_direction(void **state)
{
    (void)state;
    expect(persian_cell("ارومیه"), "ارومیه");
    expect(persian_cell("Urmia"), "Urmia");
    expect(persian_cell("۹۵٪"), RLM "۹۵٪" RLM);
    expect(persian_cell("12 نفر"), RLM "12 نفر");
    expect(persian_cell("نفر (12)"), "نفر (12)" RLM);
    expect(persian_cell("محلهٔ 12"), "محلهٔ 12");
    expect(persian_cell("سلامٌ"), "سلامٌ");
    expect(persian_cell("-3.2 امتیاز"), RLM LRM "-3.2 امتیاز");
    expect(persian_cell("- نفر"), RLM "- نفر");
    expect(persian_cell(""), "");
}

/* reference dates: ICU and published calendars agree on them */
static const struct {
    int gregorian[3], jalali[3];
} DAYS[] = {
    {{1979, 2, 11}, {1357, 11, 22}}, {{1925, 3, 31}, {1304, 1, 11}}, {{2000, 3, 20}, {1379, 1, 1}},
    {{2021, 3, 20}, {1399, 12, 30}}, {{2021, 3, 21}, {1400, 1, 1}},  {{2024, 3, 20}, {1403, 1, 1}},
    {{2025, 3, 20}, {1403, 12, 30}}, {{2025, 3, 21}, {1404, 1, 1}},  {{2029, 3, 20}, {1408, 1, 1}},
    {{1921, 3, 21}, {1300, 1, 1}},
};

static void known_days_agree_both_ways(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(DAYS); i++) {
        const int *g = DAYS[i].gregorian;
        const int *j = DAYS[i].jalali;
        int d[3];
        assert_true(jalali_from_gregorian(&d[0], &d[1], &d[2], g[0], g[1], g[2]));
        assert_memory_equal(d, j, sizeof d);
        assert_true(gregorian_from_jalali(&d[0], &d[1], &d[2], j[0], j[1], j[2]));
        assert_memory_equal(d, g, sizeof d);
    }
}

static bool is_leap(int year)
{
    static const int LEAP[] = {1, 5, 9, 13, 17, 22, 26, 30};

    for (gsize i = 0; i < G_N_ELEMENTS(LEAP); i++)
        if (year % 33 == LEAP[i])
            return true;
    return false;
}

static int days_of_month(int year, int month)
{
    if (month < 12)
        return month <= 6 ? 31 : 30;
    return is_leap(year) ? 30 : 29;
}

/* Law: day by day from 1300/01/01 to the end of 1499, by the rule of 33 years, and back. */
static void two_centuries_agree_day_by_day(void **state)
{
    GDate day;

    (void)state;
    g_date_clear(&day, 1);
    g_date_set_dmy(&day, 21, G_DATE_MARCH, 1921);
    for (int year = 1300; year <= 1499; year++)
        for (int month = 1; month <= 12; month++)
            for (int d = 1; d <= days_of_month(year, month); d++) {
                int g[3];
                int j[3];
                assert_true(gregorian_from_jalali(&g[0], &g[1], &g[2], year, month, d));
                assert_int_equal(g[0], g_date_get_year(&day));
                assert_int_equal(g[1], g_date_get_month(&day));
                assert_int_equal(g[2], g_date_get_day(&day));
                assert_true(jalali_from_gregorian(&j[0], &j[1], &j[2], g[0], g[1], g[2]));
                assert_true(j[0] == year && j[1] == month && j[2] == d);
                g_date_add_days(&day, 1);
            }
}

static void days_that_do_not_exist_are_refused(void **state)
{
    static const int NO_JALALI[][3] = {{1400, 12, 30}, {1403, 7, 31}, {1403, 13, 1}, {1403, 0, 1},
                                       {1403, 1, 0},   {1403, 1, 32}, {1299, 1, 1},  {1500, 1, 1},
                                       {2024, 1, 1},   {-5, 1, 1}};
    static const int NO_GREGORIAN[][3] = {{2023, 2, 29}, {2024, 13, 1}, {2024, 0, 1}, {2024, 4, 31},
                                          {1921, 3, 20}, {2122, 1, 1},  {1403, 1, 1}};
    int a = 1;
    int b = 2;
    int c = 3;

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(NO_JALALI); i++)
        assert_false(
            gregorian_from_jalali(&a, &b, &c, NO_JALALI[i][0], NO_JALALI[i][1], NO_JALALI[i][2]));
    for (gsize i = 0; i < G_N_ELEMENTS(NO_GREGORIAN); i++)
        assert_false(jalali_from_gregorian(&a, &b, &c, NO_GREGORIAN[i][0], NO_GREGORIAN[i][1],
                                           NO_GREGORIAN[i][2]));
    assert_true(a == 1 && b == 2 && c == 3);
}

static void dates_of_every_office_become_iso(void **state)
{
    static const struct {
        const char *text, *iso;
    } CASES[] = {
        {"2024-10-06", "2024-10-06"},
        {"2024/10/6", "2024-10-06"},
        {"2024-10-06T08:30:00.000+03:30", "2024-10-06"},
        {"2024-10-06T08:30:00Z", "2024-10-06"},
        {"2024-10-06 08:30", "2024-10-06"},
        {"2024/05/12 3:14:15 PM GMT+3:30", "2024-05-12"},
        {"1403/07/15", "2024-10-06"},
        {"1403-7-15", "2024-10-06"},
        {"۱۴۰۳/۰۷/۱۵", "2024-10-06"},
        {"١٤٠٣/٠٧/١٥", "2024-10-06"},
        {" \u200F۱۴۰۳/۷/۱۵ ", "2024-10-06"},
        {"۱۴۰۳/۰۷/۱۵ ۱۰:۲۳", "2024-10-06"},
        {"1403/12/30", "2025-03-20"},
        {"1400/12/30", NULL},
        {"2023-02-29", NULL},
        {"1403/07-15", NULL},
        {"03/07/15", NULL},
        {"10/06/2024", NULL},
        {"1500/01/01", NULL},
        {"1899-01-01", NULL},
        {"2024-10", NULL},
        {"2024-10-061", NULL},
        {"2024-10-06x", NULL},
        {"2024-10-06T", NULL},
        {"2024-10-06 noon", NULL},
        {"2024-10-06T25:00", NULL},
        {"20241006", NULL},
        {"44986", NULL},
        {"", NULL},
        {"دیروز", NULL},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++)
        expect(date_to_iso(CASES[i].text), CASES[i].iso);
}

static void readers_get_the_date_of_their_calendar(void **state)
{
    (void)state;
    expect(date_for_reader("2024-10-06", LANGUAGE_FA, true), "۱۴۰۳/۰۷/۱۵");
    expect(date_for_reader("2024-10-06", LANGUAGE_FA, false), "1403/07/15");
    expect(date_for_reader("2024-10-06", LANGUAGE_EN, true), "2024-10-06");
    expect(date_for_reader("soon", LANGUAGE_FA, true), "soon");
    expect(date_for_reader("2024-02-30", LANGUAGE_FA, true), "2024-02-30");
    expect(date_for_reader("1903-01-01", LANGUAGE_FA, true), "1903-01-01");
    expect(date_for_reader("2024-10-6", LANGUAGE_FA, true), "2024-10-6");
    expect(date_for_reader("", LANGUAGE_FA, true), "");
}

static gpointer convert_many(gpointer unused)
{
    bool good = true;

    (void)unused;
    for (int i = 0; i < 2000; i++) {
        int j[3];
        good = good && jalali_from_gregorian(&j[0], &j[1], &j[2], 2024, 10, 6) && j[0] == 1403 &&
               persian_compare("پ", "ت", LANGUAGE_FA) < 0;
    }
    return GINT_TO_POINTER(good ? 1 : 0);
}

static void threads_do_not_disturb_each_other(void **state)
{
    GThread *one = g_thread_new("one", convert_many, NULL);
    GThread *two = g_thread_new("two", convert_many, NULL);

    (void)state;
    assert_int_equal(GPOINTER_TO_INT(g_thread_join(one)), 1);
    assert_int_equal(GPOINTER_TO_INT(g_thread_join(two)), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_become_persian),
        cmocka_unit_test(names_sort_as_in_a_persian_dictionary),
        cmocka_unit_test(english_names_sort_without_regard_to_case),
        cmocka_unit_test(order_is_total),
        cmocka_unit_test(cells_keep_their_direction),
        cmocka_unit_test(known_days_agree_both_ways),
        cmocka_unit_test(two_centuries_agree_day_by_day),
        cmocka_unit_test(days_that_do_not_exist_are_refused),
        cmocka_unit_test(dates_of_every_office_become_iso),
        cmocka_unit_test(readers_get_the_date_of_their_calendar),
        cmocka_unit_test(threads_do_not_disturb_each_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
