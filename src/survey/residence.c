/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/residence.h"

#include <string.h>

#include "survey/gazetteer.h"
#include "survey/identity.h"
#include "text/damage.h"
#include "text/fold.h"

/* Finding a candidate for each of a million unknown names would take hours; so many are enough to
 * see what is wrong. */
#define MOST_REFUSED 1000u

struct residences {
    struct where county, neighbourhood; /* file and column, names owned by texts */
    GStringChunk *texts;
    GArray *list;        /* struct residence */
    GHashTable *numbers; /* writing to number + 1 */
    GString *writing;    /* of the last person */
    gint32 last;         /* and its number, -1 for none */
};

static struct where column_where(struct residences *residences, const char *file, guint column,
                                 const char *name)
{
    struct where where = {.column = column};

    where.file = g_string_chunk_insert_const(residences->texts, file);
    if (name != NULL)
        where.column_name = g_string_chunk_insert_const(residences->texts, name);
    return where;
}

static void residence_clear(gpointer residence)
{
    g_clear_pointer(&((struct residence *)residence)->others, g_array_unref);
}

struct residences *residences_new(const char *file, guint county_column, const char *county_name,
                                  guint neighbourhood_column, const char *neighbourhood_name)
{
    struct residences *residences = g_new0(struct residences, 1);

    residences->texts = g_string_chunk_new(4096);
    residences->county = column_where(residences, file, county_column, county_name);
    residences->neighbourhood =
        column_where(residences, file, neighbourhood_column, neighbourhood_name);
    residences->list = g_array_new(FALSE, FALSE, sizeof(struct residence));
    g_array_set_clear_func(residences->list, residence_clear);
    residences->numbers = g_hash_table_new(g_str_hash, g_str_equal);
    residences->writing = g_string_new(NULL);
    residences->last = -1;
    return residences;
}

void residences_free(struct residences *residences)
{
    g_string_chunk_free(residences->texts);
    g_array_unref(residences->list);
    g_hash_table_unref(residences->numbers);
    g_string_free(residences->writing, TRUE);
    g_free(residences);
}

static struct residence *nth(const struct residences *residences, gint32 number)
{
    return &g_array_index(residences->list, struct residence, number);
}

const struct residence *residences_nth(const struct residences *residences, gint32 number)
{
    return nth(residences, number);
}

static gint32 add_new(struct residences *residences, gsize county_length, guint64 line,
                      guint64 record)
{
    const GString *writing = residences->writing;
    const char *second = writing->str + county_length + 1;
    struct residence residence = {
        .county = identity_trimmed(residences->texts, writing->str, county_length),
        .neighbourhood =
            identity_trimmed(residences->texts, second, writing->len - county_length - 1),
        .line = line,
        .record = record,
        .county_number = -1,
        .neighbourhood_number = -1,
    };

    g_array_append_val(residences->list, residence);
    g_hash_table_insert(residences->numbers, g_string_chunk_insert(residences->texts, writing->str),
                        GUINT_TO_POINTER(residences->list->len));
    return (gint32)residences->list->len - 1;
}

/* True where the last person wrote the same: neighbours stand together in most files. */
static bool is_last(const struct residences *residences, const char *county, gsize county_length,
                    const char *neighbourhood, gsize neighbourhood_length)
{
    const GString *writing = residences->writing;

    return residences->last >= 0 && writing->len == county_length + neighbourhood_length + 1 &&
           writing->str[county_length] == '\x1f' &&
           memcmp(writing->str, county, county_length) == 0 &&
           memcmp(writing->str + county_length + 1, neighbourhood, neighbourhood_length) == 0;
}

static void add_person(struct residence *residence, guint64 record)
{
    residence->n_people++;
    if (record == residence->record)
        return;
    if (residence->others == NULL)
        residence->others = g_array_new(FALSE, FALSE, sizeof record);
    g_array_append_val(residence->others, record);
}

gint32 residences_add(struct residences *residences, const char *county, gsize county_length,
                      const char *neighbourhood, gsize neighbourhood_length, guint64 line,
                      guint64 record)
{
    GString *writing = residences->writing;

    if (!is_last(residences, county, county_length, neighbourhood, neighbourhood_length)) {
        gpointer known;
        g_string_truncate(writing, 0);
        g_string_append_len(writing, county, (gssize)county_length);
        g_string_append_c(writing, '\x1f');
        g_string_append_len(writing, neighbourhood, (gssize)neighbourhood_length);
        known = g_hash_table_lookup(residences->numbers, writing->str);
        residences->last = known == NULL ? add_new(residences, county_length, line, record)
                                         : (gint32)GPOINTER_TO_UINT(known) - 1;
    }
    add_person(nth(residences, residences->last), record);
    return residences->last;
}

