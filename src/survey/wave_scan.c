/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/wave_scan.h"

#include <string.h>

#include "survey/answer.h"
#include "survey/cell_fault.h"
#include "survey/copies.h"
#include "survey/header.h"
#include "survey/heading_below.h"
#include "survey/identity.h"
#include "survey/person.h"
#include "survey/personal_number.h"
#include "survey/row_kind.h"
#include "survey/short_cell.h"
#include "table/table.h"
#include "text/damage.h"
#include "text/fold.h"

#define FIRST_ROOM 1024u /* people */
#define MANY_BELOW 10u
#define MOST_BELOW 0.9 /* of the cells that are no answers */

struct remark { /* rows of one kind, told once */
    guint n;
    guint64 line, record; /* of the first */
};

struct scan { /* one pass over a file */
    struct wave *wave;
    const struct instrument *instrument;
    const struct table_reader *reader;
    const struct header *header;
    struct answer_coder **coders;  /* one an item */
    gint16 (*shorts)[SHORT_CELLS]; /* codes of short cells that were read before, by item */
    struct person_reader *persons;
    struct decided *decided;
    struct diagnostics *diagnostics;
    guint room;     /* people the columns have room for */
    bool has_begun; /* a row was met */
    bool asks_code; /* who has no card number may have a code */
    struct remark rejected, broken_off, headings, sums;
    guint n_refused, n_below; /* cells that are no answers; those one below the lowest code */
};

struct tally {    /* of one row's answers */
    guint n_said; /* answers, cells that are none, and don't knows: a person said something */
    guint n_labels, n_other_digits;
};

static struct wave *wave_new(const char *path, const struct table_reader *reader, guint n_items)
{
    struct wave *wave = g_new0(struct wave, 1);

    wave->file = g_strdup(path);
    wave->sha256 = g_strdup(table_sha256(reader));
    wave->items = g_new0(struct answers, n_items);
    wave->store = g_new0(struct wave_store, 1);
    wave->store->n_items = n_items;
    wave->store->texts = g_string_chunk_new(1 << 16);
    return wave;
}

/* ---- rows ---- */

/* Every column is given room for that many people; what was never written costs no memory. */
static void resize(struct scan *scan, guint room)
{
    struct wave *wave = scan->wave;

    wave->ids = g_renew(char *, wave->ids, room);
    wave->keys = g_renew(char *, wave->keys, room);
    wave->lines = g_renew(guint64, wave->lines, room);
    wave->store->records = g_renew(guint64, wave->store->records, room);
    wave->county = g_renew(gint32, wave->county, room);
    wave->neighbourhood = g_renew(gint32, wave->neighbourhood, room);
    wave->sex = g_renew(gint8, wave->sex, room);
    wave->birth_year = g_renew(gint16, wave->birth_year, room);
    wave->arm = g_renew(gint16, wave->arm, room);
    wave->said = g_renew(gint8, wave->said, room);
    if (scan->asks_code)
        wave->store->codes = g_renew(struct person_code, wave->store->codes, room);
    for (guint i = 0; i < scan->instrument->n_items; i++) {
        struct answers *item = &wave->items[i];
        item->codes = g_renew(gint16, item->codes, room);
        if (answer_coder_is_decimal(scan->coders[i]))
            item->decimals = g_renew(struct decimal, item->decimals, room);
    }
    scan->room = room;
}

/* What is said of a cell that is no answer, by what can be seen of its fault. */
static const enum message FAULTS[] = {
    [CELL_OTHER] = MESSAGE_CODE_OUT_OF_RANGE,
    [CELL_EXCEL] = MESSAGE_EXCEL_CELL,
    [CELL_TWO_ANSWERS] = MESSAGE_TWO_ANSWERS,
};

/* True for the code one below the lowest of a list: 0 where the answers are 1..5. */
static bool is_one_below(const struct question *question, const char *text)
{
    gint64 number;
    gint lowest = G_MAXINT;

    if (question->choices == NULL ||
        !decimal_parse_integer(&number, text, strlen(text), G_MININT16, G_MAXINT16))
        return false;
    for (guint i = 0; i < question->choices->choices->len; i++) {
        const struct choice *choice = question->choices->choices->pdata[i];
        if (choice->missing == MISSING_NOT && choice->is_number)
            lowest = MIN(lowest, choice->code);
    }
    return number == (gint64)lowest - 1;
}

