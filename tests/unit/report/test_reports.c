/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "report/reports.h"
#include "unit/report/invented_study.h"
#include "unit/report/report_reader.h"

enum { MIN_GROUP = 10 };

/* A study with its privacy; the numbers of every hidden place are HIDDEN_NUMBER. */
struct world {
    struct invented *it;
    struct privacy *privacy;
    struct reports *reports;
};

static struct world world_new(enum language language)
{
    struct world world = {.it = invented_new(language)};

    world.privacy = privacy_new(&world.it->study, MIN_GROUP);
    invented_findings(world.it, world.privacy);
    world.reports = reports_new(&world.it->study, world.privacy);
    return world;
}

static void world_clear(struct world *world)
{
    reports_free(world->reports);
    privacy_free(world->privacy);
    invented_free(world->it);
}

static struct report *build(const struct world *world, const char *file)
{
    for (guint i = 0; i < reports_count(world->reports); i++)
        if (g_str_equal(reports_file(world->reports, i), file))
            return reports_build(world->reports, i);
    fail_msg("no workbook %s", file);
    return NULL;
}

static bool is_listed(const struct world *world, const char *file)
{
    for (guint i = 0; i < reports_count(world->reports); i++)
        if (g_str_equal(reports_file(world->reports, i), file))
            return true;
    return false;
}

static void file_names_are_ascii_and_unique(void **state)
{
    static const char *const LISTED[] = {"send/province.xlsx", "send/counties/01-urmia.xlsx",
                                         "send/neighbourhoods/01-urmia/01-baharan.xlsx",
                                         "evaluator/programme.xlsx", "evaluator/data-quality.xlsx"};
    struct world world = world_new(LANGUAGE_FA);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    (void)state;
    for (guint i = 0; i < reports_count(world.reports); i++) {
        const char *file = reports_file(world.reports, i);
        own(report) report = reports_build(world.reports, i);
        assert_true(g_str_is_ascii(file));
        assert_true(g_hash_table_add(seen, (gpointer)(gsize)file));
        assert_string_equal(report->file, file);
    }
    for (guint i = 0; i < G_N_ELEMENTS(LISTED); i++)
        assert_true(is_listed(&world, LISTED[i]));
    world_clear(&world);
}

static void a_hidden_place_has_no_workbook(void **state)
{
    struct world world = world_new(LANGUAGE_EN);
    guint n_hidden = privacy_n_hidden(world.privacy, 0, HIDDEN_TOO_FEW) +
                     privacy_n_hidden(world.privacy, 0, HIDDEN_TO_PROTECT);

    (void)state;
    assert_true(n_hidden >= 2); /* the small one, and a sibling that protects it */
    assert_false(is_listed(&world, "send/neighbourhoods/02-khoy/07-yas.xlsx"));
    assert_int_equal(reports_count(world.reports),
                     N_UNITS - n_hidden + 2); /* the evaluator's two */
    world_clear(&world);
}

static bool is_send(const char *file)
{
    return g_str_has_prefix(file, "send/");
}

static void forbid_hidden_number(double number, gpointer user)
{
    if (fabs(number - HIDDEN_NUMBER) < 1e-9 || fabs(number - HIDDEN_PERCENT) < 1e-9)
        fail_msg("a hidden number stands in %s", (const char *)user);
}

static void forbid_hidden_text(const char *text, gpointer user)
{
    static const char *const forms[] = {"77.7", "77.8", "۷۷٫۷", "۷۷٫۸", "78%", "۷۸ درصد"};

    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        if (strstr(text, forms[i]) != NULL)
            fail_msg("%s: a hidden number in words: %s", (const char *)user, text);
}

static void what_is_hidden_stands_nowhere_in_send(void **state)
{
    (void)state;
    for (int language = 0; language < N_LANGUAGES; language++) {
        struct world world = world_new((enum language)language);

        for (guint i = 0; i < reports_count(world.reports); i++) {
            own(report) report = reports_build(world.reports, i);
            struct reader reader = {forbid_hidden_text, forbid_hidden_number, report->file};

            if (is_send(report->file))
                read_report(&reader, report);
        }
        world_clear(&world);
    }
}

static void count_hidden_number(double number, gpointer user)
{
    guint *n = user;

    *n += fabs(number - HIDDEN_NUMBER) < 1e-9 ? 1 : 0;
}

/* Else the test above could not fail. */
static void the_evaluator_sees_what_is_hidden(void **state)
{
    struct world world = world_new(LANGUAGE_EN);
    own(report) report = build(&world, "evaluator/programme.xlsx");
    guint n = 0;
    struct reader reader = {NULL, count_hidden_number, &n};

    (void)state;
    read_report(&reader, report);
    assert_true(n > 0);
    world_clear(&world);
}

