/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/person.h"

#include <string.h>

#include "survey/answer.h"
#include "survey/wave.h"
#include "survey/yes_no.h"
#include "text/decimal.h"
#include "text/fold.h"
#include "text/persian.h"

#define REMEMBERED_DATES 4096u
#define LARGEST_SEX      127
#define LARGEST_ARM      1000

struct person_reader {
    const struct header *header;
    const struct table_reader *reader;
    struct diagnostics *diagnostics;
    struct answer_coder *consent, *sex, *arm; /* NULL without a column */
    gint16 no_code;                           /* of the consent question; ANSWER_BLANK for none */
    char *first_date, *last_date;
    GHashTable *dates; /* writings that were read before */
};

/* ---- building ---- */

/* Where no choice of the list is a no in words, 0 is one unless its words say yes. */
static gint16 no_code_of(const struct question *question)
{
    const GPtrArray *choices;

    if (question == NULL || question->choices == NULL)
        return 0;
    choices = question->choices->choices;
    for (guint i = 0; i < choices->len; i++)
        if (choice_is_no(choices->pdata[i]))
            return (gint16)((const struct choice *)choices->pdata[i])->code;
    for (guint i = 0; i < choices->len; i++) {
        const struct choice *choice = choices->pdata[i];
        if (choice->missing == MISSING_NOT && choice->is_number && choice->code == 0 &&
            !choice_is_yes(choice))
            return 0;
    }
    return ANSWER_BLANK;
}

static struct answer_coder *coder_of(const struct header *header, enum role role, gint max)
{
    if (header->roles[role] < 0 || header->questions[role] == NULL)
        return NULL;
    return answer_coder_new(header->questions[role], (struct decimal){0, 0},
                            (struct decimal){max, 0});
}

struct person_reader *person_reader_new(const struct header *header,
                                        const struct table_reader *reader,
                                        struct diagnostics *diagnostics)
{
    struct person_reader *persons = g_new0(struct person_reader, 1);

    persons->header = header;
    persons->reader = reader;
    persons->diagnostics = diagnostics;
    persons->consent = coder_of(header, ROLE_CONSENT, 1);
    persons->sex = coder_of(header, ROLE_SEX, LARGEST_SEX);
    persons->arm = coder_of(header, ROLE_ARM, LARGEST_ARM);
    persons->no_code = no_code_of(header->questions[ROLE_CONSENT]);
    persons->dates = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return persons;
}

void person_reader_free(struct person_reader *persons)
{
    g_clear_pointer(&persons->consent, answer_coder_free);
    g_clear_pointer(&persons->sex, answer_coder_free);
    g_clear_pointer(&persons->arm, answer_coder_free);
    g_hash_table_unref(persons->dates);
    g_free(persons->first_date);
    g_free(persons->last_date);
    g_free(persons);
}

/* ---- reading ---- */

static void warn(const struct person_reader *persons, const struct table_row *row, enum role role,
                 const char *wanted)
{
    guint column = (guint)persons->header->roles[role];
    struct where where = table_where(persons->reader, row, column);

    diagnostics_add(persons->diagnostics, MESSAGE_VALUE_UNREADABLE, &where, row->cells[column].text,
                    persons->header->questions[role]->name, wanted, NULL);
}

/* The code of a cell; ANSWER_BLANK, with a warning, where it is none. */
static gint16 read_code(const struct person_reader *persons, const struct table_row *row,
                        enum role role, struct answer_coder *coder)
{
    const struct table_cell *cell;
    struct answer answer;

    if (coder == NULL)
        return ANSWER_BLANK;
    cell = &row->cells[persons->header->roles[role]];
    if (!answer_read(&answer, coder, cell->text, cell->length))
        warn(persons, row, role, answer_coder_words(coder));
    return answer.code;
}

