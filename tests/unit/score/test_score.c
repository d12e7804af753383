/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <math.h>

#include "score/score.h"

#define BL  ANSWER_BLANK
#define DK  ANSWER_DONT_KNOW
#define NO  ANSWER_DECLINED
#define SK  ANSWER_SKIPPED
#define N_P 8u /* most people of a fixture */
#define N_I 6u /* most items */

/* A questionnaire of one scale and a wave, both small enough to be read at a glance. */
struct fixture {
    struct instrument instrument;
    struct wave wave;
    struct scale scales[4];
    struct key keys[4][N_I];
    guint parts[4];
    struct answers items[N_I];
    gint16 codes[N_I][N_P];
    struct decimal decimals[N_I][N_P];
};

static struct decimal whole(gint64 digits)
{
    return (struct decimal){digits, 0};
}

/* Scale i of a kind, with n items of the range min..max. */
static struct scale *add_scale(struct fixture *f, enum scale_kind kind, enum scale_method method,
                               guint n, int min, int max)
{
    struct scale *scale = &f->scales[f->instrument.n_scales];

    scale->keys = f->keys[f->instrument.n_scales++];
    scale->kind = kind;
    scale->method = method;
    scale->n_keys = n;
    scale->min_items = 1;
    scale->prorate = kind != SCALE_KNOWLEDGE;
    for (guint i = 0; i < n; i++)
        scale->keys[i] = (struct key){.item = i, .min = whole(min), .max = whole(max)};
    scale->min = method == METHOD_SUM ? min * (double)n : min;
    scale->max = method == METHOD_SUM ? max * (double)n : max;
    f->instrument.scales = f->scales;
    return scale;
}

static struct scale *add_knowledge(struct fixture *f, enum scale_method method, guint n)
{
    struct scale *scale = add_scale(f, SCALE_KNOWLEDGE, method, n, 1, 4);

    scale->dont_know = DONT_KNOW_WRONG;
    scale->min = 0;
    scale->max = method == METHOD_SUM ? n : method == METHOD_PERCENT ? 100 : 1;
    for (guint i = 0; i < n; i++) {
        scale->keys[i].has_correct = true;
        scale->keys[i].correct = (gint)i + 1;
    }
    return scale;
}

/* One person's codes, item by item. */
static void add_person(struct fixture *f, guint n, const gint16 *codes)
{
    guint person = f->wave.n_people++;

    f->wave.items = f->items;
    for (guint i = 0; i < n; i++) {
        f->items[i].codes = f->codes[i];
        f->codes[i][person] = codes[i];
    }
}

#define PERSON(f, ...)                                                                             \
    add_person(f, G_N_ELEMENTS(((gint16[]){__VA_ARGS__})), (gint16[]){__VA_ARGS__})

static struct scores *score(struct fixture *f)
{
    return scores_of_wave(&f->instrument, &f->wave);
}

#define assert_score(scores, scale, person, want_over, want_under)                                 \
    do {                                                                                           \
        struct fraction score_ = (scores)->own[scale][person];                                     \
        assert_int_equal(score_.over, want_over);                                                  \
        assert_int_equal(score_.under, want_under);                                                \
    } while (0)

#define assert_no_score(scores, scale, person)                                                     \
    assert_false(fraction_exists((scores)->own[scale][person]))

static void a_mean_spans_the_range_of_its_items(void **state)
{
    struct fixture f = {0};
    own(scores) scores = NULL;

    (void)state;
    add_scale(&f, SCALE_ATTITUDE, METHOD_MEAN, 3, 1, 5);
    PERSON(&f, 1, 1, 1);
    PERSON(&f, 5, 5, 5);
    PERSON(&f, 3, 3, 3);
    PERSON(&f, 1, 2, 2);
    scores = score(&f);
    assert_score(scores, 0, 0, 1, 1);
    assert_score(scores, 0, 1, 5, 1);
    assert_score(scores, 0, 2, 3, 1);
    assert_score(scores, 0, 3, 5, 3);
    assert_int_equal(score_pomp(&f.scales[0], scores->own[0][0]).over, 0);
    assert_int_equal(score_pomp(&f.scales[0], scores->own[0][1]).over, 100);
    assert_int_equal(score_pomp(&f.scales[0], scores->own[0][2]).over, 50);
    assert_int_equal(score_pomp(&f.scales[0], scores->own[0][3]).over, 50);
    assert_int_equal(score_pomp(&f.scales[0], scores->own[0][3]).under, 3);
}

