/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/programme.h"

#include <math.h>
#include <string.h>

#include "base/file.h"
#include "instrument/instrument.h"
#include "survey/ini.h"
#include "survey/spelling.h"
#include "text/decimal.h"
#include "text/decode_report.h"
#include "text/persian.h"

#define USUAL_MIN_GROUP 10
#define LEAST_MIN_GROUP 5 /* smaller groups cannot protect anybody */
#define LARGEST_NUMBER  1000000000
#define LONGEST_NAME    32
#define USUAL_FONT      "Tahoma"

/* ---- values ---- */

static bool take_text(gpointer field, const struct ini_setting *setting, const char **wanted)
{
    char **text = field;

    *wanted = "Tahoma";
    if (*setting->value == '\0')
        return false;
    g_free(*text);
    *text = g_strdup(setting->value);
    return true;
}

static bool take_label(gpointer field, const struct ini_setting *setting, const char **wanted)
{
    *wanted = "";
    label_set(*(struct label **)field, setting->code, setting->value);
    return true;
}

/* An empty path is no path. */
static bool take_path(gpointer field, const struct ini_setting *setting, const char **wanted)
{
    const char *folder = setting->ini->folder;
    char **path = field;

    *wanted = "";
    g_clear_pointer(path, g_free);
    if (*setting->value != '\0')
        *path = g_path_is_absolute(setting->value) || strcmp(folder, ".") == 0
                    ? g_strdup(setting->value)
                    : g_build_filename(folder, setting->value, NULL);
    return true;
}

static bool take_instrument(gpointer field, const struct ini_setting *setting, const char **wanted)
{
    char **folder = field;

    *wanted = NULL; /* has a message of its own */
    g_free(*folder);
    *folder = instrument_find(setting->value, setting->ini->folder);
    return *folder != NULL;
}

static bool take_language(gpointer field, const struct ini_setting *setting, const char **wanted)
{
    *wanted = "fa | en";
    return language_from_tag(field, setting->value);
}

static bool take_yes_no(gpointer field, const struct ini_setting *setting, const char **wanted)
{
    *wanted = "yes | no";
    *(bool *)field = strcmp(setting->value, "yes") == 0;
    return *(bool *)field || strcmp(setting->value, "no") == 0;
}

static bool take_digits(gpointer field, const struct ini_setting *setting, const char **wanted)
{
    *wanted = "persian | latin";
    *(bool *)field = strcmp(setting->value, "persian") == 0;
    return *(bool *)field || strcmp(setting->value, "latin") == 0;
}

static bool take_min_group(gpointer field, const struct ini_setting *setting, const char **wanted)
{
    gint64 number;

    *wanted = "5, 6, 7 ...";
    if (!decimal_parse_integer(&number, setting->value, strlen(setting->value), LEAST_MIN_GROUP,
                               LARGEST_NUMBER))
        return false;
    *(guint *)field = (guint)number;
    return true;
}

static bool take_amount(gpointer field, const struct ini_setting *setting, const char **wanted)
{
    struct decimal number;

    *wanted = "1 ... 1000000000";
    if (!decimal_parse(&number, setting->value, strlen(setting->value)) || number.digits <= 0 ||
        decimal_value(number) > LARGEST_NUMBER)
        return false;
    *(double *)field = decimal_value(number);
    return true;
}

static bool take_date(gpointer field, const struct ini_setting *setting, const char **wanted)
{
    char **date = field;

    *wanted = "2024-10-06 | 1403/07/15";
    g_free(*date);
    *date = date_to_iso(setting->value);
    return *date != NULL;
}

/* ---- the keys ---- */

#define PROGRAMME(field) G_STRUCT_OFFSET(struct programme, field)
#define TRACK(field)     G_STRUCT_OFFSET(struct track, field)

