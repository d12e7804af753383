/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cards and notes of a summary say where a test speaks, where it is unclear, where none.
 */
#include "unit/check.h"

#include "report/sheets.h"
#include "unit/report/one_page.h"

enum { PROVINCE = 0, NEIGHBOURHOOD = 3, CHANGE_CARD = 2, EFFECT_CARD = 3 };

static const struct change CLEAR = {58.4, 66.9, 5.1, 11.9, 0.001};
static const struct change UNCLEAR = {58.4, 66.9, -5.1, 21.9, 0.2};

static struct one_page *summary_of(guint unit, struct change change, enum reason reason)
{
    static const enum statistic WITHOUT[] = {STATISTIC_P_T, STATISTIC_P_MODEL,
                                             STATISTIC_MODEL_CHANGE_100, STATISTIC_G_MODEL};
    struct one_page *one = one_page_new(LANGUAGE_EN, unit, false);

    one_page_change(one, unit, RES, change);
    one_page_set(one, unit, RES, STATISTIC_G_AV, 0.56);
    one_page_set(one, unit, RES, STATISTIC_G_MODEL, -0.85);
    for (guint i = 0; i < G_N_ELEMENTS(WITHOUT) && reason != REASON_NONE; i++)
        for (int scale = RES; scale <= FR; scale++)
            findings_set_reason(one->it->track.findings, unit, scale, STUDY_CHANGE, WITHOUT[i],
                                reason);
    one_page_open(one);
    summary_sheet(&one->page);
    return one;
}

/* In the small print. */
static bool notes(const struct sheet *sheet, const char *words)
{
    for (guint i = 0; i < sheet->blocks->len; i++) {
        const struct block *block = g_ptr_array_index(sheet->blocks, i);

        if (block->kind == BLOCK_NOTE && strstr(block->text, words) != NULL)
            return true;
    }
    return false;
}

static const struct card *card_of(const struct one_page *one, guint i)
{
    const struct block *cards = block_of(one_page_sheet(one), BLOCK_CARDS);

    g_assert(i < cards->cards->len);
    return g_ptr_array_index(cards->cards, i);
}

static void a_size_is_a_word_only_beside_a_clear_test(void **state)
{
    own(one_page) model = summary_of(PROVINCE, CLEAR, REASON_NONE);
    own(one_page) paired = summary_of(NEIGHBOURHOOD, CLEAR, REASON_NONE);
    own(one_page) unclear = summary_of(PROVINCE, UNCLEAR, REASON_NONE);
    own(one_page) untested = summary_of(PROVINCE, CLEAR, REASON_TOO_FEW_CLUSTERS);

    (void)state;
    assert_string_equal(card_of(model, EFFECT_CARD)->note, "large (0.8 and more)");
    assert_string_equal(card_of(paired, EFFECT_CARD)->note, "medium (0.5 and more)");
    assert_string_equal(card_of(unclear, EFFECT_CARD)->note,
                        "cannot be told: the interval holds 0");
    assert_string_equal(card_of(untested, EFFECT_CARD)->note, "");
    assert_true(fabs(card_of(untested, EFFECT_CARD)->value.value - 0.56) < 1e-12);
}

static void an_untested_change_is_shown_with_its_reason(void **state)
{
    own(one_page) few = summary_of(PROVINCE, CLEAR, REASON_TOO_FEW_CLUSTERS);
    own(one_page) alike = summary_of(PROVINCE, CLEAR, REASON_ALIKE_WITHIN);
    const struct card *card = card_of(few, CHANGE_CARD);

    (void)state;
    assert_int_equal(card->value.kind, CELL_NUMBER);
    assert_true(fabs(card->value.value - 8.5) < 1e-9);
    assert_string_equal(card->note, "not tested: too few neighbourhoods for a test");
    assert_string_equal(card_of(alike, CHANGE_CARD)->note,
                        "not tested: in each neighbourhood everybody changed alike");
    assert_false(has_block(one_page_sheet(few), BLOCK_FOREST_CHART));
    assert_true(notes(one_page_sheet(alike), "Described without intervals and tests: in each "
                                             "neighbourhood everybody changed alike."));
    assert_false(notes(one_page_sheet(alike), "Kenward"));
}

static struct one_page *arms_of(bool is_comparison, bool is_trained, bool has_both,
                                enum language language)
{
    struct one_page *one = one_page_new(language, NEIGHBOURHOOD, true);
    struct unit *unit = &one->it->units[NEIGHBOURHOOD];

    one->it->track.comparison_arm = 0;
    unit->is_comparison = is_comparison;
    unit->is_trained_only = is_trained;
    unit->has_both_arms = has_both;
    one_page_open(one);
    summary_sheet(&one->page);
    return one;
}

static void a_comparison_place_is_not_judged_as_a_trained_one(void **state)
{
    own(one_page) comparison = arms_of(true, false, false, LANGUAGE_EN);
    own(one_page) persian = arms_of(true, false, false, LANGUAGE_FA);

    (void)state;
    assert_true(
        g_str_has_prefix(one_page_line(comparison, 0), "This is a comparison neighbourhood"));
    assert_true(notes(one_page_sheet(comparison), "a change here is not from the training"));
    assert_string_equal(block_of(one_page_sheet(comparison), BLOCK_HEADING)->text,
                        "Scores at the pre-test and the post-test, without training (0 to 100)");
    assert_true(says(one_page_sheet(persian), "محلهٔ مقایسه است"));
}

static void a_trained_place_alone_proves_nothing(void **state)
{
    own(one_page) trained = arms_of(false, true, false, LANGUAGE_EN);
    own(one_page) both = arms_of(false, false, true, LANGUAGE_EN);
    own(one_page) unknown = arms_of(false, false, false, LANGUAGE_EN);

    (void)state;
    assert_true(says(one_page_sheet(trained), "Nobody here is in the comparison group"));
    assert_false(says(one_page_sheet(trained), "comparison neighbourhood"));
    assert_true(says(one_page_sheet(both), "depends on how the arms were made"));
    assert_true(says(one_page_sheet(unknown), "depends on how the arms were made"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_size_is_a_word_only_beside_a_clear_test),
        cmocka_unit_test(an_untested_change_is_shown_with_its_reason),
        cmocka_unit_test(a_comparison_place_is_not_judged_as_a_trained_one),
        cmocka_unit_test(a_trained_place_alone_proves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
