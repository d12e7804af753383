/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/study/little_study.h"

/* The row of an item in a scale and wave; fails where it is not there exactly once. */
static struct item_finding item(const struct study *study, guint scale, guint number,
                                enum study_wave wave, const char *statistic)
{
    const GArray *items = little_track(study)->items;
    struct item_finding found = {0};
    guint n = 0;

    for (guint i = 0; i < items->len; i++) {
        struct item_finding row = g_array_index(items, struct item_finding, i);

        if (row.scale == scale && row.item == number && row.wave == wave &&
            strcmp(row.statistic, statistic) == 0) {
            found = row;
            n++;
        }
    }
    if (n != 1)
        fail_msg("%u rows of %s", n, statistic);
    return found;
}

static void is(struct item_finding row, double want)
{
    assert_int_equal(row.reason, REASON_NONE);
    if (!(fabs(row.value - want) < 1e-9))
        fail_msg("%s is %.17g, not %.17g", row.statistic, row.value, want);
}

/* First quiz item of six people before and after: right is 2. */
static struct little *quiz(void)
{
    static const char *const ROWS[][2] = {
        {"22422111", "22422111"}, /* right, right */
        {"22422111", "22423111"}, /* right, wrong */
        {"2242.111", "22422111"}, /* blank, right */
        {"2242?111", "22422111"}, /* don't know, right */
        {"22421111", "22422111"}, /* wrong, right */
        {"22424111", "2242?111"}, /* wrong, don't know */
    };
    struct little *l = little_new();

    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++)
        little_person(l, -1, -1, ROWS[i][0], ROWS[i][1]);
    little_person(l, -1, -1, "22422111", NULL);
    return l;
}

static void knowledge_items_are_shares_of_right_answers(void **state)
{
    own(little) l = quiz();
    own(study) study = little_study(l);

    (void)state;
    is(item(study, QUIZ, 4, STUDY_PRE, "difficulty"), 3 / 7.0);
    is(item(study, QUIZ, 4, STUDY_PRE, "difficulty_answered"), 3 / 5.0);
    is(item(study, QUIZ, 4, STUDY_PRE, "dont_know_share"), 1 / 7.0);
    is(item(study, QUIZ, 4, STUDY_POST, "difficulty"), 4 / 6.0);
    is(item(study, QUIZ, 4, STUDY_POST, "dont_know_share"), 1 / 6.0);
}

/* McNemar, exact: 3 against 1 turned, p = 2 (1 + 4) / 2^4. */
static void answers_turn_from_wrong_to_right_and_back(void **state)
{
    own(little) l = quiz();
    own(study) study = little_study(l);

    (void)state;
    is(item(study, QUIZ, 4, STUDY_CHANGE, "right_right"), 1);
    is(item(study, QUIZ, 4, STUDY_CHANGE, "right_wrong"), 1);
    is(item(study, QUIZ, 4, STUDY_CHANGE, "wrong_right"), 3);
    is(item(study, QUIZ, 4, STUDY_CHANGE, "wrong_wrong"), 1);
    is(item(study, QUIZ, 4, STUDY_CHANGE, "dk_right"), 1);
    is(item(study, QUIZ, 4, STUDY_CHANGE, "p_mcnemar"), 0.625);
    /* Nobody turned on the second item. */
    assert_int_equal(item(study, QUIZ, 5, STUDY_CHANGE, "p_mcnemar").reason, REASON_TOO_FEW);
    assert_true(isnan(item(study, QUIZ, 5, STUDY_CHANGE, "p_mcnemar").value));
}

/* Oracle: R 4.2.2 on the complete rows of the ten people of test_change.c: cor of an item with the
 * sum of the other three. */
static void rated_items_agree_with_r(void **state)
{
    static const char *const ROWS[] = {"12521110", "22421111", "3.331111", "442.1111", "44141111",
                                       "23431111", "....1111", "33331110", "43241111", "1142111."};
    static const double REST[] = {0.9604197771750661, 0.83811130260577904, 0.90716548586793122,
                                  0.95103658617073938};
    own(little) l = little_new();

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++)
        little_person(l, -1, -1, ROWS[i], NULL);
    own(study) study = little_study(l);

    for (guint j = 0; j < 4; j++)
        is(item(study, HOPE, j, STUDY_PRE, "item_rest_r"), REST[j]);
    is(item(study, HOPE, 2, STUDY_PRE, "n"), 9);
    is(item(study, HOPE, 2, STUDY_PRE, "mean"), (1 + 2 + 3 + 4 + 5 + 2 + 3 + 4 + 2) / 9.0);
    is(item(study, HOPE, 2, STUDY_PRE, "floor_share"), 1 / 9.0);
    is(item(study, HOPE, 2, STUDY_PRE, "ceiling_share"), 1 / 9.0);
    /* An item of two scales has a row in each. */
    is(item(study, FEAR, 0, STUDY_PRE, "n"), 9);
    assert_int_equal(item(study, FEAR, 0, STUDY_PRE, "alpha_if_dropped").reason, REASON_TOO_FEW);
    /* Exposure: those who answered, and the share of yes. */
    is(item(study, USE, 7, STUDY_PRE, "n"), 9);
    is(item(study, USE, 7, STUDY_PRE, "mean"), 7 / 9.0);
}

