/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <math.h>

#include "survey/cohort.h"
#include "survey/cohort_checks.h"
#include "survey/gazetteer.h"
#include "unit/survey/questionnaire.h"

#define HEADER  "card,town,place,sex,born,group,a1,a2,a3,k1,n1,w\n"
#define ANSWERS ",1,2,3,1,0,0\n"

struct sources { /* of a track; NULL for none */
    const char *pre, *post, *attendance, *places;
};

struct ready {
    struct track track;
    struct places *places;
    struct cohort *cohort;
};

/* Reads a track; what it says goes to diagnostics. */
static struct ready make(void **state, struct sources sources, struct diagnostics *diagnostics)
{
    struct ready ready = {.track = {.hours = 60}};
    g_autofree char *places = NULL;

    ready.track.name = g_strdup("a");
    ready.track.instrument = questionnaire_write(state);
    ready.track.pre = scratch_file(state, "pre.csv", sources.pre);
    if (sources.post != NULL)
        ready.track.post = scratch_file(state, "post.csv", sources.post);
    if (sources.attendance != NULL)
        ready.track.register_path = scratch_file(state, "register.csv", sources.attendance);
    if (sources.places != NULL)
        places = scratch_file(state, "places.csv", sources.places);
    ready.places = places == NULL ? places_new() : places_load(places, diagnostics);
    ready.cohort = cohort_read(&ready.track, NULL, ready.places, diagnostics);
    return ready;
}

static void clear(struct ready *ready)
{
    g_clear_pointer(&ready->cohort, cohort_free);
    g_clear_pointer(&ready->places, places_free);
    g_free(ready->track.name);
    g_free(ready->track.instrument);
    g_free(ready->track.pre);
    g_free(ready->track.post);
    g_free(ready->track.register_path);
}

static const struct cohort_person *find(const struct cohort *cohort, const char *id)
{
    for (guint i = 0; i < cohort->n_people; i++)
        if (strcmp(cohort->people[i].id, id) == 0)
            return &cohort->people[i];
    fail_msg("nobody is %s", id);
    return NULL;
}

static void people_of_all_sources_are_joined_by_number(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct ready ready = make(
        state,
        (struct sources){
            HEADER "C,1,10,1,1360,0" ANSWERS "A,1,10,2,,1" ANSWERS "B,1,11,,,0" ANSWERS,
            HEADER "D,1,11,1,1350,0" ANSWERS "a,1,10,,1370,1" ANSWERS "C,1,10,1,1360,0" ANSWERS,
            "person,hours,county,neighbourhood\nA,12.5,1,10\nE,0,1,12\nC,,,\n", NULL},
        diagnostics);
    const struct cohort *cohort = ready.cohort;
    static const struct {
        const char *id;
        gint pre, post;
        bool registered;
        double hours;
    } PEOPLE[] = {
        {"A", 1, 1, true, 12.5},  {"B", 2, -1, false, NAN}, {"C", 0, 2, true, NAN},
        {"D", -1, 0, false, NAN}, {"E", -1, -1, true, 0},
    };

    assert_non_null(cohort);
    assert_int_equal(diagnostics_n_errors(diagnostics), 0);
    assert_int_equal(cohort->n_people, 5);
    assert_true(cohort->has_register);
    for (gsize i = 0; i < G_N_ELEMENTS(PEOPLE); i++) {
        const struct cohort_person *person = &cohort->people[i];
        assert_string_equal(person->id, PEOPLE[i].id); /* in the order of numbers */
        assert_int_equal(person->pre, PEOPLE[i].pre);
        assert_int_equal(person->post, PEOPLE[i].post);
        assert_int_equal(person->registered, PEOPLE[i].registered);
        assert_true(isnan(PEOPLE[i].hours) ? isnan(person->hours)
                                           : person->hours == PEOPLE[i].hours);
    }
    /* What one wave leaves open, the other says. */
    assert_int_equal(cohort->people[0].sex, 2);
    assert_int_equal(cohort->people[0].birth_year, 1370);
    assert_int_equal(cohort->people[0].arm, 1);
    assert_int_equal(cohort->people[3].birth_year, 1350);
    /* The place of the register counts for people without an interview. */
    assert_string_equal(places_name(ready.places, -1, cohort->people[4].neighbourhood), "12");
    assert_int_equal(only(diagnostics, MESSAGE_NOT_IN_PRE)->line, 2);
    clear(&ready);
}

