/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/file_name.h"

#include <string.h>

#include "text/label.h"
#include "text/slug.h"

struct file_names {
    const struct study_track *track;
    GPtrArray *stems;  /* char *, one a unit: "01-urmia" */
    GHashTable *taken; /* folder/stem */
};

static const struct unit *unit_at(const struct file_names *names, guint i)
{
    return g_ptr_array_index(names->track->units, i);
}

/* The code itself: where two counties use one value it stands behind the county's. */
static const char *own_code(const struct unit *unit)
{
    const char *slash = strrchr(unit->code, '/');

    return slash != NULL ? slash + 1 : unit->code;
}

static bool is_number(const char *text)
{
    return text[0] != '\0' && text[strspn(text, "0123456789")] == '\0' && strlen(text) <= 6;
}

static char *number_of(const struct unit *unit, guint position)
{
    const char *code = own_code(unit);

    if (!is_number(code))
        return g_strdup_printf("%02u", position);
    return g_strconcat(strlen(code) < 2 ? "0" : "", code, NULL);
}

static char *stem_of(const struct unit *unit, guint position)
{
    g_autofree char *number = number_of(unit, position);
    g_autofree char *slug = text_slug(label_get(unit->name, LANGUAGE_EN, ""));

    if (slug[0] == '\0') {
        g_free(slug);
        slug = is_number(own_code(unit)) ? g_strdup("") : text_slug(own_code(unit));
    }
    return g_strconcat(number, slug[0] != '\0' ? "-" : "", slug, NULL);
}

/* Folder of the unit below send/: that of its county for a neighbourhood. */
static char *folder_of(const struct file_names *names, guint i)
{
    const struct unit *unit = unit_at(names, i);
    const char *county = "00";

    if (unit->level != LEVEL_NEIGHBOURHOOD)
        return g_strdup("counties");
    if (unit->parent > 0)
        county = g_ptr_array_index(names->stems, (guint)unit->parent);
    return g_strconcat("neighbourhoods/", county, NULL);
}

/* The stem, with -2, -3 ... where its place is taken. */
static char *free_stem(struct file_names *names, guint i, const char *stem)
{
    g_autofree char *folder = folder_of(names, i);

    for (guint n = 1;; n++) {
        g_autofree char *wanted = n == 1 ? g_strdup(stem) : g_strdup_printf("%s-%u", stem, n);
        char *path = g_strconcat(folder, "/", wanted, NULL);

        if (g_hash_table_add(names->taken, path))
            return g_steal_pointer(&wanted);
    }
}

struct file_names *file_names_new(const struct study_track *track)
{
    struct file_names *names = g_new0(struct file_names, 1);
    guint positions[N_LEVELS] = {0};

    names->track = track;
    names->stems = g_ptr_array_new_with_free_func(g_free);
    names->taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < track->units->len; i++) {
        const struct unit *unit = unit_at(names, i);
        g_autofree char *stem = stem_of(unit, ++positions[unit->level]);

        g_ptr_array_add(names->stems, free_stem(names, i, stem));
    }
    return names;
}

void file_names_free(struct file_names *names)
{
    if (names == NULL)
        return;
    g_ptr_array_unref(names->stems);
    g_hash_table_unref(names->taken);
    g_free(names);
}

char *file_names_of(const struct file_names *names, guint unit)
{
    g_autofree char *folder = folder_of(names, unit);

    return g_strconcat("send/", folder, "/", g_ptr_array_index(names->stems, unit), ".xlsx", NULL);
}
