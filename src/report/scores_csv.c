/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pseudonym.h"
#include "report/record.h"

/* One person on one scale, in one wave; row -1: not there. */
struct side {
    const struct scores *scores;
    gint32 row;
};

static bool has_score(const struct side *side, guint scale)
{
    return side->scores != NULL && side->row >= 0 && side->scores->own[scale] != NULL &&
           fraction_exists(side->scores->own[scale][side->row]);
}

static void fraction_cell(struct csv_writer *writer, bool is_there, struct fraction value)
{
    if (is_there)
        csv_number(writer, fraction_value(value));
    else
        csv_cell(writer, "");
}

static void own_cell(struct csv_writer *writer, const struct side *side, guint scale)
{
    bool is_there = has_score(side, scale);

    fraction_cell(writer, is_there, is_there ? side->scores->own[scale][side->row] : FRACTION_NONE);
}

static void pomp_cell(struct csv_writer *writer, const struct side *side, guint scale)
{
    bool is_there = has_score(side, scale);

    fraction_cell(writer, is_there,
                  is_there ? score_pomp(&side->scores->instrument->scales[scale],
                                        side->scores->own[scale][side->row])
                           : FRACTION_NONE);
}

static void answered_cell(struct csv_writer *writer, const struct side *side, guint scale)
{
    if (side->scores != NULL && side->row >= 0)
        csv_integer(writer, side->scores->n_answered[scale][side->row]);
    else
        csv_cell(writer, "");
}

static void prorated_cell(struct csv_writer *writer, const struct side *side, guint scale)
{
    if (has_score(side, scale))
        csv_integer(writer, score_prorated(side->scores, scale, (guint)side->row) ? 1 : 0);
    else
        csv_cell(writer, "");
}

static const char *county_code(const struct study *study, const struct cohort_person *person)
{
    const GPtrArray *counties = study->places->counties;

    return person->county < 0
               ? ""
               : ((const struct county *)g_ptr_array_index(counties, person->county))->code;
}

static const char *neighbourhood_code(const struct study *study, const struct cohort_person *person)
{
    const GPtrArray *all = study->places->neighbourhoods;

    return person->neighbourhood < 0
               ? ""
               : ((const struct neighbourhood *)g_ptr_array_index(all, person->neighbourhood))
                     ->code;
}

struct person_spot {
    const struct view *view;
    struct csv_writer *writer;
    guint track, number;
    const struct cohort_person *person;
    struct side pre, post;
};

static void scale_row(const struct person_spot *spot, guint scale)
{
    typedef void (*cell)(struct csv_writer *, const struct side *, guint);
    static const cell cells[] = {own_cell, pomp_cell, answered_cell, prorated_cell};

    if (!has_score(&spot->pre, scale) && !has_score(&spot->post, scale))
        return;
    csv_integer(spot->writer, spot->number);
    csv_cell(spot->writer, view_track(spot->view, spot->track)->cohort->track->name);
    csv_cell(spot->writer, county_code(spot->view->study, spot->person));
    csv_cell(spot->writer, neighbourhood_code(spot->view->study, spot->person));
    csv_cell(spot->writer, view_scale(spot->view, spot->track, scale)->id);
    for (guint i = 0; i < G_N_ELEMENTS(cells); i++) {
        cells[i](spot->writer, &spot->pre, scale);
        cells[i](spot->writer, &spot->post, scale);
    }
    csv_end_row(spot->writer);
}

static void track_rows(const struct view *view, guint track, struct csv_writer *writer)
{
    const struct study_track *found = view_track(view, track);
    g_autofree guint *order = pseudonym_order(found->cohort);
    const struct instrument *instrument = view_instrument(view, track);

    for (guint i = 0; i < found->cohort->n_people; i++) {
        const struct cohort_person *person = &found->cohort->people[order[i]];
        struct person_spot spot = {view,
                                   writer,
                                   track,
                                   i + 1,
                                   person,
                                   {found->pre, person->pre},
                                   {found->post, person->post}};

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
