/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "report/summary_words.h"
#include "unit/report/one_page.h"

enum { PROVINCE = 0, DESCRIBED_COUNTY = 1, NEIGHBOURHOOD = 3 };

static const struct change GAIN = {58.4, 66.9, 5.1, 11.9, 0.001};
static const struct change LOSS = {66.9, 58.4, -11.9, -5.1, 0.001};

static struct one_page *said_of(enum language language, guint unit, struct change change)
{
    struct one_page *one = one_page_new(language, unit, false);

    one_page_change(one, unit, RES, change);
    one_page_open(one);
    summary_sentences(&one->page, one->scales);
    return one;
}

static void a_neighbourhoods_gain_is_told_by_its_means(void **state)
{
    own(one_page) one = said_of(LANGUAGE_EN, NEIGHBOURHOOD, GAIN);

    (void)state;
    assert_string_equal(one_page_line(one, 0),
                        "The score of Resilience rose from 58.4 to 66.9, by 8.5 points of 100.");
    assert_string_equal(one_page_line(one, 1), "6 of 26 enrolled people did not answer both times. "
                                               "If they differ from the others, the result would "
                                               "differ too.");
    assert_true(g_str_has_prefix(one_page_line(one, 2), "Without a comparison group"));
}

static void so_it_is_in_persian_with_persian_digits(void **state)
{
    own(one_page) one = said_of(LANGUAGE_FA, NEIGHBOURHOOD, GAIN);

    (void)state;
    assert_string_equal(
        one_page_line(one, 0),
        "میانگین «تاب‌آوری» از ۵۸٫۴ به ۶۶٫۹ رسید؛ یعنی "
        "۸٫۵ امتیاز از ۱۰۰ بیشتر شد.");
    assert_string_equal(
        one_page_line(one, 1),
        "از ۲۶ نفر ثبت‌نام‌شده، ۶ نفر دست‌کم در یکی از دو "
        "نوبت "
        "پاسخ "
        "نداده‌اند؛ "
        "اگر "
        "آنان "
        "با "
        "دیگران فرق داشته باشند، نتیجه هم فرق می‌کند.");
}

static void a_loss_is_told_as_plainly(void **state)
{
    own(one_page) one = said_of(LANGUAGE_EN, NEIGHBOURHOOD, LOSS);

    (void)state;
    assert_string_equal(one_page_line(one, 0),
                        "The score of Resilience fell from 66.9 to 58.4, by 8.5 points of 100.");
}

/* The interval of a fall is told from its smaller end, without signs. */
static void the_model_is_told_with_its_interval(void **state)
{
    own(one_page) rise = said_of(LANGUAGE_EN, PROVINCE, GAIN);
    own(one_page) fall = said_of(LANGUAGE_EN, PROVINCE, LOSS);

    (void)state;
    assert_string_equal(one_page_line(rise, 0),
                        "Resilience rose by 8.5 points of 100 (95% interval: 5.1 to 11.9).");
    assert_string_equal(one_page_line(fall, 0),
                        "Resilience fell by 8.5 points of 100 (95% interval: 5.1 to 11.9).");
    assert_string_equal(one_page_line(rise, 1),
                        "The result rests on 7 neighbourhoods; the test takes into account that "
                        "neighbours resemble each other.");
}

static void a_change_that_may_be_chance_is_called_possible(void **state)
{
    static const struct change change = {58.4, 66.9, 0.5, 16.5, 0.2};
    own(one_page) one = said_of(LANGUAGE_EN, NEIGHBOURHOOD, change);

    (void)state;
    assert_string_equal(one_page_line(one, 0), "Possible, but with so many scales side by side "
                                               "chance is not ruled out: Resilience.");
}

static void an_interval_over_zero_is_not_clear(void **state)
{
    static const struct change change = {55.3, 56.5, -3.3, 5.7, 0.58};
    own(one_page) one = said_of(LANGUAGE_EN, NEIGHBOURHOOD, change);

    (void)state;
    assert_string_equal(
        one_page_line(one, 0),
        "Not clear, because the interval holds both a gain and a loss: Resilience.");
}

/* The smallest change that matters is 0.2 points in the invented contract. */
static void an_interval_of_trifles_is_no_change(void **state)
{
    static const struct change change = {55.3, 55.35, -0.1, 0.15, 0.9};
    own(one_page) one = said_of(LANGUAGE_EN, NEIGHBOURHOOD, change);

    (void)state;
    assert_string_equal(one_page_line(one, 0), "No change that matters: Resilience.");
}

