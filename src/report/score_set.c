/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/score_set.h"

#include <math.h>
#include <string.h>

#include "report/person_score.h"
#include "report/pseudonym.h"

enum { PERSON, TRACK, COUNTY, NEIGHBOURHOOD, N_IDENTITY };

struct column { /* a variable after those of identity */
    guint track, scale;
    enum study_wave wave;
    enum score_figure figure;
};

struct scored_track {
    struct view view;
    GArray *columns;   /* struct column */
    GPtrArray *orders; /* guint *, a track: its people in the order of their pseudonyms */
};

static const struct {
    const char *ending;
    enum text label;
    guint n_decimals;
} FIGURES[N_SCORE_FIGURES][2] = {
    [SCORE_OWN] = {{"_pre", TEXT_SET_OWN, 2}, {"_post", TEXT_SET_OWN, 2}},
    [SCORE_POMP] = {{"_pre_100", TEXT_SET_POMP, 1}, {"_post_100", TEXT_SET_POMP, 1}},
    [SCORE_ANSWERED] = {{"_n_pre", TEXT_SET_ANSWERED, 0}, {"_n_post", TEXT_SET_ANSWERED, 0}},
    [SCORE_FILLED] = {{"_fill_pre", TEXT_SET_FILLED, 0}, {"_fill_post", TEXT_SET_FILLED, 0}},
};

static void source_free(gpointer data)
{
    struct scored_track *source = data;

    g_array_unref(source->columns);
    g_ptr_array_unref(source->orders);
    g_free(source);
}

static bool is_score(enum score_figure figure)
{
    return figure == SCORE_OWN || figure == SCORE_POMP;
}

/* Why a score is not there, as a number that is declared missing. */
static double missing_score(const struct scale *scale, const struct side *side)
{
    if (scale->min <= SCORE_TOO_FEW)
        return (double)NAN; /* a score could be such a number */
    return side->row < 0 ? SCORE_ABSENT : SCORE_TOO_FEW;
}

static double figure_of(const struct scored_track *source, const struct column *column,
                        guint person)
{
    const struct study_track *track = view_track(&source->view, column->track);
    struct side side = person_side(track, person, column->wave);
    double value = person_figure(&side, column->scale, column->figure);

    return isnan(value) && is_score(column->figure)
               ? missing_score(view_scale(&source->view, column->track, column->scale), &side)
               : value;
}

static void fill_row(const struct data_set *set, guint row, struct datum *out)
{
    const struct scored_track *source = set->source;
    const struct study *study = source->view.study;
    const struct cohort *cohort;
    guint track = 0, person;

    while (row >= view_track(&source->view, track)->cohort->n_people)
        row -= view_track(&source->view, track++)->cohort->n_people;
    cohort = view_track(&source->view, track)->cohort;
    person = ((const guint *)source->orders->pdata[track])[row];
    out[PERSON].number = row + 1;
    out[TRACK].number = track + 1;
    out[COUNTY].text = person_county(study, &cohort->people[person]);
    out[NEIGHBOURHOOD].text = person_neighbourhood(study, &cohort->people[person]);
    for (guint i = 0; i < source->columns->len; i++) {
        const struct column *column = &g_array_index(source->columns, struct column, i);
        if (column->track == track)
            out[N_IDENTITY + i].number = figure_of(source, column, person);
    }
}

static void add_place_label(struct variable *variable, const char *code, const char *name)
{
    variable->n_bytes = MAX(variable->n_bytes, (guint)strlen(code));
    if (strcmp(code, name) != 0)
        variable_label_text(variable, code, name);
}

