/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/near_people.h"

#include "survey/card.h"
#include "survey/cohort_checks.h"
#include "survey/register_file.h"
#include "survey/wave_scan.h"

#define MOST_PEOPLE     20000u
#define MOST_CANDIDATES 3u

/* ---- who is held against whom ---- */

static const struct register_row *row_of(const struct cohort *cohort,
                                         const struct cohort_person *person)
{
    return &g_array_index(cohort->attendance->rows, struct register_row, person->enrolled);
}

static const char *key_before(const struct cohort *cohort, const struct cohort_person *person)
{
    return cohort->pre->keys[person->pre];
}

static const char *key_after(const struct cohort *cohort, const struct cohort_person *person)
{
    return cohort->post->keys[person->post];
}

static const char *key_in_register(const struct cohort *cohort, const struct cohort_person *person)
{
    return row_of(cohort, person)->key;
}

static const char *key_in_answers(const struct cohort *cohort, const struct cohort_person *person)
{
    return person->pre >= 0 ? key_before(cohort, person) : key_after(cohort, person);
}

static bool is_before_only(const struct cohort_person *person)
{
    return person->pre >= 0 && person->post < 0 && !person->by_code;
}

static bool is_after_only(const struct cohort_person *person)
{
    return person->pre < 0 && person->post >= 0 && !person->by_code;
}

static bool is_register_only(const struct cohort_person *person)
{
    return person->enrolled >= 0 && person->pre < 0 && person->post < 0;
}

static bool is_answers_only(const struct cohort_person *person)
{
    return person->enrolled < 0 && (person->pre >= 0 || person->post >= 0);
}

typedef const char *(*key_function)(const struct cohort *, const struct cohort_person *);

static const struct {
    bool (*is_before)(const struct cohort_person *);
    bool (*is_after)(const struct cohort_person *);
    key_function before, after;
} SOURCES[] = {
    [NEAR_WAVES] = {is_before_only, is_after_only, key_before, key_after},
    [NEAR_REGISTER] = {is_register_only, is_answers_only, key_in_register, key_in_answers},
};

static bool has_sources(const struct cohort *cohort, enum near_sources sources)
{
    return sources == NEAR_WAVES ? cohort->post != NULL : cohort->attendance != NULL;
}

/* ---- what speaks for and against ---- */

enum evidence { EVIDENCE_NONE, EVIDENCE_FOR, EVIDENCE_AGAINST };

struct sides {
    const struct cohort *cohort;
    enum near_sources sources;
    const struct cohort_person *before, *after;
};

static enum evidence judge(bool is_known, bool is_same)
{
    if (!is_known)
        return EVIDENCE_NONE;
    return is_same ? EVIDENCE_FOR : EVIDENCE_AGAINST;
}

static enum evidence by_neighbourhood(const struct sides *sides)
{
    return judge(sides->before->neighbourhood >= 0 && sides->after->neighbourhood >= 0,
                 sides->before->neighbourhood == sides->after->neighbourhood);
}

static enum evidence by_sex(const struct sides *sides)
{
    return judge(sides->before->sex != SEX_UNKNOWN && sides->after->sex != SEX_UNKNOWN,
                 sides->before->sex == sides->after->sex);
}

static enum evidence by_birth_year(const struct sides *sides)
{
    return judge(sides->before->birth_year != 0 && sides->after->birth_year != 0,
                 birth_years_agree(sides->before->birth_year, sides->after->birth_year));
}

static const struct {
    enum evidence (*judge)(const struct sides *sides);
    enum role role; /* whose column names it */
} EVIDENCE[] = {
    {by_neighbourhood, ROLE_NEIGHBOURHOOD}, {by_sex, ROLE_SEX}, {by_birth_year, ROLE_BIRTH_YEAR}};

static const char *number_before(const struct sides *sides)
{
    return SOURCES[sides->sources].before(sides->cohort, sides->before);
}

static const char *number_after(const struct sides *sides)
{
    return SOURCES[sides->sources].after(sides->cohort, sides->after);
}

/* A card's check digit finds slips: an invalid number beside a valid one most likely is one. */
static enum evidence by_check_digit(const struct sides *sides)
{
    bool before = card_is_valid(number_before(sides));
    bool after = card_is_valid(number_after(sides));

    return judge(before || after, before != after);
}

/* Two valid cards are two cards, unless they are the same but for zeros, look-alikes or marks. More
 * against than for is no candidate either. */
