/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/programme_copy.h"

#include <string.h>

#include "base/file.h"

static const char *const QUESTIONNAIRE_FILES[] = {"survey.csv", "choices.csv", "settings.csv",
                                                  "keys.csv", "scales.csv"};

/* ---- names ---- */

static bool is_inside(const char *path)
{
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);

    for (guint i = 0; parts[i] != NULL; i++)
        if (*parts[i] == '\0' || strcmp(parts[i], ".") == 0 || strcmp(parts[i], "..") == 0)
            return false;
    return true;
}

char *programme_copy_name(const struct programme *programme, const char *path)
{
    g_autofree char *folder = g_strconcat(programme->folder, "/", NULL);
    const char *value = g_str_has_prefix(path, folder) ? path + strlen(folder) : path;
    g_autofree char *whole = g_canonicalize_filename(path, NULL);
    g_autofree char *last = g_path_get_basename(whole);

    if (is_inside(value))
        return g_strdup(value);
    return g_strdup(is_inside(last) ? last : "answers"); /* no file can be called "/" */
}

/* A value of the programme file as its reader makes it a path. Caller frees. */
static char *path_of(const struct programme *programme, const char *value)
{
    return g_path_is_absolute(value) ? g_strdup(value)
                                     : g_build_filename(programme->folder, value, NULL);
}

static const struct track *track_of(const struct programme *programme, const char *section)
{
    const char *name = section + strlen("track");

    for (guint i = 0; i < programme->tracks->len; i++) {
        const struct track *track = g_ptr_array_index(programme->tracks, i);

        if (strcmp(track->name, name + strspn(name, " \t")) == 0)
            return track;
    }
    return NULL;
}

/* True where the track's questionnaire is a folder of the programme's, not one known by its id. */
static bool is_own_questionnaire(const struct programme *programme, const struct track *track,
                                 const char *value)
{
    g_autofree char *given = path_of(programme, value);

    return strcmp(given, track->instrument) == 0;
}

/* The tracks with such questionnaires: struct track. */
static GPtrArray *with_own_questionnaire(const struct programme *programme)
{
    GPtrArray *tracks = g_ptr_array_new();
    g_auto(GStrv) sections = g_key_file_get_groups(programme->keys, NULL);

    for (guint i = 0; sections[i] != NULL; i++) {
        const struct track *track =
            g_str_has_prefix(sections[i], "track ") ? track_of(programme, sections[i]) : NULL;
        g_autofree char *value =
            g_key_file_get_value(programme->keys, sections[i], "instrument", NULL);

        if (track != NULL && value != NULL &&
            is_own_questionnaire(programme, track, g_strstrip(value)))
            g_ptr_array_add(tracks, (gpointer)(guintptr)track);
    }
    return tracks;
}

struct claims {
    const struct programme *programme;
    GHashTable *seen; /* name -> path */
    struct diagnostics *diagnostics;
};

/* path NULL: the programme has no such file. */
static void claim(const struct claims *claims, const char *path, bool may_be_shared)
{
    struct where where = {.file = claims->programme->path};
    g_autofree char *name = path == NULL ? NULL : programme_copy_name(claims->programme, path);
    const char *first = name == NULL ? NULL : g_hash_table_lookup(claims->seen, name);

    if (first != NULL && may_be_shared && strcmp(first, path) == 0)
        return;
    if (first != NULL)
        diagnostics_add(claims->diagnostics, MESSAGE_SIMULATE_ONE_NAME, &where, first, path, name,
                        NULL);
    else if (name != NULL)
        g_hash_table_insert(claims->seen, g_steal_pointer(&name), (gpointer)(guintptr)path);
}

bool programme_copy_check(const struct programme *programme, struct diagnostics *diagnostics)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) own_questionnaire = with_own_questionnaire(programme);
    struct claims claims = {programme, seen, diagnostics};
    guint before = diagnostics_n_errors(diagnostics);

    claim(&claims, "truth.csv", false);
    claim(&claims, programme->path, false);
    claim(&claims, programme->places, false);
    for (guint i = 0; i < programme->tracks->len; i++) {
        const struct track *track = g_ptr_array_index(programme->tracks, i);

        claim(&claims, track->pre, false);
        claim(&claims, track->post, false);
        claim(&claims, track->register_path, false);
    }
    for (guint i = 0; i < own_questionnaire->len; i++)
        claim(&claims, ((const struct track *)own_questionnaire->pdata[i])->instrument, true);
    return diagnostics_n_errors(diagnostics) == before;
}

/* ---- the programme file ---- */

struct copying { /* line by line, so that remarks and order stay */
    const struct programme *programme;
    GString *out;
    const struct track *track; /* of the section; NULL outside of tracks */
    bool is_programme;         /* in the section [programme] */
    bool is_marked;
};