static void one_wave_is_a_baseline(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct ready ready =
        make(state, (struct sources){.pre = HEADER "A,1,10,1,1360,0" ANSWERS}, diagnostics);

    no_diagnostics(diagnostics);
    assert_null(ready.cohort->post);
    assert_int_equal(ready.cohort->n_people, 1);
    assert_int_equal(ready.cohort->people[0].post, -1);
    assert_false(ready.cohort->has_register);
    clear(&ready);
}

/* The law: neither people nor the numbers of places hang on the order of rows or of files. */
static void the_order_of_rows_changes_nothing(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct sources one = {
        HEADER "A,2,20,1,1360,0" ANSWERS "B,1,10,1,1361,0" ANSWERS "C,1,۹,1,1362,0" ANSWERS,
        HEADER "A,2,20,1,1360,0" ANSWERS "B,1,10,1,1361,0" ANSWERS "C,1,9,1,1362,0" ANSWERS,
        "person,hours,county,neighbourhood\nZ,1,1,8\nA,3,2,20\n", NULL};
    struct sources other = {
        HEADER "C,1,9,1,1362,0" ANSWERS "B,1,10,1,1361,0" ANSWERS "A,2,20,1,1360,0" ANSWERS,
        HEADER "B,1,10,1,1361,0" ANSWERS "A,2,20,1,1360,0" ANSWERS "C,1,۹,1,1362,0" ANSWERS,
        "person,hours,county,neighbourhood\nA,3,2,20\nZ,1,1,8\n", NULL};
    struct ready a = make(state, one, diagnostics), b = make(state, other, diagnostics);

    no_diagnostics(diagnostics);
    assert_int_equal(a.cohort->n_people, 4);
    assert_int_equal(b.cohort->n_people, 4);
    for (guint i = 0; i < 4; i++) {
        const struct cohort_person *x = &a.cohort->people[i], *y = &b.cohort->people[i];
        assert_string_equal(x->id, y->id);
        assert_int_equal(x->county, y->county);
        assert_int_equal(x->neighbourhood, y->neighbourhood);
    }
    /* 8, 9, 10 in the first county, then 20. */
    assert_int_equal(find(a.cohort, "Z")->neighbourhood, 0);
    assert_int_equal(find(a.cohort, "C")->neighbourhood, 1);
    assert_int_equal(find(a.cohort, "B")->neighbourhood, 2);
    assert_int_equal(find(a.cohort, "A")->neighbourhood, 3);
    clear(&a);
    clear(&b);
}

static void a_place_that_changes_between_the_waves_is_an_error(void **state)
{
    static const struct {
        const char *pre, *post;
        const char *before, *now; /* NULL: they agree */
    } CASES[] = {
        {"1,10", "1,11", "10", "11"}, {"1,10", "2,20", "10", "20"}, {"1,", "2,", "1", "2"},
        {"1,", "2,20", "1", "20"},    {"1,", "1,10", NULL, NULL},   {",", "2,20", NULL, NULL},
        {"1,10", "1,", NULL, NULL},   {"1,10", ",", NULL, NULL},    {"1,10", "1,۱۰", NULL, NULL},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        own(diagnostics) diagnostics = diagnostics_new();
        g_autofree char *pre = g_strdup_printf(HEADER "A,%s,,,0" ANSWERS, CASES[i].pre);
        g_autofree char *post = g_strdup_printf(HEADER "A,%s,,,0" ANSWERS, CASES[i].post);
        struct ready ready = make(state, (struct sources){.pre = pre, .post = post}, diagnostics);
        if (CASES[i].before == NULL) {
            assert_non_null(ready.cohort);
        } else {
            const struct diagnostic *found = only(diagnostics, MESSAGE_PLACE_CHANGED);
            assert_null(ready.cohort);
            assert_string_equal(found->words[1], CASES[i].before);
            assert_string_equal(found->words[3], CASES[i].now);
            assert_int_equal(found->line, 2);
            assert_true(found->column == 2 || found->column == 3);
        }
        clear(&ready);
    }
}

