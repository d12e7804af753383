/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/person_score.h"

#include <math.h>

struct side person_side(const struct study_track *track, guint person, enum study_wave wave)
{
    const struct cohort_person *one = &track->cohort->people[person];

    return wave == STUDY_PRE ? (struct side){track->pre, one->pre}
                             : (struct side){track->post, one->post};
}

static bool is_there(const struct side *side)
{
    return side->scores != NULL && side->row >= 0;
}

bool person_has_score(const struct side *side, guint scale)
{
    return is_there(side) && side->scores->own[scale] != NULL &&
           fraction_exists(side->scores->own[scale][side->row]);
}

static double score_figure(const struct side *side, guint scale, enum score_figure figure)
{
    const struct scores *scores = side->scores;
    struct fraction own = scores->own[scale][side->row];

    switch (figure) {
    case SCORE_OWN:
        return fraction_value(own);
    case SCORE_POMP:
        return fraction_value(score_pomp(&scores->instrument->scales[scale], own));
    case SCORE_FILLED:
        return score_prorated(scores, scale, (guint)side->row) ? 1 : 0;
    case SCORE_ANSWERED:
    case N_SCORE_FIGURES:
        break;
    }
    g_assert_not_reached();
}

double person_figure(const struct side *side, guint scale, enum score_figure figure)
{
    if (figure == SCORE_ANSWERED)
        return is_there(side) ? side->scores->n_answered[scale][side->row] : (double)NAN;
    return person_has_score(side, scale) ? score_figure(side, scale, figure) : (double)NAN;
}

const char *person_county(const struct study *study, const struct cohort_person *person)
{
    const GPtrArray *counties = study->places->counties;

    return person->county < 0
               ? ""
               : ((const struct county *)g_ptr_array_index(counties, person->county))->code;
}

const char *person_neighbourhood(const struct study *study, const struct cohort_person *person)
{
    const GPtrArray *all = study->places->neighbourhoods;

    return person->neighbourhood < 0
               ? ""
               : ((const struct neighbourhood *)g_ptr_array_index(all, person->neighbourhood))
                     ->code;
}