static void a_missing_answer_is_left_out_of_the_mean(void **state)
{
    struct fixture f = {0};
    own(scores) scores = NULL;

    (void)state;
    add_scale(&f, SCALE_ATTITUDE, METHOD_MEAN, 4, 1, 5)->min_items = 2;
    PERSON(&f, 5, 4, BL, 2);
    PERSON(&f, 5, DK, NO, 2);
    PERSON(&f, 5, SK, BL, DK);
    PERSON(&f, BL, BL, BL, BL);
    PERSON(&f, 5, 4, 3, 2);
    scores = score(&f);
    assert_score(scores, 0, 0, 11, 3);
    assert_score(scores, 0, 1, 7, 2);
    assert_no_score(scores, 0, 2);
    assert_no_score(scores, 0, 3);
    assert_int_equal(scores->n_answered[0][0], 3);
    assert_int_equal(scores->n_answered[0][2], 1);
    assert_true(score_prorated(scores, 0, 0));
    assert_false(score_prorated(scores, 0, 2));
    assert_false(score_prorated(scores, 0, 4));
}

static void without_prorating_every_item_is_asked_for(void **state)
{
    struct fixture f = {0};
    own(scores) scores = NULL;

    (void)state;
    add_scale(&f, SCALE_BEHAVIOUR, METHOD_MEAN, 3, 0, 4)->prorate = false;
    PERSON(&f, 4, 4, BL);
    PERSON(&f, 4, 4, 2);
    scores = score(&f);
    assert_no_score(scores, 0, 0);
    assert_score(scores, 0, 1, 10, 3);
}

static void a_sum_is_the_mean_times_the_items(void **state)
{
    struct fixture f = {0};
    own(scores) scores = NULL;

    (void)state;
    add_scale(&f, SCALE_ATTITUDE, METHOD_SUM, 4, 0, 3)->min_items = 3;
    PERSON(&f, 0, 0, 0, 0);
    PERSON(&f, 3, 3, 3, 3);
    PERSON(&f, 1, 2, BL, 2);
    PERSON(&f, 1, BL, BL, 2);
    scores = score(&f);
    assert_score(scores, 0, 0, 0, 1);
    assert_score(scores, 0, 1, 12, 1);
    assert_score(scores, 0, 2, 20, 3);
    assert_no_score(scores, 0, 3);
    assert_int_equal(score_pomp(&f.scales[0], scores->own[0][1]).over, 100);
    assert_int_equal(score_pomp(&f.scales[0], scores->own[0][2]).over, 500);
    assert_int_equal(score_pomp(&f.scales[0], scores->own[0][2]).under, 9);
}

static void a_reversed_item_is_min_plus_max_minus_itself(void **state)
{
    struct fixture f = {0};
    own(scores) scores = NULL;

    (void)state;
    add_scale(&f, SCALE_ATTITUDE, METHOD_MEAN, 2, 0, 4);
    f.keys[0][0].reverse = f.keys[0][1].reverse = true;
    PERSON(&f, 0, 0);
    PERSON(&f, 4, 3);
    PERSON(&f, BL, 3);
    scores = score(&f);
    assert_score(scores, 0, 0, 4, 1);
    assert_score(scores, 0, 1, 1, 2);
    assert_score(scores, 0, 2, 1, 1);
    assert_true(score_item(&f.instrument, &f.wave, 0, 0, 1) == 0);
    assert_true(score_item(&f.instrument, &f.wave, 0, 1, 1) == 1);
    assert_true(isnan(score_item(&f.instrument, &f.wave, 0, 0, 2)));
}

static void an_item_may_be_reversed_in_one_scale_and_not_in_another(void **state)
{
    struct fixture f = {0};
    own(scores) scores = NULL;

    (void)state;
    add_scale(&f, SCALE_ATTITUDE, METHOD_MEAN, 2, 1, 5);
    add_scale(&f, SCALE_ATTITUDE, METHOD_MEAN, 2, 1, 5);
    f.keys[1][0].reverse = true;
    PERSON(&f, 5, 4);
    scores = score(&f);
    assert_score(scores, 0, 0, 9, 2);
    assert_score(scores, 1, 0, 5, 2);
    assert_int_equal(f.codes[0][0], 5);
}

