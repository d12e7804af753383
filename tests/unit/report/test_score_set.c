/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <math.h>
#include <string.h>

#include "report/score_set.h"
#include "unit/report/invented_study.h"

static gint position(const struct data_set *set, const char *name)
{
    for (guint i = 0; i < set->variables->len; i++)
        if (strcmp(((const struct variable *)set->variables->pdata[i])->name, name) == 0)
            return (gint)i;
    fail_msg("no variable %s", name);
    return -1;
}

static void names_are_made_plain_and_unique(void **state)
{
    own(data_set) set = data_set_new("t", "2026-01-01");
    static const char *const GIVEN[] = {"a.b", "A-b", "1st", "پس", "a_b"};
    static const char *const MADE[] = {"a_b", "A_b_2", "v1st", "v____", "a_b_3"};

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(GIVEN); i++)
        assert_string_equal(data_set_variable(set, GIVEN[i], "x", VARIABLE_NUMBER)->name, MADE[i]);
}

static void a_name_keeps_within_what_packages_take(void **state)
{
    own(data_set) set = data_set_new("t", "2026-01-01");
    g_autofree char *name = g_strnfill(100, 'n');

    (void)state;
    assert_int_equal(strlen(data_set_variable(set, name, "x", VARIABLE_NUMBER)->name), 60);
    assert_int_equal(strlen(data_set_variable(set, name, "x", VARIABLE_NUMBER)->name), 62);
}

static void every_person_has_a_row_and_no_id(void **state)
{
    struct invented *it = invented_new(LANGUAGE_EN);
    struct view view = view_of(&it->study, NULL);
    own(data_set) set = score_set_new(&view);

    (void)state;
    assert_int_equal(set->n_rows, N_PEOPLE);
    for (guint i = 0; i < set->n_rows; i++) {
        g_autofree struct datum *row = g_new(struct datum, set->variables->len);
        for (guint j = 0; j < set->variables->len; j++)
            row[j] = (struct datum){(double)NAN, ""};
        set->row(set, i, row);
        assert_true(row[position(set, "person")].number == i + 1);
        assert_true(row[position(set, "track")].number == 1);
        for (guint j = 0; j < set->variables->len; j++)
            assert_null(strstr(row[j].text, PERSON_ID));
    }
    invented_free(it);
}

static void a_scale_without_scores_has_no_variable(void **state)
{
    struct invented *it = invented_new(LANGUAGE_FA);
    struct view view = view_of(&it->study, NULL);
    own(data_set) set = score_set_new(&view);

    (void)state;
    position(set, "IR_pre");
    position(set, "IR_post_100");
    position(set, "RES_n_post");
    position(set, "FR_fill_pre");
    for (guint i = 0; i < set->variables->len; i++)
        assert_false(
            g_str_has_prefix(((const struct variable *)set->variables->pdata[i])->name, "SX"));
    invented_free(it);
}

static void a_score_that_is_not_there_says_why(void **state)
{
    struct invented *it = invented_new(LANGUAGE_EN);
    struct view view = view_of(&it->study, NULL);
    own(data_set) set = score_set_new(&view);
    gint at = position(set, "IR_post");
    const struct variable *variable = set->variables->pdata[at];
    guint n_absent = 0;

    (void)state;
    assert_int_equal(variable->labels->len, 2);
    for (guint i = 0; i < variable->labels->len; i++)
        assert_true(((const struct value_label *)variable->labels->pdata[i])->is_missing);
    for (guint i = 0; i < N_PEOPLE; i++)
        it->people[i].post = -1;
    for (guint i = 0; i < set->n_rows; i++) {
        g_autofree struct datum *row = g_new(struct datum, set->variables->len);
        for (guint j = 0; j < set->variables->len; j++)
            row[j] = (struct datum){(double)NAN, ""};
        set->row(set, i, row);
        n_absent += row[at].number == SCORE_ABSENT;
        assert_true(isnan(row[position(set, "IR_n_post")].number));
    }
    assert_int_equal(n_absent, N_PEOPLE);
    invented_free(it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_made_plain_and_unique),
        cmocka_unit_test(a_name_keeps_within_what_packages_take),
        cmocka_unit_test(every_person_has_a_row_and_no_id),
        cmocka_unit_test(a_scale_without_scores_has_no_variable),
        cmocka_unit_test(a_score_that_is_not_there_says_why),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
