/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <string.h>

#include "survey/date_column.h"

#define MOST 6

/* What the column says after these cells; "-" for nothing. */
static void check(const char *const cells[MOST], const char *first, const char *last,
                  const char *doubt)
{
    own(date_column) column = date_column_new();
    const char *found[3];

    for (int i = 0; i < MOST && cells[i] != NULL; i++)
        assert_true(date_column_add(column, cells[i], strlen(cells[i])));
    found[0] = date_column_first(column);
    found[1] = date_column_last(column);
    found[2] = date_column_doubt(column);
    for (int i = 0; i < 3; i++)
        found[i] = found[i] == NULL ? "-" : found[i];
    assert_string_equal(found[0], first);
    assert_string_equal(found[1], last);
    assert_string_equal(found[2], doubt);
}

static void dates_that_say_their_order_are_read(void **state)
{
    (void)state;
    check((const char *const[MOST]){"2025-10-07", "2025-10-05T09:00:00.000+03:30", ""},
          "2025-10-05", "2025-10-07", "-");
    check((const char *const[MOST]){"2025/10/07 3:14:15 PM GMT+3:30", "1404/07/20"}, "2025-10-07",
          "2025-10-12", "-");
    check((const char *const[MOST]){"۱۴۰۴/۰۷/۱۵ ۱۰:۲۰ ق.ظ", " "}, "2025-10-07", "2025-10-07", "-");
    check((const char *const[MOST]){NULL}, "-", "-", "-");
}

/* 21 is no month: the whole column is read with the month first. */
static void a_day_over_twelve_settles_the_order_of_the_column(void **state)
{
    (void)state;
    check((const char *const[MOST]){"10/07/2025", "10/21/2025", "11/02/2025"}, "2025-10-07",
          "2025-11-02", "-");
    check((const char *const[MOST]){"07.10.2025", "21.10.2025"}, "2025-10-07", "2025-10-21", "-");
    check((const char *const[MOST]){"15/07/1404"}, "2025-10-07", "2025-10-07", "-");
}

static void without_one_the_dates_are_not_used(void **state)
{
    (void)state;
    check((const char *const[MOST]){"10/07/2025", "11/02/2025"}, "-", "-", "10/07/2025");
    check((const char *const[MOST]){"10/21/2025", "21/10/2025"}, "-", "-", "10/21/2025");
    check((const char *const[MOST]){"2025-01-01", "10/07/2025"}, "2025-01-01", "2025-01-01",
          "10/07/2025");
}

static void what_is_no_date_is_refused(void **state)
{
    static const char *const NONE[] = {"yesterday", "13/13/2025", "10/07/25",
                                       "2025",      "10-2025",    "2025-02-30",
                                       "44986",     "دیروز",      "1/2/3/2025"};
    own(date_column) column = date_column_new();

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(NONE); i++)
        assert_false(date_column_add(column, NONE[i], strlen(NONE[i])));
    assert_null(date_column_first(column));
    assert_null(date_column_doubt(column));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_that_say_their_order_are_read),
        cmocka_unit_test(a_day_over_twelve_settles_the_order_of_the_column),
        cmocka_unit_test(without_one_the_dates_are_not_used),
        cmocka_unit_test(what_is_no_date_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
