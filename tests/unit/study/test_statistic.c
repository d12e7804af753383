/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "study/item_statistic.h"
#include "study/study.h"

static void every_statistic_has_a_name_a_wave_and_words(void **state)
{
    (void)state;
    for (int s = 0; s < N_STATISTICS; s++) {
        enum statistic statistic = (enum statistic)s;
        unsigned waves = 0;

        for (int w = 0; w < N_STUDY_WAVES; w++)
            waves += statistic_in_wave(statistic, (enum study_wave)w) ? 1 : 0;
        assert_in_range(waves, 1, 2);
        assert_true(strlen(statistic_name(statistic)) > 0);
        for (int l = 0; l < N_LANGUAGES; l++) {
            const char *label = statistic_label(statistic, (enum language)l);
            const char *definition = statistic_definition(statistic, (enum language)l);

            assert_in_range(g_utf8_strlen(label, -1), 1, 34);
            assert_true(g_utf8_validate(definition, -1, NULL));
            assert_in_range(g_utf8_strlen(definition, -1), 15, 260);
            assert_true(g_str_has_suffix(definition, "."));
        }
        assert_string_not_equal(statistic_definition(statistic, LANGUAGE_FA),
                                statistic_definition(statistic, LANGUAGE_EN));
    }
}

static void names_are_lower_case_and_unique(void **state)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    (void)state;
    for (int s = 0; s < N_STATISTICS; s++) {
        const char *name = statistic_name((enum statistic)s);

        assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_"), strlen(name));
        assert_true(g_hash_table_add(seen, (gpointer)(guintptr)name));
    }
}

static void labels_are_unique_in_both_languages(void **state)
{
    (void)state;
    for (int l = 0; l < N_LANGUAGES; l++) {
        g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

        for (int s = 0; s < N_STATISTICS; s++) {
            const char *label = statistic_label((enum statistic)s, (enum language)l);
            if (!g_hash_table_add(seen, (gpointer)(guintptr)label))
                fail_msg("two statistics are called %s", label);
        }
    }
}

/* Letters of the Arabic keyboard, and a plural cut off from its word, are slips here. */
static void persian_words_are_written_with_persian_letters(void **state)
{
    static const char *const SLIPS[] = {"ي", "ك", " ها ", " های ", " می ", "ۀ"};

    (void)state;
    for (int s = 0; s < N_STATISTICS; s++)
        for (gsize i = 0; i < G_N_ELEMENTS(SLIPS); i++) {
            assert_null(strstr(statistic_label((enum statistic)s, LANGUAGE_FA), SLIPS[i]));
            assert_null(strstr(statistic_definition((enum statistic)s, LANGUAGE_FA), SLIPS[i]));
        }
}

static void a_statistic_belongs_to_its_waves_only(void **state)
{
    (void)state;
    assert_true(statistic_in_wave(STATISTIC_MEAN, STUDY_PRE));
    assert_true(statistic_in_wave(STATISTIC_MEAN, STUDY_POST));
    assert_false(statistic_in_wave(STATISTIC_MEAN, STUDY_CHANGE));
    assert_true(statistic_in_wave(STATISTIC_ICC_PRE, STUDY_PRE));
    assert_false(statistic_in_wave(STATISTIC_ICC_PRE, STUDY_POST));
    assert_true(statistic_in_wave(STATISTIC_G_AV, STUDY_CHANGE));
    assert_true(statistic_in_wave(STATISTIC_ENROLLED, STUDY_NO_WAVE));
    assert_false(statistic_in_wave(STATISTIC_ENROLLED, STUDY_CHANGE));
    assert_int_equal(statistic_kind(STATISTIC_ENROLLED), NUMBER_COUNT);
    assert_int_equal(statistic_kind(STATISTIC_CHANGE_100), NUMBER_CHANGE);
}

static void every_statistic_says_how_it_is_made_and_checked(void **state)
{
    (void)state;
    for (int s = 0; s < N_STATISTICS; s++) {
        struct provenance p = statistic_provenance((enum statistic)s);

        assert_in_range(statistic_levels((enum statistic)s), 1, AT_EVERY_LEVEL);
        assert_in_range(p.section, 0, N_SECTIONS - 1);
        assert_true(g_str_is_ascii(p.formula) && strlen(p.formula) >= 3);
        assert_true(g_str_is_ascii(p.oracle));
        /* A number that is not counted is held against something, to a stated number of digits. */
        assert_true(p.oracle[0] == '\0' || p.tolerance <= 1e-5);
        if (p.tolerance > 0)
            assert_true(p.tolerance >= 1e-12);
    }
}

static void every_section_is_used_and_gives_its_reason(void **state)
{
    bool is_used[N_SECTIONS] = {false};

    (void)state;
    for (int s = 0; s < N_STATISTICS; s++)
        is_used[statistic_provenance((enum statistic)s).section] = true;
    for (int s = 0; s < N_ITEM_STATISTICS; s++)
        is_used[item_statistic_provenance((enum item_statistic)s).section] = true;
    for (int s = 0; s < N_SECTIONS; s++)
        for (int l = 0; l < N_LANGUAGES; l++) {
            assert_true(strlen(section_title((enum statistic_section)s, (enum language)l)) > 0);
            assert_true(
                g_str_has_suffix(section_reason((enum statistic_section)s, (enum language)l), "."));
        }
    assert_true(is_used[SECTION_WAVE] && is_used[SECTION_CLUSTERS] && is_used[SECTION_PATTERNS]);
}

