/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/near_codes.h"

#include "survey/code_match.h"
#include "survey/cohort_checks.h"
#include "survey/wave_scan.h"

#define MOST_PEOPLE      500u /* of one wave in one neighbourhood */
#define MOST_YEARS_APART 1u

/* ---- two people ---- */

struct couple {
    const struct cohort *cohort;
    const struct cohort_person *before, *after;
};

static const struct person_code *code_before(const struct couple *couple)
{
    return &couple->cohort->pre->store->codes[couple->before->pre];
}

static const struct person_code *code_after(const struct couple *couple)
{
    return &couple->cohort->post->store->codes[couple->after->post];
}

enum verdict { VERDICT_SAME, VERDICT_OTHER, VERDICT_OPEN };

static enum verdict by_sex(const struct couple *couple)
{
    if (couple->before->sex == SEX_UNKNOWN || couple->after->sex == SEX_UNKNOWN)
        return VERDICT_OPEN;
    return couple->before->sex == couple->after->sex ? VERDICT_SAME : VERDICT_OTHER;
}

static enum verdict by_birth_year(const struct couple *couple)
{
    gint16 before = couple->before->birth_year, after = couple->after->birth_year;

    if (before == 0 || after == 0)
        return VERDICT_OPEN;
    return birth_years_apart(before, after) <= MOST_YEARS_APART ? VERDICT_SAME : VERDICT_OTHER;
}

/* Two cards are two people: survey/near_people.h has a look at their numbers. */
static bool may_be_one(const struct couple *couple)
{
    return (couple->before->by_code || couple->after->by_code) &&
           person_codes_apart(NULL, code_before(couple), code_after(couple)) <= 1 &&
           by_sex(couple) != VERDICT_OTHER && by_birth_year(couple) != VERDICT_OTHER;
}

/* Of a pair whose codes are the same one is set aside, for somebody else has that code too. */
static bool is_likely(enum code_part *part, const struct couple *couple)
{
    return person_codes_apart(part, code_before(couple), code_after(couple)) == 1 &&
           !code_before(couple)->is_shared && !code_after(couple)->is_shared &&
           by_sex(couple) == VERDICT_SAME && by_birth_year(couple) == VERDICT_SAME;
}

/* ---- one neighbourhood ---- */

struct crowd { /* numbers of people of the cohort */
    GArray *before, *after;
    bool any_by_code; /* two cards are never near */
};

static bool is_too_large(const struct crowd *crowd)
{
    return MAX(crowd->before->len, crowd->after->len) > MOST_PEOPLE;
}

static bool has_couples(const struct crowd *crowd)
{
    return crowd->before->len > 0 && crowd->after->len > 0 && crowd->any_by_code;
}

struct rivals { /* of one person: how many, and the last one met */
    guint n, place;
};

static void meet(struct rivals *rivals, guint place)
{
    rivals->n++;
    rivals->place = place;
}

static void count_rivals(struct rivals *of_before, struct rivals *of_after,
                         const struct cohort *cohort, const struct crowd *crowd)
{
    for (guint j = 0; j < crowd->after->len; j++)
        for (guint i = 0; i < crowd->before->len; i++) {
            struct couple couple = {cohort,
                                    &cohort->people[g_array_index(crowd->before, guint32, i)],
                                    &cohort->people[g_array_index(crowd->after, guint32, j)]};
            if (!may_be_one(&couple))
                continue;
            meet(&of_before[i], j);
            meet(&of_after[j], i);
        }
}

static void find_here(GArray *found, const struct cohort *cohort, const struct crowd *crowd)
{
    g_autofree struct rivals *of_before = g_new0(struct rivals, (gsize)crowd->before->len + 1);
    g_autofree struct rivals *of_after = g_new0(struct rivals, (gsize)crowd->after->len + 1);

    if (is_too_large(crowd))
        return;
    count_rivals(of_before, of_after, cohort, crowd);
    for (guint j = 0; j < crowd->after->len; j++) {
        struct near_code pair = {.after = g_array_index(crowd->after, guint32, j)};
        if (of_after[j].n != 1 || of_before[of_after[j].place].n != 1)
            continue;
        pair.before = g_array_index(crowd->before, guint32, of_after[j].place);
        if (is_likely(&pair.part, &(struct couple){cohort, &cohort->people[pair.before],
                                                   &cohort->people[pair.after]}))
            g_array_append_val(found, pair);
    }
}

/* ---- all of them ---- */

static void crowd_free(gpointer data)
{
    struct crowd *crowd = data;

    g_array_unref(crowd->before);
    g_array_unref(crowd->after);
    g_free(crowd);
}

static struct crowd *crowd_of(GHashTable *crowds, gint32 neighbourhood)
{
    struct crowd *crowd = g_hash_table_lookup(crowds, GINT_TO_POINTER(neighbourhood));

    if (crowd != NULL)
        return crowd;
    crowd = g_new0(struct crowd, 1);
    crowd->before = g_array_new(FALSE, FALSE, sizeof(guint32));
    crowd->after = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_hash_table_insert(crowds, GINT_TO_POINTER(neighbourhood), crowd);
    return crowd;
}

/* The neighbourhood of the only wave that somebody is in; -1 for nobody of the kind. */
static gint32 place_answered(const struct cohort *cohort, const struct cohort_person *person)
{
    if ((person->pre >= 0) == (person->post >= 0))
        return -1;
    return person->pre >= 0 ? cohort->pre->neighbourhood[person->pre]
                            : cohort->post->neighbourhood[person->post];
}

