/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/answer_file.h"

#include <math.h>
#include <string.h>

#include "base/file.h"
#include "simulate/invented_code.h"
#include "simulate/invented_place.h"
#include "table/write_csv.h"
#include "text/persian.h"

struct sheet_state { /* what a cell needs to know of its row */
    const struct crowd *crowd;
    const struct invented_person *person;
    const struct invented_place *place;
    const gint16 *answers;
    guint wave;
    bool with_labels, with_persian_digits;
};

static bool has_column(const struct question *question)
{
    switch (question->type) {
    case QUESTION_NOTE:
    case QUESTION_BEGIN_GROUP:
    case QUESTION_END_GROUP:
        return false;
    case QUESTION_SELECT_ONE:
    case QUESTION_SELECT_MULTIPLE:
    case QUESTION_INTEGER:
    case QUESTION_DECIMAL:
    case QUESTION_TEXT:
    case QUESTION_DATE:
    case QUESTION_META:
        return true;
    }
    return false;
}

/* Offices differ: the first share of the places types one way, the others another way. */
static bool in_share(guint place, guint n_places, double share)
{
    return place + 1 <= (guint)(share * n_places + 0.5);
}

static char *number(const struct sheet_state *state, char *text)
{
    char *persian;

    if (!state->with_persian_digits)
        return text;
    persian = persian_digits(text);
    g_free(text);
    return persian;
}

static char *choice_cell(const struct sheet_state *state, const struct choice *choice)
{
    if (state->with_labels)
        return g_strdup(label_get(choice->label, LANGUAGE_FA, choice->name));
    return number(state, g_strdup(choice->name));
}

static char *item_cell(const struct sheet_state *state, const struct question *question)
{
    gint16 code = state->answers[question->item];

    if (code == CROWD_NOTHING)
        return g_strdup("");
    for (guint i = 0; question->choices != NULL && i < question->choices->choices->len; i++) {
        const struct choice *choice = question->choices->choices->pdata[i];
        if (choice->code == code)
            return choice_cell(state, choice);
    }
    return number(state, g_strdup_printf("%d", code));
}

static char *date_cell(const struct sheet_state *state, bool with_time)
{
    const struct track_recipe *recipe = state->crowd->recipe;
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autofree char *first = g_strconcat(
        state->wave == CROWD_PRE ? recipe->pre_date : recipe->post_date, "T09:00:00Z", NULL);
    g_autoptr(GDateTime) start = g_date_time_new_from_iso8601(first, utc);
    g_autoptr(GDateTime) day = g_date_time_add_days(start, (gint)state->person->day[state->wave]);
    g_autofree char *iso = g_date_time_format(day, with_time ? "%Y-%m-%dT%H:%M:%S" : "%Y-%m-%d");

    if (with_time)
        return g_steal_pointer(&iso);
    return date_for_reader(iso, LANGUAGE_FA, state->with_persian_digits);
}

/* The choice at a position, or nothing. */
static char *chosen(const struct sheet_state *state, const struct question *question, gint i)
{
    if (i < 0 || question->choices == NULL || (guint)i >= question->choices->choices->len)
        return g_strdup("");
    return choice_cell(state, question->choices->choices->pdata[i]);
}

static char *wave_cell(const struct sheet_state *state, const struct question *question)
{
    if (question->choices != NULL)
        return chosen(state, question, state->wave == CROWD_PRE ? 0 : 1);
    return g_strdup(state->wave == CROWD_PRE ? "pre" : "post");
}

/* Questions that are neither items nor have a role the invented people know stay empty. */
static char *role_cell(const struct sheet_state *state, const struct question *question)
{
    const struct invented_person *person = state->person;

    if (strcmp(question->type_text, "start") == 0 || strcmp(question->type_text, "end") == 0)
        return date_cell(state, true);
    switch (question->role) {
    case ROLE_ID:
        return number(state, g_strdup(person->id));
    case ROLE_WAVE:
        return wave_cell(state, question);
    case ROLE_COUNTY:
        return g_strdup(state->with_labels ? state->place->county_fa : state->place->county);
    case ROLE_NEIGHBOURHOOD:
        return g_strdup(state->with_labels ? state->place->name_fa : state->place->code);
    case ROLE_FACILITATOR:
        return g_strdup(state->place->facilitator);
    case ROLE_DATE:
        return date_cell(state, false);
    case ROLE_START:
    case ROLE_END:
        return date_cell(state, true);
    case ROLE_SEX:
        return chosen(state, question, person->sex);
    case ROLE_EDUCATION:
        return chosen(state, question, person->education);
    case ROLE_CONSENT:
        return chosen(state, question, 0);
    case ROLE_BIRTH_YEAR:
        return number(state, g_strdup_printf("%d", person->birth_year));
    case ROLE_CODE_DAY:
    case ROLE_CODE_SIBLINGS:
        return number(state, invented_code_part(person->id, question->role));
    case ROLE_CODE_MOTHER:
    case ROLE_CODE_FATHER:
    case ROLE_CODE_BIRTHPLACE:
        return invented_code_part(person->id, question->role);
    case ROLE_NONE:
    case ROLE_SETTING:
    case ROLE_ARM:
    case ROLE_HOURS:
    case ROLE_AGE:
    case ROLE_INTERVIEWER:
    case ROLE_BACKGROUND:
    case N_ROLES:
        return g_strdup("");
    }
    return g_strdup("");
}