static void refuse_answer(struct scan *scan, const struct table_row *row, guint item)
{
    guint column = (guint)scan->header->items[item];
    const char *text = row->cells[column].text;
    struct where where = table_where(scan->reader, row, column);
    const char *const *doubt = answer_coder_doubt(scan->coders[item]);
    const char *name = scan->instrument->items[item]->name;

    scan->n_refused++;
    scan->n_below += is_one_below(scan->instrument->items[item], text);
    if (text_damage_report(text, TEXT_NAME, &where, scan->diagnostics))
        return;
    if (doubt != NULL)
        diagnostics_add(scan->diagnostics, MESSAGE_ANSWER_FITS_TWO, &where, text, doubt[0],
                        doubt[1], name, NULL);
    else
        diagnostics_add(scan->diagnostics, FAULTS[cell_fault_of(text, scan->coders[item])], &where,
                        text, name, answer_coder_words(scan->coders[item]), NULL);
}

static inline bool says_something(gint16 code)
{
    return code >= ANSWER_DONT_KNOW;
}

/* A code that was written as such: a label counts otherwise, a decimal is more than its code. */
static bool is_plain(const struct answer *answer, const struct decimal *decimals)
{
    return decimals == NULL && !answer->by_label && !answer->other_digits;
}

/* The code of a cell that is not among the short ones that were read before. */
static gint16 ask_code(struct scan *scan, const struct table_row *row, guint item,
                       struct tally *tally)
{
    const struct table_cell *cell = &row->cells[scan->header->items[item]];
    struct decimal *decimals = scan->wave->items[item].decimals;
    struct answer answer;
    bool is_answer = answer_read(&answer, scan->coders[item], cell->text, cell->length);

    if (!is_answer)
        refuse_answer(scan, row, item);
    if (decimals != NULL)
        decimals[scan->wave->n_people] = answer.decimal;
    if (is_answer && is_plain(&answer, decimals))
        short_cell_learn(scan->shorts[item], cell->text, cell->length, answer.code);
    tally->n_said += !is_answer || says_something(answer.code);
    tally->n_labels += answer.by_label;
    tally->n_other_digits += answer.other_digits;
    return answer.code;
}

/* Codes the row's answers into the place behind the last person. */
static struct tally code_row(struct scan *scan, const struct table_row *row)
{
    struct tally tally = {0};
    const struct answers *items = scan->wave->items;
    const int *columns = scan->header->items;
    guint n_items = scan->instrument->n_items, person = scan->wave->n_people, n_said = 0;

    for (guint i = 0; i < n_items; i++) {
        const struct table_cell *cell = &row->cells[columns[i]];
        gint16 code = scan->shorts[i][short_cell_place(cell->text, cell->length)];
        if (G_UNLIKELY(code == SHORT_CELL_UNKNOWN))
            code = ask_code(scan, row, i, &tally);
        else
            n_said += says_something(code);
        items[i].codes[person] = code;
    }
    tally.n_said += n_said;
    return tally;
}

static void count_row(struct wave_counts *counts, const struct tally *tally)
{
    counts->n_labels += tally->n_labels;
    counts->n_other_digits += tally->n_other_digits;
}

/* An empty one where the role has no column. */
static const struct table_cell *role_cell(const struct scan *scan, const struct table_row *row,
                                          enum role role)
{
    static const struct table_cell NOTHING = {"", 0};
    int column = scan->header->roles[role];

    return column < 0 ? &NOTHING : &row->cells[column];
}

/* False for an empty number where no code stands in for it (survey/code_match.h). */
static bool take_id(const struct scan *scan, const struct table_row *row)
{
    guint column = (guint)scan->header->roles[ROLE_ID];
    const struct table_cell *cell = role_cell(scan, row, ROLE_ID);
    struct wave *wave = scan->wave;
    char *id = identity_number(wave->store->texts, cell->text, cell->length);
    g_autofree char *folded = text_is_folded_id(id) ? NULL : text_fold_id(id);
    const char *key = folded == NULL ? id : folded;

    if (*key == '\0' && !scan->asks_code) {
        struct where where = table_where(scan->reader, row, column);
        diagnostics_add(scan->diagnostics, MESSAGE_ID_EMPTY, &where, NULL);
        return false;
    }
    if (cell_is_shortened_number(key)) {
        struct where where = table_where(scan->reader, row, column);
        diagnostics_add(scan->diagnostics, MESSAGE_ID_SHORTENED, &where, id, NULL);
        return false;
    }
    if (strchr(id, '?') != NULL) {
        struct where where = table_where(scan->reader, row, column);
        if (text_damage_report(id, TEXT_NAME, &where, scan->diagnostics))
            return false;
    }
    wave->ids[wave->n_people] = id;
    wave->keys[wave->n_people] =
        strcmp(id, key) == 0 ? id : g_string_chunk_insert(wave->store->texts, key);
    return true;
}

static gint32 take_residence(const struct scan *scan, const struct table_row *row)
{
    const struct table_cell *county = role_cell(scan, row, ROLE_COUNTY);
    const struct table_cell *neighbourhood = role_cell(scan, row, ROLE_NEIGHBOURHOOD);

    return residences_add(scan->wave->store->residences, county->text, county->length,
                          neighbourhood->text, neighbourhood->length, row->line, row->record);
}

