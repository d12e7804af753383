/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/ini.h - sections of an INI file put into structs by a table of keys.
 *
 * A key that the table does not have, a value that cannot be used and a needed key that is not
 * there each have their diagnostic, with the line. title[fa] is the key title with a language.
 */
#ifndef SURVEY_INI_H
#define SURVEY_INI_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"

struct ini {
    const char *path;
    const char *text;   /* the whole file, for line numbers */
    const char *folder; /* relative paths begin here */
    GKeyFile *keys;     /* of the same text, with translations */
    struct diagnostics *diagnostics;
};

struct ini_setting { /* one line */
    const struct ini *ini;
    const char *section, *key; /* as written */
    const char *value;         /* trimmed */
    const char *code;          /* of title[code], else NULL */
};

/* Puts a value into its field; false where it cannot be used. *wanted says what can, or NULL for a
 * questionnaire that was not found. */
typedef bool (*ini_take)(gpointer field, const struct ini_setting *setting, const char **wanted);

struct ini_key {
    const char *name; /* NULL closes a table */
    ini_take take;
    gsize offset;   /* of the field in the struct */
    bool is_label;  /* takes a language */
    bool is_needed; /* an empty value is as none */
};

/* Reads a section that is there into a struct. */
void ini_read(const struct ini *ini, const struct ini_key *rules, const char *section,
              gpointer into);

/* Where a section, or a key of it, stands in the file; key NULL for the section itself. */
struct where ini_place(const struct ini *ini, const char *section, const char *key);

/* Adds the first line that is neither a section, nor a key of one, nor a remark: for a text that
 * GLib does not read. */
void ini_refuse(const struct ini *ini);

/* Adds every section, and every key within one, that stands there already; both lines are named. */
void ini_refuse_repeats(const struct ini *ini);

#endif
