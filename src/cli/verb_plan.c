/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/console.h"
#include "cli/output.h"
#include "render/render.h"
#include "report/plan_page.h"
#include "stats/clusters.h"
#include "text/decimal.h"

/* What may be said of a plan, and what holds where nothing is said. */
static const struct plan_number {
    const char *option;
    double usual, min, max;
    bool is_whole;
} NUMBERS[N_PLAN_OPTIONS] = {
    [PLAN_NEIGHBOURHOODS] = {"--neighbourhoods", 25, STATS_CLUSTERS_MIN, 10000, true},
    [PLAN_PEOPLE] = {"--people", 25, 1, 100000, false},
    [PLAN_LOSS] = {"--loss", 0.15, 0, 0.99, false},
    [PLAN_ICC] = {"--icc", 0.05, 0, 1, false},
    [PLAN_CORRELATION] = {"--correlation", 0.6, -0.99, 0.99, false},
    [PLAN_SD] = {"--sd", 20, 0.01, 100000, false},
    [PLAN_POWER] = {"--power", 0.8, 0.1, 0.999, false},
};

static void refuse(struct command *command, enum plan_option i, const char *text,
                   const char *must_be)
{
    diagnostics_add(command->diagnostics, MESSAGE_BAD_OPTION_VALUE, NULL, NUMBERS[i].option, text,
                    must_be, NULL);
}

static void refuse_untested(struct command *command, const char *text)
{
    g_autofree char *least = g_strdup_printf("%d", STATS_CLUSTERS_MIN);

    diagnostics_add(command->diagnostics, MESSAGE_PLAN_NOT_TESTED, NULL, text, least, NULL);
}

/* Two or three neighbourhoods are a programme like any other, but one that is not tested. */
static bool is_untested(enum plan_option i, double value)
{
    return i == PLAN_NEIGHBOURHOODS && value < STATS_CLUSTERS_MIN && value > 1 &&
           fmod(value, 1) == 0;
}

static double read_number(struct command *command, enum plan_option i)
{
    const struct plan_number *number = &NUMBERS[i];
    const char *text = command->options.plan[i];
    g_autofree char *range = g_strdup_printf("%g..%g", number->min, number->max);
    struct decimal decimal;
    double value = NAN;

    if (text == NULL)
        return number->usual;
    if (decimal_parse(&decimal, text, strlen(text)))
        value = decimal_value(decimal);
    if (value >= number->min && value <= number->max && !(number->is_whole && fmod(value, 1) > 0))
        return value;
    if (is_untested(i, value))
        refuse_untested(command, text);
    else
        refuse(command, i, text, range);
    return number->usual;
}

/* False where a number is none or lies outside its range; every one of them is named. */
static bool read_design(struct command *command, struct plan_design *design)
{
    guint before = diagnostics_n_errors(command->diagnostics);
    double numbers[N_PLAN_OPTIONS];

    for (int i = 0; i < N_PLAN_OPTIONS; i++)
        numbers[i] = read_number(command, (enum plan_option)i);
    *design = (struct plan_design){
        .neighbourhoods = (guint)numbers[PLAN_NEIGHBOURHOODS],
        .people = numbers[PLAN_PEOPLE],
        .loss = numbers[PLAN_LOSS],
        .icc = numbers[PLAN_ICC],
        .correlation = numbers[PLAN_CORRELATION],
        .sd = numbers[PLAN_SD],
        .power = numbers[PLAN_POWER],
    };
    return diagnostics_n_errors(command->diagnostics) == before;
}

/* Inside all ranges only this is left: nobody stays. */
static void refuse_people(struct command *command, const struct plan_design *design)
{
    const char *said = command->options.plan[PLAN_PEOPLE];
    g_autofree char *usual = g_strdup_printf("%g", NUMBERS[PLAN_PEOPLE].usual);
    g_autofree char *range =
        g_strdup_printf("%.3g..%g", 1 / (1 - design->loss), NUMBERS[PLAN_PEOPLE].max);

    refuse(command, PLAN_PEOPLE, said == NULL ? usual : said, range);
}

static enum exit_status give(struct command *command, struct report *report)
{
    g_autofree char *text = NULL;

    if (command->options.output != NULL)
        return output_workbook(command, report) ? EXIT_DONE : verb_status_of(command->diagnostics);
    text = render_sheet_text(report, 0);
    console_print(text);
    return EXIT_DONE;
}

enum exit_status verb_plan(struct command *command)
{
    struct plan_design design;
    enum stats_outcome outcome;
    own(plan_table) table = NULL;
    own(report) report = NULL;

    if (!output_is_workbook(command) || !read_design(command, &design))
        return verb_status_of(command->diagnostics);
    table = plan_table_new(&design, &outcome);
    if (table == NULL) {
        g_assert(outcome == STATS_TOO_FEW);
        refuse_people(command, &design);
        return verb_status_of(command->diagnostics);
    }
    report = plan_report(table, command->language);
    return give(command, report);
}
