/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/wave.h"

#include <string.h>

#include "survey/codebook.h"
#include "survey/columns.h"
#include "survey/gazetteer.h"
#include "text/fold.h"
#include "text/persian.h"

struct wave_reading { /* a file on its way into a wave */
    const struct instrument *instrument;
    struct table_reader *reader;
    struct diagnostics *diagnostics;
    struct columns columns;
    struct codebook **codebooks; /* of the items */
    struct codebook *roles[N_ROLES];
    GHashTable *seen; /* key -> row + 1 */
    struct wave *wave;
    guint room; /* people that the arrays have room for */
    bool fine;
};

enum missing answer_missing(gint16 code)
{
    switch (code) {
    case ANSWER_BLANK:
        return MISSING_BLANK;
    case ANSWER_DONT_KNOW:
        return MISSING_DONT_KNOW;
    case ANSWER_DECLINED:
        return MISSING_DECLINED;
    case ANSWER_SKIPPED:
        return MISSING_SKIPPED;
    default:
        return MISSING_NOT;
    }
}

/* ---- room for people ---- */

static void make_room(struct wave_reading *reading)
{
    struct wave *wave = reading->wave;
    guint room = reading->room == 0 ? 256 : reading->room * 2;

    if (wave->n_people < reading->room)
        return;
    wave->ids = g_renew(char *, wave->ids, room);
    wave->keys = g_renew(char *, wave->keys, room);
    wave->lines = g_renew(guint64, wave->lines, room);
    wave->county_text = g_renew(char *, wave->county_text, room);
    wave->neighbourhood_text = g_renew(char *, wave->neighbourhood_text, room);
    wave->sex = g_renew(gint8, wave->sex, room);
    wave->birth_year = g_renew(gint16, wave->birth_year, room);
    wave->arm = g_renew(gint16, wave->arm, room);
    for (guint i = 0; i < reading->instrument->n_items; i++) {
        struct answers *answers = &wave->items[i];
        answers->codes = g_renew(gint16, answers->codes, room);
        if (reading->instrument->items[i]->choices == NULL)
            answers->decimals = g_renew(struct decimal, answers->decimals, room);
    }
    reading->room = room;
}

/* ---- cells ---- */

static const char *role_text(const struct wave_reading *reading, const struct table_row *row,
                             enum role role)
{
    int column = reading->columns.role[role];

    return column < 0 ? "" : row->cells[column].text;
}

static char *keep(struct wave *wave, const char *text)
{
    g_autofree char *trimmed = g_strstrip(g_strdup(text));

    return g_string_chunk_insert_const(wave->texts, trimmed);
}

/* A choice's code for a role, or `unknown`; what cannot be read is warned of. */
static gint16 role_code(const struct wave_reading *reading, const struct table_row *row,
                        enum role role, gint16 unknown)
{
    const char *text = role_text(reading, row, role);
    struct decimal decimal;
    gint16 code;

    if (reading->roles[role] == NULL || *text == '\0')
        return unknown;
    if (codebook_read(reading->roles[role], text, strlen(text), &code, &decimal) != READ_NOT)
        return code <= ANSWER_LAST_MISSING ? unknown : code;
    struct where where = table_where(reading->reader, row, (guint)reading->columns.role[role]);
    diagnostics_add(reading->diagnostics, MESSAGE_VALUE_UNREADABLE, &where, text, where.column_name,
                    codebook_range(reading->roles[role]), NULL);
    return unknown;
}

static gint16 birth_year(const struct wave_reading *reading, const struct table_row *row)
{
    const char *text = role_text(reading, row, ROLE_BIRTH_YEAR);
    gint64 year;

    if (text[strspn(text, " ")] == '\0')
        return 0;
    if (decimal_parse_integer(&year, text, strlen(text), 1200, 2100))
        return (gint16)year;
    struct where where =
        table_where(reading->reader, row, (guint)reading->columns.role[ROLE_BIRTH_YEAR]);
    diagnostics_add(reading->diagnostics, MESSAGE_VALUE_UNREADABLE, &where, text, where.column_name,
                    "1300..1410", NULL);
    return 0;
}

