/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/near_people.h"

#include <string.h>

#include "survey/card.h"
#include "survey/cohort_checks.h"
#include "survey/wave_scan.h"

#define MOST_PEOPLE     20000u
#define MOST_CANDIDATES 3u

/* ---- what speaks for and against ---- */

enum evidence { EVIDENCE_NONE, EVIDENCE_FOR, EVIDENCE_AGAINST };

struct sides {
    const struct cohort *cohort;
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
    return judge(sides->before->sex != 0 && sides->after->sex != 0,
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

static const char *key_of(const struct wave *wave, gint32 row)
{
    return wave->keys[row];
}

static bool is_card(const struct wave *wave, gint32 row)
{
    return card_is_valid(key_of(wave, row));
}

/* A card's check digit finds slips: an invalid number beside a valid one most likely is one. */
static enum evidence by_check_digit(const struct sides *sides)
{
    bool before = is_card(sides->cohort->pre, sides->before->pre);
    bool after = is_card(sides->cohort->post, sides->after->post);

    return judge(before || after, before != after);
}

/* Two valid cards are two cards, unless they are the same but for zeros, look-alikes or marks. More
 * against than for is no candidate either. */
static bool is_likely(const struct near_pair *pair, const struct sides *sides)
{
    if (pair->slip <= SLIP_MARKS)
        return true;
    return pair->n_against <= pair->n_for && !(is_card(sides->cohort->pre, sides->before->pre) &&
                                               is_card(sides->cohort->post, sides->after->post));
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

/* People of the first wave only by their slip keys: key to GArray of guint32. */
static GHashTable *index_before(const struct cohort *cohort)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, list_free);

    for (guint32 i = 0; i < cohort->n_people; i++) {
        const struct cohort_person *person = &cohort->people[i];
        g_auto(GStrv) keys = NULL;
        if (person->pre < 0 || person->post >= 0)
            continue;
        keys = slip_keys(key_of(cohort->pre, person->pre));
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

static void add_candidates(GArray *found, const struct cohort *cohort, GHashTable *index,
                           guint32 after)
{
    struct sides sides = {cohort, NULL, &cohort->people[after]};
    const char *number = key_of(cohort->post, sides.after->post);
    g_auto(GStrv) keys = slip_keys(number);
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(struct near_pair));

    for (guint k = 0; keys[k] != NULL; k++) {
        const GArray *list = g_hash_table_lookup(index, keys[k]);
        for (guint i = 0; list != NULL && i < list->len; i++) {
            struct near_pair pair = {.before = g_array_index(list, guint32, i), .after = after};
            sides.before = &cohort->people[pair.before];
            pair.slip = slip_between(key_of(cohort->pre, sides.before->pre), number);
            if (pair.slip == SLIP_NONE || has_pair(pairs, pair.before))
                continue;
            weigh(&pair, &sides);
            if (is_likely(&pair, &sides))
                g_array_append_val(pairs, pair);
        }
    }
    g_array_sort(pairs, by_likelihood);
    g_array_append_vals(found, pairs->data, MIN(pairs->len, MOST_CANDIDATES));
}

static gint32 after_row(gconstpointer pair, const struct cohort *cohort)
{
    return cohort->people[((const struct near_pair *)pair)->after].post;
}

static gint by_file(gconstpointer a, gconstpointer b, gpointer cohort)
{
    gint32 x = after_row(a, cohort), y = after_row(b, cohort);

    return x == y ? by_likelihood(a, b) : (x > y) - (x < y);
}

static bool is_of_second_only(const struct cohort_person *person)
{
    return person->pre < 0 && person->post >= 0;
}

GArray *near_people_find(const struct cohort *cohort)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(struct near_pair));
    g_autoptr(GHashTable) index = NULL;
    guint n_before = 0, n_after = 0;

    for (guint32 i = 0; i < cohort->n_people; i++) {
        n_before += cohort->people[i].pre >= 0 && cohort->people[i].post < 0;
        n_after += is_of_second_only(&cohort->people[i]);
    }
    if (cohort->post == NULL || n_after == 0 || n_before == 0 ||
        MAX(n_before, n_after) > MOST_PEOPLE)
        return found;
    index = index_before(cohort);
    for (guint32 i = 0; i < cohort->n_people; i++)
        if (is_of_second_only(&cohort->people[i]))
            add_candidates(found, cohort, index, i);
    g_array_sort_with_data(found, by_file, (gpointer)(guintptr)cohort);
    return found;
}

/* ---- telling ---- */

static void append(GString *words, const char *what, const char *sign)
{
    g_string_append_printf(words, "%s%s %s", words->len > 0 ? ", " : "", what, sign);
}

/* "neighbourhood =, sex =, born ≠, 07-012-4 ✗": whatever the language of the reader. */
static char *words_of(const struct sides *sides)
{
    static const char *const SIGNS[] = {
        [EVIDENCE_NONE] = NULL, [EVIDENCE_FOR] = "=", [EVIDENCE_AGAINST] = "≠"};
    const char *before = key_of(sides->cohort->pre, sides->before->pre);
    const char *after = key_of(sides->cohort->post, sides->after->post);
    GString *words = g_string_new(NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(EVIDENCE); i++) {
        const char *sign = SIGNS[EVIDENCE[i].judge(sides)];
        const char *name = sides->cohort->post->store->names[EVIDENCE[i].role];
        if (sign != NULL && name != NULL)
            append(words, name, sign);
    }
    if (card_is_valid(before) || card_is_valid(after)) {
        append(words, before, card_is_valid(before) ? "✓" : "✗");
        append(words, after, card_is_valid(after) ? "✓" : "✗");
    }
    if (words->len == 0)
        g_string_append(words, "?");
    return g_string_free(words, FALSE);
}

void near_people_tell(const struct cohort *cohort, struct diagnostics *diagnostics)
{
    g_autoptr(GArray) pairs = near_people_find(cohort);

    for (guint i = 0; i < pairs->len; i++) {
        const struct near_pair *pair = &g_array_index(pairs, struct near_pair, i);
        struct sides sides = {cohort, &cohort->people[pair->before], &cohort->people[pair->after]};
        struct where where = wave_where(cohort->post, (guint)sides.after->post, ROLE_ID);
        g_autofree char *words = words_of(&sides);
        char line[24];
        g_snprintf(line, sizeof line, "%" G_GUINT64_FORMAT, cohort->pre->lines[sides.before->pre]);
        diagnostics_add(diagnostics, MESSAGE_NEAR_NUMBER, &where, sides.after->id, sides.before->id,
                        line, words, NULL);
    }
}
