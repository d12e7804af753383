/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/cohort_checks.h"

#include <string.h>

#include "survey/gazetteer.h"
#include "survey/register_file.h"
#include "survey/wave_scan.h"

/* Fewer than this share of the second wave in the first, or of those with answers in the register,
 * and the files probably do not belong together. */
#define FEWEST_MATCHES 0.5
#define ENOUGH_PEOPLE  10

/* Of the five parts of the code: one slip, or two, happens to one person. */
#define PARTS_OF_SOMEBODY_ELSE 3u

/* A Jalali year is this much, or one less, behind the Gregorian years it lies in. */
#define JALALI_BEHIND 622

static bool places_agree(gint32 county, gint32 neighbourhood, gint32 other_county,
                         gint32 other_neighbourhood)
{
    if (neighbourhood >= 0 && other_neighbourhood >= 0)
        return neighbourhood == other_neighbourhood;
    return county < 0 || other_county < 0 || county == other_county;
}

struct moved { /* somebody of two places */
    const struct places *places;
    gint32 county, neighbourhood; /* in the first wave */
    gint32 other_county, other_neighbourhood;
    const struct residence *written; /* the other, as it is written */
};

/* The cell that is to be put right: the neighbourhood's, or the county's where that differs. */
static enum role place_role(const struct moved *moved)
{
    bool is_named = *moved->written->county != '\0';

    if (moved->other_neighbourhood < 0 || (is_named && moved->county != moved->other_county))
        return ROLE_COUNTY;
    return ROLE_NEIGHBOURHOOD;
}

/* What makes it the place of the first wave, if it is written in that cell alone; "" for nothing.
 */
static const char *place_proposal(const struct moved *moved, enum role role)
{
    const struct residence *written = moved->written;
    const char *name = places_name(moved->places, moved->county, moved->neighbourhood);
    bool fits;

    if (role == ROLE_COUNTY) {
        fits = moved->county >= 0 && *written->county != '\0' &&
               (*written->neighbourhood == '\0' ||
                places_neighbourhood(moved->places, moved->county, written->neighbourhood) ==
                    moved->neighbourhood);
        return fits ? places_name(moved->places, moved->county, -1) : "";
    }
    fits = moved->neighbourhood >= 0 &&
           moved->neighbourhood == (*written->county == '\0'
                                        ? places_neighbourhood_alone(moved->places, name)
                                        : places_neighbourhood(moved->places, moved->county, name));
    return fits ? name : "";
}

/* With its county where the two are called the same. Caller frees. */
static char *place_words(const struct moved *moved, bool of_first)
{
    gint32 county = of_first ? moved->county : moved->other_county;
    const char *one = places_name(moved->places, moved->county, moved->neighbourhood);
    const char *two = places_name(moved->places, moved->other_county, moved->other_neighbourhood);
    const char *county_name = places_name(moved->places, county, -1);

    if (strcmp(one, two) != 0 || *county_name == '\0')
        return g_strdup(of_first ? one : two);
    return g_strdup_printf("%s (%s)", one, county_name);
}

static void tell_moved(const struct cohort *cohort, const struct cohort_person *person,
                       const struct moved *moved, struct diagnostics *diagnostics)
{
    enum role role = place_role(moved);
    struct where where = wave_where(cohort->post, (guint)person->post, role);
    g_autofree char *before = place_words(moved, true);
    g_autofree char *now = place_words(moved, false);
    char line[24];

    g_snprintf(line, sizeof line, "%" G_GUINT64_FORMAT, cohort->pre->lines[person->pre]);
    diagnostics_add(diagnostics, MESSAGE_PLACE_CHANGED, &where, person->id, before, line, now,
                    place_proposal(moved, role), NULL);
}

static void check_place(const struct cohort *cohort, const struct cohort_person *person,
                        const struct places *places, struct diagnostics *diagnostics)
{
    const struct wave *pre = cohort->pre, *post = cohort->post;
    gint32 x = person->pre, y = person->post;
    struct moved moved = {places,          pre->county[x],         pre->neighbourhood[x],
                          post->county[y], post->neighbourhood[y], wave_residence(post, (guint)y)};

    if (!places_agree(moved.county, moved.neighbourhood, moved.other_county,
                      moved.other_neighbourhood))
        tell_moved(cohort, person, &moved, diagnostics);
}

guint birth_years_apart(gint16 a, gint16 b)
{
    guint apart = (guint)ABS(a - b);

    if (apart < JALALI_BEHIND / 2)
        return apart;
    return apart < JALALI_BEHIND - 1 ? JALALI_BEHIND - 1 - apart
                                     : MAX(apart, JALALI_BEHIND) - JALALI_BEHIND;
}

