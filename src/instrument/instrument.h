/* SPDX-License-Identifier: GPL-3.0-or-later */
/* instrument/instrument.h - a questionnaire: questions, choices, items, and the scoring contract.
 *
 * Loaded from a folder of five CSVs (docs/instrument-format.md). Everything is read-only after
 * loading and owned by the instrument. Words:
 *   question  a row of survey.csv (also notes and groups)
 *   item      a question that keys.csv counts in at least one scale; numbered 0..n_items-1 in the
 *             order of survey.csv. Waves, scores and item statistics use this number.
 *   scale     a row of scales.csv; an index is a scale whose parts are other scales.
 */
#ifndef INSTRUMENT_INSTRUMENT_H
#define INSTRUMENT_INSTRUMENT_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/own.h"
#include "text/decimal.h"
#include "text/label.h"

enum missing { /* why there is no answer */
               MISSING_NOT,
               MISSING_BLANK,
               MISSING_DONT_KNOW,
               MISSING_DECLINED,
               MISSING_SKIPPED
};

enum question_type {
    QUESTION_SELECT_ONE,
    QUESTION_SELECT_MULTIPLE,
    QUESTION_INTEGER,
    QUESTION_DECIMAL,
    QUESTION_TEXT,
    QUESTION_DATE,
    QUESTION_NOTE,
    QUESTION_BEGIN_GROUP,
    QUESTION_END_GROUP,
    QUESTION_META, /* start, end, today, calculate, hidden */
};

enum role {
    ROLE_NONE,
    ROLE_ID,
    ROLE_WAVE,
    ROLE_COUNTY,
    ROLE_NEIGHBOURHOOD,
    ROLE_SETTING,
    ROLE_ARM,
    ROLE_HOURS,
    ROLE_FACILITATOR,
    ROLE_DATE,
    ROLE_SEX,
    ROLE_BIRTH_YEAR,
    ROLE_AGE,
    ROLE_EDUCATION,
    ROLE_CONSENT,
    ROLE_START,
    ROLE_END,
    ROLE_INTERVIEWER,
    ROLE_CODE_DAY, /* of birth, in the month; the five parts of the matching code */
    ROLE_CODE_MOTHER,
    ROLE_CODE_FATHER,
    ROLE_CODE_SIBLINGS,
    ROLE_CODE_BIRTHPLACE,
    ROLE_BACKGROUND, /* any number of questions; no rule of its own */
    N_ROLES
};

struct choice {
    char *name; /* as written in choices.csv */
    gint code;  /* its whole number, or its position from 1 where the name is none */
    bool is_number;
    struct label *label;
    char **aliases; /* never NULL */
    enum missing missing;
};

struct choice_list {
    char *name;
    GPtrArray *choices; /* struct choice */
};

struct question {
    enum question_type type;
    char *name;
    struct label *label, *hint;
    char *type_text, *required, *relevant, *constraint, *appearance; /* as written, "" for none */
    enum role role;
    char **aliases;
    const struct choice_list *choices; /* NULL where it has none */
    int item;                          /* its item number, or -1 */
    guint64 line;                      /* in survey.csv */
};

enum scale_kind { SCALE_ATTITUDE, SCALE_BEHAVIOUR, SCALE_KNOWLEDGE, SCALE_EXPOSURE, SCALE_INDEX };
enum scale_method { METHOD_MEAN, METHOD_SUM, METHOD_PERCENT };
enum scale_direction { DIRECTION_HIGHER, DIRECTION_LOWER }; /* which way is better */
enum dont_know_rule { DONT_KNOW_MISSING, DONT_KNOW_WRONG };

/* One item in one scale. */
struct key {
    guint item;
    bool reverse;
    bool has_correct; /* right = 1, else 0: the item counts by being right */
    gint correct;
    struct decimal min, max; /* declared range of the raw answer */
};

struct scale {
    char *id;
    struct label *label;
    enum scale_kind kind;
    enum scale_method method;
    struct key *keys; /* n_keys of them; NULL for an index */
    guint n_keys;
    guint *parts; /* scale numbers of an index; NULL otherwise */
    guint n_parts;
    guint min_items; /* answered items (parts) needed for a score, at least 1 */
    bool prorate;
    enum dont_know_rule dont_know;
    enum scale_direction direction;
    bool primary;
    gint kirkpatrick;                       /* 1..4, 0 not declared */
    double min, max;                        /* range of the score on its own metric */
    double reliability, smallest_change;    /* NAN: not declared */
    double norm_mean, norm_sd;              /* NAN: not declared */
    char *reliability_source, *norm_source; /* "" for none */
};

struct instrument {
    char *folder, *id, *version;
    char *hash; /* SHA-256 over the five files, first 12 hex digits are shown */
    struct label *title, *note;
    char *licence;
    GPtrArray *languages; /* char *: "fa", "en" ... in the order of survey.csv */
    GPtrArray *questions; /* struct question */
    GPtrArray *lists;     /* struct choice_list */
    const struct question **items;
    guint n_items;
    struct scale *scales;
    guint n_scales;
};

/* Loads and lints; NULL where an error was added. */
struct instrument *instrument_load(const char *folder, struct diagnostics *diagnostics);
void instrument_free(struct instrument *instrument);
OWN_DEFINE(instrument, instrument_free)

/* The question with that role, or NULL. */
const struct question *instrument_role(const struct instrument *instrument, enum role role);

const struct question *instrument_question(const struct instrument *instrument, const char *name);

/* Scale number of an id, or -1. */
int instrument_scale(const struct instrument *instrument, const char *id);

/* True where people get a score on it (exposure scales only have item shares). */
bool scale_has_score(const struct scale *scale);

/* The folder of an instrument named by path or by id: a folder as given (relative to base_dir where
 * that is not NULL), else a folder under questionnaires/ whose name or form_id is the id, looked
 * for in TABAVAR_QUESTIONNAIRES, beside the program, in the working folder, in the installed data.
 * NULL where there is none. Caller frees. */
char *instrument_find(const char *name, const char *base_dir);

/* Folders of all instruments that instrument_find could find by id. */
GPtrArray *instrument_folders(void);

#endif
