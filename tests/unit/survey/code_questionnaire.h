/* SPDX-License-Identifier: GPL-3.0-or-later */
/* code_questionnaire.h - the questionnaire of the tests, with the five questions of a code. */
#ifndef TESTS_SURVEY_CODE_QUESTIONNAIRE_H
#define TESTS_SURVEY_CODE_QUESTIONNAIRE_H

#include "survey/cohort.h"
#include "unit/survey/questionnaire.h"

#define CODE_HEADER  "card,town,place,sex,born,dom,mother,father,older,home,a1,a2,a3,k1,n1,w\n"
#define CODE_ANSWERS ",1,2,3,1,0,0\n"

/* The folder; caller frees. */
static inline char *code_questionnaire_write(void **state)
{
    char *folder = questionnaire_write(state);
    g_autofree char *path = g_build_filename(folder, "survey.csv", NULL);
    g_autofree char *survey =
        g_strconcat(QUESTIONNAIRE[0][1],
                    "integer,dom,روز تولد,Day of birth,code_day,\n"
                    "text,mother,حرف نخست نام مادر,Mother's letter,code_mother,\n"
                    "text,father,حرف نخست نام پدر,Father's letter,code_father,\n"
                    "integer,older,بزرگ‌ترها,Older ones,code_siblings,\n"
                    "text,home,حرف نخست زادگاه,Letter of the birthplace,code_birthplace,\n",
                    NULL);

    assert_true(file_write(path, survey, strlen(survey), NULL));
    return folder;
}

/* Two waves joined; text of both without the heading. NULL only with errors. */
struct code_waves {
    struct track track;
    struct places *places;
    struct diagnostics *diagnostics;
    struct cohort *cohort;
};

static inline struct code_waves code_waves_of_files(void **state, const char *pre, const char *post)
{
    struct code_waves waves = {.track = {.instrument = code_questionnaire_write(state)},
                               .places = places_new(),
                               .diagnostics = diagnostics_new()};

    waves.track.pre = scratch_file(state, "pre.csv", pre);
    waves.track.post = scratch_file(state, "post.csv", post);
    waves.cohort = cohort_read(&waves.track, NULL, waves.places, waves.diagnostics);
    return waves;
}

static inline struct code_waves code_waves_read(void **state, const char *pre, const char *post)
{
    g_autofree char *first = g_strconcat(CODE_HEADER, pre, NULL);
    g_autofree char *second = g_strconcat(CODE_HEADER, post, NULL);

    return code_waves_of_files(state, first, second);
}

static inline void code_waves_free(struct code_waves *waves)
{
    g_clear_pointer(&waves->cohort, cohort_free);
    places_free(waves->places);
    diagnostics_free(waves->diagnostics);
    g_free(waves->track.instrument);
    g_free(waves->track.pre);
    g_free(waves->track.post);
}

static inline guint code_waves_n_matched(const struct code_waves *waves)
{
    guint n = 0;

    assert_non_null(waves->cohort);
    for (guint i = 0; i < waves->cohort->n_people; i++)
        n += waves->cohort->people[i].pre >= 0 && waves->cohort->people[i].post >= 0;
    return n;
}

#endif
