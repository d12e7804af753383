/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/simulate.h"

#include <string.h>

#include "base/file.h"
#include "simulate/answer_file.h"
#include "simulate/invented_place.h"
#include "simulate/programme_copy.h"
#include "stats/random.h"
#include "table/write_csv.h"

struct job {
    const struct programme *programme;
    const struct recipe *recipe;
    const GPtrArray *places;
    struct stats_random *random;
    struct stage *stage;
};

/* The path in the stage for a file the programme names; NULL with error. */
static char *staged(const struct job *job, const char *named, GError **error)
{
    g_autofree char *name = programme_copy_name(job->programme, named);

    return stage_file(job->stage, name, error);
}

static bool write_waves(const struct job *job, const struct crowd *crowd, GError **error)
{
    const struct track *track = crowd->recipe->track;
    const char *names[N_CROWD_WAVES] = {track->pre, track->post};

    for (guint wave = 0; wave < N_CROWD_WAVES; wave++) {
        g_autofree char *path = names[wave] == NULL ? NULL : staged(job, names[wave], error);
        if (names[wave] == NULL)
            continue;
        if (path == NULL || !answer_file_write(crowd, wave, job->places, path, error))
            return false;
    }
    if (track->register_path != NULL) {
        g_autofree char *path = staged(job, track->register_path, error);
        return path != NULL && register_file_write(crowd, job->places, path, error);
    }
    return true;
}

static bool write_track(const struct job *job, const struct track_recipe *recipe,
                        struct csv_writer *truth, struct diagnostics *diagnostics, GError **error)
{
    own(instrument) instrument = instrument_load(recipe->track->instrument, diagnostics);
    own(crowd) crowd = NULL;

    if (instrument == NULL)
        return false;
    crowd = crowd_new(instrument, recipe, job->places, job->random);
    for (guint s = 0; s < instrument->n_scales; s++) {
        const struct scale *scale = &instrument->scales[s];
        if (scale->n_keys == 0 || scale->kind == SCALE_EXPOSURE)
            continue;
        csv_cell(truth, recipe->track->name);
        csv_cell(truth, scale->id);
        csv_number(truth, recipe_effect(recipe, scale->id));
        csv_number(truth, recipe->icc);
        csv_number(truth, recipe->icc_change);
        csv_number(truth, recipe->sd_change);
        csv_end_row(truth);
    }
    return write_waves(job, crowd, error);
}

static struct csv_writer *begin_truth(const struct job *job, GError **error)
{
    static const char *const HEADER[] = {"track", "scale",      "effect",
                                         "icc",   "icc_change", "sd_change"};
    g_autofree char *path = stage_file(job->stage, "truth.csv", error);
    struct csv_writer *truth = path == NULL ? NULL : csv_writer_new(path, CSV_PLAIN, error);

    for (guint i = 0; truth != NULL && i < G_N_ELEMENTS(HEADER); i++)
        csv_cell(truth, HEADER[i]);
    if (truth != NULL)
        csv_end_row(truth);
    return truth;
}

/* The programme file goes along, marked as simulated, and the places with it. */
static bool write_programme(const struct job *job, GError **error)
{
    g_autofree char *places_path = NULL;
    g_autoptr(GBytes) places = NULL;
    gsize length = 0;
    const char *text;

    if (!programme_copy_write(job->programme, job->stage, error))
        return false;
    if (job->programme->places == NULL)
        return true;
    places_path = staged(job, job->programme->places, error);
    if (places_path == NULL)
        return false;
    if (!g_file_test(job->programme->places, G_FILE_TEST_EXISTS))
        return invented_places_write(job->places, places_path, error);
    places = file_read(job->programme->places, error);
    if (places == NULL)
        return false;
    text = g_bytes_get_data(places, &length);
    return file_write(places_path, text, length, error);
}

static bool write_all(const struct job *job, struct diagnostics *diagnostics, GError **error)
{
    own(csv_writer) truth = NULL;

    if (!write_programme(job, error))
        return false;
    truth = begin_truth(job, error);
    if (truth == NULL)
        return false;
    for (guint i = 0; i < job->recipe->tracks->len; i++)
        if (!write_track(job, job->recipe->tracks->pdata[i], truth, diagnostics, error))
            return false;
    return csv_writer_close(own_pass(truth), error);
}

bool simulate_programme(const struct programme *programme, struct stage *stage,
                        struct diagnostics *diagnostics)
{
    own(recipe) recipe = recipe_read(programme, diagnostics);
    g_autoptr(GPtrArray) places = NULL;
    g_autoptr(GError) error = NULL;
    struct stats_random *random;
    bool done;

    if (recipe == NULL || !programme_copy_check(programme, diagnostics))
        return false;
    places = invented_places(programme->places, recipe->n_counties, recipe->n_neighbourhoods,
                             diagnostics);
    if (places == NULL)
        return false;
    random = stats_random_new(recipe->seed);
    g_assert(random != NULL);
    done = write_all(&(struct job){programme, recipe, places, random, stage}, diagnostics, &error);
    stats_random_free(random);
    if (!done && error != NULL)
        stage_add_error(diagnostics, stage_final(stage), error);
    return done;
}