static void yes_coded_one_or_two_is_still_a_share(void **state)
{
    own(little) l = little_new();

    (void)state;
    l->use[0].min = little_whole(1);
    l->use[0].max = little_whole(2);
    little_person(l, -1, -1, "22422111", NULL);
    little_person(l, -1, -1, "22422112", NULL);
    little_person(l, -1, -1, "22422112", NULL);
    little_person(l, -1, -1, "2242211.", NULL);
    own(study) study = little_study(l);

    is(item(study, USE, 7, STUDY_PRE, "mean"), 2 / 3.0);
}

static void rows_come_by_scale_item_and_wave(void **state)
{
    own(little) l = quiz();
    own(study) study = little_study(l);
    const GArray *items = little_track(study)->items;

    (void)state;
    for (guint i = 1; i < items->len; i++) {
        struct item_finding a = g_array_index(items, struct item_finding, i - 1);
        struct item_finding b = g_array_index(items, struct item_finding, i);

        assert_true(a.scale < b.scale || (a.scale == b.scale && a.item < b.item) ||
                    (a.scale == b.scale && a.item == b.item && a.wave <= b.wave));
        assert_true((b.reason == REASON_NONE) == (isfinite(b.value) != 0));
    }
}

/* The third item is worded the other way round: forget the reverse and it must be named. */
static void an_item_against_its_scale_is_named_once(void **state)
{
    own(little) l = little_new();

    (void)state;
    little_crowd(l, -1, 30, 1);
    for (guint i = 0; i < 30; i++) { /* one clear dimension */
        for (guint j = 0; j < 4; j++)
            l->codes[0][j][i] = (gint16)(1 + i % 5);
        l->codes[0][2][i] = (gint16)(5 - i % 5);
        l->codes[0][0][i] = (gint16)(1 + (i * 7) % 5 / 2 + i % 2);
    }
    own(study) well = little_study(l);

    assert_true(item(well, HOPE, 2, STUDY_PRE, "item_rest_r").value > 0);
    assert_int_equal(diagnostics_n_of(l->diagnostics, MESSAGE_ITEM_AGAINST_SCALE), 0);
    l->hope[2].reverse = false;
    own(study) study = little_study(l);

    assert_int_equal(diagnostics_n_of(l->diagnostics, MESSAGE_ITEM_AGAINST_SCALE), 1);
    assert_int_equal(diagnostics_n_errors(l->diagnostics), 0);
    const struct diagnostic *said = diagnostics_nth(l->diagnostics, 0);

    assert_string_equal(said->words[0], "h3");
    assert_string_equal(said->words[1], "hope");
    assert_int_equal(said->words[2][0], '-');
    assert_string_equal(message_code(said->message), "W851");
    assert_true(item(study, HOPE, 2, STUDY_PRE, "item_rest_r").value < 0);
}

static void a_handful_of_answers_warns_of_nothing(void **state)
{
    own(little) l = little_new();

    (void)state;
    l->hope[2].reverse = false;
    for (int i = 0; i < 29; i++)
        little_person(l, -1, -1, i % 2 ? "22422111" : "44244111", NULL);
    own(study) study = little_study(l);

    assert_true(item(study, HOPE, 2, STUDY_PRE, "item_rest_r").value < 0);
    assert_int_equal(diagnostics_n(l->diagnostics), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knowledge_items_are_shares_of_right_answers),
        cmocka_unit_test(answers_turn_from_wrong_to_right_and_back),
        cmocka_unit_test(rated_items_agree_with_r),
        cmocka_unit_test(yes_coded_one_or_two_is_still_a_share),
        cmocka_unit_test(rows_come_by_scale_item_and_wave),
        cmocka_unit_test(an_item_against_its_scale_is_named_once),
        cmocka_unit_test(a_handful_of_answers_warns_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