static gint by_after(gconstpointer a, gconstpointer b)
{
    const struct near_code *x = a, *y = b;

    return (x->after > y->after) - (x->after < y->after);
}

static GHashTable *crowds_of(const struct cohort *cohort)
{
    GHashTable *crowds = g_hash_table_new_full(NULL, NULL, NULL, crowd_free);

    if (cohort->post == NULL || cohort->pre->store->codes == NULL ||
        cohort->post->store->codes == NULL)
        return crowds;
    for (guint32 i = 0; i < cohort->n_people; i++) {
        gint32 neighbourhood = place_answered(cohort, &cohort->people[i]);
        struct crowd *crowd;
        if (neighbourhood < 0)
            continue;
        crowd = crowd_of(crowds, neighbourhood);
        g_array_append_val(cohort->people[i].pre >= 0 ? crowd->before : crowd->after, i);
        crowd->any_by_code = crowd->any_by_code || cohort->people[i].by_code;
    }
    return crowds;
}

GArray *near_codes_find(const struct cohort *cohort)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(struct near_code));
    g_autoptr(GHashTable) crowds = crowds_of(cohort);
    GHashTableIter iter;
    gpointer crowd;

    g_hash_table_iter_init(&iter, crowds);
    while (g_hash_table_iter_next(&iter, NULL, &crowd))
        find_here(found, cohort, crowd);
    g_array_sort(found, by_after);
    return found;
}

/* ---- telling ---- */

/* "روز 05 ≠ 06, sex =, born ≈": whatever the language of the reader. */
static char *words_of(const struct couple *couple, enum code_part part)
{
    const char *const *names = couple->cohort->post->store->names;
    g_autofree char *before = person_code_part_text(code_before(couple), part);
    g_autofree char *after = person_code_part_text(code_after(couple), part);
    guint years = birth_years_apart(couple->before->birth_year, couple->after->birth_year);

    return g_strdup_printf("%s %s ≠ %s, %s =, %s %s", names[code_part_role(part)], before, after,
                           names[ROLE_SEX], names[ROLE_BIRTH_YEAR], years == 0 ? "=" : "±1");
}

/* The card number, or the code; of one place they are both. */
static char *name_of(const struct wave *wave, guint row)
{
    return wave_is_by_code(wave, row) ? person_code_text(&wave->store->codes[row])
                                      : g_strdup(wave->ids[row]);
}

/* At the cell that should change: in the second wave, unless only the first one says nothing. */
static void tell(const struct cohort *cohort, const struct near_code *pair,
                 struct diagnostics *diagnostics)
{
    struct couple couple = {cohort, &cohort->people[pair->before], &cohort->people[pair->after]};
    bool is_before = code_before(&couple)->parts[pair->part] == CODE_UNKNOWN &&
                     code_after(&couple)->parts[pair->part] != CODE_UNKNOWN;
    const struct wave *here = is_before ? cohort->pre : cohort->post;
    const struct wave *there = is_before ? cohort->post : cohort->pre;
    guint row = (guint)(is_before ? couple.before->pre : couple.after->post);
    guint other = (guint)(is_before ? couple.after->post : couple.before->pre);
    struct where where = wave_where(here, row, code_part_role(pair->part));
    g_autofree char *words = words_of(&couple, pair->part);
    g_autofree char *name = name_of(here, row);
    g_autofree char *other_name = name_of(there, other);
    g_autofree char *twin = g_strdup_printf("%s (%s:%" G_GUINT64_FORMAT ")", other_name,
                                            there->file, there->lines[other]);
    g_autofree char *known = person_code_part_text(&there->store->codes[other], pair->part);
    bool is_known = there->store->codes[other].parts[pair->part] != CODE_UNKNOWN;

    diagnostics_add(diagnostics, MESSAGE_NEAR_CODE, &where, name, twin, words,
                    is_known ? known : "", NULL);
}

static void tell_passed_over(const struct cohort *cohort, struct diagnostics *diagnostics)
{
    g_autoptr(GHashTable) crowds = crowds_of(cohort);
    struct where where = {.file = cohort->track->post};
    guint n_places = 0, n_before = 0, n_after = 0;
    char counts[4][16];
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, crowds);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const struct crowd *crowd = value;
        if (!is_too_large(crowd) || !has_couples(crowd))
            continue;
        n_places++;
        n_before += crowd->before->len;
        n_after += crowd->after->len;
    }
    if (n_places == 0)
        return;
    g_snprintf(counts[0], sizeof counts[0], "%u", n_places);
    g_snprintf(counts[1], sizeof counts[1], "%u", n_before);
    g_snprintf(counts[2], sizeof counts[2], "%u", n_after);
    g_snprintf(counts[3], sizeof counts[3], "%u", MOST_PEOPLE);
    diagnostics_add(diagnostics, MESSAGE_NEAR_CODES_PASSED_OVER, &where, counts[0], counts[1],
                    counts[2], counts[3], NULL);
}

void near_codes_tell(const struct cohort *cohort, struct diagnostics *diagnostics)
{
    g_autoptr(GArray) pairs = near_codes_find(cohort);

    tell_passed_over(cohort, diagnostics);
    for (guint i = 0; i < pairs->len; i++)
        tell(cohort, &g_array_index(pairs, struct near_code, i), diagnostics);
}