static bool is_likely(const struct near_pair *pair, const struct sides *sides)
{
    if (pair->slip <= SLIP_MARKS)
        return true;
    return pair->n_against <= pair->n_for &&
           !(card_is_valid(number_before(sides)) && card_is_valid(number_after(sides)));
}

static void weigh(struct near_pair *pair, const struct sides *sides)
{
    for (gsize i = 0; i <= G_N_ELEMENTS(EVIDENCE); i++) {
        enum evidence evidence =
            i < G_N_ELEMENTS(EVIDENCE) ? EVIDENCE[i].judge(sides) : by_check_digit(sides);
        pair->n_for += evidence == EVIDENCE_FOR;
        pair->n_against += evidence == EVIDENCE_AGAINST;
    }
}

/* ---- finding ---- */

static void list_free(gpointer list)
{
    g_array_unref(list);
}

/* People of the one source only by their slip keys: key to GArray of guint32. */
static GHashTable *index_before(const struct cohort *cohort, enum near_sources sources)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, list_free);

    for (guint32 i = 0; i < cohort->n_people; i++) {
        g_auto(GStrv) keys = NULL;
        if (!SOURCES[sources].is_before(&cohort->people[i]))
            continue;
        keys = slip_keys(SOURCES[sources].before(cohort, &cohort->people[i]));
        for (guint k = 0; keys[k] != NULL; k++) {
            GArray *list = g_hash_table_lookup(index, keys[k]);
            if (list == NULL) {
                list = g_array_new(FALSE, FALSE, sizeof(guint32));
                g_hash_table_insert(index, g_strdup(keys[k]), list);
            }
            g_array_append_val(list, i);
        }
    }
    return index;
}

static gint by_likelihood(gconstpointer a, gconstpointer b)
{
    const struct near_pair *x = a, *y = b;
    gint order = (y->n_for - y->n_against) - (x->n_for - x->n_against);

    if (order == 0)
        order = (gint)x->slip - (gint)y->slip;
    return order != 0 ? order : (x->before > y->before) - (x->before < y->before);
}

static bool has_pair(const GArray *pairs, guint32 before)
{
    for (guint i = 0; i < pairs->len; i++)
        if (g_array_index(pairs, struct near_pair, i).before == before)
            return true;
    return false;
}

static void add_candidates(GArray *found, struct sides *sides, GHashTable *index, guint32 after)
{
    const char *number;
    g_auto(GStrv) keys = NULL;
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(struct near_pair));

    sides->after = &sides->cohort->people[after];
    number = number_after(sides);
    keys = slip_keys(number);
    for (guint k = 0; keys[k] != NULL; k++) {
        const GArray *list = g_hash_table_lookup(index, keys[k]);
        for (guint i = 0; list != NULL && i < list->len; i++) {
            struct near_pair pair = {.before = g_array_index(list, guint32, i), .after = after};
            sides->before = &sides->cohort->people[pair.before];
            pair.slip = slip_between(number_before(sides), number);
            if (pair.slip == SLIP_NONE || has_pair(pairs, pair.before))
                continue;
            weigh(&pair, sides);
            if (is_likely(&pair, sides))
                g_array_append_val(pairs, pair);
        }
    }
    g_array_sort(pairs, by_likelihood);
    g_array_append_vals(found, pairs->data, MIN(pairs->len, MOST_CANDIDATES));
}

struct crowd { /* people of the one source only, of the other */
    guint n_before, n_after;
};

static struct crowd crowd_of(const struct cohort *cohort, enum near_sources sources)
{
    struct crowd crowd = {0, 0};

    for (guint32 i = 0; i < cohort->n_people && has_sources(cohort, sources); i++) {
        crowd.n_before += SOURCES[sources].is_before(&cohort->people[i]);
        crowd.n_after += SOURCES[sources].is_after(&cohort->people[i]);
    }
    return crowd;
}

static bool has_both_sides(struct crowd crowd)
{
    return crowd.n_before > 0 && crowd.n_after > 0;
}

static bool is_too_large(struct crowd crowd)
{
    return MAX(crowd.n_before, crowd.n_after) > MOST_PEOPLE;
}

GArray *near_people_find(const struct cohort *cohort, enum near_sources sources)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(struct near_pair));
    struct sides sides = {cohort, sources, NULL, NULL};
    struct crowd crowd = crowd_of(cohort, sources);
    g_autoptr(GHashTable) index = NULL;

    if (!has_both_sides(crowd) || is_too_large(crowd))
        return found;
    index = index_before(cohort, sources);
    for (guint32 i = 0; i < cohort->n_people; i++)
        if (SOURCES[sources].is_after(&cohort->people[i]))
            add_candidates(found, &sides, index, i);
    return found;
}

