/* SPDX-License-Identifier: GPL-3.0-or-later */
/* little_study.h - a programme of a few scales and up to LITTLE_PEOPLE people, written in memory.
 *
 * Items 0..3 rate 1..5 ("hope", item 2 reversed; also "fear", items 0 and 1, lower is better),
 * items 4..6 are a quiz (right answer 2), item 7 is a yes/no question. Answers are one digit each,
 * '.' for blank and '?' for "don't know": little_person(little, 0, 1, "12532221", "23412221").
 */
#ifndef TESTS_STUDY_LITTLE_STUDY_H
#define TESTS_STUDY_LITTLE_STUDY_H

#include "unit/check.h"

#include <math.h>
#include <string.h>

#include "study/study.h"

enum { HOPE, FEAR, QUIZ, USE, WELL, LITTLE_SCALES };
#define LITTLE_ITEMS  8u
#define LITTLE_PEOPLE 400u
#define LITTLE_PLACES 12u

struct little {
    struct instrument instrument;
    struct scale scales[LITTLE_SCALES];
    struct key hope[4], fear[2], quiz[3], use[1];
    guint parts[2];
    struct question questions[LITTLE_ITEMS];
    const struct question *items[LITTLE_ITEMS];
    struct wave waves[2];
    struct answers answers[2][LITTLE_ITEMS];
    gint16 codes[2][LITTLE_ITEMS][LITTLE_PEOPLE];
    struct cohort_person people[LITTLE_PEOPLE];
    struct cohort cohort;
    struct county counties[LITTLE_PLACES];
    struct neighbourhood neighbourhoods[LITTLE_PLACES];
    char codes_of_places[2][LITTLE_PLACES][4];
    struct places places;
    struct programme programme;
    struct diagnostics *diagnostics;
};

static const char *const LITTLE_NAMES[LITTLE_ITEMS] = {"h1", "h2", "h3", "h4",
                                                       "q1", "q2", "q3", "u1"};

static inline struct decimal little_whole(int digits)
{
    return (struct decimal){digits, 0};
}

static inline void little_keys(struct key *keys, guint n, guint first, int min, int max)
{
    for (guint i = 0; i < n; i++)
        keys[i] =
            (struct key){.item = first + i, .min = little_whole(min), .max = little_whole(max)};
}

static inline void little_scales(struct little *l)
{
    static char ids[LITTLE_SCALES][8] = {"hope", "fear", "quiz", "use", "well"};

    little_keys(l->hope, 4, 0, 1, 5);
    l->hope[2].reverse = true;
    little_keys(l->fear, 2, 0, 1, 5);
    little_keys(l->quiz, 3, 4, 1, 4);
    for (guint i = 0; i < 3; i++) {
        l->quiz[i].has_correct = true;
        l->quiz[i].correct = 2;
    }
    little_keys(l->use, 1, 7, 0, 1);
    l->scales[HOPE] = (struct scale){.keys = l->hope,
                                     .n_keys = 4,
                                     .min_items = 3,
                                     .prorate = true,
                                     .primary = true,
                                     .min = 1,
                                     .max = 5};
    l->scales[FEAR] = (struct scale){.keys = l->fear,
                                     .n_keys = 2,
                                     .min_items = 2,
                                     .prorate = true,
                                     .method = METHOD_SUM,
                                     .direction = DIRECTION_LOWER,
                                     .primary = true,
                                     .min = 2,
                                     .max = 10};
    l->scales[QUIZ] = (struct scale){.keys = l->quiz,
                                     .n_keys = 3,
                                     .min_items = 1,
                                     .kind = SCALE_KNOWLEDGE,
                                     .method = METHOD_PERCENT,
                                     .dont_know = DONT_KNOW_WRONG,
                                     .max = 100};
    l->scales[USE] = (struct scale){
        .keys = l->use, .n_keys = 1, .min_items = 1, .kind = SCALE_EXPOSURE, .max = 1};
    l->parts[0] = HOPE;
    l->parts[1] = QUIZ;
    l->scales[WELL] = (struct scale){.parts = l->parts,
                                     .n_parts = 2,
                                     .min_items = 2,
                                     .prorate = true,
                                     .kind = SCALE_INDEX,
                                     .max = 100};
    for (guint s = 0; s < LITTLE_SCALES; s++) {
        struct scale *scale = &l->scales[s];

        scale->id = ids[s];
        scale->reliability = scale->smallest_change = scale->norm_mean = scale->norm_sd = NAN;
    }
}

static inline void little_places(struct little *l)
{
    l->places.counties = g_ptr_array_new();
    l->places.neighbourhoods = g_ptr_array_new();
    for (guint i = 0; i < LITTLE_PLACES; i++) {
        g_snprintf(l->codes_of_places[0][i], 4, "%u", i + 1);
        g_snprintf(l->codes_of_places[1][i], 4, "%u", 100 + i);
        l->counties[i].code = l->codes_of_places[0][i];
        l->neighbourhoods[i].code = l->codes_of_places[1][i];
        l->neighbourhoods[i].county = (gint)(i / 4); /* four a county */
        g_ptr_array_add(l->places.counties, &l->counties[i]);
        g_ptr_array_add(l->places.neighbourhoods, &l->neighbourhoods[i]);
    }
}