static void note_date(struct wave_reading *reading, const struct table_row *row)
{
    const char *text = role_text(reading, row, ROLE_DATE);
    g_autofree char *iso = *text == '\0' ? NULL : date_to_iso(text);
    struct wave *wave = reading->wave;

    if (iso == NULL)
        return;
    if (wave->first_date == NULL || strcmp(iso, wave->first_date) < 0) {
        g_free(wave->first_date);
        wave->first_date = g_strdup(iso);
    }
    if (wave->last_date == NULL || strcmp(iso, wave->last_date) > 0) {
        g_free(wave->last_date);
        wave->last_date = g_strdup(iso);
    }
}

static void refuse_answer(struct wave_reading *reading, const struct table_row *row, guint item)
{
    guint column = (guint)reading->columns.item[item];
    struct where where = table_where(reading->reader, row, column);

    diagnostics_add(reading->diagnostics, MESSAGE_CODE_OUT_OF_RANGE, &where,
                    row->cells[column].text, reading->instrument->items[item]->name,
                    codebook_range(reading->codebooks[item]), NULL);
    reading->fine = false;
}

/* Codes every item of the row at the place of the next person. Returns how many were answered. */
static guint take_answers(struct wave_reading *reading, const struct table_row *row)
{
    struct wave *wave = reading->wave;
    guint n_answered = 0;

    for (guint i = 0; i < reading->instrument->n_items; i++) {
        const struct table_cell *cell = &row->cells[reading->columns.item[i]];
        struct decimal decimal;
        gint16 code = ANSWER_BLANK;
        enum reading how =
            codebook_read(reading->codebooks[i], cell->text, cell->length, &code, &decimal);
        if (how == READ_NOT) {
            refuse_answer(reading, row, i);
            code = ANSWER_BLANK;
        }
        wave->counts.n_labels += how == READ_LABEL;
        wave->counts.n_other_digits += how == READ_OTHER_DIGITS;
        wave->counts.n_missing[answer_missing(code)] += code <= ANSWER_LAST_MISSING;
        n_answered += code > ANSWER_LAST_MISSING;
        wave->items[i].codes[wave->n_people] = code;
        if (wave->items[i].decimals != NULL)
            wave->items[i].decimals[wave->n_people] = decimal;
    }
    return n_answered;
}

/* ---- rows ---- */

static bool refused_consent(const struct wave_reading *reading, const struct table_row *row)
{
    const struct question *question = reading->columns.role_question[ROLE_CONSENT];
    gint16 code = role_code(reading, row, ROLE_CONSENT, -1);

    /* The first choice of a consent question is yes; no answer is no refusal. */
    return code != -1 && question->choices != NULL &&
           code != ((const struct choice *)question->choices->choices->pdata[0])->code;
}

/* The key under which a person is matched, or NULL with a fault: no id, or one that is taken. */
static char *take_key(struct wave_reading *reading, const struct table_row *row)
{
    struct wave *wave = reading->wave;
    guint column = (guint)reading->columns.role[ROLE_ID];
    struct where where = table_where(reading->reader, row, column);
    g_autofree char *folded = text_fold_id(row->cells[column].text);
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(reading->seen, folded));
    char first[24], here[24];
    char *key;

    if (*folded == '\0') {
        diagnostics_add(reading->diagnostics, MESSAGE_ID_EMPTY, &where, NULL);
        return NULL;
    }
    if (before > 0) {
        g_snprintf(first, sizeof first, "%" G_GUINT64_FORMAT, wave->lines[before - 1]);
        g_snprintf(here, sizeof here, "%" G_GUINT64_FORMAT, row->line);
        diagnostics_add(reading->diagnostics, MESSAGE_ID_TWICE, &where, row->cells[column].text,
                        first, here, NULL);
        return NULL;
    }
    key = g_string_chunk_insert(wave->texts, folded);
    g_hash_table_insert(reading->seen, key, GUINT_TO_POINTER(wave->n_people + 1));
    return key;
}