static void forbid_ids(const char *text, gpointer user)
{
    (void)user;
    if (strstr(text, "07-01") != NULL)
        fail_msg("an id: %s", text);
}

static void no_report_names_a_person(void **state)
{
    struct world world = world_new(LANGUAGE_FA);
    struct reader reader = {forbid_ids, NULL, NULL};

    (void)state;
    for (guint i = 0; i < reports_count(world.reports); i++) {
        own(report) report = reports_build(world.reports, i);

        read_report(&reader, report);
    }
    world_clear(&world);
}

static void forbid_persian(const char *text, gpointer user)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        if (g_utf8_get_char(at) >= 0x0600 && g_utf8_get_char(at) <= 0x06FF)
            fail_msg("%s: Persian in an English report: %s", (const char *)user, text);
}

static void an_english_report_holds_no_persian(void **state)
{
    struct world world = world_new(LANGUAGE_EN);

    (void)state;
    for (guint i = 0; i < reports_count(world.reports); i++) {
        own(report) report = reports_build(world.reports, i);
        struct reader reader = {forbid_persian, NULL, report->file};

        read_report(&reader, report);
    }
    world_clear(&world);
}

static void forbid_latin_digits(const char *text, gpointer user)
{
    (void)user;
    if (strpbrk(text, "0123456789") != NULL)
        fail_msg("Latin digits in a Persian sheet: %s", text);
}

/* Codes, versions and names of statistics stay Latin; sentences do not. */
static void a_persian_summary_has_persian_digits(void **state)
{
    struct world world = world_new(LANGUAGE_FA);
    own(report) report = build(&world, "send/neighbourhoods/01-urmia/01-baharan.xlsx");
    const struct sheet *summary = sheet_of(report, "خلاصه");
    struct reader reader = {forbid_latin_digits, NULL, NULL};

    (void)state;
    for (guint i = 0; i < summary->blocks->len; i++)
        read_block(&reader, g_ptr_array_index(summary->blocks, i));
    world_clear(&world);
}

static void check_table(const struct sheet *sheet, const struct block *block)
{
    assert_true(block->columns->len <= sheet->widths->len);
    for (guint i = 0; i < block->rows->len; i++) {
        const struct row *row = g_ptr_array_index(block->rows, i);

        assert_int_equal(row->cells->len, block->columns->len);
    }
}

static void check_cards(const struct sheet *sheet, const struct block *block)
{
    guint n = 0;

    for (guint i = 0; i < block->cards->len; i++)
        n += ((struct card *)g_ptr_array_index(block->cards, i))->n_columns;
    assert_int_equal(n, sheet->widths->len);
}

static void check_sheet(const struct sheet *sheet)
{
    for (guint i = 0; i < sheet->blocks->len; i++) {
        const struct block *block = g_ptr_array_index(sheet->blocks, i);

        if (block->kind == BLOCK_TABLE)
            check_table(sheet, block);
        if (block->kind == BLOCK_CARDS)
            check_cards(sheet, block);
    }
}

static void tables_and_cards_fit_their_sheets(void **state)
{
    struct world world = world_new(LANGUAGE_FA);

    (void)state;
    for (guint i = 0; i < reports_count(world.reports); i++) {
        own(report) report = reports_build(world.reports, i);

        for (guint j = 0; j < report->sheets->len; j++)
            check_sheet(g_ptr_array_index(report->sheets, j));
    }
    world_clear(&world);
}

static void every_sheet_of_simulated_people_says_so(void **state)
{
    struct world world = world_new(LANGUAGE_EN);

    (void)state;
    for (guint i = 0; i < reports_count(world.reports); i++) {
        own(report) report = reports_build(world.reports, i);

        for (guint j = 0; j < report->sheets->len; j++) {
            const struct sheet *sheet = g_ptr_array_index(report->sheets, j);
            const struct block *banner = block_of(sheet, BLOCK_BANNER);

            assert_true(g_str_has_prefix(banner->text, "Simulated data"));
        }
    }
    world_clear(&world);
}

static int count_in(const struct block *table, const char *step)
{
    for (guint i = 0; i < table->rows->len; i++)
        if (g_str_equal(cell_at(table, i, 0)->text, step))
            return (int)cell_at(table, i, 1)->value;
    fail_msg("no step %s", step);
    return 0;
}

