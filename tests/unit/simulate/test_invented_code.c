/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "simulate/invented_code.h"

enum { N_PEOPLE = 2000 };

static char *id_of(guint i)
{
    return g_strdup_printf("%02u-%03u-%u", i % 25, i / 25, i % 10);
}

static void numbers_fill_their_range_and_letters_stand_alone(void **state)
{
    bool days[32] = {false}, siblings[10] = {false};

    (void)state;
    for (guint i = 0; i < N_PEOPLE; i++) {
        g_autofree char *id = id_of(i);
        g_autofree char *day = invented_code_part(id, ROLE_CODE_DAY);
        g_autofree char *older = invented_code_part(id, ROLE_CODE_SIBLINGS);
        g_autofree char *mother = invented_code_part(id, ROLE_CODE_MOTHER);

        assert_in_range(g_ascii_strtoull(day, NULL, 10), 1, 31);
        assert_in_range(g_ascii_strtoull(older, NULL, 10), 0, 9);
        assert_int_equal(g_utf8_strlen(mother, -1), 1);
        days[g_ascii_strtoull(day, NULL, 10)] = true;
        siblings[g_ascii_strtoull(older, NULL, 10)] = true;
    }
    for (guint i = 1; i < G_N_ELEMENTS(days); i++)
        assert_true(days[i]);
    for (guint i = 0; i < G_N_ELEMENTS(siblings); i++)
        assert_true(siblings[i]);
    assert_null(invented_code_part("01-001-9", ROLE_SEX));
}

/* Of 2000 people about one pair in 2,480,000 codes is expected to be alike: 0.8 by chance. */
static void hardly_two_people_have_one_code(void **state)
{
    static const enum role ROLES[] = {ROLE_CODE_DAY, ROLE_CODE_MOTHER, ROLE_CODE_FATHER,
                                      ROLE_CODE_SIBLINGS, ROLE_CODE_BIRTHPLACE};
    g_autoptr(GHashTable) codes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    (void)state;
    for (guint i = 0; i < N_PEOPLE; i++) {
        g_autofree char *id = id_of(i);
        GString *code = g_string_new(NULL);
        for (gsize k = 0; k < G_N_ELEMENTS(ROLES); k++) {
            g_autofree char *part = invented_code_part(id, ROLES[k]);
            g_autofree char *again = invented_code_part(id, ROLES[k]);
            assert_string_equal(part, again);
            g_string_append_printf(code, "%s-", part);
        }
        g_hash_table_add(codes, g_string_free(code, FALSE));
    }
    assert_in_range(g_hash_table_size(codes), N_PEOPLE - 6, N_PEOPLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_fill_their_range_and_letters_stand_alone),
        cmocka_unit_test(hardly_two_people_have_one_code),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