static void write_row(struct csv_writer *writer, const struct sheet_state *state)
{
    const GPtrArray *questions = state->crowd->instrument->questions;

    for (guint i = 0; i < questions->len; i++) {
        const struct question *question = questions->pdata[i];
        g_autofree char *cell = NULL;
        if (!has_column(question))
            continue;
        cell = question->item >= 0 ? item_cell(state, question) : role_cell(state, question);
        csv_cell(writer, cell);
    }
    csv_end_row(writer);
}

static void write_header(struct csv_writer *writer, const struct instrument *instrument)
{
    for (guint i = 0; i < instrument->questions->len; i++) {
        const struct question *question = instrument->questions->pdata[i];
        if (has_column(question))
            csv_cell(writer, question->name);
    }
    csv_end_row(writer);
}

/* The pre wave as enrolled; the post wave as it happened to come in: walking by a stride that
 * shares no divisor with the number of people visits everyone once. */
static guint nth_person(const struct crowd *crowd, guint wave, guint i)
{
    const guint stride = 7919; /* prime */

    if (wave == CROWD_PRE || crowd->n_people % stride == 0)
        return i;
    return (guint)((guint64)i * stride % crowd->n_people);
}

static enum csv_style style_of(enum file_form form)
{
    switch (form) {
    case FORM_COMMA:
        return CSV_PLAIN;
    case FORM_COMMA_BOM:
        return CSV_BOM | CSV_CRLF;
    case FORM_SEMICOLON:
        return CSV_SEMICOLON | CSV_CRLF;
    case FORM_SEMICOLON_BOM:
        return CSV_BOM | CSV_SEMICOLON | CSV_CRLF;
    case FORM_UTF16_TAB:
        return CSV_TAB | CSV_CRLF;
    }
    return CSV_PLAIN;
}

/* Excel's "Unicode text": little-endian UTF-16 with its mark. */
static bool turn_into_utf16(const char *path, GError **error)
{
    g_autoptr(GBytes) utf8 = file_read(path, error);
    g_autofree char *utf16 = NULL;
    g_autoptr(GString) marked = g_string_new_len("\xff\xfe", 2);
    gsize length = 0;

    if (utf8 == NULL)
        return false;
    utf16 = g_convert(g_bytes_get_data(utf8, NULL), (gssize)g_bytes_get_size(utf8), "UTF-16LE",
                      "UTF-8", NULL, &length, error);
    if (utf16 == NULL)
        return false;
    g_string_append_len(marked, utf16, (gssize)length);
    return file_write(path, marked->str, marked->len, error);
}

bool answer_file_write(const struct crowd *crowd, guint wave, const GPtrArray *places,
                       const char *path, GError **error)
{
    const struct track_recipe *recipe = crowd->recipe;
    enum file_form form = wave == CROWD_PRE ? recipe->pre_form : recipe->post_form;
    struct csv_writer *writer = csv_writer_new(path, style_of(form), error);

    if (writer == NULL)
        return false;
    write_header(writer, crowd->instrument);
    for (guint i = 0; i < crowd->n_people; i++) {
        guint person = nth_person(crowd, wave, i);
        guint place = crowd->people[person].place;
        struct sheet_state state = {
            .crowd = crowd,
            .person = &crowd->people[person],
            .place = places->pdata[place],
            .answers = crowd->answers[wave] + (gsize)person * crowd->instrument->n_items,
            .wave = wave,
            .with_labels = in_share(place, places->len, recipe->labels),
            .with_persian_digits =
                in_share(places->len - 1 - place, places->len, recipe->persian_digits),
        };
        if (state.person->there[wave])
            write_row(writer, &state);
    }
    if (!csv_writer_close(writer, error))
        return false;
    return form != FORM_UTF16_TAB || turn_into_utf16(path, error);
}

bool register_file_write(const struct crowd *crowd, const GPtrArray *places, const char *path,
                         GError **error)
{
    struct csv_writer *writer = csv_writer_new(path, CSV_PLAIN, error);

    if (writer == NULL)
        return false;
    csv_cell(writer, "person");
    csv_cell(writer, "county");
    csv_cell(writer, "neighbourhood");
    csv_cell(writer, "hours");
    csv_end_row(writer);
    for (guint i = 0; i < crowd->n_people; i++) {
        const struct invented_person *person = &crowd->people[i];
        const struct invented_place *place = places->pdata[person->place];
        csv_cell(writer, person->id);
        csv_cell(writer, place->county);
        csv_cell(writer, place->code);
        csv_number(writer, person->hours);
        csv_end_row(writer);
    }
    return csv_writer_close(writer, error);
}
