/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "report/reports.h"
#include "study/item_statistic.h"
#include "unit/report/invented_study.h"
#include "unit/report/report_reader.h"

struct world {
    struct invented *it;
    struct reports *reports;
};

static struct world world_new(enum language language)
{
    struct world world = {.it = invented_new(language)};

    invented_findings(world.it, NULL);
    world.reports = reports_new(&world.it->study, NULL);
    return world;
}

static void world_clear(struct world *world)
{
    reports_free(world->reports);
    invented_free(world->it);
}

static struct report *workbook(const struct world *world)
{
    for (guint i = 0; i < reports_count(world->reports); i++)
        if (g_str_equal(reports_file(world->reports, i), "evaluator/programme.xlsx"))
            return reports_build(world->reports, i);
    fail_msg("no workbook of the evaluator");
    return NULL;
}

/* The scales resilience and family with these verdicts at the province; 0: none. */
static void set_verdicts(struct world *world, double first, double second)
{
    const double verdicts[] = {first, second};

    for (int scale = RES; scale <= FR; scale++) {
        double verdict = verdicts[scale == RES ? 0 : 1];

        if (verdict > 0)
            findings_set(world->it->track.findings, 0, scale, STUDY_CHANGE, STATISTIC_SENS_VERDICT,
                         verdict);
        else
            findings_set_reason(world->it->track.findings, 0, scale, STUDY_CHANGE,
                                STATISTIC_SENS_VERDICT, REASON_TOO_FEW_CLUSTERS);
    }
}

static void headlines_that_hang_on_the_loss_are_named(void **state)
{
    static const struct {
        double first, second;
        const char *says;
    } CASES[] = {
        {SENS_DEPENDS, SENS_STABLE, "depends on how the lost would have answered: read it"},
        {SENS_STABLE, SENS_STABLE, "No headline of the whole programme depends"},
        {SENS_STABLE, 0, "No headline of the whole programme depends"},
        {0, 0, "Nothing was tested here"},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct world world = world_new(LANGUAGE_EN);

        set_verdicts(&world, CASES[i].first, CASES[i].second);
        own(report) report = workbook(&world);

        assert_true(says(sheet_of(report, "Sensitivity"), CASES[i].says));
        world_clear(&world);
    }
}

/* Two of three answers, and weights that go without the neighbourhood. */
static void answers_that_could_not_be_tried_are_said(void **state)
{
    static const enum statistic LIMITS[] = {STATISTIC_SENS_UNCHANGED_LOW, STATISTIC_SENS_WORSE_LOW,
                                            STATISTIC_SENS_LEFT_OUT};
    struct world world = world_new(LANGUAGE_EN);
    struct study_track *track = &world.it->track;

    (void)state;
    set_verdicts(&world, 0, SENS_STABLE);
    for (gsize i = 0; i < G_N_ELEMENTS(LIMITS); i++)
        findings_set(track->findings, 0, RES, STUDY_CHANGE, LIMITS[i], 1);
    findings_set(track->findings, 0, RES, STUDY_CHANGE, study_headline(track, 0).own_low, 1);
    findings_set_reason(track->findings, 0, RES, STUDY_CHANGE, STATISTIC_SENS_WEIGHTED_LOW,
                        REASON_TOO_FEW_CLUSTERS);
    own(report) report = workbook(&world);
    const struct sheet *sheet = sheet_of(report, "Sensitivity");

    assert_true(says(sheet, ": 2 of the three answers could be computed"));
    assert_true(says(sheet, "Where all three answers could be computed, no headline"));
    assert_true(says(sheet, "do not use all that is known of people"));
    world_clear(&world);
}

static void every_statistic_is_printed_with_its_formula(void **state)
{
    struct world world = world_new(LANGUAGE_FA);
    own(report) report = workbook(&world);
    const struct sheet *sheet = sheet_of(report, "فرمول‌ها");
    guint n_rows = 0;

    (void)state;
    for (guint b = 0; b < sheet->blocks->len; b++) {
        const struct block *block = g_ptr_array_index(sheet->blocks, b);

        if (block->kind != BLOCK_TABLE)
            continue;
        n_rows += block->rows->len;
        for (guint r = 0; r < block->rows->len; r++)
            for (guint c = 0; c < 3; c++) /* name, meaning and formula are never empty */
                assert_true(strlen(cell_at(block, r, c)->text) > 3);
    }
    assert_int_equal(n_rows, N_STATISTICS + N_ITEM_STATISTICS);
    const struct block *last = g_ptr_array_index(sheet->blocks, sheet->blocks->len - 1);

    assert_string_equal(last->text, source_full((enum source)(N_SOURCES - 1)));
    world_clear(&world);
}

/* Limits at known variances are for other programs to compare; place_low and place_high are read.
 */
static bool is_for_comparison(enum statistic statistic)
{
    return statistic == STATISTIC_EB_LOW || statistic == STATISTIC_EB_HIGH;
}

/* A statistic that is added to the table appears on some sheet without anybody's doing. */
static void every_statistic_of_change_stands_on_a_sheet(void **state)
{
    struct world world = world_new(LANGUAGE_EN);
    own(report) report = workbook(&world);
    const struct sheet *method = sheet_of(report, "Method");
    const struct block *list = g_ptr_array_index(method->blocks, method->blocks->len - 1);

    (void)state;
    for (int s = 0; s < N_STATISTICS; s++) {
        enum statistic statistic = (enum statistic)s;
        g_autofree char *want = g_strdup_printf("(%s)", statistic_name(statistic));
        bool is_of_groups = statistic_provenance(statistic).section == SECTION_SELECTION ||
                            strstr(want, "did") != NULL; /* no groups were invented */
        bool is_there = false;

        if (!statistic_in_wave(statistic, STUDY_CHANGE) || is_of_groups)
            continue;
        for (guint i = 0; i < list->rows->len; i++)
            is_there |= strstr(cell_at(list, i, 0)->text, want) != NULL;
        if (is_there == is_for_comparison(statistic))
            fail_msg("%s stands %s", want, is_there ? "on a sheet" : "nowhere");
    }
    world_clear(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headlines_that_hang_on_the_loss_are_named),
        cmocka_unit_test(answers_that_could_not_be_tried_are_said),
        cmocka_unit_test(every_statistic_is_printed_with_its_formula),
        cmocka_unit_test(every_statistic_of_change_stands_on_a_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