bool birth_years_agree(gint16 a, gint16 b)
{
    return a == 0 || b == 0 || birth_years_apart(a, b) == 0;
}

static void add_differs(const struct cohort *cohort, const struct cohort_person *person,
                        enum role role, struct diagnostics *diagnostics)
{
    struct where where = wave_where(cohort->post, (guint)person->post, role);
    char line[24];

    g_snprintf(line, sizeof line, "%" G_GUINT64_FORMAT, cohort->pre->lines[person->pre]);
    diagnostics_add(diagnostics, MESSAGE_PERSON_DIFFERS, &where, person->id, where.column_name,
                    line, NULL);
}

static char *codes_text(const struct person_code *before, const struct person_code *now)
{
    g_autofree char *first = person_code_text(before);
    g_autofree char *second = person_code_text(now);

    return g_strdup_printf("%s ≠ %s", first, second);
}

/* One card, and two whole codes. */
static void check_code(const struct cohort *cohort, const struct cohort_person *person,
                       struct diagnostics *diagnostics)
{
    const struct wave *pre = cohort->pre, *post = cohort->post;
    const struct person_code *before, *now;
    struct where where = wave_where(post, (guint)person->post, ROLE_ID);
    g_autofree char *codes = NULL;
    char line[24], parts[16];
    guint n_apart;

    if (pre->store->codes == NULL || post->store->codes == NULL)
        return;
    before = &pre->store->codes[person->pre];
    now = &post->store->codes[person->post];
    n_apart = person_codes_apart(NULL, before, now);
    if (n_apart < PARTS_OF_SOMEBODY_ELSE || !person_code_is_whole(before) ||
        !person_code_is_whole(now))
        return;
    codes = codes_text(before, now);
    g_snprintf(line, sizeof line, "%" G_GUINT64_FORMAT, pre->lines[person->pre]);
    g_snprintf(parts, sizeof parts, "%u", n_apart);
    diagnostics_add(diagnostics, MESSAGE_CARD_OTHER_CODE, &where, person->id, parts, line, codes,
                    NULL);
}

static void check_person(const struct cohort *cohort, const struct cohort_person *person,
                         struct diagnostics *diagnostics)
{
    gint8 before = cohort->pre->sex[person->pre], now = cohort->post->sex[person->post];

    if (before != SEX_UNKNOWN && now != SEX_UNKNOWN && before != now)
        add_differs(cohort, person, ROLE_SEX, diagnostics);
    if (!birth_years_agree(cohort->pre->birth_year[person->pre],
                           cohort->post->birth_year[person->post]))
        add_differs(cohort, person, ROLE_BIRTH_YEAR, diagnostics);
    check_code(cohort, person, diagnostics);
}

static void check_register(const struct cohort *cohort, const struct cohort_person *person,
                           const struct places *places, struct diagnostics *diagnostics)
{
    const struct register_row *row;

    if (person->enrolled < 0 || (person->pre < 0 && person->post < 0))
        return;
    row = &g_array_index(cohort->attendance->rows, struct register_row, person->enrolled);
    if (places_agree(row->county, row->neighbourhood, person->county, person->neighbourhood))
        return;
    diagnostics_add(diagnostics, MESSAGE_REGISTER_PLACE_DIFFERS, &row->where, person->id,
                    places_name(places, row->county, row->neighbourhood),
                    places_name(places, person->county, person->neighbourhood), NULL);
}

/* The lowest code; -1 where there are no two arms. Its people were not trained, so that no register
 * needs to have them. */
static gint comparison_arm(const struct cohort *cohort)
{
    gint lowest = G_MAXINT, highest = -1;

    for (guint i = 0; i < cohort->n_people; i++) {
        gint arm = cohort->people[i].arm;
        if (arm < 0)
            continue;
        lowest = MIN(lowest, arm);
        highest = MAX(highest, arm);
    }
    return lowest < highest ? lowest : -1;
}

/* A register has everybody who enrolled, under the number of the card where there is one. */
static void check_coverage(const struct cohort *cohort, struct diagnostics *diagnostics)
{
    gint untrained = comparison_arm(cohort);
    struct where where = {.file = cohort->track->register_path};
    guint n = 0, n_found = 0;
    char counts[3][16];

    for (guint i = 0; i < cohort->n_people; i++) {
        const struct cohort_person *person = &cohort->people[i];
        if ((person->pre < 0 && person->post < 0) || person->by_code ||
            (untrained >= 0 && person->arm == untrained))
            continue;
        n++;
        n_found += person->enrolled >= 0;
    }
    if (n < ENOUGH_PEOPLE || n_found >= FEWEST_MATCHES * n)
        return;
    g_snprintf(counts[0], sizeof counts[0], "%u", n_found);
    g_snprintf(counts[1], sizeof counts[1], "%u", n);
    g_snprintf(counts[2], sizeof counts[2], "%u", cohort->attendance->rows->len);
    diagnostics_add(diagnostics, MESSAGE_REGISTER_FEW, &where, counts[0], counts[1], counts[2],
                    NULL);
}