/* ---- gathering places in one order ---- */

struct writing { /* a residence as it is sorted */
    const char *county, *neighbourhood;
    char *county_key, *neighbourhood_key;
    guint n_people;
};

static void writing_clear(gpointer data)
{
    struct writing *writing = data;

    g_free(writing->county_key);
    g_free(writing->neighbourhood_key);
}

static void add_writing(GArray *writings, const char *county, const char *neighbourhood,
                        guint n_people)
{
    struct writing writing = {county, neighbourhood, text_fold(county), text_fold(neighbourhood),
                              n_people};

    g_array_append_val(writings, writing);
}

/* People with a county first; then by place; and the most frequent writing of a place first. */
static gint compare_writings(gconstpointer a, gconstpointer b)
{
    const struct writing *x = a, *y = b;
    gint order = (*x->county_key == '\0') - (*y->county_key == '\0');

    if (order == 0)
        order = strcmp(x->county_key, y->county_key);
    if (order == 0)
        order = strcmp(x->neighbourhood_key, y->neighbourhood_key);
    if (order == 0)
        order = (x->n_people < y->n_people) - (x->n_people > y->n_people);
    if (order == 0)
        order = strcmp(x->neighbourhood, y->neighbourhood);
    return order == 0 ? strcmp(x->county, y->county) : order;
}

static void resolve_in_order(GArray *writings, struct places *places)
{
    struct place_match match;

    g_array_sort(writings, compare_writings);
    for (guint i = 0; i < writings->len; i++) {
        const struct writing *writing = &g_array_index(writings, struct writing, i);
        (void)places_resolve(places, writing->county, writing->neighbourhood, &match);
    }
}

/* People of each writing, over all files. Keys are borrowed from the residences. */
static GHashTable *count_writings(struct residences *const *files, guint n_files, bool of_county)
{
    GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint f = 0; f < n_files; f++)
        for (guint i = 0; i < files[f]->list->len; i++) {
            const struct residence *residence = nth(files[f], (gint32)i);
            const char *text = of_county ? residence->county : residence->neighbourhood;
            guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, text)) + residence->n_people;
            g_hash_table_insert(counts, (gpointer)(guintptr)text, GUINT_TO_POINTER(n));
        }
    return counts;
}

/* Adds what the files name to places that are not declared: counties, then neighbourhoods. */
static void gather(struct residences *const *files, guint n_files, struct places *places)
{
    bool is_first = places->counties->len == 0 && places->neighbourhoods->len == 0;
    g_autoptr(GHashTable) county_counts = count_writings(files, n_files, true);
    g_autoptr(GHashTable) counts = count_writings(files, n_files, false);
    g_autoptr(GArray) counties = g_array_new(FALSE, FALSE, sizeof(struct writing));
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct writing));

    g_array_set_clear_func(counties, writing_clear);
    g_array_set_clear_func(all, writing_clear);
    for (guint f = 0; f < n_files; f++)
        for (guint i = 0; i < files[f]->list->len; i++) {
            const struct residence *one = nth(files[f], (gint32)i);
            add_writing(counties, one->county, "",
                        GPOINTER_TO_UINT(g_hash_table_lookup(county_counts, one->county)));
            add_writing(all, one->county, one->neighbourhood,
                        GPOINTER_TO_UINT(g_hash_table_lookup(counts, one->neighbourhood)));
        }
    resolve_in_order(counties, places);
    resolve_in_order(all, places);
    if (is_first)
        places_sort(places);
}

/* ---- settling ---- */

static void add_with_candidate(struct diagnostics *diagnostics, const struct where *where,
                               const enum message messages[2], const char *text,
                               const char *suggestion)
{
    if (suggestion == NULL)
        diagnostics_add(diagnostics, messages[0], where, text, NULL);
    else
        diagnostics_add(diagnostics, messages[1], where, text, suggestion, NULL);
}

static void refuse(const struct residences *file, const struct residence *residence,
                   enum place_outcome outcome, const struct place_match *match,
                   struct diagnostics *diagnostics)
{
    static const enum message COUNTY[] = {MESSAGE_COUNTY_UNKNOWN, MESSAGE_COUNTY_UNKNOWN_NEAR};
    static const enum message NEIGHBOURHOOD[] = {MESSAGE_NEIGHBOURHOOD_UNKNOWN,
                                                 MESSAGE_NEIGHBOURHOOD_UNKNOWN_NEAR};
    struct where where = outcome == PLACE_COUNTY_UNKNOWN ? file->county : file->neighbourhood;

