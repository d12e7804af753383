/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/person.h"

#include <string.h>

#include "instrument/consent.h"
#include "instrument/yes_no.h"
#include "survey/answer.h"
#include "survey/date_column.h"
#include "survey/number_text.h"
#include "survey/wave.h"
#include "text/decimal.h"
#include "text/fold.h"
#include "text/persian.h"

#define LARGEST_SEX 127
#define LARGEST_ARM 1000

struct person_reader {
    const struct header *header;
    const struct table_reader *reader;
    struct diagnostics *diagnostics;
    struct answer_coder *consent, *sex, *arm, *wave; /* NULL without a column */
    GArray *no_codes;                                /* gint16: of refusals of consent */
    struct date_column *dates;
};

/* ---- building ---- */

static GArray *no_codes_of(const struct question *question)
{
    GArray *codes = g_array_new(FALSE, FALSE, sizeof(gint16));
    bool has_choices = question != NULL && question->choices != NULL;
    gint16 code = 0;

    if (!has_choices)
        g_array_append_val(codes, code);
    for (guint i = 0; has_choices && i < question->choices->choices->len; i++) {
        const struct choice *choice = question->choices->choices->pdata[i];
        code = (gint16)choice->code;
        if (choice->missing == MISSING_NOT &&
            consent_choice_refuses(choice, question->choices->choices))
            g_array_append_val(codes, code);
    }
    return codes;
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
    if (header->questions[ROLE_WAVE] != NULL && header->questions[ROLE_WAVE]->choices != NULL)
        persons->wave = coder_of(header, ROLE_WAVE, 0);
    persons->no_codes = no_codes_of(header->questions[ROLE_CONSENT]);
    persons->dates = date_column_new();
    return persons;
}

void person_reader_free(struct person_reader *persons)
{
    g_clear_pointer(&persons->consent, answer_coder_free);
    g_clear_pointer(&persons->sex, answer_coder_free);
    g_clear_pointer(&persons->arm, answer_coder_free);
    g_clear_pointer(&persons->wave, answer_coder_free);
    g_array_unref(persons->no_codes);
    date_column_free(persons->dates);
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

/* A code that can be two is a fault, as it is for an answer; one that is none is not known, except
 * for consent: nobody is kept on a word that may be a refusal. */
static void refuse_code(const struct person_reader *persons, const struct table_row *row,
                        enum role role, const struct answer_coder *coder)
{
    guint column = (guint)persons->header->roles[role];
    struct where where = table_where(persons->reader, row, column);
    const char *const *doubt = answer_coder_doubt(coder);

    if (doubt == NULL && role == ROLE_CONSENT)
        diagnostics_add(persons->diagnostics, MESSAGE_CODE_OUT_OF_RANGE, &where,
                        row->cells[column].text, persons->header->questions[role]->name,
                        answer_coder_words(coder), NULL);
    else if (doubt == NULL)
        warn(persons, row, role, answer_coder_words(coder));
    else
        diagnostics_add(persons->diagnostics, MESSAGE_ANSWER_FITS_TWO, &where,
                        row->cells[column].text, doubt[0], doubt[1],
                        persons->header->questions[role]->name, NULL);
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
        refuse_code(persons, row, role, coder);
    return answer.code;
}

static bool is_refusal(const struct person_reader *persons, gint16 code)
{
    for (guint i = 0; i < persons->no_codes->len; i++)
        if (g_array_index(persons->no_codes, gint16, i) == code)
            return true;
    return code == ANSWER_DECLINED;
}

bool person_refuses(struct person_reader *persons, const struct table_row *row)
{
    const struct table_cell *cell;
    struct answer answer;

    if (persons->consent == NULL)
        return false;
    cell = &row->cells[persons->header->roles[ROLE_CONSENT]];
    if (answer_read(&answer, persons->consent, cell->text, cell->length))
        return is_refusal(persons, answer.code);
    /* A plain no counts, whatever words the questionnaire has for it. */
    if (word_is_no(cell->text))
        return true;
    refuse_code(persons, row, ROLE_CONSENT, persons->consent);
    return false;
}

gint16 birth_year_read(const char *text, gsize length)
{
    struct number_text number = number_text_read(text, length);
    gint64 year = number.readings[0].digits;

    if (number.n_readings != 1 || number.readings[0].places > 0 || year < 1300 || year > 2100 ||
        (year > 1499 && year < 1900))
        return 0;
    return (gint16)year;
}

static bool is_nothing(const struct table_cell *cell)
{
    char folded[8];

    if (cell->length == 0 || g_ascii_isalnum(cell->text[0]))
        return cell->length == 0;
    return text_fold_number(folded, sizeof folded, cell->text, cell->length) && *folded == '\0';
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

/* The date of the answers, or else of the moment when the form was opened. */
static enum role date_role(const struct person_reader *persons)
{
    return persons->header->roles[ROLE_DATE] >= 0 ? ROLE_DATE : ROLE_START;
}

static void read_date(struct person_reader *persons, const struct table_row *row)
{
    enum role role = date_role(persons);
    int column = persons->header->roles[role];

    if (column >= 0 &&
        !date_column_add(persons->dates, row->cells[column].text, row->cells[column].length))
        warn(persons, row, role, "2024-10-06, 1403/07/15");
}

/* Waves are in the order of their codes. */
static gint8 read_wave(const struct person_reader *persons, const struct table_row *row)
{
    gint16 code = read_code(persons, row, ROLE_WAVE, persons->wave);
    const GPtrArray *choices;
    gint8 n_before = 0;

    if (code <= ANSWER_LAST_MISSING)
        return -1;
    choices = persons->header->questions[ROLE_WAVE]->choices->choices;
    for (guint i = 0; i < choices->len; i++) {
        const struct choice *choice = choices->pdata[i];
        if (choice->missing == MISSING_NOT && choice->code < code && n_before < G_MAXINT8)
            n_before++;
    }
    return n_before;
}

struct person person_read(struct person_reader *persons, const struct table_row *row)
{
    gint16 sex = read_code(persons, row, ROLE_SEX, persons->sex);
    gint16 arm = read_code(persons, row, ROLE_ARM, persons->arm);

    read_date(persons, row);
    return (struct person){
        .sex = sex >= 0 && sex <= LARGEST_SEX ? (gint8)sex : SEX_UNKNOWN,
        .birth_year = read_birth_year(persons, row),
        .arm = arm >= 0 ? arm : -1,
        .wave = read_wave(persons, row),
    };
}

const char *person_first_date(const struct person_reader *persons)
{
    return date_column_first(persons->dates);
}

const char *person_last_date(const struct person_reader *persons)
{
    return date_column_last(persons->dates);
}

void person_tell_dates(const struct person_reader *persons)
{
    const char *doubt = date_column_doubt(persons->dates);
    struct where where;

    if (doubt == NULL)
        return;
    where = table_header_where(persons->reader, (guint)persons->header->roles[date_role(persons)]);
    diagnostics_add(persons->diagnostics, MESSAGE_DATES_TWO_ORDERS, &where, doubt, NULL);
}
