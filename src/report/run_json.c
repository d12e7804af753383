/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "base/file.h"
#include "report/record.h"
#include "survey/header_map.h"

static void add_string(JsonBuilder *json, const char *name, const char *value)
{
    json_builder_set_member_name(json, name);
    json_builder_add_string_value(json, value != NULL ? value : "");
}

static void add_integer(JsonBuilder *json, const char *name, gint64 value)
{
    json_builder_set_member_name(json, name);
    json_builder_add_int_value(json, value);
}

static void begin_array(JsonBuilder *json, const char *name)
{
    json_builder_set_member_name(json, name);
    json_builder_begin_array(json);
}

/* One input by the name of its file alone: where it lay on the disk is nobody's business. */
static void add_input(JsonBuilder *json, const char *track, const char *role, const char *path,
                      const char *sha256)
{
    g_autofree char *name = g_path_get_basename(path);

    json_builder_begin_object(json);
    if (track != NULL)
        add_string(json, "track", track);
    add_string(json, "role", role);
    add_string(json, "file", name);
    add_string(json, "sha256", sha256);
    json_builder_end_object(json);
}

/* For files of which nobody kept the hash. */
static bool add_file(JsonBuilder *json, const char *track, const char *role, const char *path,
                     GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *sha256 = NULL;

    if (path == NULL)
        return true;
    bytes = file_read(path, error);
    if (bytes == NULL)
        return false;
    sha256 = file_sha256(bytes);
    add_input(json, track, role, path, sha256);
    return true;
}

static void add_map(JsonBuilder *json, const char *track, const struct header_map *map)
{
    if (map != NULL && header_map_path(map) != NULL)
        add_input(json, track, "map", header_map_path(map), header_map_sha256(map));
}

static bool add_track_inputs(JsonBuilder *json, const struct cohort *cohort, GError **error)
{
    const char *name = cohort->track->name;

    if (cohort->pre != NULL)
        add_input(json, name, "pre", cohort->pre->file, cohort->pre->sha256);
    if (cohort->post != NULL)
        add_input(json, name, "post", cohort->post->file, cohort->post->sha256);
    add_map(json, name, cohort->map);
    add_map(json, name, cohort->post_map);
    if (!cohort->has_register)
        return true;
    return add_file(json, name, "register", cohort->track->register_path, error);
}

static bool add_inputs(JsonBuilder *json, const struct view *view, GError **error)
{
    const struct programme *programme = view->study->programme;

    begin_array(json, "inputs");
    if (!add_file(json, NULL, "programme", programme->path, error) ||
        !add_file(json, NULL, "places", programme->places, error) ||
        !add_file(json, NULL, "decisions", programme->decisions, error))
        return false;
    for (guint i = 0; i < view->study->tracks->len; i++)
        if (!add_track_inputs(json, view_track(view, i)->cohort, error))
            return false;
    json_builder_end_array(json);
    return true;
}

static void add_options(JsonBuilder *json, const char *const *options)
{
    json_builder_set_member_name(json, "options");
    json_builder_begin_object(json);
    for (guint i = 0; options != NULL && options[i] != NULL && options[i + 1] != NULL; i += 2)
        add_string(json, options[i], options[i + 1]);
    json_builder_end_object(json);
}

static void add_instrument(JsonBuilder *json, const struct instrument *instrument)
{
    json_builder_set_member_name(json, "instrument");
    json_builder_begin_object(json);
    add_string(json, "id", instrument->id);
    add_string(json, "version", instrument->version);
    add_string(json, "hash", instrument->hash);
    json_builder_end_object(json);
}

/* Counts of people at the top unit: whole numbers, left out where there is none. */
static void add_people(JsonBuilder *json, const struct view *view, guint track)
{
    static const enum statistic counts[] = {
        STATISTIC_ENROLLED,   STATISTIC_REGISTERED,  STATISTIC_ATTENDED,
        STATISTIC_N_PRE,      STATISTIC_N_POST,      STATISTIC_N_MATCHED,
        STATISTIC_N_PRE_ONLY, STATISTIC_N_POST_ONLY, STATISTIC_N_NEITHER,
    };

    json_builder_set_member_name(json, "people");
    json_builder_begin_object(json);
    for (guint i = 0; i < G_N_ELEMENTS(counts); i++) {
        double value = view_value(view, track, 0, NO_SCALE, STUDY_NO_WAVE, counts[i]);

        if (!isnan(value))
            add_integer(json, statistic_name(counts[i]), (gint64)value);
    }
    add_integer(json, "no_consent", view_track(view, track)->n_no_consent);
    json_builder_end_object(json);
}

static void add_tracks(JsonBuilder *json, const struct view *view)
{
    begin_array(json, "tracks");
    for (guint i = 0; i < view->study->tracks->len; i++) {
        const struct study_track *track = view_track(view, i);

        json_builder_begin_object(json);
        add_string(json, "name", track->cohort->track->name);
        add_instrument(json, track->cohort->instrument);
        add_people(json, view, i);
        add_integer(json, "places", track->units->len - 1);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

/* How often each code was met. The sentences name cells of the data: they stay on the terminal. */
static void add_messages(JsonBuilder *json, const struct diagnostics *diagnostics)
{
    begin_array(json, "messages");
    for (int i = 0; diagnostics != NULL && i < N_MESSAGES; i++) {
        guint n = diagnostics_n_of(diagnostics, (enum message)i);

        if (n == 0)
            continue;
        json_builder_begin_object(json);
        add_string(json, "code", message_code((enum message)i));
        add_integer(json, "count", n);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void add_programme(JsonBuilder *json, const struct view *view)
{
    const struct programme *programme = view->study->programme;

    add_string(json, "program", "tabavar");
    add_string(json, "version", TABAVAR_VERSION);
    add_string(json, "date", view_date(view));
    add_string(json, "language", language_tag(view->language));
    add_integer(json, "min_group", programme->min_group);
    json_builder_set_member_name(json, "simulated");
    json_builder_add_boolean_value(json, programme->simulated);
}

static bool write_json(JsonBuilder *json, const char *path, GError **error)
{
    g_autoptr(JsonGenerator) generator = json_generator_new();
    g_autoptr(JsonNode) root = json_builder_get_root(json);
    g_autofree char *text = NULL;
    g_autofree char *line = NULL;

    json_generator_set_pretty(generator, TRUE);
    json_generator_set_root(generator, root);
    text = json_generator_to_data(generator, NULL);
    line = g_strconcat(text, "\n", NULL);
    return file_write(path, line, strlen(line), error);
}

bool record_run(const struct view *view, const struct run_facts *facts, const char *path,
                GError **error)
{
    g_autoptr(JsonBuilder) json = json_builder_new();

    json_builder_begin_object(json);
    add_programme(json, view);
    add_options(json, facts->options);
    if (!add_inputs(json, view, error))
        return false;
    add_tracks(json, view);
    add_integer(json, "workbooks", facts->n_workbooks);
    add_messages(json, facts->diagnostics);
    json_builder_end_object(json);
    return write_json(json, path, error);
}
