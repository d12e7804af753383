/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/cohort.h"

#include <math.h>
#include <string.h>

#include "base/file.h"
#include "survey/gazetteer.h"
#include "survey/register_file.h"

/* Fewer than this share of the second wave in the first, and the files are probably not a pair. */
#define FEWEST_MATCHES 0.5
#define ENOUGH_PEOPLE  10

struct wave_job { /* one file, read in a thread of its own */
    const char *path;
    const struct instrument *instrument;
    struct diagnostics *diagnostics;
    struct wave *wave;
};

static gpointer run_job(gpointer data)
{
    struct wave_job *job = data;

    job->wave = wave_read_rows(job->path, job->instrument, job->diagnostics);
    return NULL;
}

/* Reads both files side by side; what they have to say is merged in a fixed order. */
static bool read_waves(struct cohort *cohort, struct diagnostics *diagnostics)
{
    own(diagnostics) second = diagnostics_new();
    struct wave_job pre = {cohort->track->pre, cohort->instrument, diagnostics, NULL};
    struct wave_job post = {cohort->track->post, cohort->instrument, second, NULL};
    GThread *thread = post.path == NULL ? NULL : g_thread_new("second wave", run_job, &post);

    run_job(&pre);
    if (thread != NULL)
        g_thread_join(thread);
    diagnostics_merge(diagnostics, second);
    cohort->pre = pre.wave;
    cohort->post = post.wave;
    return pre.wave != NULL && (post.path == NULL || post.wave != NULL);
}

/* Places gathered from data get their numbers in the order of codes, so everything is asked twice:
 * first to gather, then for the final numbers. */
static bool settle_places(struct cohort *cohort, struct places *places,
                          struct diagnostics *diagnostics)
{
    bool fine;

    if (!places->declared) {
        own(diagnostics) unheard = diagnostics_new();
        (void)wave_settle(cohort->pre, places, unheard);
        if (cohort->post != NULL)
            (void)wave_settle(cohort->post, places, unheard);
        places_sort(places);
    }
    fine = wave_settle(cohort->pre, places, diagnostics);
    return (cohort->post == NULL || wave_settle(cohort->post, places, diagnostics)) && fine;
}

/* ---- joining ---- */

struct joining {
    struct cohort *cohort;
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
                                   .county = -1,
                                   .neighbourhood = -1,
                                   .hours = (double)NAN,
                                   .arm = -1};

    if (index == 0) {
        g_array_append_val(joining->list, person);
        g_ptr_array_add(joining->keys, (gpointer)(guintptr)key);
        index = joining->list->len;
        g_hash_table_insert(joining->people, (gpointer)(guintptr)key, GUINT_TO_POINTER(index));
    }
    return &g_array_index(joining->list, struct cohort_person, index - 1);
}

static void take_background(struct cohort_person *person, const struct wave *wave, guint row)
{
    if (person->county < 0)
        person->county = wave->county[row];
    if (person->neighbourhood < 0)
        person->neighbourhood = wave->neighbourhood[row];
    if (person->sex == 0)
        person->sex = wave->sex[row];
    if (person->birth_year == 0)
        person->birth_year = wave->birth_year[row];
    if (person->arm < 0)
        person->arm = wave->arm[row];
}

static void join_wave(struct joining *joining, const struct wave *wave, bool is_pre)
{
    for (guint row = 0; row < wave->n_people; row++) {
        struct cohort_person *person = person_of(joining, wave->keys[row], wave->ids[row]);
        if (is_pre)
            person->pre = (gint32)row;
        else
            person->post = (gint32)row;
        take_background(person, wave, row);
    }
}

static void join_register(struct joining *joining, const struct register_file *file)
{
    for (guint i = 0; i < file->rows->len; i++) {
        const struct register_row *row = &g_array_index(file->rows, struct register_row, i);
        struct cohort_person *person = person_of(joining, row->key, row->id);
        person->registered = true;
        person->hours = row->hours;
        if (person->county < 0 && person->neighbourhood < 0) {
            person->county = row->county;
            person->neighbourhood = row->neighbourhood;
        }
    }
}

struct keyed {
    const char *key;
    struct cohort_person person;
};

static gint by_key(gconstpointer a, gconstpointer b)
{
    return strcmp(((const struct keyed *)a)->key, ((const struct keyed *)b)->key);
}

