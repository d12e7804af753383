/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/programme.h - what is evaluated: the programme file, or two CSVs without one.
 *
 * [programme] title title[fa] title[en] organisation[..] province[..] places decisions language
 * digits min_group date font, and one [track NAME] for each group of people. Paths are relative to
 * the file.
 */
#ifndef SURVEY_PROGRAMME_H
#define SURVEY_PROGRAMME_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/own.h"
#include "text/decode.h"
#include "text/label.h"

struct track {
    char *name;                  /* "participants": ASCII, as in results.csv */
    struct label *title;         /* "شرکت‌کنندگان" */
    char *instrument;            /* folder */
    char *pre, *post;            /* paths; post NULL for a baseline report */
    char *register_path;         /* NULL for none */
    enum text_encoding encoding; /* of waves without a mark; TEXT_ENCODING_AUTO: found out */
    double target;               /* planned number of people, NAN: not said */
    double hours;                /* planned hours of training, NAN: not said */
    bool simulated;
};

struct programme {
    char *path; /* the ini file, or NULL */
    char *text; /* all of it, as UTF-8, or NULL */
    char *folder;
    struct label *title, *organisation, *province;
    char *places;    /* path of places.csv, or NULL */
    char *decisions; /* path of decisions.csv, or NULL */
    enum language language;
    bool persian_digits;
    guint min_group; /* 10; at least 5 */
    char *date;      /* ISO, or NULL: then the newest date in the data */
    char *font;      /* "Tahoma" */
    bool simulated;  /* simulated = yes: said wherever it shows */
    GPtrArray *tracks;
    GKeyFile *keys; /* the file as read, for rooms with sections of their own; NULL without file */
};

/* NULL where an error was added. Unknown sections and keys are errors that name them, with the
 * nearest known name; so are those that stand twice ([simulate] and [plan] belong to other rooms
 * and are passed over). */
struct programme *programme_load(const char *path, struct diagnostics *diagnostics);

/* Without a programme file: one track "participants". post may be NULL. */
struct programme *programme_of_files(const char *pre, const char *post, const char *instrument);

void programme_free(struct programme *programme);
OWN_DEFINE(programme, programme_free)

#endif
