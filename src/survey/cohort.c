/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/cohort.h"

#include <math.h>
#include <string.h>

#include "survey/code_match.h"
#include "survey/cohort_checks.h"
#include "survey/identity.h"
#include "survey/near_codes.h"
#include "survey/near_people.h"
#include "survey/register_file.h"
#include "survey/wave_scan.h"

/* ---- reading ---- */

struct wave_job {              /* one file, read in a thread of its own */
    struct wave_source source; /* map NULL: it cannot be used, and nor can the file */
    const struct instrument *instrument;
    struct diagnostics *diagnostics;
    struct wave *wave;
};

static gpointer run_job(gpointer data)
{
    struct wave_job *job = data;

    if (job->source.map != NULL)
        job->wave = wave_scan(&job->source, job->instrument, job->diagnostics);
    return NULL;
}

/* The maps of headings: the files of one folder share one. */
static void read_maps(struct cohort *cohort, struct diagnostics *diagnostics)
{
    const struct track *track = cohort->track;

    cohort->map = header_map_beside(track->pre, diagnostics);
    if (track->post != NULL && !header_map_is_beside(track->pre, track->post))
        cohort->post_map = header_map_beside(track->post, diagnostics);
}

/* Reads both files side by side; what they have to say is merged in a fixed order. */
static void read_waves(struct cohort *cohort, struct diagnostics *diagnostics)
{
    const struct track *track = cohort->track;
    own(diagnostics) second = diagnostics_new();
    bool is_shared = track->post == NULL || header_map_is_beside(track->pre, track->post);
    const struct header_map *post_map = is_shared ? cohort->map : cohort->post_map;
    struct wave_job pre = {{track->pre, track->encoding, cohort->map, cohort->decisions},
                           cohort->instrument,
                           diagnostics,
                           NULL};
    struct wave_job post = {{track->post, track->encoding, post_map, cohort->decisions},
                            cohort->instrument,
                            second,
                            NULL};
    GThread *thread = post.source.path == NULL ? NULL : g_thread_new("second wave", run_job, &post);

    run_job(&pre);
    if (thread != NULL)
        g_thread_join(thread);
    diagnostics_merge(diagnostics, second);
    cohort->pre = pre.wave;
    cohort->post = post.wave;
}

/* All files together, so that the numbers of places hang on no file alone. */
static void settle_places(struct cohort *cohort, struct places *places,
                          struct diagnostics *diagnostics)
{
    struct residences *files[3];
    guint n = 0;

    if (cohort->pre != NULL)
        files[n++] = cohort->pre->store->residences;
    if (cohort->post != NULL)
        files[n++] = cohort->post->store->residences;
    if (cohort->attendance != NULL)
        files[n++] = cohort->attendance->residences;
    residences_settle(files, n, places, diagnostics);
    if (cohort->pre != NULL)
        wave_place(cohort->pre);
    if (cohort->post != NULL)
        wave_place(cohort->post);
    if (cohort->attendance != NULL)
        register_place(cohort->attendance);
}

/* ---- joining ---- */

struct joining {
    GHashTable *people; /* key -> index + 1 */
    GArray *list;       /* struct cohort_person */
    GPtrArray *keys;    /* const char *, beside list */
};

static struct cohort_person *person_of(struct joining *joining, const char *key, const char *id)
{
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(joining->people, key));
    struct cohort_person person = {.id = id,
                                   .pre = -1,
                                   .post = -1,
                                   .enrolled = -1,
                                   .county = -1,
                                   .neighbourhood = -1,
                                   .hours = (double)NAN,
                                   .sex = SEX_UNKNOWN,
                                   .arm = -1};

    if (index == 0) {
        g_array_append_val(joining->list, person);
        g_ptr_array_add(joining->keys, (gpointer)(guintptr)key);
        index = joining->list->len;
        g_hash_table_insert(joining->people, (gpointer)(guintptr)key, GUINT_TO_POINTER(index));
    }
    return &g_array_index(joining->list, struct cohort_person, index - 1);
}

/* A later source fills in what the earlier ones left open, and never makes a county and a
 * neighbourhood that no source named together. */
static void take_place(struct cohort_person *person, gint32 county, gint32 neighbourhood)
{
    if (person->neighbourhood >= 0 || (person->county >= 0 && person->county != county))
        return;
    person->county = county;
    person->neighbourhood = neighbourhood;
}

