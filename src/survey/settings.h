/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/settings.h - sections of an INI file put into structs by a table of keys.
 *
 * A key that the table does not have, a value that cannot be used and a needed key that is not
 * there each have their diagnostic, with the line. title[fa] is the key title with a language.
 */
#ifndef SURVEY_SETTINGS_H
#define SURVEY_SETTINGS_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"

struct settings {
    const char *path;
    const char *text;   /* the whole file, for line numbers */
    const char *folder; /* relative paths begin here */
    GKeyFile *keys;     /* of the same text, with translations */
    struct diagnostics *diagnostics;
};

struct setting { /* one line */
    const struct settings *settings;
    const char *section, *key; /* as written */
    const char *value;         /* trimmed */
    const char *code;          /* of title[code], else NULL */
};

/* Puts a value into its field; false where it cannot be used. *wanted says what can, or NULL for a
 * questionnaire that was not found. */
typedef bool (*setting_take)(gpointer field, const struct setting *setting, const char **wanted);

struct key_rule {
    const char *name; /* NULL closes a table */
    setting_take take;
    gsize offset;   /* of the field in the struct */
    bool is_label;  /* takes a language */
    bool is_needed; /* an empty value is as none */
};

/* Reads a section that is there into a struct. */
void settings_read(const struct settings *settings, const struct key_rule *rules,
                   const char *section, gpointer into);

/* Where a section, or a key of it, stands in the file; key NULL for the section itself. */
struct where settings_place(const struct settings *settings, const char *section, const char *key);

#endif