static void the_flow_adds_up(void **state)
{
    struct world world = world_new(LANGUAGE_EN);
    own(report) report = build(&world, "send/province.xlsx");
    const struct sheet *flow = sheet_of(report, "Participation");
    const struct block *steps = block_of(flow, BLOCK_TABLE);
    const struct block *note = block_of(flow, BLOCK_NOTE);

    (void)state;
    assert_int_equal(count_in(steps, "Enrolled"),
                     count_in(steps, "Answered both times") + count_in(steps, "Pre-test only") +
                         count_in(steps, "Post-test only") + count_in(steps, "Neither"));
    assert_string_equal(
        note->text,
        "The numbers add up: 130 enrolled are 124 both times, 5 once only and 1 never.");
    world_clear(&world);
}

static bool has_column(const struct block *table, const char *header)
{
    for (guint i = 0; i < table->columns->len; i++)
        if (g_str_equal(((struct table_column *)g_ptr_array_index(table->columns, i))->header,
                        header))
            return true;
    return false;
}

static void a_tested_place_has_intervals_and_a_forest(void **state)
{
    struct world world = world_new(LANGUAGE_EN);
    own(report) report = build(&world, "send/province.xlsx");
    const struct sheet *summary = sheet_of(report, "Summary");

    (void)state;
    assert_int_equal(summary->page, SHEET_ONE_PAGE);
    assert_true(has_column(block_of(summary, BLOCK_TABLE), "95% low"));
    assert_true(has_block(summary, BLOCK_FOREST_CHART));
    assert_int_equal(block_of(summary, BLOCK_CARDS)->cards->len, 4);
    world_clear(&world);
}

static void a_county_of_two_neighbourhoods_is_described_only(void **state)
{
    struct world world = world_new(LANGUAGE_EN);
    own(report) report = build(&world, "send/counties/01-urmia.xlsx");
    const struct sheet *summary = sheet_of(report, "Summary");
    const struct block *columns = block_of(summary, BLOCK_COLUMN_CHART);

    (void)state;
    assert_false(has_column(block_of(summary, BLOCK_TABLE), "95% low"));
    assert_false(has_block(summary, BLOCK_FOREST_CHART));
    assert_true(isnan(g_array_index(columns->points, struct point, 0).pre_low));
    assert_true(says(summary, "This county has 2 neighbourhoods"));
    world_clear(&world);
}

static void the_province_names_its_neighbourhoods_and_losses(void **state)
{
    struct world world = world_new(LANGUAGE_EN);
    own(report) report = build(&world, "send/province.xlsx");
    const struct sheet *summary = sheet_of(report, "Summary");

    (void)state;
    assert_true(says(summary, "rests on 7 neighbourhoods"));
    assert_true(says(summary, "6 of 130 enrolled people"));
    assert_true(says(summary, "Without a comparison group"));
    world_clear(&world);
}

/* The invented p is 0.5: nothing may be called better. */
static void a_reading_never_says_more_than_its_p(void **state)
{
    struct world world = world_new(LANGUAGE_EN);
    own(report) report = build(&world, "send/province.xlsx");
    const struct sheet *summary = sheet_of(report, "Summary");
    const struct block *table = block_of(summary, BLOCK_TABLE);

    (void)state;
    assert_string_equal(cell_at(table, 0, table->columns->len - 1)->text, "possibly better");
    assert_false(says(summary, "Better after the training"));
    assert_true(says(summary, "chance is not ruled out"));
    world_clear(&world);
}

static void main_scales_lead_and_are_strong(void **state)
{
    struct world world = world_new(LANGUAGE_EN);
    own(report) report = build(&world, "send/province.xlsx");
    const struct block *table = block_of(sheet_of(report, "Summary"), BLOCK_TABLE);

    (void)state;
    assert_int_equal(table->rows->len, 3);
    assert_string_equal(cell_at(table, 0, 0)->text, "Resilience");
    assert_int_equal(cell_at(table, 0, 0)->tone, TONE_STRONG);
    assert_string_equal(cell_at(table, 1, 0)->text, "Individual resilience");
    assert_int_equal(cell_at(table, 1, 0)->tone, TONE_PLAIN);
    world_clear(&world);
}

static void numbers_carry_their_trace(void **state)
{
    struct world world = world_new(LANGUAGE_EN);
    own(report) report = build(&world, "send/counties/01-urmia.xlsx");
    const struct block *table = block_of(sheet_of(report, "Summary"), BLOCK_TABLE);
    const struct cell *pre = cell_at(table, 1, 2);

    (void)state;
    assert_int_equal(pre->kind, CELL_NUMBER);
    assert_true(fabs(pre->value - 51) < 1e-12);
    assert_string_equal(pre->trace.track, "participants");
    assert_string_equal(pre->trace.level, "county");
    assert_string_equal(pre->trace.place, "01");
    assert_string_equal(pre->trace.scale, "IR");
    assert_string_equal(pre->trace.wave, "change");
    assert_string_equal(pre->trace.statistic, "mean_pre_100");
    world_clear(&world);
}

