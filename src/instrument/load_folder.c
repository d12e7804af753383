/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "instrument/folder_reading.h"

enum { SURVEY, CHOICES, SETTINGS, KEYS, SCALES, N_FILES };

static const char *const NAMES[N_FILES] = {"survey.csv", "choices.csv", "settings.csv", "keys.csv",
                                           "scales.csv"};

/* SHA-256 over the five files' names and hashes: any change of any byte changes it. */
static char *hash_of(struct table *const *tables)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);

    for (int i = 0; i < N_FILES; i++) {
        g_checksum_update(checksum, (const guchar *)NAMES[i], (gssize)strlen(NAMES[i]));
        g_checksum_update(checksum, (const guchar *)table_file_sha256(tables[i]), 64);
    }
    return g_strdup(g_checksum_get_string(checksum));
}

/* A questionnaire of numbers only has no choices. */
static bool load_tables(struct table **tables, const char *folder, struct diagnostics *diagnostics)
{
    bool complete = true;

    for (int i = 0; i < N_FILES; i++) {
        g_autofree char *path = g_build_filename(folder, NAMES[i], NULL);
        struct table_options options = table_options_default;
        options.may_have_no_rows = i == CHOICES;
        tables[i] = table_load(path, &options, diagnostics);
        complete = complete && tables[i] != NULL;
    }
    return complete;
}

static void read_tables(struct instrument *instrument, struct table *const *tables,
                        struct diagnostics *diagnostics)
{
    struct sheet sheets[N_FILES];

    for (int i = 0; i < N_FILES; i++)
        sheets[i] = (struct sheet){tables[i], diagnostics};
    instrument->hash = hash_of(tables);
    instrument_read_settings(instrument, &sheets[SETTINGS]);
    instrument_read_choices(instrument, &sheets[CHOICES]);
    instrument_read_survey(instrument, &sheets[SURVEY]);
    instrument_read_scales(instrument, &sheets[SCALES]);
    instrument_read_keys(instrument, &sheets[KEYS]);
    instrument_settle_scales(instrument, &sheets[SCALES]);
    instrument_check_languages(instrument, &sheets[SETTINGS], &sheets[CHOICES], &sheets[SCALES]);
}

struct instrument *instrument_load(const char *folder, struct diagnostics *diagnostics)
{
    own(instrument) instrument = g_new0(struct instrument, 1);
    struct table *tables[N_FILES] = {NULL};
    guint before = diagnostics_n_errors(diagnostics);

    instrument->folder = g_strdup(folder);
    if (load_tables(tables, folder, diagnostics))
        read_tables(instrument, tables, diagnostics);
    for (int i = 0; i < N_FILES; i++)
        g_clear_pointer(&tables[i], table_free);
    return diagnostics_n_errors(diagnostics) > before ? NULL : own_pass(instrument);
}

static void scale_clear(struct scale *scale)
{
    g_free(scale->id);
    g_clear_pointer(&scale->label, label_free);
    g_free(scale->keys);
    g_free(scale->parts);
    g_free(scale->reliability_source);
    g_free(scale->norm_source);
}

void instrument_free(struct instrument *instrument)
{
    for (guint i = 0; i < instrument->n_scales; i++)
        scale_clear(&instrument->scales[i]);
    g_free(instrument->scales);
    g_free(instrument->items);
    g_clear_pointer(&instrument->questions, g_ptr_array_unref);
    g_clear_pointer(&instrument->lists, g_ptr_array_unref);
    g_clear_pointer(&instrument->languages, g_ptr_array_unref);
    g_clear_pointer(&instrument->title, label_free);
    g_clear_pointer(&instrument->note, label_free);
    g_free(instrument->folder);
    g_free(instrument->id);
    g_free(instrument->version);
    g_free(instrument->licence);
    g_free(instrument->hash);
    g_free(instrument);
}

const struct question *instrument_role(const struct instrument *instrument, enum role role)
{
    for (guint i = 0; i < instrument->questions->len; i++) {
        const struct question *question = instrument->questions->pdata[i];
        if (question->role == role)
            return question;
    }
    return NULL;
}

const struct question *instrument_question(const struct instrument *instrument, const char *name)
{
    for (guint i = 0; i < instrument->questions->len; i++) {
        const struct question *question = instrument->questions->pdata[i];
        if (strcmp(question->name, name) == 0)
            return question;
    }
    return NULL;
}

int instrument_scale(const struct instrument *instrument, const char *id)
{
    for (guint i = 0; i < instrument->n_scales; i++)
        if (strcmp(instrument->scales[i].id, id) == 0)
            return (int)i;
    return -1;
}

bool scale_has_score(const struct scale *scale)
{
    return scale->kind != SCALE_EXPOSURE;
}