static const struct ini_key PROGRAMME_KEYS[] = {
    {"title", take_label, PROGRAMME(title), true, false},
    {"organisation", take_label, PROGRAMME(organisation), true, false},
    {"province", take_label, PROGRAMME(province), true, false},
    {"places", take_path, PROGRAMME(places), false, false},
    {"decisions", take_path, PROGRAMME(decisions), false, false},
    {"language", take_language, PROGRAMME(language), false, false},
    {"digits", take_digits, PROGRAMME(persian_digits), false, false},
    {"min_group", take_min_group, PROGRAMME(min_group), false, false},
    {"date", take_date, PROGRAMME(date), false, false},
    {"font", take_text, PROGRAMME(font), false, false},
    {"simulated", take_yes_no, PROGRAMME(simulated), false, false},
    {NULL, NULL, 0, false, false},
};

static const struct ini_key TRACK_KEYS[] = {
    {"title", take_label, TRACK(title), true, false},
    {"instrument", take_instrument, TRACK(instrument), false, true},
    {"pre", take_path, TRACK(pre), false, true},
    {"post", take_path, TRACK(post), false, false},
    {"register", take_path, TRACK(register_path), false, false},
    {"target", take_amount, TRACK(target), false, false},
    {"hours", take_amount, TRACK(hours), false, false},
    {NULL, NULL, 0, false, false},
};

/* ---- tracks ---- */

static void track_free(gpointer data)
{
    struct track *track = data;

    g_free(track->name);
    label_free(track->title);
    g_free(track->instrument);
    g_free(track->pre);
    g_free(track->post);
    g_free(track->register_path);
    g_free(track);
}

static struct track *add_track(struct programme *programme, const char *name)
{
    struct track *track = g_new0(struct track, 1);

    track->name = g_strdup(name);
    track->title = label_new();
    track->target = NAN;
    track->hours = NAN;
    g_ptr_array_add(programme->tracks, track);
    return track;
}

static bool is_track_name(const char *name)
{
    gsize n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-");

    return n > 0 && n <= LONGEST_NAME && name[n] == '\0';
}

static void read_track(const struct ini *ini, const char *section, struct programme *programme)
{
    const char *name = section + strlen("track ");

    name += strspn(name, " \t");
    if (!is_track_name(name)) {
        struct where where = ini_place(ini, section, NULL);
        diagnostics_add(ini->diagnostics, MESSAGE_PROGRAMME_TRACK_NAME, &where, name, NULL);
    }
    ini_read(ini, TRACK_KEYS, section, add_track(programme, name));
}

static void refuse_section(const struct ini *ini, const char *section)
{
    static const char *const KNOWN[] = {"programme", "track", "simulate", "plan", NULL};
    struct where where = ini_place(ini, section, NULL);
    gsize length = strcspn(section, " ");
    g_autofree char *word = g_strndup(section, length);
    const char *near = spelling_nearest(word, KNOWN);
    g_autofree char *meant = near == NULL ? NULL : g_strconcat(near, section + length, NULL);

    if (meant == NULL || strcmp(meant, section) == 0)
        diagnostics_add(ini->diagnostics, MESSAGE_PROGRAMME_UNKNOWN_SECTION, &where, section, NULL);
    else
        diagnostics_add(ini->diagnostics, MESSAGE_PROGRAMME_UNKNOWN_SECTION_NEAR, &where, section,
                        meant, NULL);
}

/* [simulate], [simulate NAME] and [plan] are read by other rooms. */
static bool is_of_another_room(const char *section)
{
    return strcmp(section, "plan") == 0 || strcmp(section, "simulate") == 0 ||
           g_str_has_prefix(section, "simulate ");
}