static void note(struct remark *remark, const struct table_row *row)
{
    if (remark->n == 0)
        *remark = (struct remark){0, row->line, row->record};
    remark->n++;
}

/* False for a row that is nobody's answers. */
static bool is_person(struct scan *scan, const struct table_row *row)
{
    bool is_first = !scan->has_begun;

    scan->has_begun = true;
    switch (row_kind_of(scan->header, scan->instrument, scan->reader, row, is_first)) {
    case ROW_TAGS:
        return false;
    case ROW_HEADING:
        if (!is_first)
            note(&scan->headings, row);
        return false;
    case ROW_REJECTED:
        scan->wave->counts.n_rows++;
        scan->wave->counts.n_rejected++;
        note(&scan->rejected, row);
        return false;
    case ROW_SUMS:
        note(&scan->sums, row);
        return false;
    case ROW_ANSWERS:
        break;
    }
    scan->wave->counts.n_rows++;
    if (!person_refuses(scan->persons, row))
        return true;
    scan->wave->counts.n_no_consent++;
    return false;
}

static void take_code(struct scan *scan, const struct table_row *row)
{
    struct person_code *code = &scan->wave->store->codes[scan->wave->n_people];

    *code = (struct person_code){
        .use = *scan->wave->keys[scan->wave->n_people] == '\0' ? CODE_FOR_CARD : CODE_BESIDE_CARD};
    person_code_read(code, scan->header, scan->reader, row, scan->diagnostics);
}

static void take_person(struct scan *scan, const struct table_row *row)
{
    struct person about = person_read(scan->persons, row);
    struct wave *wave = scan->wave;
    guint person = wave->n_people;

    wave->sex[person] = about.sex;
    wave->birth_year[person] = about.birth_year;
    wave->arm[person] = about.arm;
    wave->said[person] = about.wave;
    wave->lines[person] = row->line;
    wave->store->records[person] = row->record;
    wave->county[person] = -1;
    wave->neighbourhood[person] = take_residence(scan, row);
    if (scan->asks_code)
        take_code(scan, row);
    if (row_is_broken_off(scan->header, row)) {
        wave->counts.n_broken_off++;
        note(&scan->broken_off, row);
    }
}

static void take_row(const struct table_row *as_written, gpointer user)
{
    struct scan *scan = user;
    const struct table_row *row = decided_row(scan->decided, as_written);
    struct tally tally;

    if (row == NULL) {
        scan->wave->counts.n_rows++;
        scan->wave->counts.n_left_out++;
        return;
    }
    if (!is_person(scan, row))
        return;
    if (scan->wave->n_people == scan->room)
        resize(scan, scan->room * 2);
    tally = code_row(scan, row);
    if (tally.n_said == 0) {
        scan->wave->counts.n_unanswered++;
        return;
    }
    if (!take_id(scan, row))
        return;
    take_person(scan, row);
    count_row(&scan->wave->counts, &tally);
    scan->wave->n_people++;
}

/* ---- the whole file ---- */

static void keep_roles(struct scan *scan)
{
    struct wave_store *store = scan->wave->store;

    for (int role = 0; role < N_ROLES; role++) {
        int column = scan->header->roles[role];
        store->columns[role] = (guint)(column + 1);
        store->names[role] =
            column < 0 ? NULL
                       : g_string_chunk_insert(store->texts,
                                               table_column_name(scan->reader, (guint)column));
    }
}

/* `before`: errors that were there before this file. */
static void check_people(struct wave *wave, guint before, struct diagnostics *diagnostics)
{
    struct where where = {.file = wave->file};
    char rows[16], refused[16], unanswered[16];

    wave_settle_copies(wave, diagnostics);
    personal_numbers_tell(wave, diagnostics);
    if (wave->n_people > 0 || diagnostics_n_errors(diagnostics) > before)
        return;
    g_snprintf(rows, sizeof rows, "%u", wave->counts.n_rows);
    g_snprintf(refused, sizeof refused, "%u", wave->counts.n_no_consent);
    g_snprintf(unanswered, sizeof unanswered, "%u", wave->counts.n_unanswered);
    diagnostics_add(diagnostics, MESSAGE_NO_RESPONDENTS, &where, rows, refused, unanswered, NULL);
}

struct header *wave_header(const struct table_reader *reader, const struct instrument *instrument,
                           const struct header_map *map, struct diagnostics *diagnostics)
{
    guint n = table_n_columns(reader);
    struct where row = table_header_where(reader, 0);
    g_autofree const char **names = g_new(const char *, (gsize)n + 1);

    for (guint i = 0; i < n; i++)
        names[i] = table_column_name(reader, i);
    return header_new(names, n, &row, instrument, map, diagnostics);
}

