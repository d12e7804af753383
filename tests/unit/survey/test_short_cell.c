/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "survey/short_cell.h"

static guint place_of(const char *text)
{
    return short_cell_place(text, strlen(text));
}

static void every_cell_of_at_most_two_digits_has_a_place_of_its_own(void **state)
{
    bool is_taken[SHORT_CELLS] = {false};
    char text[3] = "";

    (void)state;
    is_taken[SHORT_CELL_OTHER] = is_taken[place_of("")] = true;
    for (int number = 0; number < 110; number++) {
        if (number < 10)
            g_snprintf(text, sizeof text, "%d", number);
        else
            g_snprintf(text, sizeof text, "%02d", number - 10);
        assert_in_range(place_of(text), 0, SHORT_CELLS - 1);
        assert_false(is_taken[place_of(text)]);
        is_taken[place_of(text)] = true;
    }
}

static void any_other_cell_is_unknown_for_ever(void **state)
{
    static const char *const OTHERS[] = {"123", "1.0", " ",  "x", "-1", "1x",
                                         "x1",  "+",   "/:", "۳", "3 ", "a longer cell"};
    gint16 codes[SHORT_CELLS];

    (void)state;
    short_cells_forget(codes);
    for (gsize i = 0; i < G_N_ELEMENTS(OTHERS); i++)
        short_cell_learn(codes, OTHERS[i], strlen(OTHERS[i]), 7);
    for (guint place = 0; place < SHORT_CELLS; place++)
        assert_int_equal(codes[place], SHORT_CELL_UNKNOWN);
    for (int number = 0; number < 100; number++) {
        char text[3];
        g_snprintf(text, sizeof text, "%d", number);
        short_cell_learn(codes, text, strlen(text), 7);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(OTHERS); i++)
        assert_int_equal(codes[place_of(OTHERS[i])], SHORT_CELL_UNKNOWN);
}

static void what_was_learnt_is_known(void **state)
{
    gint16 codes[SHORT_CELLS];

    (void)state;
    short_cells_forget(codes);
    short_cell_learn(codes, "", 0, -5);
    short_cell_learn(codes, "3", 1, 3);
    short_cell_learn(codes, "03", 2, 4);
    short_cell_learn(codes, "98", 2, -4);
    assert_int_equal(codes[place_of("")], -5);
    assert_int_equal(codes[place_of("3")], 3);
    assert_int_equal(codes[place_of("03")], 4);
    assert_int_equal(codes[place_of("98")], -4);
    assert_int_equal(codes[place_of("30")], SHORT_CELL_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cell_of_at_most_two_digits_has_a_place_of_its_own),
        cmocka_unit_test(any_other_cell_is_unknown_for_ever),
        cmocka_unit_test(what_was_learnt_is_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