static void mark(struct copying *copying)
{
    if (!copying->programme->simulated)
        g_string_append(copying->out, "simulated = yes\n");
    copying->is_marked = true;
}

static void begin_section(struct copying *copying, const char *trimmed)
{
    g_autofree char *section = g_strndup(trimmed + 1, strcspn(trimmed + 1, "]"));

    copying->is_programme = strcmp(g_strchomp(section), "programme") == 0;
    copying->track =
        g_str_has_prefix(section, "track ") ? track_of(copying->programme, section) : NULL;
    if (copying->is_programme)
        mark(copying);
}

/* The value as it is to stand in the copy; NULL for a line that does not. Caller frees. */
static char *value_in_copy(const struct copying *copying, const char *key, const char *value)
{
    static const char *const FILES[] = {"pre", "post", "register", NULL};
    bool is_file = copying->is_programme ? strcmp(key, "places") == 0
                                         : copying->track != NULL && g_strv_contains(FILES, key);
    g_autofree char *path = path_of(copying->programme, value);
    bool is_gone = copying->is_programme &&
                   (strcmp(key, "decisions") == 0 ||
                    (strcmp(key, "simulated") == 0 && !copying->programme->simulated));

    if (is_gone)
        return NULL;
    if (copying->track != NULL && strcmp(key, "instrument") == 0)
        is_file = is_own_questionnaire(copying->programme, copying->track, value);
    return is_file && *value != '\0' ? programme_copy_name(copying->programme, path)
                                     : g_strdup(value);
}

static void copy_setting(struct copying *copying, const char *line, const char *trimmed)
{
    const char *equals = strchr(trimmed, '=');
    g_autofree char *key = equals == NULL ? NULL : g_strndup(trimmed, (gsize)(equals - trimmed));
    g_autofree char *value = equals == NULL ? NULL : g_strstrip(g_strdup(equals + 1));
    g_autofree char *copied =
        equals == NULL ? NULL : value_in_copy(copying, g_strchomp(key), value);

    if (equals == NULL || g_strcmp0(copied, value) == 0)
        g_string_append_printf(copying->out, "%s\n", line);
    else if (copied != NULL)
        g_string_append_printf(copying->out, "%s = %s\n", key, copied);
}

/* Caller frees. */
static char *copied_text(const struct programme *programme)
{
    struct copying copying = {.programme = programme, .out = g_string_new(NULL)};
    g_auto(GStrv) lines = g_strsplit(programme->text, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++) {
        g_autofree char *trimmed = g_strstrip(g_strdup(lines[i]));

        if (lines[i + 1] == NULL && *trimmed == '\0')
            break; /* behind the last line end */
        if (*trimmed == '[') {
            g_string_append_printf(copying.out, "%s\n", lines[i]);
            begin_section(&copying, trimmed);
        } else if (*trimmed == '#') {
            g_string_append_printf(copying.out, "%s\n", lines[i]);
        } else {
            copy_setting(&copying, lines[i], trimmed);
        }
    }
    if (!copying.is_marked) {
        g_string_append(copying.out, "\n[programme]\n");
        mark(&copying);
    }
    return g_string_free(copying.out, FALSE);
}

/* ---- writing ---- */

static bool copy_file(const char *from, struct stage *stage, const char *name, GError **error)
{
    g_autoptr(GBytes) bytes = file_read(from, error);
    g_autofree char *to = bytes == NULL ? NULL : stage_file(stage, name, error);
    gsize length;
    const char *text = bytes == NULL ? NULL : g_bytes_get_data(bytes, &length);

    return to != NULL && file_write(to, text, length, error);
}

static bool copy_questionnaire(const struct programme *programme, const struct track *track,
                               struct stage *stage, GError **error)
{
    g_autofree char *name = programme_copy_name(programme, track->instrument);

    for (gsize i = 0; i < G_N_ELEMENTS(QUESTIONNAIRE_FILES); i++) {
        g_autofree char *from = g_build_filename(track->instrument, QUESTIONNAIRE_FILES[i], NULL);
        g_autofree char *to = g_build_filename(name, QUESTIONNAIRE_FILES[i], NULL);

        if (!copy_file(from, stage, to, error))
            return false;
    }
    return true;
}

bool programme_copy_write(const struct programme *programme, struct stage *stage, GError **error)
{
    g_autofree char *name = programme_copy_name(programme, programme->path);
    g_autofree char *path = stage_file(stage, name, error);
    g_autofree char *text = copied_text(programme);
    g_autoptr(GPtrArray) tracks = with_own_questionnaire(programme);

    if (path == NULL || !file_write(path, text, strlen(text), error))
        return false;
    for (guint i = 0; i < tracks->len; i++)
        if (!copy_questionnaire(programme, tracks->pdata[i], stage, error))
            return false;
    return true;
}