static struct answer_coder **coders_new(const struct instrument *instrument)
{
    struct answer_coder **coders = g_new(struct answer_coder *, instrument->n_items);
    struct decimal min, max;

    for (guint i = 0; i < instrument->n_items; i++) {
        item_range(&min, &max, instrument, i);
        coders[i] = answer_coder_new(instrument->items[i], min, max);
    }
    return coders;
}

static struct residences *residences_of(const struct scan *scan)
{
    int county = scan->header->roles[ROLE_COUNTY];
    int neighbourhood = scan->header->roles[ROLE_NEIGHBOURHOOD];

    return residences_new(
        scan->wave->file, (guint)(county + 1),
        county < 0 ? NULL : table_column_name(scan->reader, (guint)county),
        (guint)(neighbourhood + 1),
        neighbourhood < 0 ? NULL : table_column_name(scan->reader, (guint)neighbourhood));
}

static void tell_rows(const struct scan *scan, enum message message, const struct remark *remark)
{
    struct where where = {.file = scan->wave->file, .line = remark->line, .record = remark->record};
    char count[16];

    g_snprintf(count, sizeof count, "%u", remark->n);
    if (remark->n > 0)
        diagnostics_add(scan->diagnostics, message, &where, count, NULL);
}

/* Many cells one below the lowest code and hardly any other fault: the form was coded from 0. */
static void tell_shift(const struct scan *scan)
{
    struct where where = {.file = scan->wave->file};
    char counts[2][16];

    if (scan->n_below < MANY_BELOW || scan->n_below < scan->n_refused * MOST_BELOW)
        return;
    g_snprintf(counts[0], sizeof counts[0], "%u", scan->n_below);
    g_snprintf(counts[1], sizeof counts[1], "%u", scan->n_refused);
    diagnostics_add(scan->diagnostics, MESSAGE_CODED_FROM_BELOW, &where, counts[0], counts[1],
                    NULL);
}

/* False where the table itself is at fault. */
static bool scan_rows(struct scan *scan, struct table_reader *reader)
{
    struct wave *wave = scan->wave;
    bool complete;

    scan->coders = coders_new(scan->instrument);
    scan->shorts = g_malloc_n(scan->instrument->n_items, sizeof *scan->shorts);
    for (guint i = 0; i < scan->instrument->n_items; i++)
        short_cells_forget(scan->shorts[i]);
    scan->persons = person_reader_new(scan->header, reader, scan->diagnostics);
    wave->store->residences = residences_of(scan);
    scan->asks_code = codes_are_asked(scan->header);
    keep_roles(scan);
    resize(scan, FIRST_ROOM);
    complete = table_each_row(reader, take_row, scan, scan->diagnostics);
    resize(scan, MAX(wave->n_people, 1));
    tell_shift(scan);
    tell_rows(scan, MESSAGE_ROWS_REJECTED, &scan->rejected);
    tell_rows(scan, MESSAGE_ROWS_BROKEN_OFF, &scan->broken_off);
    tell_rows(scan, MESSAGE_HEADING_REPEATED, &scan->headings);
    tell_rows(scan, MESSAGE_ROWS_OF_SUMS, &scan->sums);
    wave->first_date = g_strdup(person_first_date(scan->persons));
    wave->last_date = g_strdup(person_last_date(scan->persons));
    person_tell_dates(scan->persons);
    person_reader_free(scan->persons);
    for (guint i = 0; i < scan->instrument->n_items; i++)
        answer_coder_free(scan->coders[i]);
    g_free(scan->shorts);
    g_free(scan->coders);
    wave->store->order = identity_order((const char *const *)wave->keys, wave->n_people);
    return complete;
}

struct wave *wave_scan(const struct wave_source *source, const struct instrument *instrument,
                       struct diagnostics *diagnostics)
{
    struct table_options options = {.encoding = source->encoding, .may_repeat_names = true};
    guint before = diagnostics_n_errors(diagnostics);
    own(table_reader) reader = table_open(source->path, &options, diagnostics);
    own(header) header = NULL;
    own(wave) wave = NULL;
    own(decided) decided = NULL;
    struct scan scan = {.instrument = instrument, .reader = reader, .diagnostics = diagnostics};

    if (reader == NULL)
        return NULL;
    header = wave_header(reader, instrument, source->map, diagnostics);
    if (header == NULL) {
        heading_below_tell(source, instrument, diagnostics);
        return NULL;
    }
    wave = wave_new(source->path, reader, instrument->n_items);
    scan.wave = wave;
    scan.header = header;
    scan.decided = decided = decided_new(source->decisions, source->path, reader, diagnostics);
    decided_mark_personal(decided, header->items, instrument->n_items);
    if (!scan_rows(&scan, reader))
        return NULL;
    check_people(wave, before, diagnostics);
    return own_pass(wave);
}