static inline struct little *little_new(void)
{
    struct little *l = g_new0(struct little, 1);
    static char file[] = "pre.csv";

    stats_start();
    little_scales(l);
    little_places(l);
    l->instrument.scales = l->scales;
    l->instrument.n_scales = LITTLE_SCALES;
    l->instrument.n_items = LITTLE_ITEMS;
    l->instrument.items = l->items;
    for (guint i = 0; i < LITTLE_ITEMS; i++) {
        l->questions[i].name = (char *)(guintptr)LITTLE_NAMES[i];
        l->items[i] = &l->questions[i];
        for (guint w = 0; w < 2; w++)
            l->answers[w][i].codes = l->codes[w][i];
    }
    for (guint w = 0; w < 2; w++) {
        l->waves[w].items = l->answers[w];
        l->waves[w].file = file;
    }
    l->cohort = (struct cohort){.instrument = &l->instrument,
                                .pre = &l->waves[0],
                                .post = &l->waves[1],
                                .people = l->people,
                                .has_register = true};
    l->diagnostics = diagnostics_new();
    return l;
}

static inline void little_free(struct little *l)
{
    g_ptr_array_unref(l->places.counties);
    g_ptr_array_unref(l->places.neighbourhoods);
    diagnostics_free(l->diagnostics);
    g_free(l);
}
OWN_DEFINE(little, little_free)

static inline gint16 little_code(char letter)
{
    return letter == '.' ? ANSWER_BLANK : letter == '?' ? ANSWER_DONT_KNOW : (gint16)(letter - '0');
}

/* The row of the new answers, -1 for none. */
static inline gint32 little_answers(struct little *l, guint wave, const char *answers)
{
    guint row = l->waves[wave].n_people;

    if (answers == NULL)
        return -1;
    assert_int_equal(strlen(answers), LITTLE_ITEMS);
    for (guint i = 0; i < LITTLE_ITEMS; i++)
        l->codes[wave][i][row] = little_code(answers[i]);
    l->waves[wave].n_people++;
    return (gint32)row;
}

/* A person of the register with 40 hours. A place of -1 is not known. */
static inline struct cohort_person *little_person(struct little *l, gint county, gint neighbourhood,
                                                  const char *pre, const char *post)
{
    struct cohort_person *p = &l->people[l->cohort.n_people++];

    assert_true(l->cohort.n_people <= LITTLE_PEOPLE);
    *p = (struct cohort_person){.id = "x",
                                .county = county,
                                .neighbourhood = neighbourhood,
                                .registered = true,
                                .hours = 40,
                                .arm = -1};
    p->pre = little_answers(l, 0, pre);
    p->post = little_answers(l, 1, post);
    return p;
}

/* n people of a neighbourhood with answers that differ, and rise by about `rise` points. */
static inline void little_crowd(struct little *l, gint neighbourhood, guint n, int rise)
{
    gint county = neighbourhood < 0 ? -1 : l->neighbourhoods[neighbourhood].county;

    for (guint i = 0; i < n; i++) {
        guint seed = (guint)(neighbourhood + 2) * 977u + i * 131u;
        char pre[LITTLE_ITEMS + 1] = {0}, post[LITTLE_ITEMS + 1] = {0};

        for (guint j = 0; j < LITTLE_ITEMS; j++) {
            bool quiz = j >= 4 && j < 7;
            guint noise = (seed / (j + 3)) % 3, level = seed % 2;
            int a = quiz ? (int)(1 + (noise + j) % 3) : (int)(1 + level + noise);
            int b = a + (quiz ? (a < 2 ? 1 : 0) : rise) + (int)((seed / (j + 7)) % 2);

            if (j == 2) { /* the reversed item */
                a = 6 - a;
                b = 6 - CLAMP(6 - a + rise, 1, 5);
            }
            pre[j] = (char)('0' + (j == 7 ? a % 2 : CLAMP(a, 1, quiz ? 4 : 5)));
            post[j] = (char)('0' + (j == 7 ? 1 : CLAMP(b, 1, quiz ? 4 : 5)));
        }
        little_person(l, county, neighbourhood, pre, post);
    }
}

static inline struct study *little_study(struct little *l)
{
    g_autoptr(GPtrArray) cohorts = g_ptr_array_new();

    g_ptr_array_add(cohorts, &l->cohort);
    return study_new(&l->programme, &l->places, cohorts, l->diagnostics);
}

static inline const struct study_track *little_track(const struct study *study)
{
    return g_ptr_array_index(study->tracks, 0);
}

static inline struct finding little_change(const struct study *study, guint unit, int scale,
                                           enum statistic statistic)
{
    return findings_get(little_track(study)->findings, unit, scale, STUDY_CHANGE, statistic);
}

static inline guint little_count(const struct study *study, guint unit, enum statistic statistic)
{
    struct finding f =
        findings_get(little_track(study)->findings, unit, NO_SCALE, STUDY_NO_WAVE, statistic);

    assert_true(f.is_set);
    assert_int_equal(f.reason, REASON_NONE);
    return (guint)f.value;
}

/* The unit with that code at that level; fails where there is none. */
static inline guint little_unit(const struct study *study, enum level level, const char *code)
{
    const GPtrArray *units = little_track(study)->units;

    for (guint u = 0; u < units->len; u++) {
        const struct unit *unit = g_ptr_array_index(units, u);
        if (unit->level == level && strcmp(unit->code, code) == 0)
            return u;
    }
    fail_msg("no unit %s", code);
    return 0;
}

static inline void near(struct finding found, double want, double relative)
{
    assert_true(found.is_set);
    assert_int_equal(found.reason, REASON_NONE);
    if (!(fabs(found.value - want) <= relative * MAX(fabs(want), 1e-12)))
        fail_msg("%.17g is not %.17g", found.value, want);
}

static inline void lacks(struct finding found, enum reason reason)
{
    assert_true(found.is_set);
    assert_int_equal(found.reason, reason);
    assert_true(isnan(found.value));
}

#endif
