/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <string.h>

#include "survey/identity.h"

static void numbers_come_in_the_byte_order_of_their_keys(void **state)
{
    static const char *const KEYS[] = {"P12",       "P1", "",  "01-001-3",  "01-001-31",
                                       "01-001-30", "P1", "ب", "01-001-30X"};
    static const guint32 ORDER[] = {2, 3, 5, 8, 4, 1, 6, 0, 7};
    g_autofree guint32 *order = identity_order(KEYS, G_N_ELEMENTS(KEYS));

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ORDER); i++)
        assert_int_equal(order[i], ORDER[i]);
}

static void any_permutation_is_put_in_one_order(void **state)
{
    char *keys[97];
    g_autofree guint32 *order = NULL;

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        keys[i] = g_strdup_printf("%04u-long-enough-%02u", i * 31 % 97 / 10, i * 31 % 97);
    order = identity_order((const char *const *)keys, G_N_ELEMENTS(keys));
    for (guint i = 1; i < G_N_ELEMENTS(keys); i++)
        assert_true(strcmp(keys[order[i - 1]], keys[order[i]]) < 0);
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        g_free(keys[i]);
}

static void what_nobody_sees_at_the_ends_is_trimmed(void **state)
{
    static const char *const CASES[][2] = {
        {"12", "12"},     {"  12 ", "12"}, {"\u200f12\u200c", "12"}, {"\u00a0 a b\t", "a b"},
        {" \u200c ", ""}, {"", ""},        {"م\u200cن", "م\u200cن"},
    };
    GStringChunk *texts = g_string_chunk_new(64);

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++)
        assert_string_equal(identity_trimmed(texts, CASES[i][0], strlen(CASES[i][0])), CASES[i][1]);
    g_string_chunk_free(texts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_come_in_the_byte_order_of_their_keys),
        cmocka_unit_test(any_permutation_is_put_in_one_order),
        cmocka_unit_test(what_nobody_sees_at_the_ends_is_trimmed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