/* ---- telling ---- */

static void append(GString *words, const char *what, const char *sign)
{
    g_string_append_printf(words, "%s%s %s", words->len > 0 ? ", " : "", what, sign);
}

/* The heading that names a kind of evidence, in the file of the answers. */
static const char *name_of(const struct sides *sides, enum role role)
{
    const struct wave *wave = sides->after->post >= 0 ? sides->cohort->post : sides->cohort->pre;

    return wave->store->names[role];
}

/* "neighbourhood =, sex =, born ≠, 07-012-4 ✗": whatever the language of the reader. */
static char *words_of(const struct sides *sides)
{
    static const char *const SIGNS[] = {
        [EVIDENCE_NONE] = NULL, [EVIDENCE_FOR] = "=", [EVIDENCE_AGAINST] = "≠"};
    const char *numbers[] = {number_before(sides), number_after(sides)};
    GString *words = g_string_new(NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(EVIDENCE); i++) {
        const char *sign = SIGNS[EVIDENCE[i].judge(sides)];
        const char *name = name_of(sides, EVIDENCE[i].role);
        if (sign != NULL && name != NULL)
            append(words, name, sign);
    }
    if (card_is_valid(numbers[0]) || card_is_valid(numbers[1]))
        for (int i = 0; i < 2; i++)
            append(words, numbers[i], card_is_valid(numbers[i]) ? "✓" : "✗");
    if (words->len == 0)
        g_string_append(words, "?");
    return g_string_free(words, FALSE);
}

static void tell_waves(const struct sides *sides, struct diagnostics *diagnostics)
{
    struct where where = wave_where(sides->cohort->post, (guint)sides->after->post, ROLE_ID);
    g_autofree char *words = words_of(sides);
    char line[24];

    g_snprintf(line, sizeof line, "%" G_GUINT64_FORMAT,
               sides->cohort->pre->lines[sides->before->pre]);
    diagnostics_add(diagnostics, MESSAGE_NEAR_NUMBER, &where, sides->after->id, sides->before->id,
                    line, words, NULL);
}

static void tell_register(const struct sides *sides, struct diagnostics *diagnostics)
{
    g_autofree char *words = words_of(sides);

    diagnostics_add(diagnostics, MESSAGE_REGISTER_NEAR_NUMBER,
                    &row_of(sides->cohort, sides->before)->where, sides->before->id,
                    sides->after->id, words, NULL);
}

static void tell_passed_over(const struct cohort *cohort, enum near_sources sources,
                             struct diagnostics *diagnostics)
{
    struct crowd crowd = crowd_of(cohort, sources);
    struct where where = {.file = sources == NEAR_WAVES ? cohort->track->post
                                                        : cohort->track->register_path};
    char counts[3][16];

    if (!has_both_sides(crowd) || !is_too_large(crowd))
        return;
    g_snprintf(counts[0], sizeof counts[0], "%u", crowd.n_before);
    g_snprintf(counts[1], sizeof counts[1], "%u", crowd.n_after);
    g_snprintf(counts[2], sizeof counts[2], "%u", MOST_PEOPLE);
    diagnostics_add(diagnostics, MESSAGE_NEAR_NUMBERS_PASSED_OVER, &where, counts[0], counts[1],
                    counts[2], NULL);
}

void near_people_tell(const struct cohort *cohort, struct diagnostics *diagnostics)
{
    static void (*const TELL[])(const struct sides *, struct diagnostics *) = {
        [NEAR_WAVES] = tell_waves, [NEAR_REGISTER] = tell_register};

    for (gsize sources = 0; sources < G_N_ELEMENTS(TELL); sources++) {
        g_autoptr(GArray) pairs = near_people_find(cohort, (enum near_sources)sources);
        tell_passed_over(cohort, (enum near_sources)sources, diagnostics);
        for (guint i = 0; i < pairs->len; i++) {
            const struct near_pair *pair = &g_array_index(pairs, struct near_pair, i);
            TELL[sources](&(struct sides){cohort, (enum near_sources)sources,
                                          &cohort->people[pair->before],
                                          &cohort->people[pair->after]},
                          diagnostics);
        }
    }
}