static void read_sections(const struct ini *ini, struct programme *programme)
{
    g_auto(GStrv) sections = g_key_file_get_groups(programme->keys, NULL);
    struct where where = {.file = ini->path};

    for (guint i = 0; sections[i] != NULL; i++) {
        if (strcmp(sections[i], "programme") == 0)
            ini_read(ini, PROGRAMME_KEYS, sections[i], programme);
        else if (g_str_has_prefix(sections[i], "track "))
            read_track(ini, sections[i], programme);
        else if (!is_of_another_room(sections[i]))
            refuse_section(ini, sections[i]);
    }
    if (programme->tracks->len == 0)
        diagnostics_add(ini->diagnostics, MESSAGE_PROGRAMME_NO_TRACK, &where, NULL);
    if (!g_key_file_has_key(programme->keys, "programme", "digits", NULL))
        programme->persian_digits = programme->language == LANGUAGE_FA;
    for (guint i = 0; i < programme->tracks->len; i++)
        ((struct track *)programme->tracks->pdata[i])->simulated = programme->simulated;
}

/* ---- programmes ---- */

static struct programme *programme_new(void)
{
    struct programme *programme = g_new0(struct programme, 1);

    programme->title = label_new();
    programme->organisation = label_new();
    programme->province = label_new();
    programme->language = LANGUAGE_FA;
    programme->persian_digits = true;
    programme->min_group = USUAL_MIN_GROUP;
    programme->font = g_strdup(USUAL_FONT);
    programme->tracks = g_ptr_array_new_with_free_func(track_free);
    return programme;
}

void programme_free(struct programme *programme)
{
    g_free(programme->path);
    g_free(programme->text);
    g_free(programme->folder);
    label_free(programme->title);
    label_free(programme->organisation);
    label_free(programme->province);
    g_free(programme->places);
    g_free(programme->decisions);
    g_free(programme->date);
    g_free(programme->font);
    g_ptr_array_unref(programme->tracks);
    g_clear_pointer(&programme->keys, g_key_file_unref);
    g_free(programme);
}

/* The file as UTF-8 without a mark. Caller frees; NULL with a diagnostic. */
static char *read_text(const char *path, struct diagnostics *diagnostics)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = file_read(path, &error);
    struct text_decoded decoded = {0};
    char *text = NULL;

    if (bytes == NULL) {
        diagnostics_add_error(diagnostics, MESSAGE_CANNOT_READ, path, error);
        return NULL;
    }
    if (text_decode(&decoded, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes),
                    TEXT_ENCODING_AUTO))
        text = g_strdup(decoded.utf8);
    decode_report(&decoded, TEXT_ENCODING_AUTO, path, diagnostics);
    text_decoded_clear(&decoded);
    return text;
}

struct programme *programme_load(const char *path, struct diagnostics *diagnostics)
{
    guint before = diagnostics_n_errors(diagnostics);
    own(programme) programme = programme_new();
    g_autofree char *text = read_text(path, diagnostics);
    struct ini ini = {.path = path, .text = text, .diagnostics = diagnostics};

    if (text == NULL)
        return NULL;
    programme->path = g_strdup(path);
    programme->folder = g_path_get_dirname(path);
    programme->keys = g_key_file_new();
    if (!g_key_file_load_from_data(programme->keys, text, strlen(text),
                                   G_KEY_FILE_KEEP_TRANSLATIONS, NULL)) {
        ini_refuse(&ini);
        return NULL;
    }
    ini.keys = programme->keys;
    ini.folder = programme->folder;
    ini_refuse_repeats(&ini);
    read_sections(&ini, programme);
    programme->text = g_steal_pointer(&text);
    return diagnostics_n_errors(diagnostics) > before ? NULL : own_pass(programme);
}

struct programme *programme_of_files(const char *pre, const char *post, const char *instrument)
{
    struct programme *programme = programme_new();
    struct track *track = add_track(programme, "participants");

    programme->folder = g_strdup(".");
    label_set(track->title, "fa", "شرکت‌کنندگان");
    label_set(track->title, "en", "Participants");
    track->instrument = g_strdup(instrument);
    track->pre = g_strdup(pre);
    track->post = g_strdup(post);
    return programme;
}