bool person_refuses(struct person_reader *persons, const struct table_row *row)
{
    const struct table_cell *cell;
    struct answer answer;

    if (persons->consent == NULL)
        return false;
    cell = &row->cells[persons->header->roles[ROLE_CONSENT]];
    if (answer_read(&answer, persons->consent, cell->text, cell->length))
        return answer.code > ANSWER_LAST_MISSING && answer.code == persons->no_code;
    /* A plain no counts, whatever words the questionnaire has for it. */
    if (word_is_no(cell->text))
        return true;
    warn(persons, row, ROLE_CONSENT, answer_coder_words(persons->consent));
    return false;
}

gint16 birth_year_read(const char *text, gsize length)
{
    gint64 year;

    if (!decimal_parse_integer(&year, text, length, 1300, 2100) || (year > 1499 && year < 1900))
        return 0;
    return (gint16)year;
}

static bool is_nothing(const struct table_cell *cell)
{
    char folded[8];

    return cell->length == 0 ||
           (text_fold_number(folded, sizeof folded, cell->text, cell->length) && *folded == '\0');
}

static gint16 read_birth_year(const struct person_reader *persons, const struct table_row *row)
{
    int column = persons->header->roles[ROLE_BIRTH_YEAR];
    const struct table_cell *cell;
    gint16 year;

    if (column < 0 || persons->header->questions[ROLE_BIRTH_YEAR] == NULL)
        return 0;
    cell = &row->cells[column];
    if (is_nothing(cell))
        return 0;
    year = birth_year_read(cell->text, cell->length);
    if (year == 0)
        warn(persons, row, ROLE_BIRTH_YEAR, BIRTH_YEARS);
    return year;
}

/* The day of a writing: times of day make every writing different. */
static char *day_of(const struct table_cell *cell)
{
    const char *time = memchr(cell->text, 'T', cell->length);

    return time != NULL && time - cell->text == strlen("2024-10-06")
               ? g_strndup(cell->text, (gsize)(time - cell->text))
               : g_strdup(cell->text);
}

static void note_date(struct person_reader *persons, char *iso)
{
    if (persons->first_date == NULL || strcmp(iso, persons->first_date) < 0) {
        g_free(persons->first_date);
        persons->first_date = g_strdup(iso);
    }
    if (persons->last_date == NULL || strcmp(iso, persons->last_date) > 0) {
        g_free(persons->last_date);
        persons->last_date = g_strdup(iso);
    }
}

/* The date of the answers, or else of the moment when the form was opened. */
static void read_date(struct person_reader *persons, const struct table_row *row)
{
    enum role role = persons->header->roles[ROLE_DATE] >= 0 ? ROLE_DATE : ROLE_START;
    int column = persons->header->roles[role];
    g_autofree char *day = NULL;
    g_autofree char *iso = NULL;

    if (column < 0 || is_nothing(&row->cells[column]))
        return;
    day = day_of(&row->cells[column]);
    if (g_hash_table_contains(persons->dates, day))
        return;
    iso = date_to_iso(day);
    if (iso == NULL) {
        warn(persons, row, role, "2024-10-06, 1403/07/15");
        return;
    }
    note_date(persons, iso);
    if (g_hash_table_size(persons->dates) < REMEMBERED_DATES)
        g_hash_table_add(persons->dates, g_steal_pointer(&day));
}

struct person person_read(struct person_reader *persons, const struct table_row *row)
{
    gint16 sex = read_code(persons, row, ROLE_SEX, persons->sex);
    gint16 arm = read_code(persons, row, ROLE_ARM, persons->arm);

    read_date(persons, row);
    return (struct person){
        .sex = sex > 0 && sex <= LARGEST_SEX ? (gint8)sex : 0,
        .birth_year = read_birth_year(persons, row),
        .arm = arm >= 0 ? arm : -1,
    };
}

const char *person_first_date(const struct person_reader *persons)
{
    return persons->first_date;
}

const char *person_last_date(const struct person_reader *persons)
{
    return persons->last_date;
}