/* 2.8 - 2.6 and 1.4 - 1.2 differ as doubles. */
static void changes_that_tie_in_mathematics_tie_in_value(void **state)
{
    struct fixture f = {0};
    own(scores) scores = NULL;
    struct fraction a, b;

    (void)state;
    add_scale(&f, SCALE_ATTITUDE, METHOD_MEAN, 5, 1, 5);
    PERSON(&f, 3, 3, 3, 2, 3);
    PERSON(&f, 3, 3, 3, 2, 2);
    PERSON(&f, 2, 2, 1, 1, 1);
    PERSON(&f, 2, 1, 1, 1, 1);
    scores = score(&f);
    a = fraction_subtract(scores->own[0][0], scores->own[0][1]);
    b = fraction_subtract(scores->own[0][2], scores->own[0][3]);
    assert_true((2.8 - 2.6) != (1.4 - 1.2));
    assert_true(fraction_value(a) == fraction_value(b));
    assert_true(fraction_value(a) == 0.2);
}

static void knowledge_counts_what_is_right(void **state)
{
    struct fixture f = {0};
    own(scores) scores = NULL;

    (void)state;
    add_knowledge(&f, METHOD_SUM, 4)->min_items = 2;
    PERSON(&f, 1, 2, 3, 4);
    PERSON(&f, 4, 4, 4, 1);
    PERSON(&f, 1, DK, BL, BL);
    PERSON(&f, 1, BL, NO, SK);
    PERSON(&f, 1, 2, BL, BL);
    scores = score(&f);
    assert_score(scores, 0, 0, 4, 1);
    assert_score(scores, 0, 1, 0, 1);
    assert_score(scores, 0, 2, 1, 1);
    assert_no_score(scores, 0, 3);
    assert_score(scores, 0, 4, 2, 1);
    assert_int_equal(scores->n_answered[0][2], 2);
    assert_false(score_prorated(scores, 0, 4));
    assert_true(score_item(&f.instrument, &f.wave, 0, 0, 0) == 1);
    assert_true(score_item(&f.instrument, &f.wave, 0, 0, 1) == 0);
    assert_true(score_item(&f.instrument, &f.wave, 0, 1, 2) == 0);
    assert_true(score_item(&f.instrument, &f.wave, 0, 2, 2) == 0);
}

static void dont_know_is_no_answer_where_the_contract_says_missing(void **state)
{
    struct fixture f = {0};
    own(scores) scores = NULL;

    (void)state;
    add_knowledge(&f, METHOD_SUM, 3)->dont_know = DONT_KNOW_MISSING;
    f.scales[0].min_items = 2;
    PERSON(&f, 1, DK, BL);
    PERSON(&f, 1, 2, DK);
    scores = score(&f);
    assert_no_score(scores, 0, 0);
    assert_score(scores, 0, 1, 2, 1);
    assert_true(isnan(score_item(&f.instrument, &f.wave, 0, 1, 0)));
    assert_true(isnan(score_item(&f.instrument, &f.wave, 0, 2, 0)));
}

static void knowledge_as_percent_and_as_mean_stand_on_all_items(void **state)
{
    struct fixture f = {0};
    own(scores) scores = NULL;

    (void)state;
    add_knowledge(&f, METHOD_PERCENT, 3);
    add_knowledge(&f, METHOD_MEAN, 3);
    PERSON(&f, 1, 2, BL);
    scores = score(&f);
    assert_score(scores, 0, 0, 200, 3);
    assert_score(scores, 1, 0, 2, 3);
    assert_int_equal(score_pomp(&f.scales[0], scores->own[0][0]).over, 200);
    assert_int_equal(score_pomp(&f.scales[1], scores->own[1][0]).over, 200);
    assert_int_equal(score_pomp(&f.scales[1], scores->own[1][0]).under, 3);
}