static void join_wave(struct joining *joining, const struct wave *wave, bool is_pre)
{
    for (guint row = 0; row < wave->n_people; row++) {
        struct cohort_person *person = person_of(joining, wave->keys[row], wave->ids[row]);
        if (is_pre)
            person->pre = (gint32)row;
        else
            person->post = (gint32)row;
        take_place(person, wave->county[row], wave->neighbourhood[row]);
        person->by_code = person->by_code || wave_is_by_code(wave, row);
        if (person->sex == SEX_UNKNOWN)
            person->sex = wave->sex[row];
        if (person->birth_year == 0)
            person->birth_year = wave->birth_year[row];
        if (person->arm < 0)
            person->arm = wave->arm[row];
    }
}

static void join_register(struct joining *joining, const struct register_file *file)
{
    for (guint i = 0; i < file->rows->len; i++) {
        const struct register_row *row = &g_array_index(file->rows, struct register_row, i);
        struct cohort_person *person = person_of(joining, row->key, row->id);
        person->registered = true;
        person->enrolled = (gint32)i;
        person->hours = row->hours;
        take_place(person, row->county, row->neighbourhood);
    }
}

/* In the order of keys: sums then do not depend on the order of rows. */
static void put_in_order(struct cohort *cohort, const struct joining *joining)
{
    g_autofree guint32 *order =
        identity_order((const char *const *)joining->keys->pdata, joining->list->len);

    cohort->n_people = joining->list->len;
    cohort->people = g_new(struct cohort_person, (gsize)cohort->n_people + 1);
    for (guint i = 0; i < cohort->n_people; i++)
        cohort->people[i] = g_array_index(joining->list, struct cohort_person, order[i]);
}

static void join(struct cohort *cohort)
{
    struct joining joining = {g_hash_table_new(g_str_hash, g_str_equal),
                              g_array_new(FALSE, FALSE, sizeof(struct cohort_person)),
                              g_ptr_array_new()};

    join_wave(&joining, cohort->pre, true);
    if (cohort->post != NULL)
        join_wave(&joining, cohort->post, false);
    if (cohort->attendance != NULL)
        join_register(&joining, cohort->attendance);
    put_in_order(cohort, &joining);
    g_hash_table_unref(joining.people);
    g_array_unref(joining.list);
    g_ptr_array_unref(joining.keys);
}

/* ---- a track ---- */

/* Both waves from one file, or from a file and its copy: every change would be zero. */
static bool refuse_copy(const struct cohort *cohort, struct diagnostics *diagnostics)
{
    const struct track *track = cohort->track;
    struct where where = {.file = track->post};

    if (strcmp(cohort->pre->sha256, cohort->post->sha256) != 0)
        return false;
    diagnostics_add(diagnostics, MESSAGE_SAME_FILE, &where, track->pre, NULL);
    return true;
}

struct cohort *cohort_read(const struct track *track, const struct decisions *decisions,
                           struct places *places, struct diagnostics *diagnostics)
{
    own(cohort) cohort = g_new0(struct cohort, 1);
    own(diagnostics) unheard = diagnostics_new();
    guint before = diagnostics_n_errors(diagnostics);
    bool is_sound;

    cohort->track = track;
    cohort->decisions = decisions;
    cohort->instrument = instrument_load(track->instrument, diagnostics);
    if (cohort->instrument == NULL)
        return NULL;
    read_maps(cohort, diagnostics);
    read_waves(cohort, diagnostics);
    if (track->register_path != NULL)
        cohort->attendance = register_read(track->register_path, track->hours, diagnostics);
    cohort->has_register = cohort->attendance != NULL;
    settle_places(cohort, places, diagnostics);
    if (cohort->pre == NULL || (track->post != NULL && cohort->post == NULL))
        return NULL;
    if (cohort->post != NULL && refuse_copy(cohort, diagnostics))
        return NULL;
    is_sound = diagnostics_n_errors(diagnostics) == before;
    codes_settle(cohort->pre, cohort->post, places, is_sound ? diagnostics : unheard);
    join(cohort);
    if (is_sound) { /* nobody was left out by a fault, and every place is known */
        near_people_tell(cohort, diagnostics);
        near_codes_tell(cohort, diagnostics);
    }
    cohort_check(cohort, places, diagnostics);
    if (diagnostics_n_errors(diagnostics) > before)
        return NULL;
    if (cohort->post != NULL)
        cohort_tell_newcomers(cohort, diagnostics);
    return own_pass(cohort);
}

void cohort_free(struct cohort *cohort)
{
    g_clear_pointer(&cohort->pre, wave_free);
    g_clear_pointer(&cohort->post, wave_free);
    g_clear_pointer(&cohort->attendance, register_free);
    g_clear_pointer(&cohort->map, header_map_free);
    g_clear_pointer(&cohort->post_map, header_map_free);
    g_clear_pointer(&cohort->instrument, instrument_free);
    g_free(cohort->people);
    g_free(cohort);
}