static void a_described_county_is_told_without_a_test(void **state)
{
    own(one_page) one = said_of(LANGUAGE_EN, DESCRIBED_COUNTY, GAIN);

    (void)state;
    assert_string_equal(one_page_line(one, 0),
                        "The score of Resilience rose from 58.4 to 66.9, by 8.5 points of 100.");
    assert_true(g_str_has_prefix(one_page_line(one, 1),
                                 "This county has 2 neighbourhoods in the programme."));
}

/* The model of the invented province finds no test: its pairs are in three neighbourhoods. */
static struct one_page *untested_province(enum reason reason)
{
    static const enum statistic WITHOUT[] = {STATISTIC_P_MODEL, STATISTIC_MODEL_CHANGE_100,
                                             STATISTIC_MODEL_LOW_100, STATISTIC_MODEL_HIGH_100,
                                             STATISTIC_G_MODEL};
    struct one_page *one = one_page_new(LANGUAGE_EN, PROVINCE, false);

    one_page_change(one, PROVINCE, RES, GAIN);
    for (int scale = RES; scale <= FR; scale++)
        for (guint i = 0; i < G_N_ELEMENTS(WITHOUT); i++)
            findings_set_reason(one->it->track.findings, PROVINCE, scale, STUDY_CHANGE, WITHOUT[i],
                                reason);
    one_page_set(one, PROVINCE, RES, STATISTIC_CLUSTERS, 3);
    one_page_open(one);
    summary_sentences(&one->page, one->scales);
    return one;
}

static void no_sentence_claims_a_test_that_was_not_made(void **state)
{
    own(one_page) few = untested_province(REASON_TOO_FEW_CLUSTERS);
    own(one_page) alike = untested_province(REASON_ALIKE_WITHIN);

    (void)state;
    assert_string_equal(one_page_line(few, 0),
                        "The score of Resilience rose from 58.4 to 66.9, by 8.5 points of 100.");
    assert_true(g_str_has_prefix(one_page_line(few, 1),
                                 "People answered both times in 3 neighbourhoods only."));
    assert_true(g_str_has_prefix(one_page_line(few, 2), "6 of 130 enrolled"));
    assert_string_equal(one_page_line(alike, 1), "The change is described and was not tested: in "
                                                 "each neighbourhood everybody changed alike.");
}

static void the_number_of_neighbourhoods_is_that_of_the_model(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, PROVINCE, false);

    (void)state;
    one_page_change(one, PROVINCE, RES, GAIN);
    one_page_set(one, PROVINCE, RES, STATISTIC_CLUSTERS, 4);
    one_page_open(one);
    summary_sentences(&one->page, one->scales);
    assert_true(g_str_has_prefix(one_page_line(one, 1), "The result rests on 4 neighbourhoods;"));
}

static void where_nobody_was_lost_it_is_said(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, NEIGHBOURHOOD, false);

    (void)state;
    findings_set(one->it->track.findings, NEIGHBOURHOOD, NO_SCALE, STUDY_NO_WAVE,
                 STATISTIC_ENROLLED, 20);
    one_page_open(one);
    summary_sentences(&one->page, one->scales);
    assert_string_equal(one_page_line(one, -2), "All 20 enrolled people answered both times.");
}

static void a_baseline_promises_nothing(void **state)
{
    own(one_page) one = one_page_new(LANGUAGE_EN, NEIGHBOURHOOD, false);

    (void)state;
    invented_make_baseline(one->it);
    one_page_open(one);
    summary_sentences(&one->page, one->scales);
    assert_int_equal(block_of(one_page_sheet(one), BLOCK_SENTENCES)->lines->len, 1);
    assert_true(g_str_has_prefix(one_page_line(one, 0), "These are the scores before"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_neighbourhoods_gain_is_told_by_its_means),
        cmocka_unit_test(so_it_is_in_persian_with_persian_digits),
        cmocka_unit_test(a_loss_is_told_as_plainly),
        cmocka_unit_test(the_model_is_told_with_its_interval),
        cmocka_unit_test(a_change_that_may_be_chance_is_called_possible),
        cmocka_unit_test(an_interval_over_zero_is_not_clear),
        cmocka_unit_test(an_interval_of_trifles_is_no_change),
        cmocka_unit_test(a_described_county_is_told_without_a_test),
        cmocka_unit_test(no_sentence_claims_a_test_that_was_not_made),
        cmocka_unit_test(the_number_of_neighbourhoods_is_that_of_the_model),
        cmocka_unit_test(where_nobody_was_lost_it_is_said),
        cmocka_unit_test(a_baseline_promises_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