/* In the order of keys: sums then do not depend on the order of rows. */
static void put_in_order(struct joining *joining)
{
    struct cohort *cohort = joining->cohort;
    g_autoptr(GArray) sorted = g_array_new(FALSE, FALSE, sizeof(struct keyed));

    for (guint i = 0; i < joining->list->len; i++) {
        struct keyed keyed = {joining->keys->pdata[i],
                              g_array_index(joining->list, struct cohort_person, i)};
        g_array_append_val(sorted, keyed);
    }
    g_array_sort(sorted, by_key);
    cohort->n_people = sorted->len;
    cohort->people = g_new(struct cohort_person, sorted->len + 1);
    for (guint i = 0; i < sorted->len; i++)
        cohort->people[i] = g_array_index(sorted, struct keyed, i).person;
}

static void join(struct cohort *cohort, const struct register_file *file)
{
    struct joining joining = {cohort, g_hash_table_new(g_str_hash, g_str_equal),
                              g_array_new(FALSE, FALSE, sizeof(struct cohort_person)),
                              g_ptr_array_new()};

    join_wave(&joining, cohort->pre, true);
    if (cohort->post != NULL)
        join_wave(&joining, cohort->post, false);
    if (file != NULL)
        join_register(&joining, file);
    put_in_order(&joining);
    g_hash_table_unref(joining.people);
    g_array_unref(joining.list);
    g_ptr_array_unref(joining.keys);
}

/* ---- what must hold ---- */

static void check_places(const struct cohort *cohort, const struct places *places,
                         struct diagnostics *diagnostics)
{
    for (guint i = 0; i < cohort->n_people; i++) {
        const struct cohort_person *person = &cohort->people[i];
        gint32 before, now;
        char line[24];
        if (person->pre < 0 || person->post < 0)
            continue;
        before = cohort->pre->neighbourhood[person->pre];
        now = cohort->post->neighbourhood[person->post];
        if (before == now || before < 0 || now < 0)
            continue;
        struct where where = {.file = cohort->post->file,
                              .line = cohort->post->lines[person->post]};
        g_snprintf(line, sizeof line, "%" G_GUINT64_FORMAT, cohort->pre->lines[person->pre]);
        diagnostics_add(diagnostics, MESSAGE_PLACE_CHANGED, &where, person->id,
                        places_name(places, -1, before), line, places_name(places, -1, now), NULL);
    }
}

static void check_matches(const struct cohort *cohort, struct diagnostics *diagnostics)
{
    struct where where = {.file = cohort->post->file};
    guint n = 0;
    char counts[3][16];

    for (guint i = 0; i < cohort->n_people; i++)
        n += cohort->people[i].pre >= 0 && cohort->people[i].post >= 0;
    if (MIN(cohort->pre->n_people, cohort->post->n_people) < ENOUGH_PEOPLE ||
        n >= FEWEST_MATCHES * cohort->post->n_people)
        return;
    g_snprintf(counts[0], sizeof counts[0], "%u", n);
    g_snprintf(counts[1], sizeof counts[1], "%u", cohort->post->n_people);
    g_snprintf(counts[2], sizeof counts[2], "%u", cohort->pre->n_people);
    diagnostics_add(diagnostics, MESSAGE_FEW_MATCHES, &where, counts[0], counts[1], counts[2],
                    NULL);
}

static bool is_same_file(const struct track *track, struct diagnostics *diagnostics)
{
    struct where where = {.file = track->post};

    if (track->post == NULL || !file_same(track->pre, track->post))
        return false;
    diagnostics_add(diagnostics, MESSAGE_SAME_FILE, &where, track->post, NULL);
    return true;
}

struct cohort *cohort_read(const struct track *track, struct places *places,
                           struct diagnostics *diagnostics)
{
    own(cohort) cohort = g_new0(struct cohort, 1);
    guint before = diagnostics_n_errors(diagnostics);

    cohort->track = track;
    cohort->instrument = instrument_load(track->instrument, diagnostics);
    if (cohort->instrument == NULL || is_same_file(track, diagnostics))
        return NULL;
    if (!read_waves(cohort, diagnostics) || !settle_places(cohort, places, diagnostics))
        return NULL;
    if (track->register_path != NULL)
        cohort->attendance = register_read(track->register_path, places, track->hours, diagnostics);
    cohort->has_register = cohort->attendance != NULL;
    join(cohort, cohort->attendance);
    if (cohort->post != NULL) {
        check_places(cohort, places, diagnostics);
        check_matches(cohort, diagnostics);
    }
    return diagnostics_n_errors(diagnostics) > before ? NULL : own_pass(cohort);
}

void cohort_free(struct cohort *cohort)
{
    g_clear_pointer(&cohort->pre, wave_free);
    g_clear_pointer(&cohort->post, wave_free);
    g_clear_pointer(&cohort->attendance, register_free);
    g_clear_pointer(&cohort->instrument, instrument_free);
    g_free(cohort->people);
    g_free(cohort);
}