    where.line = residence->line;
    where.record = residence->record;
    switch (outcome) {
    case PLACE_FOUND:
        break;
    case PLACE_COUNTY_UNKNOWN:
        add_with_candidate(diagnostics, &where, COUNTY, residence->county, match->suggestion);
        break;
    case PLACE_NEIGHBOURHOOD_UNKNOWN:
        add_with_candidate(diagnostics, &where, NEIGHBOURHOOD, residence->neighbourhood,
                           match->suggestion);
        break;
    case PLACE_CONTRADICTS:
        diagnostics_add(diagnostics, MESSAGE_PLACES_CONTRADICT, &where, residence->neighbourhood,
                        residence->county, match->suggestion, NULL);
        break;
    case PLACE_AMBIGUOUS:
        diagnostics_add(diagnostics, MESSAGE_NEIGHBOURHOOD_IN_TWO_COUNTIES, &where,
                        residence->neighbourhood, NULL);
        break;
    }
}

struct nowhere { /* people without a neighbourhood */
    guint n_people;
    guint64 line, record; /* of the first */
    GArray *records;      /* guint64: of all */
};

static void count_nowhere(struct nowhere *nowhere, const struct residence *residence)
{
    if (nowhere->n_people == 0 || residence->line < nowhere->line) {
        nowhere->line = residence->line;
        nowhere->record = residence->record;
    }
    nowhere->n_people += residence->n_people;
    g_array_append_val(nowhere->records, residence->record);
    if (residence->others != NULL)
        g_array_append_vals(nowhere->records, residence->others->data, residence->others->len);
}

/* What was added since holds for these rows too. */
static void tell_others(struct diagnostics *diagnostics, guint before, const GArray *records)
{
    for (guint i = before; records != NULL && i < diagnostics_n(diagnostics); i++)
        diagnostics_also(diagnostics, i, records);
}

static void warn_of_nowhere(const struct residences *file, const struct nowhere *nowhere,
                            struct diagnostics *diagnostics)
{
    struct where where = file->neighbourhood;
    g_autofree char *n_people = g_strdup_printf("%u", nowhere->n_people);
    g_autofree char *line = g_strdup_printf("%" G_GUINT64_FORMAT, nowhere->line);
    guint before = diagnostics_n(diagnostics);

    if (nowhere->n_people == 0 || where.column == 0)
        return;
    where.line = nowhere->line;
    where.record = nowhere->record;
    diagnostics_add(diagnostics, MESSAGE_NO_NEIGHBOURHOOD, &where, n_people, line, NULL);
    tell_others(diagnostics, before, nowhere->records);
}

/* Names that were destroyed on the way are no places, known or new. */
static bool is_damaged(const struct residences *file, const struct residence *residence,
                       struct diagnostics *diagnostics)
{
    struct where county = file->county, neighbourhood = file->neighbourhood;
    bool first, second;

    county.line = neighbourhood.line = residence->line;
    county.record = neighbourhood.record = residence->record;
    first = text_damage_report(residence->county, TEXT_NAME, &county, diagnostics);
    second = text_damage_report(residence->neighbourhood, TEXT_NAME, &neighbourhood, diagnostics);
    return first || second;
}

static void settle_file(const struct residences *file, struct places *places,
                        struct diagnostics *diagnostics)
{
    g_autoptr(GArray) records = g_array_new(FALSE, FALSE, sizeof(guint64));
    struct nowhere nowhere = {0, 0, 0, records};
    guint n_refused = 0;

    for (guint i = 0; i < file->list->len && n_refused < MOST_REFUSED; i++) {
        struct residence *residence = nth(file, (gint32)i);
        struct place_match match;
        enum place_outcome outcome;
        guint before = diagnostics_n(diagnostics);

        if (is_damaged(file, residence, diagnostics)) {
            tell_others(diagnostics, before, residence->others);
            n_refused++;
            continue;
        }
        outcome = places_resolve(places, residence->county, residence->neighbourhood, &match);
        residence->county_number = outcome == PLACE_FOUND ? match.county : -1;
        residence->neighbourhood_number = outcome == PLACE_FOUND ? match.neighbourhood : -1;
        refuse(file, residence, outcome, &match, diagnostics);
        tell_others(diagnostics, before, residence->others);
        n_refused += outcome != PLACE_FOUND;
        if (outcome == PLACE_FOUND && match.neighbourhood < 0)
            count_nowhere(&nowhere, residence);
    }
    warn_of_nowhere(file, &nowhere, diagnostics);
}

void residences_settle(struct residences *const *files, guint n_files, struct places *places,
                       struct diagnostics *diagnostics)
{
    if (!places->declared)
        gather(files, n_files, places);
    for (guint i = 0; i < n_files; i++)
        settle_file(files[i], places, diagnostics);
}
