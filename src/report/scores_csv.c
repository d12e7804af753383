/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/person_score.h"
#include "report/pseudonym.h"
#include "report/record.h"

struct person_spot {
    const struct view *view;
    struct csv_writer *writer;
    guint track, number;
    const struct cohort_person *person;
    struct side sides[2];
};

static void scale_row(const struct person_spot *spot, guint scale)
{
    const struct study *study = spot->view->study;

    if (!person_has_score(&spot->sides[0], scale) && !person_has_score(&spot->sides[1], scale))
        return;
    csv_integer(spot->writer, spot->number);
    csv_cell(spot->writer, view_track(spot->view, spot->track)->cohort->track->name);
    csv_cell(spot->writer, person_county(study, spot->person));
    csv_cell(spot->writer, person_neighbourhood(study, spot->person));
    csv_cell(spot->writer, view_scale(spot->view, spot->track, scale)->id);
    for (int figure = 0; figure < N_SCORE_FIGURES; figure++)
        for (guint wave = 0; wave < G_N_ELEMENTS(spot->sides); wave++)
            csv_number(spot->writer,
                       person_figure(&spot->sides[wave], scale, (enum score_figure)figure));
    csv_end_row(spot->writer);
}

static void track_rows(const struct view *view, guint track, struct csv_writer *writer)
{
    const struct study_track *found = view_track(view, track);
    g_autofree guint *order = pseudonym_order(found->cohort);
    const struct instrument *instrument = view_instrument(view, track);

    for (guint i = 0; i < found->cohort->n_people; i++) {
        struct person_spot spot = {
            view,
            writer,
            track,
            i + 1,
            &found->cohort->people[order[i]],
            {person_side(found, order[i], STUDY_PRE), person_side(found, order[i], STUDY_POST)}};

        for (guint scale = 0; scale < instrument->n_scales; scale++)
            if (scale_has_score(&instrument->scales[scale]))
                scale_row(&spot, scale);
    }
}

bool record_scores(const struct view *view, const char *path, GError **error)
{
    static const char *const names[] = {
        "person",        "track",   "county",   "neighbourhood",  "scale",           "pre",
        "post",          "pre_100", "post_100", "n_answered_pre", "n_answered_post", "prorated_pre",
        "prorated_post", NULL};
    struct csv_writer *writer = csv_writer_new(path, CSV_PLAIN, error);

    if (writer == NULL)
        return false;
    for (guint i = 0; names[i] != NULL; i++)
        csv_cell(writer, names[i]);
    csv_end_row(writer);
    for (guint track = 0; track < view->study->tracks->len; track++)
        track_rows(view, track, writer);
    return csv_writer_close(writer, error);
}
