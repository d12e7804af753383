/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/reports.h"

#include "report/file_name.h"
#include "report/quality_sheets.h"
#include "report/sheets.h"

/* From the evaluator's on, small groups are seen. */
enum workbook { WORKBOOK_PROVINCE, WORKBOOK_PLACE, WORKBOOK_EVALUATOR, WORKBOOK_QUALITY };

struct entry {
    enum workbook kind;
    guint unit; /* of the first track */
    char *file;
};

struct reports {
    const struct study *study;
    const struct privacy *privacy;
    GPtrArray *entries; /* struct entry */
};

static void entry_free(gpointer data)
{
    struct entry *entry = data;

    g_free(entry->file);
    g_free(entry);
}

static void add(struct reports *reports, enum workbook kind, guint unit, char *owned_file)
{
    struct entry *entry = g_new(struct entry, 1);

    *entry = (struct entry){kind, unit, owned_file};
    g_ptr_array_add(reports->entries, entry);
}

static void add_places(struct reports *reports, const struct view *view)
{
    const struct study_track *track = view_track(view, 0);
    own(file_names) names = file_names_new(track);

    for (guint i = 0; i < track->units->len; i++)
        if (view_unit(view, 0, i)->level != LEVEL_PROVINCE && view_unit_is_shown(view, 0, i))
            add(reports, WORKBOOK_PLACE, i, file_names_of(names, i));
}

struct reports *reports_new(const struct study *study, const struct privacy *privacy)
{
    struct reports *reports = g_new0(struct reports, 1);
    struct view view = view_of(study, privacy);

    reports->study = study;
    reports->privacy = privacy;
    reports->entries = g_ptr_array_new_with_free_func(entry_free);
    add(reports, WORKBOOK_PROVINCE, 0, g_strdup("send/province.xlsx"));
    add_places(reports, &view);
    add(reports, WORKBOOK_EVALUATOR, 0, g_strdup("evaluator/programme.xlsx"));
    add(reports, WORKBOOK_QUALITY, 0, g_strdup("evaluator/data-quality.xlsx"));
    return reports;
}

void reports_free(struct reports *reports)
{
    if (reports == NULL)
        return;
    g_ptr_array_unref(reports->entries);
    g_free(reports);
}

guint reports_count(const struct reports *reports)
{
    return reports->entries->len;
}

static const struct entry *entry_of(const struct reports *reports, guint i)
{
    g_assert(i < reports->entries->len);
    return g_ptr_array_index(reports->entries, i);
}

const char *reports_file(const struct reports *reports, guint i)
{
    return entry_of(reports, i)->file;
}

static bool has_places(const struct view *view, guint track)
{
    return view_track(view, track)->units->len > 1;
}

/* What another track (facilitators) adds to the province: summary, scales, method. */
static void add_track(struct page *page, guint track)
{
    page->track = track;
    page->unit = 0;
    summary_sheet(page);
    scales_sheet(page);
}

static void fill_province(struct page *page)
{
    guint n_tracks = page->view->study->tracks->len;

    summary_sheet(page);
    scales_sheet(page);
    if (has_places(page->view, 0))
        places_sheet(page);
    if (exposure_exists(page))
        exposure_sheet(page);
    flow_sheet(page);
    for (guint i = 1; i < n_tracks; i++)
        add_track(page, i);
    for (guint i = 0; i < n_tracks; i++) {
        page->track = i;
        method_sheet(page);
    }
}

static void fill_place(struct page *page)
{
    const struct unit *unit = view_unit(page->view, page->track, page->unit);

    summary_sheet(page);
    scales_sheet(page);
    if (unit->level == LEVEL_COUNTY && unit->n_neighbourhoods > 0)
        places_sheet(page);
    flow_sheet(page);
    method_sheet(page);
}

static void fill_evaluator_track(struct page *page)
{
    bool has_change = !view_is_baseline(page->view, page->track);

    overview_sheet(page);
    if (has_change)
        change_sheet(page);
    waves_sheet(page);
    reliability_sheet(page);
    if (has_change && has_places(page->view, page->track))
        place_estimates_sheet(page);
    items_sheet(page);
    if (has_change) {
        adjusted_sheet(page);
        attrition_sheet(page);
        sensitivity_sheet(page);
    }
    method_sheet(page);
}

static void fill_evaluator(struct page *page)
{
    page->has_banner_for_evaluator = true;
    for (guint i = 0; i < page->view->study->tracks->len; i++) {
        page->track = i;
        fill_evaluator_track(page);
    }
    page->track = 0;
    formulas_sheet(page);
}

static void fill_quality(struct page *page)
{
    page->has_banner_for_evaluator = true;
    for (guint i = 0; i < page->view->study->tracks->len; i++) {
        own(quality) quality = quality_new(view_track(page->view, i));

        page->track = i;
        checks_sheet(page, quality);
        people_to_look_at_sheet(page, quality);
        alike_sheet(page, quality);
        gaps_by_item_sheet(page, quality);
        gaps_by_place_sheet(page, quality);
    }
    page->track = 0;
    decisions_sheet(page);
}

struct report *reports_build(const struct reports *reports, guint i)
{
    static void (*const fill[])(struct page *) = {[WORKBOOK_PROVINCE] = fill_province,
                                                  [WORKBOOK_PLACE] = fill_place,
                                                  [WORKBOOK_EVALUATOR] = fill_evaluator,
                                                  [WORKBOOK_QUALITY] = fill_quality};
    const struct entry *entry = entry_of(reports, i);
    struct view view =
        view_of(reports->study, entry->kind < WORKBOOK_EVALUATOR ? reports->privacy : NULL);
    struct report *report = report_new(entry->file, view.language);
    struct page page = page_begin(&view, report, 0, entry->unit);

    fill[entry->kind](&page);
    return report;
}