void cohort_tell_newcomers(const struct cohort *cohort, struct diagnostics *diagnostics)
{
    struct where where;
    gint32 first = G_MAXINT32;
    guint n = 0;
    char count[16];

    for (guint i = 0; i < cohort->n_people; i++) {
        const struct cohort_person *person = &cohort->people[i];
        if (person->pre >= 0 || person->post < 0)
            continue;
        first = MIN(first, person->post);
        n++;
    }
    if (n == 0)
        return;
    where = wave_where(cohort->post, (guint)first, ROLE_ID);
    g_snprintf(count, sizeof count, "%u", n);
    diagnostics_add(diagnostics, MESSAGE_NOT_IN_PRE, &where, count, NULL);
}

static void check_matches(const struct cohort *cohort, guint n_matched,
                          struct diagnostics *diagnostics)
{
    struct where where = {.file = cohort->post->file};
    char counts[3][16];

    if (MIN(cohort->pre->n_people, cohort->post->n_people) < ENOUGH_PEOPLE ||
        n_matched >= FEWEST_MATCHES * cohort->post->n_people)
        return;
    g_snprintf(counts[0], sizeof counts[0], "%u", n_matched);
    g_snprintf(counts[1], sizeof counts[1], "%u", cohort->post->n_people);
    g_snprintf(counts[2], sizeof counts[2], "%u", cohort->pre->n_people);
    diagnostics_add(diagnostics, MESSAGE_FEW_MATCHES, &where, counts[0], counts[1], counts[2],
                    NULL);
}

/* ---- is the first wave the first? ---- */

struct sayings { /* forms of a file that name the first wave, and a later one */
    guint n_first, n_later;
};

static struct sayings sayings_of(const struct wave *wave)
{
    struct sayings sayings = {0, 0};

    for (guint i = 0; i < wave->n_people; i++) {
        sayings.n_first += wave->said[i] == 0;
        sayings.n_later += wave->said[i] > 0;
    }
    return sayings;
}

static void tell_others(const struct wave *wave, bool later, struct diagnostics *diagnostics)
{
    for (guint i = 0; i < wave->n_people; i++) {
        struct where where = wave_where(wave, i, ROLE_WAVE);
        if (wave->said[i] >= 0 && (wave->said[i] > 0) != later)
            diagnostics_add(diagnostics, MESSAGE_OTHER_WAVE, &where, wave->ids[i], NULL);
    }
}

static bool is_before(const char *day, const char *other)
{
    return day != NULL && other != NULL && strcmp(day, other) < 0;
}

/* What the forms say; where they say nothing, the days. */
static void check_order(const struct cohort *cohort, struct diagnostics *diagnostics)
{
    const struct wave *pre = cohort->pre, *post = cohort->post;
    struct sayings before = sayings_of(pre), after = sayings_of(post);
    bool is_said = before.n_first + before.n_later + after.n_first + after.n_later > 0;
    struct where where = {.file = post->file};

    if (before.n_first + after.n_later == 0 && before.n_later > 0 && after.n_first > 0) {
        diagnostics_add(diagnostics, MESSAGE_WAVES_SWAPPED, &where, pre->file, NULL);
        return;
    }
    tell_others(pre, false, diagnostics);
    tell_others(post, true, diagnostics);
    if (!is_said && is_before(post->last_date, pre->first_date))
        diagnostics_add(diagnostics, MESSAGE_DAYS_SWAPPED, &where, post->last_date, pre->file,
                        pre->first_date, NULL);
}

void cohort_check(const struct cohort *cohort, const struct places *places,
                  struct diagnostics *diagnostics)
{
    guint n_matched = 0;

    for (guint i = 0; i < cohort->n_people; i++) {
        const struct cohort_person *person = &cohort->people[i];
        check_register(cohort, person, places, diagnostics);
        if (person->pre < 0 || person->post < 0)
            continue;
        n_matched++;
        check_place(cohort, person, places, diagnostics);
        check_person(cohort, person, diagnostics);
    }
    if (cohort->attendance != NULL)
        check_coverage(cohort, diagnostics);
    if (cohort->post == NULL)
        return;
    check_matches(cohort, n_matched, diagnostics);
    check_order(cohort, diagnostics);
}
