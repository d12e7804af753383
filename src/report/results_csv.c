/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/record.h"

static void header(struct csv_writer *writer, const char *const *names)
{
    for (guint i = 0; names[i] != NULL; i++)
        csv_cell(writer, names[i]);
    csv_end_row(writer);
}

static void value_and_reason(struct csv_writer *writer, double value, enum reason reason)
{
    if (reason == REASON_NONE)
        csv_number(writer, value);
    else
        csv_cell(writer, "");
    csv_cell(writer, reason_name(reason));
}

struct spot { /* where in the study the writing stands */
    const struct view *view;
    struct csv_writer *writer;
    guint track, unit;
    int scale;
    const struct study_group *group; /* NULL: everybody */
};

static struct finding finding_at(const struct spot *spot, enum study_wave wave,
                                 enum statistic statistic)
{
    if (spot->group == NULL)
        return view_finding(spot->view, spot->track, spot->unit, spot->scale, wave, statistic);
    return view_group_finding(spot->view, spot->group, spot->unit, spot->scale, wave, statistic);
}

static void result_row(const struct spot *spot, enum study_wave wave, enum statistic statistic)
{
    struct finding finding = finding_at(spot, wave, statistic);
    const char *word = NULL;

    if (!finding.is_set)
        return;
    if (finding.reason == REASON_NONE)
        word = study_word(statistic, finding.value);
    csv_put_beginning(spot->writer);
    csv_cell(spot->writer, statistic_name(statistic));
    if (word != NULL) {
        csv_cell(spot->writer, word);
        csv_cell(spot->writer, "");
    } else {
        value_and_reason(spot->writer, finding.value, finding.reason);
    }
    csv_end_row(spot->writer);
}

/* The cells in which the rows of a wave are alike. */
static void begin_wave(const struct spot *spot, enum study_wave wave)
{
    const struct view *view = spot->view;
    const struct unit *unit = view_unit(view, spot->track, spot->unit);
    const char *const cells[] = {
        view_track(view, spot->track)->cohort->track->name,
        level_name(unit->level),
        unit->code,
        spot->scale == NO_SCALE ? "" : view_scale(view, spot->track, (guint)spot->scale)->id,
        study_wave_name(wave),
        spot->group == NULL ? "" : spot->group->name,
    };

    csv_set_beginning(spot->writer, cells, G_N_ELEMENTS(cells));
}

static void scale_rows(const struct spot *spot)
{
    for (int wave = 0; wave < N_STUDY_WAVES; wave++) {
        if ((wave == STUDY_NO_WAVE) != (spot->scale == NO_SCALE))
            continue;
        begin_wave(spot, (enum study_wave)wave);
        for (int i = 0; i < N_STATISTICS; i++)
            if (statistic_in_wave((enum statistic)i, (enum study_wave)wave))
                result_row(spot, (enum study_wave)wave, (enum statistic)i);
    }
}

/* Of everybody, or of a group. */
static void people_rows(const struct view *view, guint track, const struct study_group *group,
                        struct csv_writer *writer)
{
    int n_scales = (int)view_instrument(view, track)->n_scales;

    for (guint unit = 0; unit < view_track(view, track)->units->len; unit++)
        for (int scale = NO_SCALE; scale < n_scales; scale++) {
            struct spot spot = {view, writer, track, unit, scale, group};

            scale_rows(&spot);
        }
}

static void track_rows(const struct view *view, guint track, struct csv_writer *writer)
{
    const GPtrArray *groups = view_track(view, track)->groups;

    people_rows(view, track, NULL, writer);
    for (guint g = 0; g < groups->len && view->privacy == NULL; g++)
        people_rows(view, track, g_ptr_array_index(groups, g), writer);
}

bool record_results(const struct view *view, const char *path, GError **error)
{
    static const char *const names[] = {"track", "level",     "place", "scale",  "wave",
                                        "group", "statistic", "value", "reason", NULL};
    struct csv_writer *writer = csv_writer_new(path, CSV_PLAIN, error);

    if (writer == NULL)
        return false;
    header(writer, names);
    for (guint track = 0; track < view->study->tracks->len; track++)
        track_rows(view, track, writer);
    return csv_writer_close(writer, error);
}

static void item_rows(const struct view *view, guint track, struct csv_writer *writer)
{
    const struct study_track *found = view_track(view, track);

    for (guint i = 0; i < found->items->len; i++) {
        const struct item_finding *item = &g_array_index(found->items, struct item_finding, i);

        csv_cell(writer, found->cohort->track->name);
        csv_cell(writer, view_scale(view, track, item->scale)->id);
        csv_cell(writer, view_instrument(view, track)->items[item->item]->name);
        csv_cell(writer, study_wave_name(item->wave));
        csv_cell(writer, item->statistic);
        value_and_reason(writer, item->value, item->reason);
        csv_end_row(writer);
    }
}

bool record_items(const struct view *view, const char *path, GError **error)
{
    static const char *const names[] = {"track",     "scale", "item",   "wave",
                                        "statistic", "value", "reason", NULL};
    struct csv_writer *writer = csv_writer_new(path, CSV_PLAIN, error);

    if (writer == NULL)
        return false;
    header(writer, names);
    for (guint track = 0; track < view->study->tracks->len; track++)
        item_rows(view, track, writer);
    return csv_writer_close(writer, error);
}