static void take_row(const struct table_row *row, gpointer user)
{
    struct wave_reading *reading = user;
    struct wave *wave = reading->wave;
    guint i = wave->n_people;
    char *key;

    wave->counts.n_rows++;
    make_room(reading);
    if (refused_consent(reading, row)) {
        wave->counts.n_no_consent++;
        return;
    }
    if (take_answers(reading, row) == 0) {
        wave->counts.n_unanswered++;
        return;
    }
    key = take_key(reading, row);
    if (key == NULL) {
        reading->fine = false;
        return;
    }
    wave->keys[i] = key;
    wave->ids[i] = keep(wave, role_text(reading, row, ROLE_ID));
    wave->lines[i] = row->line;
    wave->county_text[i] = keep(wave, role_text(reading, row, ROLE_COUNTY));
    wave->neighbourhood_text[i] = keep(wave, role_text(reading, row, ROLE_NEIGHBOURHOOD));
    wave->sex[i] = (gint8)role_code(reading, row, ROLE_SEX, 0);
    wave->arm[i] = role_code(reading, row, ROLE_ARM, -1);
    wave->birth_year[i] = birth_year(reading, row);
    note_date(reading, row);
    wave->n_people++;
}

/* ---- a file ---- */

/* The item's declared range: that of the first scale that counts it. */
static const struct key *key_of(const struct instrument *instrument, guint item)
{
    for (guint s = 0; s < instrument->n_scales; s++)
        for (guint k = 0; k < instrument->scales[s].n_keys; k++)
            if (instrument->scales[s].keys[k].item == item)
                return &instrument->scales[s].keys[k];
    return NULL;
}

static void open_codebooks(struct wave_reading *reading)
{
    const struct instrument *instrument = reading->instrument;

    reading->codebooks = g_new0(struct codebook *, instrument->n_items);
    for (guint i = 0; i < instrument->n_items; i++)
        reading->codebooks[i] = codebook_new(instrument->items[i], key_of(instrument, i));
    for (int role = 0; role < N_ROLES; role++) {
        const struct question *question = reading->columns.role_question[role];
        if (question != NULL && question->choices != NULL)
            reading->roles[role] = codebook_new(question, NULL);
    }
}

static void close_reading(struct wave_reading *reading)
{
    for (guint i = 0; reading->codebooks != NULL && i < reading->instrument->n_items; i++)
        codebook_free(reading->codebooks[i]);
    g_free(reading->codebooks);
    for (int role = 0; role < N_ROLES; role++)
        g_clear_pointer(&reading->roles[role], codebook_free);
    g_clear_pointer(&reading->seen, g_hash_table_unref);
    columns_clear(&reading->columns);
}

static struct wave *wave_new(const struct wave_reading *reading, const char *path)
{
    struct wave *wave = g_new0(struct wave, 1);

    wave->file = g_strdup(path);
    wave->sha256 = g_strdup(table_sha256(reading->reader));
    wave->texts = g_string_chunk_new(1 << 16);
    wave->items = g_new0(struct answers, reading->instrument->n_items + 1);
    wave->n_items = reading->instrument->n_items;
    return wave;
}

static void tell_nobody(const struct wave *wave, struct diagnostics *diagnostics)
{
    struct where where = {.file = wave->file};
    char counts[3][16];

    g_snprintf(counts[0], sizeof counts[0], "%u", wave->counts.n_rows);
    g_snprintf(counts[1], sizeof counts[1], "%u", wave->counts.n_no_consent);
    g_snprintf(counts[2], sizeof counts[2], "%u", wave->counts.n_unanswered);
    diagnostics_add(diagnostics, MESSAGE_NO_RESPONDENTS, &where, counts[0], counts[1], counts[2],
                    NULL);
}

struct wave *wave_read_rows(const char *path, const struct instrument *instrument,
                            struct diagnostics *diagnostics)
{
    own(table_reader) reader = table_open(path, &table_options_default, diagnostics);
    own(wave) wave = NULL;
    struct wave_reading reading = {
        .instrument = instrument, .reader = reader, .diagnostics = diagnostics, .fine = true};

