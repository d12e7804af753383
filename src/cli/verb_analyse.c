/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "base/console.h"
#include "base/file.h"
#include "base/workers.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "render/render.h"
#include "report/record.h"
#include "report/reports.h"

#define TRACE_PARTS "trace-parts" /* in the stage; gone before it is committed */

struct run { /* what the workers share; each writes files of its own */
    const struct command *command;
    const struct inputs *inputs;
    const struct study *study;
    const struct privacy *privacy;
    const struct reports *reports;
    struct stage *stage;
};

typedef bool (*record_function)(const struct view *view, const char *path, GError **error);

/* The exact records: what is written, from which view. */
static const struct {
    const char *file;
    record_function write;
    bool for_sending;
} RECORDS[] = {
    {"send/results.csv", record_results, true},
    {"evaluator/results.csv", record_results, false},
    {"evaluator/items.csv", record_items, false},
    {"evaluator/scores.csv", record_scores, false},
    {"evaluator/scores.sav", output_scores_sav, false},
};

static bool write_text(const struct run *run, const struct report *report, const char *file,
                       GError **error)
{
    g_autofree char *name = g_strconcat("text/", file, ".txt", NULL);
    g_autofree char *path = stage_file(run->stage, name, error);
    g_autofree char *text = path == NULL ? NULL : render_text(report);

    return path != NULL && file_write(path, text, strlen(text), error);
}

/* The trace of one workbook, until the parent puts it among the others. */
static char *part_of_trace(const struct run *run, guint i, GError **error)
{
    g_autofree char *name = g_strdup_printf(TRACE_PARTS "/%u.csv", i);

    return stage_file(run->stage, name, error);
}

static bool note_traces(const struct run *run, guint i, const GArray *traces, GError **error)
{
    g_autofree char *path = part_of_trace(run, i, error);
    struct csv_writer *writer = path == NULL ? NULL : csv_writer_new(path, CSV_PLAIN, error);

    if (writer == NULL)
        return false;
    for (guint j = 0; j < traces->len; j++) {
        const struct traced *traced = &g_array_index(traces, struct traced, j);
        record_trace_row(writer, reports_file(run->reports, i), traced->sheet, traced->row,
                         traced->column, &traced->cell->trace);
    }
    return csv_writer_close(writer, error);
}

static bool write_workbook(const struct run *run, guint i, GError **error)
{
    const char *file = reports_file(run->reports, i);
    own(report) report = reports_build(run->reports, i);
    g_autofree char *path = stage_file(run->stage, file, error);
    g_autoptr(GArray) traces = NULL;

    return path != NULL && render_xlsx_traced(report, path, &traces, error) &&
           note_traces(run, i, traces, error) &&
           (!run->command->options.text || write_text(run, report, file, error));
}

static bool copy_trace(const struct run *run, guint i, struct csv_writer *writer, GError **error)
{
    g_autofree char *part = part_of_trace(run, i, error);

    if (part == NULL)
        return false;
    csv_copy_rows(writer, part);
    g_unlink(part);
    return true;
}

/* What the workers have noted, in the order of the workbooks. */
static bool write_traces(const struct run *run, GError **error)
{
    g_autofree char *path = stage_file(run->stage, "evaluator/trace.csv", error);
    g_autofree char *parts = stage_file(run->stage, TRACE_PARTS, error);
    struct csv_writer *writer = path == NULL ? NULL : csv_writer_new(path, CSV_PLAIN, error);

    if (writer == NULL)
        return false;
    record_trace_header(writer);
    for (guint i = 0; i < reports_count(run->reports); i++) {
        if (!copy_trace(run, i, writer, error)) {
            csv_writer_discard(writer);
            return false;
        }
    }
    g_rmdir(parts);
    return csv_writer_close(writer, error);
}

static bool write_record(const struct run *run, guint i, GError **error)
{
    struct view view = view_of(run->study, RECORDS[i].for_sending ? run->privacy : NULL);
    g_autofree char *path = stage_file(run->stage, RECORDS[i].file, error);

    return path != NULL && RECORDS[i].write(&view, path, error);
}

/* The longest jobs first: the evaluator's workbooks (the last two), the records, then province and
 * places. */
static bool do_job(guint i, gpointer user, GError **error)
{
    enum { N_FIRST = 2 };
    const struct run *run = user;

    if (i < N_FIRST)
        return write_workbook(run, reports_count(run->reports) - 1 - i, error);
    if (i < N_FIRST + G_N_ELEMENTS(RECORDS))
        return write_record(run, i - N_FIRST, error);
    return write_workbook(run, i - N_FIRST - (guint)G_N_ELEMENTS(RECORDS), error);
}

static bool write_run(const struct run *run, GError **error)
{
    struct view view = view_of(run->study, NULL);
    struct run_facts facts = {NULL, run->command->diagnostics, reports_count(run->reports)};
    g_autofree char *path = stage_file(run->stage, "evaluator/run.json", error);

    return path != NULL && record_run(&view, &facts, path, error);
}

static bool write_all(struct run *run)
{
    guint n_jobs = reports_count(run->reports) + (guint)G_N_ELEMENTS(RECORDS);
    static const char *const WRITING[N_LANGUAGES] = {
        [LANGUAGE_FA] = "نوشتن", [LANGUAGE_EN] = "writing"};
    g_autoptr(GError) error = NULL;
    bool is_done;

    console_step_begin(WRITING[run->command->language], n_jobs);
    is_done = workers_run(n_jobs, 0, do_job, run, &error) && write_traces(run, &error) &&
              write_run(run, &error);
    console_step_end();
    if (!is_done)
        output_failed((struct command *)(guintptr)run->command, error);
    return is_done;
}

static void tell(const struct run *run)
{
    static const char *const DONE[N_LANGUAGES] = {
        [LANGUAGE_FA] =
            "%s%s: %u کارپوشه. آنچه فرستادنی است در send، بقیه برای ارزیاب در evaluator.\n",
        [LANGUAGE_EN] =
            "%s%s: %u workbooks. What may be sent is in send, the rest for the evaluator "
            "in evaluator.\n",
    };
    g_autofree char *summary = inputs_summary(run->inputs, run->command->language);
    g_autofree char *text =
        g_strdup_printf(DONE[run->command->language], summary, run->command->options.output,
                        reports_count(run->reports));

    console_note(text);
}

enum exit_status verb_analyse(struct command *command)
{
    own(stage) stage = output_stage(command);
    own(inputs) inputs = stage == NULL ? NULL : inputs_read(command);
    own(study) study = NULL;
    own(privacy) privacy = NULL;
    own(reports) reports = NULL;
    struct run run = {.command = command, .inputs = inputs, .stage = stage};

    if (inputs == NULL)
        return verb_status_of(command->diagnostics);
    run.study = study =
        study_new(inputs->programme, inputs->places, inputs->cohorts, command->diagnostics);
    run.privacy = privacy = privacy_new(study, inputs->programme->min_group);
    run.reports = reports = reports_new(study, privacy);
    if (!write_all(&run) || !output_commit(command, stage))
        return verb_status_of(command->diagnostics);
    tell(&run);
    return EXIT_DONE;
}