static void add_identity(struct data_set *set, const struct view *view)
{
    const struct places *places = view->study->places;
    enum language language = view->language;
    struct variable *variable;

    data_set_variable(set, "person", text_get(TEXT_SET_PERSON, language), VARIABLE_NUMBER);
    variable = data_set_variable(set, "track", text_get(TEXT_SET_TRACK, language), VARIABLE_NUMBER);
    for (guint i = 0; i < view->study->tracks->len; i++)
        variable_label_number(variable, i + 1, view_track_name(view, i));
    variable = data_set_variable(set, "county", text_get(TEXT_SET_COUNTY, language), VARIABLE_TEXT);
    for (guint i = 0; i < places->counties->len; i++) {
        const struct county *county = places->counties->pdata[i];
        add_place_label(variable, county->code, label_get(county->name, language, county->code));
    }
    variable = data_set_variable(set, "neighbourhood", text_get(TEXT_SET_NEIGHBOURHOOD, language),
                                 VARIABLE_TEXT);
    for (guint i = 0; i < places->neighbourhoods->len; i++) {
        const struct neighbourhood *one = places->neighbourhoods->pdata[i];
        add_place_label(variable, one->code, label_get(one->name, language, one->code));
    }
}

static void add_column(struct data_set *set, const struct column *column)
{
    struct scored_track *source = set->source;
    const struct view *view = &source->view;
    const struct scale *scale = view_scale(view, column->track, column->scale);
    enum language language = view->language;
    g_autofree char *name =
        g_strconcat(scale->id, FIGURES[column->figure][column->wave].ending, NULL);
    g_autofree char *label = view_say(
        view, FIGURES[column->figure][column->wave].label,
        view_scale_name(view, column->track, column->scale),
        text_get(column->wave == STUDY_PRE ? TEXT_SERIES_PRE : TEXT_SERIES_POST, language), NULL);
    struct variable *variable = data_set_variable(set, name, label, VARIABLE_NUMBER);

    variable->n_decimals = FIGURES[column->figure][column->wave].n_decimals;
    g_array_append_val(source->columns, *column);
    if (is_score(column->figure) && scale->min > SCORE_TOO_FEW) {
        variable_label_missing(variable, SCORE_ABSENT, text_get(TEXT_SET_ABSENT, language));
        variable_label_missing(variable, SCORE_TOO_FEW, text_get(TEXT_SET_TOO_FEW, language));
    }
    if (column->figure == SCORE_FILLED) {
        variable_label_number(variable, 0, text_get(TEXT_SET_NO, language));
        variable_label_number(variable, 1, text_get(TEXT_SET_YES, language));
    }
}

static void add_track(struct data_set *set, const struct view *view, guint track)
{
    const struct instrument *instrument = view_instrument(view, track);
    int n_waves = view_is_baseline(view, track) ? 1 : 2;

    for (guint scale = 0; scale < instrument->n_scales; scale++)
        for (int figure = 0; figure < N_SCORE_FIGURES; figure++)
            for (int wave = 0; wave < n_waves; wave++)
                if (scale_has_score(&instrument->scales[scale]))
                    add_column(set, &(struct column){track, scale, (enum study_wave)wave,
                                                     (enum score_figure)figure});
}

struct data_set *score_set_new(const struct view *view)
{
    const struct programme *programme = view->study->programme;
    struct data_set *set = data_set_new(
        text_get(programme->simulated ? TEXT_SET_SIMULATED : TEXT_SET_TITLE, view->language),
        view_date(view));
    struct scored_track *source = g_new0(struct scored_track, 1);

    g_assert(view->privacy == NULL);
    source->view = *view;
    source->columns = g_array_new(FALSE, FALSE, sizeof(struct column));
    source->orders = g_ptr_array_new_with_free_func(g_free);
    set->source = source;
    set->free_source = source_free;
    set->row = fill_row;
    add_identity(set, view);
    for (guint i = 0; i < view->study->tracks->len; i++) {
        const struct cohort *cohort = view_track(view, i)->cohort;
        g_ptr_array_add(source->orders, pseudonym_order(cohort));
        set->n_rows += cohort->n_people;
        add_track(set, view, i);
    }
    return set;
}
