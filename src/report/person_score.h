/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/person_score.h - what the records say of one person on one scale. */
#ifndef REPORT_PERSON_SCORE_H
#define REPORT_PERSON_SCORE_H

#include "report/view.h"

enum score_figure {
    SCORE_OWN,      /* on the scale's own metric */
    SCORE_POMP,     /* on 0-100 */
    SCORE_ANSWERED, /* items (parts) answered */
    SCORE_FILLED,   /* 1: blanks were filled by the mean of the answered items, 0 */
    N_SCORE_FIGURES
};

struct side {                    /* one person in one wave */
    const struct scores *scores; /* NULL: the track has no such wave */
    gint32 row;                  /* -1: not there */
};

/* enum study_wave STUDY_PRE or STUDY_POST. */
struct side person_side(const struct study_track *track, guint person, enum study_wave wave);

bool person_has_score(const struct side *side, guint scale);

/* NAN where there is none. The items answered are there without a score too. */
double person_figure(const struct side *side, guint scale, enum score_figure figure);

/* Codes of the person's places, "" where they are not known. */
const char *person_county(const struct study *study, const struct cohort_person *person);
const char *person_neighbourhood(const struct study *study, const struct cohort_person *person);

#endif
