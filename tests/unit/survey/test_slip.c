/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <stdbool.h>

#include "survey/slip.h"

static const struct {
    const char *a, *b;
    enum slip slip;
} CASES[] = {
    {"0012", "12", SLIP_ZEROS},
    {"01-001-3", "1-1-3", SLIP_ZEROS},
    {"P007", "P7", SLIP_ZEROS},
    {"O12", "012", SLIP_ALIKE},
    {"LI2", "112", SLIP_ALIKE},
    {"\u042012", "P12", SLIP_ALIKE},
    {"07-012-3", "070123", SLIP_MARKS},
    {"07/012/3", "07-012-3", SLIP_MARKS},
    {"0123", "0132", SLIP_SWAP},
    {"ABC", "BAC", SLIP_SWAP},
    {"0123", "0128", SLIP_LETTER},
    {"علی1", "علی2", SLIP_LETTER},
    {"0123", "01233", SLIP_LOST},
    {"0123", "123", SLIP_ZEROS},
    {"9123", "123", SLIP_LOST},
    {"0123", "0123", SLIP_NONE},
    {"0123", "0321", SLIP_NONE},
    {"0123", "0145", SLIP_NONE},
    {"12", "1234", SLIP_NONE},
    {"12", "13", SLIP_NONE}, /* so short a number is another one */
    {"AB", "BA", SLIP_NONE},
    {"", "12", SLIP_NONE},
    {"100", "10", SLIP_LOST}, /* a zero at the end is no leading one */
    {"100", "1", SLIP_NONE},
};

static void one_slip_is_told_by_its_kind_from_both_sides(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        enum slip there = slip_between(CASES[i].a, CASES[i].b);
        enum slip back = slip_between(CASES[i].b, CASES[i].a);
        if (there != CASES[i].slip || back != CASES[i].slip)
            fail_msg("%s and %s: %d, %d, not %d", CASES[i].a, CASES[i].b, there, back,
                     CASES[i].slip);
    }
}

/* The law of the index: whoever has a slip between them has a key in common. */
static void a_slip_leaves_a_key_in_common(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_auto(GStrv) a = slip_keys(CASES[i].a);
        g_auto(GStrv) b = slip_keys(CASES[i].b);
        bool common = false;
        for (guint k = 0; a[k] != NULL; k++)
            common = common || g_strv_contains((const char *const *)b, a[k]);
        if (CASES[i].slip != SLIP_NONE)
            assert_true(common);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_slip_is_told_by_its_kind_from_both_sides),
        cmocka_unit_test(a_slip_leaves_a_key_in_common),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