static void sources_stand_in_the_order_of_the_alphabet(void **state)
{
    (void)state;
    for (int s = SOURCE_NONE + 1; s < N_SOURCES; s++) {
        enum source source = (enum source)s;

        assert_true(g_ascii_strcasecmp(source_cited((enum source)(s - 1)), source_cited(source)) <
                    0);
        assert_true(strlen(source_full(source)) > strlen(source_cited(source)));
    }
}

static void every_item_statistic_has_a_name_and_words(void **state)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    (void)state;
    for (int s = 0; s < N_ITEM_STATISTICS; s++) {
        enum item_statistic statistic = (enum item_statistic)s;

        assert_true(g_hash_table_add(seen, (gpointer)(guintptr)item_statistic_name(statistic)));
        assert_true(strlen(item_statistic_provenance(statistic).formula) > 0);
        for (int l = 0; l < N_LANGUAGES; l++) {
            assert_in_range(g_utf8_strlen(item_statistic_label(statistic, (enum language)l), -1), 1,
                            34);
            assert_true(
                g_str_has_suffix(item_statistic_definition(statistic, (enum language)l), "."));
        }
    }
}

static void some_findings_are_words(void **state)
{
    static const struct {
        enum statistic statistic;
        double value;
        const char *word;
    } WORDS[] = {
        {STATISTIC_SWC_VERDICT, VERDICT_CLEAR_GAIN, "clear_gain"},
        {STATISTIC_SWC_VERDICT, VERDICT_TRIVIAL, "trivial"},
        {STATISTIC_SWC_VERDICT, VERDICT_GAIN, ""},
        {STATISTIC_HEADLINE_TEST, HEADLINE_PAIRED, "paired"},
        {STATISTIC_HEADLINE_TEST, HEADLINE_MODEL, "model"},
        {STATISTIC_HEADLINE_TEST, HEADLINE_DIFFERENCE, "difference"},
        {STATISTIC_HEADLINE_TEST, HEADLINE_NONE, ""},
        {STATISTIC_RCI_SOURCE, RCI_DECLARED, "declared"},
        {STATISTIC_RCI_SOURCE, RCI_ALPHA, "alpha"},
        {STATISTIC_SENS_VERDICT, SENS_STABLE, "stable"},
        {STATISTIC_SENS_VERDICT, SENS_DEPENDS, "depends"},
        {STATISTIC_SENS_VERDICT, (double)NAN, ""},
        {STATISTIC_CHANGE, 1, NULL},
        {STATISTIC_TAU2, 1, NULL},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        const char *word = study_word(WORDS[i].statistic, WORDS[i].value);

        if (WORDS[i].word == NULL)
            assert_null(word);
        else
            assert_string_equal(word, WORDS[i].word);
    }
}

static void reasons_waves_and_levels_have_the_words_of_the_record(void **state)
{
    static const char *const REASONS[N_REASONS] = {"",
                                                   "too_few",
                                                   "no_variance",
                                                   "alike_within",
                                                   "too_few_clusters",
                                                   "not_declared",
                                                   "not_converged",
                                                   "heywood",
                                                   "suppressed"};

    (void)state;
    for (int r = 0; r < N_REASONS; r++) {
        assert_string_equal(reason_name((enum reason)r), REASONS[r]);
        for (int l = 0; l < N_LANGUAGES; l++)
            assert_int_equal(strlen(reason_words((enum reason)r, (enum language)l)) > 0,
                             r != REASON_NONE);
    }
    assert_string_equal(study_wave_name(STUDY_PRE), "pre");
    assert_string_equal(study_wave_name(STUDY_POST), "post");
    assert_string_equal(study_wave_name(STUDY_CHANGE), "change");
    assert_string_equal(study_wave_name(STUDY_NO_WAVE), "");
    assert_string_equal(level_name(LEVEL_PROVINCE), "province");
    assert_string_equal(level_name(LEVEL_COUNTY), "county");
    assert_string_equal(level_name(LEVEL_NEIGHBOURHOOD), "neighbourhood");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_statistic_has_a_name_a_wave_and_words),
        cmocka_unit_test(names_are_lower_case_and_unique),
        cmocka_unit_test(labels_are_unique_in_both_languages),
        cmocka_unit_test(persian_words_are_written_with_persian_letters),
        cmocka_unit_test(a_statistic_belongs_to_its_waves_only),
        cmocka_unit_test(every_statistic_says_how_it_is_made_and_checked),
        cmocka_unit_test(every_section_is_used_and_gives_its_reason),
        cmocka_unit_test(sources_stand_in_the_order_of_the_alphabet),
        cmocka_unit_test(every_item_statistic_has_a_name_and_words),
        cmocka_unit_test(some_findings_are_words),
        cmocka_unit_test(reasons_waves_and_levels_have_the_words_of_the_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