static void knowledge_bounds_hold_the_score_between_them(void **state)
{
    struct fixture f = {0};
    struct fraction low, high;

    (void)state;
    add_knowledge(&f, METHOD_SUM, 4);
    PERSON(&f, 1, 2, 4, BL);
    PERSON(&f, BL, SK, NO, BL);
    PERSON(&f, 1, 2, 3, 4);
    PERSON(&f, DK, BL, BL, BL);
    score_knowledge_bounds(&low, &high, &f.instrument, &f.wave, 0, 0);
    assert_true(fraction_value(low) == 2);
    assert_int_equal(high.over, 8); /* 2 of 3 answered, of 4 */
    assert_int_equal(high.under, 3);
    score_knowledge_bounds(&low, &high, &f.instrument, &f.wave, 0, 1);
    assert_false(fraction_exists(low) || fraction_exists(high));
    score_knowledge_bounds(&low, &high, &f.instrument, &f.wave, 0, 2);
    assert_true(fraction_value(low) == 4 && fraction_value(high) == 4);
    score_knowledge_bounds(&low, &high, &f.instrument, &f.wave, 0, 3);
    assert_true(fraction_value(low) == 0 && fraction_value(high) == 0);
}

static void an_index_is_the_mean_of_its_parts_on_0_100(void **state)
{
    struct fixture f = {0};
    struct scale *index;
    own(scores) scores = NULL;

    (void)state;
    index = add_scale(&f, SCALE_INDEX, METHOD_MEAN, 0, 0, 100); /* named before its parts */
    add_scale(&f, SCALE_ATTITUDE, METHOD_MEAN, 2, 1, 5)->min_items = 2;
    add_scale(&f, SCALE_ATTITUDE, METHOD_SUM, 2, 0, 3)->min_items = 2;
    f.keys[2][0].item = 2;
    f.keys[2][1].item = 3;
    f.parts[0] = 1;
    f.parts[1] = 2;
    index->keys = NULL;
    index->parts = f.parts;
    index->n_parts = 2;
    PERSON(&f, 5, 3, 0, 1);   /* 75 and 100/6 */
    PERSON(&f, 5, 3, BL, 1);  /* 75 */
    PERSON(&f, 5, BL, BL, 1); /* nothing */
    scores = score(&f);
    assert_score(scores, 0, 0, 275, 6);
    assert_score(scores, 0, 1, 75, 1);
    assert_no_score(scores, 0, 2);
    assert_int_equal(scores->n_answered[0][0], 2);
    assert_true(score_prorated(scores, 0, 1));
    scores_free(own_pass(scores));
    index->min_items = 2;
    scores = score(&f);
    assert_score(scores, 0, 0, 275, 6);
    assert_no_score(scores, 0, 1);
}

static void a_range_in_thirds_is_taken_from_the_keys(void **state)
{
    struct fixture f = {0};
    struct scale *scale;
    own(scores) scores = NULL;
    struct fraction share;

    (void)state;
    scale = add_scale(&f, SCALE_ATTITUDE, METHOD_MEAN, 3, 0, 4);
    f.keys[0][2].min = whole(1); /* the mean starts at 1/3, the double is not that */
    scale->min = 1. / 3;
    PERSON(&f, 0, 0, 1);
    PERSON(&f, 4, 4, 4);
    PERSON(&f, 2, 2, 2);
    scores = score(&f);
    assert_int_equal(score_pomp(scale, scores->own[0][0]).over, 0);
    share = score_pomp(scale, scores->own[0][1]);
    assert_true(share.over == 100 && share.under == 1);
    share = score_pomp(scale, scores->own[0][2]); /* (2 - 1/3) / (4 - 1/3) */
    assert_true(share.over == 500 && share.under == 11);
    assert_false(fraction_exists(score_pomp(scale, FRACTION_NONE)));
}

static void decimals_are_scored_as_they_are_written(void **state)
{
    struct fixture f = {0};
    own(scores) scores = NULL;

    (void)state;
    add_scale(&f, SCALE_ATTITUDE, METHOD_MEAN, 2, 0, 10)->min_items = 1;
    f.keys[0][1].reverse = true;
    PERSON(&f, 0, 0);
    PERSON(&f, 0, BL);
    for (guint i = 0; i < 2; i++)
        f.items[i].decimals = f.decimals[i];
    f.decimals[0][0] = (struct decimal){29, 1};
    f.decimals[1][0] = (struct decimal){73, 1}; /* reversed: 2.7 */
    f.decimals[0][1] = (struct decimal){1, 9};
    scores = score(&f);
    assert_score(scores, 0, 0, 14, 5);
    assert_score(scores, 0, 1, 1, 1000000000);
    assert_true(score_item(&f.instrument, &f.wave, 0, 1, 0) == 2.7);
}

