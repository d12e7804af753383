/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/inputs.h"

#include <string.h>

#include "instrument/instrument.h"
#include "text/decimal.h"
#include "text/decode.h"

/* Smaller groups cannot protect anybody (docs/methods.md, privacy). */
#define MIN_GROUP_FLOOR 5

static struct programme *of_files(struct command *command)
{
    const GPtrArray *words = command->options.words;
    g_autofree char *folder = NULL;

    if (command->options.instrument == NULL) {
        diagnostics_add(command->diagnostics, MESSAGE_MISSING_ARGUMENT, NULL, "-i", "ID|DIR", NULL);
        return NULL;
    }
    folder = instrument_find(command->options.instrument, NULL);
    if (folder == NULL) {
        diagnostics_add(command->diagnostics, MESSAGE_UNKNOWN_INSTRUMENT, NULL,
                        command->options.instrument, NULL);
        return NULL;
    }
    return programme_of_files(words->pdata[0], words->len > 1 ? words->pdata[1] : NULL, folder);
}

static bool apply_min_group(struct command *command, struct programme *programme)
{
    const char *text = command->options.min_group;
    gint64 value;

    if (text == NULL)
        return true;
    if (!decimal_parse_integer(&value, text, strlen(text), MIN_GROUP_FLOOR, 1000000)) {
        diagnostics_add(command->diagnostics, MESSAGE_BAD_OPTION_VALUE, NULL, "--min-group", text,
                        "5, 6, 7 ...", NULL);
        return false;
    }
    programme->min_group = (guint)value;
    return true;
}

static bool apply_encoding(struct command *command, struct programme *programme)
{
    const char *name = command->options.encoding;
    enum text_encoding encoding;

    if (name == NULL)
        return true;
    if (!text_encoding_from_name(&encoding, name)) {
        diagnostics_add(command->diagnostics, MESSAGE_BAD_OPTION_VALUE, NULL, "--encoding", name,
                        "auto, utf-8, utf-16le, utf-16be, windows-1256", NULL);
        return false;
    }
    for (guint i = 0; i < programme->tracks->len; i++)
        ((struct track *)programme->tracks->pdata[i])->encoding = encoding;
    return true;
}

static bool apply_options(struct command *command, struct programme *programme)
{
    if (command->options.has_language) {
        programme->language = command->options.language;
        if (programme->language != LANGUAGE_FA)
            programme->persian_digits = false;
    }
    if (command->options.places != NULL) {
        g_free(programme->places);
        programme->places = g_strdup(command->options.places);
    }
    if (command->options.decisions != NULL) {
        g_free(programme->decisions);
        programme->decisions = g_strdup(command->options.decisions);
    }
    return apply_encoding(command, programme) && apply_min_group(command, programme);
}

/* The word that is a programme file, or NULL. */
static const char *programme_file(const GPtrArray *words)
{
    for (guint i = 0; i < words->len; i++)
        if (g_str_has_suffix(words->pdata[i], ".ini"))
            return words->pdata[i];
    return NULL;
}

/* A programme file names its questionnaires and its answers; nothing beside it may say otherwise.
 */
static bool stands_alone(struct command *command, const char *file)
{
    const GPtrArray *words = command->options.words;

    if (command->options.instrument != NULL)
        diagnostics_add(command->diagnostics, MESSAGE_OPTION_BESIDE_PROGRAMME, NULL, "-i", file,
                        NULL);
    if (words->len > 1)
        diagnostics_add(command->diagnostics, MESSAGE_TOO_MANY_ARGUMENTS, NULL,
                        words->pdata[words->pdata[0] == file ? 1 : 0], NULL);
    return command->options.instrument == NULL && words->len == 1;
}

struct programme *inputs_programme(struct command *command)
{
    const char *file = programme_file(command->options.words);
    own(programme) programme = NULL;

    if (file == NULL)
        programme = of_files(command);
    else if (stands_alone(command, file))
        programme = programme_load(file, command->diagnostics);
    if (programme == NULL || !apply_options(command, programme))
        return NULL;
    return own_pass(programme);
}

static void cohort_destroy(gpointer cohort)
{
    cohort_free(cohort);
}

/* Places and decisions; false where a file that is named cannot be used. */
static bool read_companions(struct inputs *inputs, struct diagnostics *diagnostics)
{
    const struct programme *programme = inputs->programme;

    inputs->places =
        programme->places == NULL ? places_new() : places_load(programme->places, diagnostics);
    if (programme->decisions != NULL)
        inputs->decisions = decisions_load(programme->decisions, diagnostics);
    return inputs->places != NULL && (programme->decisions == NULL || inputs->decisions != NULL);
}

static void read_tracks(struct inputs *inputs, struct diagnostics *diagnostics)
{
    const GPtrArray *tracks = inputs->programme->tracks;

    if (inputs->decisions != NULL)
        decisions_find_files(inputs->decisions, inputs->programme, diagnostics);
    for (guint i = 0; i < tracks->len; i++) {
        struct cohort *cohort =
            cohort_read(tracks->pdata[i], inputs->decisions, inputs->places, diagnostics);

        if (cohort != NULL)
            g_ptr_array_add(inputs->cohorts, cohort);
    }
    if (inputs->decisions != NULL)
        decisions_check(inputs->decisions, diagnostics);
}

struct inputs *inputs_read_all(struct command *command)
{
    own(inputs) inputs = g_new0(struct inputs, 1);

    inputs->cohorts = g_ptr_array_new_with_free_func(cohort_destroy);
    inputs->programme = inputs_programme(command);
    if (inputs->programme == NULL)
        return NULL;
    inputs->were_read = read_companions(inputs, command->diagnostics);
    if (inputs->were_read)
        read_tracks(inputs, command->diagnostics);
    return own_pass(inputs);
}

struct inputs *inputs_read(struct command *command)
{
    own(inputs) inputs = inputs_read_all(command);

    if (inputs == NULL || diagnostics_n_errors(command->diagnostics) > 0)
        return NULL;
    return own_pass(inputs);
}

void inputs_free(struct inputs *inputs)
{
    g_ptr_array_unref(inputs->cohorts);
    if (inputs->places != NULL)
        places_free(inputs->places);
    if (inputs->decisions != NULL)
        decisions_free(inputs->decisions);
    if (inputs->programme != NULL)
        programme_free(inputs->programme);
    g_free(inputs);
}

static guint n_matched(const struct cohort *cohort)
{
    guint n = 0;

    for (guint i = 0; i < cohort->n_people; i++)
        n += cohort->people[i].pre >= 0 && cohort->people[i].post >= 0;
    return n;
}

char *inputs_summary(const struct inputs *inputs, enum language language)
{
    static const char *const LINE[N_LANGUAGES] = {
        [LANGUAGE_FA] =
            "%s: پیش‌آزمون %u نفر، پس‌آزمون %u نفر، جفت‌شده %u "
            "نفر\n",
        [LANGUAGE_EN] = "%s: %u people before, %u after, %u matched\n",
    };
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < inputs->cohorts->len; i++) {
        const struct cohort *cohort = inputs->cohorts->pdata[i];
        const char *title = label_get(cohort->track->title, language, cohort->track->name);
        g_string_append_printf(text, LINE[language], title, cohort->pre->n_people,
                               cohort->post == NULL ? 0 : cohort->post->n_people,
                               n_matched(cohort));
    }
    return g_string_free(text, FALSE);
}