    if (reader == NULL)
        return NULL;
    if (!columns_find(&reading.columns, reader, path, instrument, diagnostics)) {
        close_reading(&reading);
        return NULL;
    }
    open_codebooks(&reading);
    reading.seen = g_hash_table_new(g_str_hash, g_str_equal);
    wave = reading.wave = wave_new(&reading, path);
    if (!table_each_row(reader, take_row, &reading, diagnostics))
        reading.fine = false;
    close_reading(&reading);
    if (reading.fine && wave->n_people == 0)
        tell_nobody(wave, diagnostics);
    return reading.fine && wave->n_people > 0 ? own_pass(wave) : NULL;
}

/* ---- places ---- */

static void tell_place(const struct wave *wave, guint i, enum place_outcome outcome,
                       const char *suggestion, struct diagnostics *diagnostics)
{
    struct where where = {.file = wave->file, .line = wave->lines[i]};
    const char *county = wave->county_text[i], *neighbourhood = wave->neighbourhood_text[i];

    switch (outcome) {
    case PLACE_FOUND:
        break;
    case PLACE_COUNTY_UNKNOWN:
        diagnostics_add(diagnostics,
                        suggestion == NULL ? MESSAGE_COUNTY_UNKNOWN : MESSAGE_COUNTY_UNKNOWN_NEAR,
                        &where, county, suggestion, NULL);
        break;
    case PLACE_NEIGHBOURHOOD_UNKNOWN:
        diagnostics_add(diagnostics,
                        suggestion == NULL ? MESSAGE_NEIGHBOURHOOD_UNKNOWN
                                           : MESSAGE_NEIGHBOURHOOD_UNKNOWN_NEAR,
                        &where, neighbourhood, suggestion, NULL);
        break;
    case PLACE_CONTRADICTS:
        diagnostics_add(diagnostics, MESSAGE_PLACES_CONTRADICT, &where, neighbourhood, county,
                        suggestion, NULL);
        break;
    case PLACE_AMBIGUOUS:
        diagnostics_add(diagnostics, MESSAGE_NEIGHBOURHOOD_IN_TWO_COUNTIES, &where, neighbourhood,
                        NULL);
        break;
    }
}

bool wave_settle(struct wave *wave, struct places *places, struct diagnostics *diagnostics)
{
    struct place_match match = {-1, -1, NULL};
    bool fine = true;

    wave->county = g_renew(gint32, wave->county, wave->n_people);
    wave->neighbourhood = g_renew(gint32, wave->neighbourhood, wave->n_people);
    for (guint i = 0; i < wave->n_people; i++) {
        /* Texts are interned, and neighbours stand together: the same pointers mean the same place.
         */
        bool same = i > 0 && wave->county_text[i] == wave->county_text[i - 1] &&
                    wave->neighbourhood_text[i] == wave->neighbourhood_text[i - 1];
        enum place_outcome outcome = PLACE_FOUND;
        if (!same) {
            match = (struct place_match){-1, -1, NULL};
            outcome =
                places_resolve(places, wave->county_text[i], wave->neighbourhood_text[i], &match);
        }
        if (outcome != PLACE_FOUND) {
            tell_place(wave, i, outcome, match.suggestion, diagnostics);
            fine = false;
        }
        wave->county[i] = match.county;
        wave->neighbourhood[i] = match.neighbourhood;
    }
    return fine;
}

struct wave *wave_read(const char *path, const struct instrument *instrument, struct places *places,
                       struct diagnostics *diagnostics)
{
    own(wave) wave = wave_read_rows(path, instrument, diagnostics);

    if (wave == NULL || !wave_settle(wave, places, diagnostics))
        return NULL;
    return own_pass(wave);
}

void wave_free(struct wave *wave)
{
    for (guint i = 0; i < wave->n_items; i++) {
        g_free(wave->items[i].codes);
        g_free(wave->items[i].decimals);
    }
    g_free(wave->items);
    g_free(wave->ids);
    g_free(wave->keys);
    g_free(wave->lines);
    g_free(wave->county);
    g_free(wave->neighbourhood);
    g_free(wave->county_text);
    g_free(wave->neighbourhood_text);
    g_free(wave->sex);
    g_free(wave->birth_year);
    g_free(wave->arm);
    g_free(wave->first_date);
    g_free(wave->last_date);
    g_string_chunk_free(wave->texts);
    g_free(wave->file);
    g_free(wave->sha256);
    g_free(wave);
}