static void whole_and_decimal_roads_give_one_score(void **state)
{
    struct fixture f = {0};
    own(scores) by_codes = NULL;
    own(scores) by_decimals = NULL;

    (void)state;
    add_scale(&f, SCALE_ATTITUDE, METHOD_SUM, 4, 1, 7)->min_items = 2;
    f.keys[0][1].reverse = f.keys[0][3].reverse = true;
    PERSON(&f, 1, 7, 3, 2);
    PERSON(&f, 2, BL, 5, 6);
    PERSON(&f, BL, 4, BL, 1);
    PERSON(&f, BL, 4, BL, BL);
    by_codes = score(&f);
    for (guint i = 0; i < 4; i++) {
        f.items[i].decimals = f.decimals[i];
        for (guint p = 0; p < f.wave.n_people; p++) {
            f.decimals[i][p] = whole(f.codes[i][p]);
            f.codes[i][p] = f.codes[i][p] > ANSWER_LAST_MISSING ? 0 : f.codes[i][p];
        }
    }
    by_decimals = score(&f);
    for (guint p = 0; p < f.wave.n_people; p++) {
        struct fraction want = by_codes->own[0][p];
        assert_score(by_decimals, 0, p, want.over, want.under);
        assert_int_equal(by_decimals->n_answered[0][p], by_codes->n_answered[0][p]);
    }
}

static void a_rated_scale_as_percent_is_its_place_in_the_range(void **state)
{
    struct fixture f = {0};
    own(scores) scores = NULL;

    (void)state;
    add_scale(&f, SCALE_BEHAVIOUR, METHOD_PERCENT, 2, 1, 5);
    f.scales[0].min = 0;
    f.scales[0].max = 100;
    PERSON(&f, 1, 1);
    PERSON(&f, 5, 5);
    PERSON(&f, 2, 4);
    PERSON(&f, 2, BL);
    scores = score(&f);
    assert_score(scores, 0, 0, 0, 1);
    assert_score(scores, 0, 1, 100, 1);
    assert_score(scores, 0, 2, 50, 1);
    assert_score(scores, 0, 3, 25, 1);
}

static void an_exposure_scale_has_no_scores(void **state)
{
    struct fixture f = {0};
    own(scores) scores = NULL;

    (void)state;
    add_scale(&f, SCALE_EXPOSURE, METHOD_MEAN, 2, 0, 1);
    PERSON(&f, 1, 0);
    scores = score(&f);
    assert_null(scores->own[0]);
    assert_false(score_prorated(scores, 0, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mean_spans_the_range_of_its_items),
        cmocka_unit_test(a_missing_answer_is_left_out_of_the_mean),
        cmocka_unit_test(without_prorating_every_item_is_asked_for),
        cmocka_unit_test(a_sum_is_the_mean_times_the_items),
        cmocka_unit_test(a_reversed_item_is_min_plus_max_minus_itself),
        cmocka_unit_test(an_item_may_be_reversed_in_one_scale_and_not_in_another),
        cmocka_unit_test(changes_that_tie_in_mathematics_tie_in_value),
        cmocka_unit_test(knowledge_counts_what_is_right),
        cmocka_unit_test(dont_know_is_no_answer_where_the_contract_says_missing),
        cmocka_unit_test(knowledge_as_percent_and_as_mean_stand_on_all_items),
        cmocka_unit_test(knowledge_bounds_hold_the_score_between_them),
        cmocka_unit_test(an_index_is_the_mean_of_its_parts_on_0_100),
        cmocka_unit_test(a_range_in_thirds_is_taken_from_the_keys),
        cmocka_unit_test(decimals_are_scored_as_they_are_written),
        cmocka_unit_test(whole_and_decimal_roads_give_one_score),
        cmocka_unit_test(a_rated_scale_as_percent_is_its_place_in_the_range),
        cmocka_unit_test(an_exposure_scale_has_no_scores),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