static void hidden_neighbourhoods_are_named_and_counted_not_shown(void **state)
{
    struct world world = world_new(LANGUAGE_EN);
    own(report) report = build(&world, "send/counties/02-khoy.xlsx");
    const struct sheet *places = sheet_of(report, "Neighbourhoods");
    const struct block *table = block_of(places, BLOCK_TABLE);

    (void)state;
    assert_int_equal(table->rows->len, 6); /* five and the county */
    assert_string_equal(cell_at(table, 4, 0)->text, "Yas");
    for (guint i = 2; i < table->columns->len; i++)
        assert_int_not_equal(cell_at(table, 4, i)->kind, CELL_NUMBER);
    assert_string_equal(cell_at(table, 4, 3)->text, "hidden");
    world_clear(&world);
}

static void few_answers_to_exposure_items_are_hidden(void **state)
{
    struct world world = world_new(LANGUAGE_EN);
    own(report) report = build(&world, "send/province.xlsx");
    const struct block *table =
        block_of(sheet_of(report, "Seen in the neighbourhood"), BLOCK_TABLE);

    (void)state;
    assert_string_equal(cell_at(table, 0, 0)->text, "Have you seen it?");
    assert_true(fabs(cell_at(table, 0, 2)->value - 0.25) < 1e-12);
    assert_string_equal(cell_at(table, 0, 3)->text, "hidden");
    assert_string_equal(cell_at(table, 0, 4)->text, "hidden");
    world_clear(&world);
}

static void a_baseline_has_no_columns_of_change(void **state)
{
    struct world world = world_new(LANGUAGE_EN);

    (void)state;
    invented_make_baseline(world.it);
    own(report) report = build(&world, "send/province.xlsx");
    own(report) evaluator = build(&world, "evaluator/programme.xlsx");
    const struct sheet *summary = sheet_of(report, "Summary");
    const struct block *table = block_of(summary, BLOCK_TABLE);

    assert_true(has_column(table, "Mean"));
    assert_false(has_column(table, "Change"));
    assert_false(has_block(summary, BLOCK_FOREST_CHART));
    assert_true(says(summary, "before the training"));
    assert_false(has_sheet(evaluator, "Change"));
    assert_true(has_sheet(evaluator, "Reliability"));
    world_clear(&world);
}

static void the_method_explains_what_the_workbook_shows(void **state)
{
    struct world world = world_new(LANGUAGE_EN);
    own(report) report = build(&world, "send/province.xlsx");
    const struct sheet *method = sheet_of(report, "Method");
    const struct block *last = g_ptr_array_index(method->blocks, method->blocks->len - 1);
    guint n_g = 0, n_alpha = 0;

    (void)state;
    for (guint i = 0; i < last->rows->len; i++) {
        n_g += strstr(cell_at(last, i, 0)->text, "(g_model)") != NULL;
        n_alpha += strstr(cell_at(last, i, 0)->text, "(alpha)") != NULL;
    }
    assert_true(n_g == 1 && n_alpha == 0);
    world_clear(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(file_names_are_ascii_and_unique),
        cmocka_unit_test(a_hidden_place_has_no_workbook),
        cmocka_unit_test(what_is_hidden_stands_nowhere_in_send),
        cmocka_unit_test(the_evaluator_sees_what_is_hidden),
        cmocka_unit_test(no_report_names_a_person),
        cmocka_unit_test(an_english_report_holds_no_persian),
        cmocka_unit_test(a_persian_summary_has_persian_digits),
        cmocka_unit_test(tables_and_cards_fit_their_sheets),
        cmocka_unit_test(every_sheet_of_simulated_people_says_so),
        cmocka_unit_test(the_flow_adds_up),
        cmocka_unit_test(a_tested_place_has_intervals_and_a_forest),
        cmocka_unit_test(a_county_of_two_neighbourhoods_is_described_only),
        cmocka_unit_test(the_province_names_its_neighbourhoods_and_losses),
        cmocka_unit_test(a_reading_never_says_more_than_its_p),
        cmocka_unit_test(main_scales_lead_and_are_strong),
        cmocka_unit_test(numbers_carry_their_trace),
        cmocka_unit_test(hidden_neighbourhoods_are_named_and_counted_not_shown),
        cmocka_unit_test(few_answers_to_exposure_items_are_hidden),
        cmocka_unit_test(a_baseline_has_no_columns_of_change),
        cmocka_unit_test(the_method_explains_what_the_workbook_shows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