static void an_open_place_is_filled_but_never_mixed(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct ready ready =
        make(state,
             (struct sources){HEADER "A,1,,,,0" ANSWERS "B,1,,,,0" ANSWERS,
                              HEADER "A,1,10,,,0" ANSWERS "B,1,,,,0" ANSWERS,
                              "person,hours,county,neighbourhood\nB,3,2,20\n", NULL},
             diagnostics);
    const struct cohort_person *a = find(ready.cohort, "A"), *b = find(ready.cohort, "B");
    const struct diagnostic *found = only(diagnostics, MESSAGE_REGISTER_PLACE_DIFFERS);

    assert_string_equal(places_name(ready.places, -1, a->neighbourhood), "10");
    assert_string_equal(places_name(ready.places, b->county, -1), "1");
    assert_int_equal(b->neighbourhood, -1); /* not the register's, which is in another county */
    assert_string_equal(found->words[0], "B");
    assert_string_equal(found->words[1], "20");
    assert_string_equal(found->words[2], "1");
    assert_int_equal(found->line, 2);
    clear(&ready);
}

static void sex_and_birth_that_change_are_told_once_each(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct ready ready =
        make(state,
             (struct sources){.pre = HEADER "A,1,10,1,1360,0" ANSWERS "B,1,10,2,1983,0" ANSWERS
                                            "C,1,10,99,,0" ANSWERS,
                              .post = HEADER "A,1,10,2,1369,0" ANSWERS "B,1,10,2,1362,0" ANSWERS
                                             "C,1,10,1,1340,0" ANSWERS},
             diagnostics);

    assert_non_null(ready.cohort);
    assert_int_equal(diagnostics_n(diagnostics), 2);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_PERSON_DIFFERS), 2);
    assert_string_equal(diagnostics_nth(diagnostics, 0)->words[1], "sex");
    assert_string_equal(diagnostics_nth(diagnostics, 1)->words[1], "born");
    assert_int_equal(find(ready.cohort, "A")->sex, 1); /* the first wave's is used */
    clear(&ready);
}

static void years_of_two_calendars_agree(void **state)
{
    (void)state;
    assert_true(birth_years_agree(1360, 1360));
    assert_true(birth_years_agree(1360, 1981));
    assert_true(birth_years_agree(1982, 1360));
    assert_true(birth_years_agree(0, 1360));
    assert_false(birth_years_agree(1360, 1983));
    assert_false(birth_years_agree(1360, 1361));
}

static char *crowd(guint from, guint to)
{
    GString *text = g_string_new(HEADER);

    for (guint i = from; i < to; i++)
        g_string_append_printf(text, "P%u,1,10,,,0" ANSWERS, i);
    return g_string_free(text, FALSE);
}

static void files_that_are_no_pair_are_refused(void **state)
{
    g_autofree char *pre = crowd(0, 20);
    g_autofree char *half = crowd(10, 30);
    g_autofree char *less = crowd(11, 31);
    own(diagnostics) fine = diagnostics_new();
    own(diagnostics) bad = diagnostics_new();
    struct ready ready = make(state, (struct sources){.pre = pre, .post = half}, fine);
    const struct diagnostic *found;

    assert_non_null(ready.cohort);
    clear(&ready);
    ready = make(state, (struct sources){.pre = pre, .post = less}, bad);
    found = only(bad, MESSAGE_FEW_MATCHES);
    assert_null(ready.cohort);
    assert_string_equal(found->words[0], "9");
    assert_string_equal(found->words[1], "20");
    clear(&ready);
}

/* 24 people, every other one of the comparison arm, and a register with those of the trained arm
 * up to a number. */
static void check_coverage(void **state, guint until, guint n_errors)
{
    g_autoptr(GString) pre = g_string_new(HEADER);
    g_autoptr(GString) attendance = g_string_new("person,hours\n");
    own(diagnostics) diagnostics = diagnostics_new();
    struct ready ready;

    for (guint i = 0; i < 24; i++)
        g_string_append_printf(pre, "P%u,1,10,,,%u" ANSWERS, i, i % 2);
    for (guint i = 1; i < until; i += 2)
        g_string_append_printf(attendance, "P%u,20\n", i);
    ready =
        make(state, (struct sources){.pre = pre->str, .attendance = attendance->str}, diagnostics);
    assert_int_equal(diagnostics_n_errors(diagnostics), n_errors);
    if (n_errors > 0)
        assert_string_equal(only(diagnostics, MESSAGE_REGISTER_FEW)->words[1], "12");
    clear(&ready);
}

static void a_register_without_most_people_is_refused(void **state)
{
    check_coverage(state, 24, 0);
    check_coverage(state, 12, 0); /* 6 of the 12 who were trained */
    check_coverage(state, 10, 1);
}

static void the_same_file_twice_is_refused(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct ready ready = make(state,
                              (struct sources){.pre = HEADER "A,1,10,1,1360,0" ANSWERS,
                                               .post = HEADER "A,1,10,1,1360,0" ANSWERS},
                              diagnostics);

    assert_null(ready.cohort);
    (void)only(diagnostics, MESSAGE_SAME_FILE);
    clear(&ready);
}

#define ROUND_HEADER "card,round,day,a1,a2,a3,k1,n1,w\n"

/* The message and the line of the only fault, or none. */
static void check_order(void **state, const char *pre, const char *post, enum message message,
                        guint64 line)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct ready ready = make(state, (struct sources){.pre = pre, .post = post}, diagnostics);

    if (message == N_MESSAGES) {
        no_diagnostics(diagnostics);
        assert_non_null(ready.cohort);
    } else {
        assert_int_equal(only(diagnostics, message)->line, line);
        assert_null(ready.cohort);
    }
    clear(&ready);
}

static void files_in_the_wrong_order_are_refused(void **state)
{
    static const char BEFORE[] = ROUND_HEADER "A,1,2025-10-01" ANSWERS "B,Before," ANSWERS;
    static const char AFTER[] = ROUND_HEADER "A,2,2026-02-01" ANSWERS "B,3," ANSWERS;
    static const char OLD[] = ROUND_HEADER "A,,2025-10-01" ANSWERS;
    static const char NEW[] = ROUND_HEADER "A,,2025-10-02" ANSWERS;

    check_order(state, BEFORE, AFTER, N_MESSAGES, 0);
    check_order(state, AFTER, BEFORE, MESSAGE_WAVES_SWAPPED, 0);
    check_order(state, OLD, NEW, N_MESSAGES, 0);
    check_order(state, NEW, OLD, MESSAGE_DAYS_SWAPPED, 0);
    check_order(state, ROUND_HEADER "A,1," ANSWERS "B,After," ANSWERS, AFTER, MESSAGE_OTHER_WAVE,
                3);
    /* What the forms say counts more than days, which are often wrong. */
    check_order(state, ROUND_HEADER "A,1,2026-10-01" ANSWERS, ROUND_HEADER "A,2,2025-10-01" ANSWERS,
                N_MESSAGES, 0);
}

/* One run lists what is wrong in every file. */
static void faults_of_all_sources_are_listed(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct ready ready =
        make(state,
             (struct sources){HEADER "A,1,10,1,1360,0,9,2,3,1,0,0\n",
                              HEADER "A,1,77,1,1360,0,2,2,3,1,0,0\nA,1,10,1,1360,0,2,2,3,1,0,0\n",
                              "person,hours,county,neighbourhood\nA,x,3,\n",
                              "county,neighbourhood,name,county_name\n1,10,X,Y\n"},
             diagnostics);

    assert_null(ready.cohort);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_CODE_OUT_OF_RANGE), 1);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_NEIGHBOURHOOD_UNKNOWN), 1);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_ID_TWICE), 1);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_HOURS_UNREADABLE), 1);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_COUNTY_UNKNOWN), 1);
    assert_int_equal(diagnostics_n_errors(diagnostics), 5);
    clear(&ready);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(people_of_all_sources_are_joined_by_number),
        IN_FOLDER(one_wave_is_a_baseline),
        IN_FOLDER(the_order_of_rows_changes_nothing),
        IN_FOLDER(a_place_that_changes_between_the_waves_is_an_error),
        IN_FOLDER(an_open_place_is_filled_but_never_mixed),
        IN_FOLDER(sex_and_birth_that_change_are_told_once_each),
        cmocka_unit_test(years_of_two_calendars_agree),
        IN_FOLDER(files_that_are_no_pair_are_refused),
        IN_FOLDER(a_register_without_most_people_is_refused),
        IN_FOLDER(the_same_file_twice_is_refused),
        IN_FOLDER(files_in_the_wrong_order_are_refused),
        IN_FOLDER(faults_of_all_sources_are_listed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
